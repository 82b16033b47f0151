package dev.zts.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.app.model.Activity;
import dev.zts.app.model.Background;
import dev.zts.app.model.Export;
import dev.zts.app.model.FakeSession;
import dev.zts.app.model.Notice;
import dev.zts.app.model.RunModel;
import dev.zts.engine.Problem;
import dev.zts.folder.FolderException;
import dev.zts.load.LoadModel;
import dev.zts.load.LoadPlan;
import dev.zts.telemetry.ConsoleLog.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
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

/** The window on the headless platform, over a session whose frames the test makes up. */
@ExtendWith(ApplicationExtension.class)
class WorkbenchWindowTest {
    private static final Path SHOP = Path.of("/handlers/shop");

    @TempDir private static Path directory;

    private final FakeSession session = new FakeSession(SHOP);
    private final Background background = Background.create(Platform::runLater);
    private final GivenPaths paths = new GivenPaths();
    private @Nullable Workbench workbench;
    private volatile boolean refuseFolder;

    /** Answers questions for folders and files with what the test set. */
    private static final class GivenPaths implements Choosers {
        private volatile @Nullable Path folder;
        private volatile @Nullable Path file;

        @Override
        public Optional<Path> folder(Window owner, @Nullable Path start) {
            return Optional.ofNullable(folder);
        }

        @Override
        public Optional<Path> exportFile(Window owner, Export format, String suggestedName) {
            return Optional.ofNullable(file);
        }
    }

    @Start
    void start(Stage stage) throws IOException {
        Path user = Files.createTempDirectory(directory, "user");
        var surroundings =
                new Workbench.Surroundings(
                        (folder, _) -> open(folder),
                        background,
                        paths,
                        new UserFiles(user, user.resolve("crashes")));
        var settings =
                new WindowSettings(ThemeChoice.LIGHT, List.of(user, Path.of("/no/such/folder")));
        var fresh =
                new Workbench(
                        stage, surroundings, LaunchOptions.defaults().withSize(980, 860), settings);
        workbench = fresh;
        fresh.show();
    }

    private FakeSession open(Path folder) {
        if (refuseFolder) {
            throw new FolderException(folder + " holds no handler: add a handler.js");
        }
        return session;
    }

    @AfterEach
    void quit() throws Exception {
        fx(() -> {
            workbench().quit();
            return true;
        });
        assertThat(background.finish(Duration.ofSeconds(3))).isTrue();
    }

    private Workbench workbench() {
        var present = workbench;
        if (present == null) {
            throw new IllegalStateException("the window has not started");
        }
        return present;
    }

    private RunModel model() {
        return workbench().model();
    }

