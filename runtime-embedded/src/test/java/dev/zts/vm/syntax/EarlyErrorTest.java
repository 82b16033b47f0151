package dev.zts.vm.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is refused and what is not: one case for each rule of the static semantics. */
class EarlyErrorTest {

    @Test
    void everyRefusalHasItsPlaceAndMessage() {
        List<Cases.Case> cases = Cases.refused();

        assertThat(cases).hasSizeGreaterThan(600);
        assertThat(wrong(cases)).isEmpty();
    }

    @Test
    void everyAcceptedSourceParses() {
        List<Cases.Case> cases = Cases.accepted();

        assertThat(cases).hasSizeGreaterThan(200);
        assertThat(wrong(cases)).isEmpty();
    }

    private static List<String> wrong(List<Cases.Case> cases) {
        List<String> wrong = new ArrayList<>();
        for (Cases.Case one : cases) {
            String problem = Cases.problem(one.source(), one.module());
            if (!Objects.equals(problem, one.problem())) {
                wrong.add(one.source() + " -> " + problem + ", not " + one.problem());
            }
        }
        return wrong;
    }

    @Test
    void problem_showsTheLineAndACaret() {
        assertThatThrownBy(() -> Parser.parseModule("lib/a.js", "let a;\n\tlet b = 1, a;\n"))
                .isInstanceOfSatisfying(
                        SyntaxProblem.class,
                        problem ->
                                assertThat(problem.render())
                                        .isEqualTo(
                                                """
                                                lib/a.js:2:13: SyntaxError: a is declared already
                                                \tlet b = 1, a;
                                                \t           ^\
                                                """));
    }

    @Test
    void problem_knowsItsOffset() {
        assertThatThrownBy(() -> Parser.parseScript("a.js", "a\r\nb c"))
                .isInstanceOfSatisfying(
                        SyntaxProblem.class,
                        problem -> {
                            assertThat(problem.offset()).isEqualTo(5);
                            assertThat(problem.line()).isEqualTo(2);
                            assertThat(problem.column()).isEqualTo(3);
                        });
    }

    @Test
    void problem_doesNotShowAVeryLongLine() {
        assertThatThrownBy(() -> Parser.parseScript("a.js", "a;".repeat(1000) + "b c"))
                .isInstanceOfSatisfying(
                        SyntaxProblem.class,
                        problem ->
                                assertThat(problem.render())
                                        .isEqualTo(
                                                "a.js:1:2003: SyntaxError: expected ; or a line"
                                                        + " end but found c"));
    }
}
