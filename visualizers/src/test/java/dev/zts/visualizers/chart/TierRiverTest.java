package dev.zts.visualizers.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.telemetry.Tier;
import dev.zts.visualizers.tiers.FunctionId;
import dev.zts.visualizers.tiers.FunctionTiers;
import dev.zts.visualizers.tiers.Hotspot;
import dev.zts.visualizers.tiers.TierRuns;
import dev.zts.visualizers.timeline.Timeline;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class TierRiverTest {
    private static final TimelineView RUN = view(40, 20);

    private final StackPane root = new StackPane();
    private @Nullable TierRiver made;

    private static TimelineView view(int functions, int seconds) {
        Timeline timeline = new Timeline();
        TierRuns.run(functions, seconds).forEach(timeline::append);
        return timeline.view();
    }

    @Start
    void show(Stage stage) {
        made = new TierRiver();
        stage.setScene(new Scene(root, 900, 420));
        stage.show();
    }

    @BeforeEach
    void showRun() {
        onFx(() -> {
            root.getChildren().setAll(river().node());
            root.applyCss();
            root.layout();
            river().show(RUN);
            return true;
        });
    }

    private static <T> T onFx(Callable<T> action) {
        return Objects.requireNonNull(WaitForAsyncUtils.waitForAsyncFx(10_000, action));
    }

    private TierRiver river() {
        return Objects.requireNonNull(made);
    }

    private Node pane() {
        return Objects.requireNonNull(river().node().lookup(".tier-river"));
    }

    private Node canvas() {
        return Objects.requireNonNull(pane().lookup("Canvas"));
    }

    private FunctionId row(int row) {
        return RUN.tiers().functions().get(row).id();
    }

    @Test
    void arrowKeys_pickRowsAndRevealThem(FxRobot robot) {
        onFx(() -> {
            pane().requestFocus();
            return true;
        });

        robot.push(KeyCode.DOWN);
        assertThat(river().selectedProperty().get()).isEqualTo(row(0));
        robot.push(KeyCode.DOWN);
        assertThat(river().selectedProperty().get()).isEqualTo(row(1));
        robot.push(KeyCode.END);
        assertThat(river().selectedProperty().get()).isEqualTo(row(39));
        assertThat(onFx(() -> river().yOf(row(39)))).isBetween(0.0, 420.0);
        robot.push(KeyCode.HOME);
        assertThat(river().selectedProperty().get()).isEqualTo(row(0));
        assertThat(onFx(() -> pane().getAccessibleText())).contains(row(0).label());
    }

    @Test
    void enterAndDoubleClick_openTheFunction(FxRobot robot) {
        List<FunctionId> opened = new ArrayList<>();
        onFx(() -> {
            river().setOnOpen(opened::add);
            river().select(row(2));
            pane().requestFocus();
            return true;
        });

        robot.push(KeyCode.ENTER);
        robot.doubleClickOn(canvas());

        assertThat(opened).hasSize(2).startsWith(row(2));
    }

    @Test
    void pointer_readsTierAndEventsOfARow() {
        FunctionTiers refused =
                RUN.tiers().functions().stream()
                        .filter(function -> function.refusal() != null)
                        .findFirst()
                        .orElseThrow();
        onFx(() -> {
            Pointer.fire(
                    MouseEvent.MOUSE_MOVED, canvas(), river().xAt(19), river().yOf(refused.id()));
            return true;
        });
        assertThat(onFx(river()::readout))
                .startsWith(refused.id().label())
                .contains("interpreted, refused");

        double at = (refused.events().getFirst().nanos() - RUN.originNanos()) / 1e9;
        onFx(() -> {
            Pointer.fire(
                    MouseEvent.MOUSE_MOVED, canvas(), river().xAt(at), river().yOf(refused.id()));
            return true;
        });
        assertThat(onFx(river()::readout)).contains("interpreted → baseline candidate: calls");
    }

    @Test
    void tiers_differByHueAndByHeight() {
        for (ChartTheme theme : List.of(ChartTheme.LIGHT, ChartTheme.DARK)) {
            double baseline = theme.tier(Tier.BASELINE).getHue();
            assertThat(Math.abs(theme.tier(Tier.OPTIMIZED).getHue() - baseline)).isGreaterThan(120);
        }
        double[] heights = Arrays.stream(Tier.values()).mapToDouble(RiverBrush::height).toArray();
        assertThat(heights).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void table_hasARowForEachFunction() {
        TableView<?> table =
                onFx(() -> {
                    TableView<?> twin = (TableView<?>) river().table();
                    root.getChildren().setAll(twin);
                    river().show(RUN);
                    return twin;
                });

        assertThat(List.<Object>copyOf(table.getItems()))
                .isEqualTo(List.<Object>copyOf(RUN.tiers().functions()));
        for (var column : table.getColumns()) {
            assertThat(column.getCellData(0)).asString().isNotEmpty();
        }
    }

    @Test
    void hotspots_openTheLineOfTheOpcode(FxRobot robot) {
        List<String> opened = new ArrayList<>();
        HotspotTable hotspots =
                onFx(() -> {
                    HotspotTable table = new HotspotTable();
                    table.setOnOpen((file, line) -> opened.add(file + ":" + line));
                    root.getChildren().setAll(table.node());
                    table.show(RUN);
                    table.table().requestFocus();
                    table.table().getSelectionModel().select(1);
                    return table;
                });

        robot.push(KeyCode.ENTER);

        List<Hotspot> expected = Hotspot.of(RUN.tiers());
        assertThat(hotspots.table().getItems()).isEqualTo(expected);
        assertThat(opened).containsExactly(expected.get(1).place());
    }

    @Test
    void tenMinutesOfManyFunctions_areDrawnInAFewMilliseconds() {
        TimelineView long_ = view(200, 600);
        assertThat(long_.tiers().functions()).hasSize(200);

        long best =
                onFx(() -> {
                    river().show(long_);
                    long least = Long.MAX_VALUE;
                    for (int i = 0; i < 30; i++) {
                        long begun = System.nanoTime();
                        river().draw();
                        least = Math.min(least, System.nanoTime() - begun);
                    }
                    return least;
                });

        assertThat(best).isLessThan(8_000_000);
    }

    @Test
    void emptyRun_saysSo() throws Exception {
        onFx(() -> {
            river().show(TimelineView.empty(RUN.revision() + 1));
            return true;
        });

        WaitForAsyncUtils.waitFor(
                10,
                TimeUnit.SECONDS,
                () -> onFx(() -> pane().getAccessibleText()).contains("No function has changed"));
    }
}
