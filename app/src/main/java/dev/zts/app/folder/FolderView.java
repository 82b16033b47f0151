package dev.zts.app.folder;

import dev.zts.app.folder.RouteRow.Status;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The route list, and below it what is wrong with the selected route or the folder. */
public final class FolderView extends VBox {
    private final TableView<RouteRow> table;

    public FolderView(FolderModel model) {
        getStyleClass().add("folder");
        table = table(model);
        getChildren().addAll(header(model), table, details(model));
        setVgrow(table, Priority.ALWAYS);
    }

    private static HBox header(FolderModel model) {
        var name = new Label();
        name.getStyleClass().add("section");
        name.textProperty().bind(model.titleProperty());
        var version = new Label();
        version.setId("folder-version");
        version.getStyleClass().add("caption");
        version.textProperty().bind(model.subtitleProperty());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var header = new HBox(name, gap, version);
        header.getStyleClass().add("header");
        return header;
    }

    private static TableView<RouteRow> table(FolderModel model) {
        var table = new TableView<>(model.rows());
        table.setId("routes");
        table.setAccessibleText("Routes of the folder");
        table.getStyleClass().addAll("dense", "flush");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label("No routes"));
        table.getColumns().add(statusColumn());
        table.getColumns().add(column("Route", 120, RouteRow::pattern, Pos.CENTER_LEFT));
        table.getColumns().add(column("Methods", 96, RouteRow::methods, Pos.CENTER_LEFT));
        table.getColumns().add(column("Count", 62, row -> count(row.count()), Pos.CENTER_RIGHT));
        table.getColumns().add(column("p99 ms", 58, FolderView::p99, Pos.CENTER_RIGHT));
        return table;
    }

    private static String count(long count) {
        return count == 0 ? "–" : String.format(Locale.ROOT, "%,d", count);
    }

    private static String p99(RouteRow row) {
        return row.count() == 0
                ? "–"
                : String.format(
                        Locale.ROOT, row.p99Nanos() < 1e8 ? "%.2f" : "%.0f", row.p99Nanos() / 1e6);
    }

    private static TableColumn<RouteRow, String> column(
            String title, double width, Function<RouteRow, String> text, Pos alignment) {
        var column = new TableColumn<RouteRow, String>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())));
        column.setCellFactory(_ -> new TextCell(alignment));
        if (alignment == Pos.CENTER_RIGHT) {
            column.getStyleClass().add("numeric");
        }
        return column;
    }

    private static TableColumn<RouteRow, Status> statusColumn() {
        var column = new TableColumn<RouteRow, Status>("");
        column.setMinWidth(26);
        column.setMaxWidth(26);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().status()));
        column.setCellFactory(_ -> new StatusCell());
        return column;
    }

    private TextArea details(FolderModel model) {
        var details = new TextArea();
        details.setId("problem-details");
        details.setAccessibleText("What is wrong with the folder");
        details.setEditable(false);
        details.setPrefRowCount(5);
        details.setMinHeight(USE_PREF_SIZE);
        details.getStyleClass().addAll("code", "details");
        details.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> detailsOf(model),
                                table.getSelectionModel().selectedItemProperty(),
                                model.problemsProperty(),
                                model.rows()));
        details.visibleProperty().bind(details.textProperty().isNotEmpty());
        details.managedProperty().bind(details.visibleProperty());
        return details;
    }

    /**
     * {@return the problem of the selected route, else of the first broken one, else the folder's}
     */
    private String detailsOf(FolderModel model) {
        RouteRow selected = table.getSelectionModel().getSelectedItem();
        if (selected != null && !selected.problem().isEmpty()) {
            return selected.problem();
        }
        return model.rows().stream()
                .map(RouteRow::problem)
                .filter(problem -> !problem.isEmpty())
                .findFirst()
                .orElse(model.problemsProperty().get());
    }

    /** A line of text that is readable in full as a tooltip. */
    private static final class TextCell extends TableCell<RouteRow, String> {
        TextCell(Pos alignment) {
            setAlignment(alignment);
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
            RouteRow row = empty ? null : getTableRow().getItem();
            setTooltip(row == null ? null : new Tooltip(row.pattern() + " → " + row.file()));
        }
    }

    private static final class StatusCell extends TableCell<RouteRow, Status> {
        StatusCell() {
            setAlignment(Pos.CENTER);
        }

        @Override
        protected void updateItem(Status status, boolean empty) {
            super.updateItem(status, empty);
            if (empty || status == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            var icon = FontIcon.of(iconOf(status));
            icon.getStyleClass().addAll("status", status.name().toLowerCase(Locale.ROOT));
            setGraphic(icon);
            setTooltip(new Tooltip(status.label()));
            setAccessibleText(status.label());
        }

        private static Ikon iconOf(Status status) {
            return switch (status) {
                case OK -> Material2AL.CHECK_CIRCLE;
                case TAINTED -> Material2MZ.OPACITY;
                case PENDING -> Material2MZ.WARNING;
                case BROKEN -> Material2AL.ERROR;
            };
        }
    }
}
