package dev.zts.benchmarks.engine;

import com.sun.management.ThreadMXBean;
import dev.zts.engine.Engine;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.HandlerResult;
import dev.zts.engine.Isolate;
import dev.zts.engine.JsRequest;
import dev.zts.engine.Program;
import dev.zts.engine.Script;
import dev.zts.engine.SourceTree;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Telemetry;
import dev.zts.vm.ZtsEngine;
import dev.zts.web.Headers;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What an isolate of zts costs in a warm process: opened from compiled code, its first request, and
 * one more request. Opens {@code ISOLATES} (2,000) and prints the 50th and 99th percentile of
 * nanoseconds and the median of bytes.
 *
 * <p>{@code ColdStart [ISOLATES]}
 */
public final class ColdStart {

    private static final int ISOLATES = 2000;
    private static final long WARM_NANOS = 5_000_000_000L;
    private static final int FEATURES = 3;
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final String HANDLER =
            """
            function handler(request) {
                return Response.json({ hello: "world", path: request.path });
            }
            """;

    private final long[][] nanos;
    private final long[][] bytes;

    private ColdStart(int isolates) {
        nanos = new long[FEATURES][isolates];
        bytes = new long[FEATURES][isolates];
    }

    public static void main(String[] arguments) {
        int isolates = arguments.length == 0 ? ISOLATES : Integer.parseInt(arguments[0]);
        SourceTree sources = new SourceTree(1, List.of(new Script("hello.js", HANDLER, true)));
        try (Engine engine =
                ZtsEngine.create(
                        EngineOptions.defaults(), new Telemetry(), new ConsoleLog(1 << 16))) {
            Program program = engine.compile(sources);
            long warm = System.nanoTime() + WARM_NANOS;
            while (System.nanoTime() < warm) {
                new ColdStart(isolates).run(engine, program);
            }
            ColdStart measured = new ColdStart(isolates);
            measured.run(engine, program);
            measured.print();
        }
    }

    private void run(Engine engine, Program program) {
        for (int i = 0; i < nanos[0].length; i++) {
            long allocated = THREAD.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            Isolate isolate = engine.open(program);
            long opened = System.nanoTime();
            long allocatedOpened = THREAD.getCurrentThreadAllocatedBytes();
            answer(isolate);
            long first = System.nanoTime();
            long allocatedFirst = THREAD.getCurrentThreadAllocatedBytes();
            answer(isolate);
            long second = System.nanoTime();
            long allocatedSecond = THREAD.getCurrentThreadAllocatedBytes();
            nanos[0][i] = opened - start;
            nanos[1][i] = first - start;
            nanos[2][i] = second - first;
            bytes[0][i] = allocatedOpened - allocated;
            bytes[1][i] = allocatedFirst - allocated;
            bytes[2][i] = allocatedSecond - allocatedFirst;
            isolate.close();
        }
    }

    private static void answer(Isolate isolate) {
        Headers headers = new Headers();
        headers.append("host", "127.0.0.1:8080");
        JsRequest request =
                JsRequest.of(
                        "r-1",
                        "GET",
                        "/hello",
                        "/hello",
                        "",
                        "http://127.0.0.1:8080",
                        headers,
                        Map.of(),
                        new byte[0]);
        HandlerResult result = isolate.run("hello.js", request);
        if (!(result instanceof HandlerResult.Responded)) {
            throw new IllegalStateException("the handler failed: " + result);
        }
    }

    private void print() {
        String[] names = {"open", "open + first request", "second request"};
        System.out.printf("%-24s%12s%12s%12s%n", "", "p50 ns", "p99 ns", "bytes");
        for (int i = 0; i < FEATURES; i++) {
            Arrays.sort(nanos[i]);
            Arrays.sort(bytes[i]);
            int last = nanos[i].length - 1;
            System.out.printf(
                    "%-24s%,12d%,12d%,12d%n",
                    names[i], nanos[i][last / 2], nanos[i][last * 99 / 100], bytes[i][last / 2]);
        }
    }
}
