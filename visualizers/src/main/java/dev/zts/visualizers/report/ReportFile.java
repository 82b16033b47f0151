package dev.zts.visualizers.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces a file as a whole: whoever reads it sees the old text or the new one. */
final class ReportFile {
    private ReportFile() {}

    /**
     * @throws IOException if it cannot be written; then the old file is as it was
     */
    static void replace(Path file, String text) throws IOException {
        Path whole = file.toAbsolutePath();
        Path folder = whole.getParent();
        if (folder == null || Files.isDirectory(whole)) {
            throw new IOException("cannot write the report " + file + ": it is a folder");
        }
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(
                    file.toString(), null, "there is no folder " + folder + " to write it to");
        }
        Path temporary =
                folder.resolve(
                        "." + whole.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.writeString(temporary, text);
            move(temporary, whole);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(
                    from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
