package dev.zts.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** What the scripts need to know about ports of the loopback address. */
final class Ports {
    private static final int PAUSE_MILLIS = 100;

    private Ports() {}

    /** Takes {@code free} to print a port, or {@code await PORT SECONDS} to wait for a server. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        switch (arguments[0]) {
            case "free" -> System.out.println(free());
            case "await" -> await(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            default -> throw new IllegalArgumentException("free or await: " + arguments[0]);
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void await(int port, int seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        String answer = answer(port);
        while (!answer.equals("200")) {
            if (System.nanoTime() - end > 0) {
                System.err.println("port " + port + " does not answer 200 to GET /: " + answer);
                System.exit(1);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            answer = answer(port);
        }
    }

    private static String answer(int port) {
        try {
            var connection =
                    (HttpURLConnection)
                            URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
            connection.setReadTimeout((int) TimeUnit.SECONDS.toMillis(5));
            int status = connection.getResponseCode();
            if (status < 400) {
                try (InputStream body = connection.getInputStream()) {
                    body.readAllBytes();
                }
            }
            return String.valueOf(status);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
