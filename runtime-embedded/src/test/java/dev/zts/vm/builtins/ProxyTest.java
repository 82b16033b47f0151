package dev.zts.vm.builtins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("ReferenceEquality") // objects are compared by identity
class ProxyTest {

    private final Js js = new Js();

    private JsObject proxy(JsObject target, Object... traps) {
        return js.construct("Proxy", target, js.object(traps));
    }

    @Test
    void withoutTraps_theTargetAnswers() {
        JsObject target = js.object("a", 1);
        JsObject proxy = proxy(target);
        proxy.put("b", 2);

        assertThat(Js.show(proxy)).isEqualTo("{a:1,b:2}");
        assertThat(target.get("b")).isEqualTo(2);
        assertThat(proxy.delete("a")).isTrue();
        assertThat(target.hasOwn("a")).isFalse();
    }

    @Test
    void traps_getWhatTheSpecificationSays() {
        List<String> log = new ArrayList<>();
        JsObject target = js.object();
        JsObject proxy =
                proxy(
                        target,
                        "get",
                        js.fn(a -> log.add("get " + a[1] + (a[0] == target))),
                        "has",
                        js.fn(a -> log.add("has " + a[1])),
                        "set",
                        js.fn(a -> log.add("set " + a[1] + "=" + a[2])));
        js.call("Reflect.get", proxy, 1);
        js.call("Reflect.has", proxy, "x");
        js.call("Reflect.set", proxy, "y", 5);

        assertThat(log).containsExactly("get 1true", "has x", "set y=5");
    }

    @Test
    void ownKeys_mustBeTrue() {
        JsObject fixed = js.object();
        fixed.defineOwnProperty("a", Property.data(1, 0));
        assertThat(keys(js.object("a", 1), js.array("b", "c"))).isEqualTo("[b,c]");
        assertThat(keys(js.object(), js.array("b", "b"))).isEqualTo("TypeError");
        assertThat(keys(js.object(), js.array(1))).isEqualTo("TypeError");
        assertThat(keys(fixed, js.array("b"))).isEqualTo("TypeError");
        assertThat(keys(fixed, js.array("b", "a"))).isEqualTo("[b,a]");
        fixed.preventExtensions();
        assertThat(keys(fixed, js.array("b", "a"))).isEqualTo("TypeError");
    }

    private String keys(JsObject target, Object answer) {
        JsObject proxy = proxy(target, "ownKeys", js.fn(_ -> answer));
        String[] shown = new String[1];
        String thrown = js.thrown(() -> shown[0] = Js.show(js.call("Reflect.ownKeys", proxy)));
        return shown[0] == null ? thrown : shown[0];
    }

    @Test
    void getAndSet_keepFixedProperties() {
        JsObject target = js.object();
        target.defineOwnProperty("a", Property.data(1, 0));
        JsObject proxy = proxy(target, "get", js.fn(_ -> 2), "set", js.fn(_ -> true));

        assertThat(js.thrown(() -> proxy.get("a"))).isEqualTo("TypeError");
        assertThat(proxy.get("b")).isEqualTo(2);
        assertThat(js.thrown(() -> proxy.put("a", 2))).isEqualTo("TypeError");
        proxy.put("a", 1);
    }

    @Test
    void descriptors_mustBeTrue() {
        JsObject target = js.object("a", 1);
        Object fixed = js.object("value", 1, "configurable", false);
        JsObject lying = proxy(target, "getOwnPropertyDescriptor", js.fn(_ -> fixed));
        assertThat(js.thrown(() -> lying.getOwnProperty("a"))).isEqualTo("TypeError");

        JsObject hiding =
                proxy(target, "getOwnPropertyDescriptor", js.fn(_ -> Undefined.UNDEFINED));
        assertThat(hiding.getOwnProperty("a")).isNull();
        target.preventExtensions();
        assertThat(js.thrown(() -> hiding.getOwnProperty("a"))).isEqualTo("TypeError");

        JsObject accepting = proxy(target, "defineProperty", js.fn(_ -> true));
        assertThat(js.thrown(() -> accepting.createDataProperty("new", 1))).isEqualTo("TypeError");
    }

    @Test
    void prototypeAndExtensibility_mustBeTrue() {
        JsObject target = js.object();
        JsObject proxy =
                proxy(
                        target,
                        "getPrototypeOf",
                        js.fn(_ -> Null.NULL),
                        "isExtensible",
                        js.fn(_ -> false),
                        "preventExtensions",
                        js.fn(_ -> true),
                        "deleteProperty",
                        js.fn(_ -> true));
        assertThat(proxy.getPrototypeOf()).isNull();
        assertThat(js.thrown(proxy::isExtensible)).isEqualTo("TypeError");
        assertThat(js.thrown(proxy::preventExtensions)).isEqualTo("TypeError");
        target.preventExtensions();
        assertThat(js.thrown(proxy::getPrototypeOf)).isEqualTo("TypeError");
        assertThat(proxy.isExtensible()).isFalse();
    }

    @Test
    void functionProxy_callsAndConstructs() {
        JsFunction target = js.function("Array");
        JsFunction plain = (JsFunction) proxy(target);
        assertThat(Js.show(plain.construct(new Object[] {1, 2}, plain))).isEqualTo("[1,2]");

        JsFunction trapped =
                (JsFunction) proxy(target, "apply", js.fn(a -> a[2]), "construct", js.fn(_ -> 1));
        assertThat(Js.show(trapped.call("this", 7))).isEqualTo("[7]");
        assertThat(js.thrown(() -> trapped.construct(new Object[0], trapped)))
                .isEqualTo("TypeError");
        assertThat(((JsFunction) proxy(js.function("parseInt"))).isConstructor()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"getPrototypeOf", "isExtensible", "preventExtensions", "ownKeys"})
    void revoked_refusesEverything(String operation) {
        JsObject pair = (JsObject) js.call("Proxy.revocable", js.array(), js.object());
        JsObject proxy = (JsObject) pair.get("proxy");
        assertThat(js.call("Array.isArray", proxy)).isEqualTo(true);
        ((JsFunction) pair.get("revoke")).call(Undefined.UNDEFINED);

        assertThat(js.thrown(() -> js.call("Reflect." + operation, proxy))).isEqualTo("TypeError");
        assertThat(js.thrown(() -> js.call("Array.isArray", proxy))).isEqualTo("TypeError");
    }
}
