package dev.zts.vm;

import static dev.zts.engine.Handlers.folder;
import static dev.zts.engine.Handlers.get;
import static dev.zts.engine.Handlers.show;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.engine.Engine;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.Isolate;
import dev.zts.engine.Program;
import dev.zts.engine.SourceTree;
import dev.zts.telemetry.BytecodeState;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.BytecodeCached;
import dev.zts.telemetry.EngineEvent.CacheOutcome;
import dev.zts.telemetry.EngineEvent.Notice;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.Sampler;
import dev.zts.telemetry.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs from the cache of bytecode: engines that share a directory, whatever is in it. */
@Timeout(60)
class ZtsColdStartTest {

    private static final String LIBRARY =
            """
            export const add = (a, b) => a + b;
            export class Point {
                #x;
                constructor(x) { this.#x = x; }
                get x() { return this.#x; }
                shifted(by) { return new Point(add(this.#x, by)); }
            }
            """;

    private static final String HANDLER =
            """
            import { Point } from "./_lib.js";
            function outer(o) {
                const inner = (p) => p.first.concat(o.second);
                return inner({ first: "a" });
            }
            function other(q) { return q.second + q.first; }
            export default (request) => Response.json({
                outer: outer({ second: "b" }),
                other: other({ second: 1, first: 2 }),
                point: new Point(40).shifted(2).x,
                match: "abc".replace(/b/g, (m) => m.toUpperCase()),
                text: String.raw`${1}\\n`,
            });
            """;

    private static final String ANSWER =
            """
            200
            content-type: application/json

            {"outer":"ab","other":3,"point":42,"match":"aBc","text":"1\\\\n"}\
            """;

    private static final SourceTree FOLDER = folder("index.js", HANDLER, "_lib.js", LIBRARY);

    @TempDir private Path temporary;
    private Path directory;

    @BeforeEach
    void directory() {
        directory = temporary.resolve("cache");
    }

    /** An engine as a process of its own would have it, and what it tells. */
    private static final class Start implements AutoCloseable {

        private final Telemetry telemetry = new Telemetry();
        private final List<Frame> frames = new ArrayList<>();
        private final Engine engine;

        Start(@Nullable Path directory) {
            engine =
                    ZtsEngine.create(
                            EngineOptions.defaults().withBytecodeCache(directory),
                            telemetry,
                            new ConsoleLog(1 << 16));
        }

        String answer(SourceTree sources) {
            Program program = engine.compile(sources);
            assertThat(program.problems()).isEmpty();
            try (Isolate isolate = engine.open(program)) {
                return show(isolate.run("index.js", get("/")));
            }
        }

        List<EngineEvent> events() {
            try (Sampler sampler = Sampler.start(telemetry, frames::add)) {
                sampler.flush();
            }
            return frames.stream().flatMap(frame -> frame.events().stream()).toList();
        }

        List<String> outcomes() {
            return events().stream()
                    .filter(BytecodeCached.class::isInstance)
                    .map(BytecodeCached.class::cast)
                    .map(cached -> cached.file() + " " + cached.outcome())
                    .toList();
        }

        List<String> notices() {
            return events().stream()
                    .filter(Notice.class::isInstance)
                    .map(event -> ((Notice) event).text())
                    .toList();
        }

