package dev.zts.memory;

import dev.zts.telemetry.Owner;
import java.util.EnumMap;
import java.util.Map;

/** How much was allocated up to a point in time, by everyone and by owner. Immutable. */
public final class Allocated {
    private final long nanos;
    private final long total;
    private final long[] byOwner;

    Allocated(long nanos, long total, long[] byOwner) {
        this.nanos = nanos;
        this.total = total;
        this.byOwner = byOwner;
    }

    /** {@return when it was read, {@link System#nanoTime}} */
    public long nanos() {
        return nanos;
    }

    /** {@return bytes allocated by all threads since the JVM started} */
    public long total() {
        return total;
    }

    /** {@return of these, by the threads of {@code owner} since they were claimed} */
    public long of(Owner owner) {
        return byOwner[owner.ordinal()];
    }

    /** {@return bytes by owner from {@code before} until this, owners without any left out} */
    public Map<Owner, Long> since(Allocated before) {
        Map<Owner, Long> grown = new EnumMap<>(Owner.class);
        for (Owner owner : Owner.values()) {
            long bytes = of(owner) - before.of(owner);
            if (bytes > 0) {
                grown.put(owner, bytes);
            }
        }
        return grown;
    }

    /** {@return this as if threads that nobody claimed had allocated {@code bytes} less} */
    Allocated lessOthers(long bytes) {
        long[] less = byOwner.clone();
        less[Owner.OTHER.ordinal()] -= bytes;
        return new Allocated(nanos, total - bytes, less);
    }

    /** {@return what it was at {@code atNanos} if it grew evenly from {@code before} on} */
    Allocated at(long atNanos, Allocated before) {
        double span = (double) (nanos - before.nanos);
        double share = span <= 0 ? 1 : Math.clamp((atNanos - before.nanos) / span, 0.0, 1.0);
        long[] bytes = new long[byOwner.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = between(before.byOwner[i], byOwner[i], share);
        }
        return new Allocated(atNanos, between(before.total, total, share), bytes);
    }

    private static long between(long from, long to, double share) {
        return from + Math.round((to - from) * share);
    }
}
