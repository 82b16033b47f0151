package dev.zts.vm.jit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.telemetry.Telemetry;
import dev.zts.telemetry.Tier;
import dev.zts.vm.interp.CompiledCode;
import dev.zts.vm.value.Realm;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Classes of compiled functions go with the code, and isolates without it. */
final class CodeLifeTest {

    private static final String SOURCE =
            """
            var all = [];
            function first(n) { const o = { n }; all.push(o); for (let i = 0; i < 3; i++) o.n += i; return o.n; }
            function* second(n) { yield n; for (let i = 0; i < 3; i++) yield all.length + i; }
            for (let i = 0; i < 3; i++) { first(i); [...second(i)]; }
            """;

    /** Shapes, an inlined callee, built-in functions and a method of a prototype. */
    private static final String LEARNED =
            """
            class Box { constructor(n) { this.n = n; } more(by) { return this.n + Math.floor(by); } }
            function work(n) {
              const box = new Box(1);
              const list = [];
              for (let i = 0; i < n; i++) { box.n = box.more(i) % 100; list.push({ i, n: box.n }); }
              return list.length;
            }
            for (let i = 0; i < 60; i++) work(40);
            """;

    private static Jit jit(long cacheBytes) {
        return new Jit(
                JitMachine.eager().withCodeCacheBytes(cacheBytes),
                new Telemetry(),
                new JitMetrics(),
                new CompileQueue());
    }

    @Test
    void evictedCode_unloadsItsClass() {
        JitMachine machine = new JitMachine(jit(1));
        WeakReference<Class<?>> evicted = firstClass(machine);

        machine.run("function other(n) { return n + 1; } other(1); other(2);");

        assertThat(machine.function("first").tier).isEqualTo(Tier.INTERPRETED);
        awaitGone(evicted);
        assertThat(machine.run("print(first(1));")).containsExactly("4");
    }

    /** {@return the class of the only function that is compiled} */
    private static WeakReference<Class<?>> firstClass(JitMachine machine) {
        machine.run("function first(n) { return n + 3; } first(1); first(2);");
        return new WeakReference<>(compiled(machine, "first").getClass());
    }

    @Test
    void droppedPool_unloadsItsClasses() {
        List<WeakReference<Class<?>>> classes = classesOfADroppedPool();

        classes.forEach(CodeLifeTest::awaitGone);
    }

    private static List<WeakReference<Class<?>>> classesOfADroppedPool() {
        JitMachine machine = new JitMachine(jit(1 << 20));
        machine.run(SOURCE);
        return List.of(
                new WeakReference<>(compiled(machine, "first").getClass()),
                new WeakReference<>(compiled(machine, "second").getClass()));
    }

    @Test
    void codeOfAPool_keepsNoIsolate() {
        Jit jit = jit(1 << 20);
        WeakReference<Realm> realm = realmOfADroppedMachine(jit);
        List<CompiledCode> code = jit.functions().stream().map(f -> f.body()).toList();

        awaitGone(realm);

        assertThat(code).anyMatch(each -> each.codeBytes() > 0);
        assertThat(jit.functions()).anyMatch(each -> each.tier == Tier.BASELINE);
    }

    private static WeakReference<Realm> realmOfADroppedMachine(Jit jit) {
        return realmOfADroppedMachine(jit, SOURCE);
    }

    private static WeakReference<Realm> realmOfADroppedMachine(Jit jit, String source) {
        JitMachine machine = new JitMachine(jit);
        machine.run(source);
        return new WeakReference<>(machine.realm());
    }

    @Test
    void optimizedCodeOfAPool_keepsNoIsolate() {
        Jit jit =
                new Jit(
                        JitMachine.eager().withThreshold(2).withOptimize(true),
                        new Telemetry(),
                        new JitMetrics(),
                        new CompileQueue());
        WeakReference<Realm> realm = realmOfADroppedMachine(jit, LEARNED);
        List<CompiledCode> code = jit.functions().stream().map(f -> f.body()).toList();

        awaitGone(realm);

        assertThat(code).anyMatch(CompiledCode::isOptimized);
    }

    private static CompiledCode compiled(JitMachine machine, String name) {
        CompiledCode code = machine.function(name).body();
        assertThat(code.codeBytes()).isPositive();
        return code;
    }

    private static void awaitGone(WeakReference<?> reference) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> {
                    System.gc();
                    return reference.refersTo(null);
                });
    }
}
