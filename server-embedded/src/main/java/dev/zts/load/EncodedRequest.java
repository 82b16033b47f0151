package dev.zts.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A request of the plan as the bytes that are sent, made once.
 *
 * @param isHead whether its answer has no body whatever its headers say
 * @param closes whether it asks for the connection to be closed
 */
record EncodedRequest(String route, ByteBuf bytes, boolean isHead, boolean closes) {
    private static final Set<String> WITH_LENGTH = Set.of("POST", "PUT", "PATCH");
    private static final Set<String> OURS = Set.of("content-length", "transfer-encoding");

    /**
     * @throws IllegalArgumentException if a part of the request would break the protocol
     */
    static EncodedRequest of(LoadRequest request, InetSocketAddress target) {
        check(request);
        StringBuilder head = new StringBuilder(256);
        head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
        if (request.headers().stream().noneMatch(field -> named(field, "host"))) {
            head.append("Host: ").append(host(target)).append("\r\n");
        }
        for (Map.Entry<String, String> field : request.headers()) {
            head.append(field.getKey()).append(": ").append(field.getValue()).append("\r\n");
        }
        if (request.body().length > 0 || WITH_LENGTH.contains(request.method())) {
            head.append("Content-Length: ").append(request.body().length).append("\r\n");
        }
        head.append("\r\n");
        byte[] start = head.toString().getBytes(UTF_8);
        ByteBuffer bytes = ByteBuffer.allocateDirect(start.length + request.body().length);
        bytes.put(start).put(request.body()).flip();
        return new EncodedRequest(
                request.route(),
                // Freed with the object: Netty does not own the memory of a wrapped buffer.
                Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(bytes)),
                request.method().equals("HEAD"),
                request.headers().stream().anyMatch(EncodedRequest::asksToClose));
    }

    private static boolean named(Map.Entry<String, String> field, String lowerCaseName) {
        return field.getKey().toLowerCase(Locale.ROOT).equals(lowerCaseName);
    }

    private static boolean asksToClose(Map.Entry<String, String> field) {
        return named(field, "connection") && field.getValue().trim().equalsIgnoreCase("close");
    }

    private static String host(InetSocketAddress target) {
        String name = target.getHostString();
        boolean bare = target.getAddress() instanceof Inet6Address && name.indexOf(':') >= 0;
        return (bare ? "[" + name + "]" : name) + ":" + target.getPort();
    }

    private static void check(LoadRequest request) {
        if (!isToken(request.method())) {
            throw new IllegalArgumentException(
                    "method of " + request.route() + " is not a word: " + quoted(request.method()));
        }
        if (request.target().chars().anyMatch(c -> c <= ' ' || c == 0x7F)) {
            throw new IllegalArgumentException(
                    "target of "
                            + request.route()
                            + " has a space or control character, write it as %XX: "
                            + quoted(request.target()));
        }
        request.headers().forEach(field -> check(request.route(), field));
    }

    private static void check(String route, Map.Entry<String, String> field) {
        if (!isToken(field.getKey())) {
            throw new IllegalArgumentException(
                    "header name of " + route + " is not a word: " + quoted(field.getKey()));
        }
        if (OURS.contains(field.getKey().toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "header "
                            + field.getKey()
                            + " of "
                            + route
                            + " follows from the body: leave it out");
        }
        if (field.getValue().chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7F)) {
            throw new IllegalArgumentException(
                    "header " + field.getKey() + " of " + route + " has a control character");
        }
    }

    private static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(Ascii::isToken);
    }

    private static String quoted(String text) {
        return '"' + text.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
