package dev.zts.server;

import dev.zts.engine.Engine;
import dev.zts.engine.EngineInfo;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.FailureKind;
import dev.zts.engine.HandlerResult;
import dev.zts.engine.Isolate;
import dev.zts.engine.JsRequest;
import dev.zts.engine.JsResponse;
import dev.zts.engine.Problem;
import dev.zts.engine.Program;
import dev.zts.engine.Script;
import dev.zts.engine.SourceTree;
import dev.zts.memory.RequestArena;
import dev.zts.web.Headers;
import dev.zts.web.Pieces;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An engine whose scripts are a word and an argument: {@code text:X} answers X, {@code echo} tells
 * what it was asked, {@code gate} waits until the test opens the gate, {@code spin} runs until it
 * is stopped, {@code deaf} until the gate opens whatever anyone says, {@code fail} fails, {@code
 * crash} and {@code die} break the engine's contract, {@code size:N} answers N bytes, {@code
 * field:N=V} with a field, {@code broken} does not compile, {@code unloadable} does not load;
 * {@code thread} tells whose thread it runs on, and so do {@code tiring} and {@code hanging} until
 * the gate opens, then they take long and spin; {@code bytes:N} answers N bytes not copied, {@code
 * unreadable} a text that cannot be read, {@code unsettled} makes the runtime fail after its
 * answer.
 */
final class FakeEngine implements Engine {
    final Semaphore entered = new Semaphore(0);
    final CountDownLatch gate = new CountDownLatch(1);
    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger runs = new AtomicInteger();
    final AtomicInteger settled = new AtomicInteger();
    final AtomicInteger spinning = new AtomicInteger();
    final List<String> spinners = new CopyOnWriteArrayList<>();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final AtomicLong IDS = new AtomicLong();
    private final EngineOptions options;

    FakeEngine(EngineOptions options) {
        this.options = options;
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo("fake", "1", "for tests", false, "");
    }

    @Override
    public EngineOptions options() {
        return options;
    }

    @Override
    public Program compile(SourceTree sources) {
        List<Problem> problems = problems(sources, "broken", "does not compile");
        return new Program() {
            @Override
            public SourceTree sources() {
                return sources;
            }

            @Override
            public List<Problem> problems() {
                return problems;
            }

            @Override
            public Set<String> methods(String entry) {
                String text = sources.find(entry).map(Script::text).orElse("");
                return text.startsWith("GET ") ? Set.of("GET") : Set.of();
            }
        };
    }

    private static List<Problem> problems(SourceTree sources, String word, String message) {
        return sources.scripts().stream()
                .filter(script -> script.text().strip().equals(word))
                .map(script -> new Problem(script.path(), 1, 1, message, script.text()))
                .toList();
    }

    @Override
    public Isolate open(Program program) {
        open.incrementAndGet();
        return new FakeIsolate(program);
    }

    @Override
    public void close() {
        gate.countDown();
    }

