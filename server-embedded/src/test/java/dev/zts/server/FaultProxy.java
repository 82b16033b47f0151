package dev.zts.server;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** A link between client and server with one fault, the same for each of its connections. */
final class FaultProxy implements AutoCloseable {

    /**
     * What is wrong with a direction.
     *
     * @param pieceBytes what passes at a time
     * @param pauseMicros between two pieces
     * @param afterBytes then {@code end} happens; negative for never
     */
    record Fault(int pieceBytes, long pauseMicros, long afterBytes, End end) {
        static final Fault NONE = new Fault(1 << 20, 0, -1, End.HALF_CLOSE);

        static Fault slow(int pieceBytes, long pauseMicros) {
            return new Fault(pieceBytes, pauseMicros, -1, End.HALF_CLOSE);
        }

        static Fault after(long bytes, End end) {
            return new Fault(1 << 20, 0, bytes, end);
        }
    }

    /** How a direction ends. */
    enum End {
        /** The receiver sees an end, the other direction goes on. */
        HALF_CLOSE,
        /** Both sides see a reset. */
        RESET
    }

    private final MultiThreadIoEventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel listener;

    FaultProxy(InetSocketAddress server, Fault toServer, Fault toClient) {
        listener =
                new ServerBootstrap()
                        .group(loop)
                        .channel(NioServerSocketChannel.class)
                        .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                        .childOption(ChannelOption.AUTO_READ, false)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel client) {
                                        connect(client, server, toServer, toClient);
                                    }
                                })
                        .bind(InetAddress.getLoopbackAddress(), 0)
                        .syncUninterruptibly()
                        .channel();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    private static void connect(
            SocketChannel client, InetSocketAddress server, Fault toServer, Fault toClient) {
        new Bootstrap()
                .group(client.eventLoop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .option(ChannelOption.AUTO_READ, false)
                .handler(new ChannelInboundHandlerAdapter())
                .connect(server)
                .addListener(future -> {
                    SocketChannel upstream =
                            (SocketChannel) ((io.netty.channel.ChannelFuture) future).channel();
                    client.pipeline().addLast(new Direction(upstream, toServer));
                    upstream.pipeline().addLast(new Direction(client, toClient));
                    client.read();
                    upstream.read();
                });
    }

    /** Passes on what it reads, piece by piece. */
    private static final class Direction extends ChannelInboundHandlerAdapter {
        private final SocketChannel to;
        private final Fault fault;
        private ByteBuf rest = Unpooled.EMPTY_BUFFER;
        private long passed;
        private boolean over;

        Direction(SocketChannel to, Fault fault) {
            this.to = to;
            this.fault = fault;
        }

        @Override
        public void channelRead(ChannelHandlerContext from, Object message) {
            rest = (ByteBuf) message;
            pass(from);
        }

        private void pass(ChannelHandlerContext from) {
            if (from.isRemoved()) {
                return;
            }
            long room = fault.afterBytes < 0 ? Long.MAX_VALUE : fault.afterBytes - passed;
            int count = (int) Math.min(room, Math.min(fault.pieceBytes, rest.readableBytes()));
            passed += count;
            to.writeAndFlush(rest.readRetainedSlice(count));
            if (fault.afterBytes == passed) {
                forget();
                end(from);
            } else {
                Runnable next = rest.isReadable() ? () -> pass(from) : () -> readOn(from);
                from.executor().schedule(next, fault.pauseMicros, TimeUnit.MICROSECONDS);
            }
        }

        private void readOn(ChannelHandlerContext from) {
            forget();
            from.read();
        }

        private void forget() {
            rest.release();
            rest = Unpooled.EMPTY_BUFFER;
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext from) {
            forget();
        }

        private void end(ChannelHandlerContext from) {
            if (over) {
                return;
            }
            over = true;
            if (fault.end == End.HALF_CLOSE) {
                to.shutdownOutput();
            } else {
                ((SocketChannel) from.channel()).config().setSoLinger(0);
                to.config().setSoLinger(0);
                from.close();
                to.close();
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext from, Object event) {
            if (event instanceof ChannelInputShutdownEvent && !over) {
                over = true;
                to.shutdownOutput();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext from) {
            to.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
            // A reset of one side is one of the other.
            to.config().setSoLinger(0);
            to.close();
            from.close();
        }
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
