package dev.zts.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowSettingsTest {
    @TempDir private Path directory;

    @Test
    void savedSettings_areReadBack() throws IOException {
        var settings =
                new WindowSettings(ThemeChoice.DARK, List.of(Path.of("/a b"), Path.of("/ü")));
        Path file = directory.resolve("deep").resolve("window.json");

        settings.save(file);

        assertThat(WindowSettings.load(file).settings()).isEqualTo(settings);
        assertThat(WindowSettings.load(file).notice()).isEmpty();
    }

    @Test
    void missingFile_meansDefaultsWithoutAWord() {
        var loaded = WindowSettings.load(directory.resolve("none.json"));

        assertThat(loaded.settings()).isEqualTo(WindowSettings.defaults());
        assertThat(loaded.notice()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1]", "{\"theme\":\"PINK\"}", "\u0000\u0001"})
    void corruptFile_isMovedAsideAndTold(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("window.json"), content);

        var loaded = WindowSettings.load(file);

        assertThat(loaded.settings()).isEqualTo(WindowSettings.defaults());
        assertThat(loaded.notice().orElseThrow().text()).contains("window.json.bad");
        assertThat(file).doesNotExist();
        assertThat(directory.resolve("window.json.bad")).hasContent(content);
    }

    @Test
    void openedFolder_becomesTheNewestOnce() {
        var settings =
                new WindowSettings(ThemeChoice.SYSTEM, List.of(Path.of("/a"), Path.of("/b")))
                        .withOpened(Path.of("/b"));

        assertThat(settings.recent()).containsExactly(Path.of("/b"), Path.of("/a"));
    }

    @Test
    void recentFolders_areTenAtMost() {
        var settings = WindowSettings.defaults();
        for (int i : IntStream.range(0, 12).toArray()) {
            settings = settings.withOpened(Path.of("/folder" + i));
        }

        assertThat(settings.recent()).hasSize(10).startsWith(Path.of("/folder11"));
    }
}
