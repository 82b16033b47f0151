package dev.zts.vm.builtins;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Rope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MapAndSetTest {

    private final Page page = new Page();

    private JsObject map(Object... keysAndValues) {
        JsObject map = page.make("Map");
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.invoke("set", keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private JsObject set(Object... values) {
        return page.make("Set", page.array(values));
    }

    private String values(Object set) {
        return page.show(((JsObject) set).invoke("values"));
    }

    @Test
    void keys_areTheSameInEveryFormOfANumberOrString() {
        String half = "a long half of a string ";
        JsObject map = map(-0.0, "zero", 1, "one", Double.NaN, "none", half + half, "rope");

        assertThat(map.invoke("get", 0)).isEqualTo("zero");
        assertThat(map.invoke("get", 1.0)).isEqualTo("one");
        assertThat(map.invoke("get", 0.0 / 0.0)).isEqualTo("none");
        assertThat(map.invoke("get", Rope.concat(half, half))).isEqualTo("rope");
        assertThat(page.show(map.invoke("keys"))).startsWith("[0, 1, NaN");
    }

    @Test
    void constructor_takesEntriesThroughItsOwnSet() {
        JsObject map = page.make("Map", page.array(page.array("a", 1), page.array("b", 2)));

        assertThat(page.show(map.invoke("entries"))).isEqualTo("[[a, 1], [b, 2]]");
        assertThat(map.get("size")).isEqualTo(2);
    }

    @Test
    void constructor_closesTheIteratorAtAnEntryThatIsNone() {
        List<String> log = new ArrayList<>();

        String error = page.error(() -> page.make("Map", page.iterable(log, 7)));

        assertThat(error).isEqualTo("TypeError");
        assertThat(log).containsExactly("return");
    }

    @Test
    void forEach_visitsWhatIsAddedAndSkipsWhatIsDeleted() {
        JsObject map = map("a", 1, "b", 2, "c", 3);
        List<Object> seen = new ArrayList<>();

        map.invoke(
                "forEach",
                page.function(a -> {
                    seen.add(a[1]);
                    if (seen.size() == 1) {
                        map.invoke("delete", "a");
                        map.invoke("delete", "b");
                        map.invoke("set", "d", 4);
                        map.invoke("set", "a", 5);
                    }
                    return Page.UNDEFINED;
                }));

        assertThat(seen).containsExactly("a", "c", "d", "a");
    }

    @Test
    void iterator_goesOnAfterClear_andStaysAtItsEnd() {
        JsObject map = map("a", 1, "b", 2);
        JsObject keys = (JsObject) map.invoke("keys");
        keys.invoke("next");
        map.invoke("clear");
        map.invoke("set", "z", 1);

        assertThat(((JsObject) keys.invoke("next")).get("value")).isEqualTo("z");
        assertThat(((JsObject) keys.invoke("next")).get("done")).isEqualTo(true);
        map.invoke("set", "y", 1);
        assertThat(((JsObject) keys.invoke("next")).get("done")).isEqualTo(true);
    }

    @Test
    void iterator_survivesThousandsOfRemovalsBehindAndBeforeIt() {
        JsObject set = set();
        for (int i = 0; i < 5_000; i++) {
            set.invoke("add", i);
        }
        JsObject values = (JsObject) set.invoke("values");
        for (int i = 0; i < 2_500; i++) {
            values.invoke("next");
        }
        for (int i = 0; i < 5_000; i++) {
            if (i != 4_321) {
                set.invoke("delete", i);
            }
        }

        assertThat(page.show(values)).isEqualTo("[4321]");
    }

    @Test
    void groupBy_gathersByKeyInOrderOfFirstUse() {
        JsObject groups =
                (JsObject)
                        page.global("Map")
                                .invoke(
                                        "groupBy",
                                        page.array(1, 2, 3, 4),
                                        page.function(a -> (int) a[0] % 2 == 0 ? "even" : "odd"));

        assertThat(page.show(groups.invoke("entries")))
                .isEqualTo("[[odd, [1, 3]], [even, [2, 4]]]");
    }

    @Test
    void members_haveTheNamesLengthsAndAttributesOfTheSpecification() {
        JsObject prototype = (JsObject) page.global("Map").get("prototype");
        JsObject setter = (JsObject) prototype.get("set");
        Property size = requireNonNull(prototype.getOwnProperty("size"));
        JsObject getter = (JsObject) requireNonNull(size.getter);

        assertThat(setter.get("length")).isEqualTo(2);
        assertThat(requireNonNull(prototype.getOwnProperty("set")).flags())
                .isEqualTo(Property.HIDDEN);
        assertThat(getter.get("name")).isEqualTo("get size");
        assertThat(prototype.get(JsSymbol.ITERATOR)).isSameAs(prototype.get("entries"));
        assertThat(page.global("Map").get(JsSymbol.SPECIES)).isSameAs(page.global("Map"));
        assertThat(page.global("Map").get("length")).isEqualTo(0);
    }

    @Test
    void callingWithoutNew_isATypeError() {
        assertThat(page.error(() -> page.global("Map").call(Page.UNDEFINED)))
                .isEqualTo("TypeError");
        assertThat(page.error(() -> page.global("Set").call(Page.UNDEFINED)))
                .isEqualTo("TypeError");
    }

    @Test
    void methodsOfOneCollection_refuseTheOther() {
        JsObject mapPrototype = (JsObject) page.global("Map").get("prototype");
        JsObject has = (JsObject) mapPrototype.get("has");

        assertThat(page.error(() -> has.invoke("call", set(1), 1))).isEqualTo("TypeError");
    }

    @Test
    void setMethods_combineSets() {
        JsObject left = set(1, 2, 3);
        JsObject right = set(3, 4);

        assertThat(values(left.invoke("union", right))).isEqualTo("[1, 2, 3, 4]");
        assertThat(values(left.invoke("intersection", right))).isEqualTo("[3]");
        assertThat(values(left.invoke("difference", right))).isEqualTo("[1, 2]");
        assertThat(values(left.invoke("symmetricDifference", right))).isEqualTo("[1, 2, 4]");
        assertThat(left.invoke("isSubsetOf", set(3, 2, 1, 0))).isEqualTo(true);
        assertThat(left.invoke("isSupersetOf", set(3, 2))).isEqualTo(true);
        assertThat(left.invoke("isDisjointFrom", set(9))).isEqualTo(true);
        assertThat(left.invoke("isDisjointFrom", right)).isEqualTo(false);
    }

    @Test
    void intersection_keepsTheOrderOfTheSmallerSet() {
        assertThat(values(set(1, 2, 3).invoke("intersection", set(3, 2)))).isEqualTo("[3, 2]");
        assertThat(values(set(3, 2).invoke("intersection", set(1, 2, 3)))).isEqualTo("[3, 2]");
    }

    @Test
    void setMethods_askTheOtherInTheOrderOfTheSpecification() {
        List<String> log = new ArrayList<>();
        JsObject other = page.object();
        for (String name : List.of("has", "keys", "size")) {
            other.defineOwnProperty(name, getter(log, name));
        }

        String error = page.error(() -> set(1).invoke("union", other));

        assertThat(error).isEqualTo("TypeError");
        assertThat(log).containsExactly("size");
    }

    private Property getter(List<String> log, String name) {
        Property made = new Property();
        made.getter =
                page.function(_ -> {
                    log.add(name);
                    return Page.UNDEFINED;
                });
        return made.with(Property.ENUMERABLE, true).with(Property.CONFIGURABLE, true);
    }

    @Test
    void setMethods_refuseANegativeSize() {
        JsObject other =
                page.object(
                        "size", -1, "has", page.function(_ -> 0), "keys", page.function(_ -> 0));

        assertThat(page.error(() -> set(1).invoke("union", other))).isEqualTo("RangeError");
    }

    @Test
    void weakCollections_takeObjectsAndUnregisteredSymbolsOnly() {
        JsObject key = page.object();
        JsSymbol symbol = JsSymbol.of("s");
        JsObject weakMap = page.make("WeakMap");
        weakMap.invoke("set", key, 1);
        weakMap.invoke("set", symbol, 2);

        assertThat(weakMap.invoke("get", key)).isEqualTo(1);
        assertThat(weakMap.invoke("get", symbol)).isEqualTo(2);
        assertThat(weakMap.invoke("delete", key)).isEqualTo(true);
        assertThat(weakMap.invoke("has", key)).isEqualTo(false);
        assertThat(weakMap.invoke("get", "text")).isSameAs(Page.UNDEFINED);
        assertThat(page.error(() -> weakMap.invoke("set", "text", 1))).isEqualTo("TypeError");
        Object registered = page.global("Symbol").invoke("for", "r");
        assertThat(page.error(() -> page.make("WeakSet", page.array(registered))))
                .isEqualTo("TypeError");
    }

    @Test
    void weakRef_answersItsTarget() {
        JsObject target = page.object();

        assertThat(page.make("WeakRef", target).invoke("deref")).isSameAs(target);
        assertThat(page.error(() -> page.make("WeakRef", 1))).isEqualTo("TypeError");
    }

    @Test
    void finalizationRegistry_forgetsByToken() {
        JsObject registry = page.make("FinalizationRegistry", page.function(_ -> Page.UNDEFINED));
        JsObject target = page.object();
        registry.invoke("register", target, "held", target);

        assertThat(registry.invoke("unregister", target)).isEqualTo(true);
        assertThat(registry.invoke("unregister", target)).isEqualTo(false);
        assertThat(page.error(() -> registry.invoke("register", target, target)))
                .isEqualTo("TypeError");
    }
}
