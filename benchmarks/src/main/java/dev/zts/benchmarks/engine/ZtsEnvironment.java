package dev.zts.benchmarks.engine;

import dev.zts.vm.builtins.Intrinsics;
import dev.zts.vm.interp.Machine;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Realm;

/** The built-in objects of zts, and a console on standard error. */
final class ZtsEnvironment implements Machine.Environment {

    @Override
    public JsObject create(Realm realm, Intrinsic which) {
        return Intrinsics.create(realm, which);
    }

    @Override
    public void populateGlobal(Realm realm, JsObject global) {
        Intrinsics.populate(realm, global);
    }

    @Override
    public void console(String level, String text) {
        System.err.println(text);
    }
}
