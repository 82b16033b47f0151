package dev.zts.load;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.kqueue.KQueue;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.kqueue.KQueueSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** The kernel interface that the generator's sockets and timers use. */
record Transport(IoHandlerFactory loops, Class<? extends SocketChannel> channel) {

    /** {@return the best one that this system has} */
    static Transport best() {
        if (Epoll.isAvailable()) {
            return new Transport(EpollIoHandler.newFactory(), EpollSocketChannel.class);
        }
        if (KQueue.isAvailable()) {
            return new Transport(KQueueIoHandler.newFactory(), KQueueSocketChannel.class);
        }
        return new Transport(NioIoHandler.newFactory(), NioSocketChannel.class);
    }
}
