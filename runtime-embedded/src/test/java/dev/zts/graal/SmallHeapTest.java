package dev.zts.graal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.engine.EngineOptions;
import dev.zts.engine.Handlers;
import dev.zts.engine.Isolate;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Telemetry;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Handlers that grow without end, in a JVM of their own with a small heap. */
class SmallHeapTest {
    private static final long PATIENCE_SECONDS = 60;

    @Test
    void growth_failsTheRequest_andTheProcessGoesOn() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command()).redirectErrorStream(true).start();
        String output;
        try (var in = process.getInputStream()) {
            output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(output.lines().filter(line -> line.startsWith("result ")))
                .as(output)
                .containsExactly(
                        "result MEMORY", "result MEMORY", "result RangeError", "result ok");
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(
                List.of(
                        "-Xmx160m",
                        "-XX:+UseG1GC",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        Grower.class.getName()));
        return command;
    }

    /** Everything this JVM runs on, module path or class path. */
    private static String classPath() {
        List<String> paths = new ArrayList<>();
        for (String property : List.of("jdk.module.path", "java.class.path")) {
            String value = System.getProperty(property);
            if (value != null && !value.isEmpty()) {
                paths.add(value);
            }
        }
        String tests =
                new File(Grower.class.getProtectionDomain().getCodeSource().getLocation().getPath())
                        .getPath();
        paths.add(tests);
        paths.add(tests.replace("test-classes", "classes"));
        paths.add(tests.replaceFirst("classes$", "test-classes"));
        return String.join(File.pathSeparator, paths);
    }

    /** What runs in the other JVM. */
    static final class Grower {
        private Grower() {}

        public static void main(String[] arguments) {
            EngineOptions options = EngineOptions.defaults().withAllocationLimitBytes(48 << 20);
            try (var engine = GraalEngine.create(options, new Telemetry(), new ConsoleLog(1024))) {
                run(engine, "const a = []; for (;;) a.push({ x: [1, 2, 3] });");
                run(engine, "let a = ''; const p = []; for (let i = 0; ; i++) p.push(a += i);");
                run(engine, "try { let s = 'x'; for (;;) s += s; } catch (e) { return e.name; }");
                run(engine, "return 'ok';");
            }
        }

        private static void run(dev.zts.engine.Engine engine, String body) {
            var folder = Handlers.folder("a.js", "function handler() { " + body + " }");
            try (Isolate isolate = engine.open(engine.compile(folder))) {
                String shown = Handlers.show(isolate.run("a.js", Handlers.get("/")));
                String word = shown.startsWith("200") ? shown.substring(5) : shown.split(" ", 2)[0];
                System.out.println("result " + word);
            }
        }
    }
}
