package dev.zts.vm.bytecode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compiled units on disk, in a directory that only its user may enter. A file is named after its
 * key, which source, build and kind of unit make, and is verified before anything of it runs; what
 * is not as it must be is deleted and compiled anew. Nothing that the disk refuses is an error: it
 * is counted, and the unit compiled.
 */
public final class BytecodeCache {

    private static final long MAX_BYTES = 64L << 20;
    private static final int MAX_FILE_BYTES = 16 << 20;
    private static final String SUFFIX = ".ztsb";
    private static final String UNFINISHED = ".tmp";

    private final @Nullable Path directory;
    private final @Nullable UserPrincipal owner;
    private final String build;
    private final long maxBytes;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong hits = new AtomicLong();
    private final AtomicLong misses = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    private record Entry(Path file, long bytes, FileTime modified) {}

    /** Proof that the directory is ours: who owns it. */
    private record Place(Path directory, UserPrincipal owner) {}

    private BytecodeCache(@Nullable Path wanted, String build, long maxBytes) {
        Place place = wanted == null ? null : open(wanted);
        this.directory = place == null ? null : place.directory();
        this.owner = place == null ? null : place.owner();
        this.build = build;
        this.maxBytes = maxBytes;
        if (place != null) {
            bytes.set(entries(place.directory()).stream().mapToLong(Entry::bytes).sum());
        }
    }

    /**
     * {@return the cache in a directory, which is made if it is missing}
     *
     * @param directory null, or one that is not the user's own: nothing is kept
     */
    public static BytecodeCache in(@Nullable Path directory) {
        return new BytecodeCache(directory, EngineBuild.ID, MAX_BYTES);
    }

    static BytecodeCache in(@Nullable Path directory, String build, long maxBytes) {
        return new BytecodeCache(directory, build, maxBytes);
    }

    /** {@return whether units are kept} */
    public boolean isOpen() {
        return directory != null;
    }

    /** {@return number of units that were read} */
    public long hits() {
        return hits.get();
    }

    /** {@return number of units that were compiled because no file had them} */
    public long misses() {
        return misses.get();
    }

    /** {@return number of files that were not what their names say, and were deleted} */
    public long rejected() {
        return rejected.get();
    }

    /**
     * {@return number of times the disk refused something, and of directories that are not ours}
     */
    public long refused() {
        return refused.get();
    }

    /**
     * {@return the unit of a source, read if it is there and else compiled and kept}
     *
     * @param compile makes the unit; what it throws goes through
     */
    public Unit load(String path, String source, boolean module, Supplier<Unit> compile) {
        if (directory == null) {
            return compile.get();
        }
        byte[] key = BytecodeFile.key(source, build, module ? "module" : "script");
        Path file = directory.resolve(HexFormat.of().formatHex(key) + SUFFIX);
        Unit known = read(file, key, path, source);
        if (known != null) {
            hits.incrementAndGet();
            return known;
        }
        misses.incrementAndGet();
        Unit made = compile.get();
        write(directory, file, BytecodeFile.write(made, key));
        return made;
    }

    // Reading

    private @Nullable Unit read(Path file, byte[] key, String path, String source) {
        try {
            return BytecodeFile.read(bytes(file), key, path, source);
        } catch (NoSuchFileException _) {
            return null;
        } catch (BytecodeException | IOException _) {
            rejected.incrementAndGet();
            delete(file);
            return null;
        }
    }

    private byte[] bytes(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean own = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).equals(owner);
        if (!attributes.isRegularFile() || !own || attributes.size() > MAX_FILE_BYTES) {
            throw new BytecodeException("no file of this cache");
        }
        ByteBuffer content = ByteBuffer.allocate((int) attributes.size());
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            while (content.hasRemaining() && channel.read(content) >= 0) {}
        }
        return java.util.Arrays.copyOf(content.array(), content.position());
    }

    private void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            refused.incrementAndGet();
        }
    }

    // Writing

    private void write(Path into, Path file, byte[] content) {
        if (content.length > MAX_FILE_BYTES) {
            return;
        }
        try {
            Path unfinished = Files.createTempFile(into, "", UNFINISHED);
            try {
                Files.write(unfinished, content);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException _) {
            refused.incrementAndGet();
            return;
        }
        if (bytes.addAndGet(content.length) > maxBytes) {
            trim(into);
        }
    }

    /** Deletes the oldest files until the others fit. */
    private synchronized void trim(Path from) {
        List<Entry> entries = entries(from);
        long left = entries.stream().mapToLong(Entry::bytes).sum();
        entries.sort(Comparator.comparing(Entry::modified));
        for (Entry entry : entries) {
            if (left <= maxBytes) {
                break;
            }
            delete(entry.file());
            left -= entry.bytes();
        }
        bytes.set(left);
    }

    private List<Entry> entries(Path from) {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(from, "*{" + SUFFIX + "," + UNFINISHED + "}")) {
            for (Path file : files) {
                entry(file, entries);
            }
        } catch (IOException _) {
            refused.incrementAndGet();
        }
        return entries;
    }

    private void entry(Path file, List<Entry> entries) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(
                            file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            entries.add(new Entry(file, attributes.size(), attributes.lastModifiedTime()));
        } catch (NoSuchFileException _) {
            // Another process was faster.
        } catch (IOException _) {
            refused.incrementAndGet();
        }
    }

    // The directory

    private @Nullable Place open(Path wanted) {
        try {
            Place place = claim(wanted);
            if (place == null) {
                refused.incrementAndGet();
            }
            return place;
        } catch (IOException _) {
            refused.incrementAndGet();
            return null;
        }
    }

    /** Makes the directory if need be; {@return null if it is a link or another user's} */
    private static @Nullable Place claim(Path wanted) throws IOException {
        if (!Files.exists(wanted, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(wanted);
        }
        if (!Files.isDirectory(wanted, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        UserPrincipal owner = Files.getOwner(wanted, LinkOption.NOFOLLOW_LINKS);
        Path probe = Files.createTempFile(wanted, "", UNFINISHED);
        try {
            if (!owner.equals(Files.getOwner(probe, LinkOption.NOFOLLOW_LINKS))) {
                return null;
            }
        } finally {
            Files.delete(probe);
        }
        PosixFileAttributeView view =
                Files.getFileAttributeView(
                        wanted, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null) {
            Set<java.nio.file.attribute.PosixFilePermission> onlyUs =
                    PosixFilePermissions.fromString("rwx------");
            view.setPermissions(onlyUs);
        }
        return new Place(wanted, owner);
    }
}
