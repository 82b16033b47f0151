package dev.zts.operations;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A line for each answered request, written by a thread of its own. Who answers never waits: while
 * the queue is full lines are dropped, counted, and their number is written when there is room.
 */
public final class AccessLog implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(AccessLog.class.getName());
    private static final int QUEUE = 16_384;
    private static final String STANDARD_OUTPUT = "-";
    private static final long END_SECONDS = 2;

    private final BlockingQueue<AccessEntry> queue;
    private final OutputStream out;
    private final LongAdder dropped = new LongAdder();
    private final Thread writer;
    private volatile boolean closed;

    AccessLog(OutputStream out, int capacity) {
        this.out = out;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.writer = Thread.ofPlatform().name("zts-access-log").daemon().unstarted(this::write);
    }

    /**
     * Opens a file to append to, or standard output for {@code -}.
     *
     * @throws OperationsException if it cannot be opened
     */
    public static AccessLog open(String file) throws OperationsException {
        AccessLog log = new AccessLog(stream(file), QUEUE);
        log.start();
        return log;
    }

    private static OutputStream stream(String file) throws OperationsException {
        if (file.equals(STANDARD_OUTPUT)) {
            return new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        }
        try {
            // Unlike a channel, this survives that its thread is interrupted.
            return new BufferedOutputStream(new FileOutputStream(file, true));
        } catch (FileNotFoundException e) {
            throw new OperationsException(
                    "the access log " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    void start() {
        writer.start();
    }

    /** Notes a request that was answered. Any thread; never waits. */
    public void add(AccessEntry entry) {
        if (closed || !queue.offer(entry)) {
            dropped.increment();
        }
    }

    /** {@return requests that are in no line} */
    public long dropped() {
        return dropped.sum();
    }

    private void write() {
        long told = 0;
        try (out) {
            while (true) {
                AccessEntry entry = queue.poll();
                if (entry == null) {
                    long now = dropped.sum();
                    if (now > told) {
                        line("# " + (now - told) + " requests are not in this log");
                        told = now;
                    }
                    out.flush();
                    entry = next();
                    if (entry == null) {
                        return;
                    }
                }
                line(entry.line());
            }
        } catch (IOException e) {
            closed = true;
            LOG.log(Level.SEVERE, "The access log cannot be written any more", e);
        }
    }

    /** {@return the next one, null when there will be none} */
    private @Nullable AccessEntry next() {
        while (true) {
            try {
                return closed ? queue.poll() : queue.take();
            } catch (InterruptedException e) {
                // By close: what is queued is still written.
                closed = true;
            }
        }
    }

    private void line(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.write('\n');
    }

    /** Writes what is queued, and ends. */
    @Override
    public void close() {
        closed = true;
        writer.interrupt();
        try {
            writer.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
