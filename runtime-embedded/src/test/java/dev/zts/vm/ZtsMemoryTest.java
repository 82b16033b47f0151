package dev.zts.vm;

import static dev.zts.engine.Handlers.body;
import static dev.zts.engine.Handlers.folder;
import static dev.zts.engine.Handlers.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.engine.Engine;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.Isolate;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Telemetry;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Realm;
import java.lang.ref.WeakReference;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What isolates share, and what is gone with them. */
final class ZtsMemoryTest {
    private static final long SMALL_BYTES = 8L << 20;

    private static final String SOURCE =
            """
            class Point { constructor(x) { this.x = x; this.y = x * 2; } sum() { return this.x + this.y; } }
            const kept = [];
            function handler(request) {
              const all = [1, 2, 3].map((x) => new Point(x));
              kept.push({ all, text: 'x'.repeat(20000) + kept.length });
              const { path, ...rest } = request;
              return [path, kept.length, all.reduce((sum, p) => sum + p.sum(), 0), 'method' in rest].join();
            }
            """;

    private final Engine engine =
            ZtsEngine.create(EngineOptions.defaults(), new Telemetry(), new ConsoleLog(1 << 16));
    private final ZtsProgram program = (ZtsProgram) engine.compile(folder("a.js", SOURCE));

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @Test
    void closedIsolate_isUnreachable_fromItsProgramAndEngine() {
        WeakReference<Isolate> gone = new WeakReference<>(closed());

        await().atMost(Duration.ofSeconds(10))
                .until(() -> {
                    System.gc();
                    return gone.refersTo(null);
                });
        assertThat(program.units()).containsKey("a.js");
    }

    private Isolate closed() {
        Isolate isolate = engine.open(program);
        body(isolate.run("a.js", get("/")));
        isolate.close();
        return isolate;
    }

    @Test
    void programAfterARequest_refersToNothingOfAnIsolate() throws IllegalAccessException {
        closed();

        for (Object object : reachable(program)) {
            assertThat(object).isNotInstanceOf(Realm.class).isNotInstanceOf(JsObject.class);
        }
    }

    @Test
    void manyIsolates_leaveNothingBehind() {
        closed();
        long before = liveBytes();
        for (int i = 0; i < 200; i++) {
            closed();
        }

        await().atMost(Duration.ofSeconds(10)).until(() -> liveBytes() < before + SMALL_BYTES);
    }

    private static long liveBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void newKeysInEachRequest_doNotGrowTheTreeOfShapesWithoutBound() throws IllegalAccessException {
        String source =
                """
                let count = 0;
                function handler() {
                  for (let i = 0; i < 1000; i++) {
                    const made = {};
                    for (let k = 0; k < 3; k++) made['key' + count++] = k;
                  }
                  return String(count);
                }
                """;
        ZtsProgram growing = (ZtsProgram) engine.compile(folder("a.js", source));
        try (Isolate isolate = engine.open(growing)) {
            for (int i = 0; i < 20; i++) {
                body(isolate.run("a.js", get("/")));
            }
            int early = reachable(growing.shapes()).size();
            for (int i = 0; i < 20; i++) {
                body(isolate.run("a.js", get("/")));
            }

            assertThat(body(isolate.run("a.js", get("/")))).isEqualTo("123000");
            assertThat(reachable(growing.shapes())).hasSizeLessThan(early + early / 10);
        }
    }

    @Test
    void isolatesOfOneProgram_onTwoThreads_answerTheSame() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Callable<List<String>> requests = this::answers;
            Future<List<String>> one = threads.submit(requests);
            Future<List<String>> other = threads.submit(requests);

            assertThat(one.get())
                    .isEqualTo(other.get())
                    .endsWith("/1999,1,18,true", "/1999,2,18,true");
        }
    }

    /** Of two thousand requests; each isolate answers two of each path. */
    private List<String> answers() {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            try (Isolate isolate = engine.open(program)) {
                answers.add(body(isolate.run("a.js", get("/" + (i + 1_000)))));
                answers.add(body(isolate.run("a.js", get("/" + (i + 1_000)))));
            }
        }
        return answers;
    }

    /** {@return all objects that fields and arrays of our own classes lead to} */
    private static Set<Object> reachable(Object root) throws IllegalAccessException {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> left = new ArrayDeque<>(List.of(root));
        while (!left.isEmpty()) {
            Object object = left.removeLast();
            if (!seen.add(object)) {
                continue;
            }
            switch (object) {
                case Object[] array -> add(array, left);
                case java.util.Map<?, ?> map -> {
                    left.addAll(map.keySet());
                    left.addAll(map.values());
                }
                case java.util.Collection<?> all -> left.addAll(all);
                default -> addFields(object, left);
            }
        }
        return seen;
    }

    private static void add(Object array, Deque<Object> left) {
        for (int i = 0; i < Array.getLength(array); i++) {
            Object element = Array.get(array, i);
            if (element != null) {
                left.add(element);
            }
        }
    }

    private static void addFields(Object object, Deque<Object> left) throws IllegalAccessException {
        for (Class<?> at = object.getClass(); at != null; at = at.getSuperclass()) {
            if (!at.getName().startsWith("dev.zts.")) {
                continue;
            }
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    Object value = field.get(object);
                    if (value != null) {
                        left.add(value);
                    }
                }
            }
        }
    }

    @Test
    void functionCode_isTheSame_inTwoIsolates() throws IllegalAccessException {
        try (Isolate one = engine.open(program);
                Isolate other = engine.open(program)) {
            Set<Object> codes = codes(one);

            assertThat(codes).isNotEmpty();
            assertThat(codes(other)).containsExactlyInAnyOrderElementsOf(codes);
        }
    }

    private static Set<Object> codes(Object isolate) throws IllegalAccessException {
        Set<Object> codes = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Object object : reachable(isolate)) {
            if (object instanceof FunctionCode) {
                codes.add(object);
            }
        }
        return codes;
    }
}
