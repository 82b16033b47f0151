package dev.zts.files;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Entries by path, up to so many bytes; the least recently used go first. Thread-safe. */
final class EntryCache {
    private final long maxBytes;

    /** In the order of use. */
    private final SequencedMap<String, FileEntry> entries = new LinkedHashMap<>(64, 0.75f, true);

    private long bytes;
    private boolean closed;

    EntryCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** {@return the entry of a path with a reference for the caller, or null} */
    synchronized @Nullable FileEntry take(String path) {
        FileEntry entry = entries.get(path);
        if (entry != null) {
            entry.retain();
        }
        return entry;
    }

    /** Keeps an entry in place of the one that the path had, if it is not too large. */
    synchronized void put(String path, FileEntry entry) {
        remove(path);
        long weight = entry.weight(path);
        if (closed || weight > maxBytes) {
            return;
        }
        entry.retain();
        entries.put(path, entry);
        bytes += weight;
        while (bytes > maxBytes) {
            remove(entries.firstEntry().getKey());
        }
    }

    synchronized void remove(String path) {
        FileEntry entry = entries.remove(path);
        if (entry != null) {
            bytes -= entry.weight(path);
            entry.release();
        }
    }

    /** Drops what was not checked since, which is what was not used since. */
    synchronized void dropUnusedSince(long nanos) {
        while (!entries.isEmpty()) {
            Map.Entry<String, FileEntry> eldest = entries.firstEntry();
            if (eldest.getValue().checkedNanos() - nanos >= 0) {
                return;
            }
            remove(eldest.getKey());
        }
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized int size() {
        return entries.size();
    }

    /** Drops everything, and keeps nothing more. */
    synchronized void close() {
        closed = true;
        entries.values().forEach(FileEntry::release);
        entries.clear();
        bytes = 0;
    }
}
