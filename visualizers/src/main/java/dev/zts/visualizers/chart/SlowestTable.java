package dev.zts.visualizers.chart;

import dev.zts.visualizers.report.LatencyPart;
import dev.zts.visualizers.report.PartShare;
import dev.zts.visualizers.report.SlowRequest;
import dev.zts.visualizers.report.Units;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Background;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * The slowest requests of a run, each with a bar of the parts of its latency; below, the account of
 * the selected one. FX thread only.
 */
public final class SlowestTable {
    private static final String TITLE = "Slowest requests";
    private static final String WHEN_EMPTY =
            "No request is accounted for yet: the slowest appear here once a run has answers.";
    private static final double CHAR_WIDTH = 8;

    private final TableView<SlowRequest> table = new TableView<>();
    private final TableColumn<SlowRequest, SlowRequest> bars =
            new TableColumn<>("where the time went");
    private final Label causes = new Label();
    private final FlowPane legend = new FlowPane(14, 2);
    private final PartDetails details = new PartDetails();
    private final VBox head = new VBox(3, causes, legend);
    private final BorderPane node = new BorderPane(table, head, null, details.node(), null);
    private List<SlowRequest> shown = List.of();
    private ChartTheme theme = ChartTheme.LIGHT;

    public SlowestTable() {
        Label placeholder = new Label(WHEN_EMPTY);
        placeholder.setWrapText(true);
        table.setPlaceholder(placeholder);
        table.getStyleClass().addAll("dense", "striped");
        table.setRowFactory(_ -> new Row());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        addText("route", 24, SlowRequest::route);
        addNumber("status", 8, SlowRequest::statusText);
        addNumber("latency", 10, request -> Units.duration(request.latencyNanos()));
        addText("mostly", 18, request -> request.longest().label());
        addBars();
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, request) -> details.show(request));
        causes.setWrapText(true);
        head.setPadding(new Insets(6, 12, 6, 12));
        addLegend();
        dark(false);
        fill();
    }

    private void addText(String title, int chars, Function<SlowRequest, String> text) {
        TableColumn<SlowRequest, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        add(column, chars);
    }

    private void addNumber(String title, int chars, Function<SlowRequest, String> figure) {
        addText(title, chars, figure);
        table.getColumns().getLast().setStyle("-fx-alignment: CENTER-RIGHT;");
    }

    private void addBars() {
        bars.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        bars.setCellFactory(_ -> new BarCell());
        add(bars, 50);
    }

    private void add(TableColumn<SlowRequest, ?> column, int chars) {
        column.setPrefWidth(chars * CHAR_WIDTH);
        column.setSortable(false);
        column.setReorderable(false);
        table.getColumns().add(column);
    }

    private void addLegend() {
        for (LatencyPart part : LatencyPart.values()) {
            Label name = new Label(part.label(), new Rectangle(9, 9));
            name.setFont(Font.font(11));
            name.setTooltip(new Tooltip(part.explanation()));
            legend.getChildren().add(name);
        }
    }

    public String title() {
        return TITLE;
    }

    /** {@return the table with its legend and details} */
    public Region node() {
        return node;
    }

    TableView<SlowRequest> table() {
        return table;
    }

    String causes() {
        return causes.getText();
    }

    PartDetails details() {
        return details;
    }

    /**
     * Shows {@code requests}; cheap when they are those that are shown already. A selected request
     * stays selected.
     *
     * @param requests slowest first
     */
    public void show(List<SlowRequest> requests) {
        if (!requests.equals(shown)) {
            shown = List.copyOf(requests);
            fill();
        }
    }

    private void fill() {
        SlowRequest selected = table.getSelectionModel().getSelectedItem();
        table.getItems().setAll(shown);
        table.getSelectionModel().clearSelection();
        shown.stream()
                .filter(request -> selected != null && isSame(request, selected))
                .findFirst()
                .ifPresent(table.getSelectionModel()::select);
        String text =
                shown.isEmpty() ? "" : "What makes them slow: " + PartShare.inWords(shown) + ".";
        causes.setText(text);
        table.setAccessibleText(shown.isEmpty() ? TITLE + ". " + WHEN_EMPTY : TITLE + ". " + text);
    }

    /** Its parts may have changed: exact pauses become known at the end of a run. */
    private static boolean isSame(SlowRequest a, SlowRequest b) {
        return a.account().request().equals(b.account().request());
    }

    /** Takes the colours of a light or dark theme. */
    public void dark(boolean dark) {
        theme = ChartTheme.of(dark);
        head.setBackground(Background.fill(theme.background()));
        causes.setTextFill(theme.foreground());
        for (LatencyPart part : LatencyPart.values()) {
            Label name = (Label) legend.getChildren().get(part.ordinal());
            name.setTextFill(theme.foreground());
            ((Rectangle) name.getGraphic()).setFill(theme.part(part));
        }
        details.paint(theme);
        table.refresh();
    }

    /** A row that tells its whole account while the pointer rests on it. */
    private static final class Row extends TableRow<SlowRequest> {
        private final Tooltip tooltip = new Tooltip();

        Row() {
            tooltip.setOnShowing(_ -> tooltip.setText(words()));
            itemProperty().addListener((_, _, item) -> setTooltip(item == null ? null : tooltip));
        }

        private String words() {
            SlowRequest request = getItem();
            return request == null ? "" : PartDetails.inWords(request);
        }
    }

    private final class BarCell extends TableCell<SlowRequest, SlowRequest> {
        private final PartBar bar = new PartBar();

        BarCell() {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setAlignment(Pos.CENTER_LEFT);
            bar.prefWidthProperty().bind(widthProperty().subtract(16));
        }

        @Override
        protected void updateItem(@Nullable SlowRequest request, boolean empty) {
            super.updateItem(request, empty);
            if (empty || request == null) {
                setGraphic(null);
                setAccessibleText(null);
            } else {
                bar.show(request, shown.getFirst().latencyNanos(), theme);
                setGraphic(bar);
                setAccessibleText(PartDetails.inWords(request));
            }
        }
    }
}
