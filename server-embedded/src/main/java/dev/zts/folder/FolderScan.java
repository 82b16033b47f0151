package dev.zts.folder;

import dev.zts.engine.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The scripts of a folder and its zts.json, read once. {@code node_modules}, {@code public} at the
 * top and names that start with a dot are passed over. Symbolic links are followed as long as they
 * stay inside.
 */
final class FolderScan {
    static final int MAX_FILES = 10_000;
    static final int MAX_DEPTH = 32;
    static final int MAX_BYTES = 10 << 20;

    private final Path root;
    private final Path realRoot;
    private final Set<String> names = new TreeSet<>();
    private final Map<String, String> texts = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Real paths of the folders between the root and the one being listed. */
    private final Set<Path> open = new HashSet<>();

    private @Nullable String config;
    private int seen;

    private FolderScan(Path root, Path realRoot) {
        this.root = root;
        this.realRoot = realRoot;
    }

    /**
     * Scans a folder.
     *
     * @throws FolderException if it is none, cannot be read, or holds far too many files
     */
    static FolderScan of(Path root) {
        try {
            FolderScan scan = new FolderScan(root, root.toRealPath());
            if (!Files.isDirectory(root)) {
                throw new FolderException(
                        root + " is a file; give the folder that holds the handlers");
            }
            scan.list(root, "", 0);
            return scan;
        } catch (NoSuchFileException e) {
            throw new FolderException("there is no folder " + root, e);
        } catch (IOException e) {
            throw new FolderException("the folder " + root + " cannot be read: " + reason(e), e);
        }
    }

    /** {@return paths of all scripts, unreadable ones included} */
    Set<String> names() {
        return names;
    }

    /** {@return text of each script that could be read} */
    Map<String, String> texts() {
        return texts;
    }

    /** {@return the text of zts.json, or null} */
    @Nullable String config() {
        return config;
    }

    List<Problem> problems() {
        return problems;
    }

    private void list(Path folder, String prefix, int depth) throws IOException {
        Path real = folder.toRealPath();
        if (!open.add(real)) {
            throw new FileSystemLoopException(prefix);
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                visit(entry, prefix, depth);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } finally {
            open.remove(real);
        }
    }

    private void visit(Path entry, String prefix, int depth) {
        String name = String.valueOf(entry.getFileName());
        if (name.startsWith(".") || name.equals("node_modules")) {
            return;
        }
        if (prefix.isEmpty() && name.equals("public")) {
            return;
        }
        if (++seen > MAX_FILES) {
            throw new FolderException(
                    root
                            + " holds more than "
                            + MAX_FILES
                            + " files beside node_modules and public; is it the folder you meant?");
        }
        String path = prefix + name;
        try {
            read(entry, path, depth);
        } catch (IOException e) {
            boolean folder = Files.isDirectory(entry);
            if (FileRoutes.isScript(path) && !folder) {
                names.add(path);
            }
            if (FileRoutes.isScript(path) || folder) {
                add(path, reason(e));
            }
        }
    }

    private void read(Path entry, String path, int depth) throws IOException {
        if (Files.isSymbolicLink(entry)) {
            boolean matters = FileRoutes.isScript(path) || Files.isDirectory(entry);
            if (matters && !entry.toRealPath().startsWith(realRoot)) {
                add(path, "is a link that leads out of the folder; copy the file instead");
                return;
            }
        }
        if (Files.isDirectory(entry)) {
            if (depth >= MAX_DEPTH) {
                add(path, "is more than " + MAX_DEPTH + " folders deep");
                return;
            }
            list(entry, path + "/", depth + 1);
        } else if (FileRoutes.isScript(path)) {
            names.add(path);
            String text = text(entry, path);
            if (text != null) {
                texts.put(path, text);
            }
        } else if (path.equals("zts.json")) {
            config = text(entry, path);
        }
    }

    private @Nullable String text(Path file, String path) throws IOException {
        if (!Files.isRegularFile(file)) {
            add(path, "is no regular file");
            return null;
        }
        if (Files.size(file) > MAX_BYTES) {
            add(path, "is larger than 10 MiB");
            return null;
        }
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        return bytes.length > MAX_BYTES ? null : decode(bytes, path);
    }

    private @Nullable String decode(byte[] bytes, String path) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        String text = out.toString();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            int column = text.length() - text.lastIndexOf('\n');
            problems.add(
                    new Problem(
                            path, line, column, "is not UTF-8 here; save the file as UTF-8", ""));
            return null;
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private void add(String path, String message) {
        problems.add(new Problem(path, 0, 0, message, ""));
    }

    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException _ -> "access is denied";
            case FileSystemLoopException _ -> "is a link to a folder that contains it";
            case NoSuchFileException _ -> "is a link to nothing, or vanished while it was read";
            case java.nio.file.FileSystemException system when system.getReason() != null ->
                    system.getReason();
            default -> "cannot be read: " + e.getMessage();
        };
    }
}
