package dev.zts.vm.interp;

import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Rope;

/** What kinds of values an instruction produced, as bits. */
public final class Types {

    public static final int INT = 1;
    public static final int DOUBLE = 2;
    public static final int STRING = 4;
    public static final int BOOLEAN = 8;
    public static final int ARRAY = 16;
    public static final int FUNCTION = 32;
    public static final int OBJECT = 64;

    /** Undefined, null, symbols. */
    public static final int OTHER = 128;

    private Types() {}

    /** Adds a value to what was seen at a place. */
    static void note(byte[] seen, int at, Object value) {
        if (value instanceof Integer) {
            if ((seen[at] & INT) == 0) {
                seen[at] |= INT;
            }
        } else {
            noteOther(seen, at, value);
        }
    }

    private static void noteOther(byte[] seen, int at, Object value) {
        int bit = of(value);
        if ((seen[at] & bit) == 0) {
            seen[at] |= (byte) bit;
        }
    }

    static int of(Object value) {
        return switch (value) {
            case Integer _ -> INT;
            case Double _ -> DOUBLE;
            case String _, Rope _ -> STRING;
            case Boolean _ -> BOOLEAN;
            case JsArray _ -> ARRAY;
            case JsFunction _ -> FUNCTION;
            case JsObject _ -> OBJECT;
            default -> OTHER;
        };
    }
}
