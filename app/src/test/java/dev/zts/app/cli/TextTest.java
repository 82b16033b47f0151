package dev.zts.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void escapeSequencesAndDirectionMarksBecomeVisible() {
        String hostile = "a\u001b[31mred\r\u0007\u202eabc\u2028\u0000";

        assertThat(Text.printable(hostile))
                .isEqualTo("a\\u001b[31mred\\u000d\\u0007\\u202eabc\\u2028\\u0000");
    }

    @Test
    void ordinaryTextStaysAsItIs() {
        String text = "tab\tline\nümlaut – “quotes” 漢字 😀";

        assertThat(Text.printable(text)).isEqualTo(text);
    }
}
