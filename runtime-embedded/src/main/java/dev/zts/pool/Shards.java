package dev.zts.pool;

import java.util.stream.IntStream;

/**
 * The free places: a list for each shard, and one for what its shard has no room for. Whoever asks
 * looks into the list of its own shard, then into the common one, then into those of the others.
 */
final class Shards {
    /*
     * Nothing is kept back for a thread: what is free can be had by whoever asks. And no one is told
     * that nothing is free while something is: a search that found nothing counts only if nothing
     * was put into any list meanwhile, as then all of them were empty at its end.
     */
    private final FreeList[] lists;
    private final FreeList overflow;
    private final int capacity;

    /** The most that each shard's list holds. */
    private final int share;

    Shards(int capacity, int shards) {
        this.capacity = capacity;
        share = Math.ceilDiv(capacity, shards);
        lists =
                IntStream.range(0, shards)
                        .mapToObj(_ -> new FreeList(capacity))
                        .toArray(FreeList[]::new);
        overflow = new FreeList(capacity);
    }

    /** {@return the number of the shard that {@code any} number names} */
    int shard(int any) {
        // The number of cores is a power of two most of the time, and a division costs like a
        // lease.
        int last = lists.length - 1;
        return (lists.length & last) == 0 ? any & last : Math.floorMod(any, lists.length);
    }

    int count() {
        return lists.length;
    }

    /** {@return a place that was free in the list of this shard, or {@link FreeList#NONE}} */
    int takeOwn(int shard) {
        return lists[shard].pop();
    }

    /** {@return a place that was free in any other list, or {@link FreeList#NONE}} */
    int takeOther(int shard) {
        while (true) {
            int before = pushes();
            int place = search(shard);
            if (place != FreeList.NONE || pushes() == before) {
                return place;
            }
        }
    }

    private int search(int shard) {
        int place = overflow.pop();
        for (int i = 0; i < lists.length && place == FreeList.NONE; i++) {
            place = lists[shard(shard + i)].pop();
        }
        return place;
    }

    private int pushes() {
        int sum = overflow.pushes();
        for (FreeList list : lists) {
            sum += list.pushes();
        }
        return sum;
    }

    /** Frees a place that was taken. */
    void put(int shard, int place) {
        if (!lists[shard].push(place, share)) {
            overflow.push(place, capacity);
        }
    }

    /** {@return how many are free, if nobody takes or puts one meanwhile} */
    int size() {
        int sum = overflow.size();
        for (FreeList list : lists) {
            sum += list.size();
        }
        return sum;
    }
}
