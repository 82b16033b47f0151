package dev.zts.vm.value;

import org.jspecify.annotations.Nullable;

/** Type conversion and comparison (ECMA-262 7.1, 7.2). */
@SuppressWarnings("ReferenceEquality") // objects are compared by identity
public final class Convert {

    private static final double TWO_32 = 4294967296.0;

    private Convert() {}

    /** Preferred type of {@link #toPrimitive}. */
    public enum Hint {
        DEFAULT,
        NUMBER,
        STRING
    }

    public static boolean isString(Object value) {
        return value instanceof String || value instanceof Rope;
    }

    public static boolean isNumber(Object value) {
        return value instanceof Integer || value instanceof Double;
    }

    public static boolean isNullish(Object value) {
        return value == Undefined.UNDEFINED || value == Null.NULL;
    }

    public static boolean isCallable(Object value) {
        return value instanceof JsFunction;
    }

    public static boolean isConstructor(Object value) {
        return value instanceof JsFunction function && function.isConstructor();
    }

    public static boolean isArray(Object value) {
        return value instanceof JsObject object && object.isArray();
    }

    /** {@return the result of typeof} */
    public static String typeOf(Object value) {
        return switch (value) {
            case Undefined _ -> "undefined";
            case Null _ -> "object";
            case Boolean _ -> "boolean";
            case Integer _ -> "number";
            case Double _ -> "number";
            case String _ -> "string";
            case Rope _ -> "string";
            case JsSymbol _ -> "symbol";
            case JsFunction _ -> "function";
            default -> "object";
        };
    }

    /** {@return a number as an Integer if it is one and not -0, else as a Double} */
    public static Object number(double value) {
        int integer = (int) value;
        if (integer == value && (integer != 0 || 1 / value > 0)) {
            return integer;
        }
        return value;
    }

    public static Object number(long value) {
        return value == (int) value ? (Object) (int) value : (Object) (double) value;
    }

    public static boolean toBoolean(Object value) {
        return switch (value) {
            case Boolean flag -> flag;
            case Integer number -> number != 0;
            case Double number -> number != 0 && !Double.isNaN(number);
            case String text -> !text.isEmpty();
            case Rope rope -> rope.length() > 0;
            case Undefined _, Null _ -> false;
            default -> true;
        };
    }

    public static double toNumber(Object value) {
        return switch (value) {
            case Integer number -> number;
            case Double number -> number;
            case Boolean flag -> flag ? 1 : 0;
            case String text -> Numbers.parse(text);
            case Rope rope -> Numbers.parse(rope.toString());
            case Undefined _ -> Double.NaN;
            case Null _ -> 0;
            case JsSymbol _ -> throw JsThrow.typeError("Cannot convert a Symbol value to a number");
            default -> toNumber(toPrimitive(value, Hint.NUMBER));
        };
    }

    /** ToNumeric without BigInt: {@return an Integer or Double} */
    public static Object toNumeric(Object value) {
        return isNumber(value) ? value : number(toNumber(value));
    }

    public static int toInt32(Object value) {
        return value instanceof Integer integer ? integer : toInt32(toNumber(value));
    }

