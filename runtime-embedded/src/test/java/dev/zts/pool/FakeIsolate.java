package dev.zts.pool;

import dev.zts.engine.HandlerResult;
import dev.zts.engine.Isolate;
import dev.zts.engine.JsRequest;
import dev.zts.engine.Problem;
import dev.zts.engine.Program;
import dev.zts.memory.RequestArena;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** An isolate that runs nothing and does as a test says. */
final class FakeIsolate implements Isolate {
    private final long id;
    private volatile @Nullable String taint;
    private volatile boolean usable = true;
    private volatile boolean closed;
    private volatile boolean interrupted;
    private volatile @Nullable CountDownLatch holdClose;

    FakeIsolate(long id) {
        this.id = id;
    }

    void taintWith(String what) {
        taint = what;
    }

    void breakDown() {
        usable = false;
    }

    /** Lets {@link #close} return only after {@code gate} has opened. */
    void holdCloseUntil(CountDownLatch gate) {
        holdClose = gate;
    }

    boolean interrupted() {
        return interrupted;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public Program program() {
        throw new AssertionError("a pool asks no isolate for its program");
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }

    @Override
    public long runNanos() {
        return 0;
    }

    @Override
    public long runBytes() {
        return 0;
    }

    @Override
    public HandlerResult run(String entry, JsRequest request) {
        throw new AssertionError("a pool runs nothing");
    }

    @Override
    public void settle() {
        throw new AssertionError("a pool leaves that to who holds the lease");
    }

    @Override
    public void interrupt() {
        interrupted = true;
    }

    @Override
    public @Nullable String taint() {
        return taint;
    }

    @Override
    public RequestArena arena() {
        throw new AssertionError("a pool leaves that to who holds the lease");
    }

    @Override
    public boolean usable() {
        return usable;
    }

    @Override
    public void close() {
        CountDownLatch gate = holdClose;
        if (gate != null) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        closed = true;
    }
}
