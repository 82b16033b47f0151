package dev.zts.files;

import java.util.ArrayList;
import java.util.List;

/** What a Range field asks for (RFC 9110, 14.1.2 and 14.2). */
sealed interface ByteRanges {
    /** More than these are not served one by one: they cost more than the whole. */
    int MAX = 10;

    /** A range within the content. */
    record Range(long first, long length) {
        long last() {
            return first + length - 1;
        }
    }

    /** The field is malformed, of another unit, or asks for too much: the whole is sent. */
    record Ignored() implements ByteRanges {}

    /** No range overlaps the content. */
    record Unsatisfiable() implements ByteRanges {}

    /** Parts of the content, as they were asked for and in that order. */
    record Satisfiable(List<Range> ranges) implements ByteRanges {
        public Satisfiable {
            ranges = List.copyOf(ranges);
        }
    }

    /** {@return what a field asks for of a content of {@code size} bytes} */
    static ByteRanges of(String field, long size) {
        return new Reader(field, size).read();
    }

    /** Reads one field. */
    final class Reader {
        private static final String UNIT = "bytes=";
        private static final long NONE = -1;

        private final String field;
        private final long size;
        private final List<Range> ranges = new ArrayList<>();
        private int at;
        private int named;

        private Reader(String field, long size) {
            this.field = field;
            this.size = size;
        }

        private ByteRanges read() {
            if (!field.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
                return new Ignored();
            }
            at = Grammar.skipSpace(field, UNIT.length());
            while (at < field.length()) {
                if (field.charAt(at) != ',' && !range()) {
                    return new Ignored();
                }
                at = Grammar.skipSpace(field, at + 1);
            }
            return named == 0 || named > MAX || sum() > size ? new Ignored() : decided();
        }

        private ByteRanges decided() {
            if (size == 0 && !ranges.isEmpty()) {
                // The last bytes of nothing: no Content-Range can say that.
                return new Ignored();
            }
            return ranges.isEmpty() ? new Unsatisfiable() : new Satisfiable(ranges);
        }

        /** Overlapping ranges could ask for the same bytes again and again. */
        private long sum() {
            return ranges.stream().mapToLong(Range::length).sum();
        }

        /** Reads one range up to its comma. {@return whether it is well-formed} */
        private boolean range() {
            long first = number();
            if (at >= field.length() || field.charAt(at) != '-') {
                return false;
            }
            at++;
            long second = number();
            at = Grammar.skipSpace(field, at);
            boolean ended = at >= field.length() || field.charAt(at) == ',';
            boolean empty = first == NONE && second == NONE;
            boolean reversed = first != NONE && second != NONE && second < first;
            if (!ended || empty || reversed) {
                return false;
            }
            named++;
            add(first, second);
            return true;
        }

        private void add(long first, long second) {
            if (named > MAX) {
                return;
            }
            if (first == NONE) {
                if (second > 0) {
                    long length = Math.min(second, size);
                    ranges.add(new Range(size - length, length));
                }
            } else if (first < size) {
                long last = second == NONE ? size - 1 : Math.min(second, size - 1);
                ranges.add(new Range(first, last - first + 1));
            }
        }

        /** {@return the number there, clipped to what a long holds, or NONE} */
        private long number() {
            long value = NONE;
            while (at < field.length() && Grammar.isDigit(field.charAt(at))) {
                int digit = field.charAt(at++) - '0';
                value = Math.max(value, 0);
                value = value > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : value * 10 + digit;
            }
            return value;
        }
    }
}
