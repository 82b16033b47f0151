package dev.zts.memory;

import dev.zts.memory.GcOptions.Policy;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.FrameSource;
import dev.zts.telemetry.GcAsking;
import dev.zts.telemetry.GcOutcome;
import dev.zts.telemetry.GcStats;
import dev.zts.telemetry.MemoryState;
import dev.zts.telemetry.Owner;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Asks for collections between requests, and keeps the account of what requests allocate.
 * Thread-safe.
 */
public final class GcControl implements FrameSource, AutoCloseable {
    /*
     * HotSpot decides itself when to collect. What remains is to ask for a collection at a better
     * moment than it would take: before the nursery is full, while no request runs. There is one
     * kind of collection that can be asked for, System.gc() as a concurrent cycle: a pause of the
     * young generation, then marking beside the application, then two short pauses. So there is one
     * threshold too, where the seed's engine had one for each generation.
     *
     * A wish is judged by whoever has it and carried out by the collecting thread, as System.gc()
     * blocks its caller. With Policy.AUTO that thread has the wishes too: shards wake it when they
     * have allocated enough to be worth a look, and it waits for a quiet moment.
     */

    /** How long no request must have run or begun to call it a quiet moment. */
    private static final long QUIET_NANOS = 4_000_000;

    private static final long LOOK_NANOS = 1_000_000;
    private static final long LONG_NANOS = 3_600_000_000_000L;
    private static final long LEAST_WAKE_BYTES = 1 << 20;

    private final GcOptions options;
    private final CollectedHeap heap;
    private final LongSupplier clock;
    private final Thread thread;
    private final List<Shard> shards = new CopyOnWriteArrayList<>();
    private final RequestArenas arenas = new RequestArenas();
    private final AtomicLongArray outcomes = new AtomicLongArray(GcOutcome.values().length);

    private volatile long thresholdBytes;
    private volatile long hintBytes;

    /** What a shard allocates before it wakes the collecting thread. */
    private volatile long wakeBytes = LEAST_WAKE_BYTES;

    /** Set by shards, cleared by the collecting thread. */
    private volatile boolean woken;

    private volatile boolean wanted;
    private volatile boolean closed;

    // Guarded by this.
    private long lastAskedNanos;
    private boolean everAsked;

    // The collecting thread's own.
    private long begunWhenLooked = -1;
    private long quietSinceNanos;

    private GcControl(GcOptions options, CollectedHeap heap, LongSupplier clock) {
        this.options = options;
        this.heap = heap;
        this.clock = clock;
        thresholdBytes = options.thresholdBytes();
        thread = Thread.ofPlatform().daemon().name("zts-gc").unstarted(this::run);
    }

    /** Starts a control of this JVM's heap. */
    public static GcControl start(GcOptions options) {
        GcControl control = of(options, new JvmHeap(), System::nanoTime);
        control.thread.start();
        return control;
    }

    /** {@return a control of a heap, whose collecting thread is not started} */
    static GcControl of(GcOptions options, CollectedHeap heap, LongSupplier clock) {
        return new GcControl(options, heap, clock);
    }

    // Requests

    /** {@return a new shard} */
    public Shard newShard() {
        Shard shard = new Shard();
        shards.add(shard);
        return shard;
    }

    /** A thread that runs requests one after the other, as the control sees it. */
    public final class Shard implements AutoCloseable {
        private static final int BEGUN = 0;
        private static final int ENDED = 1;
        private static final int LAST_BYTES = 2;

        private final OwnedLongs figures = new OwnedLongs(3);
        private long bytesSinceWake;

        private Shard() {}

        /** Tells that a request begins. The shard's thread only. */
        public void requestBegins(long bodyBytes) {
            figures.add(BEGUN, 1);
            if (hintBytes != bodyBytes) {
                hintRequestSize(bodyBytes);
            }
        }

        /** Tells that it has ended and how much it allocated. The shard's thread only. */
        public void requestEnded(RequestArena arena, long allocatedBytes) {
            arenas.register(arena);
            arena.record(allocatedBytes);
            figures.set(LAST_BYTES, allocatedBytes);
            figures.add(ENDED, 1);
            bytesSinceWake += allocatedBytes;
            if (bytesSinceWake >= wakeBytes) {
                bytesSinceWake = 0;
                wake();
            }
        }

        /** Forgets the shard: its thread has ended. */
        @Override
        public void close() {
            shards.remove(this);
        }

        private long begun() {
            return figures.get(BEGUN);
        }

        private boolean running() {
            // The later one first, so that a request that ends meanwhile does not count as running.
            long ended = figures.get(ENDED);
            return begun() > ended;
        }

        private long lastBytes() {
            return figures.get(LAST_BYTES);
        }

        private void forgetLast() {
            figures.set(LAST_BYTES, 0);
        }
    }

    private void wake() {
        if (options.policy() == Policy.AUTO && !woken) {
            woken = true;
            LockSupport.unpark(thread);
        }
    }

    // The point at which a collection is asked for

    /**
     * Moves the {@linkplain #pointBytes point} for a request with a body of this size: until the
     * next hint, or the {@linkplain #resetRequestHint reset}. Hints do not add up.
     */
    public void hintRequestSize(long bodyBytes) {
        if (bodyBytes < 0) {
            throw new IllegalArgumentException("bodyBytes must not be negative: " + bodyBytes);
        }
        hintBytes = bodyBytes;
    }

    /** Puts the point back to where it was configured. */
    public void resetRequestHint() {
        hintBytes = 0;
        shards.forEach(Shard::forgetLast);
    }

