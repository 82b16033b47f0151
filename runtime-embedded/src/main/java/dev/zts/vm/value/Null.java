package dev.zts.vm.value;

/** The value {@code null}. */
public final class Null {

    public static final Null NULL = new Null();

    private Null() {}

    @Override
    public String toString() {
        return "null";
    }
}
