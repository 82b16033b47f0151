package dev.zts.server;

import dev.zts.telemetry.Telemetry;
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

/**
 * Accepts connections for event loops, on a loop of its own: the others may be busy with handlers.
 */
final class LoopListener extends ChannelInboundHandlerAdapter implements Listener {
    private static final Logger LOG = Logger.getLogger(LoopListener.class.getName());

    /** Pause after an error: if there are no file descriptors left, another try would fail too. */
    private static final long PAUSE_MILLIS = 200;

    private final Transport transport;
    private final ServerLoops loops;
    private final EventLoopGroup group;
    private final Channel listener;

    private LoopListener(Transport transport, ServerLoops loops, InetSocketAddress address) {
        this.transport = transport;
        this.loops = loops;
        this.group = transport.newGroup(1, "zts-accept");
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
            close();
            throw HttpServer.startFailure(address, bound.cause());
        }
    }

    /**
     * Binds the address of a server.
     *
     * @throws ServerStartException if it cannot be bound
     */
    static LoopListener start(HttpServer server, Transport transport, Telemetry telemetry) {
        ServerOptions options = server.options();
        ServerLoops loops =
                new ServerLoops(
                        server, transport, options.eventLoops(), server.memory(), telemetry);
        return new LoopListener(transport, loops, options.address());
    }

    @Override
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    @Override
    public String label() {
        return transport.label();
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

    @Override
    public void stopAccepting() {
        listener.close().awaitUninterruptibly();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        loops.close();
    }
}