    /**
     * Configures the point: bytes allocated since the last collection, 0 for half of the nursery's
     * capacity. The seed's engine counted objects of the old generation.
     */
    public void setMajorGcThreshold(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative: " + bytes);
        }
        thresholdBytes = bytes;
    }

    /**
     * {@return bytes allocated since the last collection at which one is asked for} It is the
     * threshold; three quarters of it when a request is expected that takes more than a quarter of
     * the nursery, and half of it when it takes more than a half. Expected is what the hint says,
     * or as much as a shard's last request allocated, if that is more.
     */
    public long pointBytes() {
        return point(heap.nurseryCapacityBytes());
    }

    private long point(long capacity) {
        long threshold = threshold(capacity);
        long expected = expectedBytes();
        if (expected > capacity / 2) {
            return threshold / 2;
        }
        return expected > capacity / 4 ? threshold - threshold / 4 : threshold;
    }

    private long threshold(long capacity) {
        long configured = thresholdBytes;
        return configured == 0 ? capacity / 2 : configured;
    }

    private long expectedBytes() {
        long expected = hintBytes;
        for (Shard shard : shards) {
            expected = Math.max(expected, shard.lastBytes());
        }
        return expected;
    }

    // Collections

    /** {@return bytes allocated in the nursery since the last collection} */
    public long nurseryUsage() {
        return heap.nurseryBytes();
    }

    /** {@return why this JVM cannot be asked for a collection, empty if it can} */
    public String unavailable() {
        return heap.unavailable();
    }

    /** {@return collections since the control was started} */
    public GcStats stats() {
        return heap.stats();
    }

    /**
     * Asks for a collection if more than so many bytes were allocated since the last one, no
     * request runs, and none was asked for within the configured interval. Returns at once; the
     * collection is made on a thread of its own. A request that begins meanwhile is stopped by the
     * pause like any other.
     */
    public GcOutcome collectIfAbove(long bytes) {
        GcOutcome outcome = judge(bytes);
        outcomes.incrementAndGet(outcome.ordinal());
        if (outcome == GcOutcome.ASKED) {
            wanted = true;
            LockSupport.unpark(thread);
        }
        return outcome;
    }

    private synchronized GcOutcome judge(long bytes) {
        if (!heap.unavailable().isEmpty()) {
            return GcOutcome.UNAVAILABLE;
        }
        if (heap.nurseryBytes() <= bytes) {
            return GcOutcome.BELOW;
        }
        if (nanosUntilNext() > 0) {
            return GcOutcome.TOO_SOON;
        }
        if (busy()) {
            return GcOutcome.BUSY;
        }
        lastAskedNanos = clock.getAsLong();
        everAsked = true;
        return GcOutcome.ASKED;
    }

    private synchronized long nanosUntilNext() {
        return everAsked ? lastAskedNanos + options.interval().toNanos() - clock.getAsLong() : 0;
    }

    private boolean busy() {
        for (Shard shard : shards) {
            if (shard.running()) {
                return true;
            }
        }
        return false;
    }

    // The collecting thread

    private void run() {
        AllocationMeter.claim(Thread.currentThread(), Owner.SERVER);
        while (!closed) {
            LockSupport.parkNanos(this, step());
        }
    }

    /** Does what there is to do now. {@return nanoseconds until to look again} */
    long step() {
        if (wanted) {
            wanted = false;
            heap.collect();
        }
        if (options.policy() != Policy.AUTO || !heap.unavailable().isEmpty()) {
            return LONG_NANOS;
        }
        return woken ? seek() : LONG_NANOS;
    }

    /** Looks whether a collection is due, and for the moment to ask for it. */
    private long seek() {
        long wait = nanosUntilNext();
        if (wait > 0) {
            return wait;
        }
        long capacity = heap.nurseryCapacityBytes();
        long point = point(capacity);
        wakeBytes = Math.max(LEAST_WAKE_BYTES, point / 8);
        if (heap.nurseryBytes() <= point) {
            rest();
            return LONG_NANOS;
        }
        if (!quiet()) {
            return LOOK_NANOS;
        }
        if (collectIfAbove(point) == GcOutcome.ASKED) {
            rest();
            return 0;
        }
        return LOOK_NANOS;
    }

    /** Waits to be woken again. */
    private void rest() {
        woken = false;
        begunWhenLooked = -1;
    }

    private boolean quiet() {
        long begun = 0;
        for (Shard shard : shards) {
            begun += shard.begun();
        }
        long now = clock.getAsLong();
        if (begun != begunWhenLooked || busy()) {
            begunWhenLooked = begun;
            quietSinceNanos = now;
            return false;
        }
        return now - quietSinceNanos >= QUIET_NANOS;
    }

    // Figures

    @Override
    public void sampleInto(Frame.Builder frame) {
        frame.memory(new MemoryState(stats(), asking(), arenas.state()));
    }

    private GcAsking asking() {
        long capacity = heap.nurseryCapacityBytes();
        return new GcAsking(
                options.policy() == Policy.AUTO,
                heap.unavailable(),
                threshold(capacity),
                point(capacity),
                expectedBytes(),
                counts());
    }

    private Map<GcOutcome, Long> counts() {
        Map<GcOutcome, Long> counts = new EnumMap<>(GcOutcome.class);
        for (GcOutcome outcome : GcOutcome.values()) {
            long count = outcomes.get(outcome.ordinal());
            if (count > 0) {
                counts.put(outcome, count);
            }
        }
        return counts;
    }

    /** Ends the collecting thread. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        heap.close();
    }
}
