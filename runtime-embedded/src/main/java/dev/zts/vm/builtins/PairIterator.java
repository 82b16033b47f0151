package dev.zts.vm.builtins;

import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** An iterator over name and value pairs that are read by index, so that changes are seen. */
final class PairIterator extends JsObject {

    /** What it gives. */
    enum Pick {
        NAME,
        VALUE,
        PAIR
    }

    /** A name and its value. */
    record Pair(String name, String value) {}

    private final IntFunction<@Nullable Pair> pairs;
    private final Pick pick;
    private int next;

    private PairIterator(
            Realm realm, JsObject prototype, IntFunction<@Nullable Pair> pairs, Pick pick) {
        super(realm.rootShape(), prototype);
        this.pairs = pairs;
        this.pick = pick;
    }

    /** {@return an iterator whose prototype is that intrinsic} */
    static PairIterator of(
            Realm realm, Intrinsic prototype, IntFunction<@Nullable Pair> pairs, Pick pick) {
        return new PairIterator(realm, realm.intrinsic(prototype), pairs, pick);
    }

    /** {@return the prototype of the iterators of one class} */
    static JsObject prototype(Realm realm, String tag) {
        return Members.of()
                .operation("next", 0, PairIterator::next)
                .tag(tag)
                .object(realm, realm.intrinsic(Intrinsic.ITERATOR_PROTOTYPE));
    }

    private static Object next(Realm realm, Object self, Object[] arguments) {
        if (!(self instanceof PairIterator iterator)) {
            throw JsThrow.typeError("next: this is no iterator of pairs");
        }
        Pair pair = iterator.pairs.apply(iterator.next);
        JsObject result = realm.newObject();
        Object value = Undefined.UNDEFINED;
        if (pair != null) {
            iterator.next++;
            value =
                    switch (iterator.pick) {
                        case NAME -> pair.name();
                        case VALUE -> pair.value();
                        case PAIR -> realm.newArray(pair.name(), pair.value());
                    };
        }
        result.createDataProperty("value", value);
        result.createDataProperty("done", pair == null);
        return result;
    }
}
