package dev.zts.vm.syntax;

import dev.zts.engine.Problem;

/**
 * A source text that is no program, or uses what zts leaves to GraalJS.
 *
 * <p>Thrown without stack trace: the place that counts is the one in the source.
 */
public final class SyntaxProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** A longer line, of minified code, is not shown. */
    private static final int SHOWN_LENGTH = 1000;

    private final String path;
    private final int offset;
    private final int line;
    private final int column;
    private final String sourceLine;

    public SyntaxProblem(String path, SourceMap map, int offset, String message) {
        super(message, null, false, false);
        this.path = path;
        this.offset = offset;
        this.line = map.line(offset);
        this.column = map.column(offset);
        String text = map.lineText(line);
        this.sourceLine = text.length() <= SHOWN_LENGTH ? text : "";
    }

    /** {@return the message alone} */
    public String message() {
        return String.valueOf(getMessage());
    }

    /** {@return the name of the source} */
    public String path() {
        return path;
    }

    /** {@return the place in UTF-16 units, from 0} */
    public int offset() {
        return offset;
    }

    /** {@return the line, from 1} */
    public int line() {
        return line;
    }

    /** {@return the column in UTF-16 units, from 1} */
    public int column() {
        return column;
    }

    /** {@return the problem as the engine API shows it} */
    public Problem problem() {
        return new Problem(path, line, column, "SyntaxError: " + message(), sourceLine);
    }

    /** {@return place and message, the line, a caret below} */
    public String render() {
        return problem().render();
    }
}
