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
import io.netty.util.concurrent.FastThreadLocalThread;
import org.jspecify.annotations.Nullable;

/** The system's way to wait for sockets on event loops. */
enum Transport {
    EPOLL("epoll", "Linux", EpollServerSocketChannel.class) {
        @Override
        @Nullable Throwable obstacle() {
            return Epoll.unavailabilityCause();
        }

        @Override
        IoHandlerFactory handlers() {
            return EpollIoHandler.newFactory();
        }
    },
    KQUEUE("kqueue", "macOS", KQueueServerSocketChannel.class) {
        @Override
        @Nullable Throwable obstacle() {
            return KQueue.unavailabilityCause();
        }

        @Override
        IoHandlerFactory handlers() {
            return KQueueIoHandler.newFactory();
        }
    },
    NIO("nio", "every system", NioServerSocketChannel.class) {
        @Override
        @Nullable Throwable obstacle() {
            return null;
        }

        @Override
        IoHandlerFactory handlers() {
            return NioIoHandler.newFactory();
        }
    };

    private final String label;
    private final String home;
    private final Class<? extends ServerChannel> channel;

    Transport(String label, String home, Class<? extends ServerChannel> channel) {
        this.label = label;
        this.home = home;
        this.channel = channel;
    }

    /** {@return why it does not work here, or null} */
    abstract @Nullable Throwable obstacle();

    abstract IoHandlerFactory handlers();

    /** {@return the best one that works here} */
    static Transport best() {
        for (Transport each : values()) {
            if (each.obstacle() == null) {
                return each;
            }
        }
        throw new AssertionError("NIO works everywhere");
    }

    /**
     * {@return this one}
     *
     * @throws ServerStartException if it does not work here
     */
    Transport required() {
        Throwable obstacle = obstacle();
        if (obstacle != null) {
            throw new ServerStartException(
                    label + " is not available here, only on " + home + "; take --io auto",
                    obstacle);
        }
        return this;
    }

    String label() {
        return label;
    }

    Class<? extends ServerChannel> channel() {
        return channel;
    }

    /** {@return started threads} Handlers may run on them. */
    EventLoopGroup newGroup(int threads, String name) {
        return new MultiThreadIoEventLoopGroup(
                threads,
                new DefaultThreadFactory(name, true) {
                    @Override
                    protected Thread newThread(Runnable run, String threadName) {
                        return new FastThreadLocalThread(
                                threadGroup, run, threadName, Workers.STACK_BYTES);
                    }
                },
                handlers());
    }
}
