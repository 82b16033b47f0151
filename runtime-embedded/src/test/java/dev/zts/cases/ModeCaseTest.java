package dev.zts.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.zts.telemetry.Tier;
import dev.zts.vm.jit.JitProbe;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/**
 * The case files on zts in a mode: as functions that are called again and again in one isolate; and
 * as they are, in isolates of one pool, with baseline code and where a case cannot be a function.
 */
@DisabledIfEnvironmentVariable(named = "ZTS_DISABLE_JIT_TESTS", matches = ".+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ModeCaseTest {

    /** Isolates of a pool: the others begin with the code of the first. */
    private static final int ISOLATES = 3;

    /** Calls of a case as a function: its loops and callees learn in the first ones. */
    private static final int ROUNDS = 5;

    /** Topics whose cases call their own functions thousands of times. */
    private static final String LIMITS = "limits/";

    private final Mode mode;
    private final ZtsCaseRunner runner;

    ModeCaseTest(Mode mode) {
        this.mode = mode;
        this.runner = new ZtsCaseRunner(mode.options());
    }

    @AfterAll
    void close() {
        runner.close();
    }

    @TestFactory
    Stream<DynamicTest> cases() {
        Stream<DynamicTest> cases =
                CaseFiles.ofResources().all().stream()
                        .filter(file -> !file.isTable())
                        .map(file -> dynamicTest(file.name(), () -> check(file)));
        DynamicTest share = dynamicTest("functions run in the tier", this::checkShare);
        return Stream.concat(cases, Stream.of(share));
    }

    private void check(CaseFile file) {
        boolean rounds = Repeated.fits(file) && !file.name().startsWith(LIMITS);
        if (rounds) {
            checkRounds(file);
        }
        if (!rounds || mode == Mode.BASELINE) {
            checkIsolates(file);
        }
    }

    private void checkRounds(CaseFile file) {
        List<List<String>> rounds = Repeated.rounds(runner.run(Repeated.program(file, ROUNDS)));

        for (int i = 0; i < rounds.size(); i++) {
            checkLines(file, rounds.get(i), "round " + i);
        }
        assertThat(rounds).hasSize(ROUNDS);
    }

    private void checkIsolates(CaseFile file) {
        ZtsCaseRunner.Pool pool = runner.pool(file);
        int isolates = file.name().startsWith(LIMITS) ? 1 : ISOLATES;
        for (int i = 0; i < isolates; i++) {
            checkLines(file, pool.run(), "isolate " + i);
        }
    }

    private static void checkLines(CaseFile file, List<String> lines, String when) {
        List<String> failures = file.failures(lines, Expectation.Dialect.ECMASCRIPT);
        assertThat(failures).as("%s%n%s", when, String.join("\n", failures)).isEmpty();
    }

    private void checkShare() {
        List<JitProbe.Reached> eligible =
                runner.functions().stream().filter(this::isEligible).toList();
        List<JitProbe.Reached> missing =
                eligible.stream().filter(found -> !found.executed(mode.tier())).toList();

        assertThat(eligible).hasSizeGreaterThan(1_000);
        assertThat(100 * (eligible.size() - missing.size()) / eligible.size())
                .as("%d of %d did not: %s", missing.size(), eligible.size(), missing)
                .isGreaterThanOrEqualTo(mode.leastPercent());
    }

    /** {@return whether a function was called often enough; optimized code does not suspend} */
    private boolean isEligible(JitProbe.Reached function) {
        return function.calls() > mode.callsBefore()
                && (mode.tier() != Tier.OPTIMIZED || !function.suspends());
    }
}
