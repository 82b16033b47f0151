package dev.zts.server;

/** The server could not start. The message names address and port and says what to do. */
public final class ServerStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ServerStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
