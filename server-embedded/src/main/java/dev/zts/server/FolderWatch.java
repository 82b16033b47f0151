package dev.zts.server;

import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.Telemetry;
import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows changes of a folder, and the folder itself when it is deleted, renamed or comes back.
 * Changes of 200 ms are told together.
 */
final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FolderWatch.class.getName());
    private static final long DEBOUNCE_MILLIS = 200;
    private static final long CHECK_MILLIS = 250;

    private final Path root;
    private final Runnable onChange;
    private final BooleanSupplier thoughtMissing;
    private final Telemetry telemetry;
    private final ScheduledExecutorService thread;
    private final AtomicBoolean due = new AtomicBoolean();

    // Written before the thread starts, then on it only.
    private @Nullable DirectoryWatcher watcher;

    /** Done when the watcher has ended, as it does when its folder is deleted. */
    private @Nullable CompletableFuture<Void> watching;

    private boolean unwatchedTold;

    /** Which folder is watched: another one of the same name is another key. */
    private @Nullable Object watchedKey;

    private FolderWatch(
            Path root, Runnable onChange, BooleanSupplier thoughtMissing, Telemetry telemetry) {
        this.root = root;
        this.onChange = onChange;
        this.thoughtMissing = thoughtMissing;
        this.telemetry = telemetry;
        ScheduledThreadPoolExecutor executor =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> Thread.ofPlatform().name("zts-watch").daemon(true).unstarted(task),
                        // A change that is seen while the watch ends is nobody's any more.
                        new ThreadPoolExecutor.DiscardPolicy());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        this.thread = Executors.unconfigurableScheduledExecutorService(executor);
    }

    /**
     * Follows a folder.
     *
     * @param onChange called after changes; compares for itself
     * @param thoughtMissing whether the last call found no folder
     */
    static FolderWatch start(
            Path root, Runnable onChange, BooleanSupplier thoughtMissing, Telemetry telemetry) {
        FolderWatch watch = new FolderWatch(root, onChange, thoughtMissing, telemetry);
        watch.watchedKey = watch.key();
        watch.thread.execute(watch::arm);
        watch.thread.scheduleWithFixedDelay(
                watch::check, CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
        return watch;
    }

    /** Tells about the folder itself, which a watch on it does not. */
    private void check() {
        Object key = key();
        // It may have been gone and come back between two checks; a watch does not survive that.
        boolean overlooked = thoughtMissing.getAsBoolean() == (key != null);
        boolean ended = key != null && (watching == null || watching.isDone());
        if (Objects.equals(key, watchedKey) && !overlooked && !ended) {
            return;
        }
        disarm();
        watchedKey = key;
        if (key != null) {
            arm();
        }
        changed();
    }

    private @Nullable Object key() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(root, BasicFileAttributes.class);
            if (!attributes.isDirectory()) {
                return null;
            }
            Object key = attributes.fileKey();
            return key == null ? attributes.creationTime() : key;
        } catch (IOException e) {
            // Absent: that is what is asked.
            return null;
        }
    }

    private void arm() {
        try {
            // The content is compared when it is read again.
            DirectoryWatcher fresh =
                    DirectoryWatcher.builder()
                            .path(root)
                            .listener(_ -> changed())
                            .fileHashing(false)
                            .build();
            watching =
                    fresh.watchAsync(task ->
                            Thread.ofPlatform().name("zts-watch-events").daemon(true).start(task));
            watcher = fresh;
            // What changed before the watch stood would be missed.
            changed();
        } catch (NoSuchFileException e) {
            LOG.log(Level.FINE, "The folder vanished; the next check tells", e);
        } catch (IOException e) {
            tellUnwatched(e);
        }
    }

    /** Without a watch the folder is read again at each check. Told once. */
    private void tellUnwatched(IOException cause) {
        if (unwatchedTold) {
            return;
        }
        unwatchedTold = true;
        telemetry.publish(
                new EngineEvent.Notice(
                        System.nanoTime(),
                        EngineEvent.Severity.WARNING,
                        root + " cannot be watched and is read again and again instead: " + cause));
    }

    private void disarm() {
        if (watcher != null) {
            try {
                watcher.close();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "A folder watch could not be closed", e);
            }
            watcher = null;
            watching = null;
        }
    }

    private void changed() {
        if (due.compareAndSet(false, true) && !thread.isShutdown()) {
            thread.schedule(this::tell, DEBOUNCE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void tell() {
        due.set(false);
        try {
            onChange.run();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "A changed folder could not be loaded", e);
            telemetry.publish(
                    new EngineEvent.Notice(
                            System.nanoTime(),
                            EngineEvent.Severity.ERROR,
                            "A changed folder could not be loaded: " + e));
        }
    }

    @Override
    public void close() {
        thread.execute(this::disarm);
        thread.shutdown();
    }
}
