package dev.zts.visualizers.stats;

/**
 * What can be compared. Each is one number of a block.
 *
 * <p>Which of them shows a gain depends on the load. An open load asks at a fixed rate, so
 * throughput is fixed with it, and a faster handler shows in the time it takes. A closed load asks
 * again as soon as it is answered, so that the time saved becomes throughput. Latency holds the
 * network, queues and the load generator as well, all of them equal on both sides, and shows less
 * of a gain than the handler's own time.
 */
public enum Metric {
    /** Time in the handler as the server measures it: what a compiler changes. */
    HANDLER_TIME("handler time", 30, false) {
        @Override
        double of(Figures figures) {
            return figures.handlerNanos();
        }

        @Override
        long valuesIn(Figures figures) {
            return figures.handlerRuns();
        }
    },
    LATENCY_P50("latency p50", 30, false) {
        @Override
        double of(Figures figures) {
            return figures.latency().nanosAt(50);
        }

        @Override
        long valuesIn(Figures figures) {
            return figures.latency().total();
        }
    },
    /** Of fewer than 100 values it would be the largest. */
    LATENCY_P99("latency p99", 100, false) {
        @Override
        double of(Figures figures) {
            return figures.latency().nanosAt(99);
        }

        @Override
        long valuesIn(Figures figures) {
            return figures.latency().total();
        }
    },
    THROUGHPUT("throughput", 30, true) {
        @Override
        double of(Figures figures) {
            return figures.perSecond();
        }

        @Override
        long valuesIn(Figures figures) {
            return figures.requests();
        }
    };

    private final String label;
    private final int fewestValues;
    private final boolean perSecond;

    Metric(String label, int fewestValues, boolean perSecond) {
        this.label = label;
        this.fewestValues = fewestValues;
        this.perSecond = perSecond;
    }

    public String label() {
        return label;
    }

    /** {@return whether it is a number per second, and more is better; else nanoseconds} */
    public boolean perSecond() {
        return perSecond;
    }

    /** {@return how many requests a block needs for the figure to mean something} */
    public int fewestValues() {
        return fewestValues;
    }

    abstract double of(Figures figures);

    /** {@return how many requests the figure is made of} */
    abstract long valuesIn(Figures figures);
}
