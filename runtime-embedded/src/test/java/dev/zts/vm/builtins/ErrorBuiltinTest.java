package dev.zts.vm.builtins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Undefined;
import org.junit.jupiter.api.Test;

class ErrorBuiltinTest {

    private final Js js = new Js();

    @Test
    void message_isOwnHiddenAndOnlyIfGiven() {
        JsObject error = (JsObject) js.call("TypeError", 5);
        assertThat(error.get("message")).isEqualTo("5");
        assertThat(Js.attributes(error, "message")).isEqualTo("w-c");
        assertThat(js.construct("Error", Undefined.UNDEFINED).hasOwn("message")).isFalse();
        assertThat(error.get("stack")).isEqualTo("TypeError: 5\n    at test");
    }

    @Test
    void cause_isTakenFromOptions() {
        JsObject error = js.construct("Error", "m", js.object("cause", Undefined.UNDEFINED));
        assertThat(error.hasOwn("cause")).isTrue();
        assertThat(Js.attributes(error, "cause")).isEqualTo("w-c");
        assertThat(js.construct("Error", "m", js.object()).hasOwn("cause")).isFalse();
        assertThat(js.construct("Error", "m", 1).hasOwn("cause")).isFalse();
    }

    @Test
    void aggregate_holdsItsErrors() {
        JsObject error = js.construct("AggregateError", js.array(1, 2), "m");
        assertThat(Js.show(error.get("errors"))).isEqualTo("[1,2]");
        assertThat(Js.attributes(error, "errors")).isEqualTo("w-c");
        assertThat(js.on(error, "toString")).isEqualTo("AggregateError: m");
    }

    @Test
    void toString_joinsNameAndMessage() {
        JsObject object = js.object("message", "m");
        assertThat(js.function("Error.prototype.toString").call(object)).isEqualTo("Error: m");
        object.put("name", "");
        assertThat(js.function("Error.prototype.toString").call(object)).isEqualTo("m");
        assertThat(js.on(js.construct("RangeError"), "toString")).isEqualTo("RangeError");
    }

    @Test
    void captureStackTrace_givesAnObjectAStack() {
        JsObject object = js.object();
        js.call("Error.captureStackTrace", object);
        assertThat(object.get("stack").toString()).contains("at test");
        assertThat(Js.attributes(object, "stack")).isEqualTo("w-c");
    }

    @Test
    void isError_asksForTheSlot() {
        assertThat(js.call("Error.isError", js.construct("URIError"))).isEqualTo(true);
        assertThat(js.call("Error.isError", js.get("Error.prototype"))).isEqualTo(false);
    }
}
