package dev.zts.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DroppedFolderTest {
    @TempDir private Path directory;

    @Test
    void folder_isTakenAsItIs() {
        assertThat(DroppedFolder.of(List.of(directory.toFile()))).contains(directory);
    }

    @Test
    void script_standsForItsFolder() throws IOException {
        File script = Files.createFile(directory.resolve("handler.js")).toFile();

        assertThat(DroppedFolder.of(List.of(script))).contains(directory);
    }

    @Test
    void anythingElse_isRefused() throws IOException {
        File text = Files.createFile(directory.resolve("notes.txt")).toFile();

        assertThat(DroppedFolder.of(List.of(text))).isEmpty();
        assertThat(DroppedFolder.of(List.of())).isEmpty();
        assertThat(DroppedFolder.of(List.of(directory.toFile(), directory.toFile()))).isEmpty();
    }
}
