package dev.zts.server;

import dev.zts.engine.FailureKind;
import dev.zts.engine.HandlerResult;
import dev.zts.http.Refusal;
import dev.zts.http.RefusedException;
import dev.zts.http.Reply;
import dev.zts.http.Request;
import dev.zts.http.RequestDecoder;
import dev.zts.operations.AccessEntry;
import dev.zts.operations.AddedFields;
import dev.zts.operations.RequestMetrics;
import dev.zts.pool.Lease;
import dev.zts.telemetry.Counter;
import dev.zts.web.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One client. Reads a request, has it answered, and only then looks at the next one; what was
 * answered goes out when nothing more can be answered at once. Everything happens in turns of its
 * {@link Link}, but for what says otherwise.
 */
final class Connection {
    private static final Logger LOG = Logger.getLogger(Connection.class.getName());

    /** How long a client may take to see the end after an error. */
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** What the engine may need to stop a handler before the server answers in its place. */
    static final long STOP_GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    /** How long a client may keep bytes of an isolate waiting. */
    private static final long LENT_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private enum State {
        /** Between requests, or while one comes in. */
        READING,
        /** A request waits for its answer. */
        EXECUTING,
        /** Answers are on their way out. */
        WRITING,
        /** All is said; what still comes in is thrown away. */
        LINGERING,
        CLOSED
    }

    private final HttpServer server;
    private final ServerOptions options;
    private final Link link;
    private final ServerLoop loop;
    private final RequestDecoder reader;
    private final Outbox outbox;
    private final long keepAliveNanos;

    private State state = State.READING;
    private ByteBuf unread = Unpooled.EMPTY_BUFFER;
    private boolean parsing;
    private boolean inputClosed;

    /** Whether the last answer has been given. */
    private boolean ending;

    private @Nullable Exchange exchange;

    /** One that was answered here and may be used again. */
    private @Nullable Exchange spare;

    private @Nullable Request request;
    private @Nullable AddedFields added;

    /** Bytes that had been answered when the last answer was. */
    private long bytesBefore;

    private long number;
    private long receivedNanos;
    private long headNanos;
    private long bodyNanos;
    private long stallNanos;
    private long written;

    Connection(HttpServer server, Link link) {
        this.server = server;
        this.options = server.options();
        this.link = link;
        this.loop = link.loop();
        this.reader = new RequestDecoder(options.limits(), server::maxBodyBytes);
        this.outbox = new Outbox(link);
        this.keepAliveNanos = options.keepAliveIdle().toNanos();
    }

    boolean developer() {
        return options.developer();
    }

    /** Any thread. */
    void countFailure(String wireName) {
        server.failures().add(wireName);
    }

    /** {@return the server's end as an authority} Any thread. */
    String localName() {
        return HttpServer.authority(link.localAddress());
    }

    /** {@return what the answer to the present request gets beside its own fields, or null} */
    @Nullable AddedFields added() {
        return added;
    }

    /** {@return how the client reached the server, as URLs name it} Any thread. */
    String scheme() {
        return server.operations().tls() == null ? "http" : "https";
    }

    /** {@return the id of a request of this connection} Any thread. */
    String id(long ofNumber) {
        return loop.id(ofNumber);
    }

    /** {@return the id of the present request} */
    String id() {
        return loop.id(number);
    }

    /** {@return whether the server stops} Any thread. */
    boolean stopping() {
        return server.stopping();
    }

    Workers workers() {
        return server.workers();
    }

    /** {@return whether a request waits for its answer} */
    boolean executing() {
        return state == State.EXECUTING;
    }

    /** Runs something in a turn. Any thread. {@return false if none comes} */
    boolean execute(Runnable task) {
        return link.execute(task);
    }

    // ---- reading

