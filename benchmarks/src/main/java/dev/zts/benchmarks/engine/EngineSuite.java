package dev.zts.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The engines beside each other: every round runs each engine in a process of its own, in turn;
 * printed are medians over the rounds and ratios of the first engine to each. A process first runs
 * all cases in turn to warm up, then all again to measure, so that no case meets an engine that
 * knows the earlier ones only.
 *
 * <p>{@code EngineSuite FOLDER ROUNDS WARM_MILLIS BLOCK_MILLIS CASES ENGINE...} or, as it calls
 * itself, {@code EngineSuite FOLDER --worker ENGINE WARM_MILLIS BLOCK_MILLIS CASES}; CASES is a
 * regular expression.
 */
public final class EngineSuite {

    private static final int BLOCKS = 3;

    private EngineSuite() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        if (arguments[1].equals("--worker")) {
            work(
                    folder,
                    Candidate.of(arguments[2]),
                    Long.parseLong(arguments[3]),
                    Long.parseLong(arguments[4]),
                    cases(arguments[5]));
            return;
        }
        int rounds = Integer.parseInt(arguments[1]);
        List<String> times = List.of(arguments[2], arguments[3]);
        List<Case> cases = cases(arguments[4]);
        List<Candidate> engines = Arrays.stream(arguments).skip(5).map(Candidate::of).toList();
        Rates rates = new Rates();
        Map<String, Double> checks = new HashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (Candidate engine : engines) {
                System.err.println("round " + round + ": " + engine.text());
                collect(engine, command(engine, folder, times, cases), rates, checks);
            }
        }
        System.out.print(rates.table("operations/s", cases, engines));
    }

    /** {@return the cases whose names match a regular expression} */
    static List<Case> cases(String expression) {
        return Case.ALL.stream().filter(each -> each.name().matches(expression)).toList();
    }

    // One engine, in a process of its own

    private static void work(
            Path folder, Candidate engine, long warmMillis, long blockMillis, List<Case> cases)
            throws IOException {
        try (Peer peer = engine.open()) {
            Map<Case, Peer.Run> runs = new LinkedHashMap<>();
            Map<Case, Double> checks = new LinkedHashMap<>();
            for (Case each : cases) {
                Peer.Run run = peer.load(each.name() + ".js", each.source(folder));
                runs.put(each, run);
                checks.put(each, run.call(each.iterations()));
                turn(run, each, warmMillis);
            }
            for (Case each : cases) {
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

    // All engines in turn

    private static List<String> command(
            Candidate engine, Path folder, List<String> times, List<Case> cases) {
        List<String> command =
                new ArrayList<>(engine.command(folder, EngineSuite.class, "node-worker.js"));
        if (engine == Candidate.NODE) {
            cases.forEach(each -> command.add(each.name() + ":" + each.iterations()));
            command.addAll(times);
        } else {
            command.addAll(times);
            command.add(cases.stream().map(Case::name).collect(Collectors.joining("|")));
        }
        return command;
    }

    private static void collect(
            Candidate engine, List<String> command, Rates rates, Map<String, Double> checks)
            throws IOException, InterruptedException {
        Lines.of(
                command,
                words -> {
                    double check = Double.parseDouble(words[2]);
                    Double known = checks.putIfAbsent(words[0], check);
                    if (known != null && known != check) {
                        throw new IllegalStateException(
                                "%s computes %f in %s, not %f"
                                        .formatted(engine.text(), check, words[0], known));
                    }
                    rates.add(words[0], engine, Double.parseDouble(words[1]));
                });
    }
}
