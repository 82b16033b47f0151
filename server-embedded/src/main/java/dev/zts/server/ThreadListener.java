package dev.zts.server;

import dev.zts.memory.AllocationMeter;
import dev.zts.telemetry.Owner;
import dev.zts.telemetry.Telemetry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Accepts connections and gives each one a thread: plain sockets of the JDK. */
final class ThreadListener implements Listener {
    private static final Logger LOG = Logger.getLogger(ThreadListener.class.getName());

    /** How often threads that are held up while they write are looked at. */
    private static final long WATCH_MILLIS = 20;

    private static final long PAUSE_MILLIS = 200;

    /** Connections that take turns with one meter and one log. */
    record Circle(ServerLoop loop, ReentrantLock lock) {}

    private final HttpServer server;
    private final ServerSocket listener;
    private final List<Circle> circles = new ArrayList<>();
    private final Set<ThreadLink> links = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("zts-watch").daemon().factory());
    private long accepted;

    private ThreadListener(HttpServer server, ServerSocket listener, Telemetry telemetry) {
        this.server = server;
        this.listener = listener;
        for (int i = 0; i < server.options().eventLoops(); i++) {
            circles.add(
                    new Circle(new ServerLoop(i, server.memory(), telemetry), new ReentrantLock()));
        }
        watch.scheduleWithFixedDelay(
                () -> links.forEach(ThreadLink::watch),
                WATCH_MILLIS,
                WATCH_MILLIS,
                TimeUnit.MILLISECONDS);
        Thread.ofPlatform().name("zts-accept").daemon().start(this::accept);
    }

    /**
     * Binds the address of a server.
     *
     * @throws ServerStartException if it cannot be bound
     */
    static ThreadListener start(HttpServer server, Telemetry telemetry) {
        InetSocketAddress address = server.options().address();
        try {
            ServerSocket socket = new ServerSocket();
            try {
                socket.setReuseAddress(true);
                socket.bind(address, 1024);
            } catch (IOException e) {
                socket.close();
                throw e;
            }
            return new ThreadListener(server, socket, telemetry);
        } catch (IOException e) {
            throw HttpServer.startFailure(address, e);
        }
    }

    @Override
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    @Override
    public String label() {
        return "threads";
    }

    private void accept() {
        AllocationMeter.claim(Thread.currentThread(), Owner.SERVER);
        while (!listener.isClosed()) {
            try {
                take(listener.accept());
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    LOG.log(Level.WARNING, "A connection could not be accepted", e);
                    pause();
                }
            }
        }
    }

    /** If there are no file descriptors left, another try would fail too. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        Circle circle = circles.get((int) (accepted++ % circles.size()));
        ThreadLink link = new ThreadLink(server, socket, circle);
        links.add(link);
        try {
            start(link);
        } catch (OutOfMemoryError e) {
            // So says the JVM when the system has no thread left.
            links.remove(link);
            socket.close();
            throw new IOException("no thread for a connection", e);
        }
    }

    private void start(ThreadLink link) {
        Thread.ofPlatform()
                .name("zts-connection-" + accepted)
                .daemon()
                .start(() -> {
                    AllocationMeter.claim(Thread.currentThread(), Owner.SERVER);
                    try {
                        link.run();
                    } finally {
                        links.remove(link);
                    }
                });
    }

    @Override
    public void stopAccepting() {
        try {
            listener.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The listening socket did not close", e);
        }
    }

    @Override
    public void close() {
        stopAccepting();
        watch.shutdown();
        links.forEach(ThreadLink::close);
    }
}
