package dev.zts.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.app.model.Activity;
import dev.zts.app.model.Background;
import dev.zts.app.model.Export;
import dev.zts.app.model.Notice;
import dev.zts.app.model.Session;
import dev.zts.app.run.RunSession;
import dev.zts.load.LoadModel;
import dev.zts.visualizers.timeline.TimelineView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window over a real host: a folder is served, loaded over sockets, changed and exported. */
@ExtendWith(ApplicationExtension.class)
class RealRunWindowTest {
    @TempDir private static Path directory;

    private final Background background = Background.create(Platform::runLater);
    private @Nullable Workbench workbench;
    private @Nullable Path script;

    @Start
    void start(Stage stage) throws IOException {
        Path folder = Files.createDirectory(directory.resolve("shop"));
        script =
                Files.writeString(
                        folder.resolve("handler.js"),
                        "function handler(request) { return Response.json({path: request.url}); }\n");
        var options =
                LaunchOptions.defaults()
                        .withFolder(folder)
                        .withSize(980, 860)
                        .withAutoRun(true)
                        .withPlan(plan ->
                                plan.withModel(new LoadModel.Open(200))
                                        .withWarmup(Duration.ofMillis(300))
                                        .withDuration(Duration.ofSeconds(2)));
        var fresh =
                new Workbench(
                        stage,
                        new Workbench.Surroundings(
                                (path, host) -> Session.of(RunSession.open(path, host)),
                                background,
                                new OneFile(directory.resolve("report.json")),
                                new UserFiles(directory.resolve("config"), directory)),
                        options,
                        WindowSettings.defaults());
        workbench = fresh;
        fresh.show();
    }

    /** Always exports to the same file. */
    private record OneFile(Path file) implements Choosers {
        @Override
        public Optional<Path> folder(Window owner, @Nullable Path start) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> exportFile(Window owner, Export format, String suggestedName) {
            return Optional.of(file);
        }
    }

    @AfterEach
    void quit() throws InterruptedException {
        fx(() -> {
            workbench().quit();
            return true;
        });
        assertThat(background.finish(Duration.ofSeconds(10))).isTrue();
    }

    private Workbench workbench() {
        var present = workbench;
        if (present == null) {
            throw new IllegalStateException("the window has not started");
        }
        return present;
    }

    private static <T> T fx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, question);
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> fx(condition));
    }

    @Test
    void folder_isServedLoadedWatchedAndExported(FxRobot robot) throws IOException {
        until(() -> workbench().model().activity() == Activity.FINISHED);

        TimelineView view = fx(() -> workbench().model().view());
        assertThat(view).isNotNull();
        assertThat(view.due()).isBetween(390L, 410L);
        assertThat(view.completed()).isPositive();
        assertThat(view.failed()).isZero();
        assertThat(view.nursery()).isNotEmpty();

        fx(() -> {
            workbench().export(Export.JSON);
            return true;
        });
        until(() -> told("written to"));
        assertThat(directory.resolve("report.json")).content().contains("\"latency\"");

        breakTheScript();
        until(() -> told("handler.js"));
        until(() ->
                robot.lookup("#problem-details")
                        .queryAs(TextInputControl.class)
                        .getText()
                        .contains("handler.js:1:"));
    }

    private void breakTheScript() throws IOException {
        var file = script;
        if (file == null) {
            throw new IllegalStateException("the folder was not written");
        }
        Files.writeString(file, "function handler(request) { return (; }\n");
    }

    private boolean told(String part) {
        return workbench().model().notices().stream()
                .map(Notice::text)
                .anyMatch(text -> text.contains(part));
    }
}
