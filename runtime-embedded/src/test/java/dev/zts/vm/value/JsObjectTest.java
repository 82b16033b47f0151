package dev.zts.vm.value;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsObjectTest {

    private final Shape root = Shape.root();

    private JsObject object() {
        return new JsObject(root, null);
    }

    private static Property partial(int attribute, boolean on) {
        return new Property().with(attribute, on);
    }

    @Test
    void objectsWithTheSameHistory_shareAShape() {
        JsObject one = object();
        JsObject other = object();
        for (JsObject each : List.of(one, other)) {
            each.put("a", 1);
            each.put("b", 2);
        }

        assertThat(one.shape()).isSameAs(other.shape());
        assertThat(one.get("b")).isEqualTo(2);
    }

    @Test
    void ownKeys_areIndicesThenStringsThenSymbols() {
        JsSymbol symbol = JsSymbol.of("s");
        JsSymbol secret = JsSymbol.privateName("#p");
        JsObject object = object();
        for (Object key : List.of("b", symbol, 7, secret, "4294967294", "a", 1, "4294967295")) {
            object.store(key, 0, Property.ALL);
        }

        assertThat(object.ownKeys())
                .containsExactly(1, 7, "4294967294", "b", "a", "4294967295", symbol);
    }

    @Test
    void deletedAndAddedAgain_movesToTheEnd() {
        JsObject object = object();
        for (String key : List.of("a", "b", "c")) {
            object.put(key, key);
        }
        object.delete("a");
        object.put("a", "again");

        assertThat(object.ownKeys()).containsExactly("b", "c", "a");
        assertThat(object.get("a")).isEqualTo("again");
        assertThat(object.get("c")).isEqualTo("c");
    }

    @Test
    void manyProperties_survive() {
        JsObject object = object();
        for (int i = 0; i < 1000; i++) {
            object.put("k" + i, i);
        }
        for (int i = 0; i < 1000; i++) {
            assertThat(object.get("k" + i)).isEqualTo(i);
        }
        assertThat(object.ownKeys()).hasSize(1000);
    }

    @Test
    void define_absentAttributesAreFalse() {
        JsObject object = object();
        object.defineOwnProperty("a", Property.valueOnly(1));

        Property own = own(object, "a");
        assertThat(own.flags()).isZero();
        assertThat(object.set("a", 2, object)).isFalse();
        assertThat(object.delete("a")).isFalse();
    }

    @Test
    void define_absentFieldsKeepWhatIsThere() {
        JsObject object = object();
        object.put("a", 1);
        object.defineOwnProperty("a", partial(Property.ENUMERABLE, false));

        assertThat(own(object, "a").flags()).isEqualTo(Property.HIDDEN);
        assertThat(object.get("a")).isEqualTo(1);
    }

    @Test
    void define_dataBecomesAccessorAndBack() {
        JsObject object = object();
        object.put("a", 1);
        Property accessor = new Property();
        accessor.getter = Undefined.UNDEFINED;
        object.defineOwnProperty("a", accessor);

        assertThat(own(object, "a").isAccessor()).isTrue();
        assertThat(own(object, "a").flags()).isEqualTo(Property.ENUMERABLE | Property.CONFIGURABLE);
        assertThat(object.get("a")).isEqualTo(Undefined.UNDEFINED);

        object.defineOwnProperty("a", partial(Property.WRITABLE, true));
        assertThat(own(object, "a").isAccessor()).isFalse();
        assertThat(own(object, "a").flags()).isEqualTo(Property.ALL);
        assertThat(object.get("a")).isEqualTo(Undefined.UNDEFINED);
    }

    @Test
    void define_onFixedProperty_refusesChangesOnly() {
        JsObject object = object();
        object.defineOwnProperty("a", Property.data(Double.NaN, 0));

        assertThat(object.defineOwnProperty("a", Property.valueOnly(Double.NaN))).isTrue();
        assertThat(object.defineOwnProperty("a", new Property())).isTrue();
        assertThat(object.defineOwnProperty("a", Property.valueOnly(1))).isFalse();
        assertThat(object.defineOwnProperty("a", partial(Property.WRITABLE, true))).isFalse();
        assertThat(object.defineOwnProperty("a", partial(Property.ENUMERABLE, true))).isFalse();
        assertThat(object.defineOwnProperty("a", partial(Property.CONFIGURABLE, true))).isFalse();
    }

    @Test
    void define_zeroAndMinusZeroDiffer() {
        JsObject object = object();
        object.defineOwnProperty("a", Property.data(0, 0));

        assertThat(object.defineOwnProperty("a", Property.valueOnly(0.0))).isTrue();
        assertThat(object.defineOwnProperty("a", Property.valueOnly(-0.0))).isFalse();
    }

    @Test
    void set_withReceiver_definesThere() {
        JsObject parent = object();
        parent.put("a", 1);
        JsObject receiver = object();

        assertThat(parent.set("a", 2, receiver)).isTrue();
        assertThat(parent.get("a")).isEqualTo(1);
        assertThat(receiver.get("a")).isEqualTo(2);
        assertThat(parent.set("a", 2, "primitive")).isFalse();
    }

    @Test
    void set_readOnlyInherited_isRefused() {
        JsObject parent = object();
        parent.defineOwnProperty("a", Property.data(1, 0));
        JsObject child = new JsObject(root, parent);

        assertThat(child.set("a", 2, child)).isFalse();
        assertThat(child.hasOwn("a")).isFalse();
    }

    @Test
    void set_receiverWithAccessor_isRefused() {
        JsObject receiver = object();
        receiver.defineOwnProperty(
                "a", Property.accessor(new Accessor(null, null), Property.CONFIGURABLE));

        assertThat(object().set("a", 1, receiver)).isFalse();
    }

    @Test
    void preventExtensions_stopsNewProperties() {
        JsObject object = object();
        object.put("a", 1);
        object.preventExtensions();

        assertThat(object.set("b", 1, object)).isFalse();
        assertThat(object.set("a", 2, object)).isTrue();
        assertThat(object.createDataProperty("b", 1)).isFalse();
        assertThat(object.setPrototypeOf(object())).isFalse();
        assertThat(object.setPrototypeOf(null)).isTrue();
        assertThat(object.isExtensible()).isFalse();
    }

    @Test
    void setPrototypeOf_refusesACycle() {
        JsObject grandparent = object();
        JsObject parent = new JsObject(root, grandparent);
        JsObject child = new JsObject(root, parent);

        assertThat(grandparent.setPrototypeOf(child)).isFalse();
        assertThat(grandparent.prototype()).isNull();
    }

    @Test
    void markedPrototype_endsValidityAtItsNextChange() {
        Validity validity = new Validity();
        JsObject object = object();
        object.put("a", 1);
        object.markAsPrototype(validity);
        int before = validity.epoch();

        object.put("a", 2);
        assertThat(validity.epoch()).isEqualTo(before);
        assertThat(object.shape().isCacheable()).isTrue();
        object.put("b", 2);
        assertThat(validity.epoch()).isNotEqualTo(before);

        object.markAsPrototype(validity);
        int again = validity.epoch();
        object.delete("a");
        assertThat(validity.epoch()).isNotEqualTo(again);

        object.markAsPrototype(validity);
        int third = validity.epoch();
        object.setPrototypeOf(object());
        assertThat(validity.epoch()).isNotEqualTo(third);
    }

    @Test
    void lazyProperty_isMadeOnce() {
        int[] made = {0};
        JsObject object = object();
        Lazy lazy = _ -> ++made[0];
        object.store("a", lazy, Property.HIDDEN | Property.LAZY);

        assertThat(object.get("a")).isEqualTo(1);
        assertThat(own(object, "a").valueOrUndefined()).isEqualTo(1);
        assertThat(made[0]).isEqualTo(1);
    }

    @Test
    void integerKeys_goToADictionary() {
        JsObject object = object();
        object.put(3, "three");

        assertThat(object.shape().isCacheable()).isFalse();
        assertThat(object.getIndex(3)).isEqualTo("three");
        assertThat(object.mayHaveElements()).isTrue();
        assertThat(object().mayHaveElements()).isFalse();
    }

    private static Property own(JsObject object, Object key) {
        return requireNonNull(object.getOwnProperty(key));
    }
}
