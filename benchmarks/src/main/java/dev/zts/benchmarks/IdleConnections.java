package dev.zts.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What idle connections cost a server in another process, and what a client notices beside them.
 * Each idle one has been served a request before; one less than the limit is idle, one is busy.
 */
final class IdleConnections {
    private static final int REQUESTS = 5_000;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final byte[] GET =
            "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InetSocketAddress server;
    private final long pid;

    private IdleConnections(int port, long pid) {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.pid = pid;
    }

    private record Memory(long heapKilobytes, long residentKilobytes) {}

    private record Latency(double meanMicros, double worstMicros) {}

    /** Takes the server's port, its process and the number of connections that it allows. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new IdleConnections(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]))
                .measure(Integer.parseInt(arguments[2]));
    }

    private void measure(int limit) throws IOException, InterruptedException {
        List<SocketChannel> idle = new ArrayList<>();
        try (Socket active = connect()) {
            Latency alone = requests(active);
            Memory before = memory();
            long start = System.nanoTime();
            while (idle.size() < limit - 1) {
                idle.add(served());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            Latency beside = requests(active);
            Memory after = memory();
            print("idle connections: %,d, opened in %.1f s", idle.size(), seconds);
            print(
                    "heap %,d -> %,d KB: %.1f KB a connection",
                    before.heapKilobytes,
                    after.heapKilobytes,
                    (double) (after.heapKilobytes - before.heapKilobytes) / idle.size());
            print(
                    "RSS %,d -> %,d KB: %.1f KB a connection",
                    before.residentKilobytes,
                    after.residentKilobytes,
                    (double) (after.residentKilobytes - before.residentKilobytes) / idle.size());
            print("active alone: mean %.0f us, worst %.0f us", alone.meanMicros, alone.worstMicros);
            print(
                    "active beside them: mean %.0f us, worst %.0f us",
                    beside.meanMicros, beside.worstMicros);
            print("one more than the limit: %s", refused());
        } finally {
            for (SocketChannel each : idle) {
                each.close();
            }
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // formats are constants of this class
    private static void print(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(server.getAddress(), server.getPort());
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** {@return a connection that was served one request} */
    private SocketChannel served() throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        Socket socket = channel.socket();
        socket.getOutputStream().write(GET);
        response(socket.getInputStream());
        return channel;
    }

    private static Latency requests(Socket active) throws IOException {
        InputStream in = new BufferedInputStream(active.getInputStream());
        long sum = 0;
        long worst = 0;
        for (int i = -REQUESTS; i < REQUESTS; i++) {
            long start = System.nanoTime();
            active.getOutputStream().write(GET);
            response(in);
            long nanos = System.nanoTime() - start;
            if (i >= 0) {
                sum += nanos;
                worst = Math.max(worst, nanos);
            }
        }
        return new Latency(sum / 1e3 / REQUESTS, worst / 1e3);
    }

    /** Reads a response whole. {@return its first line} */
    private static String response(InputStream in) throws IOException {
        String first = line(in);
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.startsWith("content-length: ")) {
                length = Integer.parseInt(line.substring("content-length: ".length()));
            }
        }
        in.skipNBytes(length);
        return first;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the server ended the connection after: " + line);
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }

    private String refused() throws IOException {
        try (Socket oneMore = connect()) {
            return response(oneMore.getInputStream());
        }
    }

    /** {@return what the server has after a collection} */
    private Memory memory() throws IOException, InterruptedException {
        jcmd("GC.run");
        long heap = number(USED, jcmd("GC.heap_info"));
        long resident =
                number(RSS, Files.readString(Path.of("/proc", String.valueOf(pid), "status")));
        return new Memory(heap, resident);
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                String.valueOf(pid),
                                command)
                        .redirectErrorStream(true)
                        .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException(said);
        }
        return said;
    }

    private static long number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException(pattern + " is not in: " + text);
        }
        return Long.parseLong(found.group(1));
    }
}
