package dev.zts.server;

import dev.zts.engine.FailureKind;
import dev.zts.engine.HandlerResult;
import dev.zts.http.Refusal;
import dev.zts.http.RefusedException;
import dev.zts.http.Reply;
import dev.zts.http.Request;
import dev.zts.http.RequestDecoder;
import dev.zts.pool.Lease;
import dev.zts.telemetry.Counter;
import dev.zts.telemetry.RequestLog;
import dev.zts.web.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One client. Reads a request, has it answered, writes the answer, and only then looks at the next
 * one. Lives on its event loop; {@link #deliver} alone may be called from elsewhere.
 */
final class Connection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = Logger.getLogger(Connection.class.getName());

    /** Body bytes up to this many are copied behind the head, to go out in one write. */
    private static final int JOINED_BYTES = 16 << 10;

    /** A buffer up to this many is copied too, which is cheaper than a second part to write. */
    private static final int JOINED_BUFFER_BYTES = 2 << 10;

    /** How long a client may take to see the end after an error. */
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** What the engine may need to stop a handler before the server answers in its place. */
    static final long STOP_GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    private enum State {
        /** Between requests, or while one comes in. */
        READING,
        /** A request waits for its answer. */
        EXECUTING,
        /** The answer is on its way out. */
        WRITING,
        /** All is said; what still comes in is thrown away. */
        LINGERING,
        CLOSED
    }

    private final HttpServer server;
    private final ServerOptions options;
    private final Channel channel;
    private final ServerLoop loop;
    private final RequestDecoder reader;
    private final Deadline deadline;

    private State state = State.READING;
    private ByteBuf unread = Unpooled.EMPTY_BUFFER;
    private boolean parsing;
    private boolean inputClosed;
    private @Nullable Exchange exchange;
    private @Nullable Request request;
    private long ordinal;
    private long receivedNanos;
    private long headNanos;
    private long bodyNanos;
    private long written;

    Connection(HttpServer server, Channel channel, ServerLoop loop) {
        this.server = server;
        this.options = server.options();
        this.channel = channel;
        this.loop = loop;
        this.reader = new RequestDecoder(options.limits(), server::maxBodyBytes);
        this.deadline = new Deadline(channel.eventLoop(), this::expired);
    }

    boolean developer() {
        return options.developer();
    }

    void countFailure(String wireName) {
        server.failures().add(wireName);
    }

    /** {@return the server's end as an authority} */
    String localName() {
        return HttpServer.authority((InetSocketAddress) channel.localAddress());
    }

    // ---- reading

    @Override
    public void channelActive(ChannelHandlerContext context) {
        loop.count(Counter.SERVER_CONNECTIONS_OPENED, 1);
        if (!server.admit(this)) {
            loop.count(Counter.SERVER_CONNECTIONS_REFUSED, 1);
            refuse(Refusal.CONNECTIONS, "at most " + options.maxConnections() + " at a time");
            return;
        }
        deadline.set(System.nanoTime() + options.keepAliveIdle().toNanos());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        loop.count(Counter.SERVER_BYTES_IN, bytes.readableBytes());
        if (state == State.LINGERING || state == State.CLOSED) {
            bytes.release();
            return;
        }
        keep(bytes);
        if (state == State.READING) {
            parse();
        } else {
            // One request at a time: what comes meanwhile stays in the socket.
            channel.config().setAutoRead(false);
        }
    }

    private void keep(ByteBuf bytes) {
        if (!unread.isReadable()) {
            unread.release();
            unread = bytes;
            return;
        }
        ByteBuf both = channel.alloc().buffer(unread.readableBytes() + bytes.readableBytes());
        both.writeBytes(unread).writeBytes(bytes);
        unread.release();
        bytes.release();
        unread = both;
    }

    private void parse() {
        if (parsing) {
            return;
        }
        parsing = true;
        try {
            while (state == State.READING && unread.isReadable()) {
                if (!readOn()) {
                    break;
                }
            }
        } catch (RefusedException e) {
            refuse(e.refusal(), e.detail());
        } finally {
            parsing = false;
        }
        if (!unread.isReadable()) {
            unread.release();
            unread = Unpooled.EMPTY_BUFFER;
        }
        if (state == State.READING && inputClosed) {
            close();
        }
    }

    /** {@return whether a request was complete} */
    private boolean readOn() throws RefusedException {
        long now = System.nanoTime();
        if (!reader.begun()) {
            headNanos = now;
            bodyNanos = 0;
        }
        RequestDecoder.Step step = reader.read(unread);
        switch (step) {
            case REQUEST -> {
                receivedNanos = now;
                deadline.clear();
                dispatch(reader.request());
                return true;
            }
            case CONTINUE -> {
                channel.writeAndFlush(
                        Unpooled.copiedBuffer(
                                "HTTP/1.1 100 Continue\r\n\r\n", StandardCharsets.US_ASCII));
                watchBody(now);
            }
            case MORE -> {
                if (reader.inBody()) {
                    watchBody(now);
                } else if (reader.begun()) {
                    deadline.set(headNanos + options.headerDeadline().toNanos());
                }
            }
        }
        return false;
    }

    private void watchBody(long now) throws RefusedException {
        if (bodyNanos == 0) {
            bodyNanos = now;
        }
        long idle = options.bodyIdle().toNanos();
        long elapsed = now - bodyNanos;
        if (elapsed > idle
                && reader.bodyLength() < options.minBodyBytesPerSecond() * (elapsed / 1e9)) {
            throw new RefusedException(Refusal.TIMEOUT, "the body comes too slowly");
        }
        deadline.set(now + idle);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            inputClosed = true;
            if (state == State.READING || state == State.LINGERING) {
                close();
            }
        }
    }

    // ---- answering

    private void dispatch(Request complete) {
        loop.count(Counter.SERVER_REQUESTS, 1);
        state = State.EXECUTING;
        request = complete;
        server.dispatch(this, complete, loop.nextId());
    }

    /** Hands a request to the workers. */
    void execute(Exchange started) {
        exchange = started;
        long soonest = Math.min(options.queueWait().toNanos(), limitNanos(started));
        deadline.set(started.receivedNanos() + soonest);
        server.workers().submit(started);
    }

    long receivedNanos() {
        return receivedNanos;
    }

    /** Answers without a worker. Event loop only. */
    void answer(Reply reply) {
        write(reply, null);
    }

    void fail(Refusal refusal, String detail, String id) {
        countFailure(refusal.wireName());
        answer(ProblemDocument.of(refusal, developer() ? detail : "", id));
    }

    /** Answers 405 with what is allowed. */
    void fail(Refusal refusal, String detail, String id, Set<String> allowed) {
        countFailure(refusal.wireName());
        answer(
                ProblemDocument.of(refusal, developer() ? detail : "", id)
                        .with("allow", String.join(", ", new TreeSet<>(allowed))));
    }

    /** Answers with fields that the refusal needs. */
    void fail(Refusal refusal, String detail, String id, Headers fields) {
        countFailure(refusal.wireName());
        Reply reply = ProblemDocument.of(refusal, developer() ? detail : "", id);
        reply.headers().addAll(fields);
        answer(reply);
    }

    /** Answers in place of a handler that is not run. */
    void fail(HandlerResult.Failed failed, String handler, String id) {
        countFailure(failed.kind().wireName());
        answer(ProblemDocument.of(failed, handler, id, developer()));
    }

    /** Answers a request that comes while the server stops. */
    void fail(FailureKind kind, String id) {
        fail(new HandlerResult.Failed(kind, "", null, ""), "", id);
    }

    /** Answers a broken request and ends the connection. */
    private void refuse(Refusal refusal, String detail) {
        countFailure(refusal.wireName());
        forget();
        write(
                ProblemDocument.of(refusal, developer() ? detail : "", loop.nextId()).closing(),
                null);
    }

    /** Lets go of the request that was answered last, if any. */
    private void forget() {
        Request last = request;
        request = null;
        if (last != null) {
            last.release();
        }
    }

    /** Answers an exchange. Any thread. */
    void deliver(Exchange finished, Reply reply) {
        if (channel.eventLoop().inEventLoop()) {
            write(reply, finished);
            return;
        }
        try {
            channel.eventLoop().execute(() -> write(reply, finished));
        } catch (RejectedExecutionException e) {
            // The server has ended, and its connections with it.
            LOG.log(Level.FINE, "An answer came after the server's end", e);
            reply.content().release();
        }
    }

    private static long limitNanos(Exchange running) {
        return running.deployment().wallLimitNanos() + STOP_GRACE_NANOS;
    }

    // ---- writing

    private void write(Reply reply, @Nullable Exchange finished) {
        exchange = null;
        if (state == State.CLOSED || state == State.LINGERING) {
            reply.content().release();
            if (state == State.CLOSED) {
                deadline.end();
            }
            return;
        }
        state = State.WRITING;
        Request answered = request;
        boolean close =
                reply.close()
                        || answered == null
                        || !answered.keepAlive()
                        || server.stopping()
                        || inputClosed && !unread.isReadable();
        boolean head = answered != null ? answered.isHead() : reader.method().equals("HEAD");
        ChannelFuture future = send(reply, head, close, answered != null && answered.http10());
        deadline.set(System.nanoTime() + options.writeStall().toNanos());
        written = progress();
        if (future.isDone()) {
            written(future, reply, finished, close);
        } else {
            future.addListener(_ -> written(future, reply, finished, close));
        }
    }

    private ChannelFuture send(Reply reply, boolean head, boolean close, boolean http10) {
        ByteBufAllocator alloc = channel.alloc();
        ByteBuf out = alloc.buffer(512 + joined(reply.content()));
        reply.writeHead(out, close, http10, loop.date());
        boolean bodiless = head || reply.status() == 204 || reply.status() == 304;
        loop.count(
                Counter.SERVER_BYTES_OUT,
                out.readableBytes() + (bodiless ? 0 : reply.content().length()));
        switch (reply.content()) {
            case Reply.Content.Bytes(byte[] bytes) -> {
                if (bodiless || bytes.length == 0) {
                    return channel.writeAndFlush(out);
                }
                if (bytes.length <= JOINED_BYTES) {
                    return channel.writeAndFlush(out.writeBytes(bytes));
                }
                channel.write(out, channel.voidPromise());
                return channel.writeAndFlush(Unpooled.wrappedBuffer(bytes));
            }
            case Reply.Content.Buffer(ByteBuf buffer)
                    when buffer.readableBytes() <= JOINED_BUFFER_BYTES -> {
                if (!bodiless) {
                    out.writeBytes(buffer);
                }
                buffer.release();
                return channel.writeAndFlush(out);
            }
            default -> {
                if (bodiless || reply.content().length() == 0) {
                    reply.content().release();
                    return channel.writeAndFlush(out);
                }
                channel.write(out, channel.voidPromise());
                return write(reply.content());
            }
        }
    }

    /** {@return how many bytes of a body are copied behind the head} */
    private static int joined(Reply.Content content) {
        int length = (int) Math.min(content.length(), Integer.MAX_VALUE);
        return switch (content) {
            case Reply.Content.Bytes _ -> length <= JOINED_BYTES ? length : 0;
            case Reply.Content.Buffer _ -> length <= JOINED_BUFFER_BYTES ? length : 0;
            case Reply.Content.File _, Reply.Content.Parts _ -> 0;
        };
    }

    /** {@return the end of the last write} */
    private ChannelFuture write(Reply.Content content) {
        return switch (content) {
            case Reply.Content.Bytes(byte[] bytes) ->
                    channel.writeAndFlush(Unpooled.wrappedBuffer(bytes));
            case Reply.Content.Buffer(var buffer) -> channel.writeAndFlush(buffer);
            case Reply.Content.File(var region) -> channel.writeAndFlush(region);
            case Reply.Content.Parts(var parts) -> {
                ChannelFuture last = channel.newSucceededFuture();
                for (Reply.Content part : parts) {
                    last = write(part);
                }
                yield last;
            }
        };
    }

    private void written(
            ChannelFuture future, Reply reply, @Nullable Exchange finished, boolean close) {
        if (state != State.WRITING) {
            return;
        }
        if (!future.isSuccess()) {
            loop.count(Counter.SERVER_CLIENT_ABORTED, 1);
            close();
            return;
        }
        log(reply, finished);
        forget();
        if (close) {
            linger();
            return;
        }
        state = State.READING;
        deadline.set(System.nanoTime() + options.keepAliveIdle().toNanos());
        if (!channel.config().isAutoRead()) {
            channel.config().setAutoRead(true);
        }
        if (unread.isReadable() || inputClosed) {
            parse();
        }
    }

    private void log(Reply reply, @Nullable Exchange finished) {
        loop.count(Counter.SERVER_RESPONSES, 1);
        if (request == null || !(channel.remoteAddress() instanceof InetSocketAddress client)) {
            return;
        }
        loop.log()
                .append(
                        RequestLog.exchange(client.getPort(), ordinal++),
                        reply.status(),
                        receivedNanos,
                        finished == null ? 0 : finished.waitNanos(),
                        finished == null ? 0 : finished.runNanos(),
                        System.nanoTime(),
                        finished == null ? 0 : finished.allocatedBytes());
    }

    /**
     * Ends the connection so that the client gets to read the answer: closing a socket with unread
     * bytes in it would make the system take the answer back.
     */
    private void linger() {
        state = State.LINGERING;
        unread.release();
        unread = Unpooled.EMPTY_BUFFER;
        if (inputClosed) {
            close();
            return;
        }
        deadline.set(System.nanoTime() + LINGER_NANOS);
        ((SocketChannel) channel).shutdownOutput();
        channel.config().setAutoRead(true);
    }

    // ---- deadlines

    private void expired() {
        switch (state) {
            case READING -> {
                if (!reader.begun()) {
                    close();
                } else {
                    refuse(
                            Refusal.TIMEOUT,
                            reader.inBody() ? "the body stopped" : "the header is not complete");
                }
            }
            case EXECUTING -> overdue();
            case WRITING -> {
                long now = progress();
                if (now == written) {
                    // The write fails then, and is counted.
                    close();
                } else {
                    written = now;
                    deadline.set(System.nanoTime() + options.writeStall().toNanos());
                }
            }
            case LINGERING -> close();
            // Nobody waits for the answer, but the worker is still needed.
            case CLOSED -> overdue();
        }
    }

    /** A request waits too long for a runtime, or its handler runs too long. */
    private void overdue() {
        Exchange waiting = exchange;
        if (waiting == null) {
            return;
        }
        long now = System.nanoTime();
        boolean running = waiting.running();
        long due =
                running
                        ? waiting.startedNanos() + limitNanos(waiting)
                        : waiting.receivedNanos() + options.queueWait().toNanos();
        if (now - due < 0) {
            // While it waits, it may be started at any time: look again soon enough for that.
            deadline.set(running ? due : Math.min(due, now + limitNanos(waiting)));
        } else if (!running) {
            if (waiting.refuse(FailureKind.POOL_EXHAUSTED, "no runtime came free in time")) {
                server.workers().withdraw(waiting);
            } else {
                // It was started this very moment.
                deadline.set(now + limitNanos(waiting));
            }
        } else {
            Lease lease = waiting.lease();
            Worker worker = waiting.abandon("the handler did not stop at its deadline");
            if (worker != null && lease != null) {
                server.workers().replace(worker, lease);
            }
        }
    }

    /** {@return a number that changes when bytes have left} */
    private long progress() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes() - buffer.currentProgress();
    }

    // ---- ending

    /** Ends the connection when it is not busy; otherwise the answer under way is the last one. */
    void stop() {
        if (state == State.READING && !reader.begun()) {
            close();
        }
    }

    boolean onItsLoop() {
        return channel.eventLoop().inEventLoop();
    }

    void close() {
        channel.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        State last = state;
        state = State.CLOSED;
        reader.close();
        forget();
        ReferenceCountUtil.release(unread);
        unread = Unpooled.EMPTY_BUFFER;
        Exchange running = exchange;
        if (running == null) {
            deadline.end();
        } else if (running.drop()) {
            server.workers().withdraw(running);
            exchange = null;
            deadline.end();
        } else {
            // If its handler cannot be stopped, its worker must be replaced all the same.
            overdue();
        }
        if (last == State.EXECUTING) {
            loop.count(Counter.SERVER_CLIENT_ABORTED, 1);
        }
        loop.count(Counter.SERVER_CONNECTIONS_CLOSED, 1);
        server.forget(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            LOG.log(Level.FINE, "A client went away", cause);
        } else {
            LOG.log(Level.SEVERE, "A connection failed", cause);
        }
        close();
    }
}
