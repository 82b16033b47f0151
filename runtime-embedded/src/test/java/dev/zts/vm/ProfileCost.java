package dev.zts.vm;

import static dev.zts.engine.Handlers.folder;
import static dev.zts.engine.Handlers.get;

import dev.zts.engine.Engine;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.Isolate;
import dev.zts.engine.JitOptions;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Sampler;
import dev.zts.telemetry.Telemetry;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Measures what the profile costs: requests a CPU second of one isolate's thread with and without,
 * in turns, and the CPU time of the threads that look at it. Run by hand.
 */
public final class ProfileCost {

    private static final int ROUNDS = 8;
    private static final long BLOCK_NANOS = 1_000_000_000;

    private static final String SOURCE =
            """
            const users = [];
            for (let i = 0; i < 20; i++) {
                users.push({ id: i, name: 'user ' + i, tags: ['a', 'b'] });
            }
            function matches(user, word) {
                return user.name.includes(word);
            }
            function weigh(user) {
                let sum = 0;
                for (let i = 0; i < 20; i++) {
                    sum = (sum * 31 + user.id + i) | 0;
                }
                return sum;
            }
            function handler(request) {
                const found = [];
                for (const user of users) {
                    if (matches(user, '1')) {
                        found.push({ id: user.id, weight: weigh(user) });
                    }
                }
                return Response.json(found);
            }
            """;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ProfileCost() {}

    /**
     * Prints a line per way to run, with the medians of all rounds.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        measure("interpreted", JitOptions.defaults().withPolicy(JitOptions.Policy.DISABLED));
        measure("compiled", JitOptions.defaults().withCoverage(JitOptions.Coverage.FULL));
    }

    private static void measure(String name, JitOptions options) {
        Telemetry telemetry = new Telemetry();
        try (Sampler _ = Sampler.start(telemetry, _ -> {});
                Engine with = engine(options, telemetry);
                Engine without = engine(options.withProfile(false), telemetry);
                Isolate on = with.open(with.compile(folder("a.js", SOURCE)));
                Isolate off = without.open(without.compile(folder("a.js", SOURCE)))) {
            block(on);
            block(off);
            block(on);
            block(off);
            List<Double> rates = new ArrayList<>();
            List<Double> plain = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            long begin = System.nanoTime();
            long looked = cpuNanos("zts-stacks");
            long sampled = cpuNanos("zts-sampler");
            for (int i = 0; i < ROUNDS; i++) {
                double first = block(i % 2 == 0 ? on : off);
                double second = block(i % 2 == 0 ? off : on);
                rates.add(i % 2 == 0 ? first : second);
                plain.add(i % 2 == 0 ? second : first);
                ratios.add(rates.getLast() / plain.getLast());
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%s: with %.0f/s, without %.0f/s, ratio %.3f (%.3f to %.3f); a second, stacks"
                            + " took %.2f ms, frames %.2f ms%n",
                    name,
                    median(rates),
                    median(plain),
                    median(ratios),
                    Collections.min(ratios),
                    Collections.max(ratios),
                    (cpuNanos("zts-stacks") - looked) / 1e6 / seconds,
                    (cpuNanos("zts-sampler") - sampled) / 1e6 / seconds);
        }
    }

    private static Engine engine(JitOptions jit, Telemetry telemetry) {
        return ZtsEngine.create(
                EngineOptions.defaults().withJit(jit), telemetry, new ConsoleLog(1 << 16));
    }

    /** {@return the CPU time so far of the threads of a name} */
    private static long cpuNanos(String thread) {
        long sum = 0;
        for (ThreadInfo info : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (info != null && info.getThreadName().equals(thread)) {
                sum += THREADS.getThreadCpuTime(info.getThreadId());
            }
        }
        return sum;
    }

    private static double block(Isolate isolate) {
        long begin = THREADS.getCurrentThreadCpuTime();
        long done = 0;
        long now = begin;
        while (now - begin < BLOCK_NANOS) {
            for (int i = 0; i < 50; i++) {
                isolate.run("a.js", get("/"));
                isolate.settle();
            }
            done += 50;
            now = THREADS.getCurrentThreadCpuTime();
        }
        return done * 1e9 / (now - begin);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
