package dev.zts.server;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.kqueue.KQueue;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.kqueue.KQueueServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/** The system's way to wait for sockets. */
enum Transport {
    EPOLL("epoll", EpollServerSocketChannel.class),
    KQUEUE("kqueue", KQueueServerSocketChannel.class),
    NIO("nio", NioServerSocketChannel.class);

    private final String label;
    private final Class<? extends ServerChannel> channel;

    Transport(String label, Class<? extends ServerChannel> channel) {
        this.label = label;
        this.channel = channel;
    }

    /** {@return the best one that works here} */
    static Transport best() {
        if (Epoll.isAvailable()) {
            return EPOLL;
        }
        return KQueue.isAvailable() ? KQUEUE : NIO;
    }

    String label() {
        return label;
    }

    Class<? extends ServerChannel> channel() {
        return channel;
    }

    EventLoopGroup newGroup(int threads) {
        IoHandlerFactory factory =
                switch (this) {
                    case EPOLL -> EpollIoHandler.newFactory();
                    case KQUEUE -> KQueueIoHandler.newFactory();
                    case NIO -> NioIoHandler.newFactory();
                };
        return new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("zts-server", true), factory);
    }
}
