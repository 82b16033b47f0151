package dev.zts.load;

import dev.zts.telemetry.Phase;
import dev.zts.telemetry.RequestLog;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A run on one event loop, which owns everything here but what is marked otherwise. */
final class EventLoopRun implements LoadRun {
    /*
     * One event loop is enough: it is to leave a core to the server, and it sends more than the
     * server beside it answers. Everything is done on it, so nothing is locked: the pacing decides
     * when to send, connections report answers, and three kinds of timers run on it (the schedule,
     * the first request to expire, the end). Other threads read the tallies and a few volatile
     * fields, and hand in stop() as a task.
     *
     *   SENDING --(end of schedule)--> DRAINING --(nothing outstanding, or a timeout later)--> OVER
     *      +------(stop)--> DRAINING, for a second at most
     */
    private static final long STOP_NANOS = 1_000_000_000L;

    private enum Stage {
        SENDING,
        DRAINING,
        OVER
    }

    private final EventLoop loop;
    private final Bootstrap bootstrap;
    private final LoadPlan plan;
    private final List<EncodedRequest> requests;
    private final RequestLog log;
    private final Runnable shutdown;
    private final Pacing pacing;
    private final long startNanos;
    private final long measureNanos;
    private final long endNanos;
    private final Tally warmup;
    private final Tally measured;
    private final CompletableFuture<LoadResult> done = new CompletableFuture<>();

    private final byte[] scratch = new byte[16 * 1024];
    private final InFlight inFlight = new InFlight();
    private final Set<Connection> open = new HashSet<>();
    private int connecting;
    private boolean expiryArmed;
    private boolean stopped;
    private long sendingEndedNanos;
    private long overNanos;
    private long inTime;

    /* Written on the event loop, read anywhere. */
    private volatile Stage stage = Stage.SENDING;
    private final AtomicInteger outstanding = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    EventLoopRun(
            EventLoop loop,
            Transport transport,
            InetSocketAddress target,
            LoadPlan plan,
            List<EncodedRequest> requests,
            RequestLog log,
            Runnable shutdown) {
        this.loop = loop;
        this.plan = plan;
        this.requests = requests;
        this.log = log;
        this.shutdown = shutdown;
        this.warmup = new Tally(plan.mix());
        this.measured = new Tally(plan.mix());
        this.bootstrap = bootstrap(this, loop, transport, target, plan);
        this.pacing =
                switch (plan.model()) {
                    case LoadModel.Open(double rate) -> new OpenPacing(this, plan, rate);
                    case LoadModel.Closed(int count) -> new ClosedPacing(this, plan, count);
                };
        this.startNanos = System.nanoTime();
        this.measureNanos = startNanos + plan.warmup().toNanos();
        this.endNanos = measureNanos + plan.duration().toNanos();
        this.sendingEndedNanos = endNanos;
    }

