package dev.zts.engine;

import org.jspecify.annotations.Nullable;

/** How a request ended in an isolate. */
public sealed interface HandlerResult {

    /** The handler answered. */
    record Responded(JsResponse response) implements HandlerResult {}

    /**
     * It did not.
     *
     * @param message for people, at most 1,024 characters, without control characters
     * @param place where in the folder, if known
     * @param stack the JavaScript stack, empty if there is none
     */
    record Failed(FailureKind kind, String message, @Nullable Problem place, String stack)
            implements HandlerResult {}
}
