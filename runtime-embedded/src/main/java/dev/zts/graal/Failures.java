package dev.zts.graal;

import dev.zts.engine.FailureKind;
import dev.zts.engine.HandlerResult.Failed;
import dev.zts.engine.Messages;
import dev.zts.engine.Problem;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.PolyglotException.StackFrame;
import org.graalvm.polyglot.SourceSection;
import org.jspecify.annotations.Nullable;

/** Makes failures of what JavaScript threw. */
final class Failures {
    /** How GraalJS says that the stack is full: wherever it is, and inside of JSON. */
    private static final List<String> STACK_OVERFLOWS =
            List.of("RangeError: Maximum call stack size exceeded", "nested that deep");

    private static final Logger LOG = Logger.getLogger(Failures.class.getName());

    private final GraalProgram program;
    private final boolean stacks;

    /**
     * @param stacks whether failures carry their stack
     */
    Failures(GraalProgram program, boolean stacks) {
        this.program = program;
        this.stacks = stacks;
    }

    Failed of(FailureKind kind, PolyglotException e) {
        if (kind == FailureKind.INTERNAL) {
            // Its message is about our classes, which are nobody's business.
            LOG.log(Level.SEVERE, "The engine failed", e);
            return new Failed(kind, "The engine failed; its log says why", place(e, ""), "");
        }
        String message = message(e);
        return new Failed(kind, message, place(e, message), stacks ? stack(e, message) : "");
    }

    /** {@return what kind of failure an uncaught exception is} */
    static FailureKind kind(PolyglotException e) {
        if (e.isInterrupted() || e.isCancelled()) {
            return FailureKind.TIMEOUT;
        }
        if (e.isResourceExhausted()) {
            return message(e).contains("tack") ? FailureKind.STACK : FailureKind.MEMORY;
        }
        if (e.isGuestException()) {
            String message = message(e);
            boolean overflow =
                    message.startsWith("RangeError")
                            && STACK_OVERFLOWS.stream().anyMatch(message::contains);
            return overflow ? FailureKind.STACK : FailureKind.EXCEPTION;
        }
        return FailureKind.INTERNAL;
    }

    static String message(PolyglotException e) {
        String message = e.getMessage();
        if (e.isSyntaxError() && message != null) {
            return Compiler.syntaxMessage(message);
        }
        return Messages.plain(message == null ? "an error without a message" : message);
    }

    @Nullable Problem place(PolyglotException e, String message) {
        if (e.isSyntaxError() && e.getSourceLocation() != null) {
            return place(e.getSourceLocation(), message);
        }
        for (StackFrame frame : e.getPolyglotStackTrace()) {
            SourceSection at = frame.isGuestFrame() ? frame.getSourceLocation() : null;
            if (at != null && fileOf(at) != null) {
                return place(at, message);
            }
        }
        return null;
    }

    private @Nullable Problem place(SourceSection at, String message) {
        String file = fileOf(at);
        if (file == null) {
            return null;
        }
        int line = at.getStartLine();
        return new Problem(file, line, at.getStartColumn(), message, program.line(file, line));
    }

    private String stack(PolyglotException e, String message) {
        StringBuilder stack = new StringBuilder(message);
        for (StackFrame frame : e.getPolyglotStackTrace()) {
            SourceSection at = frame.isGuestFrame() ? frame.getSourceLocation() : null;
            String file = at == null ? null : fileOf(at);
            if (at == null || file == null) {
                continue;
            }
            stack.append("\n    at ").append(functionOf(frame)).append(" (").append(file);
            stack.append(':').append(at.getStartLine()).append(':').append(at.getStartColumn());
            stack.append(')');
        }
        return Messages.stack(stack.toString());
    }

    private static String functionOf(StackFrame frame) {
        String name = frame.getRootName();
        return name == null || name.isEmpty() || name.startsWith(":") ? "<anonymous>" : name;
    }

    /** {@return the script that a place is in, null if it is none of the folder's} */
    private @Nullable String fileOf(SourceSection at) {
        String path = at.getSource().getPath();
        if (path == null) {
            return null;
        }
        String name = path.replace('\\', '/').replaceFirst("^(?:[A-Za-z]:)?/", "");
        return program.texts().containsKey(name) ? name : null;
    }
}
