package dev.zts.vm.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of tokens, and where they are (ECMA-262 clause 12). */
class LexerTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.5, 0.5",
        ".25, 0.25",
        "5., 5",
        "1e3, 1000",
        "1.5E-3, 0.0015",
        "1_000.5_0, 1000.5",
        "0x1F, 31",
        "0Xf_f, 255",
        "0b101, 5",
        "0B1_1, 3",
        "0o17, 15",
        "0O7_7, 63",
        "9007199254740993, 9007199254740992",
        "0x20000000000001, 9007199254740992",
        "0x20000000000003, 9007199254740996",
        "0xffffffffffffffffff, 4722366482869645213696",
        "0b11111111111111111111111111111111111111111111111111111111111111111,"
                + " 36893488147419103232",
        "1e400, Infinity",
        "5e-324, 4.9E-324",
        "123456789012345678, 123456789012345680",
    })
    void number_hasItsValue(String source, double value) {
        assertThat(((Ast.NumberLiteral) expression(source)).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "'a', a",
                "\"it's\", it's",
                "'\\x41\\u0042\\u{43}\\u{00000044}', ABCD",
                "'\\u{1F600}', \uD83D\uDE00",
                "'\\'\\\"\\\\\\q', '\"\\q",
            })
    void string_hasItsValue(String source, String value) {
        assertThat(((Ast.StringLiteral) expression(source)).value()).isEqualTo(value);
    }

    @Test
    void string_readsControlEscapes() {
        assertThat(((Ast.StringLiteral) expression("'\\b\\t\\n\\v\\f\\r\\0'")).value())
                .isEqualTo("\b\t\n\u000B\f\r\0");
    }

    @Test
    void string_leavesOutContinuedLines() {
        assertThat(((Ast.StringLiteral) expression("'a\\\nb\\\r\nc\\\rd\\\u2028e'")).value())
                .isEqualTo("abcde");
    }

    @Test
    void string_keepsHalfASurrogatePair() {
        assertThat(((Ast.StringLiteral) expression("'\\ud83d'")).value()).isEqualTo("\uD83D");
    }

    @Test
    void template_hasCookedAndRawTexts() {
        var template = (Ast.TemplateLiteral) expression("`a\\n${b}\r\n\\u{41}${c}`");

        assertThat(template.texts())
                .extracting(Ast.TemplateText::cooked)
                .containsExactly("a\n", "\nA", "");
        assertThat(template.texts())
                .extracting(Ast.TemplateText::raw)
                .containsExactly("a\\n", "\n\\u{41}", "");
    }

    @Test
    void taggedTemplate_hasNoCookedTextForAnInvalidEscape() {
        var tagged = (Ast.TaggedTemplate) expression("a`\\u${b}\\x41`");

        assertThat(tagged.template().texts())
                .extracting(Ast.TemplateText::cooked)
                .containsExactly(null, "A");
        assertThat(tagged.template().texts())
                .extracting(Ast.TemplateText::raw)
                .containsExactly("\\u", "\\x41");
    }

    @Test
    void regExp_hasPatternAndFlags() {
        var literal = (Ast.RegExpLiteral) expression("/[/\\]]\\/=/gi");

        assertThat(literal.pattern()).isEqualTo("[/\\]]\\/=");
        assertThat(literal.flags()).isEqualTo("gi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab",
                "\\u0061b",
                "a\\u{62}",
                "$_",
                "\u00e9t\u00e9",
                "\uD842\uDFB7",
                "\u2118",
                "a\u200C\u200D",
                "a\u00B7"
            })
    void name_isReadWithAndWithoutEscapes(String source) {
        String name = ((Ast.Identifier) expression(source)).name();

        assertThat(name).isEqualTo(source.replace("\\u0061", "a").replace("\\u{62}", "b"));
    }

    @Test
    void places_countUtf16Units() {
        Ast.Program program = Parser.parseScript("a.js", "'\uD83D\uDE00';\r\n  abc\u2028 d");

        List<Ast.Statement> body = program.body();

        assertThat(body).extracting(Ast::start).containsExactly(0, 9, 14);
        assertThat(program.map().line(9)).isEqualTo(2);
        assertThat(program.map().column(9)).isEqualTo(3);
        assertThat(program.map().line(14)).isEqualTo(3);
        assertThat(program.map().lineText(2)).isEqualTo("  abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a /* b */ + // c\nd",
                "#!x y\na + d",
                "\uFEFFa\u00A0+\u3000d",
                "a\t+\u000B\fd",
                "<!-- x\na + d",
                "\n--> x\na + d",
                "/*\n*/ --> x\na + d",
            })
    void trivia_isLeftOut(String source) {
        assertThat(Tree.text(expression(source)))
                .isEqualTo("(Binary ADD (Identifier \"a\") (Identifier \"d\"))");
    }

    @Test
    void sourceMap_countsEveryKindOfLineEnd() {
        SourceMap map = new SourceMap("a\nb\rc\r\nd\u2029e");

        assertThat(map.line(0)).isEqualTo(1);
        assertThat(map.line(2)).isEqualTo(2);
        assertThat(map.line(4)).isEqualTo(3);
        assertThat(map.line(7)).isEqualTo(4);
        assertThat(map.line(9)).isEqualTo(5);
        assertThat(map.column(9)).isEqualTo(1);
        assertThat(map.lineText(5)).isEqualTo("e");
    }

    private static Ast.Expression expression(String source) {
        Ast.Program program = Parser.parseScript("a.js", source);
        return ((Ast.ExpressionStatement) program.body().getFirst()).expression();
    }
}
