package dev.zts.vm.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Any text is a program or refused with a place within it. */
final class ParserFuzzTest {

    @FuzzTest
    void script(byte[] data) {
        String source = new String(data, StandardCharsets.UTF_8);
        try {
            Parser.parseScript("fuzz.js", source);
        } catch (SyntaxProblem problem) {
            assertPlace(problem, source);
        }
    }

    @FuzzTest
    void module(byte[] data) {
        String source = new String(data, StandardCharsets.UTF_8);
        try {
            Parser.parseModule("fuzz.js", source);
        } catch (SyntaxProblem problem) {
            assertPlace(problem, source);
        }
    }

    private static void assertPlace(SyntaxProblem problem, String source) {
        assertThat(problem.line()).isBetween(1, source.length() + 1);
        assertThat(problem.column()).isBetween(1, source.length() + 1);
    }
}
