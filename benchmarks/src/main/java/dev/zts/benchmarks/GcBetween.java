package dev.zts.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.zts.load.LoadGenerator;
import dev.zts.load.LoadModel;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadRequest;
import dev.zts.memory.GcOptions;
import dev.zts.memory.GcRecorder;
import dev.zts.pool.PoolOptions;
import dev.zts.server.EngineHost;
import dev.zts.server.HostOptions;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Counter;
import dev.zts.telemetry.EngineEvent.GcPause;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.GcOutcome;
import dev.zts.telemetry.LatencySnapshot;
import dev.zts.telemetry.RequestLog.Request;
import dev.zts.telemetry.Sampler;
import dev.zts.telemetry.Telemetry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Whether collections between requests make anything faster: a zts host whose handler makes
 * garbage, under bursts of open load with rests between them, with and without them in turn.
 */
final class GcBetween {
    private static final int BURSTS = 10;
    private static final int WARM_BURSTS = 3;
    private static final Duration BURST = Duration.ofSeconds(1);
    private static final long REST_NANOS = 500_000_000;

    /** Keeps some megabytes alive, so that a collection has something to copy and to mark. */
    private static final String HANDLER =
            """
            const live = [];
            for (let i = 0; i < 60000; i++) {
                live.push({ id: i, name: 'item ' + i, tags: [i, i + 1] });
            }
            let next = 0;
            export default function handler(request) {
                const made = [];
                for (let i = 0; i < COUNT; i++) {
                    made.push({ id: i, next: [i, i + 1] });
                }
                live[next++ % live.length] = made[made.length - 1];
                return Response.text('made ' + made.length);
            }
            """;

    /** A size of handler, and how often it is called. */
    private enum Work {
        SMALL("64 KB", 300, 1_500),
        LARGE("1 MB", 5_000, 120);

        private final String label;
        private final int objects;
        private final int rate;

        Work(String label, int objects, int rate) {
            this.label = label;
            this.objects = objects;
            this.rate = rate;
        }
    }

    /** Who asks for collections. */
    private enum Mode {
        OFF("off", GcOptions.defaults()),
        AUTO("auto", GcOptions.defaults().withPolicy(GcOptions.Policy.AUTO)),
        EACH_REST(
                "auto, 0.4 s",
                GcOptions.defaults()
                        .withPolicy(GcOptions.Policy.AUTO)
                        .withInterval(Duration.ofMillis(400)));

        private final String label;

        @SuppressWarnings("ImmutableEnumChecker") // a record of numbers and enums
        private final GcOptions options;

        Mode(String label, GcOptions options) {
            this.label = label;
            this.options = options;
        }
    }

    private GcBetween() {}

    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        System.out.println(
                """
                us: latency, and of it what pauses of collections took; met: requests that met one
                size   between      |   p50     p99   p99.9 |  met %  p99.9     max | pauses  ms longest | cpu ms asked KB/req load
                """
                        .stripTrailing());
        for (int round = 0; round < rounds; round++) {
            for (Work work : Work.values()) {
                for (Mode mode : Mode.values()) {
                    measure(work, mode);
                }
            }
        }
    }

    private static void measure(Work work, Mode mode) throws IOException {
        Path folder = Files.createTempDirectory("gc-between");
        Path handler = folder.resolve("index.js");
        Files.writeString(handler, HANDLER.replace("COUNT", String.valueOf(work.objects)));
        Telemetry telemetry = new Telemetry();
        HostFigures figures = new HostFigures();
        HostOptions options =
                HostOptions.defaults()
                        .withPool(PoolOptions.defaults().withCapacity(2).withPrewarm(2))
                        .withGc(mode.options)
                        .withWatch(false);
        try (EngineHost host =
                        EngineHost.start(folder, options, telemetry, new ConsoleLog(10_000));
                Sampler sampler = Sampler.start(telemetry, figures::add)) {
            bursts(host.address(), work, WARM_BURSTS);
            sampler.flush();
            figures.reset();
            try (GcRecorder recorder = GcRecorder.start()) {
                long cpu = cpuNanos();
                List<Request> requests = bursts(host.address(), work, BURSTS);
                cpu = cpuNanos() - cpu;
                List<GcPause> pauses = recorder.stop().collections();
                sampler.flush();
                print(work, mode, requests, pauses, cpu, figures);
            }
        } finally {
            Files.delete(handler);
            Files.delete(folder);
        }
    }

    private static List<Request> bursts(InetSocketAddress target, Work work, int count) {
        List<Request> requests = new ArrayList<>();
        LoadPlan plan =
                LoadPlan.of(new LoadModel.Open(work.rate), List.of(LoadRequest.get("/")))
                        .withWarmup(Duration.ZERO)
                        .withDuration(BURST);
        for (int i = 0; i < count; i++) {
            Telemetry telemetry = new Telemetry(1 << 12);
            LoadGenerator.start(target, plan, telemetry).done().join();
            telemetry.requestLogs().forEach(log -> log.read(0, requests::add));
            LockSupport.parkNanos(REST_NANOS);
        }
        return requests;
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** {@return how long pauses held up a request} */
    private static long paused(Request request, List<GcPause> pauses) {
        long nanos = 0;
        for (GcPause pause : pauses) {
            long from = Math.max(request.intendedNanos(), pause.nanos());
            long to = Math.min(request.endNanos(), pause.nanos() + pause.durationNanos());
            nanos += Math.max(0, to - from);
        }
        return nanos;
    }

    /** What the frames of a host came to. Written by the sampler, read after a flush. */
    private static final class HostFigures {
        private long runs;
        private long bytes;
        private long asked;
        private long askedBefore;

        synchronized void add(Frame frame) {
            runs += frame.count(Counter.HANDLER_RUNS);
            bytes += frame.count(Counter.HANDLER_ALLOCATED_BYTES);
            asked = frame.memory().asking().count(GcOutcome.ASKED);
        }

        synchronized void reset() {
            runs = 0;
            bytes = 0;
            askedBefore = asked;
        }

        synchronized long asked() {
            return asked - askedBefore;
        }

        synchronized long kilobytesPerRun() {
            return runs == 0 ? 0 : bytes / runs / 1_000;
        }
    }

    private static void print(
            Work work,
            Mode mode,
            List<Request> requests,
            List<GcPause> pauses,
            long cpuNanos,
            HostFigures figures) {
        Histogram latency = LatencySnapshot.newHistogram();
        Histogram paused = LatencySnapshot.newHistogram();
        long met = 0;
        for (Request request : requests) {
            long nanos = paused(request, pauses);
            met += nanos > 0 ? 1 : 0;
            latency.recordValue(request.latencyNanos());
            paused.recordValue(nanos);
        }
        System.out.printf(
                "%-6s %-12s | %5.0f %7.0f %7.0f | %6.2f %6.0f %7.0f | %6d %6.1f %4.1f | %6d %4d %6d %5.1f%n",
                work.label,
                mode.label,
                Measured.micros(latency, 50),
                Measured.micros(latency, 99),
                Measured.micros(latency, 99.9),
                100.0 * met / requests.size(),
                Measured.micros(paused, 99.9),
                Measured.micros(paused, 100),
                pauses.size(),
                pauses.stream().mapToLong(GcPause::durationNanos).sum() / 1e6,
                pauses.stream().mapToLong(GcPause::durationNanos).max().orElse(0) / 1e6,
                cpuNanos / 1_000_000,
                figures.asked(),
                figures.kilobytesPerRun(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
