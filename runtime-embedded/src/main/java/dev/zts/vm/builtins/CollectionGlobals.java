package dev.zts.vm.builtins;

import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Realm;
import org.jspecify.annotations.Nullable;

/** The intrinsics of one area: Map, Set, weak collections, Promise, buffers and typed arrays. */
final class CollectionGlobals {

    private CollectionGlobals() {}

    /** Makes or fills an intrinsic; {@return null if it belongs to another area} */
    static @Nullable JsObject create(Realm realm, Intrinsic which) {
        return switch (which) {
            default -> null;
        };
    }

    /** Gives a new global object its properties. */
    static void populate(Realm realm, JsObject global) {}
}
