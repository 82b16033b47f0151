package dev.zts.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.app.compare.FakeSides;
import dev.zts.app.model.Activity;
import dev.zts.app.model.Background;
import dev.zts.app.model.FakeSession;
import dev.zts.app.model.RunModel;
import dev.zts.app.model.WhatIfModel;
import dev.zts.app.model.WhatIfModel.Setup;
import dev.zts.server.HostOptions;
import dev.zts.visualizers.stats.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class WhatIfPanelTest {
    private static final Path SHOP = Path.of("/handlers/shop");

    private final FakeSession session = new FakeSession(SHOP);
    private final FakeSides sides = new FakeSides();
    private final Background background = Background.create(Platform::runLater);
    private final RunModel run = new RunModel((_, _) -> session, background);
    private Setup setup = new Setup("", HostOptions.defaults(), UnaryOperator.identity());
    private @Nullable WhatIfPanel panel;

    @Start
    void start(Stage stage) {
        var model = new WhatIfModel(run, background, sides::open, () -> setup);
        panel = new WhatIfPanel(model);
        stage.setScene(new Scene((javafx.scene.Parent) panel.node(), 890, 600));
        stage.show();
    }

    @AfterEach
    void close() throws InterruptedException {
        fx(() -> {
            run.close();
            return true;
        });
        assertThat(background.finish(Duration.ofSeconds(5))).isTrue();
        assertThat(sides.allClosed()).isTrue();
    }

    private static <T> T fx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, question);
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> fx(condition));
    }

    private void openShop() {
        fx(() -> {
            run.open(SHOP, HostOptions.defaults());
            return true;
        });
        until(() -> {
            run.pulse();
            refresh();
            return run.activity() == Activity.READY;
        });
    }

    private void refresh() {
        if (panel != null) {
            panel.refresh();
        }
    }

    private static <T extends Node> T find(FxRobot robot, String query, Class<T> type) {
        return robot.lookup(query).queryAs(type);
    }

    private static String text(FxRobot robot, String query) {
        return fx(() -> find(robot, query, Label.class).getText());
    }

    private static boolean disabled(FxRobot robot, String query) {
        return fx(() -> find(robot, query, Button.class).isDisabled());
    }

    private void look() {
        fx(() -> {
            refresh();
            return true;
        });
    }

    @Test
    void withoutAFolder_nothingCanBeCompared(FxRobot robot) {
        look();

        assertThat(disabled(robot, "#whatif-start")).isTrue();
        assertThat(text(robot, "#whatif-obstacle")).isEqualTo("Open a folder first.");
    }

    @Test
    void oneAction_comparesAndShowsHandlersAndVerdict(FxRobot robot) {
        openShop();

        robot.clickOn("#whatif-start");

        until(() -> find(robot, ".table-view", TableView.class).getItems().size() == 2);
        assertThat(text(robot, "#whatif-verdict"))
                .startsWith("B is faster in handler time. B is 1.50 times as fast as A");
        assertThat(text(robot, "#whatif-sides")).contains("coverage seed", "coverage full");
        assertThat(sides.opened()).isEqualTo(2);

        fx(() -> {
            chooseMetric(robot);
            return true;
        });

        assertThat(text(robot, "#whatif-verdict")).contains(" in latency p50. ");
    }

    @SuppressWarnings("unchecked")
    private static void chooseMetric(FxRobot robot) {
        ((ComboBox<Metric>) find(robot, "#whatif-metric", ComboBox.class))
                .setValue(Metric.LATENCY_P50);
    }

    @Test
    void stop_endsTheComparisonWithoutAResult(FxRobot robot) {
        sides.hang();
        openShop();
        robot.clickOn("#whatif-start");
        until(sides::loaded);

        robot.clickOn("#whatif-stop");

        until(() -> !find(robot, "#whatif-start", Button.class).isDisabled());
        assertThat(sides.allClosed()).isTrue();
        assertThat(fx(() -> run.notices().isEmpty())).isTrue();
    }

    @Test
    void runThatBegins_endsTheComparison(FxRobot robot) {
        sides.hang();
        openShop();
        robot.clickOn("#whatif-start");
        until(sides::loaded);

        fx(() -> {
            run.run(UnaryOperator.identity(), HostOptions.defaults());
            return true;
        });

        until(sides::allClosed);
        look();
        assertThat(text(robot, "#whatif-obstacle")).startsWith("A run is under way");
    }

    @Test
    void engineWithoutOurTiers_saysWhy(FxRobot robot) {
        openShop();
        setup =
                new Setup(
                        "",
                        HostOptions.defaults().withEngineName("graaljs"),
                        UnaryOperator.identity());
        look();

        assertThat(disabled(robot, "#whatif-start")).isTrue();
        assertThat(text(robot, "#whatif-obstacle"))
                .startsWith("The engine graaljs compiles by rules of its own");
    }

    @Test
    void fieldThatCannotBeRead_isNamed(FxRobot robot) {
        openShop();
        setup = new Setup("Rate: no number. ", HostOptions.defaults(), UnaryOperator.identity());
        look();

        assertThat(text(robot, "#whatif-obstacle")).isEqualTo("Rate: no number.");
    }
}
