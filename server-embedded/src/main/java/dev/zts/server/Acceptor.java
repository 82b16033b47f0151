package dev.zts.server;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Accepts connections, on a loop of its own: the others may be busy with handlers. */
final class Acceptor extends ChannelInboundHandlerAdapter implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Acceptor.class.getName());

    /** Pause after an error: if there are no file descriptors left, another try would fail too. */
    private static final long PAUSE_MILLIS = 200;

    private final ServerLoops loops;
    private final EventLoopGroup group;
    private final Channel listener;

    private Acceptor(ServerLoops loops, EventLoopGroup group, Transport transport, InetSocketAddress address) {
        this.loops = loops;
        this.group = group;
        ChannelFuture bound =
                new Bootstrap()
                        .group(group)
                        .channel(transport.channel())
                        .option(ChannelOption.SO_BACKLOG, 1024)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .handler(this)
                        .localAddress(address)
                        .bind()
                        .awaitUninterruptibly();
        this.listener = bound.channel();
        if (!bound.isSuccess()) {
            end();
            throw HttpServer.startFailure(address, bound.cause());
        }
    }

    /**
     * Binds an address.
     *
     * @throws ServerStartException if it cannot be bound
     */
    static Acceptor start(ServerLoops loops, Transport transport, InetSocketAddress address) {
        return new Acceptor(loops, transport.newGroup(1, "zts-accept"), transport, address);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        Channel accepted = (Channel) message;
        accepted.config().setOption(ChannelOption.TCP_NODELAY, true);
        accepted.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        loops.take(accepted, context.channel().eventLoop());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Level level = cause instanceof IOException ? Level.WARNING : Level.SEVERE;
        LOG.log(level, "A connection could not be accepted", cause);
        context.channel().config().setAutoRead(false);
        context.channel()
                .eventLoop()
                .schedule(
                        () -> context.channel().config().setAutoRead(true),
                        PAUSE_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    /** Accepts no more. */
    @Override
    public void close() {
        listener.close().awaitUninterruptibly();
        end();
    }

    private void end() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2_000);
    }
}
