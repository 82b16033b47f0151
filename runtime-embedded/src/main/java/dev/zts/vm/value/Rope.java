package dev.zts.vm.value;

import java.util.Arrays;
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

    private static final int FIRST_LEAVES = 16;

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

    /** Joins the leaves: the JDK copies each once, into an array of the right size. */
    private String flatten() {
        return String.join("", leaves());
    }

    /** {@return whether it holds the flat string} */
    public boolean isFlat() {
        return flat != null;
    }

    /** {@return the strings it is put together of, in order} */
    public String[] leaves() {
        String[] leaves = new String[FIRST_LEAVES];
        int first = leaves.length;
        @Nullable Object[] pending = new @Nullable Object[FIRST_LEAVES];
        int count = 0;
        Object part = this;
        while (part != null) {
            // The right part first, filling the array from its end: most ropes grow to the right.
            if (part instanceof Rope rope && rope.flat == null) {
                if (count == pending.length) {
                    pending = Arrays.copyOf(pending, 2 * count);
                }
                pending[count++] = rope.left;
                part = rope.right;
                continue;
            }
            if (first == 0) {
                String[] more = new String[2 * leaves.length];
                first = leaves.length;
                System.arraycopy(leaves, 0, more, first, first);
                leaves = more;
            }
            leaves[--first] = part.toString();
            part = count == 0 ? null : pending[--count];
        }
        return Arrays.copyOfRange(leaves, first, leaves.length);
    }
}
