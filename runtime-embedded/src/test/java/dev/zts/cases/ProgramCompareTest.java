package dev.zts.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Generated programs are valid, end, and print the same on GraalJS and on zts in all modes. */
final class ProgramCompareTest {
    private static final long FIRST_SEED = Long.getLong("zts.firstProgram", 1);
    private static final int PROGRAMS = 40;
    private static final int COMPARED = Integer.getInteger("zts.programs", 1_000);

    /** Programs that are compared between the modes of zts. */
    private static final int IN_MODES = Integer.getInteger("zts.programs.inModes", 15);

    @Test
    void program_isTheSameForTheSameSeed() {
        assertThat(ProgramGenerator.program(7)).isEqualTo(ProgramGenerator.program(7));
        assertThat(ProgramGenerator.program(7)).isNotEqualTo(ProgramGenerator.program(8));
    }

    @Test
    void programs_areValid() {
        try (CaseRunner graal = runner()) {
            List<String> verdicts =
                    LongStream.range(1_000, 1_100)
                            .mapToObj(seed -> graal.verdict(ProgramGenerator.program(seed)))
                            .distinct()
                            .toList();

            assertThat(verdicts).containsExactly(CaseRunner.ACCEPTED);
        }
    }

    @Test
    void programs_endAndShowTheirState() {
        try (CaseRunner graal = runner()) {
            List<String> lines =
                    ProgramComparison.batches(FIRST_SEED, PROGRAMS).stream()
                            .flatMap(batch -> graal.run(batch).stream())
                            .toList();

            assertThat(lines).filteredOn(line -> line.startsWith("seed ")).hasSize(PROGRAMS);
            assertThat(lines).noneMatch(line -> line.startsWith(CaseRunner.UNCAUGHT));
            assertThat(lines).hasSizeGreaterThanOrEqualTo(2 * PROGRAMS);
        }
    }

    @Test
    void programs_printTheSameOnBothEngines() {
        assertThat(ProgramComparison.ofEngines(FIRST_SEED, COMPARED)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "INTERPRETER", mode = EnumSource.Mode.EXCLUDE)
    void programs_printTheSameInEveryMode(Mode mode) {
        List<CaseFile> batches = ProgramComparison.smallBatches(FIRST_SEED, IN_MODES);

        assertThat(ProgramComparison.ofMode(mode, batches)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "INTERPRETER", mode = EnumSource.Mode.EXCLUDE)
    void hotPrograms_printTheSameInEveryMode(Mode mode) {
        List<CaseFile> batches = ProgramComparison.hotBatches(FIRST_SEED, IN_MODES);

        assertThat(ProgramComparison.ofMode(mode, batches)).isEmpty();
    }

    @Test
    void hotPrograms_printTheSameOnBothEngines() {
        assertThat(ProgramComparison.ofEnginesHot(FIRST_SEED, PROGRAMS)).isEmpty();
    }

    private static CaseRunner runner() {
        return new GraalCaseRunner(CaseFiles.ofResources().root());
    }
}
