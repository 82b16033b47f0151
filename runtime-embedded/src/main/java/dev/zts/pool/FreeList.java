package dev.zts.pool;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A lock-free stack of place numbers. The number pushed last is popped first: the caches of its
 * runtime are warm.
 */
final class FreeList {
    /*
     * The head is one long: the number on top, how many lie on the stack, and a tag that grows with
     * each push. Who read a head and was held up cannot take it for the present one after its number
     * was popped and pushed again: the tag has moved on. The head lies between two empty cache
     * lines, so that cores that use different lists do not wait for each other.
     */
    static final int NONE = -1;

    /** Numbers are below this. */
    static final int LIMIT = 1 << 16;

    private static final int PAD = 128 / Long.BYTES;
    private static final int NUMBER_BITS = 16;
    private static final long MASK = LIMIT - 1L;

    private final AtomicLongArray head = new AtomicLongArray(PAD + 1 + PAD);

    /** The number below each one that is on the stack, plus one; 0 at the bottom. */
    private final int[] below;

    /** An empty list of numbers below {@code limit}. */
    FreeList(int limit) {
        if (limit < 0 || limit >= LIMIT) {
            throw new IllegalArgumentException("limit must be below " + LIMIT + ": " + limit);
        }
        below = new int[limit];
    }

    private static long head(long pushes, long size, long top) {
        return pushes << 2 * NUMBER_BITS | size << NUMBER_BITS | top;
    }

    private static long pushes(long head) {
        return head >>> 2 * NUMBER_BITS;
    }

    private static long size(long head) {
        return head >>> NUMBER_BITS & MASK;
    }

    /** Puts a number that is on no list on top, unless {@code most} are there already. */
    boolean push(int number, int most) {
        while (true) {
            long seen = head.get(PAD);
            if (size(seen) >= most) {
                return false;
            }
            below[number] = (int) (seen & MASK);
            long next = head(pushes(seen) + 1, size(seen) + 1, number + 1L);
            if (head.compareAndSet(PAD, seen, next)) {
                return true;
            }
            Thread.onSpinWait();
        }
    }

    /** {@return the number on top, which now is on no list, or {@link #NONE}} */
    int pop() {
        while (true) {
            long seen = head.get(PAD);
            int top = (int) (seen & MASK);
            if (top == 0) {
                return NONE;
            }
            // Of no use if the number was popped meanwhile, but then the head has changed.
            long next = head(pushes(seen), size(seen) - 1, below[top - 1]);
            if (head.compareAndSet(PAD, seen, next)) {
                return top - 1;
            }
            Thread.onSpinWait();
        }
    }

    int size() {
        return (int) size(head.get(PAD));
    }

    /** {@return how often something was pushed, modulo 2 to the power of 32} */
    int pushes() {
        return (int) pushes(head.get(PAD));
    }
}
