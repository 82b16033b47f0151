package dev.zts.visualizers.chart;

import dev.zts.visualizers.timeline.TimelineView;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** A table of figures, each row made of the view. Numbers are to the right. */
final class FigureTable<R> {
    private static final Duration GAP = Duration.millis(500);
    private static final double CHAR_WIDTH = 8;

    private final TableView<R> table = new TableView<>();
    private final Refresher refresher;
    private Function<R, Object> key = row -> row;

    FigureTable(
            String title,
            String whenEmpty,
            Function<TimelineView, Object> shown,
            Function<TimelineView, List<R>> rows) {
        Label placeholder = new Label(whenEmpty);
        placeholder.setWrapText(true);
        table.setPlaceholder(placeholder);
        table.setAccessibleText(title);
        table.getStyleClass().addAll("dense", "striped");
        refresher = new Refresher(table, GAP, shown, view -> replace(rows.apply(view)));
    }

    /** Keeps the selected row selected while {@code key} of a row is equal to its. */
    FigureTable<R> keepBy(Function<R, Object> identity) {
        key = identity;
        return this;
    }

    private void replace(List<R> rows) {
        R selected = table.getSelectionModel().getSelectedItem();
        table.getItems().setAll(rows);
        table.getSelectionModel().clearSelection();
        if (selected != null) {
            Object wanted = key.apply(selected);
            rows.stream()
                    .filter(row -> key.apply(row).equals(wanted))
                    .findFirst()
                    .ifPresent(table.getSelectionModel()::select);
        }
    }

    FigureTable<R> number(String title, Function<R, String> figure) {
        return number(title, Math.max(9, title.length() + 2), figure);
    }

    FigureTable<R> number(String title, int chars, Function<R, String> figure) {
        TableColumn<R, String> column = add(title, figure, chars);
        column.setStyle("-fx-alignment: CENTER-RIGHT;");
        column.setMinWidth(column.getPrefWidth());
        return this;
    }

    FigureTable<R> text(String title, int chars, Function<R, String> text) {
        add(title, text, chars);
        return this;
    }

    /** Adds a column whose text may take several lines. */
    FigureTable<R> wrapped(String title, int chars, Function<R, String> text) {
        add(title, text, chars).setCellFactory(_ -> new WrappedCell<>());
        return this;
    }

    private TableColumn<R, String> add(String title, Function<R, String> cell, int chars) {
        TableColumn<R, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(cell.apply(row.getValue())));
        column.setPrefWidth(chars * CHAR_WIDTH);
        column.setSortable(false);
        column.setReorderable(false);
        table.getColumns().add(column);
        return column;
    }

    /** Shows or hides a column. */
    void visible(String title, boolean visible) {
        table.getColumns().stream()
                .filter(column -> column.getText().equals(title))
                .forEach(column -> column.setVisible(visible));
    }

    TableView<R> node() {
        return table;
    }

    /** Makes the rows again, because they are to be other ones. */
    void redraw() {
        refresher.redraw();
    }

    void show(TimelineView view) {
        refresher.offer(view);
    }

    private static final class WrappedCell<R> extends TableCell<R, String> {
        WrappedCell() {
            setWrapText(true);
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
        }
    }
}
