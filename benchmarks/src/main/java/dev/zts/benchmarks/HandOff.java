package dev.zts.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.zts.server.EngineHost;
import dev.zts.server.HostOptions;
import dev.zts.server.InlinePolicy;
import dev.zts.server.ServerOptions;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.ServerLog;
import dev.zts.telemetry.Telemetry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What it costs to hand a request to a worker, by how long its handler runs: zts handlers on the
 * event loops against the same on workers, loaded by wrk. CPU and allocated bytes are this
 * process's per request, wrk not included.
 */
final class HandOff {
    private static final int CONNECTIONS = 32;

    /** Rounds of a short loop and a long one: the long one is compiled differently. */
    private static final long SHORT = 20_000;

    private static final long LONG = 2_000_000;
    private static final Pattern FIGURE =
            Pattern.compile("(?m)^\\s*(50%|99%|Requests/sec:)\\s+([\\d.]+)(us|ms|s)?");
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Answered by the loop itself: the way of a request without a handler. */
    private static final String NONE = "_health";

    /** Beside each other: fast ones at full speed, and two clients that ask for slow ones. */
    private static final String MIXED = "20 beside 5000";

    private final int rounds;
    private final int seconds;

    private HandOff(int rounds, int seconds) {
        this.rounds = rounds;
        this.seconds = seconds;
    }

    /** Takes rounds and seconds. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new HandOff(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])).run();
    }

    private record Server(EngineHost host, Telemetry telemetry) implements AutoCloseable {

        static Server start(Path folder, InlinePolicy policy) {
            Telemetry telemetry = new Telemetry();
            HostOptions options =
                    HostOptions.defaults()
                            .withServer(ServerOptions.defaults().withInline(policy))
                            .withWatch(false);
            return new Server(
                    EngineHost.start(folder, options, telemetry, new ConsoleLog()), telemetry);
        }

        /** {@return the median of the handlers' runs since a moment} */
        double runMicros(long sinceNanos) {
            List<Long> runs = new ArrayList<>();
            for (ServerLog log : telemetry.serverLogs()) {
                log.read(
                        0,
                        served -> {
                            if (served.receivedNanos() - sinceNanos > 0) {
                                runs.add(served.runNanos());
                            }
                        });
            }
            runs.sort(null);
            return runs.isEmpty() ? 0 : runs.get(runs.size() / 2) / 1e3;
        }

        @Override
        public void close() {
            host.close();
        }
    }

    private record Figures(
            double perSecond,
            double cpuMicros,
            double bytes,
            double runMicros,
            double p50,
            double p99) {}

    private void run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("hand-off");
        write(folder, "hello.js", "function handler() { return 'Hello, world!'; }");
        double nanosPerRound = calibrate(folder, SHORT);
        for (int micros : new int[] {20, 200}) {
            write(folder, micros + ".js", loop((long) (micros * 1e3 / nanosPerRound)));
        }
        write(folder, "5000.js", loop((long) (5e6 / calibrate(folder, LONG))));
        Map<InlinePolicy, Server> servers = new LinkedHashMap<>();
        for (InlinePolicy policy : InlinePolicy.values()) {
            servers.put(policy, Server.start(folder, policy));
        }
        System.out.println(
                "handler us        handlers on loops   responses/s   run us   CPU us    bytes   p50 us   p99 us");
        for (String path : List.of(NONE, "hello", "20", "200", "5000", MIXED)) {
            compare(servers, path);
        }
        servers.values().forEach(Server::close);
    }

    private static void write(Path folder, String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private static String loop(long rounds) {
        return """
        function handler() {
          let sum = 0;
          for (let i = 0; i < %d; i++) {
            sum = (sum * 31 + i) | 0;
          }
          return 'sum ' + sum;
        }
        """
                .formatted(rounds);
    }

    /** {@return how long a round of the loop takes once it is compiled} */
    private static double calibrate(Path folder, long rounds)
            throws IOException, InterruptedException {
        write(folder, "calibrate.js", loop(rounds));
        try (Server server = Server.start(folder, InlinePolicy.NEVER)) {
            load(server, "calibrate", 1, 3);
            return load(server, "calibrate", 1, 2).runMicros() * 1e3 / rounds;
        }
    }

    private void compare(Map<InlinePolicy, Server> servers, String path)
            throws IOException, InterruptedException {
        Map<InlinePolicy, List<Figures>> all = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (var server : servers.entrySet()) {
                Figures figures = measure(server.getValue(), path);
                // The first round warms up.
                if (round > 0) {
                    all.computeIfAbsent(server.getKey(), _ -> new ArrayList<>()).add(figures);
                }
            }
        }
        all.forEach((policy, figures) ->
                System.out.printf(
                        Locale.ROOT,
                        "%-16s  %-18s  %11.0f  %7.1f  %7.1f  %7.0f  %7.0f  %7.0f%n",
                        path,
                        policy.name().toLowerCase(Locale.ROOT),
                        median(figures.stream().mapToDouble(Figures::perSecond).toArray()),
                        median(figures.stream().mapToDouble(Figures::runMicros).toArray()),
                        median(figures.stream().mapToDouble(Figures::cpuMicros).toArray()),
                        median(figures.stream().mapToDouble(Figures::bytes).toArray()),
                        median(figures.stream().mapToDouble(Figures::p50).toArray()),
                        median(figures.stream().mapToDouble(Figures::p99).toArray())));
    }

    private Figures measure(Server host, String path) throws IOException, InterruptedException {
        if (!path.equals(MIXED)) {
            return load(host, path, CONNECTIONS, seconds);
        }
        Process slow = wrk(host, "5000", 2, seconds + 1);
        try {
            return load(host, "20", CONNECTIONS, seconds);
        } finally {
            slow.destroy();
            slow.waitFor();
        }
    }

    private static Figures load(Server host, String path, int connections, int seconds)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long cpu = SYSTEM.getProcessCpuTime();
        long bytes = THREADS.getTotalThreadAllocatedBytes();
        Process wrk = wrk(host, path, connections, seconds);
        String text = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        wrk.waitFor();
        cpu = SYSTEM.getProcessCpuTime() - cpu;
        bytes = THREADS.getTotalThreadAllocatedBytes() - bytes;
        Map<String, Double> figures = new LinkedHashMap<>();
        Matcher matcher = FIGURE.matcher(text);
        while (matcher.find()) {
            figures.put(matcher.group(1), Double.parseDouble(matcher.group(2)) * unit(matcher));
        }
        Double perSecond = figures.get("Requests/sec:");
        if (perSecond == null || text.contains("Non-2xx")) {
            throw new IOException("wrk says: " + text);
        }
        return new Figures(
                perSecond,
                cpu / 1e3 / (perSecond * seconds),
                bytes / (perSecond * seconds),
                host.runMicros(begin),
                figures.getOrDefault("50%", 0.0),
                figures.getOrDefault("99%", 0.0));
    }

    private static double unit(Matcher figure) {
        return switch (String.valueOf(figure.group(3))) {
            case "ms" -> 1e3;
            case "s" -> 1e6;
            default -> 1;
        };
    }

    private static Process wrk(Server host, String path, int connections, int seconds)
            throws IOException {
        return new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c" + connections,
                        "-d" + seconds + "s",
                        "--latency",
                        "http://127.0.0.1:" + host.host.address().getPort() + "/" + path)
                .redirectErrorStream(true)
                .start();
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
