package dev.zts.vm.regexp;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** A set of code points (the specification's CharSet), as sorted ranges. Immutable. */
final class CharSet {
    static final int MAX = Character.MAX_CODE_POINT;
    static final CharSet EMPTY = new CharSet(new int[0]);
    static final CharSet ALL = of(0, MAX);
    static final CharSet DIGITS = of('0', '9');
    static final CharSet WORD = of('0', '9', 'A', 'Z', '_', '_', 'a', 'z');
    static final CharSet LINE_TERMINATORS = of('\n', '\n', '\r', '\r', 0x2028, 0x2029);
    static final CharSet WHITE_SPACE =
            of(
                    0x09, 0x0D, ' ', ' ', 0xA0, 0xA0, 0x1680, 0x1680, 0x2000, 0x200A, 0x2028,
                    0x2029, 0x202F, 0x202F, 0x205F, 0x205F, 0x3000, 0x3000, 0xFEFF, 0xFEFF);

    /** First and last of each range in turn; ranges are sorted, apart and not adjacent. */
    private final int[] bounds;

    private CharSet(int[] bounds) {
        this.bounds = bounds;
    }

    /** The set of the given ranges, first and last of each in turn, in any order. */
    static CharSet of(int... bounds) {
        Builder builder = new Builder();
        for (int i = 0; i < bounds.length; i += 2) {
            builder.add(bounds[i], bounds[i + 1]);
        }
        return builder.build();
    }

    static CharSet single(int codePoint) {
        return new CharSet(new int[] {codePoint, codePoint});
    }

    /** All code points with a property. */
    static CharSet where(IntPredicate property) {
        Builder builder = new Builder();
        int first = -1;
        for (int c = 0; c <= MAX; c++) {
            boolean in = property.test(c);
            if (in && first < 0) {
                first = c;
            } else if (!in && first >= 0) {
                builder.add(first, c - 1);
                first = -1;
            }
        }
        if (first >= 0) {
            builder.add(first, MAX);
        }
        return builder.build();
    }

    boolean isEmpty() {
        return bounds.length == 0;
    }

    int rangeCount() {
        return bounds.length / 2;
    }

    int first(int range) {
        return bounds[2 * range];
    }

    int last(int range) {
        return bounds[2 * range + 1];
    }

    /** Number of members, at most 0x110000. */
    int size() {
        int size = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            size += bounds[i + 1] - bounds[i] + 1;
        }
        return size;
    }

    boolean contains(int codePoint) {
        int low = 0;
        int high = bounds.length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (codePoint < bounds[2 * middle]) {
                high = middle - 1;
            } else if (codePoint > bounds[2 * middle + 1]) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    CharSet union(CharSet other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        return new Builder().addAll(this).addAll(other).build();
    }

    CharSet intersect(CharSet other) {
        Builder builder = new Builder();
        int i = 0;
        int j = 0;
        while (i < bounds.length && j < other.bounds.length) {
            int first = Math.max(bounds[i], other.bounds[j]);
            int last = Math.min(bounds[i + 1], other.bounds[j + 1]);
            if (first <= last) {
                builder.add(first, last);
            }
            if (bounds[i + 1] < other.bounds[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return builder.build();
    }

    CharSet subtract(CharSet other) {
        return intersect(other.complement());
    }

    boolean intersects(CharSet other) {
        return !intersect(other).isEmpty();
    }

    CharSet complement() {
        Builder builder = new Builder();
        int next = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            if (bounds[i] > next) {
                builder.add(next, bounds[i] - 1);
            }
            next = bounds[i + 1] + 1;
        }
        if (next <= MAX) {
            builder.add(next, MAX);
        }
        return builder.build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CharSet set && Arrays.equals(bounds, set.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < bounds.length; i += 2) {
            text.append(String.format("%X-%X ", bounds[i], bounds[i + 1]));
        }
        return text.append(']').toString();
    }

    /** Collects ranges in any order. */
    static final class Builder {
        private int[] pairs = new int[16];
        private int size;
        private boolean sorted = true;

        Builder add(int codePoint) {
            return add(codePoint, codePoint);
        }

        Builder add(int first, int last) {
            if (size > 0 && first <= pairs[size - 1]) {
                sorted = false;
            }
            if (size == pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * size);
            }
            pairs[size++] = first;
            pairs[size++] = last;
            return this;
        }

        Builder addAll(CharSet set) {
            for (int i = 0; i < set.bounds.length; i += 2) {
                add(set.bounds[i], set.bounds[i + 1]);
            }
            return this;
        }

        CharSet build() {
            if (size == 0) {
                return EMPTY;
            }
            long[] ranges = new long[size / 2];
            for (int i = 0; i < ranges.length; i++) {
                ranges[i] = (long) pairs[2 * i] << 32 | pairs[2 * i + 1];
            }
            if (!sorted) {
                Arrays.sort(ranges);
            }
            return new CharSet(merged(ranges));
        }

        private static int[] merged(long[] ranges) {
            int[] merged = new int[2 * ranges.length];
            int count = 0;
            for (long range : ranges) {
                int first = (int) (range >>> 32);
                int last = (int) range;
                if (count > 0 && first <= merged[count - 1] + 1) {
                    merged[count - 1] = Math.max(merged[count - 1], last);
                } else {
                    merged[count++] = first;
                    merged[count++] = last;
                }
            }
            return Arrays.copyOf(merged, count);
        }
    }
}
