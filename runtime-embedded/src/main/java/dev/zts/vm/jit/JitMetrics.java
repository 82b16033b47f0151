package dev.zts.vm.jit;

import dev.zts.telemetry.JitState;
import dev.zts.telemetry.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Sums over all that an engine compiles (SEED-FACTS.md 5.2). Any thread. */
public final class JitMetrics {

    private static final long[] BORDERS = {10_000, 100_000, 1_000_000};

    final LongAdder compilations = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder compileNanos = new LongAdder();
    final LongAdder stallNanos = new LongAdder();
    final LongAdder bytecodeBytes = new LongAdder();
    final LongAdder codeBytes = new LongAdder();
    final LongAdder evictions = new LongAdder();
    final LongAdder evictedBytes = new LongAdder();
    final LongAdder deoptimizations = new LongAdder();
    final LongAdder replacements = new LongAdder();
    private final AtomicLongArray promotions = new AtomicLongArray(Tier.values().length);
    private final AtomicLongArray histogram = new AtomicLongArray(BORDERS.length + 1);

    /** Counts a compilation that succeeded. */
    void compiled(long nanos, int bytecode, int bytes) {
        compilations.increment();
        compileNanos.add(nanos);
        bytecodeBytes.add(bytecode);
        codeBytes.add(bytes);
        int bin = 0;
        while (bin < BORDERS.length && nanos > BORDERS[bin]) {
            bin++;
        }
        histogram.incrementAndGet(bin);
    }

    /** Counts a move between tiers. */
    void moved(Tier from, Tier to) {
        if (to.compareTo(from) > 0) {
            promotions.incrementAndGet(to.ordinal());
        }
    }

    /** {@return moves into each tier from a lower one, by {@link Tier#ordinal}} */
    public List<Long> promotions() {
        return list(promotions);
    }

    /** {@return exits from optimized code} */
    public long deoptimizations() {
        return deoptimizations.sum();
    }

    private static List<Long> list(AtomicLongArray counts) {
        List<Long> values = new ArrayList<>();
        for (int i = 0; i < counts.length(); i++) {
            values.add(counts.get(i));
        }
        return values;
    }

    /**
     * {@return the figures now}
     *
     * @param jits of the pools at work
     */
    public JitState state(Collection<Jit> jits, CompileQueue queue) {
        int[] tiers = new int[Tier.values().length];
        int suppressed = 0;
        long live = 0;
        long capacity = 0;
        for (Jit jit : jits) {
            for (JitFunction function : jit.functions()) {
                if (function.lastSeen != 0) {
                    tiers[function.tier.ordinal()]++;
                }
                suppressed += function.suppressed ? 1 : 0;
            }
            live += jit.liveBytes();
            capacity += jit.options().codeCacheBytes();
        }
        return new JitState(
                queue.waiting(),
                CompileQueue.CAPACITY,
                Arrays.stream(tiers).boxed().toList(),
                suppressed,
                compilations.sum(),
                refused.sum(),
                failed.sum(),
                compileNanos.sum(),
                list(histogram),
                stallNanos.sum(),
                bytecodeBytes.sum(),
                codeBytes.sum(),
                live,
                capacity,
                evictions.sum(),
                evictedBytes.sum(),
                deoptimizations.sum(),
                replacements.sum());
    }
}
