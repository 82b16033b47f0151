package dev.zts.vm.ops;

import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Realm;

/** What yield* gets when its iterator has no return method: it ends with that value. */
public final class DelegateEnd extends JsObject {

    private final Object value;

    public DelegateEnd(Realm realm, Object value) {
        super(realm.rootShape(), null);
        this.value = value;
    }

    public Object value() {
        return value;
    }
}
