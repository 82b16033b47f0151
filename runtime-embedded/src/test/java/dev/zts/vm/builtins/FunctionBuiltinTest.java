package dev.zts.vm.builtins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.vm.value.BoundFunction;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Undefined;
import org.junit.jupiter.api.Test;

class FunctionBuiltinTest {

    private final Js js = new Js();

    private final JsFunction shower =
            new NativeFunction(
                    js.realm,
                    "shower",
                    3,
                    (_, self, a) -> Js.show(self) + Js.show(js.realm.newArray(a)),
                    null);

    @Test
    void callAndApply_passThisAndArguments() {
        assertThat(js.on(shower, "call", 1, 2, 3)).isEqualTo("1[2,3]");
        assertThat(js.on(shower, "call")).isEqualTo("undefined[]");
        assertThat(js.on(shower, "apply", 1, js.array(2, null))).isEqualTo("1[2,undefined]");
        assertThat(js.on(shower, "apply", 1, Null.NULL)).isEqualTo("1[]");
        assertThat(js.thrown(() -> js.on(shower, "apply", 1, "ab"))).isEqualTo("TypeError");
    }

    @Test
    void bind_keepsThisArgumentsNameAndLength() {
        JsFunction bound = (JsFunction) js.on(shower, "bind", "me", 1);
        assertThat(bound.call(Undefined.UNDEFINED, 2)).isEqualTo("me[1,2]");
        assertThat(bound.get("name")).isEqualTo("bound shower");
        assertThat(bound.get("length")).isEqualTo(2);
        assertThat(Js.attributes(bound, "length")).isEqualTo("--c");

        shower.definePropertyOrThrow(
                "length", dev.zts.vm.value.Property.valueOnly(Double.POSITIVE_INFINITY));
        assertThat(((JsObject) js.on(shower, "bind")).get("length"))
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void boundConstructor_constructsItsTarget() {
        JsFunction array = js.function("Array");
        BoundFunction bound = (BoundFunction) js.on(array, "bind", Undefined.UNDEFINED, 7);

        assertThat(Js.show(bound.construct(new Object[] {8}, bound))).isEqualTo("[7,8]");
        JsFunction hasInstance = (JsFunction) bound.get(JsSymbol.HAS_INSTANCE);
        assertThat(hasInstance.call(bound, js.array())).isEqualTo(true);
        assertThat(hasInstance.call(bound, js.object())).isEqualTo(false);
        assertThat(Convert.isConstructor(bound)).isTrue();
    }

    @Test
    void toString_ofBuiltIns_isNativeFunctionSyntax() {
        assertThat(js.on(shower, "toString")).isEqualTo("function shower() { [native code] }");
        assertThat(js.on(js.on(shower, "bind"), "toString"))
                .isEqualTo("function () { [native code] }");
        assertThat(js.thrown(() -> js.function("Function.prototype.toString").call(js.object())))
                .isEqualTo("TypeError");
    }

    @Test
    void codeInStrings_isRefused() {
        assertThat(js.thrown(() -> js.construct("Function", "return 1"))).isEqualTo("EvalError");
        assertThat(js.thrown(() -> js.call("eval", "1"))).isEqualTo("EvalError");
        assertThat(js.call("eval", 5)).isEqualTo(5);
    }

    @Test
    void restrictedProperties_throw() {
        assertThat(js.thrown(() -> shower.get("caller"))).isEqualTo("TypeError");
        assertThat(Js.attributes((JsObject) js.get("Function.prototype"), "arguments"))
                .isEqualTo("a-c");
    }
}
