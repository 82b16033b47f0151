package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Lazy;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** The WeakRef constructor and its prototype (ECMA-262 26.1). */
final class WeakRefBuiltin {

    /** A WeakRef. Who saw its target sees it again until the running job is over. */
    private static final class WeakRefObject extends JsObject {

        private final WeakReference<Object> target;

        @SuppressWarnings("unused") // keeps the target alive
        private @Nullable Object kept;

        WeakRefObject(Realm realm, JsObject prototype, Object target) {
            super(realm.rootShape(), prototype);
            this.target = new WeakReference<>(target);
            keepDuringJob(realm, target);
        }

        /** AddToKeptObjects. */
        private void keepDuringJob(Realm realm, Object seen) {
            if (kept == null) {
                kept = seen;
                realm.enqueue(() -> kept = null);
            }
        }

        Object target(Realm realm) {
            Object found = target.get();
            if (found == null) {
                return Undefined.UNDEFINED;
            }
            keepDuringJob(realm, found);
            return found;
        }
    }

    private static final Members PROTOTYPE =
            Members.of().method("deref", 0, WeakRefBuiltin::deref).tag("WeakRef");

    private WeakRefBuiltin() {}

    static JsObject constructor(Realm realm) {
        return Members.constructor(
                realm,
                "WeakRef",
                1,
                Receiver.needsNew("WeakRef"),
                WeakRefBuiltin::construct,
                Intrinsic.WEAK_REF_PROTOTYPE,
                realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
    }

    static JsObject prototype(Realm realm) {
        JsObject made = realm.newObject();
        Lazy constructor = _ -> realm.intrinsic(Intrinsic.WEAK_REF);
        made.store("constructor", constructor, Property.CONFIGURABLE | Property.LAZY);
        PROTOTYPE.install(realm, made);
        return made;
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        Object target = argument(arguments, 0);
        if (!Weak.canHold(target)) {
            throw JsThrow.typeError("WeakRef: target must be an object");
        }
        JsObject prototype = Construct.prototypeOf(realm, newTarget, Intrinsic.WEAK_REF_PROTOTYPE);
        return new WeakRefObject(realm, prototype, target);
    }

    private static Object deref(Realm realm, Object self, Object[] arguments) {
        return Receiver.of(self, WeakRefObject.class, "WeakRef").target(realm);
    }
}
