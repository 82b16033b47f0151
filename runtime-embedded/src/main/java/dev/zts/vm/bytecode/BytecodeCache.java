package dev.zts.vm.bytecode;

import dev.zts.telemetry.EngineEvent.CacheOutcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Arrays;
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

    /*
     * A file is written beside its place under a name of its own and then moved there, so that who
     * reads, in whatever process, finds a whole file or none. What a crash leaves, an unfinished
     * file or one whose content never reached the disk, is trimmed or rejected like any other.
     */

    private static final long MAX_BYTES = 64L << 20;
    private static final int MAX_FILE_BYTES = 16 << 20;
    private static final String SUFFIX = ".ztsb";
    private static final String UNFINISHED = ".tmp";
    private static final long UNKNOWN = -1;
    private static final AtomicLong NAMES = new AtomicLong();

    private final @Nullable Path directory;
    private final @Nullable UserPrincipal owner;
    private final String build;
    private final long maxBytes;

    /** Of all files, as far as this process knows; looked up when the first is written. */
    private final AtomicLong bytes = new AtomicLong(UNKNOWN);

    private final AtomicLong hits = new AtomicLong();
    private final AtomicLong misses = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private final AtomicLong stored = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile String problem = "";

    /** A unit, and where it came from. */
    public record Loaded(Unit unit, CacheOutcome outcome) {}

    private record Entry(Path file, long bytes, FileTime modified) {}

    /** Proof that the directory is ours: who owns it. */
    private record Place(Path directory, UserPrincipal owner) {}

    private BytecodeCache(@Nullable Path wanted, String build, long maxBytes) {
        Place place = wanted == null ? null : open(wanted);
        this.directory = place == null ? null : place.directory();
        this.owner = place == null ? null : place.owner();
        this.build = build;
        this.maxBytes = maxBytes;
    }

    /**
     * {@return the cache in a directory, which is made if it is missing}
     *
     * @param directory null, or one that is not the user's own: nothing is kept
     */
    public static BytecodeCache in(@Nullable Path directory) {
        return new BytecodeCache(directory, directory == null ? "" : EngineBuild.ID, MAX_BYTES);
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

    /** {@return why the disk refused something for the last time, empty if it never did} */
    public String problem() {
        return problem;
    }

    /** {@return number of units that were compiled because no file had them} */
    public long misses() {
        return misses.get();
    }

    /** {@return number of files that were not what their names say, and were deleted} */
    public long rejected() {
        return rejected.get();
    }

    /** {@return number of files written} */
    public long stored() {
        return stored.get();
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
    public Loaded load(String path, String source, boolean module, Supplier<Unit> compile) {
        if (directory == null) {
            misses.incrementAndGet();
            return new Loaded(compile.get(), CacheOutcome.MISS);
        }
        byte[] key = BytecodeFile.key(source, build, module ? "module" : "script");
        Path file = directory.resolve(HexFormat.of().formatHex(key) + SUFFIX);
        boolean bad = false;
        try {
            Unit known = BytecodeFile.read(bytes(file), key, path, source);
            hits.incrementAndGet();
            return new Loaded(known, CacheOutcome.HIT_DISK);
        } catch (NoSuchFileException _) {
            // Nobody compiled it yet, or it was trimmed.
        } catch (IOException _) {
            // It may be sound all the same.
            refused.incrementAndGet();
        } catch (BytecodeException _) {
            bad = true;
            rejected.incrementAndGet();
            delete(file);
        }
        misses.incrementAndGet();
        Unit made = compile.get();
        boolean kept = write(directory, file, BytecodeFile.write(made, key));
        CacheOutcome outcome = kept ? CacheOutcome.STORED : CacheOutcome.MISS;
        return new Loaded(made, bad ? CacheOutcome.REJECTED : outcome);
    }

    // Reading

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
        return Arrays.copyOf(content.array(), content.position());
    }

    private void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            refuse(e);
        }
    }

    private void refuse(IOException cause) {
        refused.incrementAndGet();
        problem = cause.toString();
    }

    // Writing

    /** {@return whether the file is there now} */
    private boolean write(Path into, Path file, byte[] content) {
        if (content.length > MAX_FILE_BYTES) {
            return false;
        }
        try {
            Path unfinished = newFile(into, content);
            try {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            refuse(e);
            return false;
        }
        stored.incrementAndGet();
        if (bytes.get() == UNKNOWN) {
            bytes.set(entries(into).stream().mapToLong(Entry::bytes).sum());
        } else {
            bytes.addAndGet(content.length);
        }
        if (bytes.get() > maxBytes) {
            trim(into);
        }
        return true;
    }

    /**
     * Writes a file under a name that no process used before. (Temporary files of the JDK have
     * names of its secure random numbers, which take longer to begin than a script to compile.)
     */
    private static Path newFile(Path into, byte[] content) throws IOException {
        Path file =
                into.resolve(
                        String.join(
                                "-",
                                Long.toString(ProcessHandle.current().pid()),
                                Long.toString(System.nanoTime()),
                                Long.toString(NAMES.incrementAndGet()).concat(UNFINISHED)));
        try (SeekableByteChannel channel =
                Files.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        onlyOurs(into, "rw-------"))) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return file;
    }

    private static FileAttribute<?>[] onlyOurs(Path in, String permissions) {
        boolean posix = in.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
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
        } catch (IOException e) {
            refuse(e);
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
        } catch (IOException e) {
            refuse(e);
        }
    }

    // The directory

    private @Nullable Place open(Path wanted) {
        try {
            Place place = claim(wanted);
            if (place == null) {
                refused.incrementAndGet();
                problem = "it is a link or not the user's own";
            }
            return place;
        } catch (IOException e) {
            refuse(e);
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
        Path probe = newFile(wanted, new byte[0]);
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
            Set<PosixFilePermission> onlyUs = PosixFilePermissions.fromString("rwx------");
            view.setPermissions(onlyUs);
        }
        return new Place(wanted, owner);
    }
}
