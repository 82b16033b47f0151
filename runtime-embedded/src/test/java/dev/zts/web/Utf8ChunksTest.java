package dev.zts.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8ChunksTest {

    /** One character of each length in UTF-8. */
    private static final String ALL_LENGTHS = "a\u00e9\u20ac\ud83d\ude00";

    private record Parts(List<String> parts) implements Pieces {

        @Override
        public void forEachPiece(Consumer<String> piece) {
            parts.forEach(piece);
        }

        @Override
        public int length() {
            return toString().length();
        }

        @Override
        public char charAt(int index) {
            return toString().charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return toString().subSequence(start, end);
        }

        @Override
        public String toString() {
            return String.join("", parts);
        }
    }

    private static byte[] encoded(CharSequence text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Utf8Chunks().encode(text, (bytes, length) -> out.write(bytes, 0, length));
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8190, 8191, 8192, 8193, 16_384, 50_000})
    void text_isEncoded_howeverItMeetsTheEdgesOfChunks(int before) {
        String text = "x".repeat(before) + ALL_LENGTHS.repeat(5000);

        assertThat(encoded(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void pieces_areEncodedInOrder() {
        List<String> parts = List.of("a", "é".repeat(9000), "", ALL_LENGTHS, "z".repeat(20_000));

        assertThat(encoded(new Parts(parts)))
                .isEqualTo(String.join("", parts).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void pairCutBetweenPieces_isWholeAgain() {
        assertThat(encoded(new Parts(List.of("a\ud83d", "\ude00b"))))
                .isEqualTo("a\ud83d\ude00b".getBytes(StandardCharsets.UTF_8));
    }

    /** Encoding Standard, UTF-8 encoder over USVString: U+FFFD is EF BF BD. */
    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "\ude00\ud83d"})
    void loneSurrogates_becomeReplacementCharacters(String lone) {
        String expected = "\ufffd".repeat(lone.length());

        assertThat(encoded("a" + lone))
                .isEqualTo(("a" + expected).getBytes(StandardCharsets.UTF_8));
        assertThat(encoded("x".repeat(8191) + lone))
                .isEqualTo(("x".repeat(8191) + expected).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void length_isThatOfTheEncodedText() {
        assertThat(Utf8.length(ALL_LENGTHS)).isEqualTo(10);
        assertThat(Utf8.length("\ud83d")).isEqualTo(3);
        assertThat(Utf8.length("\ude00\ud83dé")).isEqualTo(8);
        assertThat(Utf8.length(new Parts(List.of("a", ALL_LENGTHS)))).isEqualTo(11);
    }
}
