package dev.zts.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The socket of a connection, as its {@link Connection} sees it: whoever waits for it, an event
 * loop or a thread of its own. Its methods are called in the connection's turn, but for {@link
 * #execute} and {@link #close}; and it calls its connection in turns only, never two at a time.
 */
interface Link {

    /** {@return what is shared with other connections; used in the connection's turn only} */
    ServerLoop loop();

    ByteBufAllocator allocator();

    InetSocketAddress localAddress();

    /** {@return the client's address, or null if it is gone} */
    @Nullable InetSocketAddress remoteAddress();

    /** Queues a {@link ByteBuf} or a {@link io.netty.channel.FileRegion}, and releases it. */
    void write(Object part);

    /**
     * Sends what is queued. {@return whether all has left} If not, {@link Connection#drained} is
     * called when it has, or {@link Connection#closed}.
     */
    boolean flush();

    /** {@return a number that changes when bytes have left} */
    long progress();

    /** Says whether bytes are wanted. At first they are. */
    void reading(boolean wanted);

    /**
     * Asks for {@link Connection#expired} at a moment of {@link System#nanoTime}; only the last.
     */
    void wakeAt(long nanos);

    /** Takes the wish to be woken back. */
    void sleepOn();

    /** Says that nothing more will be sent. */
    void shutdownOutput();

    /** Ends the connection. Any thread. {@link Connection#closed} is called, in a turn. */
    void close();

    /** The connection has ended, and waits for nothing more. */
    void end();

    /** Runs something in a turn of the connection. Any thread. {@return false if none comes} */
    boolean execute(Runnable task);

    /** {@return whether handlers may run in a turn} */
    boolean runsHandlers();
}
