package dev.zts.engine;

import static dev.zts.engine.Handlers.body;
import static dev.zts.engine.Handlers.failure;
import static dev.zts.engine.Handlers.folder;
import static dev.zts.engine.Handlers.get;
import static dev.zts.engine.Handlers.place;
import static dev.zts.engine.Handlers.request;
import static dev.zts.engine.Handlers.show;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.Sampler;
import dev.zts.telemetry.Telemetry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine does with handlers: the same cases for all of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EngineContractTest {
    private static final Duration LIMIT = Duration.ofMillis(300);
    private static final long GENEROUS_MILLIS = 5_000;

    private final ConsoleLog console = new ConsoleLog(1 << 20);
    private Engine engine;
    private Engine limited;

    protected abstract Engine create(EngineOptions options, Telemetry telemetry, ConsoleLog log);

    @BeforeAll
    void createEngine() {
        engine = create(EngineOptions.defaults(), new Telemetry(), console);
        limited = create(limits(), new Telemetry(), console);
        // The first run of a process is slow, and is not what the limits are about.
        assertThat(body(run("function handler() { return 'warm'; }", get("/")))).isEqualTo("warm");
    }

    @AfterAll
    void closeEngine() {
        engine.close();
        limited.close();
    }

    private static EngineOptions limits() {
        return EngineOptions.defaults().withWallLimit(LIMIT).withLoadLimit(LIMIT);
    }

    private HandlerResult run(String source, JsRequest request) {
        return run(engine, source, request);
    }

    private static HandlerResult run(Engine engine, String source, JsRequest request) {
        try (Isolate isolate = engine.open(engine.compile(folder("handler.js", source)))) {
            return isolate.run("handler.js", request);
        }
    }

    private String eval(String expression) {
        return body(run("function handler(request) { return `${" + expression + "}`; }", get("/")));
    }

    // Shapes

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function handler(request) { return Response.text('hi ' + request.method); }",
                "const handler = (request) => Response.text('hi ' + request.method);",
                "async function handler(request) { return Response.text('hi ' + request.method); }",
                "export default { fetch(request) { return Response.text('hi ' + request.method); } };",
                "export default { async fetch(r) { await null; return Response.text('hi GET'); } };",
                "export default function (request) { return Response.text('hi ' + request.method); }",
                "export default async (request) => Response.text('hi ' + request.method);",
                "export function GET(request) { return Response.text('hi ' + request.method); }",
                "export const GET = async (request) => Response.text('hi ' + request.method);"
            })
    void everyShapeAnswers(String source) {
        assertThat(show(run(source, get("/"))))
                .isEqualTo("200\ncontent-type: text/plain; charset=utf-8\n\nhi GET");
    }

    @Test
    void methods_areThoseExported_andHeadFallsBackToGet() {
        String source =
                "export function GET() { return Response.text('g'); }"
                        + " export function POST() { return Response.text('p'); }";
        Program program = engine.compile(folder("api.js", source));

        assertThat(program.methods("api.js")).containsExactlyInAnyOrder("GET", "HEAD", "POST");
        try (Isolate isolate = engine.open(program)) {
            assertThat(body(isolate.run("api.js", request("HEAD", "/", "")))).isEqualTo("g");
            assertThat(body(isolate.run("api.js", request("POST", "/", "x")))).isEqualTo("p");
            assertThat(show(isolate.run("api.js", request("PUT", "/", "x"))))
                    .isEqualTo("405\nallow: GET, POST, HEAD\n\n");
        }
    }

    @Test
    void methods_ofOtherShapes_areUnknown() {
        assertThat(engine.compile(folder("a.js", "function handler() {}")).methods("a.js"))
                .isEmpty();
    }

    @Test
    void topLevels_ofTwoFiles_shareNothing() {
        String text = "let count = 0; function handler() { return `${++count}`; }";
        Program program = engine.compile(folder("a.js", text, "b.js", text));
        try (Isolate isolate = engine.open(program)) {
            assertThat(body(isolate.run("a.js", get("/")))).isEqualTo("1");
            assertThat(body(isolate.run("a.js", get("/")))).isEqualTo("2");
            assertThat(body(isolate.run("b.js", get("/")))).isEqualTo("1");
        }
    }

    @Test
    void entry_withoutHandler_isRefused() {
        HandlerResult.Failed failed = failure(run("const x = 1;", get("/")));

        assertThat(failed.kind()).isEqualTo(FailureKind.LOAD_FAILED);
        assertThat(failed.message()).contains("function handler(request)");
    }

    // Requests

    @Test
    void plainRequest_hasTheDocumentedFields() {
        String source =
                """
                function handler(r) {
                  return Response.json({
                    url: r.url, method: r.method, path: r.path, query: r.query, params: r.params,
                    type: r.headers["content-type"], host: r.headers.host,
                    get: r.headers.get("Content-Type"), has: r.headers.has("x-none"),
                    body: r.body, keys: Object.keys(r), copy: { ...r }.method,
                  });
                }
                """;

        String json =
                body(
                        run(
                                source,
                                request(
                                        "POST",
                                        "/a%20b?c=1&c=2&d=%20e",
                                        "héllo",
                                        "Content-Type",
                                        "t/p")));

        assertThat(json)
                .isEqualTo(
                        "{\"url\":\"/a%20b?c=1&c=2&d=%20e\",\"method\":\"POST\",\"path\":\"/a%20b\","
                                + "\"query\":{\"c\":\"2\",\"d\":\" e\"},\"params\":{\"id\":\"a b\"},"
                                + "\"type\":\"t/p\",\"host\":\"127.0.0.1:8080\",\"get\":\"t/p\","
                                + "\"has\":false,\"body\":\"héllo\",\"keys\":[\"url\",\"method\","
                                + "\"path\",\"query\",\"params\",\"headers\",\"body\"],"
                                + "\"copy\":\"POST\"}");
    }

    @Test
    void plainRequest_withoutBody_hasNull() {
        assertThat(body(run("function handler(r) { return `${r.body}`; }", get("/"))))
                .isEqualTo("null");
    }

    @Test
    void headerNamedLikeAMethod_doesNotHideTheMethod() {
        String source =
                "function handler(r) { return r.headers.get('get') + typeof r.headers.get; }";

        assertThat(body(run(source, request("GET", "/", "", "get", "evil"))))
                .isEqualTo("evilfunction");
    }

    @Test
    void fetchRequest_isAbsolute_andItsBodyIsReadOnce() {
        String source =
                """
                export default { async fetch(request, env, ctx) {
                  ctx.waitUntil(Promise.reject(new Error("later")));
                  ctx.passThroughOnException();
                  const before = request.bodyUsed;
                  const data = await request.json();
                  const again = await request.text().catch((e) => e.name);
                  return Response.json([request.url, request.headers instanceof Headers, data.a,
                    before, request.bodyUsed, again, request.path, request.query.q, request.params.id,
                    Object.keys(env).length, request instanceof Request]);
                } };
                """;

        assertThat(body(run(source, request("POST", "/p/../x?q=1", "{\"a\":[1]}"))))
                .isEqualTo(
                        "[\"http://127.0.0.1:8080/x?q=1\",true,[1],false,true,\"TypeError\","
                                + "\"/p/../x\",\"1\",\"a b\",0,true]");
    }

    @Test
    void fetchRequest_givesBytes() {
        String source =
                """
                export default async (request) => {
                  const copy = request.clone();
                  const bytes = await request.bytes();
                  return new Response(`${bytes.join()} ${(await copy.arrayBuffer()).byteLength}`);
                };
                """;

        assertThat(body(run(source, request("POST", "/", "aé")))).isEqualTo("97,195,169 3");
    }

    // Responses

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'text' | 200~n~ntext",
                "{ body: 'b' } | 200~n~nb",
                "{ status: 404 } | 404~n~n",
                "{ headers: { A: 'x', B: 1, C: ['p', 'q'] } } | 200~na: x~nb: 1~nc: p~nc: q~n~n",
                "Response.json({ a: 1 }) | 200~ncontent-type: application/json~n~n{\"a\":1}",
                "Response.json() | 200~ncontent-type: application/json~n~n{}",
                "Response.html('<p>', { status: 201 }) | 201~ncontent-type: text/html; charset=utf-8~n~n<p>",
                "Response.redirect('/x') | 302~nlocation: /x~n~n",
                "Response.redirect('/x', 308) | 308~nlocation: /x~n~n",
                "new Response('b') | 200~ncontent-type: text/plain;charset=UTF-8~n~nb",
                "Response('b', { status: 202 }) | 202~ncontent-type: text/plain;charset=UTF-8~n~nb",
                "new Response(null, { status: 204 }) | 204~n~n",
                "new Response(new Uint8Array([104, 105])) | 200~n~nhi",
                "new Response(new URLSearchParams({ a: 'b c' }))"
                        + " | 200~ncontent-type: application/x-www-form-urlencoded;charset=UTF-8~n~na=b+c",
                "Response.text('t', { headers: { 'Content-Type': 'x/y' } }) | 200~ncontent-type: x/y~n~nt",
                "Response.json(1, { headers: { 'X-A': 'b' } })"
                        + " | 200~nx-a: b~ncontent-type: application/json~n~n1",
                "new Response('abc', { headers: { 'content-length': '3', connection: 'close',"
                        + " 'transfer-encoding': 'chunked' } }) | 200~ncontent-type: text/plain;charset=UTF-8~n~nabc",
                "'\\ud800x' | 200~n~n\ufffdx"
            })
    void responses_keepStatusHeadersAndBody(String expression, String expected) {
        String source = "function handler() { return " + expression + "; }";

        assertThat(show(run(source, get("/")))).isEqualTo(expected.replace("~n", "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "undefined | response",
                "null | response",
                "42 | response",
                "[] | response",
                "{} | response",
                "() => 1 | response",
                "{ status: 99 } | status",
                "{ status: 1000 } | status",
                "{ status: 200.5 } | status",
                "{ status: NaN } | status",
                "{ status: '200' } | status",
                "{ body: 42 } | body",
                "{ status: 204, body: 'x' } | body",
                "{ headers: 'x' } | headers",
                "{ headers: { 'a\\r\\nb': 'x' } } | headers",
                "{ headers: { a: 'x\\r\\ny: z' } } | headers",
                "{ headers: { 'a b': 'x' } } | headers",
                "{ headers: { 'a:': 'x' } } | headers",
                "{ headers: { a: 'x\\0' } } | headers",
                "{ headers: { a: {} } } | headers.a",
                "{ headers: { 'content-length': ['1', '1'] }, body: 'x' } | headers.content-length",
                "{ headers: { 'content-length': '2' }, body: 'x' } | headers.content-length",
                "new Response('', { status: 99 }) | status",
                "new Response('x', { status: 204 }) | body",
                "new Response('', { headers: { 'a b': 'x' } }) | headers",
                "new Response('', { headers: { a: 'x\\n\\ny' } }) | headers",
                "Response.redirect('/', 200) | status",
                "Response.json((() => { const a = {}; a.a = a; return a; })()) | body",
                "Response.json(undefined) | body",
                "(() => { let s = 'x'; for (let i = 0; i < 27; i++) s += s; return s; })() | body"
            })
    void unusableResponse_namesTheField(String expression, String field) {
        String source = "function handler() { return " + expression + "; }";

        HandlerResult.Failed failed = failure(run(source, get("/")));

        assertThat(failed.kind()).isEqualTo(FailureKind.BAD_RESPONSE);
        assertThat(failed.message()).startsWith(field + ":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'text'", "{ status: 200 }", "undefined", "{}"})
    void fetchShapes_mustReturnAResponse(String expression) {
        String source = "export default () => (" + expression + ");";

        assertThat(failure(run(source, get("/"))).kind()).isEqualTo(FailureKind.BAD_RESPONSE);
    }

    // Promises

    @Test
    void promise_thatCanNeverSettle_isTold_atOnce() {
        long start = System.nanoTime();
        HandlerResult result =
                run("async function handler() { await new Promise(() => {}); }", get("/"));

        assertThat(failure(result).kind()).isEqualTo(FailureKind.NEVER_SETTLED);
        assertThat(millisSince(start)).isLessThan(GENEROUS_MILLIS);
    }

    @Test
    void rejection_isAnException_withItsPlace() {
        String source =
                "async function handler() {\n  await null;\n  throw new RangeError('later');\n}";

        HandlerResult.Failed failed = failure(run(source, get("/")));

        assertThat(failed.kind()).isEqualTo(FailureKind.EXCEPTION);
        assertThat(failed.message()).isEqualTo("RangeError: later");
        assertThat(place(failed)).isEqualTo("handler.js:3:9");
    }

    @Test
    void unhandledRejection_isLogged_withItsScript() {
        ConsoleLog log = new ConsoleLog(1 << 16);
        Engine own = create(EngineOptions.defaults(), new Telemetry(), log);
        try (own) {
            String source =
                    "function handler() { Promise.reject(new Error('nobody')); return 'x'; }";
            assertThat(body(run(own, source, get("/")))).isEqualTo("x");
        }

        List<ConsoleLog.Line> lines = log.since(0);
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().level()).isEqualTo(ConsoleLog.Level.ERROR);
        assertThat(lines.getFirst().source()).isEqualTo("handler.js");
        assertThat(lines.getFirst().text()).contains("nobody");
    }

    @Test
    void lateSettling_ofAnEarlierRequest_answersNobodyElse() {
        String source =
                """
                let resolve;
                function handler(request) {
                  if (request.path === "/first") return new Promise((r) => { resolve = r; });
                  resolve("first");
                  return "second";
                }
                """;
        try (Isolate isolate = engine.open(engine.compile(folder("a.js", source)))) {
            assertThat(failure(isolate.run("a.js", get("/first"))).kind())
                    .isEqualTo(FailureKind.NEVER_SETTLED);
            assertThat(body(isolate.run("a.js", get("/second")))).isEqualTo("second");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function handler(request) { return use(request); }",
                "export default (request) => use(request);"
            })
    void requestThatAHandlerKept_tellsNothingOfALaterOne(String handler) {
        String source =
                """
                let kept;
                function use(request) {
                  if (kept === undefined) {
                    kept = request;
                    return new Response("kept");
                  }
                  let answer;
                  try {
                    answer = kept.headers.get("x-secret");
                  } catch (error) {
                    answer = error instanceof TypeError ? "gone" : "?";
                  }
                  return new Response(kept.method + " " + answer);
                }
                """;
        try (Isolate isolate = engine.open(engine.compile(folder("a.js", source + handler)))) {
            assertThat(body(isolate.run("a.js", get("/first")))).isEqualTo("kept");
            assertThat(body(isolate.run("a.js", get("/second")))).isEqualTo("GET gone");
        }
    }

    /** A pair that two parts of a concatenation make is one, a half of its own is U+FFFD. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "return page();",
                "return { body: page() };",
                "return new Response(page());",
                "return Response.html(page());"
            })
    void longTextOfManyParts_isAnsweredWhole(String answer) {
        String source =
                """
                const page = () => {
                  let text = "";
                  for (let i = 0; i < 500; i++) text += i + ": \\ud83d" + "\\ude00 \\ud800é|";
                  return text;
                };
                function handler(request) { %s }
                """
                        .formatted(answer);
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            expected.append(i).append(": \ud83d\ude00 \ufffdé|");
        }
        try (Isolate isolate = engine.open(engine.compile(folder("a.js", source)))) {
            assertThat(body(isolate.run("a.js", get("/")))).isEqualTo(expected.toString());
        }
    }

    @Test
    void longTextOfSoundParts_isAnsweredWhole() {
        String source =
                """
                function handler(request) {
                  let text = "";
                  for (let i = 0; i < 500; i++) text += i + ": grün \\ud83d\\ude00 |";
                  return Response.text(text);
                }
                """;
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            expected.append(i).append(": grün \ud83d\ude00 |");
        }
        try (Isolate isolate = engine.open(engine.compile(folder("a.js", source)))) {
            assertThat(body(isolate.run("a.js", get("/")))).isEqualTo(expected.toString());
        }
    }

    @Test
    void run_tellsHowLongItTook_andWhatItAllocated() {
        String source = "function handler() { return 'x'.repeat(100_000) + Math.random(); }";
        try (Isolate isolate = engine.open(engine.compile(folder("a.js", source)))) {
            long start = System.nanoTime();
            isolate.run("a.js", get("/"));

            assertThat(isolate.runNanos()).isBetween(1L, System.nanoTime() - start);
            assertThat(isolate.runBytes()).isBetween(100_000L, 1L << 30);
        }
    }

    // Broken files and imports

    @Test
    void brokenFile_isReportedWithCaret_andOthersWork() {
        Program program =
                engine.compile(
                        folder(
                                "bad.js",
                                "const a = 1;\nlet x = = 3;\n",
                                "good.js",
                                "function handler() { return 'ok'; }"));

        assertThat(program.problems()).hasSize(1);
        Problem problem = program.problems().getFirst();
        assertThat(problem.file()).isEqualTo("bad.js");
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.column()).isEqualTo(9);
        assertThat(problem.render()).endsWith("\nlet x = = 3;\n        ^");
        try (Isolate isolate = engine.open(program)) {
            HandlerResult.Failed failed = failure(isolate.run("bad.js", get("/")));
            assertThat(failed.kind()).isEqualTo(FailureKind.LOAD_FAILED);
            assertThat(failed.place()).isEqualTo(problem);
            assertThat(body(isolate.run("good.js", get("/")))).isEqualTo("ok");
        }
    }

    @Test
    void topLevelThrow_isALoadFailure_withItsPlace() {
        HandlerResult.Failed failed =
                failure(run("const x = 1;\n  throw new TypeError('top');", get("/")));

        assertThat(failed.kind()).isEqualTo(FailureKind.LOAD_FAILED);
        assertThat(failed.message()).isEqualTo("TypeError: top");
        assertThat(place(failed)).isEqualTo("handler.js:2:9");
    }

    @Test
    void imports_resolveInsideTheFolder() {
        Program program =
                engine.compile(
                        folder(
                                "api/a.js",
                                """
                                import { v } from './_lib.js';
                                import data from '../d.json' with { type: 'json' };
                                export default () => Response.json([v, data]);
                                """,
                                "api/_lib.js",
                                "export const v = 41;",
                                "d.json",
                                "{\"q\": 1}"));
        try (Isolate isolate = engine.open(program)) {
            assertThat(body(isolate.run("api/a.js", get("/")))).isEqualTo("[41,{\"q\":1}]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "lodash",
                "node:fs",
                "/etc/passwd",
                "https://example.com/x.js",
                "./none.js"
            })
    void import_ofAnythingElse_isRefusedAtItsPlace(String specifier) {
        String source = "const y = 1;\nimport x from '" + specifier + "';\nfunction handler() {}";

        HandlerResult.Failed failed = failure(run(source, get("/")));

        assertThat(failed.kind()).isEqualTo(FailureKind.LOAD_FAILED);
        assertThat(failed.message()).startsWith("Cannot import '" + specifier + "'");
        assertThat(place(failed)).isEqualTo("handler.js:2:15");
    }

    @Test
    void import_ofABrokenFile_namesThatFile() {
        Program program =
                engine.compile(folder("a.js", "import './_b.js';", "_b.js", "\nconst a = ;"));
        try (Isolate isolate = engine.open(program)) {
            assertThat(place(failure(isolate.run("a.js", get("/"))))).isEqualTo("_b.js:2:11");
        }
    }

    // H1: endless loops

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "[3, 2, 1].sort(() => { for (;;) {} })",
                "({ get x() { for (;;) {} } }).x",
                "`${{ toString() { for (;;) {} } }}`",
                "'aaa'.replace(/a/, () => { for (;;) {} })",
                "try { for (;;) {} } finally { for (;;) {} }"
            })
    void endlessLoop_isStopped_andTheIsolateIsSpent(String statement) {
        Program program =
                limited.compile(folder("a.js", "function handler() { " + statement + "; }"));
        long start = System.nanoTime();
        try (Isolate isolate = limited.open(program)) {
            assertThat(failure(isolate.run("a.js", get("/"))).kind())
                    .isEqualTo(FailureKind.TIMEOUT);
            assertThat(isolate.usable()).isFalse();
        }
        assertThat(millisSince(start)).isBetween(LIMIT.toMillis(), GENEROUS_MILLIS);
    }

    @Test
    void microtaskFlood_isStopped() {
        String source = "async function handler() { for (;;) await null; }";

        // Whichever limit a quick engine reaches first.
        assertThat(failure(run(limited, source, get("/"))).kind())
                .isIn(FailureKind.TIMEOUT, FailureKind.MEMORY);
    }

    @Test
    void endlessTopLevel_isALoadTimeout_andOthersWork() {
        Program program =
                limited.compile(
                        folder(
                                "a.js",
                                "for (;;) {}",
                                "b.js",
                                "function handler() { return 'ok'; }"));
        try (Isolate isolate = limited.open(program)) {
            assertThat(failure(isolate.run("a.js", get("/"))).kind())
                    .isEqualTo(FailureKind.LOAD_TIMEOUT);
            assertThat(body(isolate.run("b.js", get("/")))).isEqualTo("ok");
        }
    }

    @Test
    void interrupt_stopsTheRunningHandler() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        String source = "function handler() { for (;;) {} }";
        try (Isolate isolate = engine.open(engine.compile(folder("a.js", source)))) {
            HandlerResult[] result = new HandlerResult[1];
            Thread runner =
                    Thread.ofPlatform()
                            .start(() -> {
                                result[0] = isolate.run("a.js", get("/"));
                                done.countDown();
                            });
            while (!done.await(20, TimeUnit.MILLISECONDS)) {
                isolate.interrupt();
            }
            runner.join();
            assertThat(failure(result[0]).kind()).isEqualTo(FailureKind.TIMEOUT);
        }
    }

    // H2, H3, H5: stack, memory, throws

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const f = (n) => f(n + 1) + 1; f(0)",
                "const a = (n) => b(n) + 1, b = (n) => a(n) + 1; a(0)",
                "const o = { get x() { return this.x + 1; } }; o.x",
                "const o = { toJSON() { return JSON.stringify(o); } }; JSON.stringify(o)"
            })
    void endlessRecursion_isARangeErrorThatHandlersCanCatch(String statements) {
        String caught =
                "function handler() { try { " + statements + "; } catch (e) { return e.name; } }";
        String uncaught = "function handler() { " + statements + "; }";

        assertThat(body(run(caught, get("/")))).isEqualTo("RangeError");
        HandlerResult.Failed failed = failure(run(uncaught, get("/")));
        assertThat(failed.kind()).as(failed.toString()).isEqualTo(FailureKind.STACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'x'.repeat(2 ** 30)", "new ArrayBuffer(8e9)", "new Array(-1)"})
    void singleHugeValue_isARangeError(String expression) {
        assertThat(eval("(() => { try { " + expression + "; } catch (e) { return e.name; } })()"))
                .isEqualTo("RangeError");
    }

    @ParameterizedTest
    @ValueSource(strings = {"new Array(1e9).fill(1)", "Array(1e9).join('x')"})
    void hugeBuiltIn_isBounded_andTheEngineGoesOn(String expression) {
        long start = System.nanoTime();
        HandlerResult result = run(limited, "function handler() { " + expression + "; }", get("/"));

        HandlerResult.Failed failed = failure(result);
        boolean refused = failed.message().startsWith("RangeError");
        assertThat(refused ? FailureKind.MEMORY : failed.kind())
                .isIn(FailureKind.TIMEOUT, FailureKind.MEMORY);
        assertThat(millisSince(start)).isLessThan(10_000);
        assertThat(body(run(limited, "function handler() { return 'ok'; }", get("/"))))
                .isEqualTo("ok");
    }

    @Test
    void growth_endsAtTheAllocationLimit() {
        Engine small =
                create(
                        EngineOptions.defaults().withAllocationLimitBytes(8 << 20),
                        new Telemetry(),
                        console);
        try (small) {
            String source = "function handler() { const a = []; for (;;) a.push({ x: 1 }); }";
            try (Isolate isolate = small.open(small.compile(folder("a.js", source)))) {
                assertThat(failure(isolate.run("a.js", get("/"))).kind())
                        .isEqualTo(FailureKind.MEMORY);
                assertThat(isolate.usable()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throw new Error('m')",
                "throw 'm'",
                "throw null",
                "throw Object.freeze({ a: 1 })",
                "const e = new Error('m'); Object.defineProperty(e, 'message',"
                        + " { get() { throw new Error('inner'); } }); throw e",
                "throw { get message() { throw 1; }, toString() { throw 2; } }",
                "throw new Proxy({}, { get() { throw 3; }, ownKeys() { throw 4; } })",
                "throw { get message() { for (;;) {} } }",
                "throw new Proxy({}, { get() { for (;;) {} }, ownKeys() { for (;;) {} } })",
                "try { throw 1 } finally { throw new Error('f') }",
                "throw Symbol('s')"
            })
    void everyThrow_isAnException_andTheIsolateGoesOn(String statement) {
        String source =
                "function handler(r) { if (r.path === '/ok') return 'ok'; " + statement + "; }";
        try (Isolate isolate = engine.open(engine.compile(folder("a.js", source)))) {
            HandlerResult.Failed failed = failure(isolate.run("a.js", get("/")));
            assertThat(failed.kind()).isEqualTo(FailureKind.EXCEPTION);
            assertThat(failed.message()).isNotEmpty();
            assertThat(body(isolate.run("a.js", get("/ok")))).isEqualTo("ok");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stack_isThereIfTheOptionsSaySo(boolean shown) {
        try (Engine own =
                create(EngineOptions.defaults().withStacks(shown), new Telemetry(), console)) {
            String stack =
                    failure(run(own, "function handler() { throw new Error('m'); }", get("/")))
                            .stack();

            assertThat(stack.contains("at handler (handler.js:1:")).isEqualTo(shown);
        }
    }

    @Test
    void message_isCutAndCleaned() {
        HandlerResult.Failed failed =
                failure(
                        run(
                                "function handler() { throw new Error('\\u001b[31mred\\r\\n\\u202e'"
                                        + " + 'x'.repeat(5000)); }",
                                get("/")));

        assertThat(failed.message()).startsWith("Error: red  xxx").hasSize(Messages.MAX_CHARS);
    }

    // H4, H9, H10

    @Test
    void catastrophicRegex_isStopped() {
        String source = "function handler() { /^(a+)+\\1$/.test('a'.repeat(40) + 'b'); }";

        assertThat(failure(run(limited, source, get("/"))).kind())
                .isIn(FailureKind.TIMEOUT, FailureKind.REGEX_BUDGET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Java",
                "Polyglot",
                "Graal",
                "load",
                "loadWithNewGlobal",
                "print",
                "require",
                "Packages",
                "java",
                "process",
                "fetch",
                "setTimeout",
                "SharedArrayBuffer",
                "Atomics",
                "quit"
            })
    void hostAndNetwork_areAbsent(String name) {
        assertThat(eval("typeof " + name)).isEqualTo("undefined");
    }

    @Test
    void hostObjects_areOutOfReach() {
        String source =
                """
                function handler(request) {
                  const seen = new Set();
                  const found = [];
                  const walk = (object, path) => {
                    if ((typeof object !== "object" && typeof object !== "function") || object === null) return;
                    if (seen.has(object) || path.length > 12) return;
                    seen.add(object);
                    const proto = Object.getPrototypeOf(object);
                    walk(proto, [...path, "__proto__"]);
                    for (const key of Reflect.ownKeys(object)) {
                      if (key === "getClass" || key === "class") found.push(path.join("."));
                      const d = Object.getOwnPropertyDescriptor(object, key);
                      walk(d.value, [...path, String(key)]);
                      walk(d.get, [...path, String(key)]);
                    }
                  };
                  walk(globalThis, []);
                  walk(request, []);
                  walk(new Headers(), []);
                  return found.join() + typeof new Headers().getClass;
                }
                """;

        assertThat(body(run(source, get("/?q=1")))).isEqualTo("undefined");
    }

    @Test
    void console_keepsLevelsAndBounds() {
        ConsoleLog log = new ConsoleLog(1 << 16);
        Engine own = create(EngineOptions.defaults(), new Telemetry(), log);
        try (own) {
            String source =
                    """
                    function handler() {
                      console.warn("%s is %d", "x", 4, { a: [1, { b: { c: { d: 1 } } }] });
                      for (let i = 0; i < 200; i++) console.log("y".repeat(100000));
                      return "ok";
                    }
                    """;
            try (Isolate isolate =
                    own.open(own.compile(folder("a.js", "console.info('top');" + source)))) {
                assertThat(log.since(0).getFirst().text()).isEqualTo("top");
                assertThat(body(isolate.run("a.js", get("/")))).isEqualTo("ok");
            }
        }

        assertThat(log.dropped()).isPositive();
        assertThat(log.since(0).stream().mapToLong(line -> line.text().length()).sum())
                .isLessThanOrEqualTo(1 << 16);
    }

    // H8: what requests leave behind

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Object.prototype.x = 1 | Object.prototype.x",
                "Array.prototype.push = () => 0 | Array.prototype.push",
                "globalThis.leak = 1 | globalThis.leak",
                "JSON.parse = () => 0 | JSON.parse",
                "globalThis.Response = 1 | Response"
            })
    void reuse_countsWhatAHandlerChanged(String statement, String what) {
        String source = "function handler() { " + statement + "; return 'ok'; }";
        try (Isolate isolate = engine.open(engine.compile(folder("a.js", source)))) {
            assertThat(isolate.taint()).isNull();
            assertThat(body(isolate.run("a.js", get("/")))).isEqualTo("ok");
            assertThat(isolate.taint()).isNull();
            isolate.settle();
            assertThat(isolate.taint()).startsWith(what);
            assertThat(isolate.usable()).isTrue();
            assertThat(body(isolate.run("a.js", get("/")))).isEqualTo("ok");
        }
    }

    @Test
    void reuse_taintIsToldOnce_withRouteAndWhat() {
        Telemetry telemetry = new Telemetry();
        List<Frame> frames = new CopyOnWriteArrayList<>();
        try (Engine own = create(EngineOptions.defaults(), telemetry, console);
                Sampler sampler = Sampler.start(telemetry, frames::add)) {
            Program program =
                    own.compile(
                            folder(
                                    "a.js",
                                    "function handler() { globalThis.leak = 1; return 'a'; }",
                                    "b.js",
                                    "function handler() { globalThis.more = 1; return 'b'; }"));
            try (Isolate isolate = own.open(program)) {
                for (String entry : List.of("a.js", "b.js", "a.js", "b.js")) {
                    assertThat(isolate.run(entry, get("/")))
                            .isInstanceOf(HandlerResult.Responded.class);
                    isolate.settle();
                }
                sampler.flush();
                assertThat(frames.stream().flatMap(frame -> frame.events().stream()))
                        .filteredOn(EngineEvent.RuntimeTainted.class::isInstance)
                        .singleElement()
                        .isInstanceOfSatisfying(
                                EngineEvent.RuntimeTainted.class,
                                event -> {
                                    assertThat(event.isolate()).isEqualTo(isolate.id());
                                    assertThat(event.route()).isEqualTo("a.js");
                                    assertThat(event.what()).isEqualTo(isolate.taint());
                                    assertThat(event.what()).startsWith("globalThis.leak");
                                });
            }
        }
    }

    @Test
    void reuse_globalThatThrows_isATaint() {
        String source =
                "function handler() { Object.defineProperty(globalThis, 'JSON',"
                        + " { get() { throw new Error('no'); } }); return 'ok'; }";
        try (Isolate isolate = engine.open(engine.compile(folder("a.js", source)))) {
            assertThat(body(isolate.run("a.js", get("/")))).isEqualTo("ok");
            isolate.settle();
            assertThat(isolate.taint()).contains("throws").contains("no");
            assertThat(isolate.usable()).isTrue();
        }
    }

    @Test
    void settling_isStoppedLikeAHandler() {
        String source =
                "function handler() { Object.defineProperty(globalThis, 'JSON',"
                        + " { get() { for (;;) {} } }); return 'ok'; }";
        try (Isolate isolate = limited.open(limited.compile(folder("a.js", source)))) {
            assertThat(body(isolate.run("a.js", get("/")))).isEqualTo("ok");
            isolate.settle();
            assertThat(isolate.usable()).isFalse();
        }
    }

    @Test
    void run_afterClose_isAFailure() {
        String source = "function handler() { return 'ok'; }";
        Isolate isolate = engine.open(engine.compile(folder("a.js", source)));
        isolate.close();

        assertThat(failure(isolate.run("a.js", get("/"))).kind()).isEqualTo(FailureKind.INTERNAL);
        isolate.settle();
        assertThat(isolate.usable()).isFalse();
    }

    @Test
    void close_whileHandlersRun_endsThemWithAFailure() throws InterruptedException {
        String source = "function handler() { for (let i = 0; i < 2e3; i++); return 'ok'; }";
        Program program = engine.compile(folder("a.js", source));
        for (int round = 0; round < 8; round++) {
            Isolate isolate = engine.open(program);
            CountDownLatch started = new CountDownLatch(1);
            List<Throwable> thrown = new CopyOnWriteArrayList<>();
            Thread runner =
                    Thread.ofPlatform()
                            .uncaughtExceptionHandler((_, failure) -> thrown.add(failure))
                            .start(() -> {
                                HandlerResult result = isolate.run("a.js", get("/"));
                                while (result instanceof HandlerResult.Responded) {
                                    started.countDown();
                                    isolate.settle();
                                    result = isolate.run("a.js", get("/"));
                                }
                            });
            assertThat(started.await(GENEROUS_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
            isolate.close();
            runner.join(GENEROUS_MILLIS);
            assertThat(runner.isAlive()).isFalse();
            assertThat(thrown).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"for (;;) {}", "throw new Error('trap')"})
    void proxyAmongTheGlobals_thatDoesNotAnswer_failsTheLoading(String trap) {
        String source =
                "globalThis.p = new Proxy({}, { ownKeys() { "
                        + trap
                        + " } });"
                        + " function handler() { return 'ok'; }";
        try (Isolate isolate = limited.open(limited.compile(folder("a.js", source)))) {
            HandlerResult.Failed failed = failure(isolate.run("a.js", get("/")));
            assertThat(failed.kind()).isEqualTo(FailureKind.LOAD_TIMEOUT);
            assertThat(failed.message()).contains("proxy");
        }
    }

    @Test
    void reuse_moduleState_isNoTaint() {
        String source = "let n = 0; function handler() { n++; return `${n}`; }";
        try (Isolate isolate = engine.open(engine.compile(folder("a.js", source)))) {
            for (int i = 1; i <= 8; i++) {
                assertThat(body(isolate.run("a.js", get("/")))).isEqualTo("" + i);
                isolate.settle();
            }
            assertThat(isolate.taint()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object.prototype.x = 1",
                "Array.prototype.push = () => 0",
                "globalThis.leak = 1",
                "JSON.parse = () => 0",
                "globalThis.Response = 1"
            })
    void frozen_refusesChanges(String statement) {
        Engine frozen =
                create(
                        EngineOptions.defaults().withIsolation(IsolationPolicy.FROZEN),
                        new Telemetry(),
                        console);
        try (frozen) {
            HandlerResult.Failed failed =
                    failure(run(frozen, "function handler() { " + statement + "; }", get("/")));
            assertThat(failed.kind()).isEqualTo(FailureKind.EXCEPTION);
            assertThat(failed.message()).startsWith("TypeError");
        }
    }

    @Test
    void frozen_leavesOrdinaryCodeAlone() {
        Engine frozen =
                create(
                        EngineOptions.defaults().withIsolation(IsolationPolicy.FROZEN),
                        new Telemetry(),
                        console);
        String source =
                """
                class NotFound extends Error {
                  constructor() { super("none"); this.name = "NotFound"; }
                }
                const cache = new Map();
                async function handler(request) {
                  const own = { toString: () => "own" };
                  own.valueOf = () => 4;
                  cache.set("k", (cache.get("k") ?? 0) + 1);
                  try { throw new NotFound(); } catch (e) {
                    return Response.json([e.name, `${own}`, +own, [3, 1, 2].sort(), cache.get("k"),
                      new URL("/x", "http://h").href, structuredClone({ a: 1 }).a]);
                  }
                }
                """;
        try (frozen) {
            assertThat(body(run(frozen, source, get("/"))))
                    .isEqualTo("[\"NotFound\",\"own\",4,[1,2,3],1,\"http://h/x\",1]");
        }
    }

    // Web API

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Headers", "Request", "Response", "URL", "URLSearchParams", "TextEncoder",
                "TextDecoder", "structuredClone", "atob", "btoa", "queueMicrotask", "DOMException"
            })
    void webApi_isThere(String name) {
        assertThat(eval("typeof " + name)).isEqualTo("function");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "typeof console.log + typeof performance.now() | functionnumber",
                "[...new Headers([['b', '2'], ['A', '1'], ['a', '3']])].join(';') | a,1, 3;b,2",
                "new Headers({ 'Set-Cookie': 'a=1' }).getSetCookie().length | 1",
                "new URL('../c?x=1#f', 'http://EXAMPLE.com:80/a/b/').href | http://example.com/a/c?x=1#f",
                "new URLSearchParams('a=1&a=2&b=%20').getAll('a').join() | 1,2",
                "new TextEncoder().encode('é\\ud800').join() | 195,169,239,191,189",
                "new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 104, 255])) | h\ufffd",
                "atob(btoa('h\\xe9')).charCodeAt(1) | 233",
                "structuredClone(new Map([['k', new Date(5)]])).get('k').getTime() | 5",
                "(() => { const a = {}; a.a = a; const c = structuredClone(a); return c.a === c && c !== a; })() | true",
                "(() => { try { structuredClone(() => 1); } catch (e) { return e.name + e.code; } })() | DataCloneError25",
                "(() => { try { atob('a'); } catch (e) { return e.name; } })() | InvalidCharacterError",
                "(() => { try { new URL('x'); } catch (e) { return e.name; } })() | TypeError",
                "(() => { try { new TextDecoder('utf-16'); } catch (e) { return e.name; } })() | RangeError",
                "(() => { try { new Headers({ 'a b': '' }); } catch (e) { return e.name; } })() | TypeError"
            })
    void webApi_behaves(String expression, String expected) {
        assertThat(eval(expression)).isEqualTo(expected);
    }

    @Test
    void queueMicrotask_runsBeforeTheAnswer() {
        String source =
                "async function handler() { let s = 'a'; queueMicrotask(() => { s += 'b'; });"
                        + " await null; return s; }";

        assertThat(body(run(source, get("/")))).isEqualTo("ab");
    }

    private static long millisSince(long startNanos) {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }
}
