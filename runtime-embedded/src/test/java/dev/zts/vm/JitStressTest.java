package dev.zts.vm;

import static dev.zts.engine.Handlers.body;
import static dev.zts.engine.Handlers.folder;
import static dev.zts.engine.Handlers.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.engine.Engine;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.Isolate;
import dev.zts.engine.JitOptions;
import dev.zts.engine.Program;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.Sampler;
import dev.zts.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * Eight threads with an isolate each share the code of a program while it is compiled, left,
 * evicted and reloaded. {@code -Dzts.stress.requests=100000} runs longer.
 */
final class JitStressTest {

    private static final int THREADS = 8;

    /** Rounds until everything happened that is to be seen. */
    private static final int MOST_ROUNDS = 10;

    private static final Set<Class<?>> WANTED =
            Set.of(
                    EngineEvent.TierChanged.class,
                    EngineEvent.Deoptimized.class,
                    EngineEvent.CodeEvicted.class);

    private static final int REQUESTS = Integer.getInteger("zts.stress.requests", 2_000);

    /** Requests of the first thread between two reloads. */
    private static final int RELOAD_EVERY = 1_000;

    private static final long CODE_CACHE_BYTES = 9_000;

    /** Requests of more than 4,000 break, now and then, what those of less made sure of. */
    private static final String HANDLER =
            """
            class Point { constructor(x, y) { this.x = x; this.y = y; } sum() { return this.x + this.y; } }
            class Point3 extends Point { constructor(x, y, z) { super(x, y); this.z = z; } sum() { return super.sum() + this.z; } }
            function add(a, b) { return a + b; }
            function total(list) { let t = 0; for (let i = 0; i < list.length; i++) t = add(t, list[i]); return t; }
            function sums(points) { let t = 0; for (const p of points) t += p.sum(); return t; }
            function guarded(f, v) { let n = 0; try { return f(v); } catch (e) { n = 1; return e.name; } finally { n++; } }
            function* count(n) { for (let i = 0; i < n; i++) yield i; }
            function all(n) { let t = 0; for (const v of count(n)) t += v; return t; }
            function handler(request) {
              const n = Number(request.query.n);
              const odd = n > 4000;
              const list = [1, 2, 3, n];
              if (odd && n % 11 === 0) list.push(0.5);
              if (odd && n % 17 === 0) list.push('s');
              const points = [new Point(1, 2), new Point(n, 1)];
              if (odd && n % 7 === 0) points.push(new Point3(1, 2, 3));
              const f = odd && n % 5 === 0 ? (v) => v.missing.deep : (v) => v + 1;
              const big = odd && n % 13 === 0 ? add(2147483647, n) : add(1, n);
              return [total(list), sums(points), guarded(f, n), all(n % 10), big].join();
            }
            """;

    private static String expected(int n) {
        boolean odd = n > 4000;
        String total = odd && n % 11 == 0 ? (6 + n) + ".5" : "" + (6 + n);
        if (odd && n % 17 == 0) {
            total += "s";
        }
        int sums = 3 + n + 1 + (odd && n % 7 == 0 ? 6 : 0);
        String guarded = odd && n % 5 == 0 ? "TypeError" : "" + (n + 1);
        int turns = n % 10;
        long big = odd && n % 13 == 0 ? 2147483647L + n : 1L + n;
        return String.join(",", total, "" + sums, guarded, "" + turns * (turns - 1) / 2, "" + big);
    }

    private final Telemetry telemetry = new Telemetry();
    private final Set<Class<?>> told = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Program> program = new AtomicReference<>();

    @Test
    void sharedCode_isRightWhateverHappensToIt() throws InterruptedException, ExecutionException {
        JitOptions jit =
                new JitOptions(
                        JitOptions.Policy.LAZY,
                        JitOptions.Coverage.FULL,
                        5,
                        20,
                        30,
                        100,
                        0,
                        false,
                        true,
                        CODE_CACHE_BYTES,
                        false);
        try (Sampler sampler =
                        Sampler.start(
                                telemetry,
                                frame -> frame.events().forEach(e -> told.add(e.getClass())));
                Engine engine =
                        ZtsEngine.create(
                                EngineOptions.defaults().withJit(jit),
                                telemetry,
                                new ConsoleLog(1 << 16))) {
            program.set(compile(engine));

            for (int round = 0; round < MOST_ROUNDS && !told.containsAll(WANTED); round++) {
                assertThat(run(engine)).isEmpty();
                sampler.flush();
            }

            assertThat(told).containsAll(WANTED);
        }
    }

    private static Program compile(Engine engine) {
        return engine.compile(folder("handler.js", HANDLER));
    }

    /** {@return answers that are not the expected ones} */
    private List<String> run(Engine engine) throws InterruptedException, ExecutionException {
        List<Callable<List<String>>> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            threads.add(() -> answers(engine, thread));
        }
        List<String> wrong = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
            for (Future<List<String>> each : executor.invokeAll(threads)) {
                wrong.addAll(each.get());
            }
        }
        return wrong;
    }

    @SuppressWarnings("ReferenceEquality") // the same program, not an equal one
    private List<String> answers(Engine engine, int thread) {
        List<String> wrong = new ArrayList<>();
        int request = 0;
        while (request < REQUESTS) {
            Program current = program.get();
            try (Isolate isolate = engine.open(current)) {
                while (request < REQUESTS && program.get() == current) {
                    int n = 1 + (request * THREADS + thread) % 8_000;
                    String answer = body(isolate.run("handler.js", get("/?n=" + n)));
                    isolate.settle();
                    if (!answer.equals(expected(n))) {
                        wrong.add(n + ": " + answer + " instead of " + expected(n));
                    }
                    request++;
                    if (thread == 0 && request % RELOAD_EVERY == 0) {
                        program.set(compile(engine));
                    }
                }
            }
        }
        return wrong;
    }
}
