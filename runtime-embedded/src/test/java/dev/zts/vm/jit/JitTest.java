package dev.zts.vm.jit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.engine.JitOptions;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.CodeEvicted;
import dev.zts.telemetry.EngineEvent.CompilationRefused;
import dev.zts.telemetry.EngineEvent.Deoptimized;
import dev.zts.telemetry.EngineEvent.TierChanged;
import dev.zts.telemetry.Sampler;
import dev.zts.telemetry.Telemetry;
import dev.zts.telemetry.Tier;
import dev.zts.vm.builtins.Intrinsics;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.interp.Machine;
import dev.zts.vm.interp.ModuleHost;
import dev.zts.vm.lower.Lowering;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When functions change their tier, and what is told of it. */
final class JitTest {

    private static final JitOptions EXACT =
            JitOptions.defaults().withCoverage(JitOptions.Coverage.FULL).withSynchronous(true);

    private final Telemetry telemetry = new Telemetry();
    private final List<EngineEvent> events = new ArrayList<>();
    private final CompileQueue queue = new CompileQueue();
    private final JitMetrics metrics = new JitMetrics();
    private final Shape shapes = Shape.root();

    @AfterEach
    void close() {
        queue.close();
    }

    private Jit jit(JitOptions options) {
        return new Jit(options, telemetry, metrics, queue);
    }

    /** An isolate of a pool. */
    private final class Isolate {
        private final Machine machine;

        Isolate(Jit jit) {
            machine = new Machine(new Globals(), ModuleHost.NONE, shapes, Machine.MAX_DEPTH, jit);
        }

        Isolate run(Unit unit) {
            machine.runScript(unit);
            return this;
        }

        Isolate run(String source) {
            return run(script(source));
        }

        Isolate deferred(boolean deferred) {
            machine.deferPromotion(deferred);
            return this;
        }
    }

    private record Globals() implements Machine.Environment {
        @Override
        public JsObject create(Realm realm, Intrinsic which) {
            return Intrinsics.create(realm, which);
        }

        @Override
        public void populateGlobal(Realm realm, JsObject global) {
            Intrinsics.populate(realm, global);
        }

        @Override
        public void console(String level, String text) {}
    }

    private static Unit script(String source) {
        return Lowering.compile("s.js", source, false);
    }

