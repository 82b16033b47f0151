package dev.zts.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The case files are as many as the engine needs. */
final class CaseCountTest {
    private static final int LEAST_EXPECTATIONS = 1_500;

    private final List<CaseFile> cases = CaseFiles.ofResources().all();

    @Test
    void expectations_areEnough() {
        int count = cases.stream().mapToInt(file -> file.expectations().size()).sum();

        assertThat(count).isGreaterThanOrEqualTo(LEAST_EXPECTATIONS);
    }

    @Test
    void deviationsOfGraaljs_areFew() {
        long count =
                cases.stream()
                        .flatMap(file -> file.expectations().stream())
                        .filter(expectation -> expectation.graaljs() != null)
                        .count();

        assertThat(count).isLessThan(40);
    }

    @Test
    void names_areUnique() {
        assertThat(cases).extracting(CaseFile::name).doesNotHaveDuplicates();
    }
}
