package dev.zts.http;

/** Why the server itself turns a request down, with its name in problem documents. */
public enum Refusal {
    MALFORMED("request.malformed", 400, "The request is malformed"),
    BAD_PATH("request.path", 400, "The path is malformed"),
    NOT_FOUND("route.not_found", 404, "No route takes this path"),
    METHOD("route.method", 405, "The route does not answer this method"),
    NOT_ACCEPTABLE("request.encoding", 406, "No content coding that is there is acceptable"),
    TIMEOUT("request.timeout", 408, "The request did not arrive in time"),
    PRECONDITION("request.precondition", 412, "The file is not in the state that was asked for"),
    BODY_TOO_LARGE("request.body_size", 413, "The body is too large"),
    LINE_TOO_LONG("request.line_size", 414, "The request line is too long"),
    RANGE("request.range", 416, "The file has no such range"),
    EXPECTATION("request.expectation", 417, "The expectation cannot be met"),
    MISDIRECTED("request.host", 421, "This host name is not answered here"),
    HEADERS_TOO_LARGE("request.header_size", 431, "The header is too large"),
    NOT_IMPLEMENTED("request.not_implemented", 501, "The request needs what is not implemented"),
    CONNECTIONS("server.connections", 503, "There are too many connections"),
    VERSION("request.version", 505, "The HTTP version is not supported");

    private final String wireName;
    private final int status;
    private final String title;

    Refusal(String wireName, int status, String title) {
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
