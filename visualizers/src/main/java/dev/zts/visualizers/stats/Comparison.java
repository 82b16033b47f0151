package dev.zts.visualizers.stats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Two ways A and B to run the same load, compared by blocks that took turns: over all and for each
 * handler. {@link Bootstrap} says how the intervals are made, {@link Metric} which figure shows
 * what.
 *
 * <p>A difference is one if 1 is outside the interval and it is at least 1 %. Nothing is concluded
 * if the measurement does not carry it: too few blocks or requests, failures that are many or
 * differ between the sides, a rate that was not reached, a load generator that was late, or one
 * side that drifted by more than the difference.
 *
 * @param blocks of each side
 * @param open whether the load was an open one
 * @param all every request
 * @param handlers each handler, in the order of the load plan
 */
public record Comparison(int blocks, boolean open, Subject all, List<Subject> handlers) {
    /** Blocks of a side that an interval needs. */
    public static final int FEWEST_BLOCKS = 5;

    public Comparison {
        handlers = List.copyOf(handlers);
    }

    /**
     * What was compared.
     *
     * @param name label of the handler in the load plan, or {@code all}
     * @param gains by figure, in the order of {@link Metric}
     */
    public record Subject(String name, Map<Metric, Gain> gains) {
        public Subject {
            gains = Collections.unmodifiableMap(new EnumMap<>(gains));
        }

        /** {@return the gain in a figure, of which there is one for each time} */
        public Gain gain(Metric metric) {
            Gain gain = gains.get(metric);
            if (gain == null) {
                throw new IllegalArgumentException(name + " has no " + metric.label());
            }
            return gain;
        }
    }

    /**
     * Compares.
     *
     * @param a blocks of A in their order; the one at an index ran beside that of B
     * @param seed of the resampling
     */
    public static Comparison of(List<Block> a, List<Block> b, long seed) {
        boolean open = Stream.concat(a.stream(), b.stream()).anyMatch(Block::open);
        Set<String> names = new LinkedHashSet<>();
        a.forEach(block -> names.addAll(block.handlers().keySet()));
        b.forEach(block -> names.addAll(block.handlers().keySet()));
        List<Metric> times = List.of(Metric.HANDLER_TIME, Metric.LATENCY_P50, Metric.LATENCY_P99);
        List<Metric> ofAll = new ArrayList<>(times);
        if (!open) {
            ofAll.add(Metric.THROUGHPUT);
        }
        List<Subject> handlers =
                names.stream()
                        .map(name -> subject(name, times, a, b, block -> block.handler(name), seed))
                        .toList();
        Subject all = subject("all", ofAll, a, b, Block::all, seed);
        return new Comparison(Math.min(a.size(), b.size()), open, all, handlers);
    }

    private static Subject subject(
            String name,
            List<Metric> metrics,
            List<Block> a,
            List<Block> b,
            Function<Block, Figures> pick,
            long seed) {
        Pairs pairs = new Pairs(a, b, pick, seed);
        Map<Metric, Gain> gains = new EnumMap<>(Metric.class);
        metrics.forEach(metric -> gains.put(metric, pairs.compare(metric)));
        return new Subject(name, gains);
    }

    /**
     * {@return the figure that shows a gain of this load best: throughput of a closed load, the
     * handlers' time of an open one, whose throughput is given}
     */
    public Gain headline() {
        return all.gain(open ? Metric.HANDLER_TIME : Metric.THROUGHPUT);
    }
}
