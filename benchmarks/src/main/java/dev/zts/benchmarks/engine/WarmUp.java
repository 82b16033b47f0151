package dev.zts.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How soon the engines are fast: operations done in each slice of time, for each case in a process
 * of its own. The clock starts when a process that has run a tiny other script, so that the classes
 * of the engine are loaded, gets the source of the case. Prints areas under the first second,
 * plateaus, and the curves; writes the curves to FILE.csv and FILE.svg.
 *
 * <p>{@code WarmUp FOLDER FILE ROUNDS MILLIS CASES ENGINE...} or, as it calls itself, {@code WarmUp
 * FOLDER --worker ENGINE MILLIS CASE ITERATIONS}; CASES is a regular expression.
 */
public final class WarmUp {

    /*
     * The time between two looks at the clock is a part of a slice however fast the engine is:
     * calls ask for twice the iterations if they took too short, for half if too long.
     */

    private static final String TINY =
            "function run(n) { let s = 0; for (let i = 0; i < n; i++) s += i; return s; }";
    private static final int TINY_ITERATIONS = 3;

    /** First calls do this part of the iterations that the suite asks for. */
    private static final int FIRST_PART = 500;

    private static final int MOST_ITERATIONS = 1 << 24;
    private static final long SHORT_NANOS = 500_000;
    private static final long LONG_NANOS = 4_000_000;

    private final List<Candidate> engines;
    private final List<Case> cases;
    private final int millis;

    /** The curves of all rounds. */
    private final Map<Case, Map<Candidate, List<Curve>>> curves = new HashMap<>();

    private WarmUp(List<Candidate> engines, List<Case> cases, int millis) {
        this.engines = engines;
        this.cases = cases;
        this.millis = millis;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        if (arguments[1].equals("--worker")) {
            String source = Files.readString(folder.resolve(arguments[4] + ".js"));
            int iterations = Integer.parseInt(arguments[5]);
            Curve curve = new Curve(Integer.parseInt(arguments[3]));
            work(Candidate.of(arguments[2]), curve, source, iterations);
            print(curve);
            return;
        }
        List<Candidate> engines = Arrays.stream(arguments).skip(5).map(Candidate::of).toList();
        List<Case> cases = EngineSuite.cases(arguments[4]);
        WarmUp all = new WarmUp(engines, cases, Integer.parseInt(arguments[3]));
        int rounds = Integer.parseInt(arguments[2]);
        for (int round = 1; round <= rounds; round++) {
            for (Case each : cases) {
                System.err.println("round " + round + ": " + each.name());
                for (Candidate engine : engines) {
                    all.measure(folder, each, engine);
                }
            }
        }
        all.report(Path.of(arguments[1]));
    }

    // One case on one engine, in a process of its own

    private static void work(Candidate engine, Curve curve, String source, int iterations) {
        try (Peer peer = engine.open()) {
            peer.load("tiny.js", TINY).call(TINY_ITERATIONS);
            long start = System.nanoTime();
            long end = curve.to(curve.slices() - 1) * 1_000_000L;
            Peer.Run run = peer.load("case.js", source);
            int count = Math.max(1, iterations / FIRST_PART);
            long now = System.nanoTime() - start;
            while (now < end) {
                run.call(count);
                long then = System.nanoTime() - start;
                curve.add(now, then, count);
                count = next(count, then - now);
                now = then;
            }
        }
    }

    private static int next(int count, long nanos) {
        if (nanos < SHORT_NANOS) {
            return Math.min(MOST_ITERATIONS, count * 2);
        }
        return nanos > LONG_NANOS ? Math.max(1, count / 2) : count;
    }

    private static void print(Curve curve) {
        for (int i = 0; i < curve.slices(); i++) {
            System.out.printf(Locale.ROOT, "%d %.3f%n", i, curve.operations(i));
        }
    }

    // All in turn

    private void measure(Path folder, Case each, Candidate engine)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(engine.command(folder, WarmUp.class, "node-warmup.js"));
        command.addAll(
                List.of(
                        Integer.toString(millis),
                        each.name(),
                        Integer.toString(each.iterations())));
        Curve curve = new Curve(millis);
        if (engine == Candidate.NODE) {
            // node prints its calls, not slices
            Lines.of(
                    command,
                    words ->
                            curve.add(
                                    Long.parseLong(words[0]),
                                    Long.parseLong(words[1]),
                                    Double.parseDouble(words[2])));
        } else {
            Lines.of(
                    command,
                    words -> curve.set(Integer.parseInt(words[0]), Double.parseDouble(words[1])));
        }
        curves.computeIfAbsent(each, _ -> new EnumMap<>(Candidate.class))
                .computeIfAbsent(engine, _ -> new ArrayList<>())
                .add(curve);
    }

    // What came out

    private void report(Path file) throws IOException {
        Rates areas = new Rates();
        Rates plateaus = new Rates();
        for (Case each : cases) {
            for (Candidate engine : engines) {
                for (Curve curve : curves(each, engine)) {
                    areas.add(each.name(), engine, curve.area());
                    plateaus.add(each.name(), engine, curve.plateau());
                }
            }
        }
        System.out.println(areas.table("first second", cases, engines));
        System.out.println(plateaus.table("plateau, 1/s", cases, engines));
        CurvePlot plot = new CurvePlot(engines);
        for (Candidate engine : engines) {
            plot.add(engine, shape(engine, plateaus));
        }
        System.out.print(plot.text());
        Files.writeString(Path.of(file + ".csv"), csv());
        Files.writeString(Path.of(file + ".svg"), plot.svg());
    }

    private List<Curve> curves(Case each, Candidate engine) {
        return curves.get(each).get(engine);
    }

    /**
     * {@return the rate in each slice of the first second, relative to the plateau of the first
     * engine, as the median over the cases}
     */
    private List<Double> shape(Candidate engine, Rates plateaus) {
        List<Double> shape = new ArrayList<>();
        for (int i = 0; i < Curve.SECOND_MILLIS / Curve.FINE_MILLIS; i++) {
            int slice = i;
            List<Double> relative =
                    cases.stream()
                            .map(each ->
                                    rate(each, engine, slice)
                                            / plateaus.median(each, engines.getFirst()))
                            .toList();
            shape.add(Rates.median(relative));
        }
        return shape;
    }

    private double rate(Case each, Candidate engine, int slice) {
        return Rates.median(curves(each, engine).stream().map(curve -> curve.rate(slice)).toList());
    }

    private String csv() {
        StringBuilder text = new StringBuilder("engine,case,from_ms,to_ms,operations\n");
        for (Candidate engine : engines) {
            for (Case each : cases) {
                Curve first = curves(each, engine).getFirst();
                for (int i = 0; i < first.slices(); i++) {
                    int from = first.from(i);
                    int to = first.to(i);
                    double operations = rate(each, engine, i) * (to - from) / 1000;
                    text.append(
                            String.format(
                                    Locale.ROOT,
                                    "%s,%s,%d,%d,%.0f%n",
                                    engine.text(),
                                    each.name(),
                                    from,
                                    to,
                                    operations));
                }
            }
        }
        return text.toString();
    }
}
