package dev.zts.files;

import dev.zts.files.FileTree.Sighting;
import dev.zts.folder.PercentCoding;
import dev.zts.http.FieldName;
import dev.zts.http.Refusal;
import dev.zts.http.Reply;
import dev.zts.http.Request;
import dev.zts.web.Headers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The files below a folder, as responses. Small ones are kept in memory, large ones open; what is
 * kept is compared with the disk four times a second while it is asked for. Thread-safe.
 */
public final class StaticFiles implements AutoCloseable {
    /*
     * A hit costs no system call: the path as it came is looked up, unless it has escapes, and the
     * reply is an encoded head and a reference to the bytes. Only the first request after a quarter
     * of a second looks at the disk, the others meanwhile get what is there.
     */
    private static final long CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** Then memory, and above all the open file, is given back. */
    private static final long UNUSED_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** What may be spent on knowing what is not there; never in competition with what is. */
    private static final long ABSENT_BYTES = 1 << 20;

    /** A file may change while it is read. */
    private static final int ATTEMPTS = 3;

    private static final Outcome BAD_PATH = new Outcome.BadPath();
    private static final Outcome MISSING = new Outcome.Missing();

    private final FileTree tree;
    private final int maxHeld;
    private final EntryCache present;
    private final EntryCache absent;

    /**
     * Serves a folder, which need not exist yet.
     *
     * @param root absolute
     * @param cacheBytes for all files in memory; 0 to keep none
     * @param maxHeldBytes larger files are sent from the disk
     */
    public StaticFiles(Path root, long cacheBytes, int maxHeldBytes) {
        this.tree = new FileTree(root);
        this.maxHeld = maxHeldBytes;
        this.present = new EntryCache(cacheBytes);
        this.absent = new EntryCache(Math.min(cacheBytes, ABSENT_BYTES));
    }

    /** {@return what comes of a request} */
    public Outcome answer(Request request) {
        return answer(request.method(), request.path(), request.query(), request::header);
    }

    Outcome answer(String method, String rawPath, String query, Fields fields) {
        String path = PercentCoding.decode(rawPath);
        if (path == null) {
            return BAD_PATH;
        }
        FileEntry entry = entry(path, System.nanoTime());
        if (entry == null) {
            return FileTree.wellFormed(path) ? MISSING : BAD_PATH;
        }
        try {
            return answer(method, rawPath, query, fields, entry);
        } finally {
            entry.release();
        }
    }

    private static Outcome answer(
            String method, String rawPath, String query, Fields fields, FileEntry entry) {
        boolean head = method.equals("HEAD");
        if (entry.sighting() instanceof Sighting.Absent) {
            return MISSING;
        }
        if (!head && !method.equals("GET")) {
            return notAllowed(method);
        }
        if (entry.sighting() instanceof Sighting.Folder) {
            return redirect(rawPath, query);
        }
        Representation chosen = entry.only();
        return chosen == null
                ? negotiated(fields, entry, head)
                : new FileReply(chosen, fields, head).outcome();
    }

    private static Outcome negotiated(Fields fields, FileEntry entry, boolean head) {
        Coding coding =
                AcceptEncoding.choose(fields.get(FieldName.ACCEPT_ENCODING), entry.codings());
        if (coding == null) {
            Headers more = new Headers();
            more.append("vary", "accept-encoding");
            return new Outcome.Refused(Refusal.NOT_ACCEPTABLE, "none is left", more);
        }
        return new FileReply(entry.in(coding), fields, head).outcome();
    }

    private static Outcome notAllowed(String method) {
        Headers more = new Headers();
        more.append("allow", "GET, HEAD");
        return new Outcome.Refused(Refusal.METHOD, "a file does not answer " + method, more);
    }

    private static Outcome redirect(String rawPath, String query) {
        String location = rawPath + "/" + (query.isEmpty() ? "" : "?" + query);
        return new Outcome.Answered(
                new Reply(308, new Headers(), Reply.EMPTY, false).with("location", location));
    }

    // ---- entries

    /** {@return what is known of a path, with a reference, or null if it is malformed} */
    private @Nullable FileEntry entry(String path, long now) {
        FileEntry entry = present.take(path);
        if (entry == null) {
            entry = absent.take(path);
        }
        if (entry != null && !entry.dueForCheck(now, CHECK_NANOS)) {
            return entry;
        }
        present.dropUnusedSince(now - UNUSED_NANOS);
        if (entry != null) {
            if (entry.settled() && tree.look(path).equals(entry.sighting())) {
                return entry;
            }
            entry.release();
        }
        return FileTree.wellFormed(path) ? loaded(path, now) : null;
    }

    private FileEntry loaded(String path, long now) {
        FileEntry entry = load(path, now);
        boolean file = entry.sighting() instanceof Sighting.File;
        (file ? absent : present).remove(path);
        (file ? present : absent).put(path, entry);
        return entry;
    }

    private FileEntry load(String path, long now) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Sighting seen = tree.look(path);
            FileEntry entry = attempt(seen, now);
            if (entry != null) {
                if (attempt == ATTEMPTS || tree.look(path).equals(seen)) {
                    return entry;
                }
                entry.release();
            }
        }
        return FileEntry.absent(now);
    }

    /** {@return what was seen, opened, or null if it is gone or another by now} */
    private @Nullable FileEntry attempt(Sighting seen, long now) {
        try {
            return FileEntry.load(tree, seen, maxHeld, now);
        } catch (IOException e) {
            // The next look tells what there is.
            return null;
        }
    }

    /** {@return the bytes that the files in memory take} */
    long heldBytes() {
        return present.bytes();
    }

    /** Gives back memory and open files; what is on its way to clients is sent to its end. */
    @Override
    public void close() {
        present.close();
        absent.close();
    }
}
