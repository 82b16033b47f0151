package dev.zts.vm;

import dev.zts.engine.FailureKind;
import dev.zts.engine.HandlerResult.Failed;
import dev.zts.engine.Messages;
import dev.zts.engine.Problem;
import dev.zts.vm.builtins.HandlerApi;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsError;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes failures of what a script threw. Nothing of a script runs. */
final class Failures {

    private static final Pattern FRAME =
            Pattern.compile("\\n    at (?:.*? \\()?([^()\\n]+|.*):(\\d+):(\\d+)\\)?(?=\\n|$)");
    private static final String OVERFLOW = "RangeError: Maximum call stack size exceeded";

    private final ZtsProgram program;
    private final Realm realm;
    private final boolean stacks;

    /**
     * @param stacks whether failures carry their stack
     */
    Failures(ZtsProgram program, Realm realm, boolean stacks) {
        this.realm = realm;
        this.program = program;
        this.stacks = stacks;
    }

    Failed of(Object thrown) {
        String message = message(thrown);
        Problem place = place(thrown, message);
        String stack = stacks ? Messages.stack(stack(thrown)) : "";
        String fault = HandlerApi.fault(thrown);
        if (fault != null) {
            return new Failed(FailureKind.BAD_RESPONSE, Messages.plain(fault), place, stack);
        }
        FailureKind kind =
                thrown instanceof JsError && message.equals(OVERFLOW)
                        ? FailureKind.STACK
                        : FailureKind.EXCEPTION;
        return new Failed(kind, message, place, stack);
    }

    static Failed of(FailureKind kind, String message) {
        return new Failed(kind, Messages.plain(message), null, "");
    }

    /** {@return "name: message" of an error, else the value laid out} */
    static String message(Object thrown) {
        String text =
                thrown instanceof JsError || !(thrown instanceof JsObject)
                        ? ErrorText.describe(thrown)
                        : HandlerApi.show(thrown);
        return Messages.plain(text.isEmpty() ? "an error without a message" : text);
    }

    /** {@return the innermost place of the folder in an error's stack, null if there is none} */
    @Nullable Problem place(Object thrown, String message) {
        Matcher frames = FRAME.matcher(stack(thrown));
        while (frames.find()) {
            String file = frames.group(1);
            if (program.units().containsKey(file)) {
                int line = Integer.parseInt(frames.group(2));
                int column = Integer.parseInt(frames.group(3));
                return new Problem(file, line, column, message, program.line(file, line));
            }
        }
        return null;
    }

    private String stack(Object thrown) {
        if (!(thrown instanceof JsError error)) {
            return realm.traceOf(thrown);
        }
        int property = error.lookup("stack");
        if (property < 0 || (property & Property.ACCESSOR) != 0) {
            return "";
        }
        Object stack = error.read(property);
        return Convert.isString(stack) ? stack.toString() : "";
    }
}
