package dev.zts.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {

    @ParameterizedTest
    @CsvSource({
        "a\u001b[31mred\u001b[0mb, aredb",
        "a\u0000\u0007\u009bb, ab",
        "a\u202eb\u200b, ab",
        "a\u2028b, ab",
        "a\u001b, a"
    })
    void plain_hasNoControlCharacters(String text, String plain) {
        assertThat(Messages.plain(text)).isEqualTo(plain);
    }

    @Test
    void plain_isOneLine() {
        assertThat(Messages.plain("a\r\nb\tc")).isEqualTo("a  b c");
    }

    @Test
    void plain_isCut_butNotInsideOfAPair() {
        String text = "x".repeat(Messages.MAX_CHARS - 2) + "\ud83d\ude00\ud83d\ude00";

        assertThat(Messages.plain(text)).isEqualTo("x".repeat(Messages.MAX_CHARS - 2) + "…");
    }

    @Test
    void stack_keepsItsLines() {
        assertThat(Messages.stack("a\n  at b")).isEqualTo("a\n  at b");
    }
}
