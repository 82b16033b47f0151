package dev.zts.benchmarks.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;

/**
 * The yardsticks: servers that answer each request with the same 13 bytes. Nothing else happens in
 * them, so nothing that does more on the same transport is expected to be faster.
 */
public final class BareServer implements AutoCloseable {

    /** Who reads the requests. */
    public enum Reader {
        /** Looks for the empty line that ends a head, and believes all else. */
        MINIMAL,
        /** Netty's own HTTP codec. */
        CODEC
    }

    private final EventLoopGroup loops;
    private final Channel channel;

    private BareServer(EventLoopGroup loops, Channel channel) {
        this.loops = loops;
        this.channel = channel;
    }

    /**
     * Serves on a port of the loopback address, 0 for any, until it is ended. Takes the port,
     * {@code minimal} or {@code codec}, and the number of event loops, else 2.
     */
    public static void main(String[] arguments) throws InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        Reader reader = Reader.valueOf(arguments[1].toUpperCase(Locale.ROOT));
        int eventLoops = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        try (BareServer server = start(port, reader, eventLoops)) {
            System.out.println("serving on " + server.address());
            server.channel.closeFuture().await();
        }
    }

    /** Starts one. */
    public static BareServer start(int port, Reader reader, int eventLoops) {
        boolean epoll = Epoll.isAvailable();
        EventLoopGroup loops =
                new MultiThreadIoEventLoopGroup(
                        eventLoops,
                        new DefaultThreadFactory("bare", true),
                        epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        Channel channel =
                new ServerBootstrap()
                        .group(loops)
                        .channel(
                                epoll
                                        ? EpollServerSocketChannel.class
                                        : NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, 1024)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(new Pipeline(reader))
                        .bind(InetAddress.getLoopbackAddress(), port)
                        .syncUninterruptibly()
                        .channel();
        return new BareServer(loops, channel);
    }

    /** {@return where it serves} */
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    @Override
    public void close() {
        channel.close();
        loops.shutdownGracefully();
    }

    private static final class Pipeline extends ChannelInitializer<Channel> {
        private final Reader reader;

        Pipeline(Reader reader) {
            this.reader = reader;
        }

        @Override
        protected void initChannel(Channel connection) {
            switch (reader) {
                case MINIMAL -> connection.pipeline().addLast(new MinimalHandler());
                case CODEC ->
                        connection.pipeline().addLast(new HttpServerCodec(), new CodecHandler());
            }
        }
    }
}
