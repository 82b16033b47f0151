package dev.zts.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.zts.load.LoadGenerator;
import dev.zts.load.LoadModel;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadRequest;
import dev.zts.load.LoadResult;
import dev.zts.load.LoadRun;
import dev.zts.telemetry.Sampler;
import dev.zts.telemetry.Telemetry;
import dev.zts.visualizers.timeline.Timeline;
import dev.zts.visualizers.timeline.TimelineView;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as a process of its own, as users run it. */
class ServeProcessTest {
    private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

    @TempDir private Path temp = Path.of("");

    @Test
    void termination_drainsAndAnswers143() throws Exception {
        Process serve = serve();
        try (BufferedReader out = serve.inputReader(StandardCharsets.UTF_8)) {
            port(out);

            serve.destroy();

            assertThat(serve.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(serve.exitValue()).isEqualTo(143);
        } finally {
            serve.destroyForcibly();
        }
    }

    /** FAULTS.md F9: a server that stands still for three seconds shows as three seconds. */
    @Test
    void stoppedServer_countsFromTheIntendedSendTime() throws Exception {
        assumeThat(File.separatorChar).as("signals exist").isEqualTo('/');
        Process serve = serve();
        try (BufferedReader out = serve.inputReader(StandardCharsets.UTF_8)) {
            InetSocketAddress target =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port(out));
            Telemetry telemetry = new Telemetry();
            Timeline timeline = new Timeline();
            LoadResult result;
            try (Sampler sampler = Sampler.start(telemetry, timeline::append)) {
                LoadRun run = LoadGenerator.start(target, plan(), telemetry);
                Awaitility.await()
                        .atMost(Duration.ofSeconds(10))
                        .until(() -> timeline.view().completed() > 200);
                long stopped = System.nanoTime();
                signal(serve, "STOP");
                Awaitility.await()
                        .atMost(Duration.ofSeconds(10))
                        .until(() -> System.nanoTime() - stopped > 3_000_000_000L);
                signal(serve, "CONT");
                result = run.done().get(30, TimeUnit.SECONDS);
                sampler.flush();
            }
            TimelineView view = timeline.view();

            assertThat(result.due()).isBetween(2_990L, 3_010L);
            assertThat(result.completed()).isEqualTo(result.due());
            assertThat(view.latency().total()).isEqualTo(result.completed());
            assertThat(view.latency().maxNanos() / 1e9).isBetween(2.8, 6.0);
            // At 500 requests/s about 1,500 were due in the standstill; half of them waited 1.5 s.
            assertThat(view.latency().nanosAt(75) / 1e9).isGreaterThan(1.0);
            assertThat(view.service().nanosAt(50)).isLessThan(view.latency().nanosAt(75));
        } finally {
            signal(serve, "CONT");
            serve.destroyForcibly();
        }
    }

    private static LoadPlan plan() {
        return LoadPlan.of(new LoadModel.Open(500), List.of(LoadRequest.get("/")))
                .withWarmup(Duration.ZERO)
                .withDuration(Duration.ofSeconds(6))
                .withConnections(8);
    }

    private Process serve() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("handlers"));
        Files.writeString(folder.resolve("handler.js"), "function handler() { return 'ok' }");
        String libraries =
                System.getProperty("jdk.module.path", "")
                        + File.pathSeparator
                        + System.getProperty("java.class.path", "");
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseG1GC",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        libraries,
                        "dev.zts.app.Main",
                        "serve",
                        folder.toString(),
                        "--port",
                        "0");
        return builder.redirectErrorStream(true).start();
    }

    private static int port(BufferedReader out) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            Matcher url = URL.matcher(line);
            if (url.find()) {
                return Integer.parseInt(url.group(1));
            }
        }
        throw new AssertionError("serve ended before it told its address:\n" + said);
    }

    private static void signal(Process process, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    }
}
