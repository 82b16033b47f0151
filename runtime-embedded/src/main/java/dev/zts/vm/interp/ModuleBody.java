package dev.zts.vm.interp;

import dev.zts.vm.value.JsPromise;
import org.jspecify.annotations.Nullable;

/** The body of a module on its way from linking to its end. */
interface ModuleBody {

    /** Runs what binds imports and makes the hoisted functions. */
    void link();

    /**
     * Runs the rest.
     *
     * @return null if it ran to its end, or the promise of its end if it awaits at its top level
     */
    @Nullable JsPromise evaluate();
}
