package dev.zts.vm.ops;

import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Realm;
import org.jspecify.annotations.Nullable;

/** The iteration over an array whose iterator nobody replaced: no iterator object is made. */
final class ArrayIteration extends IteratorRecord {

    private final Realm realm;
    private final JsArray array;
    private int position;
    private @Nullable JsObject made;

    ArrayIteration(Realm realm, JsArray array) {
        this.realm = realm;
        this.array = array;
    }

    @Override
    public @Nullable Object step() {
        Object value = stepAt(position);
        position++;
        return value;
    }

    @Override
    public @Nullable Object stepAt(int index) {
        if (isDone()) {
            return null;
        }
        if (index >= array.length()) {
            setDone(true);
            return null;
        }
        return array.getIndex(index);
    }

    /** {@return an array iterator, for who insists on one before the first step} */
    @Override
    public JsObject iterator() {
        JsObject known = made;
        if (known == null) {
            JsFunction values =
                    (JsFunction) realm.intrinsic(dev.zts.vm.value.Intrinsic.ARRAY_VALUES);
            known = (JsObject) values.call(array);
            made = known;
        }
        return known;
    }

    @Override
    public Object nextMethod() {
        return iterator().get("next");
    }

    @Override
    public void close() {
        setDone(true);
    }

    @Override
    public void closeQuietly() {
        setDone(true);
    }
}
