package dev.zts.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends one request over a connection of its own; the target goes out as it is. */
final class SampleClient {
    private static final int TIMEOUT_MILLIS = 30_000;

    /** What came back: header names in lower case, values of repeated fields joined. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Answer(int status, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private SampleClient() {}

    static Answer send(InetSocketAddress address, SampleCase.Request request) throws IOException {
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(bytesOf(request, address));
            return parse(socket.getInputStream().readAllBytes());
        }
    }

    private static byte[] bytesOf(SampleCase.Request request, InetSocketAddress address) {
        var head = new StringBuilder();
        head.append(request.method()).append(' ').append(request.path()).append(" HTTP/1.1\r\n");
        head.append("Host: 127.0.0.1:").append(address.getPort()).append("\r\n");
        head.append("Connection: close\r\n");
        request.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
        if (request.hasBody()) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        return out.toByteArray();
    }

    private static Answer parse(byte[] response) throws IOException {
        // Latin-1 keeps one character per byte, so that positions in the text are positions in the
        // bytes
        String text = new String(response, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/1.1 ")) {
            throw new IOException("no HTTP response but " + response.length + " bytes: " + text);
        }
        List<String> lines = text.substring(0, end).lines().toList();
        int status = Integer.parseInt(lines.get(0), 9, 12, 10);
        Map<String, String> headers = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.merge(name, line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
        }
        byte[] rest = Arrays.copyOfRange(response, end + 4, response.length);
        return new Answer(status, headers, bodyOf(rest, headers));
    }

    private static byte[] bodyOf(byte[] rest, Map<String, String> headers) throws IOException {
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            return unchunked(rest);
        }
        String length = headers.get("content-length");
        if (length != null && Integer.parseInt(length) != rest.length) {
            throw new IOException("Content-Length " + length + " but " + rest.length + " bytes");
        }
        return rest;
    }

    private static byte[] unchunked(byte[] rest) throws IOException {
        String text = new String(rest, StandardCharsets.ISO_8859_1);
        var body = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int lineEnd = text.indexOf("\r\n", at);
            if (lineEnd < 0) {
                throw new IOException("the chunked body ends early");
            }
            int size = Integer.parseInt(text.substring(at, lineEnd).split(";", 2)[0].strip(), 16);
            if (size == 0) {
                return body.toByteArray();
            }
            body.write(rest, lineEnd + 2, size);
            at = lineEnd + 2 + size + 2;
        }
    }
}
