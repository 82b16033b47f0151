package dev.zts.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.zts.telemetry.BytecodeState;
import dev.zts.telemetry.CompileStats;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.BytecodeCached;
import dev.zts.telemetry.EngineEvent.CacheOutcome;
import dev.zts.vm.bytecode.BytecodeCache;
import dev.zts.vm.bytecode.BytecodeFile;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.lower.Lowering;
import dev.zts.vm.syntax.SyntaxProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The cache of an engine: what is compiled how often, and who waits for whom. */
@Timeout(30)
final class UnitCacheTest {

    private static final String SOURCE = "export default () => new Response('hello');";
    private static final long MANY_BYTES = 1L << 30;
    private static final int THREADS = 8;

    @TempDir private Path temporary;
    private final Queue<EngineEvent> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger compiled = new AtomicInteger();

    private Lowering.Measured compile(String path, String source) {
        compiled.incrementAndGet();
        return Lowering.measured(path, source, true);
    }

    private UnitCache inMemory(long maxBytes, UnitCache.Compiler compiler) {
        return new UnitCache(BytecodeCache.in(null), maxBytes, compiler, events::add);
    }

    private UnitCache inMemory() {
        return inMemory(MANY_BYTES, this::compile);
    }

    private UnitCache onDisk() {
        return new UnitCache(
                BytecodeCache.in(temporary.resolve("cache")),
                MANY_BYTES,
                this::compile,
                events::add);
    }

    private List<CacheOutcome> outcomes() {
        return events.stream()
                .filter(BytecodeCached.class::isInstance)
                .map(event -> ((BytecodeCached) event).outcome())
                .toList();
    }

    @Test
    void secondLoad_isFromMemory_andTookNoStep() {
        UnitCache cache = inMemory();
        UnitCache.Loaded first = cache.load("a.js", SOURCE);
        UnitCache.Loaded second = cache.load("a.js", new String(SOURCE.toCharArray()));

        assertThat(second.unit()).isSameAs(first.unit());
        assertThat(outcomes()).containsExactly(CacheOutcome.MISS, CacheOutcome.HIT_MEMORY);
        assertThat(first.stats().cacheHit()).isFalse();
        assertThat(second.stats())
                .isEqualTo(
                        new CompileStats(
                                0,
                                0,
                                0,
                                0,
                                0,
                                0,
                                SOURCE.length(),
                                first.stats().bytecodeBytes(),
                                0,
                                first.stats().constants(),
                                true));
    }

    @Test
    void nextProcess_readsWhatTheFirstStored() {
        Unit first = onDisk().load("a.js", SOURCE).unit();
        UnitCache next = onDisk();
        UnitCache.Loaded second = next.load("a.js", SOURCE);

        assertThat(second.unit()).usingRecursiveComparison().isEqualTo(first);
        assertThat(second.stats().cacheHit()).isTrue();
        assertThat(outcomes()).containsExactly(CacheOutcome.STORED, CacheOutcome.HIT_DISK);
        assertThat(next.state()).extracting(BytecodeState::diskHits).isEqualTo(1L);
        assertThat(compiled).hasValue(1);
    }

    /** The seed's key was the text alone, so that the same text as .js and .jsx was one entry. */
    @Test
    void sameTextAtTwoPaths_isTwoUnitsAndOneFile() throws IOException {
        UnitCache cache = onDisk();
        assertThat(cache.load("a.js", SOURCE).unit().path()).isEqualTo("a.js");
        assertThat(cache.load("b.mjs", SOURCE).unit().path()).isEqualTo("b.mjs");

        assertThat(outcomes()).containsExactly(CacheOutcome.STORED, CacheOutcome.HIT_DISK);
        try (Stream<Path> files = Files.list(temporary.resolve("cache"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void bytecode_doesNotDependOnThePath() {
        String source =
                """
                import other from "./other.js";
                export class Named { static #x = import.meta; method() { return `${other}`; } }
                export default async (request) => { throw new Error(request.url); };
                """;
        byte[] key = BytecodeFile.key(source, "build", "module");

        assertThat(BytecodeFile.write(Lowering.compile("a.js", source, true), key))
                .isEqualTo(BytecodeFile.write(Lowering.compile("b/c.mjs", source, true), key));
    }

    /** The seed left scripts out whose bytecode was over 64 KiB, and said nothing. */
    @Test
    void bytecodeBeyond64Kib_isStored() {
        StringBuilder source = new StringBuilder("export default () => {};\n");
        for (int i = 0; source.length() < 300_000; i++) {
            source.append(
                    "export function f%d(a, b) { return a.x%d + b[%d]; }\n".formatted(i, i, i));
        }
        Unit unit = onDisk().load("big.js", source.toString()).unit();
        Unit read = onDisk().load("big.js", source.toString()).unit();

        assertThat(unit.bytecodeBytes()).isGreaterThan(1 << 16);
        assertThat(outcomes()).containsExactly(CacheOutcome.STORED, CacheOutcome.HIT_DISK);
        assertThat(read.functions()).hasSameSizeAs(unit.functions());
    }

    /** The seed could not store a string of more than 65,535 bytes. */
    @Test
    void stringBeyond65535Bytes_isStored() {
        String text = "\u00e4\ud800".repeat(40_000);
        String source = "export default () => '" + text + "';";
        onDisk().load("a.js", source);
        Unit read = onDisk().load("a.js", source).unit();

        assertThat(outcomes()).containsExactly(CacheOutcome.STORED, CacheOutcome.HIT_DISK);
        assertThat(read.functions().stream().flatMap(code -> Stream.of(code.constants())))
                .contains(text);
    }

    @Test
    void syntaxError_isThrownEachTime_andNotKept() {
        UnitCache cache = onDisk();
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(SyntaxProblem.class)
                    .isThrownBy(() -> cache.load("a.js", "let let"));
        }
        assertThat(compiled).hasValue(2);
        assertThat(outcomes()).isEmpty();
        assertThat(cache.state().memoryBytes()).isZero();
    }

    @Test
    void memory_isBounded_andTheLongestUnusedGoesFirst() {
        long each = Lowering.compile("a.js", SOURCE, true).memoryBytes();
        UnitCache cache = inMemory(2 * each + each / 2, this::compile);
        cache.load("a.js", SOURCE);
        cache.load("b.js", SOURCE);
        cache.load("a.js", SOURCE);
        cache.load("c.js", SOURCE);
        assertThat(compiled).hasValue(3);

        cache.load("a.js", SOURCE);
        assertThat(compiled).hasValue(3);
        cache.load("b.js", SOURCE);
        assertThat(compiled).hasValue(4);
        assertThat(cache.state().memoryBytes()).isEqualTo(2 * each);
    }

    @Test
    void unitLargerThanTheMemory_isUsedAndNotKept() {
        UnitCache cache = inMemory(1, this::compile);

        assertThat(cache.load("a.js", SOURCE).unit().path()).isEqualTo("a.js");
        assertThat(cache.state().memoryBytes()).isZero();
    }

    // Threads

    /** {@return what each of many threads got that ask at the same time} */
    private List<Future<Unit>> ask(UnitCache cache, String source) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(THREADS);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Unit>> answers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                answers.add(
                        threads.submit(() -> {
                            ready.countDown();
                            ready.await();
                            return cache.load("a.js", source).unit();
                        }));
            }
            return answers;
        }
    }