        @Override
        public void close() {
            engine.close();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private void assertStarts(CacheOutcome library, CacheOutcome handler) {
        try (Start process = new Start(directory)) {
            assertThat(process.answer(FOLDER)).isEqualTo(ANSWER);
            assertThat(process.outcomes())
                    .containsExactlyInAnyOrder("_lib.js " + library, "index.js " + handler);
        }
    }

    /**
     * The seed left the names of nested functions where they were, did not map those of method
     * calls, and let the inline caches of two functions collide: a program from its cache failed.
     */
    @Test
    void programOfTheCache_answersAsTheCompiledOne() throws IOException {
        assertStarts(CacheOutcome.STORED, CacheOutcome.STORED);
        assertThat(files()).hasSize(2);
        assertStarts(CacheOutcome.HIT_DISK, CacheOutcome.HIT_DISK);
    }

    @Test
    void reload_compilesOnlyWhatChanged() {
        try (Start process = new Start(null)) {
            process.answer(FOLDER);
            process.answer(folder("index.js", HANDLER + "\n", "_lib.js", LIBRARY));

            assertThat(process.outcomes())
                    .containsExactlyInAnyOrder(
                            "index.js MISS", "_lib.js MISS", "index.js MISS", "_lib.js HIT_MEMORY");
        }
    }

    @Test
    void figures_areInEveryFrame() {
        try (Start process = new Start(directory)) {
            process.answer(FOLDER);
            process.answer(FOLDER);
            process.events();

            BytecodeState state = process.frames.getLast().bytecode();
            assertThat(state).isEqualTo(process.engine.bytecode());
            assertThat(state.misses()).isEqualTo(2);
            assertThat(state.stored()).isEqualTo(2);
            assertThat(state.memoryHits()).isEqualTo(2);
            assertThat(state.memoryBytes()).isGreaterThan(2L * HANDLER.length());
        }
    }

    /** What can be done to a file that stays where it is. */
    enum Poison {
        EMPTY {
            @Override
            byte[] apply(byte[] content) {
                return new byte[0];
            }
        },
        CUT_OFF {
            @Override
            byte[] apply(byte[] content) {
                return java.util.Arrays.copyOf(content, content.length / 2);
            }
        },
        CHANGED {
            @Override
            byte[] apply(byte[] content) {
                content[content.length / 2] ^= 0x55;
                return content;
            }
        },
        GARBAGE {
            @Override
            byte[] apply(byte[] content) {
                java.util.Arrays.fill(content, 46, content.length, (byte) 0xFF);
                return content;
            }
        };

        abstract byte[] apply(byte[] content);
    }

    @ParameterizedTest
    @EnumSource
    void poisonedFiles_areRejected_andTheProgramAnswersRight(Poison poison) throws IOException {
        assertStarts(CacheOutcome.STORED, CacheOutcome.STORED);
        for (Path file : files()) {
            Files.write(file, poison.apply(Files.readAllBytes(file)));
        }

        assertStarts(CacheOutcome.REJECTED, CacheOutcome.REJECTED);
        assertStarts(CacheOutcome.HIT_DISK, CacheOutcome.HIT_DISK);
    }

    @Test
    void filesThatChangedPlaces_areRejected_andTheProgramAnswersRight() throws IOException {
        assertStarts(CacheOutcome.STORED, CacheOutcome.STORED);
        Path swap = temporary.resolve("swap");
        Files.move(files().getFirst(), swap);
        Path one = files().getFirst();
        byte[] other = Files.readAllBytes(swap);
        Files.write(one, other);

        try (Start process = new Start(directory)) {
            assertThat(process.answer(FOLDER)).isEqualTo(ANSWER);
            assertThat(process.engine.bytecode().rejected()).isEqualTo(1);
            assertThat(process.engine.bytecode().stored()).isEqualTo(2);
        }
    }

    // The directory

    @Test
    void directoryThatCannotBe_isToldOnce_andMemoryIsUsed() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");
        try (Start process = new Start(file.resolve("cache"))) {
            assertThat(process.answer(FOLDER)).isEqualTo(ANSWER);
            assertThat(process.answer(FOLDER)).isEqualTo(ANSWER);

            assertThat(process.notices())
                    .singleElement()
                    .asString()
                    .startsWith("Bytecode is kept in memory only: " + file);
            assertThat(process.engine.bytecode().memoryHits()).isEqualTo(2);
        }
    }

    @Test
    void directoryThatVanishes_isToldOnce_andTheProgramAnswers() throws IOException {
        try (Start process = new Start(directory)) {
            Files.delete(directory);
            assertThat(process.answer(FOLDER)).isEqualTo(ANSWER);

            assertThat(process.notices())
                    .singleElement()
                    .asString()
                    .startsWith("Bytecode is not kept for the next start");
            assertThat(process.engine.bytecode().refused()).isEqualTo(2);
        }
    }

    @Test
    void noDirectory_isNothingToTell() {
        try (Start process = new Start(null)) {
            process.answer(FOLDER);
            assertThat(process.notices()).isEmpty();
        }
    }

    /** FAULTS.md F14: a stampede of eight cold starts on one directory. */
    @Test
    void eightColdStartsAtOnce_allAnswer_andLeaveOneFileAScript() throws Exception {
        int starts = 8;
        CountDownLatch ready = new CountDownLatch(starts);
        List<Future<BytecodeState>> states = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(starts)) {
            for (int i = 0; i < starts; i++) {
                states.add(
                        threads.submit(() -> {
                            try (Start process = new Start(directory)) {
                                ready.countDown();
                                ready.await();
                                assertThat(process.answer(FOLDER)).isEqualTo(ANSWER);
                                return process.engine.bytecode();
                            }
                        }));
            }
        }
        for (Future<BytecodeState> state : states) {
            assertThat(state.get().hits() + state.get().misses()).isEqualTo(2);
            assertThat(state.get().rejected() + state.get().refused()).isZero();
        }
        assertThat(files()).hasSize(2).allMatch(file -> file.toString().endsWith(".ztsb"));
        assertStarts(CacheOutcome.HIT_DISK, CacheOutcome.HIT_DISK);
    }
}
