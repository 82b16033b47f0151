package dev.zts.benchmarks.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The engines beside each other: every round runs each engine in a process of its own, in turn;
 * printed are medians over the rounds and ratios to zts. A process first runs all cases in turn to
 * warm up, then all again to measure, so that no case meets an engine that knows the earlier ones
 * only.
 *
 * <p>{@code EngineSuite FOLDER ROUNDS WARM_MILLIS BLOCK_MILLIS ENGINE...} or, as it calls itself,
 * {@code EngineSuite FOLDER --worker ENGINE WARM_MILLIS BLOCK_MILLIS}.
 */
public final class EngineSuite {

    private static final int BLOCKS = 3;

    private EngineSuite() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        if (arguments[1].equals("--worker")) {
            work(folder, arguments[2], Long.parseLong(arguments[3]), Long.parseLong(arguments[4]));
            return;
        }
        int rounds = Integer.parseInt(arguments[1]);
        String[] times = {arguments[2], arguments[3]};
        List<String> engines = Arrays.asList(arguments).subList(4, arguments.length);
        Map<String, Map<String, List<Double>>> rates = new LinkedHashMap<>();
        Map<String, Double> checks = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (String engine : engines) {
                System.err.println("round " + round + ": " + engine);
                collect(engine, command(folder, engine, times), rates, checks);
            }
        }
        print(engines, rates);
    }

    // One engine, in a process of its own

    private static void work(Path folder, String engine, long warmMillis, long blockMillis)
            throws IOException {
        try (Peer peer = peer(engine)) {
            Map<Case, Peer.Run> runs = new LinkedHashMap<>();
            Map<Case, Double> checks = new LinkedHashMap<>();
            for (Case each : Case.ALL) {
                Peer.Run run = peer.load(each.name() + ".js", each.source(folder));
                runs.put(each, run);
                checks.put(each, run.call(each.iterations()));
                turn(run, each, warmMillis);
            }
            for (Case each : Case.ALL) {
                Peer.Run run = Objects.requireNonNull(runs.get(each));
                turn(run, each, blockMillis);
                double[] blocks = new double[BLOCKS];
                for (int i = 0; i < BLOCKS; i++) {
                    blocks[i] = turn(run, each, blockMillis);
                }
                Arrays.sort(blocks);
                System.out.printf(
                        Locale.ROOT,
                        "%s %f %f%n",
                        each.name(),
                        blocks[BLOCKS / 2],
                        checks.get(each));
            }
        }
    }

    /** {@return operations a second} */
    private static double turn(Peer.Run run, Case each, long millis) {
        long start = System.nanoTime();
        long end = start + millis * 1_000_000;
        long operations = 0;
        long now = start;
        while (now < end) {
            run.call(each.iterations());
            operations += each.iterations();
            now = System.nanoTime();
        }
        return operations * 1e9 / (now - start);
    }

    private static Peer peer(String engine) {
        return switch (engine) {
            case "zts" -> new ZtsPeer();
            case "graaljs" -> new GraalPeer();
            case "rhino-interpreted" -> new RhinoPeer(true);
            case "rhino-compiled" -> new RhinoPeer(false);
            default -> throw new IllegalArgumentException("no such engine: " + engine);
        };
    }

    // All engines in turn

    private static List<String> command(Path folder, String engine, String[] times) {
        List<String> command = new ArrayList<>();
        if (engine.equals("node")) {
            command.add("node");
            command.add(folder.resolveSibling("node-worker.js").toString());
            command.add(folder.toString());
            for (Case each : Case.ALL) {
                command.add(each.name() + ":" + each.iterations());
            }
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(
                    List.of(
                            "-XX:+UseG1GC",
                            "-Xmx512m",
                            "-Xss32m",
                            "--enable-native-access=ALL-UNNAMED"));
            command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-cp"));
            command.add(System.getProperty("java.class.path"));
            command.addAll(
                    List.of(EngineSuite.class.getName(), folder.toString(), "--worker", engine));
        }
        command.addAll(List.of(times));
        return command;
    }

    private static void collect(
            String engine,
            List<String> command,
            Map<String, Map<String, List<Double>>> rates,
            Map<String, Double> checks)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", 3);
                double check = Double.parseDouble(words[2]);
                Double known = checks.putIfAbsent(words[0], check);
                if (known != null && known != check) {
                    throw new IllegalStateException(
                            engine + " computes " + check + " in " + words[0] + ", not " + known);
                }
                rates.computeIfAbsent(words[0], _ -> new LinkedHashMap<>())
                        .computeIfAbsent(engine, _ -> new ArrayList<>())
                        .add(Double.parseDouble(words[1]));
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(engine + " ended with " + process.exitValue());
        }
    }

    private static void print(List<String> engines, Map<String, Map<String, List<Double>>> rates) {
        StringBuilder table = new StringBuilder(String.format("%-18s", "operations/s"));
        engines.forEach(engine -> table.append(String.format("%20s", engine)));
        table.append(System.lineSeparator());
        for (Case each : Case.ALL) {
            table.append(String.format("%-18s", each.name()));
            for (String engine : engines) {
                double rate = median(rates, each, engine);
                table.append(String.format(Locale.ROOT, "%,20.0f", rate));
            }
            table.append(System.lineSeparator());
        }
        String first = engines.getFirst();
        for (boolean suite : new boolean[] {true, false}) {
            String name = suite ? "suite" : "scripts";
            table.append(String.format("%-18s", first + " / " + name));
            for (String engine : engines) {
                double mean = ratio(rates, first, engine, suite);
                table.append(String.format(Locale.ROOT, "%20.2f", mean));
            }
            table.append(System.lineSeparator());
        }
        System.out.print(table);
    }

    /** Geometric mean of the ratios of two engines. */
    private static double ratio(
            Map<String, Map<String, List<Double>>> rates, String a, String b, boolean suite) {
        double logs = 0;
        int count = 0;
        for (Case each : Case.ALL) {
            if (each.suite() == suite) {
                logs += Math.log(median(rates, each, a) / median(rates, each, b));
                count++;
            }
        }
        return Math.exp(logs / count);
    }

    private static double median(
            Map<String, Map<String, List<Double>>> rates, Case each, String engine) {
        List<Double> sorted = new ArrayList<>(rates.get(each.name()).get(engine));
        sorted.sort(null);
        return sorted.get(sorted.size() / 2);
    }
}
