package dev.zts.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.FileRegion;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A socket with a thread of its own, which waits in it. A turn is whatever happens under the lock;
 * the thread reads and writes without it.
 */
final class ThreadLink implements Link, Runnable {
    private static final Logger LOG = Logger.getLogger(ThreadLink.class.getName());
    private static final int CHUNK_BYTES = 16 << 10;

    private final Socket socket;
    private final ServerLoop loop;
    private final ReentrantLock lock;
    private final Condition changed;
    private final Connection connection;
    private final byte[] chunk = new byte[CHUNK_BYTES];

    // Guarded by the lock.
    private final Deque<Object> toSend = new ArrayDeque<>();
    private boolean reading = true;
    private boolean inputOver;
    private boolean awake;
    private long wakeNanos;
    private boolean closedTold;
    private boolean ended;

    /** Whether the thread writes; others must watch the deadline then. */
    private boolean sending;

    private volatile long sent;
    private volatile boolean closed;

    ThreadLink(HttpServer server, Socket socket, ThreadListener.Circle circle) {
        this.socket = socket;
        this.loop = circle.loop();
        this.lock = circle.lock();
        this.changed = lock.newCondition();
        this.connection = new Connection(server, this);
    }

    // ---- the thread

    @Override
    public void run() {
        execute(connection::opened);
        boolean more = true;
        while (more) {
            try {
                more = step();
            } catch (IOException e) {
                LOG.log(Level.FINE, "A client went away", e);
                close();
            } catch (RuntimeException | Error e) {
                LOG.log(Level.SEVERE, "A connection failed", e);
                close();
            }
        }
    }

    private enum Next {
        SEND,
        READ,
        GO_ON,
        END
    }

    /** {@return whether there is another one} */
    private boolean step() throws IOException {
        Next next;
        lock.lock();
        try {
            next = next();
            sending = next == Next.SEND;
        } finally {
            lock.unlock();
        }
        switch (next) {
            case SEND -> send();
            case READ -> read();
            case GO_ON -> {}
            case END -> {
                return false;
            }
        }
        return true;
    }

    private Next next() {
        if (closed && !closedTold) {
            closedTold = true;
            drop();
            connection.closed();
        }
        if (ended) {
            return Next.END;
        }
        if (expire()) {
            return Next.GO_ON;
        }
        if (!closed && !toSend.isEmpty()) {
            return Next.SEND;
        }
        if (!closed && reading && !inputOver && !connection.executing()) {
            return Next.READ;
        }
        await();
        return Next.GO_ON;
    }

    /** {@return whether the deadline was reached} */
    private boolean expire() {
        if (!awake || wakeNanos - System.nanoTime() > 0) {
            return false;
        }
        awake = false;
        connection.expired();
        return true;
    }

    /** Waits until something may have changed; the caller looks at what. */
    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
    private void await() {
        try {
            if (awake) {
                changed.awaitNanos(wakeNanos - System.nanoTime());
            } else {
                changed.await();
            }
        } catch (InterruptedException e) {
            LOG.log(Level.FINE, "A connection's thread was interrupted", e);
            close();
        }
    }

    private void read() throws IOException {
        int count;
        try {
            socket.setSoTimeout(timeoutMillis());
            count = socket.getInputStream().read(chunk);
        } catch (SocketTimeoutException _) {
            // The next step finds the deadline reached.
            return;
        }
        lock.lock();
        try {
            if (count < 0) {
                inputOver = true;
                connection.inputEnded();
            } else {
                connection.received(allocator().buffer(count).writeBytes(chunk, 0, count));
                connection.receivedAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** {@return until the deadline, 0 if there is none} */
    private int timeoutMillis() {
        lock.lock();
        try {
            if (!awake) {
                return 0;
            }
            long left = TimeUnit.NANOSECONDS.toMillis(wakeNanos - System.nanoTime()) + 1;
            return Math.clamp(left, 1, Integer.MAX_VALUE);
        } finally {
            lock.unlock();
        }
    }

    private void send() throws IOException {
        Object part = take();
        while (part != null) {
            try {
                send(part);
            } finally {
                ReferenceCountUtil.release(part);
            }
            part = take();
        }
        lock.lock();
        try {
            sending = false;
            connection.drained();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Object take() {
        lock.lock();
        try {
            return toSend.poll();
        } finally {
            lock.unlock();
        }
    }

    private void send(Object part) throws IOException {
        if (part instanceof ByteBuf buffer) {
            while (buffer.isReadable()) {
                int count = Math.min(CHUNK_BYTES, buffer.readableBytes());
                buffer.readBytes(chunk, 0, count);
                send(count);
            }
        } else if (part instanceof FileRegion region) {
            Output output = new Output();
            while (region.transferred() < region.count()) {
                if (region.transferTo(output, region.transferred()) <= 0) {
                    throw new IOException("the file has become shorter");
                }
            }
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // by the connection's thread alone
    private void send(int count) throws IOException {
        socket.getOutputStream().write(chunk, 0, count);
        sent += count;
    }

    /** The socket as a channel. */
    private final class Output implements WritableByteChannel {
        @Override
        public int write(ByteBuffer bytes) throws IOException {
            int count = Math.min(CHUNK_BYTES, bytes.remaining());
            bytes.get(chunk, 0, count);
            send(count);
            return count;
        }

        @Override
        public boolean isOpen() {
            return !closed;
        }

        @Override
        public void close() {
            ThreadLink.this.close();
        }
    }

    private void drop() {
        toSend.forEach(ReferenceCountUtil::release);
        toSend.clear();
    }

    /** Sees to the deadline while the thread is held up in a write. Any thread. */
    void watch() {
        if (lock.tryLock()) {
            try {
                if (sending && !closed) {
                    expire();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    // ---- what the connection asks

    @Override
    public ServerLoop loop() {
        return loop;
    }

    @Override
    public ByteBufAllocator allocator() {
        return ByteBufAllocator.DEFAULT;
    }

    @Override
    public InetSocketAddress localAddress() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    @Override
    public @Nullable InetSocketAddress remoteAddress() {
        return (InetSocketAddress) socket.getRemoteSocketAddress();
    }

    @Override
    public void write(Object part) {
        if (closed) {
            ReferenceCountUtil.release(part);
        } else {
            toSend.add(part);
        }
    }

    @Override
    public boolean flush() {
        return toSend.isEmpty() && !sending && !closed;
    }

    @Override
    public long progress() {
        return sent;
    }

    @Override
    public void reading(boolean wanted) {
        reading = wanted;
    }

    @Override
    public void wakeAt(long nanos) {
        awake = true;
        wakeNanos = nanos;
    }

    @Override
    public void sleepOn() {
        awake = false;
    }

    @Override
    public void shutdownOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            LOG.log(Level.FINE, "A client went away", e);
            close();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.FINE, "A socket did not close well", e);
        }
        execute(() -> {});
    }

    @Override
    public void end() {
        ended = true;
    }

    @Override
    public boolean execute(Runnable task) {
        lock.lock();
        try {
            task.run();
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean runsHandlers() {
        return false;
    }
}
