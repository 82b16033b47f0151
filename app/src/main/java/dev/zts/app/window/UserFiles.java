package dev.zts.app.window;

import dev.dirs.ProjectDirectories;
import java.nio.file.Path;

/**
 * Where the window keeps its own files.
 *
 * @param config settings
 * @param state crash reports
 */
record UserFiles(Path config, Path state) {

    /** {@return the folders this system keeps for users' files} */
    static UserFiles ofUser() {
        var directories = ProjectDirectories.from("dev", "zts", "zts-workbench");
        return new UserFiles(
                Path.of(directories.configDir), Path.of(directories.dataLocalDir, "crashes"));
    }

    Path settings() {
        return config.resolve("window.json");
    }
}
