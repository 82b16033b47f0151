package dev.zts.app.compare;

import dev.zts.app.run.RunSession;
import dev.zts.engine.JitOptions;
import dev.zts.load.LoadModel;
import dev.zts.load.LoadPlan;
import dev.zts.server.HostOptions;
import dev.zts.server.HostState;
import dev.zts.server.ServerOptions;
import dev.zts.visualizers.report.Units;
import dev.zts.visualizers.stats.Block;
import dev.zts.visualizers.stats.Comparison;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * A folder served by two hosts that differ in a setting, A and B, of which one has the load at a
 * time. Both stay warm, and what one compiles the other does not use; the Java VM below, its
 * profiles of the shared interpreter included, is the same for both. Thread-safe; one comparison at
 * a time.
 */
public final class SideBySide implements AutoCloseable {
    /** As configured, and with the change. */
    enum Side {
        A,
        B
    }

    /** Serves a folder. */
    @FunctionalInterface
    interface Opener {
        Contestant open(Path folder, HostOptions options);
    }

    /** A mean handler time that moves by less between two segments has settled. */
    private static final double SETTLED = 0.1;

    /** Segments that each side runs at least, so that two can be compared. */
    private static final int FEWEST_SEGMENTS = 2;

    private final JitOptions jitA;
    private final JitOptions jitB;
    private final Contestant a;
    private final Contestant b;
    private volatile boolean cancelled;

    private SideBySide(Path folder, HostOptions configured, Against against, Opener opener) {
        HostOptions quiet = quiet(configured);
        this.a = opener.open(folder, quiet);
        this.jitA = a.host().engineOptions().jit();
        this.jitB = against.applyTo(jitA);
        try {
            this.b = opener.open(folder, quiet.withJit(jitB));
        } catch (RuntimeException | Error e) {
            a.close();
            throw e;
        }
    }

    /**
     * Serves the folder twice, on free ports, and does not follow its changes. Takes seconds; not
     * on the FX thread.
     *
     * @throws dev.zts.folder.FolderException if the folder cannot be used
     * @throws dev.zts.server.ServerStartException if an address cannot be bound
     */
    public static SideBySide open(Path folder, HostOptions configured, Against against) {
        return open(
                folder,
                configured,
                against,
                (path, options) -> new LiveContestant(RunSession.open(path, options)));
    }

    static SideBySide open(Path folder, HostOptions configured, Against against, Opener opener) {
        return new SideBySide(folder, configured, against, opener);
    }

    private static HostOptions quiet(HostOptions options) {
        ServerOptions server = options.server();
        InetSocketAddress anyPort = new InetSocketAddress(server.address().getAddress(), 0);
        return options.withWatch(false).withServer(server.withAddress(anyPort));
    }

    /** {@return what side A serves; side B serves the same} */
    public HostState host() {
        return a.host();
    }

    /** {@return the plan of the folder} */
    public LoadPlan defaultPlan() {
        return a.defaultPlan();
    }

    /**
     * Warms both sides up, gives them the load in turns and {@return what came of it} Takes the
     * time of the schedule; not on the FX thread.
     *
     * @param told hears of each step, on the calling thread
     * @throws CancellationException if this was cancelled or closed
     */
    public Outcome run(LoadPlan plan, Schedule schedule, Consumer<Progress> told)
            throws InterruptedException {
        Course course = new Course(plan, schedule, told);
        boolean settled = course.warmUp();
        course.measure();
        Comparison comparison =
                Comparison.of(course.blocks(Side.A), course.blocks(Side.B), schedule.seed());
        Path name = host().folder().getFileName();
        return new Outcome(
                name == null ? host().folder().toString() : name.toString(),
                Against.describe(jitA),
                Against.describe(jitB),
                describe(plan, schedule),
                comparison,
                notes(settled, schedule, comparison));
    }

    private Contestant contestant(Side side) {
        return switch (side) {
            case A -> a;
            case B -> b;
        };
    }

    /** Under the lock, so that a run that starts now is stopped by whoever cancels next. */
    private synchronized CompletableFuture<Block> start(Side side, LoadPlan plan) {
        requireGoingOn();
        return contestant(side).start(plan);
    }

    private void requireGoingOn() {
        if (cancelled) {
            throw new CancellationException("the comparison was stopped");
        }
    }

    /** One comparison: warm-up, then blocks. */
    private final class Course {
        private final LoadPlan plan;
        private final Schedule schedule;
        private final Consumer<Progress> told;
        private final Map<Side, List<Block>> blocks = new EnumMap<>(Side.class);

