package dev.zts.app.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder that was opened before, and whether it is still there. */
public record RecentFolder(Path path, boolean missing) {

    /** Looks at the disk, which may take its time. */
    public static List<RecentFolder> look(List<Path> folders) {
        return folders.stream()
                .map(folder -> new RecentFolder(folder, !Files.isDirectory(folder)))
                .toList();
    }
}
