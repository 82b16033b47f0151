package dev.zts.vm;

import static dev.zts.engine.Handlers.body;
import static dev.zts.engine.Handlers.failure;
import static dev.zts.engine.Handlers.folder;
import static dev.zts.engine.Handlers.get;
import static dev.zts.engine.Handlers.place;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.engine.Engine;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.FailureKind;
import dev.zts.engine.HandlerResult;
import dev.zts.engine.HandlerResult.Failed;
import dev.zts.engine.Isolate;
import dev.zts.engine.IsolationPolicy;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handlers that never end, go too deep or grow too much, in places that are zts's own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ZtsFaultTest {
    private static final Duration LIMIT = Duration.ofMillis(60);

    private static final long WORKER_STACK_BYTES = 32L << 20;

    private static final String BIG =
            "const big = { length: 2 ** 53 - 1 },"
                    + " forever = { [Symbol.iterator]: () => ({ next: Object }) };\n";

    private Engine engine;
    private Engine limited;

    @BeforeAll
    void createEngines() {
        engine = create(EngineOptions.defaults());
        limited = create(EngineOptions.defaults().withWallLimit(LIMIT));
    }

    @AfterAll
    void closeEngines() {
        engine.close();
        limited.close();
    }

    private static Engine create(EngineOptions options) {
        return ZtsEngine.create(options, new Telemetry(), new ConsoleLog(1 << 16));
    }

    private static Isolate open(Engine engine, String source) {
        return engine.open(engine.compile(folder("a.js", source)));
    }

    private static HandlerResult run(Engine engine, String statements) {
        try (Isolate isolate = open(engine, handler(statements))) {
            return isolate.run("a.js", get("/"));
        }
    }

    private static String handler(String statements) {
        return BIG + "function handler(request) { " + statements + "\n}";
    }

    // H1: what never ends is ended, also where only built-in functions run

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Array.prototype.forEach.call(big, Math.abs)",
                "Array.prototype.every.call(big, Object)",
                "Array.prototype.findLast.call(big, Number.isNaN)",
                "Array.prototype.reduce.call(big, Math.max)",
                "Array.prototype.flat.call(big)",
                "Array.prototype.indexOf.call(big, 1)",
                "Array.prototype.lastIndexOf.call(big, 1)",
                "Array.prototype.includes.call(big, 1)",
                "Array.prototype.join.call(big, '')",
                "Array.prototype.reverse.call(big)",
                "Array.prototype.copyWithin.call(big, 1, 0)",
                "Array.prototype.splice.call(big, 0, 1)",
                "Array.prototype.unshift.call({ length: 2 ** 53 - 2 }, 1)",
                "Array.prototype.shift.call(big)",
                "Array.prototype.sort.call(big)",
                "Array.prototype.slice.call({ length: 2 ** 32 - 1 })",
                "[].concat({ length: 2 ** 53 - 1, [Symbol.isConcatSpreadable]: true })",
                "String.raw({ raw: { length: 2 ** 53 - 1, get 0() { for (;;) {} } } })",
                "new Set(forever)",
                "for (const x of forever);",
                "Iterator.from({ next: Object }).filter(Boolean).next()",
                "Iterator.from({ next: Object }).drop(Infinity).next()",
                "Iterator.from({ next: Object }).every(Object)",
                "Iterator.from({ next: Object }).flatMap(() => []).next()",
                "const s = new Set([1]); s.forEach((x) => { s.delete(x); s.add(x + 1); })",
                "for (const k in new Proxy({}, { ownKeys() { for (;;) {} } }));",
                "JSON.parse('[1]', () => { for (;;) {} })",
                "JSON.stringify({ toJSON() { for (;;) {} } })",
                "({ ...{ get a() { for (;;) {} } } })",
                "Object.assign({}, { get a() { for (;;) {} } })",
                "const [a] = { *[Symbol.iterator]() { for (;;) {} } };",
                "function* g() { for (;;) yield* []; } g().next()",
                "function* g() { try { yield 1; } finally { for (;;) {} } } for (const x of g()) break;",
                "const t = { then(r) { r(t); } }; return Promise.resolve(t)",
                "const f = () => queueMicrotask(f); f()",
                "return (async () => { for await (const x of forever); })()",
                "const r = /a/g; r.exec = () => ['']; 'a'.replace(r, 'b')",
                "new Uint8Array(9).sort(() => { for (;;) {} })",
                "new Uint8Array(9).set({ length: 9, get 0() { for (;;) {} } })",
                "structuredClone({ get a() { for (;;) {} } })",
                "try { for (;;) {} } finally { return 'ok'; }",
                "const s = 'a'.repeat(2 ** 19); (s + s).indexOf(s + 'b')",
                "const s = 'a'.repeat(2 ** 19); (s + s).lastIndexOf(s + 'b')",
                "const s = 'a'.repeat(2 ** 19); (s + s).split(s + 'b')",
                "const s = 'a'.repeat(2 ** 19); (s + s).replaceAll(s + 'b', '')",
                "for (;;) new Date('Jan '.repeat(1e6))",
                "for (;;) encodeURIComponent('é'.repeat(1e6))"
            })
    void endlessHandler_isEnded(String statements) {
        try (Isolate isolate = open(limited, handler(statements))) {
            Failed failed = failure(isolate.run("a.js", get("/")));

            assertThat(failed.kind())
                    .as(failed.toString())
                    .isIn(FailureKind.TIMEOUT, FailureKind.MEMORY);
            assertThat(isolate.usable()).isFalse();
        }
    }

    @Test
    void manyLongTexts_areSorted_withinTheLimit() {
        String source =
                "const s = 'a'.repeat(2 ** 20);"
                        + " Array.from({ length: 1000 }, (_, i) => s + i).sort()";

        assertThat(failure(run(limited, source)).kind())
                .isIn(FailureKind.TIMEOUT, FailureKind.MEMORY);
    }

    // H2: what goes too deep is a RangeError, and the isolate goes on

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const o = { get x() { return this.x; } }; o.x",
                "const o = { toString() { return `${o}`; } }; `${o}`",
                "const p = new Proxy({}, { get(t, k, r) { return r[k]; } }); p.x",
                "const f = () => [2, 1].sort(f); f()",
                "const f = () => 'a'.replace(/a/, f); f()",
                "const f = () => Reflect.apply(f, null, []); f()",
                "function* g() { yield* g(); } g().next()",
                "class A { x = new A(); } new A()",
                "const o = { get a() { return { ...o }; } }; ({ ...o })",
                "const o = { [Symbol.iterator]() { return [...o]; } }; [...o]",
                "let f = function () {}; for (let i = 0; i < 1e5; i++) f = f.bind(null); f()",
                "let a = []; for (let i = 0; i < 1e5; i++) a = [a]; String(a)",
                "let a = []; for (let i = 0; i < 1e5; i++) a = [a]; a.flat(Infinity)",
                "let a = []; for (let i = 0; i < 1e5; i++) a = [a]; structuredClone(a)"
            })
    void endlessDepth_isARangeError_andTheIsolateGoesOn(String statements) {
        String source =
                handler(
                        "if (request.path === '/ok') return 'ok';\n"
                                + "try { "
                                + statements
                                + " } catch (e) { return e.name; }");
        try (Isolate isolate = open(engine, source)) {
            assertThat(body(isolate.run("a.js", get("/")))).isEqualTo("RangeError");
            assertThat(body(isolate.run("a.js", get("/ok")))).isEqualTo("ok");
            assertThat(body(isolate.run("a.js", get("/")))).isEqualTo("RangeError");
        }
    }

    @Test
    void depthInAJobOfBuiltIns_rejectsItsPromise() {
        String source =
                "let a = []; for (let i = 0; i < 1e5; i++) a = [a];"
                        + " return Promise.resolve(a).then(String).catch((e) => e.name);";

        assertThat(body(run(engine, source))).isEqualTo("RangeError");
    }

    @Test
    void depthWhileTheAnswerIsRead_isAStackFailure() {
        String source = "let p = {}; for (let i = 0; i < 1e5; i++) p = new Proxy(p, {}); return p;";

        assertThat(failure(run(engine, source)).kind()).isEqualTo(FailureKind.STACK);
    }

    // The shadow stack

    @Test
    void depth_isTheSame_afterFailuresOfEveryKind() throws InterruptedException {
        List<String> depths = new ArrayList<>();
        String source =
                """
                let reached = 0;
                const down = (n) => { reached = n; down(n + 1); };
                const faults = [
                  () => null.x, () => { throw 'x'; }, () => [1].map(() => { throw 1; }),
                  () => { try { null.x; } finally { return 1; } },
                  () => { for (const x of (function* () { yield 1; })()) throw x; },
                  () => new (class { constructor() { null.x; } })(),
                  () => Promise.reject(1), async () => { await null; throw 2; },
                  () => JSON.parse('{'), () => [...[1]].forEach((x) => x()),
                  () => 'a'.replace(/a/, () => { throw 3; }),
                ];
                function handler(request) {
                  const at = Number(request.path.slice(1));
                  if (at >= 0) return faults[at % faults.length]();
                  try { down(1); } catch (e) { return e.name + reached; }
                }
                """;
        Thread worker =
                Thread.ofPlatform()
                        .stackSize(WORKER_STACK_BYTES)
                        .start(() -> {
                            try (Isolate isolate = open(engine, source)) {
                                depths.add(body(isolate.run("a.js", get("/deep"))));
                                for (int i = 0; i < 10_000; i++) {
                                    failure(isolate.run("a.js", get("/" + i)));
                                }
                                depths.add(body(isolate.run("a.js", get("/deep"))));
                            }
                        });
        worker.join();

        assertThat(depths).containsExactly("RangeError8191", "RangeError8191");
    }

    // H3: what is too large is refused at once

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'x'.repeat(2 ** 30)",
                "'x'.padStart(2 ** 30)",
                "let s = 'x'; for (;;) s += s;",
                "new Array(1e9).fill(1)",
                "Array(1e9).join('x')",
                "new ArrayBuffer(8e9)",
                "new Float64Array(2 ** 31)",
                "Math.max.apply(null, big)"
            })
    void hugeValue_isARangeError(String statements) {
        String source = "try { " + statements + " } catch (e) { return e.name; }";

        assertThat(body(run(engine, source))).isEqualTo("RangeError");
    }

    // H4

    @Test
    void regexBudget_endsTheRequest_andTheIsolateGoesOn() {
        String source =
                handler(
                        "if (request.path === '/ok') return 'ok';"
                                + " try { /^(a+)+\\1$/.test('a'.repeat(40) + 'b'); } finally { return 'no'; }");
        try (Isolate isolate = open(engine, source)) {
            assertThat(failure(isolate.run("a.js", get("/"))).kind())
                    .isEqualTo(FailureKind.REGEX_BUDGET);
            assertThat(isolate.usable()).isTrue();
            assertThat(body(isolate.run("a.js", get("/ok")))).isEqualTo("ok");
        }
    }

    // H5: a throw has a place, whatever is thrown

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throw 'x'",
                "throw {}",
                "throw undefined",
                "throw Symbol()",
                "return (async () => { throw 'x' })()",
                "try { throw 'x' } catch (e) { throw e }",
                "return Promise.resolve().then(() => { throw 1 })"
            })
    void throwOfNoError_hasItsPlace(String statement) {
        String before = statement.substring(0, statement.indexOf("throw"));
        String source = "function handler() {\n" + statement + ";\n}";
        try (Isolate isolate = open(engine, source)) {
            assertThat(place(failure(isolate.run("a.js", get("/")))))
                    .isEqualTo("a.js:2:" + (before.length() + 1));
        }
    }

    @Test
    void rejectionWithoutAThrow_hasNoPlace() {
        String source =
                "function handler(r) { if (r.path === '/') throw 'x'; return Promise.reject('x'); }";
        try (Isolate isolate = open(engine, source)) {
            failure(isolate.run("a.js", get("/")));

            assertThat(failure(isolate.run("a.js", get("/rejects"))).place()).isNull();
        }
    }

    // H8: built-ins that are made late

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object.getPrototypeOf(function* () {}).x = 1",
                "Object.getPrototypeOf(async () => {}).x = 1",
                "(function* () {}).constructor.prototype.prototype.next = 1",
                "Object.getPrototypeOf((async function* () {}).prototype).x = 1",
                "Map.prototype.get = 1",
                "Object.getPrototypeOf(new Map().entries()).next = 1",
                "Object.getPrototypeOf(Int8Array).of = 1",
                "WeakRef.prototype.x = 1",
                "Reflect.get = 1"
            })
    void builtInMadeLate_isFrozen_orItsChangeIsNoticed(String statement) {
        try (Engine frozen =
                create(EngineOptions.defaults().withIsolation(IsolationPolicy.FROZEN))) {
            Failed failed = failure(run(frozen, statement + ";"));
            assertThat(failed.message()).startsWith("TypeError");
        }
        try (Isolate isolate = open(engine, handler(statement + "; return 'ok';"))) {
            assertThat(body(isolate.run("a.js", get("/")))).isEqualTo("ok");
            isolate.settle();
            assertThat(isolate.taint()).isNotNull();
        }
    }
}
