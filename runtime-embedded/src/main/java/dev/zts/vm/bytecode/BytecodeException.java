package dev.zts.vm.bytecode;

/** Bytecode from outside that cannot be used; the message says where and why. */
public final class BytecodeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BytecodeException(String message) {
        super(message);
    }
}
