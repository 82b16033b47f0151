package dev.zts.vm.builtins;

import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Realm;

/** All intrinsics of a realm, whichever area they belong to. */
public final class Intrinsics {

    private Intrinsics() {}

    /**
     * Makes an intrinsic of these packages; generators and async functions are the interpreter's.
     */
    public static JsObject create(Realm realm, Intrinsic which) {
        JsObject made = CoreGlobals.create(realm, which);
        if (made == null) {
            made = TextGlobals.create(realm, which);
        }
        if (made == null) {
            made = CollectionGlobals.create(realm, which);
        }
        if (made == null) {
            made = WebGlobals.create(realm, which);
        }
        if (made == null) {
            throw new IllegalArgumentException("nobody makes " + which);
        }
        return made;
    }

    /** Fills a new global object. */
    public static void populate(Realm realm, JsObject global) {
        CoreGlobals.populate(realm, global);
        TextGlobals.populate(realm, global);
        CollectionGlobals.populate(realm, global);
        WebGlobals.populate(realm, global);
    }
}
