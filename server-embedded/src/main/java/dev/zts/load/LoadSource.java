package dev.zts.load;

import dev.zts.telemetry.Frame;
import dev.zts.telemetry.FrameSource;
import dev.zts.telemetry.LoadState;
import dev.zts.telemetry.Phase;
import dev.zts.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Adds a run's figures to the frames; each frame has those of one phase.
 *
 * <p>The first frame after the warm-up is still the warm-up's; measured requests answered meanwhile
 * are in the next one. Answers of the warm-up that come later are in no frame. What is answered
 * while the run drains was measured, so such frames say {@link Phase#MEASURE} and only those
 * without figures {@link Phase#DRAIN}. The source removes itself with the first frame after the
 * run's end.
 */
final class LoadSource implements FrameSource {
    private final EventLoopRun run;
    private final Telemetry telemetry;
    private Reader reader;
    private boolean measuring;

    LoadSource(EventLoopRun run, Telemetry telemetry) {
        this.run = run;
        this.telemetry = telemetry;
        this.reader = new Reader(run.warmup());
    }

    @Override
    public void sampleInto(Frame.Builder frame) {
        // Asked first: nothing is recorded after the run's end, so this frame is then complete.
        boolean over = run.isOver();
        Phase phase = run.phase();
        if (!measuring && (over || !run.hadWarmup())) {
            measure();
        }
        LoadState state = reader.readInto(frame, run.outstanding(), run.openConnections());
        frame.load(state);
        frame.phase(phaseOf(state, phase));
        if (!measuring && phase != Phase.WARMUP) {
            measure();
        }
        if (over) {
            telemetry.removeSource(this);
        }
    }

    private void measure() {
        measuring = true;
        reader = new Reader(run.measured());
    }

    private Phase phaseOf(LoadState state, Phase now) {
        if (!measuring) {
            return Phase.WARMUP;
        }
        boolean draining = now == Phase.DRAIN || now == Phase.IDLE;
        return draining && !reader.foundAny(state) ? Phase.DRAIN : Phase.MEASURE;
    }

    /** Reads what a tally gained since the last reading. */
    private static final class Reader {
        private final Tally tally;
        private final List<RouteReader> routes = new ArrayList<>();
        private final Map<String, Long> errors = new HashMap<>();
        private final Interval lag;
        private LoadState read = LoadState.NONE;
        private boolean anyFound;

        Reader(Tally tally) {
            this.tally = tally;
            this.lag = new Interval(tally.lag);
            tally.routes.forEach(route -> routes.add(new RouteReader(route)));
        }

        LoadState readInto(Frame.Builder frame, int outstanding, int connections) {
            anyFound = false;
            routes.forEach(route -> anyFound |= route.readInto(frame));
            Histogram lags = lag.next();
            anyFound |= lags.getTotalCount() > 0;
            frame.addLag(lags);
            readErrorsInto(frame);
            LoadState now =
                    new LoadState(
                            tally.due.get(),
                            tally.sent.get(),
                            tally.completed.get(),
                            tally.notSent.get(),
                            outstanding,
                            connections);
            LoadState gained =
                    new LoadState(
                            now.due() - read.due(),
                            now.sent() - read.sent(),
                            now.completed() - read.completed(),
                            now.notSent() - read.notSent(),
                            outstanding,
                            connections);
            read = now;
            return gained;
        }

        /** A request may be counted in one frame and recorded in the next: either is a find. */
        boolean foundAny(LoadState gained) {
            return anyFound || gained.due() + gained.sent() + gained.completed() > 0;
        }

        private void readErrorsInto(Frame.Builder frame) {
            tally.errors()
                    .forEach((kind, count) -> {
                        Long before = errors.put(kind, count);
                        long gained = count - (before == null ? 0 : before);
                        if (gained > 0) {
                            anyFound = true;
                            frame.addErrors(kind, gained);
                        }
                    });
        }
    }

    private static final class RouteReader {
        private final Tally.Route route;
        private final Interval latency;
        private final Interval service;
        private long completed;
        private long failed;

        RouteReader(Tally.Route route) {
            this.route = route;
            this.latency = new Interval(route.latency);
            this.service = new Interval(route.service);
        }

        /** {@return whether there was anything} */
        boolean readInto(Frame.Builder frame) {
            long nowCompleted = route.completed.get();
            long nowFailed = route.failed.get();
            Histogram latencies = latency.next();
            Histogram services = service.next();
            long gained = nowCompleted - completed + nowFailed - failed;
            boolean found = gained + latencies.getTotalCount() + services.getTotalCount() > 0;
            if (found) {
                frame.addRoute(
                        route.label,
                        nowCompleted - completed,
                        nowFailed - failed,
                        latencies,
                        services);
            }
            completed = nowCompleted;
            failed = nowFailed;
            return found;
        }
    }

    /** A recorder and the histogram it fills again for each frame. */
    private static final class Interval {
        private final SingleWriterRecorder recorder;
        private @Nullable Histogram spare;

        Interval(SingleWriterRecorder recorder) {
            this.recorder = recorder;
        }

        /** {@return what was recorded since the last call; valid until the next} */
        Histogram next() {
            Histogram filled = recorder.getIntervalHistogram(spare);
            spare = filled;
            return filled;
        }
    }
}
