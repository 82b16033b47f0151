package dev.zts.load;

/** Names of what can go wrong with a request, as in {@link dev.zts.telemetry.Frame#errors()}. */
final class ErrorKind {
    /** The connection was refused or the address cannot be reached. */
    static final String CONNECT = "connect";

    static final String CONNECT_TIMEOUT = "connect_timeout";

    /** No complete answer in time, or none when the run gave up waiting. */
    static final String TIMEOUT = "timeout";

    /** The connection ended before the answer did. */
    static final String CLOSED = "closed";

    /** What came was not HTTP, or more than one answer. */
    static final String PROTOCOL = "protocol";

    /** Given up because too many requests were outstanding, or the run was stopped. */
    static final String NOT_SENT = "not_sent";

    private static final String[] STATUS = new String[1000];

    static {
        for (int status = 0; status < STATUS.length; status++) {
            STATUS[status] = "status." + status;
        }
    }

    private ErrorKind() {}

    static String ofStatus(int status) {
        return STATUS[status];
    }
}