    private static <T> T fx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, question);
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> fx(condition));
    }

    private void openShop(FxRobot robot) {
        paths.folder = SHOP;
        robot.push(KeyCode.SHORTCUT, KeyCode.O);
        until(() -> model().activity() == Activity.READY);
    }

    private void run(FxRobot robot) {
        openShop(robot);
        robot.push(KeyCode.SHORTCUT, KeyCode.R);
        until(() -> model().activity() == Activity.MEASURING);
    }

    private void feed(int frames) {
        session.feed(frames);
        until(() -> {
            var view = model().view();
            return view != null && view.revision() == session.revision();
        });
    }

    private static String text(FxRobot robot, String query) {
        return fx(() -> robot.lookup(query).queryAs(Labeled.class).getText());
    }

    private static <T extends Node> T find(FxRobot robot, String query, Class<T> type) {
        return robot.lookup(query).queryAs(type);
    }

    @Test
    void withoutAFolder_theWindowSaysWhatToDo(FxRobot robot) {
        assertThat(find(robot, "#start", Node.class).isVisible()).isTrue();
        assertThat(find(robot, "#start-open", Button.class).getText()).isEqualTo("Open folder…");
        assertThat(find(robot, "#run", Node.class).isDisabled()).isTrue();
        until(() -> robot.lookup("/no/such/folder (missing)").tryQuery().isPresent());
    }

    @Test
    void openedFolder_showsRoutesAddressAndEngine(FxRobot robot) {
        openShop(robot);

        assertThat(find(robot, "#start", Node.class).isVisible()).isFalse();
        assertThat(find(robot, "#routes", TableView.class).getItems().size()).isEqualTo(1);
        assertThat(text(robot, "#address")).isEqualTo("http://127.0.0.1:41234");
        assertThat(text(robot, "#transport")).isEqualTo("nio");
        assertThat(text(robot, "#status-engine")).isEqualTo("graaljs 25.0.3 (interpreted)");
        assertThat(find(robot, "#rate", TextInputControl.class).getText()).isEqualTo("500");
    }

    @Test
    void run_usesTheFieldsAndShowsProgressUntilItIsStopped(FxRobot robot) {
        openShop(robot);
        fx(() -> {
            workbench().plan().rate().textProperty().set("2000");
            return true;
        });
        robot.clickOn("#run");
        until(() -> model().activity() == Activity.MEASURING);
        feed(60);

        assertThat(Optional.ofNullable(session.started()).map(LoadPlan::model))
                .contains(new LoadModel.Open(2000));
        assertThat(text(robot, "#activity")).isEqualTo("Measuring");
        until(() -> find(robot, "#elapsed", Labeled.class).getText().equals("0:03.0"));
        assertThat(find(robot, "#rate", Node.class).isDisabled()).isTrue();

        robot.push(KeyCode.SHORTCUT, KeyCode.PERIOD);
        until(() -> model().activity() == Activity.FINISHED);
        assertThat(find(robot, "#run", Node.class).isDisabled()).isFalse();
        assertThat(find(robot, "#rate", Node.class).isDisabled()).isFalse();
    }

    @Test
    void everyChart_showsTheRunAndHasATableTwin(FxRobot robot) {
        run(robot);
        feed(60);

        for (int tab : new int[] {1, 2, 4}) {
            robot.push(KeyCode.SHORTCUT, KeyCode.valueOf("DIGIT" + tab));
            WaitForAsyncUtils.waitForFxEvents();
            Set<ToggleButton> toggles =
                    robot.lookup(".table-toggle").queryAllAs(ToggleButton.class);
            List<ToggleButton> visible =
                    toggles.stream().filter(toggle -> fx(toggle::isVisible)).toList();
            assertThat(visible).isNotEmpty();
            for (ToggleButton toggle : visible) {
                fx(() -> {
                    toggle.setSelected(true);
                    return true;
                });
            }
            until(() -> rowsOfTables(robot).stream().allMatch(rows -> rows > 0));
        }
    }

    private static List<Integer> rowsOfTables(FxRobot robot) {
        return robot.lookup(".chart-pane .table-view").queryAllAs(TableView.class).stream()
                .map(table -> table.getItems().size())
                .toList();
    }

    @Test
    void slowestTab_showsRequestsOfTheRunAndSaysWhenThereAreNone(FxRobot robot) {
        openShop(robot);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        until(() -> robot.lookup("#slowest .placeholder").tryQuery().isPresent());
        assertThat(find(robot, "#slowest .table-view", TableView.class).getItems().size()).isZero();

        robot.push(KeyCode.SHORTCUT, KeyCode.R);
        until(() -> model().activity() == Activity.MEASURING);
        feed(40);

        until(() -> !find(robot, "#slowest .table-view", TableView.class).getItems().isEmpty());
        until(() -> robot.lookup("GET /items").tryQuery().isPresent());
    }

    @Test
    void tiersTab_saysWhyTheEngineTellsNone(FxRobot robot) {
        openShop(robot);

        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT5);

        until(() -> find(robot, "#tier-note", Labeled.class).isVisible());
        assertThat(text(robot, "#tier-note")).isEqualTo("It is not told here.");
    }

    private void runCompiled(FxRobot robot) {
        session.compile();
        run(robot);
        feed(60);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT5);
        until(() -> robot.lookup(".tier-river").tryQuery().isPresent());
    }

    @Test
    void tiersTab_showsTheFunctionThatIsPicked(FxRobot robot) {
        runCompiled(robot);
        fx(() -> {
            find(robot, ".tier-river", Node.class).requestFocus();
            return true;
        });

        robot.push(KeyCode.DOWN);

        until(() -> text(robot, "#function-facts").startsWith("price  ·  lib/price.js:2"));
        until(() -> !find(robot, "#function-bytecode", ListView.class).getItems().isEmpty());
        until(() -> find(robot, "#tier-events", TableView.class).getItems().size() == 7);
        robot.clickOn("#function-source");
        until(() -> find(robot, "#source-lines", ListView.class).isVisible());
        assertThat(selected(robot, "#source-lines")).containsExactly(1);
    }

    @Test
    void hotspot_leadsToItsSourceLine_andThatToItsBytecode(FxRobot robot) {
        runCompiled(robot);
        robot.clickOn("#show-hotspots");
        until(() -> find(robot, "#hotspots", TableView.class).getItems().size() == 1);

        robot.clickOn("make_closure");

        until(() -> selected(robot, "#source-lines").equals(List.of(6)));
        until(() -> selected(robot, "#source-bytecode").equals(List.of(1, 2, 3, 4)));
        fx(() -> {
            find(robot, "#source-bytecode", ListView.class).getSelectionModel().clearAndSelect(6);
            return true;
        });
        until(() -> selected(robot, "#source-lines").equals(List.of(7)));
    }

    private static List<Integer> selected(FxRobot robot, String query) {
        ListView<?> list = find(robot, query, ListView.class);
        return fx(() -> List.copyOf(list.getSelectionModel().getSelectedIndices()));
    }

    @Test
    void console_showsWhatWouldHide(FxRobot robot) {
        openShop(robot);
        session.console().append(Level.ERROR, "api/items.js", "\u001b[31mred\u202e");
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT8);

        until(() -> robot.lookup("\\u001b[31mred\\u202e").tryQuery().isPresent());
        assertThat(find(robot, "#console-lines", ListView.class).getItems().size()).isEqualTo(1);
    }

    @Test
    void export_writesTheFileThatWasChosen(FxRobot robot) throws IOException {
        run(robot);
        feed(40);
        Path file = directory.resolve("out.html");
        paths.file = file;

        robot.push(KeyCode.SHORTCUT, KeyCode.E);

        until(() -> model().notices().stream().anyMatch(n -> n.text().contains("written to")));
        assertThat(Files.readString(file)).contains("<html");
    }

    @Test
    void brokenFile_isToldWithItsPlaceAndCaret(FxRobot robot) {
        openShop(robot);
        var problem = new Problem("api/items.js", 3, 7, "Unexpected token", "const  = 1");

        session.setHost(
                FakeSession.host(
                        SHOP, 1, List.of(FakeSession.route("/items", problem, null)), List.of()));

        until(() -> !model().notices().isEmpty());
        assertThat(find(robot, "#problem-details", TextInputControl.class).getText())
                .isEqualTo("api/items.js:3:7: Unexpected token\nconst  = 1\n      ^");
    }

    @Test
    void folderThatCannotBeOpened_isToldAboveTheStartScreen(FxRobot robot) {
        refuseFolder = true;
        paths.folder = SHOP;

        robot.clickOn("#start-open");

        until(() -> model().notices().size() == 1);
        assertThat(find(robot, "#start", Node.class).isVisible()).isTrue();
        assertThat(text(robot, ".banner-text")).contains("holds no handler");
        robot.clickOn(".banner-close");
        until(() -> model().notices().isEmpty());
    }

    @Test
    void droppedFolder_isOpened(FxRobot robot) {
        fx(() -> {
            workbench().drop(List.of(directory.toFile()));
            return true;
        });

        until(() -> model().activity() == Activity.READY);
        assertThat(model().folder()).isEqualTo(directory.toAbsolutePath());
    }

    @Test
    void droppedNonsense_isRefusedWithAWord(FxRobot robot) {
        fx(() -> {
            workbench().drop(List.of());
            return true;
        });

        until(() -> model().notices().size() == 1);
        assertThat(model().folder()).isNull();
    }

    @Test
    void theme_canBeSwitched(FxRobot robot) {
        robot.clickOn("#theme-dark");
        until(() -> Application.getUserAgentStylesheet().contains("dark"));

        robot.clickOn("#theme-light");
        until(() -> Application.getUserAgentStylesheet().contains("light"));
    }

    @Test
    void cheatSheet_comesAndGoesWithKeys(FxRobot robot) {
        robot.push(KeyCode.F1);
        until(() -> find(robot, "#cheat-sheet", Node.class).isVisible());

        robot.push(KeyCode.ESCAPE);
        until(() -> !find(robot, "#cheat-sheet", Node.class).isVisible());
    }

    @Test
    void unreadableField_isNamedAndNothingStarts(FxRobot robot) {
        openShop(robot);
        fx(() -> {
            workbench().plan().rate().textProperty().set("fast");
            return true;
        });

        robot.push(KeyCode.F5);

        until(() -> model().notices().stream().map(Notice::text).anyMatch(t -> t.contains("Rate")));
        assertThat(session.started()).isNull();
    }

    @Test
    void quitDuringARun_closesTheSession(FxRobot robot) {
        run(robot);

        robot.push(KeyCode.SHORTCUT, KeyCode.Q);

        await().atMost(Duration.ofSeconds(5)).until(session::closed);
        assertThat(fx(() -> Window.getWindows().stream().noneMatch(Window::isShowing))).isTrue();
    }
}
