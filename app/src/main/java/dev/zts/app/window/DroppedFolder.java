package dev.zts.app.window;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tells which handler folder someone means who drops files on the window. */
final class DroppedFolder {
    private DroppedFolder() {}

    /** {@return the one folder that was dropped, or the folder of the one script} */
    static Optional<Path> of(List<File> files) {
        if (files.size() != 1) {
            return Optional.empty();
        }
        Path dropped = files.getFirst().toPath().toAbsolutePath();
        if (Files.isDirectory(dropped)) {
            return Optional.of(dropped);
        }
        return dropped.toString().endsWith(".js")
                ? Optional.ofNullable(dropped.getParent())
                : Optional.empty();
    }
}
