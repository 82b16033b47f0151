package dev.zts.server;

import dev.zts.engine.FailureKind;
import dev.zts.engine.HandlerResult;
import dev.zts.engine.JsRequest;
import dev.zts.http.Reply;
import dev.zts.http.Request;
import dev.zts.operations.AddedFields;
import dev.zts.pool.Lease;
import dev.zts.pool.RuntimePool;
import dev.zts.web.Headers;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way to a handler, and the answer on its way back. The connection and a worker
 * both may want to answer it; the first one does.
 */
final class Exchange
        implements JsRequest, ResponseEncoder.Framing, Consumer<@Nullable Lease>, Runnable {
    /*
     * It is what it is handed to: the request that the engine asks, the one who waits at the pool,
     * and the task on the event loop. So a request costs one object, not four.
     */
    private static final int QUEUED = 0;
    private static final int RUNNING = 1;
    private static final int ANSWERED = 2;

    private static final VarHandle PHASE;

    static {
        try {
            PHASE = MethodHandles.lookup().findVarHandle(Exchange.class, "phase", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Connection connection;
    private Request request;
    private long number;
    private Deployment deployment;
    private RoutePace route;
    private Map<String, String> params;
    private long receivedNanos;
    private boolean head;
    private boolean http10;
    private boolean close;
    private @Nullable AddedFields added;

    /** One of the constants. */
    @SuppressWarnings("UnusedVariable") // by PHASE
    private volatile int phase = QUEUED;

    // Written by who runs the handler before it answers or starts, read after that was seen.
    private volatile long startedNanos;
    private long runNanos;
    private long allocatedBytes;
    private volatile @Nullable Worker worker;
    private volatile @Nullable Lease lease;
    private int status;
    private @Nullable Reply reply;
    private @Nullable Parcel parcel;

    Exchange(
            Connection connection,
            Request request,
            long number,
            Deployment deployment,
            RoutePace route,
            Map<String, String> params,
            boolean close) {
        this.connection = connection;
        this.request = request;
        this.number = number;
        this.deployment = deployment;
        this.route = route;
        this.params = params;
        begin(close);
    }

    /** Takes another request, after the answer to the last one and if no other thread knew it. */
    void again(
            Request next,
            long nextNumber,
            Deployment itsDeployment,
            RoutePace itsRoute,
            Map<String, String> itsParams,
            boolean last) {
        request = next;
        number = nextNumber;
        deployment = itsDeployment;
        route = itsRoute;
        params = itsParams;
        startedNanos = 0;
        worker = null;
        lease = null;
        reply = null;
        phase = QUEUED;
        begin(last);
    }

    private void begin(boolean last) {
        receivedNanos = connection.receivedNanos();
        head = request.isHead();
        http10 = request.http10();
        close = last;
        added = connection.added();
        request.retain();
    }

    Deployment deployment() {
        return deployment;
    }

    RoutePace route() {
        return route;
    }

    String entry() {
        return route.entry();
    }

    long receivedNanos() {
        return receivedNanos;
    }

    /** {@return from receipt until a runtime was there, or until now} */
    long waitNanos() {
        return (startedNanos == 0 ? System.nanoTime() : startedNanos) - receivedNanos;
    }

    long runNanos() {
        return runNanos;
    }

    long allocatedBytes() {
        return allocatedBytes;
    }

    boolean queued() {
        return phase == QUEUED;
    }

    boolean running() {
        return phase == RUNNING;
    }

    /** {@return when the handler began; 0 if it has not} */
    long startedNanos() {
        return startedNanos;
    }

    // ---- framing

    @Override
    public boolean head() {
        return head;
    }

    @Override
    public boolean close() {
        return close || connection.stopping();
    }

    @Override
    public boolean http10() {
        return http10;
    }

    @Override
    public @Nullable AddedFields added() {
        return added;
    }

    // ---- what the engine asks

    @Override
    public String id() {
        return connection.id(number);
    }

    @Override
    public String method() {
        return request.method();
    }

    @Override
    public String target() {
        return request.target();
    }

    @Override
    public String path() {
        return request.path();
    }

    @Override
    public String query() {
        return request.query();
    }

    @Override
    public String origin() {
        return connection.scheme()
                + "://"
                + (request.host().isEmpty() ? connection.localName() : request.host());
    }

    @Override
    public Headers headers() {
        return request.headers();
    }

    @Override
    public Map<String, String> params() {
        return params;
    }

    @Override
    public byte[] body() {
        return request.body();
    }

    int bodyBytes() {
        return request.bodyLength();
    }

    // ---- the way to a runtime

    /** Asks the pool for a runtime, and waits there until the time for that is over. */
    void awaitLease(long queueWaitNanos) {
        long left = receivedNanos + queueWaitNanos - System.nanoTime();
        deployment.pool().acquire(Duration.ofNanos(Math.max(0, left)), this);
    }

    /** Gets its runtime, or none in time; from whoever gave it back. */
    @Override
    public void accept(@Nullable Lease granted) {
        if (granted == null) {
            refuseForLackOfRuntime();
        }
        lease = granted;
        connection.workers().backFromPool(this, granted != null);
    }

    private void refuseForLackOfRuntime() {
        RuntimePool pool = deployment.pool();
        if (pool.closed()) {
            refuse(FailureKind.SHUTTING_DOWN, "the server stops");
        } else {
            refuse(FailureKind.POOL_EXHAUSTED, "no runtime came free in time");
        }
    }

    /** {@return the runtime it came with, or null} */
    @Nullable Lease lease() {
        return lease;
    }

    /** Nobody works on it any more. Once, by who had it last. */
    void leave() {
        request.release();
        deployment.release();
    }

    // ---- the answer

    /**
     * The handler begins.
     *
     * @param by the worker that runs it, null for the connection's own loop
     * @return whether it still needs an answer
     */
    boolean start(@Nullable Worker by, Lease with, long nanos) {
        worker = by;
        lease = with;
        startedNanos = nanos;
        return PHASE.compareAndSet(this, QUEUED, RUNNING);
    }

    /** The handler has ended. */
    void ran(long nanos, long bytes) {
        runNanos = nanos;
        allocatedBytes = bytes;
    }

    /** {@return where a worker puts the response} */
    Parcel parcel() {
        Parcel made = parcel;
        if (made == null) {
            made = new Parcel();
            parcel = made;
        }
        return made;
    }

    /** The response is in the sink. {@return whether it was not too late} */
    boolean responded(int withStatus) {
        status = withStatus;
        return PHASE.compareAndSet(this, RUNNING, ANSWERED);
    }

    /** The handler failed. {@return whether it was not too late} */
    boolean failed(HandlerResult.Failed failure) {
        return answer(RUNNING, failure);
    }

    /** Answers a request that waited in vain. {@return whether it was not too late} */
    boolean refuse(FailureKind kind, String message) {
        if (!answer(QUEUED, new HandlerResult.Failed(kind, message, null, ""))) {
            return false;
        }
        deliver();
        return true;
    }

    /** Answers in place of a handler that does not stop. {@return its worker, null if too late} */
    @Nullable Worker abandon(String message) {
        if (!answer(RUNNING, new HandlerResult.Failed(FailureKind.TIMEOUT, message, null, ""))) {
            return null;
        }
        deliver();
        return worker;
    }

    private boolean answer(int from, HandlerResult.Failed failure) {
        if (!PHASE.compareAndSet(this, from, ANSWERED)) {
            return false;
        }
        connection.countFailure(failure.kind().wireName());
        Reply made = ProblemDocument.of(failure, entry(), id(), connection.developer());
        reply = made;
        status = made.status();
        return true;
    }

    /** Hands the answer to the connection. */
    void deliver() {
        if (!connection.execute(this)) {
            drop();
        }
    }

    @Override
    public void run() {
        try {
            connection.answered(this);
        } catch (RuntimeException | Error e) {
            connection.failed(e);
        }
    }

    int status() {
        return status;
    }

    /** {@return the server's own answer, or null if the handler responded} */
    @Nullable Reply reply() {
        return reply;
    }

    /** Moves the response that a worker made on. */
    void unpackInto(Sink sink) {
        Parcel packed = parcel;
        if (packed != null) {
            parcel = null;
            packed.moveTo(sink);
        }
    }

    /** Lets go of an answer that nobody wants. */
    void drop() {
        Parcel packed = parcel;
        parcel = null;
        if (packed != null) {
            packed.drop();
        }
    }

    /** The client is gone. {@return whether no handler runs for it, nor ever will} */
    boolean cancel() {
        return PHASE.compareAndSet(this, QUEUED, ANSWERED) || phase == ANSWERED;
    }
}
