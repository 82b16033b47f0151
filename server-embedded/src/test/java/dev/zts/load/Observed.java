package dev.zts.load;

import dev.zts.telemetry.Frame;
import dev.zts.telemetry.LatencySnapshot;
import dev.zts.telemetry.LoadState;
import dev.zts.telemetry.Phase;
import dev.zts.telemetry.RequestLog;
import dev.zts.telemetry.Sampler;
import dev.zts.telemetry.Telemetry;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** A run, and everything that came out of it: frames, log and result. */
final class Observed implements AutoCloseable {
    private final Telemetry telemetry = new Telemetry();
    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private final Sampler sampler = Sampler.start(telemetry, frames::add);
    final LoadRun run;

    Observed(InetSocketAddress target, LoadPlan plan) {
        run = LoadGenerator.start(target, plan, telemetry);
    }

    /** {@return the result, when every frame is there} */
    LoadResult result() throws InterruptedException, ExecutionException, TimeoutException {
        LoadResult result = run.done().get(15, TimeUnit.SECONDS);
        sampler.flush();
        return result;
    }

    List<Frame> frames() {
        return frames;
    }

    List<Frame> measured() {
        return frames(Phase.MEASURE);
    }

    List<Frame> frames(Phase phase) {
        return frames.stream().filter(frame -> frame.phase() == phase).toList();
    }

    long sum(Phase phase, ToLongFunction<LoadState> figure) {
        return frames(phase).stream().mapToLong(frame -> figure.applyAsLong(frame.load())).sum();
    }

    /** {@return all measured values of one kind} */
    Histogram merged(Function<Frame, LatencySnapshot> kind) {
        Histogram all = LatencySnapshot.newHistogram();
        measured().forEach(frame -> kind.apply(frame).addTo(all));
        return all;
    }

    Map<String, Long> measuredErrors() {
        Map<String, Long> sum = new TreeMap<>();
        measured().forEach(frame -> frame.errors().forEach((k, n) -> sum.merge(k, n, Long::sum)));
        return sum;
    }

    List<RequestLog.Request> log() {
        List<RequestLog.Request> rows = new ArrayList<>();
        telemetry.requestLogs().forEach(log -> log.read(0, rows::add));
        return rows;
    }

    @Override
    public void close() {
        run.stop();
        sampler.close();
    }
}
