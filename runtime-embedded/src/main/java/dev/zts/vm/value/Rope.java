package dev.zts.vm.value;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A string made by concatenation whose characters are not copied yet. Flattened at the first look,
 * without recursion; then it holds the flat string only.
 */
public final class Rope {

    /** Shorter results are copied at once. */
    public static final int MIN_LENGTH = 13;

    /** Longest string (FAULTS.md A2). */
    public static final int MAX_LENGTH = 1 << 28;

    private @Nullable Object left;
    private @Nullable Object right;
    private @Nullable String flat;
    private final int length;

    private Rope(Object left, Object right, int length) {
        this.left = left;
        this.right = right;
        this.length = length;
    }

    /**
     * {@return the concatenation of two strings, each a String or a Rope}
     *
     * @throws JsThrow RangeError if it would be too long
     */
    public static Object concat(Object left, Object right) {
        int leftLength = lengthOf(left);
        int rightLength = lengthOf(right);
        if (leftLength == 0) {
            return right;
        }
        if (rightLength == 0) {
            return left;
        }
        long length = (long) leftLength + rightLength;
        if (length > MAX_LENGTH) {
            throw JsThrow.rangeError("Invalid string length");
        }
        if (length < MIN_LENGTH) {
            return left.toString().concat(right.toString());
        }
        return new Rope(left, right, (int) length);
    }

    /** {@return the length of a String or Rope} */
    public static int lengthOf(Object string) {
        return string instanceof String text ? text.length() : ((Rope) string).length;
    }

    public int length() {
        return length;
    }

    /** {@return the flat string} */
    @Override
    public String toString() {
        String known = flat;
        if (known == null) {
            known = flatten();
            flat = known;
            left = null;
            right = null;
        }
        return known;
    }

    private String flatten() {
        char[] chars = new char[length];
        int end = length;
        ArrayDeque<Object> pending = new ArrayDeque<>();
        pending.push(this);
        while (!pending.isEmpty()) {
            Object part = pending.pop();
            if (part instanceof Rope rope) {
                if (rope.flat != null) {
                    part = rope.flat;
                } else if (rope.left != null && rope.right != null) {
                    pending.push(rope.left);
                    pending.push(rope.right);
                    continue;
                }
            }
            String text = (String) part;
            end -= text.length();
            text.getChars(0, text.length(), chars, end);
        }
        return new String(chars);
    }
}
