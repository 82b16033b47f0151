package dev.zts.vm.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Number to text and back (ECMA-262 6.1.6.1.20, 7.1.4.1, 19.2, 21.1.3). */
public final class Numbers {

    private static final double MAX_DECIMAL_LAYOUT = 1e21;

    /** More digits of any radix than this, without leading zeros, are beyond all finite numbers. */
    private static final int MAX_DIGITS = 1100;

    private Numbers() {}

    // Number to text

    /**
     * The decimal digits of a positive number: 0.d₁d₂… × 10^point.
     *
     * @param digits without zeros at the front
     */
    private record Decimal(String digits, int point) {

        static final Decimal ZERO = new Decimal("0", 1);

        /** {@return the shortest digits that read back as the number} */
        static Decimal shortest(double positive) {
            if (positive == Double.MIN_VALUE) {
                return new Decimal("5", -323);
            }
            return of(new BigDecimal(Double.toString(positive)));
        }

        private static Decimal of(BigDecimal positive) {
            BigDecimal stripped = positive.stripTrailingZeros();
            String digits = stripped.unscaledValue().toString();
            return new Decimal(digits, digits.length() - stripped.scale());
        }

        /**
         * {@return that many digits of a number that is not negative, zeros at the end included}
         */
        static Decimal rounded(double value, int precision) {
            if (value == 0) {
                return new Decimal("0".repeat(precision), 1);
            }
            MathContext context = new MathContext(precision, RoundingMode.HALF_UP);
            Decimal decimal = of(new BigDecimal(value).round(context));
            String digits = decimal.digits();
            String zeros = "0".repeat(precision - digits.length());
            return new Decimal(digits + zeros, decimal.point());
        }
    }

    /** Number::toString with radix 10. */
    public static String toString(double value) {
        if (value == (int) value) {
            return Integer.toString((int) value);
        }
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        double size = Math.abs(value);
        if (size >= 1e-3 && size < 1e7) {
            return Double.toString(value);
        }
        if (size < 1e15 && value == (long) value) {
            return Long.toString((long) value);
        }
        StringBuilder text = new StringBuilder(26);
        if (value < 0) {
            text.append('-');
        }
        layOut(text, Decimal.shortest(size));
        return text.toString();
    }

    private static void layOut(StringBuilder text, Decimal decimal) {
        String digits = decimal.digits();
        int point = decimal.point();
        if (point > 21 || point <= -6) {
            appendExponential(text, digits, point - 1);
        } else if (point <= 0) {
            text.append("0.").repeat('0', -point).append(digits);
        } else if (digits.length() <= point) {
            text.append(digits).repeat('0', point - digits.length());
        } else {
            text.append(digits, 0, point).append('.').append(digits, point, digits.length());
        }
    }

    private static void appendExponential(StringBuilder text, String digits, int exponent) {
        text.append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        text.append('e').append(exponent < 0 ? '-' : '+').append(Math.abs(exponent));
    }

    /**
     * Number::toString: integers below 2⁵³ exactly, fractions with as many digits as tell the
     * number from its neighbours.
     *
     * @param radix from 2 to 36
     */
    public static String toString(double value, int radix) {
        if (radix == 10 || Double.isNaN(value) || Double.isInfinite(value)) {
            return toString(value);
        }
        if (value == (long) value && Math.abs(value) <= 0x1p53) {
            return Long.toString((long) value, radix);
        }
        double size = Math.abs(value);
        double whole = Math.floor(size);
        StringBuilder fraction = new StringBuilder();
        if (appendFraction(fraction, size, radix)) {
            whole += 1;
        }
        StringBuilder text = new StringBuilder();
        if (value < 0) {
            text.append('-');
        }
        text.append(wholeDigits(whole, radix));
        if (!fraction.isEmpty()) {
            text.append('.').append(fraction);
        }
        return text.toString();
    }

