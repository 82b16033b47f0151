package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.ops.Iteration;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NumericCode;
import dev.zts.vm.value.Realm;
import java.math.BigDecimal;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Math (ECMA-262 21.3). */
final class MathBuiltin {

    private static final double LN2 = 0.6931471805599453;

    /** From here on x + 1 is x, and so is the square root of x² + 1. */
    private static final double HUGE = 0x1p28;

    private static final Members MEMBERS = members();

    private MathBuiltin() {}

    static JsObject create(Realm realm) {
        return MEMBERS.object(realm, realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
    }

    private static Members members() {
        Members all =
                Members.of()
                        .value("E", Math.E, 0)
                        .value("LN10", 2.302585092994046, 0)
                        .value("LN2", LN2, 0)
                        .value("LOG10E", 0.4342944819032518, 0)
                        .value("LOG2E", 1.4426950408889634, 0)
                        .value("PI", Math.PI, 0)
                        .value("SQRT1_2", 0.7071067811865476, 0)
                        .value("SQRT2", 1.4142135623730951, 0)
                        .tag("Math");
        rounding(all);
        transcendental(all);
        return all.method("clz32", 1, MathBuiltin::clz32)
                .method("hypot", 2, MathBuiltin::hypot)
                .method("imul", 2, MathBuiltin::imul)
                .method("max", 2, new Extreme(Math::max, Double.NEGATIVE_INFINITY))
                .method("min", 2, new Extreme(Math::min, Double.POSITIVE_INFINITY))
                .method("random", 0, (_, _, _) -> ThreadLocalRandom.current().nextDouble())
                .method("sumPrecise", 1, MathBuiltin::sumPrecise);
    }

    private static void rounding(Members all) {
        unary(all, "abs", Math::abs);
        integral(all, "ceil", Math::ceil);
        unary(all, "f16round", MathBuiltin::f16round);
        integral(all, "floor", Math::floor);
        unary(all, "fround", x -> (float) x);
        integral(all, "round", MathBuiltin::round);
        unary(all, "sign", Math::signum);
        integral(all, "trunc", x -> x < 0 ? Math.ceil(x) : Math.floor(x));
    }

    private static void transcendental(Members all) {
        unary(all, "acos", Math::acos);
        unary(all, "acosh", MathBuiltin::acosh);
        unary(all, "asin", Math::asin);
        unary(all, "asinh", MathBuiltin::asinh);
        unary(all, "atan", Math::atan);
        binary(all, "atan2", Math::atan2);
        unary(all, "atanh", MathBuiltin::atanh);
        unary(all, "cbrt", Math::cbrt);
        unary(all, "cos", Math::cos);
        unary(all, "cosh", Math::cosh);
        unary(all, "exp", Math::exp);
        unary(all, "expm1", Math::expm1);
        unary(all, "log", Math::log);
        unary(all, "log10", Math::log10);
        unary(all, "log1p", Math::log1p);
        unary(all, "log2", MathBuiltin::log2);
        binary(all, "pow", Math::pow);
        unary(all, "sin", Math::sin);
        unary(all, "sinh", Math::sinh);
        unary(all, "sqrt", Math::sqrt);
        unary(all, "tan", Math::tan);
        unary(all, "tanh", Math::tanh);
    }

    private static void unary(Members all, String name, DoubleUnaryOperator operator) {
        all.method(name, 1, new Unary(operator, false));
    }

    /** A function that leaves whole numbers as they are. */
    private static void integral(Members all, String name, DoubleUnaryOperator operator) {
        all.method(name, 1, new Unary(operator, true));
    }

    private static void binary(Members all, String name, DoubleBinaryOperator operator) {
        all.method(name, 2, new Binary(operator));
    }

    /**
     * A function of one number.
     *
     * @param unary what it does
     * @param integral whether it leaves whole numbers as they are
     */
    private record Unary(DoubleUnaryOperator unary, boolean integral) implements NumericCode {

        @Override
        public Object call(Realm realm, Object thisValue, Object[] given) {
            Object x = argument(given, 0);
            return integral && x instanceof Integer
                    ? x
                    : Convert.number(unary.applyAsDouble(Convert.toNumber(x)));
        }
    }

    private record Binary(DoubleBinaryOperator binary) implements NumericCode {

        @Override
        public Object call(Realm realm, Object thisValue, Object[] given) {
            double left = Convert.toNumber(argument(given, 0));
            double right = Convert.toNumber(argument(given, 1));
            return Convert.number(binary.applyAsDouble(left, right));
        }
    }

    /** The most extreme of any count of numbers, beginning with the least extreme one. */
    private record Extreme(DoubleBinaryOperator binary, double start) implements NumericCode {

        @Override
        public Object call(Realm realm, Object thisValue, Object[] given) {
            double most = start;
            for (Object argument : given) {
                most = binary.applyAsDouble(most, Convert.toNumber(argument));
            }
            return Convert.number(most);
        }
    }

    /** Math.round: halves go up, the sign of zero stays. */
    private static double round(double x) {
        double floor = Math.floor(x);
        double rounded = x - floor >= 0.5 ? floor + 1 : floor;
        return rounded == 0 ? Math.copySign(0, x) : rounded;
    }

    /** Math.f16round: the nearest number of 11 significant bits, ties to even. */
    private static double f16round(double x) {
        if (x == 0 || !Double.isFinite(x)) {
            return x;
        }
        double unit = Math.scalb(1.0, Math.max(Math.getExponent(x), -14) - 10);
        double rounded = Math.rint(x / unit) * unit;
        return Math.abs(rounded) > 65504 ? Math.copySign(Double.POSITIVE_INFINITY, x) : rounded;
    }

    private static double log2(double x) {
        int exponent = Math.getExponent(x);
        boolean isPower =
                x > 0 && exponent <= Double.MAX_EXPONENT && Math.scalb(1.0, exponent) == x;
        return isPower ? exponent : Math.log(x) / LN2;
    }

    private static double asinh(double x) {
        if (x == 0 || !Double.isFinite(x)) {
            return x;
        }
        double size = Math.abs(x);
        double square = x * x;
        double result =
                size > HUGE
                        ? Math.log(size) + LN2
                        : Math.log1p(size + square / (1 + Math.sqrt(1 + square)));
        return Math.copySign(result, x);
    }

    private static double acosh(double x) {
        if (x < 1) {
            return Double.NaN;
        }
        if (x > HUGE) {
            return Math.log(x) + LN2;
        }
        double above = x - 1;
        return Math.log1p(above + Math.sqrt(2 * above + above * above));
    }

    private static double atanh(double x) {
        return x == 0 ? x : Math.copySign(0.5 * Math.log1p(2 * Math.abs(x) / (1 - Math.abs(x))), x);
    }

    private static Object clz32(Realm realm, Object thisValue, Object[] arguments) {
        return Integer.numberOfLeadingZeros(Convert.toInt32(argument(arguments, 0)));
    }

    private static Object imul(Realm realm, Object thisValue, Object[] arguments) {
        int left = Convert.toInt32(argument(arguments, 0));
        return left * Convert.toInt32(argument(arguments, 1));
    }

    private static Object hypot(Realm realm, Object thisValue, Object[] arguments) {
        double[] sides = new double[arguments.length];
        for (int i = 0; i < sides.length; i++) {
            sides[i] = Math.abs(Convert.toNumber(arguments[i]));
        }
        return Convert.number(hypot(sides));
    }

    /** Math.sumPrecise: the exact sum, rounded once (ECMA-262 2026, 21.3.2.32). */
    private static Object sumPrecise(Realm realm, Object thisValue, Object[] arguments) {
        Object items = argument(arguments, 0);
        if (Convert.isNullish(items)) {
            throw JsThrow.typeError("Math.sumPrecise called on null or undefined");
        }
        ExactSum sum = new ExactSum();
        Iteration.forEach(realm, items, sum::add);
        return Convert.number(sum.result());
    }

    /** A sum of numbers without rounding. */
    private static final class ExactSum {

        private BigDecimal finite = BigDecimal.ZERO;
        private double special;
        private boolean isMinusZero = true;

        void add(Object item) {
            if (!Convert.isNumber(item)) {
                throw JsThrow.typeError("Math.sumPrecise adds numbers only");
            }
            double number = ((Number) item).doubleValue();
            isMinusZero &= number == 0 && 1 / number < 0;
            if (Double.isFinite(number)) {
                finite = finite.add(new BigDecimal(number));
            } else {
                special += number;
            }
        }

        double result() {
            if (special != 0) {
                return special;
            }
            return isMinusZero ? -0.0 : finite.doubleValue();
        }
    }

    private static double hypot(double[] sides) {
        double longest = 0;
        for (double side : sides) {
            if (side == Double.POSITIVE_INFINITY) {
                return side;
            }
            longest = Math.max(longest, side);
        }
        if (longest == 0 || Double.isNaN(longest)) {
            return longest;
        }
        return longest * Math.sqrt(sumOfSquares(sides, longest));
    }

    /** {@return the sum, each side divided by a unit first; with compensation of lost digits} */
    private static double sumOfSquares(double[] sides, double unit) {
        double sum = 0;
        double lost = 0;
        for (double side : sides) {
            double scaled = side / unit;
            double term = scaled * scaled - lost;
            double next = sum + term;
            lost = next - sum - term;
            sum = next;
        }
        return sum;
    }
}
