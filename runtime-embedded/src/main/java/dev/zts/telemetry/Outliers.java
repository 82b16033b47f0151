package dev.zts.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The requests worth a look: the slowest of all, and the last failed ones. One writer that never
 * waits, any reader.
 */
final class Outliers {
    /*
     * A slot holds an immutable request or null, so a reader that walks the slots sees each request
     * at most once and always whole. Which slot holds the fastest of the slow ones is known to a heap
     * of slot numbers that belongs to the writer: once the slots are full, an ordinary request costs
     * one comparison.
     */
    private final AtomicReferenceArray<RequestLog.Request> slow;
    private final AtomicReferenceArray<RequestLog.Request> failed;

    private final long[] latencies;
    private final int[] heap;
    private int filled;
    private long failures;

    Outliers(int capacity) {
        slow = new AtomicReferenceArray<>(capacity);
        failed = new AtomicReferenceArray<>(capacity);
        latencies = new long[capacity];
        heap = new int[capacity];
    }

    /** {@return whether such a request would be kept} The writer only. */
    boolean wants(long latencyNanos, boolean isFailed) {
        return isFailed || filled < heap.length || latencyNanos > latencies[heap[0]];
    }

    /** Keeps a request that is {@linkplain #wants wanted}. The writer only. */
    void keep(RequestLog.Request request) {
        if (request.failed()) {
            failed.setRelease((int) (failures++ % failed.length()), request);
        }
        long latency = request.latencyNanos();
        if (filled < heap.length) {
            put(filled, latency, request);
            heap[filled] = filled;
            siftUp(filled++);
        } else if (latency > latencies[heap[0]]) {
            put(heap[0], latency, request);
            siftDown();
        }
    }

    private void put(int slot, long latency, RequestLog.Request request) {
        latencies[slot] = latency;
        slow.setRelease(slot, request);
    }

    private void siftUp(int from) {
        int at = from;
        while (at > 0 && latencies[heap[at]] < latencies[heap[(at - 1) / 2]]) {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    private void siftDown() {
        int at = 0;
        int least = smallerChild(at);
        while (least < filled && latencies[heap[least]] < latencies[heap[at]]) {
            swap(at, least);
            at = least;
            least = smallerChild(at);
        }
    }

    private int smallerChild(int parent) {
        int left = 2 * parent + 1;
        int right = left + 1;
        return right < filled && latencies[heap[right]] < latencies[heap[left]] ? right : left;
    }

    private void swap(int a, int b) {
        int slot = heap[a];
        heap[a] = heap[b];
        heap[b] = slot;
    }

    /** Forgets everything. The writer only. */
    void clear() {
        filled = 0;
        failures = 0;
        for (int i = 0; i < slow.length(); i++) {
            slow.setRelease(i, null);
            failed.setRelease(i, null);
        }
    }

    List<RequestLog.Request> slow() {
        return copy(slow);
    }

    List<RequestLog.Request> failed() {
        return copy(failed);
    }

    private static List<RequestLog.Request> copy(AtomicReferenceArray<RequestLog.Request> slots) {
        List<RequestLog.Request> found = new ArrayList<>();
        for (int i = 0; i < slots.length(); i++) {
            RequestLog.Request request = slots.getAcquire(i);
            if (request != null) {
                found.add(request);
            }
        }
        return found;
    }
}
