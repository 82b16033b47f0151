package dev.zts.graal;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/**
 * The scripts of a folder as the only files there are. Read-only and in memory: an import cannot
 * leave the folder, whatever it says.
 */
final class FolderFileSystem implements FileSystem {
    private static final Path ROOT = Path.of("/");

    private final Map<String, String> texts;
    private @Nullable String missing;

    /**
     * @param texts by path below the folder
     */
    FolderFileSystem(Map<String, String> texts) {
        this.texts = texts;
    }

    /** {@return the path that was asked for last and is not there, null if none was} */
    @Nullable String missing() {
        return missing;
    }

    void forgetMissing() {
        missing = null;
    }

    /** {@return the path below the folder that a path of this file system stands for} */
    static String name(Path path) {
        String text = ROOT.resolve(path).normalize().toString().replace('\\', '/');
        return text.substring(text.indexOf('/') + 1);
    }

    @Override
    public Path parsePath(URI uri) {
        missing = uri.toString();
        throw new UnsupportedOperationException("only files of the handler folder can be imported");
    }

    @Override
    public Path parsePath(String path) {
        return Path.of(path);
    }

    @Override
    public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options)
            throws IOException {
        text(path);
        if (modes.contains(AccessMode.WRITE)) {
            throw new AccessDeniedException(path.toString());
        }
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        return new Bytes(ByteBuffer.wrap(text(path).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Path toAbsolutePath(Path path) {
        return ROOT.resolve(path);
    }

    @Override
    public Path toRealPath(Path path, LinkOption... options) throws IOException {
        text(path);
        return ROOT.resolve(path).normalize();
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
            throws IOException {
        long size = text(path).length();
        return Map.of(
                "isRegularFile", true,
                "isDirectory", false,
                "isSymbolicLink", false,
                "isOther", false,
                "size", size,
                "lastModifiedTime", FileTime.fromMillis(0));
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        throw new AccessDeniedException(path.toString());
    }

    @Override
    public void delete(Path path) throws IOException {
        throw new AccessDeniedException(path.toString());
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
            Path path, DirectoryStream.Filter<? super Path> filter) throws IOException {
        throw new AccessDeniedException(path.toString());
    }

    private String text(Path path) throws NoSuchFileException {
        String text = texts.get(name(path));
        if (text == null) {
            missing = name(path);
            throw new NoSuchFileException(path.toString());
        }
        return text;
    }

    /** A file opened for reading. */
    private static final class Bytes implements SeekableByteChannel {
        private final ByteBuffer content;

        Bytes(ByteBuffer content) {
            this.content = content;
        }

        @Override
        public int read(ByteBuffer target) {
            if (!content.hasRemaining()) {
                return -1;
            }
            int count = Math.min(content.remaining(), target.remaining());
            target.put(content.slice(content.position(), count));
            content.position(content.position() + count);
            return count;
        }

        @Override
        public int write(ByteBuffer source) {
            throw new NonWritableChannelException();
        }

        @Override
        public long position() {
            return content.position();
        }

        @Override
        public SeekableByteChannel position(long position) {
            content.position((int) Math.min(position, content.limit()));
            return this;
        }

        @Override
        public long size() {
            return content.limit();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new NonWritableChannelException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            content.position(content.limit());
        }
    }
}
