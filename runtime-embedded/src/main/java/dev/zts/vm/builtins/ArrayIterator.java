package dev.zts.vm.builtins;

import dev.zts.vm.ops.Iteration;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.JsTypedArray;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** An iterator over an array-like (ECMA-262 23.1.5). */
final class ArrayIterator extends JsObject {

    /** What each step answers. */
    enum Kind {
        KEYS,
        VALUES,
        ENTRIES
    }

    private static final Members METHODS =
            Members.of().method("next", 0, ArrayIterator::next).tag("Array Iterator");

    private final Kind kind;
    private @Nullable JsObject array;
    private long position;

    ArrayIterator(Realm realm, JsObject array, Kind kind) {
        super(realm.rootShape(), realm.intrinsic(Intrinsic.ARRAY_ITERATOR_PROTOTYPE));
        this.array = array;
        this.kind = kind;
    }

    static JsObject prototype(Realm realm) {
        return METHODS.object(realm, realm.intrinsic(Intrinsic.ITERATOR_PROTOTYPE));
    }

    private static Object next(Realm realm, Object thisValue, Object[] arguments) {
        if (thisValue instanceof ArrayIterator iterator) {
            return iterator.next(realm);
        }
        throw JsThrow.typeError("next method called on incompatible receiver");
    }

    private JsObject next(Realm realm) {
        JsObject source = array;
        if (source == null) {
            return Iteration.result(realm, Undefined.UNDEFINED, true);
        }
        array = null;
        long index = position;
        if (index >= length(source)) {
            return Iteration.result(realm, Undefined.UNDEFINED, true);
        }
        Object value =
                switch (kind) {
                    case KEYS -> Convert.number(index);
                    case VALUES -> Elements.get(source, index);
                    case ENTRIES ->
                            realm.newArray(Convert.number(index), Elements.get(source, index));
                };
        position = index + 1;
        array = source;
        return Iteration.result(realm, value, false);
    }

    /** {@return the length at this step; that of a typed array is no property} */
    private static long length(JsObject source) {
        return source instanceof JsTypedArray array
                ? TypedArrays.inBounds(array).length()
                : Convert.lengthOf(source);
    }
}
