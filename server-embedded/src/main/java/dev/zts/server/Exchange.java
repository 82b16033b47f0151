package dev.zts.server;

import dev.zts.engine.FailureKind;
import dev.zts.engine.HandlerResult;
import dev.zts.engine.JsRequest;
import dev.zts.engine.JsResponse;
import dev.zts.http.Reply;
import dev.zts.http.Request;
import dev.zts.pool.Lease;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way to a handler. The event loop and a worker both may want to answer it; the
 * first one does.
 */
final class Exchange {

    private enum Phase {
        QUEUED,
        RUNNING,
        ANSWERED
    }

    private final Connection connection;
    private final Request request;
    private final String id;
    private final Deployment deployment;
    private final String entry;
    private final Map<String, String> params;
    private final long receivedNanos;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.QUEUED);

    // Written by the worker before it answers or starts, read by the event loop after it saw that.
    private volatile long startedNanos;
    private long runNanos;
    private long allocatedBytes;
    private volatile @Nullable Worker worker;
    private volatile @Nullable Lease lease;

    Exchange(
            Connection connection,
            Request request,
            String id,
            Deployment deployment,
            String entry,
            Map<String, String> params,
            long receivedNanos) {
        this.connection = connection;
        this.request = request;
        this.id = id;
        this.deployment = deployment;
        this.entry = entry;
        this.params = params;
        this.receivedNanos = receivedNanos;
        request.retain();
    }

    /** Nobody works on it any more. Once, by who had it last. */
    void leave() {
        request.release();
        deployment.release();
    }

    int bodyBytes() {
        return request.body().length;
    }

    Deployment deployment() {
        return deployment;
    }

    String entry() {
        return entry;
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
        return phase.get() == Phase.QUEUED;
    }

    boolean running() {
        return phase.get() == Phase.RUNNING;
    }

    /** {@return when the handler began; 0 if it has not} */
    long startedNanos() {
        return startedNanos;
    }

    JsRequest toJs() {
        return JsRequest.of(
                id,
                request.method(),
                request.target(),
                request.path(),
                request.query(),
                "http://" + (request.host().isEmpty() ? connection.localName() : request.host()),
                request.headers(),
                params,
                request.body());
    }

    /** Takes the exchange into a worker's hands. {@return whether it still needs an answer} */
    boolean start(Worker by, Lease with, long nanos) {
        worker = by;
        lease = with;
        startedNanos = nanos;
        return phase.compareAndSet(Phase.QUEUED, Phase.RUNNING);
    }

    /** Answers with what the handler said. Worker only. {@return whether it was not too late} */
    boolean finish(HandlerResult result, long nanos, long bytes) {
        // The body is encoded before, off the event loop.
        Reply reply = reply(result);
        if (!phase.compareAndSet(Phase.RUNNING, Phase.ANSWERED)) {
            return false;
        }
        runNanos = nanos;
        allocatedBytes = bytes;
        deliver(result, reply);
        return true;
    }

    /** Answers a request that waited in vain. {@return whether it was not too late} */
    boolean refuse(FailureKind kind, String message) {
        if (!phase.compareAndSet(Phase.QUEUED, Phase.ANSWERED)) {
            return false;
        }
        HandlerResult failed = new HandlerResult.Failed(kind, message, null, "");
        deliver(failed, reply(failed));
        return true;
    }

    /** Answers in place of a handler that does not stop. {@return its worker, null if too late} */
    @Nullable Worker abandon(String message) {
        if (!phase.compareAndSet(Phase.RUNNING, Phase.ANSWERED)) {
            return null;
        }
        HandlerResult failed = new HandlerResult.Failed(FailureKind.TIMEOUT, message, null, "");
        deliver(failed, reply(failed));
        return worker;
    }

    @Nullable Lease lease() {
        return lease;
    }

    /** The client is gone. {@return whether no handler runs for it, nor ever will} */
    boolean drop() {
        return phase.compareAndSet(Phase.QUEUED, Phase.ANSWERED) || phase.get() == Phase.ANSWERED;
    }

    private void deliver(HandlerResult result, Reply reply) {
        if (result instanceof HandlerResult.Failed failed) {
            connection.countFailure(failed.kind().wireName());
        }
        connection.deliver(this, reply);
    }

    private Reply reply(HandlerResult result) {
        return switch (result) {
            case HandlerResult.Responded(JsResponse response) ->
                    new Reply(
                            response.status(),
                            response.headers(),
                            new Reply.Content.Bytes(bytes(response.body())),
                            false);
            case HandlerResult.Failed failed ->
                    ProblemDocument.of(failed, entry, id, connection.developer());
        };
    }

    private static byte[] bytes(JsResponse.Body body) {
        return switch (body) {
            case JsResponse.Body.Empty() -> new byte[0];
            case JsResponse.Body.Text(CharSequence text) ->
                    text.toString().getBytes(StandardCharsets.UTF_8);
            case JsResponse.Body.Bytes(byte[] bytes) -> bytes;
        };
    }
}
