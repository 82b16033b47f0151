package dev.zts.vm;

import static dev.zts.engine.Handlers.folder;
import static dev.zts.engine.Handlers.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.engine.Engine;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.Isolate;
import dev.zts.engine.JitOptions;
import dev.zts.engine.Program;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.FunctionListing;
import dev.zts.telemetry.FunctionListing.Instruction;
import dev.zts.telemetry.Telemetry;
import dev.zts.telemetry.Tier;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListingsTest {

    private static final JitOptions OPTIONS =
            JitOptions.defaults().withSynchronous(true).withOptimize(false).withThreshold(20);

    private static final String SOURCE =
            """
            function never() {
                return 1;
            }
            function handler(request) {
                let sum = 0;
                for (let i = 0; i < 4; i++) {
                    sum += i;
                }
                return new Response(sum + '');
            }
            """;

    private static final String SPREADS =
            """
            function list(a) {
                return [
                    ...a];
            }
            function plain(a) {
                return a + 1;
            }
            """;

    private final Engine engine = engine(OPTIONS);

    private static Engine engine(JitOptions jit) {
        return ZtsEngine.create(
                EngineOptions.defaults().withJit(jit), new Telemetry(), new ConsoleLog(1 << 16));
    }

    private static FunctionListing named(List<FunctionListing> listings, String name) {
        return listings.stream().filter(f -> f.function().equals(name)).findFirst().orElseThrow();
    }

    private static void run(Isolate isolate, int times) {
        for (int i = 0; i < times; i++) {
            isolate.run("a.js", get("/"));
            isolate.settle();
        }
    }

    @Test
    void listings_areInTheOrderOfFilesAndLines() {
        try (engine) {
            Program program =
                    engine.compile(folder("b_.js", "export const f = () => 2;", "a.js", SOURCE));

            List<FunctionListing> listings = engine.listings(program, "", false);

            assertThat(listings)
                    .extracting(
                            f -> f.file() + ":" + f.line() + "-" + f.endLine() + " " + f.function())
                    .containsExactly(
                            "a.js:1-10 ",
                            "a.js:1-3 never",
                            "a.js:4-10 handler",
                            "b_.js:1-1 ",
                            "b_.js:1-1 f");
        }
    }

    @Test
    void listingsOfAFile_areItsFunctions() {
        try (engine) {
            Program program = engine.compile(folder("b_.js", "let f = 1;", "a.js", SOURCE));

            assertThat(engine.listings(program, "b_.js", false)).hasSize(1);
            assertThat(engine.listings(program, "c.js", false)).isEmpty();
        }
    }

    @Test
    void instructions_haveTextAndLine() {
        try (engine) {
            Program program = engine.compile(folder("a.js", SOURCE));

            FunctionListing never = named(engine.listings(program, "a.js", false), "never");

            assertThat(never.instructions())
                    .containsExactly(
                            new Instruction(0, "push_1", 2, false),
                            new Instruction(1, "ret", 2, false));
        }
    }

    @Test
    void counts_areThoseOfAllIsolatesOpenOrClosed() {
        try (engine) {
            Program program = engine.compile(folder("a.js", SOURCE));
            Isolate closed = engine.open(program);
            run(closed, 3);
            closed.close();
            try (Isolate isolate = engine.open(program)) {
                run(isolate, 4);

                FunctionListing handler = named(engine.listings(program, "", false), "handler");

                assertThat(handler.calls()).isEqualTo(7);
                assertThat(handler.backEdges()).isEqualTo(28);
                assertThat(handler.tier()).isEqualTo(Tier.INTERPRETED);
                assertThat(handler.codeBytes()).isZero();
            }
        }
    }

    @Test
    void compiledFunction_hasItsTierAndSize() {
        try (engine) {
            Program program = engine.compile(folder("a.js", SOURCE));
            try (Isolate isolate = engine.open(program)) {
                run(isolate, 25);
            }

            FunctionListing handler = named(engine.listings(program, "a.js", true), "handler");

            assertThat(handler.tier()).isEqualTo(Tier.BASELINE);
            assertThat(handler.codeBytes()).isPositive();
            assertThat(handler.jvmCode()).contains("invokestatic");
            assertThat(handler.calls()).isEqualTo(25);
            assertThat(engine.listings(program, "a.js", false))
                    .allMatch(f -> f.jvmCode().isEmpty());
        }
    }

    @Test
    void refusedInstruction_isMarked() {
        List<FunctionListing> listings =
                JitListing.of(
                        "s.js", SPREADS, OPTIONS.withCoverage(JitOptions.Coverage.SEED_STRICT));

        FunctionListing list = named(listings, "list");
        assertThat(list.instructions().stream().filter(Instruction::refused))
                .extracting(Instruction::line)
                .isNotEmpty()
                .containsOnly(3);
        assertThat(list.tier()).isEqualTo(Tier.INTERPRETED);
        assertThat(list.note()).startsWith("stays interpreted because of ");
    }

    @Test
    void fullCoverage_refusesNothing() {
        List<FunctionListing> listings =
                JitListing.of("s", SPREADS, OPTIONS.withCoverage(JitOptions.Coverage.FULL));

        assertThat(listings).extracting(FunctionListing::function).contains("list", "plain");
        assertThat(listings)
                .flatExtracting(FunctionListing::instructions)
                .noneMatch(i -> i.refused());
        assertThat(named(listings, "list").tier()).isEqualTo(Tier.BASELINE);
        assertThat(named(listings, "plain").codeBytes()).isPositive();
    }

    @Test
    void listingOfABrokenScript_isEmpty() {
        assertThat(JitListing.of("s.js", "let = ;", OPTIONS)).isEmpty();
    }

    @Test
    void disabledPolicy_stillShowsWhatWouldCompile() {
        List<FunctionListing> listings =
                JitListing.of("s.js", SPREADS, OPTIONS.withPolicy(JitOptions.Policy.DISABLED));

        assertThat(named(listings, "plain").tier()).isEqualTo(Tier.BASELINE);
    }
}
