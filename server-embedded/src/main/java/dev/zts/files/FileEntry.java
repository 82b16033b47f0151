package dev.zts.files;

import static java.util.Objects.requireNonNull;

import dev.zts.files.FileTree.Sighting;
import dev.zts.files.FileTree.Stamp;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCounted;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a path: the file there in all its codings, or that there is none. Whoever has it
 * from the cache, or has loaded it, holds a reference.
 */
final class FileEntry extends AbstractReferenceCounted {
    /** What an entry takes beside content and path, roughly. */
    private static final long OVERHEAD_BYTES = 1024;

    /** Some file systems tell times no finer than this. */
    private static final long SETTLED_MILLIS = 1000;

    private final Sighting sighting;
    private final Map<Coding, Representation> codings;
    private final @Nullable Representation only;
    private final boolean settled;
    private final AtomicLong checkedNanos;

    private FileEntry(
            Sighting sighting, Map<Coding, Representation> codings, boolean settled, long now) {
        this.sighting = sighting;
        this.codings = codings;
        this.only = codings.size() == 1 ? codings.get(Coding.IDENTITY) : null;
        this.settled = settled;
        this.checkedNanos = new AtomicLong(now);
    }

    /**
     * Opens what was seen.
     *
     * @param maxHeld larger files are sent from the disk
     * @param now of {@link System#nanoTime}, when it was seen
     * @throws IOException if it is something else by now
     */
    static FileEntry load(FileTree tree, Sighting sighting, int maxHeld, long now)
            throws IOException {
        return sighting instanceof Sighting.File(Map<Coding, Stamp> stamps)
                ? load(tree, sighting, stamps, maxHeld, now)
                : new FileEntry(sighting, Map.of(), true, now);
    }

    /** {@return an entry that says that there is nothing} */
    static FileEntry absent(long now) {
        return new FileEntry(new Sighting.Absent(), Map.of(), true, now);
    }

    private static FileEntry load(
            FileTree tree, Sighting sighting, Map<Coding, Stamp> stamps, int maxHeld, long now)
            throws IOException {
        Map<Coding, Representation> codings = new EnumMap<>(Coding.class);
        String name = requireNonNull(stamps.get(Coding.IDENTITY)).path().getFileName().toString();
        long newestNanos = Long.MIN_VALUE;
        try {
            for (Map.Entry<Coding, Stamp> entry : stamps.entrySet()) {
                Stamp stamp = entry.getValue();
                Coding coding = entry.getKey();
                newestNanos = Math.max(newestNanos, stamp.modifiedNanos());
                codings.put(
                        coding,
                        Representation.load(
                                tree,
                                stamp,
                                coding,
                                MediaTypes.of(name),
                                stamps.size() > 1,
                                maxHeld));
            }
        } catch (IOException | RuntimeException | Error e) {
            codings.values().forEach(Representation::release);
            throw e;
        }
        long ageMillis = System.currentTimeMillis() - TimeUnit.NANOSECONDS.toMillis(newestNanos);
        return new FileEntry(sighting, codings, ageMillis > SETTLED_MILLIS, now);
    }

    Sighting sighting() {
        return sighting;
    }

    /** {@return the file's only representation; null if there are several, or no file} */
    @Nullable Representation only() {
        return only;
    }

    Set<Coding> codings() {
        return codings.keySet();
    }

    Representation in(Coding coding) {
        Representation representation = codings.get(coding);
        if (representation == null) {
            throw new IllegalArgumentException("there is none in " + coding);
        }
        return representation;
    }

    /**
     * {@return whether what was read is what the disk still has as long as the file looks the same}
     * Two changes may have the same time, if they are close to each other.
     */
    boolean settled() {
        return settled;
    }

    /** {@return whether it is time to look at the disk again, and the caller is to do it} */
    boolean dueForCheck(long now, long everyNanos) {
        long checked = checkedNanos.get();
        return now - checked >= everyNanos && checkedNanos.compareAndSet(checked, now);
    }

    /** {@return when the disk was looked at last; an entry in use is looked at often} */
    long checkedNanos() {
        return checkedNanos.get();
    }

    /** {@return how many bytes it counts for in the cache} */
    long weight(String path) {
        long weight = OVERHEAD_BYTES + path.length() * 2L;
        for (Representation representation : codings.values()) {
            weight += representation.weight();
        }
        return weight;
    }

    @Override
    public ReferenceCounted touch(Object hint) {
        return this;
    }

    @Override
    protected void deallocate() {
        codings.values().forEach(Representation::release);
    }
}