    /** {@return all that was told by now} */
    private <T extends EngineEvent> List<T> told(Class<T> kind) {
        try (Sampler sampler = Sampler.start(telemetry, frame -> events.addAll(frame.events()))) {
            sampler.flush();
        }
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private List<TierChanged> changes(String function) {
        return told(TierChanged.class).stream()
                .filter(event -> event.function().equals(function))
                .toList();
    }

    private List<Tier> tiers(String function) {
        return changes(function).stream().map(TierChanged::to).toList();
    }

    private static final String PLAIN =
            """
            function plain(n) { return n + 1; }
            function call(count) { for (let i = 0; i < count; i++) plain(i); }
            """;
    private static final String LOOP =
            """
            function loop(count) {
              let sum = 0;
              for (let i = 0; i < count; i++) sum = (sum + i) | 0;
              return sum;
            }
            """;

    // Thresholds

    @Test
    void calls_reachBaselineAtTheHundredth() {
        Isolate isolate = new Isolate(jit(EXACT)).run(PLAIN).run("call(99)");
        assertThat(changes("plain")).isEmpty();

        isolate.run("call(1)");

        assertThat(tiers("plain")).containsExactly(Tier.BASELINE_CANDIDATE, Tier.BASELINE);
        assertThat(changes("plain").getFirst().calls()).isEqualTo(100);
    }

    @Test
    void calls_reachOptimizedAtTheThousandth() {
        Isolate isolate = new Isolate(jit(EXACT)).run(PLAIN).run("call(999)");
        assertThat(tiers("plain")).containsExactly(Tier.BASELINE_CANDIDATE, Tier.BASELINE);

        isolate.run("call(1)");

        assertThat(tiers("plain"))
                .containsExactly(
                        Tier.BASELINE_CANDIDATE,
                        Tier.BASELINE,
                        Tier.OPTIMIZED_CANDIDATE,
                        Tier.OPTIMIZED);
        assertThat(changes("plain").getLast().calls()).isEqualTo(1_000);
    }

    @Test
    void loop_reachesBaselineAtTheThousandthBackEdge() {
        Isolate isolate = new Isolate(jit(EXACT)).run(LOOP).run("loop(999)");
        assertThat(changes("loop")).isEmpty();

        isolate.run("loop(10)");

        TierChanged last = changes("loop").getLast();
        assertThat(last.to()).isEqualTo(Tier.BASELINE);
        assertThat(last.backEdges()).isEqualTo(1_000);
        assertThat(changes("loop").getFirst().cause()).isEqualTo("loop");
    }

    @Test
    void oneCallOfALoop_isReplacedWhileItRuns() {
        Jit jit = jit(EXACT);
        new Isolate(jit).run(LOOP).run("if (loop(100000) !== 704982704) throw new Error()");

        assertThat(metrics.replacements.sum()).isPositive();
        JitFunction loop = function(jit, "loop");
        assertThat(loop.calls.get()).isLessThanOrEqualTo(1);
        assertThat(loop.backEdges.get()).isGreaterThanOrEqualTo(10_000);
    }

    @Test
    void isolates_addUpWithinATenth() {
        Jit jit = jit(EXACT);
        Unit unit = script(PLAIN);
        List<Isolate> isolates =
                List.of(new Isolate(jit), new Isolate(jit), new Isolate(jit), new Isolate(jit));
        isolates.forEach(isolate -> isolate.run(unit).run("call(24)"));
        assertThat(changes("plain")).isEmpty();

        isolates.forEach(isolate -> isolate.run("call(11)"));

        assertThat(tiers("plain")).containsExactly(Tier.BASELINE_CANDIDATE, Tier.BASELINE);
        assertThat(changes("plain").getLast().calls()).isBetween(100L, 140L);
    }

    // Policy

    @Test
    void disabledPolicy_promotesNothing() {
        new Isolate(jit(EXACT.withPolicy(JitOptions.Policy.DISABLED)))
                .run(PLAIN + LOOP)
                .run("call(5000); loop(50000)");

        assertThat(told(EngineEvent.class)).isEmpty();
    }

    @Test
    void eagerPolicy_compilesAtTheFirstCall() {
        new Isolate(jit(EXACT.withPolicy(JitOptions.Policy.EAGER))).run(PLAIN).run("call(1)");

        assertThat(tiers("plain")).containsExactly(Tier.BASELINE_CANDIDATE, Tier.BASELINE);
        assertThat(changes("plain").getLast().calls()).isEqualTo(1);
    }

    @Test
    void deferredIsolate_promotesNothingUntilItIsWarm() {
        Isolate isolate = new Isolate(jit(EXACT)).deferred(true).run(PLAIN + LOOP).run("call(500)");
        isolate.run("loop(5000)");
        assertThat(told(TierChanged.class)).isEmpty();

        isolate.deferred(false).run("call(100); loop(1000)");

        assertThat(tiers("plain")).startsWith(Tier.BASELINE_CANDIDATE, Tier.BASELINE);
        assertThat(tiers("loop")).startsWith(Tier.BASELINE_CANDIDATE, Tier.BASELINE);
    }

    @Test
    void withoutOptimizedTier_baselineIsTheLast() {
        new Isolate(jit(EXACT.withOptimize(false))).run(PLAIN).run("call(5000)");

        assertThat(tiers("plain")).containsExactly(Tier.BASELINE_CANDIDATE, Tier.BASELINE);
    }

    // What is told

    @Test
    void transition_saysWhatWhereWhyAndHowLong() {
        new Isolate(jit(EXACT)).run("\n\n" + PLAIN).run("call(100)");

        TierChanged compiled = changes("plain").getLast();
        assertThat(compiled.file()).isEqualTo("s.js");
        assertThat(compiled.line()).isEqualTo(3);
        assertThat(compiled.from()).isEqualTo(Tier.BASELINE_CANDIDATE);
        assertThat(compiled.cause()).isEqualTo("compiled");
        assertThat(compiled.compileNanos()).isPositive();
        assertThat(compiled.stallNanos()).isEqualTo(compiled.compileNanos());
        assertThat(compiled.codeBytes()).isPositive();
        assertThat(changes("plain").getFirst().cause()).isEqualTo("calls");
    }

    @Test
    void refusedFunction_isToldOnceAndNeverTriedAgain() {
        String source =
                "function gap(text) { return text.length; }"
                        + "function call(count) { for (let i = 0; i < count; i++) gap('ab'); }";
        JitOptions seed = EXACT.withCoverage(JitOptions.Coverage.SEED);
        Isolate isolate = new Isolate(jit(seed)).run(source);

        isolate.run("call(5000)").run("call(5000)");

        assertThat(told(CompilationRefused.class))
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.function()).isEqualTo("gap");
                    assertThat(refused.opcode()).isEqualTo("get_length");
                    assertThat(refused.opcodeLine()).isEqualTo(1);
                    assertThat(refused.functionRuns()).isEqualTo(100);
                });
        assertThat(tiers("gap")).containsExactly(Tier.BASELINE_CANDIDATE, Tier.INTERPRETED);
    }

    // The queue

    @Test
    void fullQueue_refusesAndIsAskedAgain() {
        CountDownLatch held = new CountDownLatch(1);
        queue.offer(() -> wait(held));
        while (queue.offer(() -> {})) {}
        Isolate isolate =
                new Isolate(jit(EXACT.withSynchronous(false))).run(PLAIN).run("call(100)");
        assertThat(tiers("plain")).containsExactly(Tier.BASELINE_CANDIDATE, Tier.INTERPRETED);
        assertThat(changes("plain").getLast().cause()).isEqualTo("queue full");

        held.countDown();
        JitProbe.drain(queue);
        isolate.run("call(20)");
        JitProbe.drain(queue);

        assertThat(tiers("plain")).endsWith(Tier.BASELINE_CANDIDATE, Tier.BASELINE);
    }

    private static void wait(CountDownLatch held) {
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    // The code cache

    @Test
    void codeCache_isBounded_andWhatIsEvictedComesBack() {
        StringBuilder source = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            source.append(
                    "function f%d(a) { let s = a; for (let i = 0; i < 3; i++) s += i; return s; }%n"
                            .formatted(i));
        }
        Jit jit = jit(EXACT.withOptimize(false).withCodeCacheBytes(400));
        Isolate isolate = new Isolate(jit).run(source.toString());

        for (int i = 0; i < 8; i++) {
            isolate.run("for (let i = 0; i < 150; i++) f%d(i)".formatted(i));
        }

        List<CodeEvicted> evicted = told(CodeEvicted.class);
        assertThat(evicted).isNotEmpty();
        assertThat(evicted.getFirst().function()).isEqualTo("f0");
        assertThat(evicted.getFirst().tier()).isEqualTo(Tier.BASELINE);
        assertThat(evicted.getFirst().codeBytes()).isPositive();
        assertThat(jit.liveBytes()).isLessThanOrEqualTo(400);
        assertThat(metrics.evictions.sum()).isEqualTo(evicted.size());

        isolate.run("for (let i = 0; i < 150; i++) if (f0(i) !== i + 3) throw new Error()");
        assertThat(function(jit, "f0").tier).isEqualTo(Tier.BASELINE);
    }

    private static JitFunction function(Jit jit, String name) {
        return jit.functions().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    // Leaving optimized code

    @Test
    void brokenAssumption_isToldWithReasonAndPlace() {
        Isolate isolate = new Isolate(jit(EXACT)).run(PLAIN).run("call(1500)");

        isolate.run("if (plain('s') !== 's1') throw new Error()");

        assertThat(told(Deoptimized.class))
                .singleElement()
                .satisfies(left -> {
                    assertThat(left.function()).isEqualTo("plain");
                    assertThat(left.reason()).isEqualTo("type_mismatch");
                    assertThat(left.atFunction()).isEqualTo("plain");
                    assertThat(left.atLine()).isEqualTo(1);
                    assertThat(left.count()).isEqualTo(1);
                    assertThat(left.suppressed()).isFalse();
                });
        assertThat(tiers("plain")).endsWith(Tier.OPTIMIZED, Tier.BASELINE);
    }

    @Test
    void stormOfBrokenAssumptions_endsOptimizing() {
        StringBuilder source = new StringBuilder("function storm(k, v) { switch (k) {");
        for (int i = 0; i < 12; i++) {
            source.append("case %d: return v - %d;".formatted(i, i));
        }
        source.append("} } function call(k, v) { for (let i = 0; i < 20; i++) storm(k, v); }");
        JitOptions low =
                new JitOptions(
                        JitOptions.Policy.LAZY,
                        JitOptions.Coverage.FULL,
                        1,
                        10,
                        2,
                        100,
                        0,
                        true,
                        true,
                        1 << 20,
                        true);
        Jit jit = jit(low);
        Isolate isolate = new Isolate(jit).run(source.toString());

        for (int i = 0; i < 12; i++) {
            isolate.run("call(%d, 1); storm(%d, '9');".formatted(i, i));
        }

        JitFunction storm = function(jit, "storm");
        assertThat(storm.suppressed).isTrue();
        assertThat(storm.tier).isEqualTo(Tier.BASELINE);
        assertThat(storm.note).contains("not optimized any more");
        assertThat(told(Deoptimized.class).getLast().suppressed()).isTrue();
        long left = storm.deoptimizations;
        isolate.run("call(0, 1); storm(0, 's'); call(1, 's')");
        assertThat(storm.deoptimizations).isEqualTo(left);
    }
}
