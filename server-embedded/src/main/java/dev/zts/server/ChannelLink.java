package dev.zts.server;

import dev.zts.operations.RegionInput;
import dev.zts.operations.Tls;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.EventLoop;
import io.netty.channel.FileRegion;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.stream.ChunkedWriteHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A socket on an event loop. Its turns are the loop's. */
final class ChannelLink extends ChannelInboundHandlerAdapter
        implements Link, ChannelFutureListener {
    /*
     * A future per write would be the largest piece of garbage of a small response. So writes have
     * none; if they do not all leave at once, an empty one behind them tells when they have.
     */
    private static final Logger LOG = Logger.getLogger(ChannelLink.class.getName());

    private final Channel channel;
    private final ServerLoop loop;
    private final Deadline deadline;
    private final Connection connection;

    /** What encrypts, or null. */
    private final @Nullable SslHandler tls;

    /** Whether something was written since the empty write was. */
    private boolean written;

    /** Whether the empty write is on its way. */
    private boolean draining;

    ChannelLink(HttpServer server, Channel channel, ServerLoop loop, EventLoop events) {
        this.channel = channel;
        this.loop = loop;
        this.deadline = new Deadline(events, this::expired);
        this.connection = new Connection(server, this);
        Tls context = server.operations().tls();
        this.tls = context == null ? null : context.newHandler(channel.alloc());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        if (tls != null) {
            context.pipeline().addBefore(context.name(), "tls", tls);
            context.pipeline().addBefore(context.name(), "chunks", new ChunkedWriteHandler());
        }
    }

    private void expired() {
        try {
            connection.expired();
        } catch (RuntimeException | Error e) {
            connection.failed(e);
        }
    }

    // ---- what the connection asks

    @Override
    public ServerLoop loop() {
        return loop;
    }

    @Override
    public ByteBufAllocator allocator() {
        return channel.alloc();
    }

    @Override
    public InetSocketAddress localAddress() {
        return (InetSocketAddress) channel.localAddress();
    }

    @Override
    public @Nullable InetSocketAddress remoteAddress() {
        return channel.remoteAddress() instanceof InetSocketAddress client ? client : null;
    }

    @Override
    public void write(Object part) {
        written = true;
        if (tls != null && part instanceof FileRegion region) {
            // What is encrypted has to come by here.
            // A file that has become shorter leaves a body that is not whole.
            channel.write(new RegionInput(region))
                    .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        } else {
            channel.write(part, channel.voidPromise());
        }
    }

    @Override
    public boolean flush() {
        if (tls != null) {
            return drain();
        }
        channel.flush();
        ChannelOutboundBuffer left = channel.unsafe().outboundBuffer();
        if (left == null) {
            return false;
        }
        if (left.isEmpty()) {
            return true;
        }
        return drain();
    }

    /** Writes nothing, behind all the rest. {@return whether it has left} */
    private boolean drain() {
        if (draining) {
            channel.flush();
            return false;
        }
        if (!written) {
            return true;
        }
        written = false;
        ChannelFuture drained = channel.writeAndFlush(Unpooled.EMPTY_BUFFER);
        if (drained.isSuccess()) {
            return true;
        }
        draining = true;
        drained.addListener(this);
        return false;
    }

    @Override
    public void operationComplete(ChannelFuture drained) {
        draining = false;
        if (drained.isSuccess()) {
            try {
                connection.drained();
            } catch (RuntimeException | Error e) {
                connection.failed(e);
            }
        }
    }

    @Override
    public long progress() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes() - buffer.currentProgress();
    }

    @Override
    public void reading(boolean wanted) {
        if (channel.config().isAutoRead() != wanted) {
            channel.config().setAutoRead(wanted);
        }
    }

    @Override
    public void wakeAt(long nanos) {
        deadline.set(nanos);
    }

    @Override
    public void sleepOn() {
        deadline.clear();
    }

    @Override
    public void shutdownOutput() {
        SocketChannel socket = (SocketChannel) channel;
        if (tls == null) {
            socket.shutdownOutput();
        } else {
            // The client must see that nothing was cut off (RFC 8446, 6.1).
            tls.closeOutbound().addListener(_ -> socket.shutdownOutput());
        }
    }

    @Override
    public void close() {
        channel.close();
    }

    @Override
    public void end() {
        deadline.end();
    }

    @Override
    public boolean execute(Runnable task) {
        if (channel.eventLoop().inEventLoop()) {
            task.run();
            return true;
        }
        try {
            channel.eventLoop().execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            // The server has ended, and its connections with it.
            LOG.log(Level.FINE, "An answer came after the server's end", e);
            return false;
        }
    }

    @Override
    public boolean runsHandlers() {
        return true;
    }

    // ---- what the channel tells

    @Override
    public void channelActive(ChannelHandlerContext context) {
        connection.opened();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        connection.received((ByteBuf) message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        connection.receivedAll();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent
                || event instanceof SslCloseCompletionEvent) {
            connection.inputEnded();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connection.closed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException || cause.getCause() instanceof SSLException) {
            LOG.log(Level.FINE, "A client went away", cause);
        } else {
            LOG.log(Level.SEVERE, "A connection failed", cause);
        }
        close();
    }
}
