package dev.zts.vm.value;

/**
 * What stands where no value is yet: a binding in its temporal dead zone, a hole of an array, a
 * {@code this} before {@code super()}. Never seen by a script.
 */
public final class Empty {

    public static final Empty EMPTY = new Empty();

    private Empty() {}

    @Override
    public String toString() {
        return "<empty>";
    }
}
