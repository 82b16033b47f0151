package dev.zts.vm.ops;

import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;

/** What the relational and equality operators mean (ECMA-262 13.10, 13.11, 7.2.12 to 7.2.14). */
@SuppressWarnings("ReferenceEquality") // objects are equal by identity
public final class Comparison {

    private Comparison() {}

    @Implements(Opcode.LT)
    public static boolean lt(Object left, Object right) {
        if (left instanceof Integer a && right instanceof Integer b) {
            return a < b;
        }
        if (left instanceof Double a && right instanceof Double b) {
            return a < b;
        }
        return ltOther(left, right);
    }

    private static boolean ltOther(Object left, Object right) {
        Object a = Convert.toPrimitive(left, Convert.Hint.NUMBER);
        Object b = Convert.toPrimitive(right, Convert.Hint.NUMBER);
        if (Convert.isString(a) && Convert.isString(b)) {
            return compare(a, b) < 0;
        }
        double first = Convert.toNumber(a);
        return first < Convert.toNumber(b);
    }

    @Implements(Opcode.LTE)
    public static boolean lte(Object left, Object right) {
        if (left instanceof Integer a && right instanceof Integer b) {
            return a <= b;
        }
        if (left instanceof Double a && right instanceof Double b) {
            return a <= b;
        }
        return lteOther(left, right);
    }

    private static boolean lteOther(Object left, Object right) {
        Object a = Convert.toPrimitive(left, Convert.Hint.NUMBER);
        Object b = Convert.toPrimitive(right, Convert.Hint.NUMBER);
        if (Convert.isString(a) && Convert.isString(b)) {
            return compare(a, b) <= 0;
        }
        double first = Convert.toNumber(a);
        return first <= Convert.toNumber(b);
    }

    @Implements(Opcode.GT)
    public static boolean gt(Object left, Object right) {
        if (left instanceof Integer a && right instanceof Integer b) {
            return a > b;
        }
        if (left instanceof Double a && right instanceof Double b) {
            return a > b;
        }
        return gtOther(left, right);
    }

    private static boolean gtOther(Object left, Object right) {
        Object a = Convert.toPrimitive(left, Convert.Hint.NUMBER);
        Object b = Convert.toPrimitive(right, Convert.Hint.NUMBER);
        if (Convert.isString(a) && Convert.isString(b)) {
            return compare(a, b) > 0;
        }
        double first = Convert.toNumber(a);
        return first > Convert.toNumber(b);
    }

    @Implements(Opcode.GTE)
    public static boolean gte(Object left, Object right) {
        if (left instanceof Integer a && right instanceof Integer b) {
            return a >= b;
        }
        if (left instanceof Double a && right instanceof Double b) {
            return a >= b;
        }
        return gteOther(left, right);
    }

    private static boolean gteOther(Object left, Object right) {
        Object a = Convert.toPrimitive(left, Convert.Hint.NUMBER);
        Object b = Convert.toPrimitive(right, Convert.Hint.NUMBER);
        if (Convert.isString(a) && Convert.isString(b)) {
            return compare(a, b) >= 0;
        }
        double first = Convert.toNumber(a);
        return first >= Convert.toNumber(b);
    }

    private static int compare(Object left, Object right) {
        return left.toString().compareTo(right.toString());
    }

    @Implements(Opcode.EQ)
    public static boolean eq(Object left, Object right) {
        return Convert.looseEquals(left, right);
    }

    @Implements(Opcode.NEQ)
    public static boolean neq(Object left, Object right) {
        return !Convert.looseEquals(left, right);
    }

    @Implements(Opcode.STRICT_EQ)
    public static boolean strictEq(Object left, Object right) {
        return Convert.strictEquals(left, right);
    }

    @Implements(Opcode.STRICT_NEQ)
    public static boolean strictNeq(Object left, Object right) {
        return !Convert.strictEquals(left, right);
    }

    @Implements(Opcode.NOT)
    public static boolean not(Object value) {
        return value instanceof Boolean flag ? !flag : !Convert.toBoolean(value);
    }

    @Implements(Opcode.TYPEOF)
    public static Object typeof(Object value) {
        return Convert.typeOf(value);
    }

    /** InstanceofOperator. */
    @Implements(Opcode.INSTANCEOF)
    public static boolean instanceOf(Object value, Object target) {
        if (!(target instanceof JsObject object)) {
            throw JsThrow.typeError("Right-hand side of 'instanceof' is not an object");
        }
        JsFunction method = object.getMethod(JsSymbol.HAS_INSTANCE);
        if (method != null) {
            return Convert.toBoolean(method.call(target, value));
        }
        if (!(target instanceof JsFunction)) {
            throw JsThrow.typeError("Right-hand side of 'instanceof' is not callable");
        }
        return ordinaryHasInstance(object, value);
    }

    /** The second half of OrdinaryHasInstance (ECMA-262 7.3.22). */
    private static boolean ordinaryHasInstance(JsObject constructor, Object value) {
        if (!(value instanceof JsObject object)) {
            return false;
        }
        if (!(constructor.get("prototype") instanceof JsObject prototype)) {
            throw JsThrow.typeError("Function has non-object prototype in instanceof check");
        }
        for (JsObject at = object.getPrototypeOf(); at != null; at = at.getPrototypeOf()) {
            if (at == prototype) {
                return true;
            }
        }
        return false;
    }

    @Implements(Opcode.IN)
    public static boolean in(Object key, Object target) {
        if (!(target instanceof JsObject object)) {
            throw JsThrow.typeError(
                    "Cannot use 'in' operator to search for "
                            + Messages.describe(key)
                            + " in "
                            + Messages.describe(target));
        }
        return object.has(Convert.toPropertyKey(key));
    }
}
