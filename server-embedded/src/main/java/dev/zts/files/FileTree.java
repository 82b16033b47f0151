package dev.zts.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The files below a folder, and nothing else. What is outside cannot be told from what does not
 * exist, and neither can what is no regular file, or has a name with a dot in front. Links are
 * followed as long as they stay inside.
 */
final class FileTree {
    /*
     * A path is looked at first and opened later. In between somebody who may write to the folder
     * could put a link in the place of a file or of a folder on the way to it. So a file is opened
     * by the names of its real path, one folder after the other, none of which may be a link; and
     * it must be the file that was looked at.
     */

    /** What a path leads to. */
    sealed interface Sighting {

        /** A file, and the files next to it that hold it in a better coding. */
        record File(Map<Coding, Stamp> codings) implements Sighting {
            public File {
                codings = Map.copyOf(codings);
            }
        }

        /** A folder with an index page, asked for without the slash at its end. */
        record Folder() implements Sighting {}

        record Absent() implements Sighting {}
    }

    /**
     * The state of a file.
     *
     * @param path real
     * @param key what the system knows the file by, if it has such
     */
    record Stamp(Path path, @Nullable Object key, long modifiedNanos, long size) {
        static Stamp of(Path path, BasicFileAttributes attributes) {
            return new Stamp(
                    path,
                    attributes.fileKey(),
                    attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                    attributes.size());
        }
    }

    private static final String INDEX = "index.html";

    private final Path root;

    FileTree(Path root) {
        this.root = root;
    }

    /** {@return whether a decoded path holds nothing that some system gives a meaning in paths} */
    static boolean wellFormed(String path) {
        return path.startsWith("/") && path.chars().noneMatch(FileTree::forbidden);
    }

    private static boolean forbidden(int c) {
        return c < ' ' || c == 0x7F || c == '\\' || c == ':';
    }

    /** {@return what a decoded, well-formed path leads to} */
    Sighting look(String path) {
        boolean slash = path.endsWith("/");
        List<String> names = new ArrayList<>();
        if (path.length() > 1) {
            String inner = path.substring(1, slash ? path.length() - 1 : path.length());
            for (String name : inner.split("/", -1)) {
                if (name.isEmpty() || name.startsWith(".")) {
                    return new Sighting.Absent();
                }
                names.add(name);
            }
        }
        try {
            return look(names, slash);
        } catch (IOException | InvalidPathException e) {
            // Absent, or not ours to read: the client is told the same.
            return new Sighting.Absent();
        }
    }

    private Sighting look(List<String> names, boolean slash) throws IOException {
        Path realRoot = realRoot();
        Path file = realRoot;
        for (String name : names) {
            file = file.resolve(name);
        }
        Path real = inside(realRoot, file);
        if (!attributes(real).isDirectory()) {
            return slash ? new Sighting.Absent() : sighting(realRoot, file);
        }
        Sighting index = sighting(realRoot, real.resolve(INDEX));
        return slash ? index : new Sighting.Folder();
    }

    /** Its own last name is no link: what it points to would be the tree. */
    private Path realRoot() throws IOException {
        Path parent = root.getParent();
        return parent == null ? root : parent.toRealPath().resolve(root.getFileName());
    }

    private static Path inside(Path realRoot, Path file) throws IOException {
        Path real = file.toRealPath();
        if (!real.startsWith(realRoot)) {
            throw new NoSuchFileException(file.toString());
        }
        return real;
    }

    private static BasicFileAttributes attributes(Path real) throws IOException {
        return Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static Sighting sighting(Path realRoot, Path file) throws IOException {
        Stamp plain = stamp(realRoot, file);
        Map<Coding, Stamp> codings = new EnumMap<>(Coding.class);
        codings.put(Coding.IDENTITY, plain);
        String name = file.getFileName().toString();
        for (Coding coding : Coding.values()) {
            Stamp encoded = codings.containsKey(coding) ? null : sibling(realRoot, file, coding);
            // One that is older holds what the file said before.
            boolean current = encoded != null && encoded.modifiedNanos() >= plain.modifiedNanos();
            if (current && !isEncoded(name)) {
                codings.put(coding, encoded);
            }
        }
        return new Sighting.File(codings);
    }

    private static boolean isEncoded(String name) {
        return name.endsWith(Coding.BROTLI.suffix()) || name.endsWith(Coding.GZIP.suffix());
    }

    private static @Nullable Stamp sibling(Path realRoot, Path file, Coding coding) {
        try {
            return stamp(realRoot, file.resolveSibling(file.getFileName() + coding.suffix()));
        } catch (IOException e) {
            // The usual case: there is none.
            return null;
        }
    }

    private static Stamp stamp(Path realRoot, Path file) throws IOException {
        Path real = inside(realRoot, file);
        BasicFileAttributes attributes = attributes(real);
        if (!attributes.isRegularFile()) {
            throw new NoSuchFileException(file.toString());
        }
        return Stamp.of(real, attributes);
    }

    /**
     * Opens a file that was looked at.
     *
     * @throws IOException if it is another one by now, or cannot be read
     */
    OpenFile open(Stamp stamp) throws IOException {
        Path parent = realRoot().getParent();
        if (parent == null) {
            return openPlainly(stamp);
        }
        try (DirectoryStream<Path> folder = Files.newDirectoryStream(parent)) {
            return folder instanceof SecureDirectoryStream<Path> secure
                    ? open(secure, parent.relativize(stamp.path()), stamp)
                    : openPlainly(stamp);
        }
    }

    private static OpenFile open(SecureDirectoryStream<Path> folder, Path names, Stamp stamp)
            throws IOException {
        if (names.getNameCount() > 1) {
            try (SecureDirectoryStream<Path> next =
                    folder.newDirectoryStream(names.getName(0), LinkOption.NOFOLLOW_LINKS)) {
                return open(next, names.subpath(1, names.getNameCount()), stamp);
            }
        }
        BasicFileAttributeView view =
                folder.getFileAttributeView(
                        names, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        check(stamp, view.readAttributes());
        SeekableByteChannel channel =
                folder.newByteChannel(
                        names, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        return checked((FileChannel) channel, view, stamp);
    }

    /** For systems that open no file relative to an open folder. */
    private OpenFile openPlainly(Stamp stamp) throws IOException {
        BasicFileAttributeView view =
                Files.getFileAttributeView(
                        stamp.path(), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        check(stamp, view.readAttributes());
        FileChannel channel =
                FileChannel.open(stamp.path(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        OpenFile opened = checked(channel, view, stamp);
        if (!stamp.path().toRealPath().equals(stamp.path())) {
            opened.release();
            throw new NoSuchFileException(stamp.path().toString());
        }
        return opened;
    }

    private static OpenFile checked(FileChannel channel, BasicFileAttributeView view, Stamp stamp)
            throws IOException {
        OpenFile opened = new OpenFile(channel);
        try {
            check(stamp, view.readAttributes());
            return opened;
        } catch (IOException e) {
            opened.release();
            throw e;
        }
    }

    private static void check(Stamp stamp, BasicFileAttributes now) throws IOException {
        if (!now.isRegularFile() || !Stamp.of(stamp.path(), now).equals(stamp)) {
            throw new NoSuchFileException(stamp.path().toString());
        }
    }
}