    /** Appends the digits after the point; {@return whether rounding carries into the whole} */
    private static boolean appendFraction(StringBuilder digits, double size, int radix) {
        double rest = size - Math.floor(size);
        double precision = Math.max(Double.MIN_VALUE, 0.5 * Math.ulp(size));
        while (rest >= precision) {
            rest *= radix;
            precision *= radix;
            int digit = (int) rest;
            digits.append(Character.forDigit(digit, radix));
            rest -= digit;
            boolean roundsUp = rest > 0.5 || rest == 0.5 && (digit & 1) != 0;
            if (roundsUp && rest + precision > 1) {
                return carry(digits, radix);
            }
        }
        return false;
    }

    /** Adds one to the last digit; {@return whether no digit is left} */
    private static boolean carry(StringBuilder digits, int radix) {
        while (!digits.isEmpty()) {
            int last = digits.length() - 1;
            int digit = Character.digit(digits.charAt(last), radix) + 1;
            digits.setLength(last);
            if (digit < radix) {
                digits.append(Character.forDigit(digit, radix));
                return false;
            }
        }
        return true;
    }

    /** {@return the digits of a whole number; those below its precision are zeros} */
    private static String wholeDigits(double whole, int radix) {
        double rest = whole;
        int zeros = 0;
        while (Math.getExponent(rest) > 56) {
            rest /= radix;
            zeros++;
        }
        StringBuilder text = new StringBuilder();
        do {
            double digit = rest % radix;
            text.append(Character.forDigit((int) digit, radix));
            rest = (rest - digit) / radix;
        } while (rest > 0);
        return text.reverse().repeat('0', zeros).toString();
    }

    /**
     * Number.prototype.toFixed for a finite number.
     *
     * @param fractionDigits from 0 to 100
     */
    public static String toFixed(double value, int fractionDigits) {
        if (Math.abs(value) >= MAX_DECIMAL_LAYOUT) {
            return toString(value);
        }
        String text =
                new BigDecimal(Math.abs(value))
                        .setScale(fractionDigits, RoundingMode.HALF_UP)
                        .toPlainString();
        return value < 0 ? "-" + text : text;
    }

    /** Number.prototype.toExponential for a finite number: as many digits as needed. */
    public static String toExponential(double value) {
        return exponential(value, value == 0 ? Decimal.ZERO : Decimal.shortest(Math.abs(value)));
    }

    /**
     * Number.prototype.toExponential for a finite number.
     *
     * @param fractionDigits from 0 to 100
     */
    public static String toExponential(double value, int fractionDigits) {
        return exponential(value, Decimal.rounded(Math.abs(value), fractionDigits + 1));
    }

    private static String exponential(double value, Decimal decimal) {
        StringBuilder text = new StringBuilder();
        if (value < 0) {
            text.append('-');
        }
        appendExponential(text, decimal.digits(), decimal.point() - 1);
        return text.toString();
    }

    /**
     * Number.prototype.toPrecision for a finite number.
     *
     * @param precision from 1 to 100
     */
    public static String toPrecision(double value, int precision) {
        Decimal decimal = Decimal.rounded(Math.abs(value), precision);
        if (decimal.point() < -5 || decimal.point() > precision) {
            return exponential(value, decimal);
        }
        StringBuilder text = new StringBuilder();
        if (value < 0) {
            text.append('-');
        }
        layOut(text, decimal);
        return text.toString();
    }

    // Text to number

    /** StringToNumber: {@return NaN if the text is no numeric literal} */
    public static double parse(String text) {
        int length = text.length();
        if (length > 0 && length <= 9 && isDigits(text, 0, length)) {
            return Integer.parseInt(text, 0, length, 10);
        }
        int start = WhiteSpace.skip(text);
        int end = WhiteSpace.end(text, start);
        if (start == end) {
            return 0;
        }
        if (end - start > 2 && text.charAt(start) == '0') {
            int radix = prefixRadix(text.charAt(start + 1));
            if (radix > 0) {
                int digitsEnd = digitsEnd(text, start + 2, end, radix);
                return digitsEnd == end ? whole(text, start + 2, end, radix) : Double.NaN;
            }
        }
        return decimalEnd(text, start, end) == end ? decimal(text, start, end) : Double.NaN;
    }

