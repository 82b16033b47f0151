package dev.zts.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashReportsTest {
    @TempDir private Path directory;

    @Test
    void report_namesThreadAndErrorWithItsStack() throws IOException {
        Path file =
                new CrashReports(directory)
                        .write(Thread.currentThread(), new IllegalStateException("boom"));

        assertThat(file)
                .content()
                .contains("thread: " + Thread.currentThread().getName())
                .contains("IllegalStateException: boom")
                .contains("CrashReportsTest");
    }

    @Test
    void unseenReport_isShownOnce() throws IOException {
        var crashes = new CrashReports(directory);
        crashes.write(Thread.currentThread(), new IllegalStateException("boom"));

        assertThat(crashes.takeUnseen().orElseThrow().details()).contains("boom");
        assertThat(crashes.takeUnseen()).isEmpty();
    }

    @Test
    void reports_areBounded() throws IOException {
        Files.createDirectories(directory);
        for (int i = 0; i < 30; i++) {
            Files.writeString(directory.resolve("crash-20200101-0000" + (10 + i) + "-000.txt"), "");
        }

        new CrashReports(directory).write(Thread.currentThread(), new Error("last"));

        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(CrashReports.MAX_KEPT);
        }
    }
}
