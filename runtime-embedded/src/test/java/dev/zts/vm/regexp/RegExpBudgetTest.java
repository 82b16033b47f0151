package dev.zts.vm.regexp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegExpBudgetTest {
    private static final Duration BOUND = Duration.ofSeconds(10);

    private static int @Nullable [] match(
            String pattern, String flags, String input, MatchBudget budget) {
        return RegExpMatcher.match(RegExpCompiler.compile(pattern, flags), input, 0, budget);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "^(a+)+\\1$ ''",
                "^(a+)+$ ''",
                "^(a|a)*$ ''",
                "^(a|aa)+$ ''",
                "^(a*)*$ ''",
                "^(?:a?){40}a{40}$ ''",
                "(x+x+)+y|^(.*a){20}$ ''",
                "^(?=(a+)+$) ''",
                "(?<=^(a+)+)$ i",
                "^(a+?)+?$ u",
                "^(?:(a+)|b)*$ v"
            })
    void catastrophicPattern_endsInBoundedTime(String pattern, String flags) {
        String input = "a".repeat(40) + "c";
        MatchBudget budget = new MatchBudget(2_000_000, () -> {});

        assertTimeoutPreemptively(BOUND, () -> tryMatch(pattern, flags, input, budget));
    }

    private static void tryMatch(String pattern, String flags, String input, MatchBudget budget) {
        try {
            assertThat(match(pattern, flags, input, budget)).isNull();
        } catch (RegExpBudgetException e) {
            assertThat(e).hasMessageContaining("2000000 steps");
        }
    }

    @Test
    void backReferenceToANestedLoop_exceedsTheDefaultBudget() {
        String input = "a".repeat(40) + "b";

        assertThatThrownBy(() -> match("^(a+)+\\1$", "", input, MatchBudget.defaults()))
                .isInstanceOf(RegExpBudgetException.class);
    }

    @Test
    void loopOverAlternatives_takesALongInput() {
        String input = "ab".repeat(100_000);

        assertThat(match("(a|b)*", "", input, MatchBudget.defaults()))
                .containsExactly(0, 200_000, 199_999, 200_000);
        assertThat(match("(?:a|b)*c?", "", input, MatchBudget.defaults()))
                .containsExactly(0, 200_000);
        assertThat(match("^(?:[ab]|ab)*?$", "", input, MatchBudget.defaults()))
                .containsExactly(0, 200_000);
    }

    @Test
    void manyChoices_areBounded() {
        String input = "ab".repeat(1_500_000);

        assertThatThrownBy(() -> match("(?:[ab]|ab|b)*", "", input, MatchBudget.defaults()))
                .isInstanceOf(RegExpBudgetException.class)
                .hasMessageContaining("choices");
    }

    @Test
    void poll_isAskedEveryTenThousandSteps() {
        AtomicInteger polls = new AtomicInteger();
        MatchBudget budget = new MatchBudget(1_000_000, polls::incrementAndGet);

        assertThatThrownBy(() -> match("^(a+)+\\1$", "", "a".repeat(40) + "b", budget))
                .isInstanceOf(RegExpBudgetException.class);
        assertThat(polls).hasValueBetween(90, 100);
    }

    @Test
    void poll_canEndTheMatch() {
        MatchBudget budget =
                MatchBudget.polling(() -> {
                    throw new IllegalStateException("enough");
                });

        assertThatThrownBy(() -> match("^(a+)+\\1$", "", "a".repeat(40) + "b", budget))
                .hasMessage("enough");
    }

    @Test
    void absurdNesting_isASyntaxError() {
        String deep = "(".repeat(100_000) + ")".repeat(100_000);
        String classes = "[".repeat(100_000) + "]".repeat(100_000);

        assertThatThrownBy(() -> RegExpCompiler.compile(deep, ""))
                .isInstanceOf(RegExpSyntaxException.class)
                .hasMessageEndingWith("Too many captures");
        assertThatThrownBy(() -> RegExpCompiler.compile(deep.replace("(", "(?:"), "u"))
                .isInstanceOf(RegExpSyntaxException.class)
                .hasMessageEndingWith("Regular expression too large");
        assertThatThrownBy(() -> RegExpCompiler.compile(classes, "v"))
                .isInstanceOf(RegExpSyntaxException.class)
                .hasMessageEndingWith("Regular expression too large");
    }

    @Test
    void deepButBoundedNesting_compilesAndMatches() {
        String deep = "(?:a|b".repeat(240) + ")*".repeat(240);

        assertThat(match(deep, "", "abab", MatchBudget.defaults())).isNotNull();
    }

    @Test
    void manySteps_areCountedAlsoInScans() {
        String input = "x".repeat(20_000);

        assertThatThrownBy(
                        () -> match(".*.*.*=.*", "s", input, new MatchBudget(1_000_000, () -> {})))
                .isInstanceOf(RegExpBudgetException.class);
    }
}
