package dev.zts.app.window;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zts.app.model.Notice;
import dev.zts.app.model.Notice.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the window remembers.
 *
 * @param recent folders opened last, newest first, at most {@link #MAX_RECENT}
 */
record WindowSettings(ThemeChoice theme, List<Path> recent) {
    static final int MAX_RECENT = 10;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    WindowSettings {
        recent = recent.stream().limit(MAX_RECENT).toList();
    }

    /** Settings as read, and what was wrong with the file. */
    record Loaded(WindowSettings settings, Optional<Notice> notice) {}

    static WindowSettings defaults() {
        return new WindowSettings(ThemeChoice.SYSTEM, List.of());
    }

    WindowSettings withTheme(ThemeChoice other) {
        return new WindowSettings(other, recent);
    }

    /** {@return settings with {@code folder} as the newest} */
    WindowSettings withOpened(Path folder) {
        var folders = new ArrayList<Path>();
        folders.add(folder);
        recent.stream().filter(other -> !other.equals(folder)).forEach(folders::add);
        return new WindowSettings(theme, folders);
    }

    /** Reads settings. An unreadable file is moved aside to {@code .bad} and the defaults hold. */
    static Loaded load(Path file) {
        if (!Files.exists(file)) {
            return new Loaded(defaults(), Optional.empty());
        }
        try {
            return new Loaded(parse(JSON.readTree(Files.readAllBytes(file))), Optional.empty());
        } catch (JacksonException | IllegalArgumentException corrupt) {
            return new Loaded(defaults(), Optional.of(moveAside(file)));
        } catch (IOException unreadable) {
            return new Loaded(
                    defaults(),
                    Optional.of(
                            Notice.failure(Topic.SETTINGS, "Could not read " + file, unreadable)));
        }
    }

    private static Notice moveAside(Path file) {
        Path aside = file.resolveSibling(file.getFileName() + ".bad");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            return Notice.warning(
                    Topic.SETTINGS,
                    "The settings could not be read and were moved to "
                            + aside
                            + ". The defaults are used.",
                    "");
        } catch (IOException stuck) {
            return Notice.failure(
                    Topic.SETTINGS, "The settings are damaged and could not be moved", stuck);
        }
    }

    private static WindowSettings parse(JsonNode root) {
        if (!root.isObject()) {
            throw new IllegalArgumentException("not an object");
        }
        var folders = new ArrayList<Path>();
        for (JsonNode folder : root.path("recent")) {
            try {
                folders.add(Path.of(folder.asText()));
            } catch (InvalidPathException foreign) {
                throw new IllegalArgumentException(foreign);
            }
        }
        return new WindowSettings(
                ThemeChoice.valueOf(root.path("theme").asText("SYSTEM")), folders);
    }

    /** Writes a temporary file and moves it into place. */
    void save(Path file) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("theme", theme.name());
        var folders = root.putArray("recent");
        recent.forEach(folder -> folders.add(folder.toString()));
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path fresh = Files.createTempFile(directory, "window", ".tmp");
        Files.write(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
        Files.move(
                fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
