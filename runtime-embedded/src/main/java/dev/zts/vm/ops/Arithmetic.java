package dev.zts.vm.ops;

import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Rope;

/** What the arithmetic and string operators mean (ECMA-262 13.5 to 13.12, 13.15.3). */
public final class Arithmetic {

    private Arithmetic() {}

    @Implements(Opcode.ADD)
    public static Object add(Object left, Object right) {
        if (left instanceof Integer a && right instanceof Integer b) {
            int sum = a + b;
            if (((a ^ sum) & (b ^ sum)) >= 0) {
                return Integers.of(sum);
            }
        }
        return addOther(left, right);
    }

    private static Object addOther(Object left, Object right) {
        if (Convert.isNumber(left) && Convert.isNumber(right)) {
            return number(toDouble(left) + toDouble(right));
        }
        if (Convert.isString(left) && Convert.isString(right)) {
            return Rope.concat(left, right);
        }
        return addAny(left, right);
    }

    private static Object addAny(Object left, Object right) {
        Object a = Convert.toPrimitive(left, Convert.Hint.DEFAULT);
        Object b = Convert.toPrimitive(right, Convert.Hint.DEFAULT);
        if (Convert.isString(a) || Convert.isString(b)) {
            Object first = Convert.toStringValue(a);
            return Rope.concat(first, Convert.toStringValue(b));
        }
        double first = Convert.toNumber(a);
        return number(first + Convert.toNumber(b));
    }

    @Implements(Opcode.SUB)
    public static Object sub(Object left, Object right) {
        if (left instanceof Integer a && right instanceof Integer b) {
            int difference = a - b;
            if (((a ^ b) & (a ^ difference)) >= 0) {
                return Integers.of(difference);
            }
        }
        return subOther(left, right);
    }

    private static Object subOther(Object left, Object right) {
        double a = toDouble(left);
        return number(a - toDouble(right));
    }

    @Implements(Opcode.MUL)
    public static Object mul(Object left, Object right) {
        if (left instanceof Integer a && right instanceof Integer b) {
            long product = (long) a * b;
            if (product == (int) product && (product != 0 || (a | b) >= 0)) {
                return Integers.of((int) product);
            }
        }
        double a = toDouble(left);
        return number(a * toDouble(right));
    }

    @Implements(Opcode.DIV)
    public static Object div(Object left, Object right) {
        double a = toDouble(left);
        return number(a / toDouble(right));
    }

    @Implements(Opcode.MOD)
    public static Object mod(Object left, Object right) {
        if (left instanceof Integer a && right instanceof Integer b && a >= 0 && b > 0) {
            return Integers.of(a % b);
        }
        double a = toDouble(left);
        return number(a % toDouble(right));
    }

    @Implements(Opcode.POW)
    public static Object pow(Object left, Object right) {
        double base = Convert.toNumber(left);
        return number(power(base, Convert.toNumber(right)));
    }

    /** Number::exponentiate: Math.pow but for 1 to an infinity and NaN. */
    public static double power(double base, double exponent) {
        if (Double.isNaN(exponent) || Math.abs(base) == 1 && Double.isInfinite(exponent)) {
            return Double.NaN;
        }
        return Math.pow(base, exponent);
    }

    @Implements(Opcode.NEG)
    public static Object neg(Object value) {
        if (value instanceof Integer a && a != 0 && a != Integer.MIN_VALUE) {
            return Integers.of(-a);
        }
        return number(-Convert.toNumber(value));
    }

    @Implements(Opcode.INC)
    public static Object inc(Object value) {
        if (value instanceof Integer a && a != Integer.MAX_VALUE) {
            return Integers.of(a + 1);
        }
        return number(Convert.toNumber(value) + 1);
    }

    @Implements(Opcode.DEC)
    public static Object dec(Object value) {
        if (value instanceof Integer a && a != Integer.MIN_VALUE) {
            return Integers.of(a - 1);
        }
        return number(Convert.toNumber(value) - 1);
    }

    @Implements(Opcode.PLUS)
    public static Object plus(Object value) {
        return Convert.toNumeric(value);
    }

    @Implements(Opcode.TO_STRING)
    public static Object string(Object value) {
        if (value instanceof JsSymbol) {
            throw JsThrow.typeError("Cannot convert a Symbol value to a string");
        }
        return Convert.toStringValue(value);
    }

    @Implements(Opcode.CONCAT)
    public static Object concat(Object[] stack, int from, int count) {
        Object joined = count == 0 ? "" : stack[from];
        for (int i = 1; i < count; i++) {
            joined = Rope.concat(joined, stack[from + i]);
        }
        return joined;
    }

    @Implements(Opcode.BIT_AND)
    public static Object bitAnd(Object left, Object right) {
        int a = Convert.toInt32(left);
        return Integers.of(a & Convert.toInt32(right));
    }

    @Implements(Opcode.BIT_OR)
    public static Object bitOr(Object left, Object right) {
        int a = Convert.toInt32(left);
        return Integers.of(a | Convert.toInt32(right));
    }

    @Implements(Opcode.BIT_XOR)
    public static Object bitXor(Object left, Object right) {
        int a = Convert.toInt32(left);
        return Integers.of(a ^ Convert.toInt32(right));
    }

    @Implements(Opcode.BIT_NOT)
    public static Object bitNot(Object value) {
        return Integers.of(~Convert.toInt32(value));
    }

    @Implements(Opcode.SHL)
    public static Object shl(Object left, Object right) {
        int a = Convert.toInt32(left);
        return Integers.of(a << Convert.toInt32(right));
    }

    @Implements(Opcode.SHR)
    public static Object shr(Object left, Object right) {
        int a = Convert.toInt32(left);
        return Integers.of(a >> Convert.toInt32(right));
    }

    @Implements(Opcode.USHR)
    public static Object ushr(Object left, Object right) {
        int a = Convert.toInt32(left);
        int shifted = a >>> Convert.toInt32(right);
        return shifted >= 0
                ? (Object) Integers.of(shifted)
                : (Object) (double) (shifted & 0xFFFF_FFFFL);
    }

    /** ToNumber, numbers first. */
    private static double toDouble(Object value) {
        if (value instanceof Double number) {
            return number;
        }
        return value instanceof Integer integer ? integer : Convert.toNumber(value);
    }

    /**
     * {@return a result, as an Integer where it is one: later operations then take the fast path}
     */
    private static Object number(double value) {
        int integer = (int) value;
        if (integer == value && (integer != 0 || 1 / value > 0)) {
            return Integers.of(integer);
        }
        return value;
    }
}
