package dev.zts.app.compare;

import dev.zts.app.compare.SideBySide.Side;

/**
 * How far a comparison is.
 *
 * @param doing what runs now, in words
 * @param share of the whole that is done, 0 to 1
 */
public record Progress(String doing, double share) {
    /** Share of the whole that the warm-up counts for, since nobody knows how long it takes. */
    private static final double WARMUP_SHARE = 0.2;

    static Progress warmingUp(Side side, double shareOfLimit) {
        return new Progress("Warming up " + side, WARMUP_SHARE * Math.min(1, shareOfLimit));
    }

    static Progress measuring(Side side, int block, int blocks, int done) {
        return new Progress(
                "Block " + block + " of " + blocks + ", side " + side,
                WARMUP_SHARE + (1 - WARMUP_SHARE) * done / (2.0 * blocks));
    }
}
