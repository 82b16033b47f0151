package dev.zts.benchmarks.engine;

import dev.zts.engine.JitOptions;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.Sampler;
import dev.zts.telemetry.Telemetry;
import dev.zts.telemetry.Tier;
import dev.zts.vm.bytecode.Disassembler;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.interp.Machine;
import dev.zts.vm.interp.ModuleHost;
import dev.zts.vm.jit.CompileQueue;
import dev.zts.vm.jit.Jit;
import dev.zts.vm.jit.JitMetrics;
import dev.zts.vm.lower.Lowering;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What it takes to compile a function of about a hundred instructions in a warm process, as the
 * events of the engine tell it: written, loaded and ready to run, but not yet compiled by HotSpot.
 * The function is compiled {@code ROUNDS} (5,000) times in both tiers, each time in a new isolate
 * of a new pool; the first half is warm-up.
 *
 * <p>{@code CompileTime [ROUNDS]}
 */
public final class CompileTime {

    private static final int ROUNDS = 5000;
    private static final int FLUSH_EVERY = 50;
    private static final int BASELINE_CALLS = 3;

    /** Enough for the optimized tier, whose threshold is ten times that of baseline. */
    private static final int CALLS = 50;

    private static final String SOURCE =
            """
            function half(x) { return x >> 1; }
            function work(i, o, list) {
                let x = i + o.a;
                let y = i * 2 - o.b;
                let z = x + y * 3;
                if (z > 100) {
                    z = z % 100;
                } else {
                    z = z + list[0];
                }
                o.c = (x ^ y) & 255;
                let w = list[1] + list[2] * o.c;
                if (w === z) w = half(w);
                let v = half(z) + half(x);
                o.a = (v + w) & 15;
                list[0] = v - w;
                let s = x < y ? x - y : y - x;
                return s + v + w + z + o.c;
            }
            let o = { a: 1, b: 2, c: 3 };
            let list = [1, 2, 3];
            function run(n) { return work(n, o, list); }
            """;

    private final Telemetry telemetry = new Telemetry();
    private final Map<Tier, List<Long>> nanos = new EnumMap<>(Tier.class);
    private final Map<Tier, Integer> bytes = new EnumMap<>(Tier.class);

    private CompileTime() {
        for (Tier tier : List.of(Tier.BASELINE, Tier.OPTIMIZED)) {
            nanos.put(tier, Collections.synchronizedList(new ArrayList<>()));
        }
    }

    public static void main(String[] arguments) {
        int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        new CompileTime().run(rounds);
    }

    private void run(int rounds) {
        JitOptions options =
                JitOptions.defaults()
                        .withCoverage(JitOptions.Coverage.FULL)
                        .withThreshold(BASELINE_CALLS)
                        .withSynchronous(true);
        Unit unit = Lowering.compile("work.js", SOURCE, false);
        try (CompileQueue queue = new CompileQueue();
                Sampler sampler =
                        Sampler.start(telemetry, frame -> frame.events().forEach(this::take))) {
            for (int round = 1; round <= rounds; round++) {
                round(unit, new Jit(options, telemetry, new JitMetrics(), queue));
                if (round % FLUSH_EVERY == 0) {
                    sampler.flush();
                }
            }
            sampler.flush();
        }
        print(unit);
    }

    private static void round(Unit unit, Jit jit) {
        Machine machine =
                new Machine(
                        new ZtsEnvironment(),
                        ModuleHost.NONE,
                        Shape.root(),
                        Machine.MAX_DEPTH,
                        jit);
        machine.runScript(unit);
        if (!(machine.realm().global().get("run") instanceof JsFunction run)) {
            throw new AssertionError("work.js defines no function run");
        }
        for (int i = 0; i < CALLS; i++) {
            machine.call(run, Undefined.UNDEFINED, i);
        }
    }

    private void take(EngineEvent event) {
        if (event instanceof EngineEvent.TierChanged changed
                && changed.function().equals("work")
                && changed.cause().equals("compiled")) {
            nanos.get(changed.to()).add(changed.compileNanos());
            bytes.put(changed.to(), changed.codeBytes());
        }
    }

    private void print(Unit unit) {
        FunctionCode work =
                unit.functions().stream()
                        .filter(code -> code.name().equals("work"))
                        .findAny()
                        .orElseThrow();
        System.out.printf(
                "%d instructions, %d bytes of bytecode%n",
                Disassembler.list(work).lines().count(), work.code().length);
        System.out.printf(
                "%-12s%14s%12s%12s%12s%14s%n",
                "", "compilations", "p50 us", "p99 us", "max us", "JVM bytes");
        nanos.forEach((tier, all) -> {
            List<Long> warm = all.subList(all.size() / 2, all.size()).stream().sorted().toList();
            System.out.printf(
                    Locale.ROOT,
                    "%-12s%14d%12.1f%12.1f%12.1f%14d%n",
                    tier.name().toLowerCase(Locale.ROOT),
                    all.size(),
                    micros(warm, 50),
                    micros(warm, 99),
                    micros(warm, 100),
                    bytes.get(tier));
        });
    }

    private static double micros(List<Long> sorted, int percent) {
        return sorted.get((sorted.size() - 1) * percent / 100) / 1e3;
    }
}
