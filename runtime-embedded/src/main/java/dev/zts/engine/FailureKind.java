package dev.zts.engine;

/**
 * What can go wrong with a request inside the server, with the name in problem documents ({@code
 * urn:zts:<name>}) and the status (FAULTS.md A2): 500 is the handler's fault, 503 our capacity, 504
 * a deadline.
 */
public enum FailureKind {
    EXCEPTION("handler.exception", 500, "The handler threw an error"),
    TIMEOUT("handler.timeout", 504, "The handler did not finish in time"),
    STACK("handler.stack", 500, "The handler's call stack grew too deep"),
    MEMORY("handler.memory", 500, "The handler allocated too much memory"),
    REGEX_BUDGET("handler.regex_budget", 500, "A regular expression ran out of its step budget"),
    BAD_RESPONSE("handler.bad_response", 500, "The handler returned an unusable response"),
    NEVER_SETTLED("handler.never_settled", 500, "The handler's promise can never settle"),
    LOAD_FAILED("handler.load_failed", 500, "The handler could not be loaded"),
    LOAD_TIMEOUT("handler.load_timeout", 500, "The handler's top level did not finish in time"),
    POOL_EXHAUSTED("pool.exhausted", 503, "No runtime came free in time"),
    SHUTTING_DOWN("server.stopping", 503, "The server is stopping"),
    INTERNAL("server.internal", 500, "The server failed");

    private final String wireName;
    private final int status;
    private final String title;

    FailureKind(String wireName, int status, String title) {
        this.wireName = wireName;
        this.status = status;
        this.title = title;
    }

    public String wireName() {
        return wireName;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
