package dev.zts.vm.builtins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.Undefined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalFunctionsTest {

    private final Js js = new Js();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "encodeURIComponent, a b&ü€😀, a%20b%26%C3%BC%E2%82%AC%F0%9F%98%80",
                "encodeURI, http://a/?b=ü#c d, http://a/?b=%C3%BC#c%20d",
                "encodeURIComponent, -.!~*'()_, -.!~*'()_",
                "decodeURIComponent, a%20b%26%C3%BC%F0%9F%98%80, a b&ü😀",
                "decodeURI, %26%20%23%41, %26 %23A",
                "escape, ab ü€@*_+-./, ab%20%FC%u20AC@*_+-./",
                "unescape, %FC%u20AC%u20%4, ü€%u20%4",
            })
    void uriFunctions_codeText(String function, String text, String expected) {
        assertThat(js.call(function, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%4",
                "%G0",
                "%80",
                "%C3",
                "%C3%41",
                "%C0%80",
                "%ED%A0%80",
                "%F8%80",
                "%F4%90%80%80",
                "%E2%82"
            })
    void decode_malformed_isAUriError(String text) {
        assertThat(js.thrown(() -> js.call("decodeURIComponent", text))).isEqualTo("URIError");
    }

    @Test
    void encode_loneSurrogate_isAUriError() {
        assertThat(js.thrown(() -> js.call("encodeURI", "a\ud800"))).isEqualTo("URIError");
        assertThat(js.thrown(() -> js.call("encodeURI", "\udc00b"))).isEqualTo("URIError");
    }

    @Test
    void numbers_areParsed() {
        assertThat(js.call("parseInt", " -0x1Fg")).isEqualTo(-31);
        assertThat(js.call("parseInt", "12", 3)).isEqualTo(5);
        assertThat(js.call("parseFloat", "1.5e3x")).isEqualTo(1500);
        assertThat(js.call("parseInt", "-0")).isEqualTo(-0.0);
        assertThat(js.call("isNaN", "x")).isEqualTo(true);
        assertThat(js.call("isFinite", "12")).isEqualTo(true);
        assertThat(js.call("isFinite", Double.NEGATIVE_INFINITY)).isEqualTo(false);
    }

    @Test
    void symbols_areUniqueOrRegistered() {
        JsSymbol symbol = (JsSymbol) js.call("Symbol", "d");
        assertThat(symbol.toString()).isEqualTo("Symbol(d)");
        assertThat(js.call("Symbol", "d")).isNotSameAs(symbol);
        assertThat(js.call("Symbol.keyFor", symbol)).isEqualTo(Undefined.UNDEFINED);
        Object registered = js.call("Symbol.for", "k");
        assertThat(js.call("Symbol.for", "k")).isSameAs(registered);
        assertThat(js.call("Symbol.keyFor", registered)).isEqualTo("k");
        assertThat(js.thrown(() -> js.construct("Symbol"))).isEqualTo("TypeError");
        assertThat(Js.attributes((dev.zts.vm.value.JsObject) js.get("Symbol"), "iterator"))
                .isEqualTo("---");
    }

    @Test
    void booleans_areWrappedAndUnwrapped() {
        Object wrapped = js.construct("Boolean", "");
        assertThat(js.on(wrapped, "valueOf")).isEqualTo(false);
        assertThat(js.on(true, "toString")).isEqualTo("true");
        assertThat(js.call("Boolean", js.object())).isEqualTo(true);
        assertThat(js.thrown(() -> js.function("Boolean.prototype.valueOf").call(1)))
                .isEqualTo("TypeError");
    }

    @Test
    void reflect_answersInsteadOfThrowing() {
        dev.zts.vm.value.JsObject frozen = js.object("a", 1);
        js.call("Object.freeze", frozen);
        assertThat(js.call("Reflect.set", frozen, "a", 2)).isEqualTo(false);
        assertThat(js.call("Reflect.deleteProperty", frozen, "a")).isEqualTo(false);
        assertThat(js.call("Reflect.defineProperty", frozen, "b", js.object())).isEqualTo(false);
        assertThat(js.call("Reflect.setPrototypeOf", frozen, js.object())).isEqualTo(false);
        assertThat(Js.show(js.call("Reflect.construct", js.get("Array"), js.array(1, 2))))
                .isEqualTo("[1,2]");
        assertThat(js.thrown(() -> js.call("Reflect.construct", js.get("parseInt"), js.array())))
                .isEqualTo("TypeError");
        assertThat(js.thrown(() -> js.call("Reflect.ownKeys", "text"))).isEqualTo("TypeError");
    }
}