    /** {@return bytes that tell where they belong} */
    static byte[] counting(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ('a' + i % 23);
        }
        return bytes;
    }

    /** A long text whose pieces are gone. */
    private static final class Unreadable implements Pieces {
        @Override
        public void forEachPiece(Consumer<String> piece) {
            piece.accept("the first piece");
            throw new IllegalStateException("the second piece is gone");
        }

        @Override
        public int length() {
            return 100_000;
        }

        @Override
        public char charAt(int index) {
            throw new IllegalStateException("no character can be read");
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            throw new IllegalStateException("no part can be read");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("it cannot be put together");
        }
    }

    private final class FakeIsolate implements Isolate {
        private final long id = IDS.incrementAndGet();
        private final Program program;
        private final CountDownLatch stopped = new CountDownLatch(1);
        private final RequestArena arena = new RequestArena(id, options.allocationLimitBytes());
        private volatile boolean closed;
        private boolean unsettled;

        FakeIsolate(Program program) {
            this.program = program;
        }

        @Override
        public long id() {
            return id;
        }

        @Override
        public Program program() {
            return program;
        }

        @Override
        public List<Problem> problems() {
            return FakeEngine.problems(program.sources(), "unloadable", "does not load");
        }

        @Override
        public long runNanos() {
            return 0;
        }

        @Override
        public long runBytes() {
            return 0;
        }

        @Override
        public HandlerResult run(String entry, JsRequest request) {
            runs.incrementAndGet();
            String text = program.sources().find(entry).orElseThrow().text().strip();
            text = text.startsWith("GET ") ? text.substring(4) : text;
            int colon = text.indexOf(':');
            String word = colon < 0 ? text : text.substring(0, colon);
            String argument = colon < 0 ? "" : text.substring(colon + 1);
            try {
                return run(word, argument, request);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return failed(FailureKind.INTERNAL, "interrupted");
            }
        }

        private HandlerResult run(String word, String argument, JsRequest request)
                throws InterruptedException {
            return switch (word) {
                case "text" -> text(argument);
                case "echo" ->
                        text(
                                request.method()
                                        + " "
                                        + request.target()
                                        + " "
                                        + request.params()
                                        + " "
                                        + request.origin()
                                        + " "
                                        + new String(request.body(), StandardCharsets.UTF_8));
                case "size" -> text("x".repeat(Integer.parseInt(argument)));
                case "status" ->
                        new HandlerResult.Responded(
                                new JsResponse(
                                        Integer.parseInt(argument),
                                        new Headers(),
                                        new JsResponse.Body.Text("body")));
                case "field" -> {
                    Headers headers = new Headers();
                    int sign = argument.indexOf('=');
                    headers.set(argument.substring(0, sign), argument.substring(sign + 1));
                    yield new HandlerResult.Responded(
                            new JsResponse(200, headers, new JsResponse.Body.Text("field")));
                }
                case "gate" -> {
                    entered.release();
                    gate.await();
                    yield text("through");
                }
                case "deaf" -> {
                    entered.release();
                    boolean open = false;
                    while (!open) {
                        try {
                            gate.await();
                            open = true;
                        } catch (InterruptedException e) {
                            // Deaf.
                        }
                    }
                    yield text("at last");
                }
                case "spin" -> {
                    spinners.add(Thread.currentThread().getName());
                    spinning.incrementAndGet();
                    entered.release();
                    boolean asked =
                            stopped.await(options.wallLimit().toNanos(), TimeUnit.NANOSECONDS);
                    spinning.decrementAndGet();
                    closed = true;
                    yield failed(FailureKind.TIMEOUT, asked ? "stopped" : "took too long");
                }
                case "thread" -> text(Thread.currentThread().getName());
                case "tiring" -> {
                    if (gate.getCount() == 0) {
                        burn(RoutePace.LIMIT_NANOS * 2);
                    }
                    yield text(Thread.currentThread().getName());
                }
                case "hanging" ->
                        gate.getCount() == 0
                                ? run("spin", argument, request)
                                : text(Thread.currentThread().getName());
                case "bytes" ->
                        new HandlerResult.Responded(
                                new JsResponse(
                                        200,
                                        new Headers(),
                                        new JsResponse.Body.Bytes(
                                                counting(Integer.parseInt(argument)))));
                case "unreadable" ->
                        new HandlerResult.Responded(
                                new JsResponse(
                                        200,
                                        new Headers(),
                                        new JsResponse.Body.Text(new Unreadable())));
                case "unsettled" -> {
                    unsettled = true;
                    yield text("whole");
                }
                case "fail" -> failed(FailureKind.EXCEPTION, "Error: boom");
                case "crash" -> throw new IllegalStateException("a broken engine");
                case "die" -> throw new AssertionError("a broken engine");
                default -> failed(FailureKind.LOAD_FAILED, word);
            };
        }

        private static void burn(long nanos) {
            long start = THREADS.getCurrentThreadCpuTime();
            while (THREADS.getCurrentThreadCpuTime() - start < nanos) {
                Thread.onSpinWait();
            }
        }

        private static HandlerResult text(String text) {
            Headers headers = new Headers();
            headers.append("content-type", "text/plain; charset=utf-8");
            return new HandlerResult.Responded(
                    new JsResponse(200, headers, new JsResponse.Body.Text(text)));
        }

        private static HandlerResult failed(FailureKind kind, String message) {
            return new HandlerResult.Failed(
                    kind, message, new Problem("handler.js", 3, 7, message, "  throw 1"), "at f");
        }

        @Override
        public void settle() {
            settled.incrementAndGet();
            if (unsettled) {
                throw new IllegalStateException("a getter that throws");
            }
        }

        @Override
        public void interrupt() {
            stopped.countDown();
        }

        @Override
        public @Nullable String taint() {
            return null;
        }

        @Override
        public RequestArena arena() {
            return arena;
        }

        @Override
        public boolean usable() {
            return !closed;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
            }
            stopped.countDown();
            open.decrementAndGet();
        }
    }
}