    @Test
    void threadsThatMissTheSameScript_compileItOnce() throws Exception {
        UnitCache cache = inMemory();
        List<Future<Unit>> answers = ask(cache, SOURCE);

        Unit first = answers.getFirst().get();
        for (Future<Unit> answer : answers) {
            assertThat(answer.get()).isSameAs(first);
        }
        assertThat(compiled).hasValue(1);
        assertThat(cache.state().memoryHits()).isEqualTo(THREADS - 1);
        assertThat(outcomes()).hasSize(THREADS).containsOnlyOnce(CacheOutcome.MISS);
    }

    @Test
    void syntaxError_reachesEveryThreadThatWaits() throws Exception {
        for (Future<Unit> answer : ask(inMemory(), "let let")) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(answer::get)
                    .withCauseInstanceOf(SyntaxProblem.class);
        }
    }

    @Test
    void oneScript_doesNotWaitForAnother() throws Exception {
        CountDownLatch compiling = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        UnitCache cache =
                inMemory(
                        MANY_BYTES,
                        (path, source) -> {
                            if (path.equals("slow.js")) {
                                compiling.countDown();
                                awaitUninterruptibly(released);
                            }
                            return compile(path, source);
                        });
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<Unit> slow = thread.submit(() -> cache.load("slow.js", SOURCE).unit());
            compiling.await();

            assertThat(cache.load("fast.js", SOURCE).unit().path()).isEqualTo("fast.js");
            assertThat(cache.state().misses()).isEqualTo(2);
            assertThat(slow).isNotDone();
            released.countDown();
            assertThat(slow.get().path()).isEqualTo("slow.js");
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts this thread", e);
        }
    }

    @Test
    void compilationThatFailsForAReasonOfItsOwn_isTriedByOneWhoWaited() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        UnitCache cache =
                inMemory(
                        MANY_BYTES,
                        (path, source) -> {
                            if (tries.incrementAndGet() == 1) {
                                throw new OutOfMemoryError("as if");
                            }
                            return compile(path, source);
                        });
        int failed = 0;
        for (Future<Unit> answer : ask(cache, SOURCE)) {
            try {
                assertThat(answer.get().path()).isEqualTo("a.js");
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(OutOfMemoryError.class);
                failed++;
            }
        }
        assertThat(failed).isEqualTo(1);
        assertThat(compiled).hasValue(1);
    }

    /** The seed's hit and miss counters were not atomic. */
    @Test
    void counters_areExact_whateverThreadsCount() throws Exception {
        UnitCache cache = inMemory();
        int rounds = 500;
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            IntStream.range(0, THREADS)
                    .forEach(_ ->
                            threads.submit(() -> {
                                for (int i = 0; i < rounds; i++) {
                                    cache.load(i % 5 + ".js", SOURCE);
                                }
                            }));
        }
        BytecodeState state = cache.state();
        assertThat(state.misses()).isEqualTo(5);
        assertThat(state.hits()).isEqualTo(THREADS * rounds - 5);
        assertThat(state.memoryBytes())
                .isEqualTo(5 * Lowering.compile("0.js", SOURCE, true).memoryBytes());
    }
}
