package dev.zts.operations;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * One answered request in the access log.
 *
 * @param id of the request, as {@code x-request-id} tells it
 * @param atMillis when it was answered, of the system's clock
 * @param client null if it is not known any more
 * @param method empty if the request was broken
 * @param target as it came
 * @param bytes of the response, its head included
 * @param receivedNanos when it was complete
 * @param writtenNanos when the socket had the last byte of the answer
 * @param waitNanos for a runtime
 * @param runNanos in the handler
 * @param complete whether the client got all of it
 */
public record AccessEntry(
        String id,
        long atMillis,
        @Nullable InetSocketAddress client,
        String method,
        String target,
        int status,
        long bytes,
        long receivedNanos,
        long writtenNanos,
        long waitNanos,
        long runNanos,
        boolean complete) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** {@return the same, when its answer has left or cannot leave any more} */
    public AccessEntry writtenAt(long nanos, boolean all) {
        return new AccessEntry(
                id,
                atMillis,
                client,
                method,
                target,
                status,
                bytes,
                receivedNanos,
                nanos,
                waitNanos,
                runNanos,
                all);
    }

    /** {@return the line that tells it, in printable ASCII} */
    String line() {
        StringBuilder line = new StringBuilder(128 + target.length());
        line.append(TIME.format(Instant.ofEpochMilli(atMillis)));
        line.append(' ').append(id).append(' ').append(address(client)).append(" \"");
        escape(method.isEmpty() ? "-" : method, line);
        line.append(' ');
        escape(target.isEmpty() ? "-" : target, line);
        line.append("\" ").append(status).append(' ').append(bytes);
        micros(line, " latency=", writtenNanos - receivedNanos);
        micros(line, " wait=", waitNanos);
        micros(line, " run=", runNanos);
        return line.append(complete ? "" : " aborted").toString();
    }

    private static void micros(StringBuilder line, String name, long nanos) {
        line.append(name).append(nanos / 1000).append("us");
    }

    private static String address(@Nullable InetSocketAddress client) {
        InetAddress host = client == null ? null : client.getAddress();
        return host == null ? "-" : host.getHostAddress();
    }

    /** Appends text so that no client can end the line or the quotes. */
    private static void escape(String text, StringBuilder line) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                line.append(String.format(c <= 0xFF ? "\\x%02x" : "\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
    }
}