        Course(LoadPlan plan, Schedule schedule, Consumer<Progress> told) {
            this.plan = plan;
            this.schedule = schedule;
            this.told = told;
        }

        List<Block> blocks(Side side) {
            return blocks.computeIfAbsent(side, _ -> new ArrayList<>());
        }

        /** {@return whether both sides settled before the limit} */
        boolean warmUp() throws InterruptedException {
            LoadPlan segment = schedule.warmupSegment(plan);
            long wanted = schedule.warmup().toNanos();
            long fewest =
                    Math.max(FEWEST_SEGMENTS, Math.ceilDiv(wanted, segment.duration().toNanos()));
            long start = System.nanoTime();
            Warmth ofA = new Warmth(a);
            Warmth ofB = new Warmth(b);
            for (int i = 1; ; i++) {
                told.accept(Progress.warmingUp(Side.A, shareOfLimit(start)));
                ofA.look(load(Side.A, segment));
                told.accept(Progress.warmingUp(Side.B, shareOfLimit(start)));
                ofB.look(load(Side.B, segment));
                boolean settled = ofA.settled && ofB.settled;
                if (i >= fewest && settled || shareOfLimit(start) >= 1) {
                    return settled;
                }
            }
        }

        private double shareOfLimit(long start) {
            double limit = Math.max(1, schedule.warmupLimit().toNanos());
            return (System.nanoTime() - start) / limit;
        }

        /** Lets both sides take turns: A B, B A, A B, … */
        void measure() throws InterruptedException {
            for (int i = 0; i < schedule.blocks(); i++) {
                boolean even = i % 2 == 0;
                measure(even ? Side.A : Side.B, i, 0);
                measure(even ? Side.B : Side.A, i, 1);
            }
        }

        private void measure(Side side, int pair, int place) throws InterruptedException {
            told.accept(Progress.measuring(side, pair + 1, schedule.blocks(), 2 * pair + place));
            blocks(side).add(load(side, schedule.block(plan)));
        }

        private Block load(Side side, LoadPlan load) throws InterruptedException {
            CompletableFuture<Block> run = start(side, load);
            try {
                Block block = run.get();
                requireGoingOn();
                return block;
            } catch (InterruptedException e) {
                cancel();
                throw e;
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause
                        ? cause
                        : new CompletionException(e.getCause());
            }
        }
    }

    /** Whether a side still changes. */
    private static final class Warmth {
        private final Contestant side;
        private double nanos;
        private long compilations;
        private boolean settled;

        Warmth(Contestant side) {
            this.side = side;
        }

        void look(Block newest) {
            double newNanos = newest.all().handlerNanos();
            long newCompilations = side.compilations();
            settled =
                    newCompilations == compilations
                            && Math.abs(newNanos - nanos) <= SETTLED * nanos;
            nanos = newNanos;
            compilations = newCompilations;
        }
    }

    private static String describe(LoadPlan plan, Schedule schedule) {
        String model =
                switch (plan.model()) {
                    case LoadModel.Open(double rate) ->
                            "open load, " + Units.rate(rate) + " requests/s";
                    case LoadModel.Closed(int connections) ->
                            "closed load, " + connections + " connections";
                };
        return model
                + ", "
                + schedule.blocks()
                + " blocks of "
                + seconds(schedule.block())
                + " a side in turns (ABBA)";
    }

    private static String seconds(Duration duration) {
        return Units.roundDuration(duration.toNanos());
    }

    private List<String> notes(boolean settled, Schedule schedule, Comparison comparison) {
        List<String> notes = new ArrayList<>();
        if (a.host().engine().equals(b.host().engine())) {
            notes.add(
                    "Both sides say that they run as "
                            + a.host().engine().mode()
                            + ": if they do, every difference is chance.");
        }
        if (!settled) {
            notes.add(
                    "After "
                            + seconds(schedule.warmupLimit())
                            + " of warm-up a side was still changing.");
        }
        if (comparison.handlers().size() > 1) {
            notes.add(
                    "Each interval is at 95 % by itself: of 20 equal handlers one shows a"
                            + " difference by chance.");
        }
        return notes;
    }

    /** Ends the comparison under way early. Returns at once. */
    public synchronized void cancel() {
        cancelled = true;
        a.stop();
        b.stop();
    }

    /** Stops everything. May be called again. */
    @Override
    public void close() {
        cancel();
        try {
            a.close();
        } finally {
            b.close();
        }
    }
}
