package dev.zts.vm.syntax;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The way from an offset of a source text to line and column. Offsets count UTF-16 units from 0,
 * lines and columns count from 1. The table of lines is made at the first question.
 */
public final class SourceMap {

    private final String source;
    private int @Nullable [] lineStarts;

    public SourceMap(String source) {
        this.source = source;
    }

    /** {@return the text} */
    public String source() {
        return source;
    }

    /** {@return the line of the offset, from 1} */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts(), offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** {@return the column of the offset in UTF-16 units, from 1} */
    public int column(int offset) {
        return offset - lineStarts()[line(offset) - 1] + 1;
    }

    /** {@return the text of a line, without its end} */
    public String lineText(int line) {
        int start = lineStarts()[line - 1];
        int end = start;
        while (end < source.length() && !isLineEnd(source.charAt(end))) {
            end++;
        }
        return source.substring(start, end);
    }

    /** {@return true for the LineTerminator characters of ECMA-262} */
    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
    }

    private int[] lineStarts() {
        int[] known = lineStarts;
        if (known == null) {
            known = scan(source);
            lineStarts = known;
        }
        return known;
    }

    private static int[] scan(String source) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (!isLineEnd(c)) {
                continue;
            }
            if (c == '\r' && i + 1 < source.length() && source.charAt(i + 1) == '\n') {
                i++;
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count++] = i + 1;
        }
        return Arrays.copyOf(starts, count);
    }
}
