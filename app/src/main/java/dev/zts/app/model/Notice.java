package dev.zts.app.model;

import dev.zts.telemetry.EngineEvent.Severity;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Something the user should read, shown as a banner until closed or replaced.
 *
 * @param topic a newer notice of the same topic takes the place of this one
 * @param text one sentence or two
 * @param details more lines, shown on demand; empty for none
 */
public record Notice(Topic topic, Severity severity, String text, String details, Action action) {

    /** What a notice is about. */
    public enum Topic {
        FOLDER,
        RUN,
        EXPORT,
        SETTINGS,
        CRASH,
        WINDOW
    }

    /** What the banner offers to do about it. */
    public enum Action {
        NONE,
        /** Open the same folder on a port that is free. */
        USE_FREE_PORT,
        /** Open the folder again. */
        RETRY
    }

    public static Notice info(Topic topic, String text) {
        return new Notice(topic, Severity.INFO, text, "", Action.NONE);
    }

    public static Notice warning(Topic topic, String text, String details) {
        return new Notice(topic, Severity.WARNING, text, details, Action.NONE);
    }

    public static Notice error(Topic topic, String text, String details) {
        return new Notice(topic, Severity.ERROR, text, details, Action.NONE);
    }

    /** {@return an error that tells what {@code thrown} says, with its stack as details} */
    public static Notice failure(Topic topic, String what, Throwable thrown) {
        String reason = thrown.getMessage();
        String text = reason == null ? thrown.getClass().getSimpleName() : reason;
        return error(topic, what.isEmpty() ? text : what + ": " + text, stackOf(thrown));
    }

    public Notice withAction(Action other) {
        return new Notice(topic, severity, text, details, other);
    }

    /** {@return the stack trace as Java prints it} */
    public static String stackOf(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
