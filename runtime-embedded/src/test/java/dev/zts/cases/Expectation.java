package dev.zts.cases;

import org.jspecify.annotations.Nullable;

/**
 * What one comment of a case file says.
 *
 * @param line where the comment stands
 * @param text the line, or verdict, that ECMAScript prescribes
 * @param graaljs what GraalJS answers instead, null if it follows the specification
 */
record Expectation(int line, String text, @Nullable String graaljs) {

    Expectation(int line, String text) {
        this(line, text, null);
    }

    Expectation withGraaljs(String other) {
        return new Expectation(line, text, other);
    }

    /** {@return the text that an engine has to answer} */
    String of(Dialect dialect) {
        return dialect == Dialect.GRAALJS && graaljs != null ? graaljs : text;
    }

    /**
     * {@return whether an answer is the expected one}
     *
     * <p>A verdict without place agrees with every place, an exception without message with every
     * message.
     */
    boolean agrees(String actual, Dialect dialect) {
        String expected = of(dialect);
        if (expected.equals(actual)) {
            return true;
        }
        boolean verdict = expected.equals("SyntaxError");
        boolean uncaught = expected.startsWith(CaseRunner.UNCAUGHT) && !expected.contains(":");
        return verdict && actual.startsWith(expected + " ")
                || uncaught && actual.startsWith(expected + ":");
    }

    /** Whose answers a case is compared with. */
    enum Dialect {
        /** What the specification prescribes. */
        ECMASCRIPT,
        /** The same but for the marked deviations of GraalJS. */
        GRAALJS
    }
}
