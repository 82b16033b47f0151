package dev.zts.server;

import dev.zts.memory.AllocationMeter;
import dev.zts.memory.GcControl;
import dev.zts.telemetry.Owner;
import dev.zts.telemetry.Telemetry;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The event loops of a server, and which of them gets a connection. */
final class ServerLoops implements AutoCloseable {
    /** A connection that its loop has not taken by then goes to another one. */
    private static final long TAKEN_MILLIS = 5;

    private record Member(EventLoop events, ServerLoop loop) {}

    private final HttpServer server;
    private final EventLoopGroup group;
    private final List<Member> members = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    ServerLoops(
            HttpServer server,
            Transport transport,
            int threads,
            GcControl memory,
            Telemetry telemetry) {
        this.server = server;
        this.group = transport.newGroup(threads, "zts-server");
        for (EventExecutor each : group) {
            ServerLoop loop = new ServerLoop(members.size(), memory, telemetry);
            members.add(new Member((EventLoop) each, loop));
            each.execute(() ->
                    AllocationMeter.claim(
                            Thread.currentThread(),
                            Owner.SERVER,
                            Owner.ISOLATES,
                            loop::handlerBytes));
        }
    }

    /** Gives a new connection to a loop that takes it soon. */
    void take(Channel accepted, EventLoop acceptor) {
        new Arrival(accepted, acceptor).offer();
    }

    /** {@return loops in turn, those that are stuck in a handler left out if others are not} */
    private Member next() {
        int first = turn.getAndIncrement() & Integer.MAX_VALUE;
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get((first + i) % members.size());
            if (!member.loop.stuck()) {
                return member;
            }
        }
        return members.get(first % members.size());
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2_000);
    }

    /** A new connection that no loop has taken yet. */
    private final class Arrival {
        private final Channel channel;
        private final EventLoop acceptor;
        private final AtomicBoolean taken = new AtomicBoolean();
        private int offers;

        Arrival(Channel channel, EventLoop acceptor) {
            this.channel = channel;
            this.acceptor = acceptor;
        }

        /** On the acceptor's loop. */
        void offer() {
            if (taken.get()) {
                return;
            }
            Member member = next();
            try {
                member.events.execute(() -> takeOn(member));
                if (++offers < members.size()) {
                    acceptor.schedule(this::offer, TAKEN_MILLIS, TimeUnit.MILLISECONDS);
                }
            } catch (RejectedExecutionException _) {
                // The server ends.
                channel.unsafe().closeForcibly();
            }
        }

        private void takeOn(Member member) {
            if (taken.compareAndSet(false, true)) {
                channel.pipeline()
                        .addLast(new ChannelLink(server, channel, member.loop, member.events));
                member.events.register(channel);
            }
        }
    }
}
