package dev.zts.load;

import org.jspecify.annotations.Nullable;

/**
 * Connections that wait for an answer, in the order in which their requests were sent. As all have
 * the same time to live, the first is the first to expire.
 */
final class InFlight {
    private @Nullable Connection first;
    private @Nullable Connection last;
    private int size;

    int size() {
        return size;
    }

    @Nullable Connection first() {
        return first;
    }

    void add(Connection connection) {
        connection.previous = last;
        connection.next = null;
        if (last == null) {
            first = connection;
        } else {
            last.next = connection;
        }
        last = connection;
        size++;
    }

    void remove(Connection connection) {
        Connection before = connection.previous;
        Connection after = connection.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        connection.previous = null;
        connection.next = null;
        size--;
    }
}
