package dev.zts.graal;

import dev.zts.engine.Engine;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.Handlers;
import dev.zts.engine.Isolate;
import dev.zts.engine.JsRequest;
import dev.zts.memory.AllocationMeter;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Telemetry;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints what one request of each dialect costs; run by hand. */
final class RequestCost {
    private static final int WARM_UP = 60_000;
    private static final int MEASURED = 100_000;

    private RequestCost() {}

    public static void main(String[] arguments) {
        Map<String, String> handlers = new LinkedHashMap<>();
        handlers.put("string", "function handler() { return 'hello'; }");
        handlers.put("object", "function handler() { return { status: 200, body: 'hello' }; }");
        handlers.put("text", "function handler() { return Response.text('hello'); }");
        handlers.put("json", "function handler() { return Response.json({ hello: 'world' }); }");
        handlers.put("fetch", "export default { fetch() { return Response.text('hello'); } };");
        try (Engine engine =
                GraalEngine.create(EngineOptions.defaults(), new Telemetry(), new ConsoleLog(64))) {
            JsRequest request = Handlers.get("/a/b");
            handlers.forEach((name, text) -> {
                try (Isolate isolate = engine.open(engine.compile(Handlers.folder("a.js", text)))) {
                    run(isolate, request, WARM_UP);
                    long bytes = AllocationMeter.currentThreadBytes();
                    long start = System.nanoTime();
                    run(isolate, request, MEASURED);
                    long nanos = System.nanoTime() - start;
                    bytes = AllocationMeter.currentThreadBytes() - bytes;
                    System.out.printf(
                            "%-7s %6d ns %6d bytes%n", name, nanos / MEASURED, bytes / MEASURED);
                }
            });
        }
    }

    private static void run(Isolate isolate, JsRequest request, int times) {
        for (int i = 0; i < times; i++) {
            isolate.run("a.js", request);
        }
    }
}
