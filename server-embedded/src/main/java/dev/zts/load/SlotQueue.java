package dev.zts.load;

import java.util.Arrays;

/** Requests that are due and wait for a connection, oldest first: a growing ring of primitives. */
final class SlotQueue {
    private long[] intendedNanos = new long[64];
    private long[] readyNanos = new long[64];
    private int[] routes = new int[64];
    private int head;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(int route, long intended, long ready) {
        if (size == routes.length) {
            grow();
        }
        int tail = (head + size) & (routes.length - 1);
        intendedNanos[tail] = intended;
        readyNanos[tail] = ready;
        routes[tail] = route;
        size++;
    }

    /** {@return when the oldest was to be sent} */
    long intendedNanos() {
        return intendedNanos[head];
    }

    /** {@return when the oldest began to wait} */
    long readyNanos() {
        return readyNanos[head];
    }

    /** {@return the oldest one's index in the plan} */
    int route() {
        return routes[head];
    }

    /** Takes the oldest out. */
    void remove() {
        head = (head + 1) & (routes.length - 1);
        size--;
    }

    private void grow() {
        int old = routes.length;
        intendedNanos = Arrays.copyOf(intendedNanos, old * 2);
        readyNanos = Arrays.copyOf(readyNanos, old * 2);
        routes = Arrays.copyOf(routes, old * 2);
        System.arraycopy(intendedNanos, 0, intendedNanos, old, head);
        System.arraycopy(readyNanos, 0, readyNanos, old, head);
        System.arraycopy(routes, 0, routes, old, head);
    }
}
