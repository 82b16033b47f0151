package dev.zts.vm.regexp;

import org.jspecify.annotations.Nullable;

/** What the matcher runs, and what it may know before it starts. Immutable. */
final class Code {
    final int[] ops;
    final CharClass[] classes;
    final String[] strings;

    /** Captures first, two to a group; then counters and marks. */
    final int registers;

    final boolean unicode;

    /** Every match starts at the start of the input. */
    final boolean anchored;

    /** Every match is at least so many code units long. */
    final int minLength;

    /** Every match starts with this, unless empty. */
    final String prefix;

    /** Every match starts with one of these; null when unknown. */
    final @Nullable CharClass first;

    /** Whether {@link #first} is about code points. */
    final boolean firstIsPoint;

    Code(
            int[] ops,
            CharClass[] classes,
            String[] strings,
            int registers,
            boolean unicode,
            boolean anchored,
            int minLength,
            String prefix,
            @Nullable CharClass first,
            boolean firstIsPoint) {
        this.ops = ops;
        this.classes = classes;
        this.strings = strings;
        this.registers = registers;
        this.unicode = unicode;
        this.anchored = anchored;
        this.minLength = minLength;
        this.prefix = prefix;
        this.first = first;
        this.firstIsPoint = firstIsPoint;
    }
}
