package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The FinalizationRegistry constructor and its prototype (ECMA-262 26.2). */
final class FinalizationRegistryBuiltin {

    /** A registration: it turns up in the queue when its target is gone. */
    private static final class Registration extends WeakReference<Object> {

        private final Object heldValue;
        private final @Nullable WeakReference<Object> token;

        Registration(
                Object target,
                Object heldValue,
                @Nullable Object token,
                ReferenceQueue<Object> queue) {
            super(target, queue);
            this.heldValue = heldValue;
            this.token = token == null ? null : new WeakReference<>(token);
        }
    }

    /** A FinalizationRegistry; it looks for targets that are gone when somebody uses it. */
    private static final class Registry extends JsObject {

        private final Realm realm;
        private final JsFunction cleanup;
        private final Set<Registration> registrations = new LinkedHashSet<>();
        private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

        Registry(Realm realm, JsObject prototype, JsFunction cleanup) {
            super(realm.rootShape(), prototype);
            this.realm = realm;
            this.cleanup = cleanup;
        }

        void register(Object target, Object heldValue, @Nullable Object token) {
            enqueueCleanup();
            registrations.add(new Registration(target, heldValue, token, gone));
        }

        boolean unregister(Object token) {
            boolean removed =
                    registrations.removeIf(
                            cell -> cell.token != null && cell.token.refersTo(token));
            enqueueCleanup();
            return removed;
        }

        private void enqueueCleanup() {
            for (Reference<?> at = gone.poll(); at != null; at = gone.poll()) {
                Registration cell = (Registration) at;
                if (registrations.remove(cell)) {
                    realm.enqueue(() -> callBack(cell.heldValue));
                }
            }
        }

        /** CleanupFinalizationRegistry of one cell; what it throws is nobody's to catch. */
        private void callBack(Object heldValue) {
            try {
                cleanup.call(Undefined.UNDEFINED, heldValue);
            } catch (JsThrow thrown) {
                realm.reject(this, thrown.value(realm), false);
            }
        }
    }

    private static final Members PROTOTYPE =
            Members.of()
                    .method("register", 2, FinalizationRegistryBuiltin::register)
                    .method("unregister", 1, FinalizationRegistryBuiltin::unregister)
                    .tag("FinalizationRegistry");

    private FinalizationRegistryBuiltin() {}

    static JsObject constructor(Realm realm) {
        return Members.constructor(
                realm,
                "FinalizationRegistry",
                1,
                Receiver.needsNew("FinalizationRegistry"),
                FinalizationRegistryBuiltin::construct,
                Intrinsic.FINALIZATION_REGISTRY_PROTOTYPE,
                realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
    }

    static JsObject prototype(Realm realm) {
        JsObject made = realm.newObject();
        Members.constructorOf(realm, made, Intrinsic.FINALIZATION_REGISTRY);
        PROTOTYPE.install(realm, made);
        return made;
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        JsFunction cleanup = Values.callable(argument(arguments, 0));
        Intrinsic fallback = Intrinsic.FINALIZATION_REGISTRY_PROTOTYPE;
        return new Registry(realm, Construct.prototypeOf(realm, newTarget, fallback), cleanup);
    }

    private static Registry registry(Object self) {
        return Receiver.of(self, Registry.class, "FinalizationRegistry");
    }

    private static Object register(Realm realm, Object self, Object[] arguments) {
        Registry registry = registry(self);
        Object target = argument(arguments, 0);
        Object heldValue = argument(arguments, 1);
        Object token = argument(arguments, 2);
        if (!Weak.canHold(target)) {
            throw JsThrow.typeError("FinalizationRegistry: target must be an object");
        }
        if (Convert.sameValue(target, heldValue)) {
            throw JsThrow.typeError("FinalizationRegistry: target and holdings must not be same");
        }
        if (!Weak.canHold(token) && token != Undefined.UNDEFINED) {
            throw JsThrow.typeError("FinalizationRegistry: the token must be an object");
        }
        registry.register(target, heldValue, token == Undefined.UNDEFINED ? null : token);
        return Undefined.UNDEFINED;
    }

    private static Object unregister(Realm realm, Object self, Object[] arguments) {
        Registry registry = registry(self);
        Object token = argument(arguments, 0);
        if (!Weak.canHold(token)) {
            throw JsThrow.typeError("FinalizationRegistry: the token must be an object");
        }
        return registry.unregister(token);
    }
}
