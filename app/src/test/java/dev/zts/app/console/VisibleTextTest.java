package dev.zts.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @Test
    void plainText_staysAsItIs() {
        assertThat(VisibleText.of("añ 漢字 😀\tok\nnext")).isEqualTo("añ 漢字 😀\tok\nnext");
    }

    @Test
    void ansiSequence_isShown() {
        assertThat(VisibleText.of("\u001b[31mred")).isEqualTo("\\u001b[31mred");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, 8, 0x0d, 0x7f, 0x9b, 0x061c, 0x200b, 0x200e, 0x202e, 0x2028, 0x2029, 0x2066,
                0x2069, 0xfeff
            })
    void invisibleCharacter_isWrittenAsItsNumber(int point) {
        assertThat(VisibleText.of("a" + Character.toString(point) + "b"))
                .isEqualTo("a" + String.format("\\u%04x", point) + "b");
    }

    @Test
    void invisibleCharacterAboveTheBasicPlane_isWrittenWithBraces() {
        assertThat(VisibleText.of(Character.toString(0xE0001))).isEqualTo("\\u{e0001}");
    }

    @Test
    void loneSurrogate_isWrittenAsItsNumber() {
        assertThat(VisibleText.of("\ud83d!")).isEqualTo("\\ud83d!");
    }

    @Test
    void longText_isCutAndSaysHowMuchIsMissing() {
        assertThat(VisibleText.of("x".repeat(VisibleText.MAX_CHARS + 10)))
                .endsWith("x… (10 more characters)")
                .hasSizeLessThan(VisibleText.MAX_CHARS + 40);
    }

    @Test
    void manyLines_areCut() {
        assertThat(VisibleText.of("\n".repeat(VisibleText.MAX_LINES + 3)).lines())
                .hasSize(VisibleText.MAX_LINES + 1);
    }
}
