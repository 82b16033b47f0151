package dev.zts.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** One connection of the run; carries one request at a time. Used on the run's event loop only. */
final class Connection extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOG = System.getLogger(Connection.class.getName());

    /** Neighbours in {@link InFlight}. */
    @Nullable Connection previous;

    @Nullable Connection next;

    private final EventLoopRun run;
    private final Channel channel;
    private int port;
    private final ResponseParser parser = new ResponseParser();
    private long ordinal = -1;
    private boolean inFlight;
    private boolean answered;
    private int route;
    private long intendedNanos;
    private long readyNanos;
    private long sentNanos;
    private @Nullable ChannelFuture write;

    Connection(EventLoopRun run, Channel channel) {
        this.run = run;
        this.channel = channel;
    }

    /** The local port; the server sees it as the client's. */
    int port() {
        return port;
    }

    /** Which request of this connection is or was the last, from 0. */
    long ordinal() {
        return ordinal;
    }

    /** {@return whether the last request has an answer} */
    boolean wasAnswered() {
        return answered;
    }

    int route() {
        return route;
    }

    long intendedNanos() {
        return intendedNanos;
    }

    /** {@return when the request was sent, or began to wait for a connection} */
    long readyNanos() {
        return readyNanos;
    }

    long sentNanos() {
        return sentNanos;
    }

    void send(EncodedRequest request, int index, long intended, long ready, long now) {
        route = index;
        intendedNanos = intended;
        readyNanos = ready;
        sentNanos = now;
        ordinal++;
        inFlight = true;
        answered = false;
        parser.begin(request.isHead());
        write = channel.writeAndFlush(request.bytes().duplicate());
    }

    /** {@return whether the server has not hung up, as far as is known} */
    boolean isOpen() {
        return channel.isActive();
    }

    void close() {
        inFlight = false;
        channel.close();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        port = ((InetSocketAddress) channel.localAddress()).getPort();
        run.opened(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        byte[] scratch = run.scratch();
        try {
            while (in.isReadable()) {
                int length = Math.min(in.readableBytes(), scratch.length);
                in.readBytes(scratch, 0, length);
                read(scratch, length, in.isReadable());
            }
        } finally {
            in.release();
        }
    }

    private void read(byte[] data, int length, boolean moreFollows) {
        if (!inFlight) {
            if (channel.isOpen()) {
                run.unaskedBytes(this);
            }
            return;
        }
        int end = parser.feed(data, 0, length);
        boolean tooMuch = parser.isComplete() && (end < length || moreFollows);
        if (parser.isBroken() || tooMuch) {
            failed(ErrorKind.PROTOCOL);
        } else if (parser.isComplete()) {
            answered(parser.keepsAlive() && isWritten());
        }
    }

    /** {@return whether the request is out} An early refusal can come before a long body is. */
    private boolean isWritten() {
        return write != null && write.isDone();
    }

    private void answered(boolean reusable) {
        inFlight = false;
        answered = true;
        run.answered(this, parser.status(), reusable);
    }

    private void failed(String kind) {
        inFlight = false;
        run.unanswered(this, kind);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!inFlight) {
            run.idleClosed(this);
            return;
        }
        parser.closed();
        if (parser.isComplete()) {
            answered(false);
        } else {
            failed(ErrorKind.CLOSED);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.log(Level.ERROR, "a load connection failed", cause);
        }
        if (inFlight) {
            failed(ErrorKind.CLOSED);
        } else {
            run.idleClosed(this);
        }
    }
}
