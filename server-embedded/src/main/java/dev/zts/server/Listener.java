package dev.zts.server;

import dev.zts.telemetry.Telemetry;
import java.net.InetSocketAddress;

/** Accepts connections at an address, and gives each one its {@link Link}. */
interface Listener extends AutoCloseable {

    /**
     * Binds an address and serves.
     *
     * @throws ServerStartException if the address cannot be bound, or the way to wait for sockets
     *     is not available here
     */
    static Listener start(HttpServer server, Telemetry telemetry) {
        return switch (server.options().io()) {
            case AUTO -> LoopListener.start(server, Transport.best(), telemetry);
            case EPOLL -> LoopListener.start(server, Transport.EPOLL.required(), telemetry);
            case KQUEUE -> LoopListener.start(server, Transport.KQUEUE.required(), telemetry);
            case NIO -> LoopListener.start(server, Transport.NIO, telemetry);
            case THREADS -> ThreadListener.start(server, telemetry);
        };
    }

    InetSocketAddress address();

    /** {@return how it waits for sockets} */
    String label();

    /** Accepts no more. */
    void stopAccepting();

    /** Ends everything, and the connections that are left. */
    @Override
    void close();
}
