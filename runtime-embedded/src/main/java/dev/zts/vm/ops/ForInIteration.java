package dev.zts.vm.ops;

import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.Property;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The enumeration of for-in (ECMA-262 14.7.5.9, EnumerateObjectProperties). */
final class ForInIteration extends IteratorRecord {

    private @Nullable JsObject object;
    private @Nullable List<Object> keys;
    private int position;
    private final Set<Object> visited = new HashSet<>();

    ForInIteration(@Nullable JsObject object) {
        this.object = object;
    }

    @Override
    public @Nullable Object step() {
        while (object != null) {
            List<Object> left = keys;
            if (left == null) {
                left = object.ownKeys();
                keys = left;
                position = 0;
            }
            while (position < left.size()) {
                Object key = left.get(position++);
                if (!(key instanceof JsSymbol) && isNext(object, key)) {
                    return key.toString();
                }
            }
            object = object.getPrototypeOf();
            keys = null;
        }
        setDone(true);
        return null;
    }

    /**
     * A key counts once, is skipped if it was deleted, and hides those above even if not
     * enumerable.
     */
    private boolean isNext(JsObject holder, Object key) {
        if (visited.contains(key)) {
            return false;
        }
        Property own = holder.getOwnProperty(key);
        if (own == null) {
            return false;
        }
        visited.add(key);
        return own.isEnumerable();
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
