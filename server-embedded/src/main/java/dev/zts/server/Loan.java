package dev.zts.server;

import dev.zts.engine.Isolate;
import dev.zts.pool.Lease;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bytes that a response borrows of an isolate. The lease ends when they have been sent, dropped or
 * copied, and when the isolate's own thread is through with it too.
 */
final class Loan {
    /** Isolates whose bytes are lent: mostly none, so that to look is free. */
    private static final Set<Long> LENT = ConcurrentHashMap.newKeySet();

    private final Lease lease;
    private final long isolate;
    private final byte[] bytes;

    /** The one who sends, and the one who ran the handler. */
    private final AtomicInteger holders = new AtomicInteger(2);

    private volatile boolean returned;

    Loan(Lease lease, byte[] bytes) {
        this.lease = lease;
        this.isolate = lease.isolate().id();
        this.bytes = bytes;
        LENT.add(isolate);
    }

    /**
     * Looks whether an isolate may run.
     *
     * @throws IllegalStateException if its bytes are lent still
     */
    static void checkNotLent(Isolate next) {
        if (!LENT.isEmpty() && LENT.contains(next.id())) {
            throw new IllegalStateException("a request runs on a runtime whose bytes are lent");
        }
    }

    /**
     * @throws IllegalStateException after they were given back
     */
    byte[] bytes() {
        if (returned) {
            throw new IllegalStateException("the bytes were given back");
        }
        return bytes;
    }

    /** The sender needs them no more. */
    void giveBack() {
        if (returned) {
            throw new IllegalStateException("the bytes were given back before");
        }
        returned = true;
        LENT.remove(isolate);
        end();
    }

    /** Ends one of the two holds. */
    void end() {
        if (holders.decrementAndGet() == 0) {
            lease.close();
        }
    }
}
