package dev.zts.vm.regexp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The table syntax.txt: patterns that are early errors, with the error, and patterns that are not.
 */
final class RegExpSyntaxTest {
    /**
     * Patterns GraalJS 25.0.3 accepts though IdentityEscape and ClassSetCharacter do not (V8
     * agrees).
     */
    private static final Set<String> FAULTS_OF_THE_ORACLE = Set.of("[\\k](?<a>x)", "[\\q{a(}]");

    @Test
    void rows_areRejectedOrAcceptedAsExpected() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String[] row : rows()) {
            String expected = row.length == 3 ? row[2] : "accepted";
            String actual = message(row[0], row[1]);
            if (!actual.endsWith(expected)) {
                wrong.add("/" + row[0] + "/" + row[1] + ": " + expected + " but was " + actual);
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void rows_areRejectedOrAcceptedByGraalJsToo() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (RegExpOracle oracle = new RegExpOracle()) {
            for (String[] row : rows()) {
                boolean rejected = oracle.exec(row[0], row[1], "", 0).equals("SyntaxError");
                boolean agrees = rejected == (row.length == 3);
                if (agrees == FAULTS_OF_THE_ORACLE.contains(row[0])) {
                    wrong.add("/" + row[0] + "/" + row[1] + ": rejected " + rejected);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gg", "uv", "vu", "x", "G", "g i", "\u0131", "dgimsuyy"})
    void wrongFlags_areRejected(String flags) {
        assertThatThrownBy(() -> RegExpCompiler.compile("a", flags))
                .isInstanceOf(RegExpSyntaxException.class)
                .hasMessage("Invalid flags supplied to RegExp constructor '" + flags + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dgimsuy", "yvsmigd", "g"})
    void rightFlags_areAcceptedInAnyOrder(String flags) {
        assertThatCode(() -> RegExpCompiler.compile("a", flags)).doesNotThrowAnyException();
    }

    @Test
    void flags_areListedInAlphabeticOrder() {
        assertThat(RegExpCompiler.compile("a", "yvsmigd").flags()).isEqualTo("dgimsvy");
    }

    @Test
    void message_isThatOfV8() {
        assertThatThrownBy(() -> RegExpCompiler.compile("(", ""))
                .hasMessage("Invalid regular expression: /(/: Unterminated group");
        assertThatThrownBy(() -> RegExpCompiler.compile("a**", "u"))
                .hasMessage("Invalid regular expression: /a**/u: Nothing to repeat")
                .extracting(e -> ((RegExpSyntaxException) e).position())
                .isEqualTo(2);
    }

    @Test
    void groups_areCountedAndNamedInTheOrderOfThePattern() {
        RegExpProgram program =
                RegExpCompiler.compile("(?<z>a)(b)(?:(?<a>c)|(?<z2>d)|(?<a>e))", "");

        assertThat(program.groupCount()).isEqualTo(6);
        assertThat(program.groupNames().toString()).isEqualTo("{z=[1], a=[3, 5], z2=[4]}");
    }

    private static String message(String pattern, String flags) {
        try {
            RegExpCompiler.compile(pattern, flags);
            return "accepted";
        } catch (RegExpSyntaxException e) {
            return e.text();
        }
    }

    private static List<String[]> rows() throws IOException {
        try (InputStream file = RegExpSyntaxTest.class.getResourceAsStream("syntax.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("# "))
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }
}
