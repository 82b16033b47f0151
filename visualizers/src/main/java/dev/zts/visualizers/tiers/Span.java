package dev.zts.visualizers.tiers;

import dev.zts.telemetry.Tier;

/**
 * A time that a function spent in one tier.
 *
 * @param fromNanos {@link System#nanoTime}, as {@code toNanos}
 * @param refused whether it is interpreted because an opcode of it was refused
 */
public record Span(long fromNanos, long toNanos, Tier tier, boolean refused) {}
