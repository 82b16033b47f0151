package dev.zts.vm.jit;

import dev.zts.vm.interp.CompiledCode;

/**
 * The class of a function before it is loaded.
 *
 * @param bytes of JVM code
 * @param largest bytes of the largest method
 * @param settled why its code notes nothing for an optimized tier; empty if it does
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Written(ClassMaker maker, byte[] file, int bytes, int largest, String settled) {

    CompiledCode load() {
        return maker.load(file, bytes, false);
    }
}
