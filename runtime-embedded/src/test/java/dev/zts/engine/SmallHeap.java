package dev.zts.engine;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Handlers that grow without end, in a JVM of their own with a small heap. */
public final class SmallHeap {
    private static final long PATIENCE_SECONDS = 60;

    private SmallHeap() {}

    /** Options that end growth before the heap does. */
    public static EngineOptions options() {
        return EngineOptions.defaults().withAllocationLimitBytes(48 << 20);
    }

    /** {@return what a main class prints that calls {@link #grow} in the other JVM} */
    public static List<String> results(Class<?> main) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(main)).redirectErrorStream(true).start();
        String output;
        try (var in = process.getInputStream()) {
            output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("still running: " + output);
            }
        } finally {
            process.destroyForcibly();
        }
        List<String> results = output.lines().filter(line -> line.startsWith("result ")).toList();
        if (results.isEmpty()) {
            throw new AssertionError(output);
        }
        return results;
    }

    /** Runs handlers that grow, and prints how each ended; then one that does not. */
    public static void grow(Engine engine) {
        run(engine, "const a = []; for (;;) a.push({ x: [1, 2, 3] });");
        run(engine, "let a = ''; const p = []; for (let i = 0; ; i++) p.push(a += i);");
        run(engine, "try { let s = 'x'; for (;;) s += s; } catch (e) { return e.name; }");
        run(engine, "return 'ok';");
    }

    private static void run(Engine engine, String body) {
        var folder = Handlers.folder("a.js", "function handler() { " + body + " }");
        try (Isolate isolate = engine.open(engine.compile(folder))) {
            String shown = Handlers.show(isolate.run("a.js", Handlers.get("/")));
            String word = shown.startsWith("200") ? shown.substring(5) : shown.split(" ", 2)[0];
            System.out.println("result " + word);
        }
    }

    private static List<String> command(Class<?> main) {
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
                        main.getName()));
        return command;
    }

    /** Everything this JVM runs on, module path or class path. */
    public static String classPath() {
        List<String> paths = new ArrayList<>();
        for (String property : List.of("jdk.module.path", "java.class.path")) {
            String value = System.getProperty(property);
            if (value != null && !value.isEmpty()) {
                paths.add(value);
            }
        }
        String tests =
                new File(
                                SmallHeap.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath())
                        .getPath();
        paths.add(tests);
        paths.add(tests.replace("test-classes", "classes"));
        paths.add(tests.replaceFirst("classes$", "test-classes"));
        return String.join(File.pathSeparator, paths);
    }
}
