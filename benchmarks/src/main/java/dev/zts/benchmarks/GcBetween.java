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
import dev.zts.telemetry.Phase;
import dev.zts.telemetry.Sampler;
import dev.zts.telemetry.Telemetry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        private final GcOptions options;

        Mode(String label, GcOptions options) {
            this.label = label;
            this.options = options;
        }
    }

    private GcBetween() {}

    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        System.out.printf(
                "%-6s %-12s %8s %8s %8s %8s %6s %8s %7s %7s %6s %7s %6s%n",
                "size",
                "between",
                "p50 us",
                "p99 us",
                "p99.9 us",
                "max us",
                "pauses",
                "total ms",
                "longest",
                "cpu ms",
                "asked",
                "KB/req",
                "load");
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
            Pauses pauses;
            long cpu = cpuNanos();
            Histogram latency;
            try (GcRecorder recorder = GcRecorder.start()) {
                latency = bursts(host.address(), work, BURSTS);
                cpu = cpuNanos() - cpu;
                pauses = Pauses.of(recorder.stop());
            }
            sampler.flush();
            print(work, mode, latency, pauses, cpu, figures);
        } finally {
            Files.delete(handler);
            Files.delete(folder);
        }
    }

    private static Histogram bursts(InetSocketAddress target, Work work, int count) {
        Histogram latency = LatencySnapshot.newHistogram();
        LoadPlan plan =
                LoadPlan.of(new LoadModel.Open(work.rate), List.of(LoadRequest.get("/")))
                        .withWarmup(Duration.ZERO)
                        .withDuration(BURST);
        for (int i = 0; i < count; i++) {
            Telemetry telemetry = new Telemetry(1 << 12);
            try (Sampler sampler = Sampler.start(telemetry, frame -> addAnswered(frame, latency))) {
                LoadGenerator.start(target, plan, telemetry).done().join();
                sampler.flush();
            }
            LockSupport.parkNanos(REST_NANOS);
        }
        return latency;
    }

    private static void addAnswered(Frame frame, Histogram latency) {
        if (frame.phase() != Phase.WARMUP) {
            frame.latency().addTo(latency);
        }
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Stop-the-world pauses of collections, exact. */
    private record Pauses(int count, long nanos, long longestNanos) {
        static Pauses of(GcRecorder.Recorded recorded) {
            return new Pauses(
                    recorded.collections().size(),
                    recorded.collections().stream().mapToLong(GcPause::durationNanos).sum(),
                    recorded.collections().stream()
                            .mapToLong(GcPause::durationNanos)
                            .max()
                            .orElse(0));
        }
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
            Histogram latency,
            Pauses pauses,
            long cpuNanos,
            HostFigures figures) {
        System.out.printf(
                "%-6s %-12s %8.0f %8.0f %8.0f %8.0f %6d %8.1f %7.1f %7d %6d %7d %6.2f%n",
                work.label,
                mode.label,
                Measured.micros(latency, 50),
                Measured.micros(latency, 99),
                Measured.micros(latency, 99.9),
                Measured.micros(latency, 100),
                pauses.count(),
                pauses.nanos() / 1e6,
                pauses.longestNanos() / 1e6,
                cpuNanos / 1_000_000,
                figures.asked(),
                figures.kilobytesPerRun(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
