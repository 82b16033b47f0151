package dev.zts.app.model;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Takes work off the FX thread and brings its outcome back there. Session work (open, close, start)
 * runs in the order it was asked for; file work runs beside it. Both on daemon threads.
 */
public final class Background implements AutoCloseable {
    private final ExecutorService session;
    private final ExecutorService files;
    private final Consumer<Runnable> fxThread;

    private Background(
            ExecutorService session, ExecutorService files, Consumer<Runnable> fxThread) {
        this.session = session;
        this.files = files;
        this.fxThread = fxThread;
    }

    /**
     * {@return threads of their own}
     *
     * @param fxThread runs what it is given on the thread that owns the model
     */
    public static Background create(Consumer<Runnable> fxThread) {
        return new Background(
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("zts-window-session").factory()),
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("zts-window-file-", 0).factory()),
                fxThread);
    }

    /** Runs session work; {@code done} or {@code failed} is called on the FX thread. */
    public <T> void session(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        submit(session, work, done, failed);
    }

    /** Runs work that reads or writes files, as {@link #session} does. */
    public <T> void files(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        submit(files, work, done, failed);
    }

    /** Runs {@code action} on the FX thread, soon. */
    public void later(Runnable action) {
        fxThread.accept(action);
    }

    private <T> void submit(
            ExecutorService threads,
            Callable<T> work,
            Consumer<T> done,
            Consumer<Throwable> failed) {
        try {
            threads.execute(() -> attempt(work, done, failed));
        } catch (RejectedExecutionException closed) {
            failed.accept(closed);
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whatever went wrong is told
    private <T> void attempt(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        T result;
        try {
            result = work.call();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            later(() -> failed.accept(interrupted));
            return;
        } catch (Throwable thrown) {
            later(() -> failed.accept(thrown));
            return;
        }
        later(() -> done.accept(result));
    }

    /** {@return whether all work ended within {@code limit}} Takes no more work. */
    public boolean finish(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        session.shutdown();
        files.shutdown();
        boolean sessionEnded = session.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS);
        return files.awaitTermination(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)
                && sessionEnded;
    }

    /** Takes no more work and interrupts what runs. */
    @Override
    public void close() {
        session.shutdownNow();
        files.shutdownNow();
    }
}