    void opened() {
        loop.count(Counter.SERVER_CONNECTIONS_OPENED, 1);
        if (!server.admit(this)) {
            loop.count(Counter.SERVER_CONNECTIONS_REFUSED, 1);
            refuse(Refusal.CONNECTIONS, "at most " + options.maxConnections() + " at a time");
            flush();
            return;
        }
        if (server.stopping()) {
            close();
            return;
        }
        link.wakeAt(System.nanoTime() + keepAliveNanos);
    }

    /** Bytes have come, and are the connection's now. */
    void received(ByteBuf bytes) {
        loop.count(Counter.SERVER_BYTES_IN, bytes.readableBytes());
        if (state == State.LINGERING || state == State.CLOSED) {
            bytes.release();
            return;
        }
        keep(bytes);
        if (state == State.READING && !ending) {
            parse();
        } else {
            // One request at a time: what comes meanwhile stays in the socket.
            link.reading(false);
        }
    }

    /** No more bytes come in this turn. */
    void receivedAll() {
        flush();
    }

    private void keep(ByteBuf bytes) {
        if (!unread.isReadable()) {
            unread.release();
            unread = bytes;
            return;
        }
        ByteBuf both = link.allocator().buffer(unread.readableBytes() + bytes.readableBytes());
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
            while (state == State.READING && !ending && unread.isReadable()) {
                if (!readOn()) {
                    break;
                }
                if (outbox.full()) {
                    flush();
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
        if (state == State.READING && inputClosed && !ending) {
            end();
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
                link.sleepOn();
                dispatch(reader.request());
                return true;
            }
            case CONTINUE -> {
                outbox.room(64)
                        .writeCharSequence(
                                "HTTP/1.1 100 Continue\r\n\r\n", StandardCharsets.US_ASCII);
                watchBody(now);
            }
            case MORE -> {
                if (reader.inBody()) {
                    watchBody(now);
                } else if (reader.begun()) {
                    link.wakeAt(headNanos + options.headerDeadline().toNanos());
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
        link.wakeAt(now + idle);
    }

    /** The client sends no more. */
    void inputEnded() {
        inputClosed = true;
        if (state == State.LINGERING) {
            close();
        } else if (state == State.READING && !ending) {
            end();
        }
    }

    // ---- answering

    private void dispatch(Request complete) {
        loop.count(Counter.SERVER_REQUESTS, 1);
        state = State.EXECUTING;
        request = complete;
        number = loop.nextRequest();
        added = server.operations().added(this, complete);
        server.dispatch(this, complete);
    }

    /** Has a handler answer: here and now if it is fast, else on a worker. */
    void execute(
            Request complete, Deployment deployment, RoutePace route, Map<String, String> params) {
        Exchange started = newExchange(complete, deployment, route, params);
        exchange = started;
        if (route.inline() && link.runsHandlers()) {
            Lease lease = deployment.pool().tryAcquire(loop.runner().shard());
            if (lease != null) {
                runHere(started, lease);
                return;
            }
        }
        long soonest = Math.min(options.queueWait().toNanos(), limitNanos(started));
        link.wakeAt(started.receivedNanos() + soonest);
        server.workers().submit(started);
    }

    private Exchange newExchange(
            Request complete, Deployment deployment, RoutePace route, Map<String, String> params) {
        Exchange used = spare;
        boolean last = lastOne(complete);
        if (used == null) {
            return new Exchange(this, complete, number, deployment, route, params, last);
        }
        spare = null;
        used.again(complete, number, deployment, route, params, last);
        return used;
    }

    private void runHere(Exchange started, Lease lease) {
        // The exchange has what the request holds: nothing thrown here may make it be let go twice.
        HandlerRunner runner = loop.runner();
        loop.inHandlerSince(receivedNanos);
        boolean sound = true;
        try {
            runner.run(started, lease, null, outbox);
            answered(started);
        } catch (RuntimeException | Error e) {
            sound = false;
            failed(e);
        }
        try {
            runner.end(started, lease);
        } catch (RuntimeException | Error e) {
            sound = false;
            failed(e);
        }
        loop.inHandlerSince(0);
        started.leave();
        if (sound) {
            spare = started;
        } else {
            exchange = null;
            ending = true;
        }
    }

    /** Ends the connection after what must not be thrown: what it has sent cannot be known. */
    void failed(Throwable cause) {
        LOG.log(Level.SEVERE, "A connection failed", cause);
        close();
    }

    private static long limitNanos(Exchange running) {
        return running.deployment().wallLimitNanos() + STOP_GRACE_NANOS;
    }

    long receivedNanos() {
        return receivedNanos;
    }

    /** {@return whether the answer to a request is the connection's last one} */
    private boolean lastOne(@Nullable Request answered) {
        return answered == null
                || !answered.keepAlive()
                || server.stopping()
                || inputClosed && !unread.isReadable();
    }

    /** Answers without a worker. */
    void answer(Reply reply) {
        if (state == State.CLOSED || state == State.LINGERING) {
            reply.content().release();
            return;
        }
        Request answered = request;
        boolean close = reply.close() || lastOne(answered);
        boolean head = answered != null ? answered.isHead() : reader.method().equals("HEAD");
        boolean http10 = answered != null && answered.http10();
        outbox.put(reply, loop.runner().encoder(), head, close, http10, added);
        endResponse(answered != null, reply.status(), close, 0, 0, 0);
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
        number = loop.nextRequest();
        receivedNanos = System.nanoTime();
        added = server.operations().addedToRefusal(this);
        answer(ProblemDocument.of(refusal, developer() ? detail : "", id()).closing());
    }

    /** An exchange has its answer. */
    void answered(Exchange finished) {
        exchange = null;
        if (state == State.CLOSED || state == State.LINGERING) {
            if (finished.reply() == null) {
                // Else a worker may yet fill it, and drops it then.
                finished.drop();
            }
            if (state == State.CLOSED) {
                link.end();
            }
            return;
        }
        Reply reply = finished.reply();
        boolean close = finished.close() || lastOne(request);
        if (reply == null) {
            finished.unpackInto(outbox);
        } else {
            outbox.put(
                    reply,
                    loop.runner().encoder(),
                    finished.head(),
                    close,
                    finished.http10(),
                    finished.added());
        }
        endResponse(
                true,
                finished.status(),
                close,
                finished.waitNanos(),
                finished.runNanos(),
                finished.allocatedBytes());
        if (!parsing) {
            flush();
            readAgain();
        }
    }

    private void endResponse(
            boolean logged, int status, boolean close, long wait, long run, long allocated) {
        if (logged) {
            outbox.endResponse(status, receivedNanos, wait, run, allocated);
        } else {
            loop.count(Counter.SERVER_RESPONSES, 1);
            RequestMetrics metrics = server.operations().requests();
            if (metrics != null) {
                metrics.refused(status);
            }
        }
        if (server.operations().accessLog() != null) {
            note(status, wait, run);
        }
        forget();
        ending |= close;
        state = State.READING;
    }

    /** Notes the present request for the access log. */
    private void note(int status, long wait, long run) {
        Request answered = request;
        long bytes = outbox.bytes();
        outbox.note(
                new AccessEntry(
                        id(),
                        System.currentTimeMillis(),
                        link.remoteAddress(),
                        answered == null ? "" : answered.method(),
                        answered == null ? "" : answered.target(),
                        status,
                        bytes - bytesBefore,
                        receivedNanos,
                        receivedNanos,
                        wait,
                        run,
                        false));
        bytesBefore = bytes;
    }

    /** Lets go of the request that was answered last, if any. */
    private void forget() {
        Request last = request;
        request = null;
        if (last != null) {
            last.release();
        }
    }

    // ---- writing

    private void flush() {
        if (!outbox.pending() || state == State.CLOSED) {
            return;
        }
        if (outbox.flush()) {
            sent();
            return;
        }
        written = link.progress();
        if (state == State.READING) {
            state = State.WRITING;
            long now = System.nanoTime();
            stallNanos = now + options.writeStall().toNanos();
            link.wakeAt(outbox.lends() ? now + LENT_NANOS : stallNanos);
        }
    }

    /** What was flushed has left. */
    void drained() {
        if (state == State.CLOSED || !outbox.flush()) {
            return;
        }
        if (state == State.WRITING) {
            state = State.READING;
        }
        sent();
        readAgain();
    }

    /** Goes on with what came in meanwhile. */
    private void readAgain() {
        if (state != State.READING || ending) {
            return;
        }
        link.reading(true);
        if (unread.isReadable() || inputClosed) {
            parse();
            flush();
        }
    }

    private void sent() {
        long now = System.nanoTime();
        outbox.leftAt(now, server.operations());
        if (state != State.READING) {
            return;
        }
        if (ending) {
            linger();
        } else if (server.stopping() && !reader.begun() && !unread.isReadable()) {
            close();
        } else if (!reader.begun()) {
            link.wakeAt(now + keepAliveNanos);
        } else if (reader.inBody()) {
            link.wakeAt(now + options.bodyIdle().toNanos());
        } else {
            link.wakeAt(headNanos + options.headerDeadline().toNanos());
        }
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
        link.wakeAt(System.nanoTime() + LINGER_NANOS);
        link.shutdownOutput();
        link.reading(true);
    }

    // ---- deadlines

    /** The moment has come that the link was told of. */
    void expired() {
        switch (state) {
            case READING -> {
                if (!reader.begun()) {
                    close();
                } else {
                    refuse(
                            Refusal.TIMEOUT,
                            reader.inBody() ? "the body stopped" : "the header is not complete");
                    flush();
                }
            }
            case EXECUTING -> overdue();
            case WRITING -> watchWriting();
            case LINGERING -> close();
            // Nobody waits for the answer, but the worker is still needed.
            case CLOSED -> overdue();
        }
    }

    private void watchWriting() {
        long now = System.nanoTime();
        if (outbox.lends()) {
            outbox.keepLentBytes();
            link.wakeAt(stallNanos);
            return;
        }
        long left = link.progress();
        if (left == written) {
            // The write fails then, and is counted.
            close();
        } else {
            written = left;
            link.wakeAt(now + options.writeStall().toNanos());
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
            link.wakeAt(running ? due : Math.min(due, now + limitNanos(waiting)));
        } else if (!running) {
            if (waiting.refuse(FailureKind.POOL_EXHAUSTED, "no runtime came free in time")) {
                server.workers().withdraw(waiting);
            } else {
                // It was started this very moment.
                link.wakeAt(now + limitNanos(waiting));
            }
        } else {
            Lease lease = waiting.lease();
            Worker worker = waiting.abandon("the handler did not stop at its deadline");
            if (worker != null && lease != null) {
                server.workers().replace(worker, lease);
            }
        }
    }

    // ---- ending

    /** Ends the connection when it is not busy; otherwise the answer under way is the last one. */
    void stop() {
        if (state == State.READING && !reader.begun()) {
            end();
        }
    }

    /** Ends the connection after what was answered. */
    private void end() {
        if (outbox.pending()) {
            ending = true;
        } else {
            close();
        }
    }

    /** Any thread. */
    void close() {
        link.close();
    }

    /** The socket is closed. */
    void closed() {
        State last = state;
        state = State.CLOSED;
        reader.close();
        forget();
        unread.release();
        unread = Unpooled.EMPTY_BUFFER;
        outbox.drop(server.operations());
        Exchange running = exchange;
        if (running == null) {
            link.end();
        } else if (running.cancel()) {
            server.workers().withdraw(running);
            exchange = null;
            link.end();
        } else {
            // If its handler cannot be stopped, its worker must be replaced all the same.
            overdue();
        }
        if (last == State.EXECUTING || last == State.WRITING) {
            loop.count(Counter.SERVER_CLIENT_ABORTED, 1);
        }
        loop.count(Counter.SERVER_CONNECTIONS_CLOSED, 1);
        server.forget(this);
    }
}