    private static int prefixRadix(char letter) {
        return switch (letter) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> -1;
        };
    }

    /** The function parseFloat. */
    public static double parseFloat(String text) {
        int start = WhiteSpace.skip(text);
        int end = decimalEnd(text, start, text.length());
        return end < 0 ? Double.NaN : decimal(text, start, end);
    }

    /**
     * The function parseInt.
     *
     * @param radix as given, after ToInt32; 0 if absent
     */
    public static double parseInt(String text, int radix) {
        int at = WhiteSpace.skip(text);
        boolean negative = at < text.length() && text.charAt(at) == '-';
        if (negative || at < text.length() && text.charAt(at) == '+') {
            at++;
        }
        int base = radix == 0 ? 10 : radix;
        if (base < 2 || base > 36) {
            return Double.NaN;
        }
        boolean mayHavePrefix = radix == 0 || radix == 16;
        if (mayHavePrefix && text.startsWith("0x", at)
                || mayHavePrefix && text.startsWith("0X", at)) {
            at += 2;
            base = 16;
        }
        int end = digitsEnd(text, at, text.length(), base);
        if (end == at) {
            return Double.NaN;
        }
        double size = whole(text, at, end, base);
        return negative ? -size : size;
    }

    private static boolean isDigits(String text, int start, int end) {
        return digitsEnd(text, start, end, 10) == end;
    }

    private static int digitsEnd(String text, int start, int end, int radix) {
        int at = start;
        while (at < end && asciiDigit(text.charAt(at)) < radix) {
            at++;
        }
        return at;
    }

    /** {@return the value of a digit or letter of ASCII, else a number above all radixes} */
    private static int asciiDigit(char character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        int letter = (character | 0x20) - 'a';
        return character < 0x80 && letter >= 0 && letter < 26 ? letter + 10 : Integer.MAX_VALUE;
    }

    /** {@return the value of a not empty run of digits, rounded once} */
    private static double whole(String text, int start, int end, int radix) {
        int from = start;
        while (from < end - 1 && text.charAt(from) == '0') {
            from++;
        }
        if (end - from <= 10) {
            return Long.parseLong(text, from, end, radix);
        }
        if (end - from > MAX_DIGITS) {
            return Double.POSITIVE_INFINITY;
        }
        return new BigInteger(text.substring(from, end), radix).doubleValue();
    }

    /** {@return where the longest StrDecimalLiteral from start ends, or -1 if there is none} */
    private static int decimalEnd(String text, int start, int end) {
        int at = start;
        if (at < end && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            at++;
        }
        if (text.startsWith("Infinity", at) && at + 8 <= end) {
            return at + 8;
        }
        int whole = digitsEnd(text, at, end, 10);
        boolean found = whole > at;
        at = whole;
        if (at < end && text.charAt(at) == '.') {
            int fraction = digitsEnd(text, at + 1, end, 10);
            if (!found && fraction == at + 1) {
                return -1;
            }
            found = true;
            at = fraction;
        }
        return found ? exponentEnd(text, at, end) : -1;
    }

    private static int exponentEnd(String text, int start, int end) {
        int at = start;
        if (at >= end || (text.charAt(at) | 0x20) != 'e') {
            return start;
        }
        at++;
        if (at < end && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            at++;
        }
        int digits = digitsEnd(text, at, end, 10);
        return digits > at ? digits : start;
    }

    private static double decimal(String text, int start, int end) {
        if (text.charAt(end - 1) == 'y') {
            return text.charAt(start) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.parseDouble(text.substring(start, end));
    }
}
