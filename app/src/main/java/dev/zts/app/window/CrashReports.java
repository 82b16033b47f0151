package dev.zts.app.window;

import dev.zts.app.model.Notice;
import dev.zts.app.model.Notice.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Text files about errors that nothing caught. They stay on this machine; the next start shows the
 * newest one once.
 */
final class CrashReports {
    /** Most reports kept. */
    static final int MAX_KEPT = 10;

    private static final String NEW = ".txt";
    private static final String SEEN = ".seen.txt";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);

    private final Path directory;

    CrashReports(Path directory) {
        this.directory = directory;
    }

    /** Writes a report. */
    Path write(Thread thread, Throwable thrown) throws IOException {
        Files.createDirectories(directory);
        Path file =
                directory.resolve(
                        "crash-" + STAMP.format(LocalDateTime.now(ZoneId.systemDefault())) + NEW);
        Files.writeString(file, text(thread, thrown));
        prune();
        return file;
    }

    private static String text(Thread thread, Throwable thrown) {
        return """
        zts Workbench crash report
        thread: %s
        java: %s
        system: %s %s

        %s\
        """
                .formatted(
                        thread.getName(),
                        Runtime.version(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Notice.stackOf(thrown));
    }

    /** {@return a word about the newest report nobody saw} All of them count as seen then. */
    Optional<Notice> takeUnseen() throws IOException {
        List<Path> unseen = reports().stream().filter(file -> !isSeen(file)).toList();
        if (unseen.isEmpty()) {
            return Optional.empty();
        }
        Path newest = unseen.getLast();
        String text = Files.readString(newest);
        Path shown = newest;
        for (Path file : unseen) {
            String name = file.getFileName().toString();
            shown =
                    Files.move(
                            file,
                            file.resolveSibling(
                                    name.substring(0, name.length() - NEW.length()) + SEEN),
                            StandardCopyOption.REPLACE_EXISTING);
        }
        return Optional.of(
                Notice.warning(
                        Topic.CRASH,
                        "The workbench met an error last time. The report is in " + shown,
                        text));
    }

    private static boolean isSeen(Path file) {
        return file.getFileName().toString().endsWith(SEEN);
    }

    private void prune() throws IOException {
        List<Path> all = reports();
        for (Path old : all.subList(0, Math.max(0, all.size() - MAX_KEPT))) {
            Files.deleteIfExists(old);
        }
    }

    /** {@return every report, oldest first} */
    private List<Path> reports() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("crash-"))
                    .filter(file -> file.getFileName().toString().endsWith(NEW))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
    }
}
