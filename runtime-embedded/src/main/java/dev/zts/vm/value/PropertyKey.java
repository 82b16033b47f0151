package dev.zts.vm.value;

/**
 * Property keys (ECMA-262 6.1.7): an {@link Integer} for a canonical array index below 2³¹-1, a
 * {@link JsSymbol}, else a {@link String}. One key has one form only, so keys compare with {@code
 * equals}; make them here or with {@link Convert#toPropertyKey}.
 */
public final class PropertyKey {

    private PropertyKey() {}

    /** {@return the key of a name, which may look like an index} */
    public static Object of(String name) {
        int index = index(name);
        return index < 0 ? name : (Object) index;
    }

    /** {@return the key of a non-negative integer below 2⁵³} */
    public static Object of(long index) {
        return index < Integer.MAX_VALUE ? (Object) (int) index : Long.toString(index);
    }

    /** {@return the text of a key that is no symbol} */
    public static String text(Object key) {
        return key.toString();
    }

    /** {@return the value a script sees for a key: a string or a symbol} */
    public static Object value(Object key) {
        return key instanceof JsSymbol ? key : key.toString();
    }

    /** {@return the array index below 2³¹-1 that a name is the canonical text of, or -1} */
    static int index(String name) {
        int length = name.length();
        if (length == 0 || length > 10) {
            return -1;
        }
        char first = name.charAt(0);
        if (first < '0' || first > '9' || first == '0' && length > 1) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            char digit = name.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            value = value * 10 + (digit - '0');
        }
        return value < Integer.MAX_VALUE ? (int) value : -1;
    }

    /**
     * {@return the array index a key is (ECMA-262 6.1.7: below 2³²-1), or -1; string keys may be
     * indices from 2³¹-1 on}
     */
    public static long arrayIndex(Object key) {
        if (key instanceof Integer index) {
            return index;
        }
        if (key instanceof String name && name.length() == 10) {
            char first = name.charAt(0);
            if (first < '2' || first > '4') {
                return -1;
            }
            long value = 0;
            for (int i = 0; i < 10; i++) {
                char digit = name.charAt(i);
                if (digit < '0' || digit > '9') {
                    return -1;
                }
                value = value * 10 + (digit - '0');
            }
            return value < 0xFFFF_FFFFL ? value : -1;
        }
        return -1;
    }
}
