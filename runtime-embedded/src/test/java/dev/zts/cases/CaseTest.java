package dev.zts.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** All case files on one engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CaseTest {
    private final List<CaseFile> cases = CaseFiles.ofResources().all();
    private final Set<String> gaps;
    private final Expectation.Dialect dialect;
    private final CaseRunner runner;

    /**
     * @param gaps names of the cases that must fail
     */
    CaseTest(CaseRunner runner, Expectation.Dialect dialect, Set<String> gaps) {
        this.runner = runner;
        this.dialect = dialect;
        this.gaps = gaps;
    }

    @AfterAll
    void close() {
        runner.close();
    }

    @TestFactory
    Stream<DynamicTest> cases() {
        return cases.stream().map(file -> DynamicTest.dynamicTest(file.name(), () -> check(file)));
    }

    @Test
    void everyGapIsACase() {
        assertThat(cases).extracting(CaseFile::name).containsAll(gaps);
    }

    private void check(CaseFile file) {
        List<String> failures = file.failures(file.answers(runner), dialect);
        if (gaps.contains(file.name())) {
            assertThat(failures)
                    .as("a known gap that is closed: take it off the list")
                    .isNotEmpty();
        } else {
            assertThat(failures).as("%n%s", String.join("\n", failures)).isEmpty();
        }
    }
}
