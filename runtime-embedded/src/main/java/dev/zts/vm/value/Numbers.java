package dev.zts.vm.value;

/** Number to text and back (ECMA-262 6.1.6.1.20, 7.1.4.1). */
public final class Numbers {

    private Numbers() {}

    /** Number::toString with radix 10. */
    public static String toString(double value) {
        if (value == (int) value) {
            return Integer.toString((int) value);
        }
        throw new UnsupportedOperationException("Numbers.toString");
    }

    /** StringToNumber: {@return NaN if the text is no numeric literal} */
    public static double parse(String text) {
        throw new UnsupportedOperationException("Numbers.parse");
    }
}
