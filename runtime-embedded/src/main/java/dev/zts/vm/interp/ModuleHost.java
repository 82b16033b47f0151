package dev.zts.vm.interp;

import dev.zts.vm.bytecode.Unit;

/** Finds and compiles modules; which ones a script may have is its decision. */
@FunctionalInterface
public interface ModuleHost {

    /**
     * Loads a module: the same unit for the same module.
     *
     * @param referrer path of the unit that asks
     * @param type the import attribute; empty for JavaScript. A unit of type {@code json} has no
     *     functions, its source is the text.
     * @throws dev.zts.vm.value.JsThrow if there is no such module, or it may not be had, or it is
     *     no program
     */
    Unit load(String specifier, String referrer, String type);
}
