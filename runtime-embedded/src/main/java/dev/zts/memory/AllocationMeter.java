package dev.zts.memory;

import com.sun.management.ThreadMXBean;
import dev.zts.telemetry.Owner;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Tells who allocates: threads are claimed for an {@link Owner} once, and their allocation counters
 * are read when a frame is made. Process-wide, as the counters are.
 */
public final class AllocationMeter {
    /*
     * The counter of a thread cannot be read after its end: what a claimed thread allocates between
     * the last reading and its end counts as OTHER.
     */
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Object LOCK = new Object();

    // Guarded by LOCK.
    private static final List<Claim> CLAIMS = new ArrayList<>();
    private static final long[] BY_OWNER = new long[Owner.values().length];
    private static long[] ids = new long[0];

    private AllocationMeter() {}

    /** A claimed thread, and its counter when last read. */
    private static final class Claim {
        private final WeakReference<Thread> thread;
        private final long id;
        private Owner owner;
        private Owner guest;
        private LongSupplier guestBytes;
        private long read;
        private long guestRead;

        Claim(Thread thread, Owner owner, Owner guest, LongSupplier guestBytes) {
            this.thread = new WeakReference<>(thread);
            this.id = thread.threadId();
            this.owner = owner;
            this.guest = guest;
            this.guestBytes = guestBytes;
            this.read = Math.max(0, THREADS.getThreadAllocatedBytes(id));
            this.guestRead = guestBytes.getAsLong();
        }

        /** The thread's counter stands at {@code now}. */
        void count(long now) {
            // What the guest has allocated since is counted the next time.
            long forGuest = Math.min(guestBytes.getAsLong() - guestRead, now - read);
            BY_OWNER[owner.ordinal()] += now - read - forGuest;
            BY_OWNER[guest.ordinal()] += forGuest;
            read = now;
            guestRead += forGuest;
        }

        boolean ended() {
            Thread claimed = thread.get();
            return claimed == null || claimed.getState() == Thread.State.TERMINATED;
        }
    }

    /**
     * Claims a platform thread from now on; what it allocated before stays where it was. Threads
     * that ended are forgotten, their bytes are not.
     */
    public static void claim(Thread thread, Owner owner) {
        claim(thread, owner, owner, () -> 0);
    }

    /**
     * Claims a thread that works for someone else too, and counts itself what it allocates for that
     * one.
     *
     * @param guestBytes what it has allocated for {@code guest} so far; asked on any thread
     */
    public static void claim(Thread thread, Owner owner, Owner guest, LongSupplier guestBytes) {
        if (thread.isVirtual()) {
            throw new IllegalArgumentException(
                    "virtual threads have no allocation counter: " + thread.getName());
        }
        synchronized (LOCK) {
            readClaims();
            for (Claim claim : CLAIMS) {
                if (claim.id == thread.threadId()) {
                    claim.owner = owner;
                    claim.guest = guest;
                    claim.guestBytes = guestBytes;
                    claim.guestRead = guestBytes.getAsLong();
                    return;
                }
            }
            CLAIMS.add(new Claim(thread, owner, guest, guestBytes));
            ids = CLAIMS.stream().mapToLong(claim -> claim.id).toArray();
        }
    }

    /** {@return bytes the calling thread has allocated since it started} About 15 ns. */
    public static long currentThreadBytes() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    /** {@return what all threads, and those of each owner, have allocated so far} */
    public static Allocated read() {
        synchronized (LOCK) {
            readClaims();
            // After the claims, or OTHER could come out negative.
            long total = THREADS.getTotalThreadAllocatedBytes();
            long claimed = 0;
            for (Owner owner : Owner.values()) {
                claimed += owner == Owner.OTHER ? 0 : BY_OWNER[owner.ordinal()];
            }
            long[] bytes = BY_OWNER.clone();
            bytes[Owner.OTHER.ordinal()] = Math.max(0, total - claimed);
            return new Allocated(System.nanoTime(), total, bytes);
        }
    }

    private static void readClaims() {
        long[] now = THREADS.getThreadAllocatedBytes(ids);
        boolean someEnded = false;
        Iterator<Claim> claims = CLAIMS.iterator();
        for (int i = 0; i < now.length; i++) {
            Claim claim = claims.next();
            if (now[i] >= 0) {
                claim.count(now[i]);
            } else if (claim.ended()) {
                claims.remove();
                someEnded = true;
            }
        }
        if (someEnded) {
            ids = CLAIMS.stream().mapToLong(claim -> claim.id).toArray();
        }
    }
}
