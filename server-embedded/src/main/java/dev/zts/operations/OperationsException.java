package dev.zts.operations;

import org.jspecify.annotations.Nullable;

/** Tells why something that the server was to be run with cannot be used. */
public final class OperationsException extends Exception {
    private static final long serialVersionUID = 1;

    OperationsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
