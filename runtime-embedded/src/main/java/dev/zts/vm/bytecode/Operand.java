package dev.zts.vm.bytecode;

/**
 * A kind of operand: how many bytes it takes, plain and behind {@code wide}, and what it refers to.
 * Little-endian.
 */
public enum Operand {
    /** A signed number. */
    I8(1, 4, true),
    I16(2, 4, true),
    /** An unsigned number: flags, kinds. */
    U8(1, 2, false),
    /** A count of values on the stack. */
    COUNT(1, 2, false),
    COUNT16(2, 4, false),
    /** A local variable. */
    LOCAL(1, 2, false),
    /** A captured variable of the running closure. */
    UPVALUE(1, 2, false),
    /** A name or other string of {@link FunctionCode#atoms}. */
    ATOM(2, 4, false),
    /** An entry of {@link FunctionCode#constants}. */
    CONSTANT(2, 4, false),
    /** A forward jump, from the end of the instruction. */
    JUMP(2, 4, true),
    /** A backward jump: subtracted from the end of the instruction. */
    BACK(2, 4, false),
    /** An inline cache of the function. */
    CACHE(2, 4, false);

    private final int bytes;
    private final int wideBytes;
    private final boolean signed;

    Operand(int bytes, int wideBytes, boolean signed) {
        this.bytes = bytes;
        this.wideBytes = wideBytes;
        this.signed = signed;
    }

    public int bytes() {
        return bytes;
    }

    public int wideBytes() {
        return wideBytes;
    }

    public boolean signed() {
        return signed;
    }
}
