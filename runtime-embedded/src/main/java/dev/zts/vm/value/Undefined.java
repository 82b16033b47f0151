package dev.zts.vm.value;

/** The value {@code undefined}. */
public final class Undefined {

    public static final Undefined UNDEFINED = new Undefined();

    private Undefined() {}

    @Override
    public String toString() {
        return "undefined";
    }
}
