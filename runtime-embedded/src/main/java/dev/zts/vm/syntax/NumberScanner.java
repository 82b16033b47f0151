package dev.zts.vm.syntax;

import java.math.BigInteger;

/** Reads one numeric literal (ECMA-262 12.9.3, strict: without legacy octals). */
final class NumberScanner {

    /** So many decimal digits always fit a long, and a double without rounding. */
    private static final int EXACT_DIGITS = 15;

    private final Lexer lexer;
    private final char[] chars;
    private final int start;
    private int position;
    private boolean separators;

    NumberScanner(Lexer lexer, char[] chars, int start) {
        this.lexer = lexer;
        this.chars = chars;
        this.start = start;
        this.position = start;
    }

    /** {@return the offset behind the literal} */
    int position() {
        return position;
    }

    double scan() {
        double value = chars[start] == '0' ? zero() : decimal();
        if (chars[position] == 'n') {
            throw lexer.problem(start, Unsupported.BIG_INT);
        }
        return value;
    }

    private double zero() {
        char c = chars[start + 1];
        if (Characters.kind(c) == Characters.DIGIT) {
            throw lexer.problem(start, "strict code has no octal numbers: write 0o or 0x");
        }
        if (c == '_') {
            throw lexer.problem(start + 1, "no separator behind a leading zero");
        }
        return switch (c) {
            case 'x', 'X' -> radix(16, 4);
            case 'o', 'O' -> radix(8, 3);
            case 'b', 'B' -> radix(2, 1);
            default -> decimal();
        };
    }

    private double radix(int radix, int bits) {
        position = start + 2;
        int from = position;
        long value = 0;
        boolean exact = true;
        while (true) {
            int digit = Characters.digit(chars[position], radix);
            if (digit >= 0) {
                exact &= value >> 53 - bits == 0;
                value = (value << bits) + digit;
                position++;
            } else if (!separator(from, radix)) {
                break;
            }
        }
        if (position == from) {
            throw lexer.problem(position, "a digit is missing");
        }
        return exact ? value : new BigInteger(digits(from), radix).doubleValue();
    }

    private double decimal() {
        int from = position;
        long value = digits();
        boolean whole = chars[position] != '.' && (chars[position] | 0x20) != 'e';
        if (whole && position - from <= EXACT_DIGITS) {
            return value;
        }
        if (chars[position] == '.') {
            position++;
            digits();
        }
        if ((chars[position] | 0x20) == 'e') {
            exponent();
        }
        return Double.parseDouble(digits(from));
    }

    private void exponent() {
        position++;
        if (chars[position] == '+' || chars[position] == '-') {
            position++;
        }
        int from = position;
        digits();
        if (position == from) {
            throw lexer.problem(position, "a digit is missing in the exponent");
        }
    }

    /** Reads decimal digits; the value is right if they are few. */
    private long digits() {
        int from = position;
        long value = 0;
        while (true) {
            char c = chars[position];
            if (Characters.kind(c) == Characters.DIGIT) {
                value = 10 * value + (c - '0');
                position++;
            } else if (!separator(from, 10)) {
                return value;
            }
        }
    }

    private boolean separator(int from, int radix) {
        if (chars[position] != '_') {
            return false;
        }
        if (position == from
                || Characters.digit(chars[position - 1], radix) < 0
                || Characters.digit(chars[position + 1], radix) < 0) {
            throw lexer.problem(position, "a separator must stand between digits");
        }
        separators = true;
        position++;
        return true;
    }

    private String digits(int from) {
        String text = lexer.substring(from, position);
        return separators ? text.replace("_", "") : text;
    }
}
