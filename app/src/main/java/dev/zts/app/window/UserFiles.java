package dev.zts.app.window;

import dev.dirs.ProjectDirectories;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the workbench keeps its own files.
 *
 * @param config settings
 * @param state crash reports
 */
public record UserFiles(Path config, Path state) {

    /** {@return the folders this system keeps for users' files} */
    static UserFiles ofUser() {
        var directories = directories();
        return new UserFiles(
                Path.of(directories.configDir), Path.of(directories.dataLocalDir, "crashes"));
    }

    /** {@return where bytecode is kept from one start to the next; null for a user without home} */
    public static @Nullable Path bytecodeCache() {
        Path cache = Path.of(directories().cacheDir, "bytecode");
        return cache.isAbsolute() ? cache : null;
    }

    private static ProjectDirectories directories() {
        return ProjectDirectories.from("dev", "zts", "zts-workbench");
    }

    Path settings() {
        return config.resolve("window.json");
    }
}
