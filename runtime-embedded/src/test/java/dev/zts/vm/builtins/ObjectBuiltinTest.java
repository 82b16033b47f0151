package dev.zts.vm.builtins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectBuiltinTest {

    private final Js js = new Js();

    @Test
    void keysValuesEntries_areTheEnumerableStrings() {
        JsObject object = js.object("b", 1, "2", 2, JsSymbol.of("s"), 3);
        js.call("Object.defineProperty", object, "hidden", js.object("value", 1));

        assertThat(Js.show(js.call("Object.keys", object))).isEqualTo("[2,b]");
        assertThat(Js.show(js.call("Object.values", object))).isEqualTo("[2,1]");
        assertThat(Js.show(js.call("Object.entries", object))).isEqualTo("[[2,2],[b,1]]");
        assertThat(Js.show(js.call("Object.getOwnPropertyNames", object)))
                .isEqualTo("[2,b,hidden]");
        assertThat(js.thrown(() -> js.call("Object.keys", Null.NULL))).isEqualTo("TypeError");
    }

    @Test
    void assign_readsWithGetAndWritesWithSet() {
        JsObject source = js.object("a", 1);
        js.getter(source, "b", () -> 2);
        JsObject target = js.object();

        assertThat(js.call("Object.assign", target, Null.NULL, source, "xy")).isSameAs(target);
        assertThat(Js.show(target)).isEqualTo("{0:x,1:y,a:1,b:2}");
    }

    @Test
    void freeze_fixesEverything() {
        JsArray array = js.array(1, 2);
        JsObject object = js.object("a", 1);
        js.getter(object, "b", () -> 2);
        js.call("Object.freeze", array);
        js.call("Object.freeze", object);

        assertThat(Js.attributes(array, 0)).isEqualTo("-e-");
        assertThat(Js.attributes(array, "length")).isEqualTo("---");
        assertThat(Js.attributes(object, "a")).isEqualTo("-e-");
        assertThat(Js.attributes(object, "b")).isEqualTo("ae-");
        assertThat(js.call("Object.isFrozen", array)).isEqualTo(true);
        assertThat(js.call("Object.isFrozen", object)).isEqualTo(true);
        assertThat(js.thrown(() -> js.on(array, "push", 3))).isEqualTo("TypeError");
    }

    @Test
    void seal_keepsValuesWritable() {
        JsArray array = js.array(1, null, 2);
        js.call("Object.seal", array);

        assertThat(Js.attributes(array, 0)).isEqualTo("we-");
        assertThat(js.call("Object.isSealed", array)).isEqualTo(true);
        assertThat(js.call("Object.isFrozen", array)).isEqualTo(false);
        assertThat(js.call("Object.isFrozen", 1)).isEqualTo(true);
    }

    @Test
    void descriptors_goThereAndBack() {
        JsObject object = js.object("a", 1);
        Object descriptor = js.call("Object.getOwnPropertyDescriptor", object, "a");
        assertThat(Js.show(descriptor))
                .isEqualTo("{value:1,writable:true,enumerable:true,configurable:true}");

        JsObject both = js.object("get", Undefined.UNDEFINED, "value", 1);
        assertThat(js.thrown(() -> js.call("Object.defineProperty", object, "x", both)))
                .isEqualTo("TypeError");
    }

    @Test
    void descriptorFields_areReadInOrder() {
        List<Object> log = new ArrayList<>();
        JsObject descriptor = js.object();
        for (String field :
                List.of("set", "writable", "get", "value", "configurable", "enumerable")) {
            js.getter(
                    descriptor,
                    field,
                    () -> {
                        log.add(field);
                        return Undefined.UNDEFINED;
                    });
        }
        js.thrown(() -> js.call("Object.defineProperty", js.object(), "x", descriptor));

        assertThat(log)
                .containsExactly("enumerable", "configurable", "value", "writable", "get", "set");
    }

    @Test
    void fromEntries_closesTheIteratorOfABadEntry() {
        List<String> log = new ArrayList<>();
        assertThat(Js.show(js.call("Object.fromEntries", js.array(js.array("a", 1)))))
                .isEqualTo("{a:1}");
        assertThat(js.thrown(() -> js.call("Object.fromEntries", js.iterator(log, 1))))
                .isEqualTo("TypeError");
        assertThat(log).containsExactly("closed");
    }

    @Test
    void groupBy_keepsTheOrderOfKeys() {
        Object groups =
                js.call(
                        "Object.groupBy",
                        js.array(3, 1, 2),
                        js.fn(a -> (int) a[0] > 1 ? "x" : "y"));

        assertThat(Js.show(groups)).isEqualTo("{x:[3,2],y:[1]}");
        assertThat(((JsObject) groups).prototype()).isNull();
    }

    @Test
    void toString_namesTheKind() {
        assertThat(text(Undefined.UNDEFINED)).isEqualTo("[object Undefined]");
        assertThat(text(Null.NULL)).isEqualTo("[object Null]");
        assertThat(text(js.array())).isEqualTo("[object Array]");
        assertThat(text(js.get("Object"))).isEqualTo("[object Function]");
        assertThat(text(true)).isEqualTo("[object Boolean]");
        assertThat(text(js.construct("Error"))).isEqualTo("[object Error]");
        assertThat(text(js.construct("Proxy", js.array(), js.object())))
                .isEqualTo("[object Array]");
        assertThat(text(js.object(JsSymbol.TO_STRING_TAG, "Own"))).isEqualTo("[object Own]");
        assertThat(text(js.object(JsSymbol.TO_STRING_TAG, 1))).isEqualTo("[object Object]");
    }

    private Object text(Object value) {
        return js.function("Object.prototype.toString").call(value);
    }

    @Test
    void protoAccessor_setsObjectsAndNullOnly() {
        JsObject parent = js.object("inherited", 1);
        JsObject object = js.object();
        object.put("__proto__", parent);
        assertThat(object.get("inherited")).isEqualTo(1);
        object.put("__proto__", 5);
        assertThat(object.prototype()).isSameAs(parent);
        assertThat(js.thrown(() -> parent.put("__proto__", object))).isEqualTo("TypeError");
        assertThat(
                        js.thrown(() ->
                                ((JsObject) js.get("Object.prototype"))
                                        .put("__proto__", js.object())))
                .isEqualTo("TypeError");
    }

    @Test
    void legacyAccessors_defineAndLookUp() {
        JsObject object = js.object();
        Object getter = js.fn(_ -> 7);
        js.on(object, "__defineGetter__", "x", getter);

        assertThat(object.get("x")).isEqualTo(7);
        assertThat(Js.attributes(object, "x")).isEqualTo("aec");
        assertThat(js.on(object, "__lookupGetter__", "x")).isSameAs(getter);
        assertThat(js.on(object, "__lookupSetter__", "x")).isEqualTo(Undefined.UNDEFINED);
    }
}
