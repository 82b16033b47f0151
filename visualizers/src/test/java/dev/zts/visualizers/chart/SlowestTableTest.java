package dev.zts.visualizers.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.zts.visualizers.report.LatencyPart;
import dev.zts.visualizers.report.SlowRequest;
import dev.zts.visualizers.report.SlowRequests;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class SlowestTableTest {
    private static final List<SlowRequest> THREE = SlowRequests.three();

    private final StackPane root = new StackPane();

    @SuppressWarnings("NullAway.Init")
    private SlowestTable slowest;

    @Start
    void show(Stage stage) {
        stage.setScene(new Scene(root, 900, 500));
        stage.show();
    }

    @BeforeEach
    void newTable() {
        onFx(() -> {
            slowest = new SlowestTable();
            root.getChildren().setAll(slowest.node());
        });
    }

    @Test
    void rows_haveRouteStatusLatencyAndLargestPart() {
        onFx(() -> slowest.show(THREE));

        assertThat(cells(0)).containsExactly("GET /api/users/:id", "200", "100 ms", "handler");
        assertThat(cells(1))
                .containsExactly("POST /api/users", "503", "60.0 ms", "wait for a runtime");
        assertThat(cells(2)).containsExactly("GET /", "none", "40.0 ms", "handler");
        assertThat(slowest.causes())
                .startsWith("What makes them slow: handler 50.0 %, pauses 25.5 %, ");
        assertThat(slowest.table().getAccessibleText()).contains("handler 50.0 %");
    }

    @Test
    void bar_isAsLongAsTheLatency_andCutIntoItsParts() {
        PartBar bar = onFx(PartBar::new);

        onFx(() -> {
            bar.resize(200, 20);
            bar.show(THREE.get(1), 120_000_000, ChartTheme.LIGHT);
            bar.layout();
        });

        // 60 ms of 120 are half of 200 pixels: 1 ms is 1.667 pixels. Pieces are a pixel apart.
        assertPiece(bar, LatencyPart.SEND, 0, 1.667);
        assertPiece(bar, LatencyPart.WAIT, 1.667, 54);
        assertPiece(bar, LatencyPart.RUN, 56.667, 0);
        assertPiece(bar, LatencyPart.RESPOND, 56.667, 1.667);
        assertPiece(bar, LatencyPart.PAUSE, 58.333, 40.667);
        assertThat(bar.piece(LatencyPart.WAIT).getBackground())
                .isEqualTo(Background.fill(Color.web("#e0a100")));
    }

    private static void assertPiece(PartBar bar, LatencyPart part, double x, double width) {
        assertThat(bar.piece(part).getLayoutX()).as("x of " + part).isCloseTo(x, within(0.01));
        assertThat(bar.piece(part).getWidth())
                .as("width of " + part)
                .isCloseTo(width, within(0.01));
    }

    @Test
    void selectedRow_isAccountedForInFull() {
        onFx(() -> {
            slowest.show(THREE);
            slowest.table().getSelectionModel().select(0);
        });

        assertThat(slowest.details().text())
                .isEqualTo(
                        """
                        GET /api/users/:id, status 200, 100.000 ms
                        generator lag 1.000 ms, 1.00 %
                        wait for a connection 0.000 ms, 0 %
                        send 2.000 ms, 2.00 %
                        wait for a runtime 0.000 ms, 0 %
                        handler 70.000 ms, 70.0 %
                        unexplained 3.000 ms, 3.00 %
                        response 4.000 ms, 4.00 %
                        pauses 20.000 ms, 20.0 %\
                        """);
    }

    @Test
    void selectedRequest_staysSelected_whenASlowerOneCame() {
        onFx(() -> {
            slowest.show(THREE);
            slowest.table().getSelectionModel().select(1);
            slowest.show(
                    List.of(
                            SlowRequests.of("GET /slow", 200, 0, 0, 0, 0, 900, 0, 0, 0),
                            THREE.get(0),
                            THREE.get(1)));
        });

        assertThat(slowest.table().getSelectionModel().getSelectedIndex()).isEqualTo(2);
        assertThat(slowest.details().text()).startsWith("POST /api/users, status 503, 60.000 ms");
    }

    @Test
    void table_withoutRequests_saysWhen() {
        onFx(() -> {
            slowest.show(THREE);
            slowest.table().getSelectionModel().select(1);
            slowest.show(List.of());
        });

        assertThat(((Label) slowest.table().getPlaceholder()).getText())
                .startsWith("No request is accounted for yet");
        assertThat(slowest.causes()).isEmpty();
        assertThat(slowest.details().text()).startsWith("Select a request");
    }

    @Test
    void dark_repaintsBarsThatAreShown() {
        onFx(() -> {
            slowest.show(THREE);
            root.applyCss();
            root.layout();
        });
        assertThat(runColour()).isEqualTo(Background.fill(Color.web("#0072b2")));

        onFx(() -> {
            slowest.dark(true);
            root.applyCss();
            root.layout();
        });

        assertThat(runColour()).isEqualTo(Background.fill(Color.web("#56b4e9")));
    }

    private Background runColour() {
        return onFx(() ->
                root.lookupAll(".table-cell").stream()
                        .flatMap(cell -> cell.lookupAll(".part-bar").stream())
                        .map(PartBar.class::cast)
                        .findFirst()
                        .orElseThrow()
                        .piece(LatencyPart.RUN)
                        .getBackground());
    }

    private List<String> cells(int row) {
        return slowest.table().getColumns().stream()
                .limit(4)
                .map(column -> (String) column.getCellData(row))
                .toList();
    }

    private static void onFx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, action);
    }

    private static <T> T onFx(Callable<T> action) {
        return Objects.requireNonNull(WaitForAsyncUtils.waitForAsyncFx(10_000, action));
    }
}
