package dev.zts.benchmarks.engine;

import com.sun.management.ThreadMXBean;
import dev.zts.engine.Engine;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.HandlerResult;
import dev.zts.engine.Isolate;
import dev.zts.engine.JitOptions;
import dev.zts.engine.JsRequest;
import dev.zts.engine.JsResponse;
import dev.zts.engine.Program;
import dev.zts.engine.Script;
import dev.zts.engine.SourceTree;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Telemetry;
import dev.zts.vm.ZtsEngine;
import dev.zts.web.Headers;
import dev.zts.web.Utf8Chunks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one request costs inside zts once its functions are optimized: nanoseconds of CPU and bytes
 * of {@code run} and {@code settle}, and of encoding a long text, by shape of handler. Prints the
 * median of {@value #ROUNDS} rounds.
 *
 * <p>{@code RequestCost SAMPLES_FOLDER [SHAPE…]}
 */
public final class RequestCost {

    private static final int ROUNDS = 7;
    private static final long WARM_NANOS = 3_000_000_000L;
    private static final long ROUND_NANOS = 300_000_000L;
    private static final int BATCH = 64;
    private static final int LONG_TEXT = 1024;
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Utf8Chunks UTF_8 = new Utf8Chunks();
    private static long encodedBytes;

    private static final String ORDER =
            """
            {"customer": {"name": "Ada Lovelace", "email": "ada@example.org"}, "currency": "EUR", \
            "items": [{"sku": "TEA-250", "quantity": 2}, {"sku": "CUP-001", "quantity": 4}], \
            "coupon": "WELCOME10"}\
            """;

    private static final List<Shape> SHAPES =
            List.of(
                    sample("hello text", "hello", "handler.js", get("/")),
                    sample("hello string", "hello", "handler.js", get("/plain")),
                    sample("hello json", "hello", "handler.js", get("/json?a=1&b=x")),
                    sample("hello greet", "hello", "handler.js", get("/hello/Ada?lang=fr")),
                    sample("json-api order", "json-api", "orders/index.js", post("/orders", ORDER)),
                    sample("json-api list", "json-api", "orders/index.js", get("/orders?limit=3")),
                    sample(
                            "json-api one",
                            "json-api",
                            "orders/[id].js",
                            get("/orders/1005", Map.of("id", "1005"))),
                    inline(
                            "plain object",
                            """
                            function handler(request) {
                                return { status: 200, headers: { 'content-type': 'text/plain' }, body: 'hello' };
                            }
                            """,
                            get("/")),
                    inline(
                            "plain reads all",
                            """
                            function handler(request) {
                                const body = JSON.parse(request.body);
                                return Response.json({
                                    method: request.method, url: request.url, path: request.path,
                                    a: request.query.a, id: request.params.id, n: body.items.length,
                                    type: request.headers['content-type'],
                                    agent: request.headers.get('user-agent'),
                                });
                            }
                            """,
                            new Sent("POST", "/orders?a=1", Map.of("id", "7"), ORDER)),
                    inline(
                            "fetch new",
                            "export default { fetch() { return new Response('hello'); } };",
                            get("/")),
                    inline(
                            "fetch headers",
                            """
                            export default function (request) {
                                return new Response('hello', { status: 201, headers: {
                                    'Content-Type': 'text/plain', 'Cache-Control': 'no-store' } });
                            }
                            """,
                            get("/")),
                    inline(
                            "fetch async",
                            """
                            export default { async fetch(request) {
                                return Response.json({ path: request.path });
                            } };
                            """,
                            get("/a/b")),
                    inline(
                            "fetch json body",
                            """
                            export async function POST(request) {
                                const order = await request.json();
                                return Response.json({ items: order.items.length });
                            }
                            """,
                            post("/orders", ORDER)),
                    inline(
                            "fetch get header",
                            """
                            export function GET(request) {
                                return new Response(request.headers.get('user-agent'));
                            }
                            """,
                            get("/")),
                    inline(
                            "100 KB of pieces",
                            """
                            const rows = Array.from({ length: 2000 }, (_, i) => ({ id: i, name: 'row ' + i }));
                            function handler(request) {
                                let page = '<table>';
                                for (const row of rows) {
                                    page += '<tr><td>' + row.id + '</td><td class="name">' + row.name + '</td></tr>';
                                }
                                return Response.html(page + '</table>');
                            }
                            """,
                            get("/")));

    private record Sent(String method, String target, Map<String, String> params, String body) {}

    /** A handler and the request it gets. */
    private record Shape(String name, String folder, String text, String entry, Sent sent) {}

    private RequestCost() {}

    private static Sent get(String target) {
        return get(target, Map.of());
    }

    private static Sent get(String target, Map<String, String> params) {
        return new Sent("GET", target, params, "");
    }

    private static Sent post(String target, String body) {
        return new Sent("POST", target, Map.of(), body);
    }

    private static Shape sample(String name, String folder, String entry, Sent sent) {
        return new Shape(name, folder, "", entry, sent);
    }

    private static Shape inline(String name, String text, Sent sent) {
        return new Shape(name, "", text, "handler.js", sent);
    }

    /** A request that makes its parts when they are asked for, as the server's does. */
    @SuppressWarnings("ArrayRecordComponent") // the body is handed on, never compared
    private record Received(Sent sent, String path, String query, byte[] body)
            implements JsRequest {

        static Received of(Sent sent) {
            String[] parts = sent.target().split("\\?", 2);
            return new Received(
                    sent,
                    parts[0],
                    parts.length == 1 ? "" : parts[1],
                    sent.body().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String id() {
            return "r-1";
        }

        @Override
        public String method() {
            return sent.method();
        }

        @Override
        public String target() {
            return sent.target();
        }

        @Override
        public String origin() {
            return "http://127.0.0.1:8080";
        }

        @Override
        public Headers headers() {
            Headers headers = new Headers();
            headers.append("host", "127.0.0.1:8080");
            headers.append("user-agent", "RequestCost/1");
            headers.append("accept", "*/*");
            headers.append("accept-language", "fr");
            if (body.length > 0) {
                headers.append("content-type", "application/json");
                headers.append("content-length", Integer.toString(body.length));
            }
            return headers;
        }

        @Override
        public Map<String, String> params() {
            return sent.params();
        }
    }

    public static void main(String[] arguments) {
        List<String> wanted = Arrays.asList(arguments).subList(1, arguments.length);
        Path samples = Path.of(arguments[0]);
        System.out.printf("%-18s%12s%12s%n", "", "ns", "bytes");
        for (Shape shape : SHAPES) {
            if (wanted.isEmpty() || wanted.contains(shape.name())) {
                measure(samples, shape);
            }
        }
    }

    private static void measure(Path samples, Shape shape) {
        EngineOptions options =
                EngineOptions.defaults()
                        .withJit(JitOptions.defaults().withCoverage(JitOptions.Coverage.FULL));
        try (Engine engine = ZtsEngine.create(options, new Telemetry(), new ConsoleLog(1 << 16))) {
            Program program = engine.compile(sources(samples, shape));
            try (Isolate isolate = engine.open(program)) {
                Received request = Received.of(shape.sent());
                rounds(isolate, shape, request, WARM_NANOS);
                double[] nanos = new double[ROUNDS];
                double[] bytes = new double[ROUNDS];
                for (int i = 0; i < ROUNDS; i++) {
                    long allocated = THREAD.getCurrentThreadAllocatedBytes();
                    long cpu = THREAD.getCurrentThreadCpuTime();
                    double requests = rounds(isolate, shape, request, ROUND_NANOS);
                    nanos[i] = (THREAD.getCurrentThreadCpuTime() - cpu) / requests;
                    bytes[i] = (THREAD.getCurrentThreadAllocatedBytes() - allocated) / requests;
                }
                System.out.printf(
                        "%-18s%,12.0f%,12.0f%n", shape.name(), median(nanos), median(bytes));
            }
        }
    }

    private static SourceTree sources(Path samples, Shape shape) {
        if (shape.folder().isEmpty()) {
            return new SourceTree(1, List.of(new Script(shape.entry(), shape.text(), true)));
        }
        Path folder = samples.resolve(shape.folder());
        try (Stream<Path> files = Files.walk(folder)) {
            return new SourceTree(
                    1,
                    files.filter(file -> file.toString().endsWith(".js"))
                            .map(file -> script(folder, file))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Script script(Path folder, Path file) {
        String name = folder.relativize(file).toString();
        try {
            return new Script(name, Files.readString(file), !name.startsWith("_"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs requests for so long; {@return how many} */
    private static long rounds(Isolate isolate, Shape shape, JsRequest request, long nanos) {
        long end = System.nanoTime() + nanos;
        long count = 0;
        while (System.nanoTime() < end) {
            for (int i = 0; i < BATCH; i++) {
                answer(isolate, shape, request);
            }
            count += BATCH;
        }
        return count;
    }

    private static void answer(Isolate isolate, Shape shape, JsRequest request) {
        HandlerResult result = isolate.run(shape.entry(), request);
        if (!(result instanceof HandlerResult.Responded(JsResponse response))
                || response.status() > 299) {
            throw new IllegalStateException(shape.name() + " failed: " + result);
        }
        if (response.body() instanceof JsResponse.Body.Text(CharSequence text)
                && text.length() > LONG_TEXT) {
            UTF_8.encode(text, (_, length) -> encodedBytes += length);
        }
        isolate.settle();
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
