package dev.zts.app.plan;

import dev.zts.app.plan.PlanModel.Timing;
import dev.zts.engine.IsolationPolicy;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The fields of a {@link PlanModel}, two to a row. */
public final class PlanView extends VBox {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final PlanModel model;
    private final ObservableBooleanValue locked;

    /**
     * @param locked while true nothing can be edited
     */
    public PlanView(PlanModel model, ObservableBooleanValue locked) {
        this.model = model;
        this.locked = locked;
        getStyleClass().add("plan");
        getChildren()
                .addAll(section("Load plan"), loadPlan(), section("Engine"), engine(), wrong());
    }

    private GridPane loadPlan() {
        ComboBox<Timing> timing = choice("timing", Timing.values(), Timing::label);
        timing.valueProperty().bindBidirectional(model.timingProperty());
        timing.setTooltip(
                new Tooltip(
                        """
                        open: a constant rate, whatever the answers do
                        closed: each connection sends when its last request is answered\
                        """));
        TextField rate = field("rate", "Requests per second", model.rate());
        rate.disableProperty()
                .bind(model.timingProperty().isEqualTo(Timing.CLOSED).or(lockedBinding()));
        GridPane grid = grid();
        row(grid, 0, "Model", locked(timing), "Rate /s", rate);
        row(
                grid,
                1,
                "Duration",
                locked(field("duration", "Length of the measured part", model.duration())),
                "Warm-up",
                locked(field("warmup", "Length of the warm-up", model.warmup())));
        row(
                grid,
                2,
                "Connections",
                locked(field("connections", "Connections", model.connections())),
                "Port",
                locked(field("port", "Port of the server, 0 takes a free one", model.port())));
        return grid;
    }

    private GridPane engine() {
        ComboBox<String> name =
                choice("engine", PlanModel.ENGINES.toArray(String[]::new), PlanView::engineLabel);
        name.valueProperty().bindBidirectional(model.engineProperty());
        ComboBox<IsolationPolicy> isolation =
                choice(
                        "isolation",
                        IsolationPolicy.values(),
                        policy -> policy.name().toLowerCase(Locale.ROOT));
        isolation.valueProperty().bindBidirectional(model.isolationProperty());
        isolation.setTooltip(
                new Tooltip(
                        """
                        reuse: runtimes serve many requests, globals persist
                        frozen: as reuse, with globals frozen after loading
                        fresh: every request gets a new runtime\
                        """));
        GridPane grid = grid();
        row(grid, 0, "Engine", locked(name), "Isolation", locked(isolation));
        row(
                grid,
                1,
                "Pool size",
                locked(field("pool-size", "Runtimes in the pool", model.poolSize())),
                "Wall limit",
                locked(field("wall-limit", "Longest run of a handler", model.wallLimit())));
        return grid;
    }

    private Label wrong() {
        var label = new Label();
        label.setId("plan-problem");
        label.getStyleClass().add("problem");
        label.setWrapText(true);
        label.textProperty().bind(model.problem());
        label.visibleProperty().bind(model.problem().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private static String engineLabel(String name) {
        return name.equals("graaljs") ? "GraalJS" : name;
    }

    private static Label section(String title) {
        var label = new Label(title);
        label.getStyleClass().add("section");
        return label;
    }

    private static GridPane grid() {
        var grid = new GridPane();
        grid.getStyleClass().add("fields");
        grid.getColumnConstraints().addAll(label(76), field(), label(62), field());
        return grid;
    }

    private static ColumnConstraints label(double width) {
        var column = new ColumnConstraints(width, width, width);
        column.setHalignment(HPos.LEFT);
        return column;
    }

    private static ColumnConstraints field() {
        var column = new ColumnConstraints(64, 96, Double.MAX_VALUE);
        column.setHgrow(Priority.ALWAYS);
        return column;
    }

    private static void row(
            GridPane grid, int row, String left, Node leftField, String right, Node rightField) {
        grid.addRow(
                row, caption(left, leftField), leftField, caption(right, rightField), rightField);
    }

    private static Label caption(String text, Node field) {
        var label = new Label(text);
        label.getStyleClass().add("caption");
        label.setLabelFor(field);
        return label;
    }

    private <T> ComboBox<T> choice(String id, T[] values, Function<T, String> label) {
        var box = new ComboBox<>(FXCollections.observableArrayList(values));
        box.setId(id);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(T value) {
                        return value == null ? "" : label.apply(value);
                    }

                    @Override
                    public T fromString(String text) {
                        throw new UnsupportedOperationException(text);
                    }
                });
        return box;
    }

    private static TextField field(String id, String description, Entry<?> entry) {
        var field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(5);
        field.setAccessibleText(description);
        field.textProperty().bindBidirectional(entry.textProperty());
        var tooltip = new Tooltip(description);
        field.setTooltip(tooltip);
        entry.problemProperty()
                .addListener((_, _, problem) -> {
                    field.pseudoClassStateChanged(INVALID, !problem.isEmpty());
                    tooltip.setText(problem.isEmpty() ? description : problem);
                });
        return field;
    }

    private <N extends Node> N locked(N node) {
        node.disableProperty().bind(locked);
        return node;
    }

    private BooleanBinding lockedBinding() {
        return Bindings.createBooleanBinding(locked::get, locked);
    }
}
