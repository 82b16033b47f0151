package dev.zts.app.live;

import dev.zts.app.compare.Against;
import dev.zts.app.compare.Outcome;
import dev.zts.app.model.WhatIfModel;
import dev.zts.visualizers.chart.GainTable;
import dev.zts.visualizers.stats.Comparison;
import dev.zts.visualizers.stats.GainText;
import dev.zts.visualizers.stats.Metric;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** One action runs the same load with another compiler beside the configured one; its findings. */
final class WhatIfPanel implements Panel {
    private final WhatIfModel model;
    private final ComboBox<Against> against = new ComboBox<>();
    private final ComboBox<Metric> metric = new ComboBox<>();
    private final GainTable table = new GainTable();
    private final Label sides = new Label();
    private final Label verdict = new Label();
    private final Label notes = new Label();
    private final Label obstacle = new Label();
    private final VBox intro;
    private final BorderPane findings;
    private final VBox box;

    WhatIfPanel(WhatIfModel model) {
        this.model = model;
        intro = intro();
        findings = findings();
        var body = new StackPane(intro, findings);
        VBox.setVgrow(body, Priority.ALWAYS);
        obstacle.setId("whatif-obstacle");
        obstacle.getStyleClass().add("caption");
        obstacle.setWrapText(true);
        obstacle.textProperty().bind(model.obstacleProperty());
        obstacle.visibleProperty()
                .bind(obstacle.textProperty().isNotEmpty().and(model.runningProperty().not()));
        obstacle.managedProperty().bind(obstacle.visibleProperty());
        box = new VBox(actions(), obstacle, body);
        box.setId("whatif");
        box.getStyleClass().addAll("panel", "whatif");
        model.outcomeProperty().subscribe(this::show);
        metric.valueProperty().addListener((_, _, _) -> fill());
    }

    private HBox actions() {
        against.getItems().setAll(Against.values());
        against.setValue(Against.FULL);
        against.setId("whatif-against");
        against.setAccessibleText("Compare with");
        against.setConverter(words(WhatIfPanel::question));
        against.disableProperty().bind(model.runningProperty());
        var start = new Button("Compare", FontIcon.of(Material2AL.COMPARE_ARROWS));
        start.setId("whatif-start");
        start.getStyleClass().add("accent");
        start.setTooltip(
                new Tooltip(
                        "Run the same load as configured (A) and with the change (B), in turns"));
        start.setOnAction(_ -> model.start(against.getValue()));
        start.disableProperty()
                .bind(model.runningProperty().or(model.obstacleProperty().isNotEmpty()));
        var stop = new Button("Stop", FontIcon.of(Material2MZ.STOP));
        stop.setId("whatif-stop");
        stop.setOnAction(_ -> model.stop());
        stop.disableProperty().bind(model.runningProperty().not());
        var row = new HBox(against, start, stop, progress());
        row.getStyleClass().add("actions");
        return row;
    }

    private HBox progress() {
        var bar = new ProgressBar();
        bar.setAccessibleText("Progress of the comparison");
        bar.progressProperty().bind(model.progressProperty().map(step -> step.share()));
        var doing = new Label();
        doing.setId("whatif-doing");
        doing.textProperty().bind(model.progressProperty().map(step -> step.doing()));
        var progress = new HBox(bar, doing);
        progress.getStyleClass().add("progress-box");
        progress.visibleProperty().bind(model.runningProperty());
        return progress;
    }

    private static String question(Against against) {
        return switch (against) {
            case FULL -> "What if everything compiled?";
            case SEED -> "What if the seed's gaps stayed interpreted?";
            case SEED_STRICT -> "What if only the seed's opcodes compiled?";
            case DISABLED -> "What if nothing compiled?";
        };
    }

    private static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("the box is not edited");
            }
        };
    }

    private static VBox intro() {
        var heading = new Label("What would another compiler gain?");
        heading.getStyleClass().add("heading");
        var words =
                new Label(
                        "The folder is served twice, as configured (A) and with the change (B). Both"
                                + " warm up, then take turns under the load of the plan in blocks of"
                                + " some seconds. For each handler you see how many times as fast B"
                                + " is, with a 95 % interval; the verdict may be that there is no"
                                + " difference, or that the measurement does not tell.");
        words.getStyleClass().add("caption");
        words.setWrapText(true);
        var intro = new VBox(heading, words);
        intro.getStyleClass().add("empty-state");
        return intro;
    }

    private BorderPane findings() {
        metric.setId("whatif-metric");
        metric.setAccessibleText("Figure to compare");
        metric.setConverter(words(Metric::label));
        sides.getStyleClass().add("caption");
        sides.setId("whatif-sides");
        var title = new Label("Gain per handler");
        title.getStyleClass().add("chart-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var header = new HBox(title, sides, gap, metric);
        header.getStyleClass().add("header");
        header.setSpacing(12);
        verdict.setId("whatif-verdict");
        verdict.getStyleClass().add("section");
        verdict.setWrapText(true);
        notes.setId("whatif-notes");
        notes.getStyleClass().add("caption");
        notes.setWrapText(true);
        var words = new VBox(4, verdict, notes);
        words.getStyleClass().add("words");
        var pane = new BorderPane(table.node());
        pane.setTop(header);
        pane.setBottom(words);
        pane.getStyleClass().add("chart-pane");
        return pane;
    }

    private void show(@Nullable Outcome outcome) {
        findings.setVisible(outcome != null);
        intro.setVisible(outcome == null);
        if (outcome == null) {
            table.clear();
            return;
        }
        Comparison comparison = outcome.comparison();
        Metric wanted = metric.getValue();
        List<Metric> present = List.copyOf(comparison.all().gains().keySet());
        metric.getItems().setAll(present);
        metric.setValue(wanted != null && present.contains(wanted) ? wanted : Metric.HANDLER_TIME);
        sides.setText("A: " + outcome.a() + "   B: " + outcome.b());
        var lines = new ArrayList<>(List.of("Under " + outcome.load() + "."));
        lines.addAll(outcome.notes());
        notes.setText(String.join("\n", lines));
        fill();
    }

    private void fill() {
        Outcome outcome = model.outcomeProperty().get();
        Metric chosen = metric.getValue();
        if (outcome == null || chosen == null) {
            return;
        }
        table.show(outcome.comparison(), chosen);
        verdict.setText(GainText.verdict(outcome.comparison().all().gain(chosen)));
    }

    @Override
    public Region node() {
        return box;
    }

    /** The findings follow the model, not the view. */
    @Override
    public void show(TimelineView view) {}

    @Override
    public void refresh() {
        model.look(against.getValue());
    }

    @Override
    public void dark(boolean dark) {
        table.dark(dark);
    }
}
