package dev.zts.visualizers.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.zts.visualizers.stats.Comparison;
import dev.zts.visualizers.stats.Comparison.Subject;
import dev.zts.visualizers.stats.Estimate;
import dev.zts.visualizers.stats.Gain;
import dev.zts.visualizers.stats.Metric;
import dev.zts.visualizers.stats.Verdict;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class GainTableTest {
    private static final Gain FASTER =
            gain(new Estimate(2, 1, 4), Verdict.FASTER, 3_000_000, 1_500_000);
    private static final Gain NONE = gain(null, Verdict.INVALID, 0, 0);

    private final StackPane root = new StackPane();

    private static Gain gain(@Nullable Estimate times, Verdict verdict, double a, double b) {
        return new Gain(Metric.HANDLER_TIME, a, b, times, verdict, "Because.");
    }

    @Start
    void show(Stage stage) {
        stage.setScene(new Scene(root, 900, 300));
        stage.show();
    }

    private static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }

    @Test
    void rows_areTheHandlersAndAllOfThem() {
        var comparison =
                new Comparison(
                        8,
                        true,
                        new Subject("all", Map.of(Metric.HANDLER_TIME, FASTER)),
                        List.of(new Subject("GET /x", Map.of(Metric.HANDLER_TIME, NONE))));
        GainTable table =
                onFx(() -> {
                    var fresh = new GainTable();
                    root.getChildren().setAll(fresh.node());
                    fresh.show(comparison, Metric.HANDLER_TIME);
                    return fresh;
                });

        assertThat(cells(table, 0)).containsExactly("GET /x", "–", "–", "–", "invalid");
        assertThat(cells(table, 1))
                .containsExactly("all", "3.00 ms", "1.50 ms", "2.00 (1.00 to 4.00)", "B is faster");
        assertThat(table.table().getAccessibleText())
                .isEqualTo("Gain in handler time. B is faster in handler time. Because.");
    }

    private static List<Object> cells(GainTable table, int row) {
        return onFx(() ->
                table.table().getColumns().stream()
                        .<Object>map(column -> column.getCellData(row))
                        .filter(String.class::isInstance)
                        .toList());
    }

    @Test
    void interval_liesOnALogarithmicAxisAroundOne() {
        IntervalBar bar = onFx(IntervalBar::new);

        onFx(() -> {
            bar.resize(160, 20);
            bar.show(FASTER, 16, ChartTheme.LIGHT);
            bar.layout();
            return true;
        });

        // 1 is in the middle of 160 pixels, 16 at the end, 4 half way between.
        assertThat(bar.interval().getLayoutX()).isCloseTo(80, within(0.01));
        assertThat(bar.interval().getWidth()).isCloseTo(40, within(0.01));

        onFx(() -> {
            bar.show(NONE, 16, ChartTheme.LIGHT);
            return true;
        });
        assertThat(bar.interval().isVisible()).isFalse();
    }
}
