package dev.zts.vm;

import static dev.zts.engine.Handlers.folder;
import static dev.zts.engine.Handlers.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.engine.Engine;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.Isolate;
import dev.zts.engine.JitOptions;
import dev.zts.engine.Program;
import dev.zts.telemetry.CompileStats;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.EngineEvent.CompilationRefused;
import dev.zts.telemetry.EngineEvent.ScriptCompiled;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.JitState;
import dev.zts.telemetry.RuntimeStats;
import dev.zts.telemetry.Sampler;
import dev.zts.telemetry.StackSample;
import dev.zts.telemetry.Telemetry;
import dev.zts.telemetry.Tier;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EngineSourceTest {

    private static final JitOptions SYNCHRONOUS =
            JitOptions.defaults().withSynchronous(true).withOptimize(false).withThreshold(10);

    private static final JitOptions INTERPRETED =
            JitOptions.defaults().withPolicy(JitOptions.Policy.DISABLED);

    private static final String SPINS =
            """
            function spin(millis) {
                const end = Date.now() + millis;
                let turns = 0;
                while (Date.now() < end) {
                    turns++;
                }
                return turns;
            }
            function handler(request) {
                return new Response("" +
                    spin(20));
            }
            """;

    private final Telemetry telemetry = new Telemetry();
    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private final Sampler sampler = Sampler.start(telemetry, frames::add);

    @AfterEach
    void endSampler() {
        sampler.close();
    }

    private Engine engine(JitOptions jit) {
        return ZtsEngine.create(
                EngineOptions.defaults().withJit(jit), telemetry, new ConsoleLog(1 << 16));
    }

    private static Isolate open(Engine engine, String source) {
        return engine.open(engine.compile(folder("a.js", source)));
    }

    private static void run(Isolate isolate, int times) {
        for (int i = 0; i < times; i++) {
            isolate.run("a.js", get("/"));
            isolate.settle();
        }
    }

    private Frame flushed() {
        sampler.flush();
        return frames.getLast();
    }

    private List<StackSample> stacks() {
        sampler.flush();
        return frames.stream().flatMap(frame -> frame.stacks().stream()).toList();
    }

    private long opcode(String name) {
        sampler.flush();
        return frames.stream().mapToLong(f -> f.opcodes().getOrDefault(name, 0L)).sum();
    }

    // The compiler

    @Test
    void frame_hasTheStateOfTheCompiler() {
        try (Engine engine = engine(SYNCHRONOUS);
                Isolate isolate = open(engine, "function handler() { return new Response(); }")) {
            run(isolate, 12);

            JitState state = flushed().jit();

            assertThat(state.compilations()).isOne();
            assertThat(state.functions().get(Tier.BASELINE.ordinal())).isOne();
            assertThat(state.codeBytes()).isPositive().isEqualTo(state.liveCodeBytes());
            assertThat(state.codeCapacityBytes()).isEqualTo(SYNCHRONOUS.codeCacheBytes());
        }
    }

    @Test
    void liveCode_isThatOfProgramsWithOpenIsolates() {
        try (Engine engine = engine(SYNCHRONOUS)) {
            try (Isolate isolate = open(engine, "function handler() { return new Response(); }")) {
                run(isolate, 12);
            }

            JitState state = flushed().jit();

            assertThat(state.compilations()).isOne();
            assertThat(state.codeBytes()).isPositive();
            assertThat(state.liveCodeBytes()).isZero();
        }
    }

    @Test
    void closedEngine_tellsNothing() {
        engine(SYNCHRONOUS).close();

        assertThat(flushed().jit()).isEqualTo(JitState.NONE);
    }

    // Opcodes

    @Test
    void opcodes_areCountedWhereTheyAreInterpreted() {
        String source =
                """
                function handler() {
                    for (let i = 0; i < 10; i++) {}
                    return new Response();
                }
                """;
        try (Engine engine = engine(INTERPRETED)) {
            Isolate closed = open(engine, source);
            run(closed, 3);
            closed.close();
            Isolate isolate = open(engine, source);
            run(isolate, 2);
            assertThat(opcode("loop")).isEqualTo(50);

            run(isolate, 1);
            isolate.close();
            isolate.close();

            assertThat(opcode("loop")).isEqualTo(60);
        }
    }

    @Test
    void compiledCode_doesNotCountOpcodes() {
        String source =
                """
                function handler() {
                    for (let i = 0; i < 10; i++) {}
                    return new Response();
                }
                """;
        JitOptions eager = SYNCHRONOUS.withPolicy(JitOptions.Policy.EAGER);
        try (Engine engine = engine(eager.withCoverage(JitOptions.Coverage.FULL));
                Isolate isolate = open(engine, source)) {
            run(isolate, 20);

            assertThat(opcode("loop")).isLessThan(10);
        }
    }

    @Test
    void refusal_tellsHowOftenItsOpcodeRan() {
        String source = "function handler() { return new Response('' + [...'abc'].length); }";
        try (Engine engine = engine(SYNCHRONOUS.withCoverage(JitOptions.Coverage.SEED_STRICT));
                Isolate isolate = open(engine, source)) {
            run(isolate, 10);
        }

        sampler.flush();
        CompilationRefused refused =
                frames.stream()
                        .flatMap(frame -> frame.events().stream())
                        .filter(CompilationRefused.class::isInstance)
                        .map(CompilationRefused.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertThat(refused.functionRuns()).isEqualTo(10);
        assertThat(refused.opcodeRuns()).isEqualTo(9); // the tenth call asks before it runs
    }

    // Stacks

    @Test
    void stack_hasCallersOutermostFirst_whereTheyCalled() {
        try (Engine engine = engine(INTERPRETED);
                Isolate isolate = open(engine, SPINS)) {
            await().until(() -> {
                run(isolate, 1);
                return stacks().stream().anyMatch(s -> s.frames().size() == 2);
            });
        }

        StackSample sample =
                stacks().stream().filter(s -> s.frames().size() == 2).findFirst().orElseThrow();
        StackSample.Call outer = sample.frames().get(0);
        StackSample.Call inner = sample.frames().get(1);
        assertThat(outer)
                .isEqualTo(new StackSample.Call("handler", "a.js", 9, 11, Tier.INTERPRETED));
        assertThat(inner.function()).isEqualTo("spin");
        assertThat(inner.line()).isEqualTo(1);
        assertThat(inner.atLine()).isBetween(2, 6);
        assertThat(sample.count()).isPositive();
    }

    @Test
    void stack_hasTheTierOfEachFunction() {
        try (Engine engine = engine(SYNCHRONOUS.withCoverage(JitOptions.Coverage.FULL));
                Isolate isolate = open(engine, SPINS)) {
            run(isolate, 11);
            await().until(() -> {
                run(isolate, 1);
                return stacks().stream()
                        .flatMap(s -> s.frames().stream())
                        .anyMatch(call ->
                                call.function().equals("spin") && call.tier() == Tier.BASELINE);
            });
        }
    }

    @Test
    void stackDeeperThanASample_saysSo() {
        String source =
                """
                function deep(n, millis) {
                    if (n > 0) {
                        return deep(n - 1, millis);
                    }
                    const end = Date.now() + millis;
                    while (Date.now() < end) {}
                }
                function handler(request) {
                    deep(600, 20);
                    return new Response();
                }
                """;
        try (Engine engine = engine(INTERPRETED);
                Isolate isolate = open(engine, source)) {
            await().until(() -> {
                run(isolate, 1);
                return stacks().stream()
                        .anyMatch(s -> s.frames().getLast().equals(StackProfiler.DEEPER));
            });
        }

        assertThat(stacks()).allMatch(s -> s.frames().size() <= StackProfiler.MAX_FRAMES + 1);
    }

    @Test
    void stacks_beyondTheMostOfAFrame_countAsOne() throws InterruptedException {
        try (Engine engine = engine(INTERPRETED.withProfile(false));
                Isolate isolate = open(engine, SPINS);
                StackProfiler profiler = new StackProfiler(List.of((ZtsIsolate) isolate), 0)) {
            Thread worker = Thread.ofPlatform().start(() -> run(isolate, 10));
            List<StackSample> samples = new ArrayList<>();
            while (worker.isAlive()) {
                profiler.look();
                samples.addAll(profiler.take());
            }
            worker.join();

            assertThat(samples)
                    .isNotEmpty()
                    .allMatch(s -> s.frames().equals(List.of(StackProfiler.OTHER)));
        }
    }

    @Test
    void profileOff_tellsTheCompilerOnly() {
        try (Engine engine = engine(INTERPRETED.withProfile(false));
                Isolate isolate = open(engine, SPINS)) {
            run(isolate, 3);

            assertThat(stacks()).isEmpty();
            assertThat(frames).allMatch(frame -> frame.opcodes().isEmpty());
            assertThat(flushed().jit().queueCapacity()).isPositive();
        }
    }

    @Test
    void sampledIsolate_isForgottenWhenItEnds() {
        try (Engine engine = engine(SYNCHRONOUS)) {
            WeakReference<Isolate> ended = sampledAndClosed(engine);

            await().until(() -> {
                System.gc();
                return ended.refersTo(null);
            });
        }
    }

    private WeakReference<Isolate> sampledAndClosed(Engine engine) {
        Isolate isolate = open(engine, SPINS);
        await().until(() -> {
            run(isolate, 1);
            return !stacks().isEmpty();
        });
        isolate.close();
        return new WeakReference<>(isolate);
    }

    // Compilation to bytecode

    private List<ScriptCompiled> compiled() {
        sampler.flush();
        return frames.stream()
                .flatMap(frame -> frame.events().stream())
                .filter(ScriptCompiled.class::isInstance)
                .map(ScriptCompiled.class::cast)
                .toList();
    }

    @Test
    void eachScript_tellsWhatItTookToCompile() {
        String text = "const ä = x => x + 'b'; ä(1);";
        try (Engine engine = engine(INTERPRETED)) {
            engine.compile(folder("a.js", text, "b.js", "let = ;"));
        }

        assertThat(compiled()).extracting(ScriptCompiled::file).containsExactly("a.js");
        CompileStats stats = compiled().getFirst().stats();
        assertThat(stats.tokenizeNanos()).isEqualTo(CompileStats.NOT_SEPARATE);
        assertThat(List.of(stats.parseNanos(), stats.scopeNanos(), stats.codegenNanos()))
                .allMatch(nanos -> nanos > 0);
        assertThat(stats.optimizeNanos()).isPositive();
        assertThat(stats.totalNanos())
                .isEqualTo(
                        stats.parseNanos()
                                + stats.scopeNanos()
                                + stats.codegenNanos()
                                + stats.optimizeNanos());
        assertThat(stats.sourceBytes()).isEqualTo(text.length() + 2);
        assertThat(stats.bytecodeBytes()).isGreaterThan(10);
        // declaration, its pattern and function; parameter; sum of name and text; call of a name
        // with a number, and its statement
        assertThat(stats.nodes()).isEqualTo(11);
        assertThat(stats.constants()).isEqualTo(2); // the text, the function
        assertThat(stats.cacheHit()).isFalse();
    }

    @Test
    void profileOff_tellsNoCompilation() {
        try (Engine engine = engine(INTERPRETED.withProfile(false))) {
            engine.compile(folder("a.js", SPINS));
        }

        assertThat(compiled()).isEmpty();
    }

    // Sums

    @Test
    void sums_areOfAllIsolatesOpenOrClosed() {
        String source =
                """
                const o = { a: 1 };
                function get() { return o.a; }
                function handler() {
                    for (let i = 0; i < 10; i++) { get(); }
                    return new Response();
                }
                """;
        try (Engine engine = engine(INTERPRETED)) {
            Isolate first = open(engine, source);
            run(first, 2);
            first.close();
            Isolate second = open(engine, source);
            run(second, 3);

            await().until(() -> flushed().runtime().calls() == 55);

            RuntimeStats stats = flushed().runtime();
            assertThat(stats.calls()).isEqualTo(55); // 5 of handler, 50 of get
            assertThat(stats.propertyAccesses()).isBetween(50L, 60L);
            assertThat(stats.instructions())
                    .isEqualTo(
                            frames.stream()
                                    .flatMap(frame -> frame.opcodes().values().stream())
                                    .mapToLong(Long::longValue)
                                    .sum());
            assertThat(stats.execNanos()).isPositive();
            assertThat(stats.promotions()).containsExactly(0L, 0L, 0L, 0L, 0L);
        }
    }

    @Test
    void promotions_areCountedByTier() {
        try (Engine engine = engine(SYNCHRONOUS);
                Isolate isolate = open(engine, "function handler() { return new Response(); }")) {
            run(isolate, 12);

            await().untilAsserted(() ->
                    assertThat(flushed().runtime().promotions())
                            .containsExactly(0L, 1L, 1L, 0L, 0L));
        }
    }

    // The end of the warm-up

    private long compilations() {
        return flushed().jit().compilations();
    }

    @Test
    void promotion_mayWaitUntilTheWarmUpEnds() {
        String source = "function handler() { return new Response(); }";
        JitOptions waiting = SYNCHRONOUS.withDeferRequests(JitOptions.UNTIL_WARMED_UP);
        try (Engine engine = engine(waiting)) {
            Program program = engine.compile(folder("a.js", source));
            try (Isolate isolate = engine.open(program)) {
                run(isolate, 50);
                assertThat(compilations()).isZero();

                engine.warmedUp();
                run(isolate, 2);
                assertThat(compilations()).isOne();
            }
            Program later = engine.compile(folder("a.js", source));
            try (Isolate isolate = engine.open(later)) {
                run(isolate, 12);
                assertThat(compilations()).isEqualTo(2);
            }
        }
    }

    @Test
    void promotionDeferredByRequests_doesNotEndWithTheWarmUp() {
        String source = "function handler() { return new Response(); }";
        try (Engine engine = engine(SYNCHRONOUS.withDeferRequests(100));
                Isolate isolate = open(engine, source)) {
            engine.warmedUp();
            run(isolate, 50);
            assertThat(compilations()).isZero();

            run(isolate, 60);
            assertThat(compilations()).isOne();
        }
    }
}
