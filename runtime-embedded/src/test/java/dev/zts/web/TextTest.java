package dev.zts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** UTF-8, Base64, form encoding and console strings. */
class TextTest {
    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest
    @CsvSource({
        "68c3a9, hé",
        "efbbbf68, h",
        "eda080, \ufffd\ufffd\ufffd",
        "e282, \ufffd",
        "e28268, \ufffdh",
        "c080, \ufffd\ufffd",
        "f4908080, \ufffd\ufffd\ufffd\ufffd",
        "f09f9880, \ud83d\ude00",
        "ff, \ufffd"
    })
    void decode_replacesAsTheStandardSays(String hex, String text) {
        assertThat(Utf8.decode(HEX.parseHex(hex))).isEqualTo(text);
    }

    @Test
    void encode_writesLoneSurrogatesAsReplacement() {
        assertThat(HEX.formatHex(Utf8.encode("a\ud800b\udc00\ud83d\ude00")))
                .isEqualTo("61efbfbd62efbfbdf09f9880");
    }

    @Test
    void decode_fatal_refusesMalformedInput() {
        Utf8.Decoder decoder = new Utf8.Decoder(true, false);

        assertThatThrownBy(() -> decoder.decode(new byte[] {(byte) 0xff}, 0, 1, false))
                .isInstanceOf(WebException.class);
    }

    @Test
    void decode_inPieces_joinsThem() {
        Utf8.Decoder decoder = new Utf8.Decoder(false, false);
        byte[] euro = "€".getBytes(StandardCharsets.UTF_8);

        assertThat(decoder.decode(euro, 0, 2, true) + decoder.decode(euro, 2, 1, false))
                .isEqualTo("€");
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "YQ==, a", "YQ, a", "' Y W I= ', ab", "YWJj, abc"})
    void atob_forgives(String base64, String text) {
        assertThat(Base64.atob(base64)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "YQ=", "Y===", "Y$Q=", "=", "YQ==="})
    void atob_refuses(String base64) {
        assertThatThrownBy(() -> Base64.atob(base64)).isInstanceOf(WebException.class);
    }

    @Test
    void btoa_takesBytesOnly() {
        assertThat(Base64.btoa("h\u00e9\u00ff")).isEqualTo("aOn/");
        assertThatThrownBy(() -> Base64.btoa("€")).isInstanceOf(WebException.class);
    }

    @Test
    void searchParams_readAndWriteForms() {
        UrlSearchParams params = UrlSearchParams.parse("?a=1&&b=%C3%A9+x&a=2&c");

        assertThat(params.getAll("a")).containsExactly("1", "2");
        assertThat(params.get("b")).isEqualTo("é x");
        assertThat(params.get("c")).isEmpty();
        assertThat(params.toString()).isEqualTo("a=1&b=%C3%A9+x&a=2&c=");
        params.set("a", "*-._~");
        params.sort();
        assertThat(params.toString()).isEqualTo("a=*-._%7E&b=%C3%A9+x&c=");
        params.delete("b", "other");
        assertThat(params.has("b", "é x")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"it's, |\"it's\"|", "a, 'a'", "|x\ty|, 'x\\ty'"})
    void quote_choosesTheMark(String text, String quoted) {
        assertThat(ConsoleText.quote(text)).isEqualTo(quoted);
    }
}
