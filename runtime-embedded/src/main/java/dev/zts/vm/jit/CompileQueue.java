package dev.zts.vm.jit;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The thread that compiles, and what waits for it. Shared by the pools of an engine. */
public final class CompileQueue implements AutoCloseable {

    /** Compilations that may wait. */
    static final int CAPACITY = 256;

    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor thread;

    public CompileQueue() {
        thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(CAPACITY),
                        Thread.ofPlatform().name("zts-jit").daemon().factory());
        thread.allowCoreThreadTimeOut(true);
    }

    /** Has a compilation done; {@return false if there is no room} */
    boolean offer(Runnable compilation) {
        try {
            thread.execute(compilation);
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }

    int waiting() {
        return thread.getQueue().size();
    }

    /** Drops what waits. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
