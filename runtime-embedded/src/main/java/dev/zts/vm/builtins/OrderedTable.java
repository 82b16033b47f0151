package dev.zts.vm.builtins;

import dev.zts.vm.value.Rope;
import dev.zts.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a Map or Set (ECMA-262 24.1, 24.2): a hash table by SameValueZero that keeps the
 * order of insertion and may change while somebody walks along it.
 */
@SuppressWarnings("ReferenceEquality") // objects are compared by identity
final class OrderedTable {

    /*
     * Entries form a doubly linked list in order of insertion, with a sentinel at its head. A removed
     * entry keeps its link backwards, so that a cursor which stands on it finds the way to what is
     * left: the nearest earlier entry that is still there.
     */

    private static final int INITIAL_BUCKETS = 8;

    private final Entry head = new Entry(Undefined.UNDEFINED, 0, Undefined.UNDEFINED);
    private Entry last = head;
    private @Nullable Entry @Nullable [] buckets;
    private int size;

    /** One key with its value. */
    static final class Entry {

        private final Object key;
        private final int hash;
        private Object value;
        private boolean removed;
        private @Nullable Entry previous;
        private @Nullable Entry next;
        private @Nullable Entry nextInBucket;

        private Entry(Object key, int hash, Object value) {
            this.key = key;
            this.hash = hash;
            this.value = value;
        }

        Object key() {
            return key;
        }

        Object value() {
            return value;
        }

        void replace(Object newValue) {
            value = newValue;
        }
    }

    /** A place in the table that moves from entry to entry, whatever happens to them meanwhile. */
    final class Cursor {

        private Entry at = head;

        /** {@return the next entry, or null if there is none now} */
        @Nullable Entry advance() {
            Entry here = at;
            while (here.removed && here.previous != null) {
                here = here.previous;
            }
            Entry next = here.next;
            at = next == null ? here : next;
            return next;
        }
    }

    int size() {
        return size;
    }

    Cursor cursor() {
        return new Cursor();
    }

    /** CanonicalizeKeyedCollectionKey, and one form for each number and string. */
    static Object canonical(Object key) {
        if (key instanceof Double number) {
            int integer = number.intValue();
            return integer == number ? (Object) integer : key;
        }
        return key instanceof Rope ? key.toString() : key;
    }

    /**
     * {@return the entry of a key, or null}
     *
     * @param key canonical
     */
    @Nullable Entry find(Object key) {
        @Nullable Entry @Nullable [] table = buckets;
        if (table == null) {
            return null;
        }
        int hash = hash(key);
        for (Entry e = table[hash & table.length - 1]; e != null; e = e.nextInBucket) {
            if (e.hash == hash && e.key.equals(key)) {
                return e;
            }
        }
        return null;
    }

    boolean has(Object key) {
        return find(key) != null;
    }

    /**
     * Sets the value of a key, at the end if it is new.
     *
     * @param key canonical
     */
    void set(Object key, Object value) {
        Entry known = find(key);
        if (known == null) {
            append(key, value);
        } else {
            known.value = value;
        }
    }

    /**
     * Adds what only consists of a key.
     *
     * @param key canonical
     */
    void add(Object key) {
        if (find(key) == null) {
            append(key, key);
        }
    }

    private void append(Object key, Object value) {
        @Nullable Entry[] table = room();
        Entry made = new Entry(key, hash(key), value);
        int bucket = made.hash & table.length - 1;
        made.nextInBucket = table[bucket];
        table[bucket] = made;
        made.previous = last;
        last.next = made;
        last = made;
        size++;
    }

    private @Nullable Entry[] room() {
        @Nullable Entry @Nullable [] table = buckets;
        if (table == null) {
            table = new Entry[INITIAL_BUCKETS];
            buckets = table;
        } else if (size >= table.length) {
            table = new Entry[table.length * 2];
            for (Entry e = head.next; e != null; e = e.next) {
                int bucket = e.hash & table.length - 1;
                e.nextInBucket = table[bucket];
                table[bucket] = e;
            }
            buckets = table;
        }
        return table;
    }

    /**
     * {@return whether the key was there}
     *
     * @param key canonical
     */
    boolean remove(Object key) {
        Entry entry = find(key);
        @Nullable Entry @Nullable [] table = buckets;
        if (entry == null || table == null) {
            return false;
        }
        unlinkFromBucket(table, entry);
        Entry before = entry.previous == null ? head : entry.previous;
        before.next = entry.next;
        if (entry.next == null) {
            last = before;
        } else {
            entry.next.previous = before;
        }
        entry.removed = true;
        size--;
        return true;
    }

    private static void unlinkFromBucket(@Nullable Entry[] table, Entry entry) {
        int bucket = entry.hash & table.length - 1;
        Entry at = table[bucket];
        if (at == entry) {
            table[bucket] = entry.nextInBucket;
            return;
        }
        while (at != null && at.nextInBucket != entry) {
            at = at.nextInBucket;
        }
        if (at != null) {
            at.nextInBucket = entry.nextInBucket;
        }
    }

    void clear() {
        for (Entry e = head.next; e != null; e = e.next) {
            e.removed = true;
            e.previous = head;
        }
        head.next = null;
        last = head;
        buckets = null;
        size = 0;
    }

    /** {@return a table with the same entries} */
    OrderedTable copy() {
        OrderedTable made = new OrderedTable();
        for (Entry e = head.next; e != null; e = e.next) {
            made.append(e.key, e.value);
        }
        return made;
    }

    private static int hash(Object key) {
        int code = key.hashCode() * 0x9E37_79B9;
        return code ^ code >>> 15;
    }
}
