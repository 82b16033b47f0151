package dev.zts.engine;

/**
 * Why a script cannot be used.
 *
 * @param line from 1, 0 if unknown
 * @param column from 1, 0 if unknown
 * @param sourceLine the text of that line, empty if unknown
 */
public record Problem(String file, int line, int column, String message, String sourceLine) {

    /** {@return the problem as compilers print it: place and message, the line, a caret below} */
    public String render() {
        String place = line > 0 ? file + ":" + line + ":" + column : file;
        if (sourceLine.isEmpty() || column <= 0) {
            return place + ": " + message;
        }
        StringBuilder caret = new StringBuilder();
        for (int i = 0; i < Math.min(column - 1, sourceLine.length()); i++) {
            caret.append(sourceLine.charAt(i) == '\t' ? '\t' : ' ');
        }
        return place + ": " + message + "\n" + sourceLine + "\n" + caret + "^";
    }
}