    private static Bootstrap bootstrap(
            EventLoopRun run,
            EventLoop loop,
            Transport transport,
            InetSocketAddress target,
            LoadPlan plan) {
        long limitMillis = Math.clamp(plan.timeout().toMillis(), 1, Integer.MAX_VALUE);
        return new Bootstrap()
                .group(loop)
                .channel(transport.channel())
                .remoteAddress(target)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) limitMillis)
                .handler(
                        new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(SocketChannel channel) {
                                channel.pipeline().addLast(new Connection(run, channel));
                            }
                        });
    }

    /** Starts sending. On the event loop. */
    void begin() {
        pacing.start();
    }

    // ---- what anyone may ask

    @Override
    public Phase phase() {
        return switch (stage) {
            case SENDING -> System.nanoTime() - measureNanos < 0 ? Phase.WARMUP : Phase.MEASURE;
            case DRAINING -> Phase.DRAIN;
            case OVER -> Phase.IDLE;
        };
    }

    @Override
    public long elapsedNanos() {
        return (isOver() ? overNanos : System.nanoTime()) - startNanos;
    }

    @Override
    public void stop() {
        if (stage != Stage.OVER) {
            try {
                loop.execute(this::stopNow);
            } catch (RejectedExecutionException _) {
                // The run ended by itself a moment ago, and its event loop with it.
            }
        }
    }

    @Override
    public CompletableFuture<LoadResult> done() {
        return done.copy();
    }

    Tally warmup() {
        return warmup;
    }

    Tally measured() {
        return measured;
    }

    boolean hadWarmup() {
        return measureNanos != startNanos;
    }

    boolean isOver() {
        return stage == Stage.OVER;
    }

    int outstanding() {
        return outstanding.get();
    }

    int openConnections() {
        return connections.get();
    }

    // ---- what pacing asks

    long startNanos() {
        return startNanos;
    }

    long endNanos() {
        return endNanos;
    }

    boolean isSending() {
        return stage == Stage.SENDING;
    }

    int inFlight() {
        return inFlight.size();
    }

    int connections() {
        return open.size();
    }

    int connecting() {
        return connecting;
    }

    /** {@return whether what is due at {@code intended} belongs to the measured part} */
    boolean isMeasured(long intended) {
        return intended - measureNanos >= 0;
    }

    /** {@return where a request counts: by when it was to be sent, not by when its answer came} */
    Tally tallyOf(long intended) {
        return isMeasured(intended) ? measured : warmup;
    }

    void at(long nanos, Runnable task) {
        loop.schedule(task, nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /**
     * Sends now what was due at {@code intended} and has waited for a connection since {@code
     * ready}.
     */
    void send(Connection connection, int route, long intended, long ready, long now) {
        tallyOf(intended).sent.add();
        inFlight.add(connection);
        connection.send(requests.get(route), route, intended, ready, now);
        armExpiry();
        publish();
    }

    void connect() {
        connecting++;
        bootstrap.connect().addListener((ChannelFuture attempt) -> connected(attempt));
    }

    private void connected(ChannelFuture attempt) {
        connecting--;
        if (!attempt.isSuccess() && stage != Stage.OVER) {
            boolean late = attempt.cause() instanceof ConnectTimeoutException;
            pacing.connectFailed(late ? ErrorKind.CONNECT_TIMEOUT : ErrorKind.CONNECT);
            afterChange();
        }
    }

    void unsendable(int route, long intended, long ready, String kind) {
        long now = System.nanoTime();
        tallyOf(intended).unsendable(route, kind, now - intended);
        append(0, route, 0, intended, ready, 0, now);
    }

    // ---- what connections report

    byte[] scratch() {
        return scratch;
    }

    void opened(Connection connection) {
        if (stage == Stage.OVER) {
            connection.close();
            return;
        }
        open.add(connection);
        pacing.free(connection);
        afterChange();
    }

    void answered(Connection connection, int status, boolean reusable) {
        if (stage == Stage.OVER) {
            return;
        }
        long now = System.nanoTime();
        inFlight.remove(connection);
        long intended = connection.intendedNanos();
        tallyOf(intended)
                .answered(connection.route(), status, now - intended, now - connection.sentNanos());
        if (isMeasured(intended) && now - sendingEndedNanos < 0) {
            inTime++;
        }
        append(connection, status, now);
        if (reusable && connection.isOpen() && !requests.get(connection.route()).closes()) {
            pacing.free(connection);
        } else {
            drop(connection);
        }
        afterChange();
    }

    void unanswered(Connection connection, String kind) {
        if (stage == Stage.OVER) {
            return;
        }
        long now = System.nanoTime();
        inFlight.remove(connection);
        long intended = connection.intendedNanos();
        tallyOf(intended)
                .unanswered(connection.route(), kind, now - intended, now - connection.sentNanos());
        append(connection, 0, now);
        drop(connection);
        afterChange();
    }

    /** Bytes came on a connection that waits for nothing. */
    void unaskedBytes(Connection connection) {
        tallyOf(System.nanoTime()).error(ErrorKind.PROTOCOL);
        idleClosed(connection);
    }

    void idleClosed(Connection connection) {
        if (stage != Stage.OVER) {
            drop(connection);
            afterChange();
        }
    }

    private void drop(Connection connection) {
        connection.close();
        if (open.remove(connection)) {
            pacing.lost(connection);
        }
    }

    private void append(Connection connection, int status, long now) {
        append(
                RequestLog.exchange(connection.port(), connection.ordinal()),
                connection.route(),
                status,
                connection.intendedNanos(),
                connection.readyNanos(),
                connection.sentNanos(),
                now);
    }

    /** The log is part of the results, so the warm-up is not in it. */
    private void append(
            long exchange, int route, int status, long intended, long ready, long sent, long end) {
        if (isMeasured(intended)) {
            log.append(exchange, route, status, intended, ready, sent, end);
        }
    }

    // ---- time limits

    private void armExpiry() {
        if (!expiryArmed) {
            Connection first = inFlight.first();
            if (first != null) {
                expiryArmed = true;
                at(first.sentNanos() + plan.timeout().toNanos(), this::expire);
            }
        }
    }

    private void expire() {
        expiryArmed = false;
        long latest = System.nanoTime() - plan.timeout().toNanos();
        Connection first = inFlight.first();
        while (first != null && first.sentNanos() - latest <= 0) {
            unanswered(first, ErrorKind.TIMEOUT);
            first = inFlight.first();
        }
        armExpiry();
    }

    // ---- how it ends

    void endSchedule() {
        if (stage == Stage.SENDING) {
            drain(plan.timeout().toNanos());
            pacing.scheduleEnded();
            afterChange();
        }
    }

    private void stopNow() {
        if (stage == Stage.OVER || stopped) {
            return;
        }
        stopped = true;
        if (stage == Stage.SENDING) {
            sendingEndedNanos = System.nanoTime();
        }
        drain(STOP_NANOS);
        pacing.stop();
        afterChange();
    }

    private void drain(long limitNanos) {
        stage = Stage.DRAINING;
        at(System.nanoTime() + limitNanos, this::giveUp);
    }

    /** What is outstanding counts as timed out: dropping it would flatter the result. */
    private void giveUp() {
        pacing.giveUp();
        Connection first = inFlight.first();
        while (first != null && stage != Stage.OVER) {
            unanswered(first, ErrorKind.TIMEOUT);
            first = inFlight.first();
        }
        afterChange();
    }

    private void afterChange() {
        publish();
        if (stage == Stage.DRAINING && inFlight.size() + pacing.waiting() == 0) {
            finish();
        }
    }

    private void publish() {
        outstanding.lazySet(inFlight.size() + pacing.waiting());
        connections.lazySet(open.size());
    }

    private void finish() {
        open.forEach(Connection::close);
        open.clear();
        publish();
        LoadResult result = result();
        overNanos = System.nanoTime();
        stage = Stage.OVER;
        shutdown.run();
        done.complete(result);
    }

    private LoadResult result() {
        Map<String, Long> errors = measured.errors();
        return new LoadResult(
                Math.max(0, sendingEndedNanos - measureNanos),
                measured.due.get(),
                measured.completed.get(),
                inTime,
                measured.failed.get(),
                measured.notSent.get(),
                errors,
                stopped);
    }
}
