package dev.zts.vm.jit;

import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.interp.CompiledCode;

/** How an attempt to compile ended. */
sealed interface Compilation {

    /**
     * It is compiled.
     *
     * @param bytes of JVM code
     * @param file the class, for listings
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Compiled(CompiledCode code, int bytes, byte[] file) implements Compilation {}

    /**
     * It is compiled, and that is how far it goes: its code notes nothing for an optimized tier.
     *
     * @param bytes of JVM code
     * @param reason why
     */
    record Settled(CompiledCode code, int bytes, String reason) implements Compilation {}

    /** The setting does not compile this instruction. */
    record Unsupported(Opcode opcode, int pc) implements Compilation {}

    /** The JVM would not compile what it became. */
    record TooLarge(int bytes, int limit) implements Compilation {}
}
