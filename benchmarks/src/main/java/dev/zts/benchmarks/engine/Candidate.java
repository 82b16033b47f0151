package dev.zts.benchmarks.engine;

import dev.zts.engine.JitOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An engine that can be measured, each time in a process of its own. */
enum Candidate {
    /** Every opcode compiles, in both tiers, at the thresholds. */
    ZTS,
    /** Without the optimized tier. */
    ZTS_BASELINE,
    /** Nothing compiles. */
    ZTS_INTERPRETED,
    /** Without the Graal compiler. */
    GRAALJS,
    /** With the Graal compiler, which is Java code itself. */
    GRAALJS_JIT,
    RHINO_INTERPRETED,
    /** To classes of the JVM. */
    RHINO_COMPILED,
    NODE;

    /** The folder with the Graal compiler's jars. */
    private static final String GRAAL_COMPILER = "graal.compiler";

    static Candidate of(String name) {
        for (Candidate each : values()) {
            if (each.text().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no such engine: " + name);
    }

    /** {@return its name in arguments and tables} */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Opens it in this process. */
    Peer open() {
        JitOptions full = JitOptions.defaults().withCoverage(JitOptions.Coverage.FULL);
        return switch (this) {
            case ZTS -> new ZtsPeer(full);
            case ZTS_BASELINE -> new ZtsPeer(full.withOptimize(false));
            case ZTS_INTERPRETED -> new ZtsPeer(full.withPolicy(JitOptions.Policy.DISABLED));
            case GRAALJS -> new GraalPeer(false);
            case GRAALJS_JIT -> new GraalPeer(true);
            case RHINO_INTERPRETED -> new RhinoPeer(true);
            case RHINO_COMPILED -> new RhinoPeer(false);
            case NODE -> throw new IllegalStateException("node is no library");
        };
    }

    /**
     * {@return the command of a process that measures it, without arguments}
     *
     * @param folder of the cases
     * @param worker class that measures in a JVM
     * @param script beside the folder that measures in node
     */
    List<String> command(Path folder, Class<?> worker, String script) {
        if (this == NODE) {
            return List.of("node", folder.resolveSibling(script).toString(), folder.toString());
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseG1GC", "-Xmx1g", "-Xss32m"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        if (this == GRAALJS_JIT) {
            command.addAll(List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+EnableJVMCI"));
            command.addAll(List.of("--upgrade-module-path", System.getProperty(GRAAL_COMPILER)));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(worker.getName(), folder.toString(), "--worker", text()));
        return command;
    }
}