    public static int toInt32(double number) {
        int integer = (int) number;
        if (integer == number) {
            return integer;
        }
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return 0;
        }
        double truncated = number < 0 ? Math.ceil(number) : Math.floor(number);
        return (int) (long) (truncated % TWO_32);
    }

    public static long toUint32(Object value) {
        return toInt32(value) & 0xFFFF_FFFFL;
    }

    /** ToIntegerOrInfinity: {@return a whole number or an infinity, never -0 or NaN} */
    public static double toIntegerOrInfinity(Object value) {
        if (value instanceof Integer integer) {
            return integer;
        }
        double number = toNumber(value);
        if (Double.isNaN(number)) {
            return 0;
        }
        return (number < 0 ? Math.ceil(number) : Math.floor(number)) + 0.0;
    }

    /** ToLength. */
    public static long toLength(Object value) {
        double number = toIntegerOrInfinity(value);
        return number <= 0 ? 0 : (long) Math.min(number, 9007199254740991.0);
    }

    /** ToIndex: {@return a whole number from 0 to 2⁵³-1} */
    public static long toIndex(Object value) {
        double number = toIntegerOrInfinity(value);
        if (number < 0 || number > 9007199254740991.0) {
            throw JsThrow.rangeError("Invalid index: " + Numbers.toString(number));
        }
        return (long) number;
    }

    /** LengthOfArrayLike. */
    public static long lengthOf(JsObject object) {
        return object instanceof JsArray array ? array.length() : toLength(object.get("length"));
    }

    /** ToString, flat. */
    public static String toString(Object value) {
        return switch (value) {
            case String text -> text;
            case Rope rope -> rope.toString();
            case Integer number -> Integer.toString(number);
            case Double number -> Numbers.toString(number);
            case Boolean flag -> flag ? "true" : "false";
            case Undefined _ -> "undefined";
            case Null _ -> "null";
            case JsSymbol _ -> throw JsThrow.typeError("Cannot convert a Symbol value to a string");
            default -> toString(toPrimitive(value, Hint.STRING));
        };
    }

    /** ToString that leaves a {@link Rope} one. */
    public static Object toStringValue(Object value) {
        return isString(value) ? value : toString(value);
    }

    public static Object toPropertyKey(Object value) {
        return switch (value) {
            case Integer number when number >= 0 && number != Integer.MAX_VALUE -> number;
            case String text -> PropertyKey.of(text);
            case JsSymbol symbol -> symbol;
            case JsObject object -> toPropertyKey(toPrimitive(object, Hint.STRING));
            default -> PropertyKey.of(toString(value));
        };
    }

    /** ToPrimitive. */
    public static Object toPrimitive(Object value, Hint hint) {
        if (!(value instanceof JsObject object)) {
            return value;
        }
        JsFunction exotic = object.getMethod(JsSymbol.TO_PRIMITIVE);
        if (exotic != null) {
            Object result = exotic.call(object, hint.name().toLowerCase(java.util.Locale.ROOT));
            if (result instanceof JsObject) {
                throw JsThrow.typeError("Cannot convert object to primitive value");
            }
            return result;
        }
        return ordinaryToPrimitive(object, hint);
    }

    /** OrdinaryToPrimitive; DEFAULT means number. */
    public static Object ordinaryToPrimitive(JsObject object, Hint hint) {
        String[] names =
                hint == Hint.STRING
                        ? new String[] {"toString", "valueOf"}
                        : new String[] {"valueOf", "toString"};
        for (String name : names) {
            if (object.get(name) instanceof JsFunction method) {
                Object result = method.call(object);
                if (!(result instanceof JsObject)) {
                    return result;
                }
            }
        }
        throw JsThrow.typeError("Cannot convert object to primitive value");
    }

    /** ToObject. */
    public static JsObject toObject(Realm realm, Object value) {
        return switch (value) {
            case JsObject object -> object;
            case Undefined _, Null _ ->
                    throw JsThrow.typeError("Cannot convert undefined or null to object");
            case Rope rope ->
                    new PrimitiveObject(
                            realm.rootShape(), prototypeOf(realm, value), rope.toString());
            default -> new PrimitiveObject(realm.rootShape(), prototypeOf(realm, value), value);
        };
    }

    /**
     * {@return the object where looking up a property of a value starts}
     *
     * @throws JsThrow TypeError for undefined and null
     */
    public static JsObject prototypeOf(Realm realm, Object primitive) {
        return realm.intrinsic(
                switch (primitive) {
                    case String _, Rope _ -> Intrinsic.STRING_PROTOTYPE;
                    case Integer _, Double _ -> Intrinsic.NUMBER_PROTOTYPE;
                    case Boolean _ -> Intrinsic.BOOLEAN_PROTOTYPE;
                    case JsSymbol _ -> Intrinsic.SYMBOL_PROTOTYPE;
                    default ->
                            throw JsThrow.typeError(
                                    "Cannot read properties of " + toString(primitive));
                });
    }

    /** GetV: a property of any value but undefined and null. */
    public static Object getV(Realm realm, Object value, Object key) {
        if (value instanceof JsObject object) {
            return object.get(key, object);
        }
        if (isString(value)) {
            String text = value.toString();
            if (key instanceof Integer index && index < text.length()) {
                return String.valueOf(text.charAt(index));
            }
            if (key.equals("length")) {
                return text.length();
            }
        }
        return prototypeOf(realm, value).get(key, value);
    }

    /** GetMethod of any value; {@return null for undefined and null} */
    public static @Nullable JsFunction getMethod(Realm realm, Object value, Object key) {
        Object method = getV(realm, value, key);
        if (isNullish(method)) {
            return null;
        }
        if (method instanceof JsFunction function) {
            return function;
        }
        throw JsThrow.typeError(PropertyKey.value(key) + " is not a function");
    }

    // Comparison

    public static boolean strictEquals(Object left, Object right) {
        if (left == right) {
            return !(left instanceof Double number && Double.isNaN(number));
        }
        if (left instanceof Integer a && right instanceof Integer b) {
            return a.intValue() == b.intValue();
        }
        if (isNumber(left) && isNumber(right)) {
            return ((Number) left).doubleValue() == ((Number) right).doubleValue();
        }
        return equalNonNumbers(left, right);
    }

    private static boolean equalNonNumbers(Object left, Object right) {
        if (isString(left) && isString(right)) {
            return Rope.lengthOf(left) == Rope.lengthOf(right)
                    && left.toString().equals(right.toString());
        }
        return left instanceof Boolean && left.equals(right);
    }

    /** IsLooselyEqual. */
    public static boolean looseEquals(Object left, Object right) {
        if (isNullish(left) || isNullish(right)) {
            return isNullish(left) && isNullish(right);
        }
        if (left instanceof Boolean flag) {
            return looseEquals(flag ? 1 : 0, right);
        }
        if (right instanceof Boolean flag) {
            return looseEquals(left, flag ? 1 : 0);
        }
        if (left instanceof JsObject) {
            return right instanceof JsObject
                    ? left == right
                    : looseEquals(toPrimitive(left, Hint.DEFAULT), right);
        }
        if (right instanceof JsObject) {
            return looseEquals(left, toPrimitive(right, Hint.DEFAULT));
        }
        if (isNumber(left) && isString(right)) {
            return toNumber(left) == toNumber(right);
        }
        if (isString(left) && isNumber(right)) {
            return toNumber(left) == toNumber(right);
        }
        return strictEquals(left, right);
    }

    /** SameValue. */
    public static boolean sameValue(Object left, Object right) {
        if (isNumber(left) && isNumber(right)) {
            return Double.valueOf(((Number) left).doubleValue())
                    .equals(((Number) right).doubleValue());
        }
        return left == right || equalNonNumbers(left, right);
    }

    /** SameValueZero. */
    public static boolean sameValueZero(Object left, Object right) {
        if (isNumber(left) && isNumber(right)) {
            double a = ((Number) left).doubleValue();
            double b = ((Number) right).doubleValue();
            return a == b || Double.isNaN(a) && Double.isNaN(b);
        }
        return left == right || equalNonNumbers(left, right);
    }
}
