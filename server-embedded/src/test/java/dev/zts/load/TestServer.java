package dev.zts.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.zts.telemetry.RequestLog;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of bare sockets, a virtual thread per connection, that does what the test wants. */
final class TestServer implements AutoCloseable {
    static final byte[] OK = bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

    /** What the server does with each request. */
    @FunctionalInterface
    interface Script {
        /**
         * @param head of the request, with its empty line
         * @param number of the request on this server, from 0
         * @return the bytes to send, empty for none
         */
        byte[] answer(String head, int number) throws InterruptedException;
    }

    final AtomicInteger accepted = new AtomicInteger();
    final AtomicInteger requests = new AtomicInteger();
    final AtomicInteger busy = new AtomicInteger();
    final AtomicInteger mostBusy = new AtomicInteger();
    final Set<Long> exchanges = ConcurrentHashMap.newKeySet();
    final Queue<String> texts = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket listener;
    private final boolean closesAfterAnswer;
    private final Script script;

    private TestServer(boolean closesAfterAnswer, Script script) throws IOException {
        this.closesAfterAnswer = closesAfterAnswer;
        this.script = script;
        this.listener = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    static TestServer answering(Script script) throws IOException {
        return new TestServer(false, script);
    }

    static TestServer closingAfter(Script script) throws IOException {
        return new TestServer(true, script);
    }

    static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    /** {@return the bytes of a text whose lines are to end in CR LF} */
    static byte[] http(String text) {
        return bytes(text.replace("\n", "\r\n"));
    }

    /** {@return an address of this machine where nobody listens} */
    static InetSocketAddress refusing() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = listener.accept();
                accepted.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (long ordinal = 0; ; ordinal++) {
                String head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                String body = new String(in.readNBytes(contentLength(head)), ISO_8859_1);
                texts.add(head + body);
                exchanges.add(RequestLog.exchange(socket.getPort(), ordinal));
                mostBusy.accumulateAndGet(busy.incrementAndGet(), Math::max);
                byte[] answer = script.answer(head, requests.getAndIncrement());
                busy.decrementAndGet();
                out.write(answer);
                if (closesAfterAnswer) {
                    return;
                }
            }
        } catch (IOException | InterruptedException _) {
            // The other side or the test has closed.
        } finally {
            open.remove(socket);
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n", Math.max(0, text.length() - 4)) < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            text.append((char) next);
        }
        return text.toString();
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring(16)))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
