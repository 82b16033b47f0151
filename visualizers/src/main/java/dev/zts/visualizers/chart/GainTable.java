package dev.zts.visualizers.chart;

import dev.zts.visualizers.stats.Comparison;
import dev.zts.visualizers.stats.Comparison.Subject;
import dev.zts.visualizers.stats.Estimate;
import dev.zts.visualizers.stats.Gain;
import dev.zts.visualizers.stats.GainText;
import dev.zts.visualizers.stats.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * What B gains over A for each handler in one figure, with an interval bar; last the row of all. FX
 * thread only.
 */
public final class GainTable {
    private static final double CHAR_WIDTH = 8;
    private static final double LEAST_REACH = 1.25;
    private static final double MOST_REACH = 16;
    private static final double MARGIN = 1.05;

    /** A row: a handler, or all of them. */
    record Row(String name, Gain gain) {}

    private final TableView<Row> table = new TableView<>();
    private final TableColumn<Row, Gain> bars = new TableColumn<>();
    private ChartTheme theme = ChartTheme.LIGHT;
    private double reach = LEAST_REACH;

    public GainTable() {
        table.setPlaceholder(new Label("Nothing has been compared yet."));
        table.getStyleClass().addAll("dense", "striped");
        table.setRowFactory(_ -> new WordyRow());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        addText("handler", 24, Row::name);
        addNumber("A", 9, row -> GainText.figure(row.gain().metric(), row.gain().a()));
        addNumber("B", 9, row -> GainText.figure(row.gain().metric(), row.gain().b()));
        addNumber("B times as fast", 19, row -> GainText.times(row.gain()));
        addBars();
        addText("verdict", 14, row -> row.gain().verdict().label());
    }

    private void addText(String title, int chars, Function<Row, String> text) {
        TableColumn<Row, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        add(column, chars);
    }

    private void addNumber(String title, int chars, Function<Row, String> figure) {
        addText(title, chars, figure);
        table.getColumns().getLast().setStyle("-fx-alignment: CENTER-RIGHT;");
    }

    private void addBars() {
        bars.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().gain()));
        bars.setCellFactory(_ -> new BarCell());
        bars.getStyleClass().add("interval");
        nameAxis();
        add(bars, 28);
    }

    private void add(TableColumn<Row, ?> column, int chars) {
        column.setPrefWidth(chars * CHAR_WIDTH);
        column.setSortable(false);
        column.setReorderable(false);
        table.getColumns().add(column);
    }

    private void nameAxis() {
        bars.setText(
                String.format(Locale.ROOT, "%.2f slower  ←  1  →  faster %.2f", 1 / reach, reach));
    }

    /** {@return the table} */
    public Region node() {
        return table;
    }

    TableView<Row> table() {
        return table;
    }

    /** Shows {@code metric} of {@code comparison}. */
    public void show(Comparison comparison, Metric metric) {
        List<Row> rows = new ArrayList<>();
        for (Subject handler : comparison.handlers()) {
            if (handler.gains().containsKey(metric)) {
                rows.add(new Row(handler.name(), handler.gain(metric)));
            }
        }
        rows.add(new Row("all", comparison.all().gain(metric)));
        reach = reach(rows);
        nameAxis();
        table.getItems().setAll(rows);
        table.setAccessibleText(
                "Gain in " + metric.label() + ". " + GainText.verdict(rows.getLast().gain()));
    }

    /** Forgets what was shown. */
    public void clear() {
        table.getItems().clear();
    }

    /** {@return an axis that holds every interval, as far as that is sensible} */
    private static double reach(List<Row> rows) {
        double most = LEAST_REACH;
        for (Row row : rows) {
            Estimate times = row.gain().timesAsFast();
            if (times != null) {
                most = Math.max(most, Math.max(times.high(), 1 / times.low()) * MARGIN);
            }
        }
        return Math.min(most, MOST_REACH);
    }

    /** Takes the colours of a light or dark theme. */
    public void dark(boolean dark) {
        theme = ChartTheme.of(dark);
        table.refresh();
    }

    /** A row that tells why it says what it says while the pointer rests on it. */
    private static final class WordyRow extends TableRow<Row> {
        private final Tooltip tooltip = new Tooltip();

        WordyRow() {
            itemProperty()
                    .addListener((_, _, item) -> {
                        tooltip.setText(item == null ? "" : item.gain().reason());
                        setTooltip(item == null ? null : tooltip);
                    });
        }
    }

    private final class BarCell extends TableCell<Row, Gain> {
        private final IntervalBar bar = new IntervalBar();

        BarCell() {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setAlignment(Pos.CENTER);
            bar.prefWidthProperty().bind(widthProperty().subtract(16));
        }

        @Override
        protected void updateItem(@Nullable Gain gain, boolean empty) {
            super.updateItem(gain, empty);
            if (empty || gain == null) {
                setGraphic(null);
                setAccessibleText(null);
            } else {
                bar.show(gain, reach, theme);
                setGraphic(bar);
                setAccessibleText(GainText.verdict(gain));
            }
        }
    }
}
