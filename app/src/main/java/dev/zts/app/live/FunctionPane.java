package dev.zts.app.live;

import dev.zts.app.source.BytecodeList;
import dev.zts.app.source.SourceModel;
import dev.zts.telemetry.FunctionListing;
import dev.zts.visualizers.chart.TierTable;
import dev.zts.visualizers.report.Units;
import dev.zts.visualizers.tiers.FunctionId;
import dev.zts.visualizers.tiers.FunctionTiers;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** The function that is picked: facts, events, bytecode; all events if none is. */
final class FunctionPane extends BorderPane {
    private static final String NONE = "All functions. Pick one above to see its own events.";

    private final SourceModel model;
    private final TierTable events = new TierTable("");
    private final BytecodeList bytecode = new BytecodeList();
    private final SplitPane panes = new SplitPane();
    private final Label facts = new Label(NONE);
    private final Button source = new Button("Show source", FontIcon.of(Material2AL.CODE));
    private @Nullable TimelineView newest;

    /**
     * @param open goes to the source line
     */
    FunctionPane(SourceModel model, Runnable open) {
        this.model = model;
        facts.setId("function-facts");
        facts.setMinWidth(0);
        facts.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(facts, Priority.ALWAYS);
        source.setId("function-source");
        source.setMinWidth(Region.USE_PREF_SIZE);
        source.setOnAction(_ -> open.run());
        var bar = new HBox(facts, source);
        bar.getStyleClass().add("bar");
        setTop(bar);
        layOut();
        model.functionProperty().subscribe(_ -> picked());
        model.scriptProperty().subscribe(_ -> showListing());
    }

    private void layOut() {
        events.node().setId("tier-events");
        bytecode.setId("function-bytecode");
        TableView<?> rows = events.table();
        rows.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        panes.getItems().setAll(rows);
        setCenter(panes);
    }

    private void picked() {
        FunctionId id = model.functionProperty().get();
        events.only(id);
        source.setVisible(id != null);
        boolean alone = panes.getItems().size() == 1;
        if (id == null) {
            panes.getItems().remove(bytecode);
        } else if (alone) {
            panes.getItems().add(bytecode);
            panes.setDividerPositions(0.66);
        }
        showListing();
    }

    private void showListing() {
        showFacts();
        Optional<FunctionListing> listing = model.listing();
        bytecode.show(listing.map(List::of).orElse(List.of()));
        bytecode.whenEmpty(whenEmpty());
    }

    private String whenEmpty() {
        return model.script().lines().isEmpty()
                ? "Asking the engine…"
                : "The engine does not list it.";
    }

    void show(TimelineView view) {
        newest = view;
        events.show(view);
        showFacts();
    }

    private void showFacts() {
        FunctionId id = model.functionProperty().get();
        TimelineView view = newest;
        if (id == null || view == null) {
            facts.setText(NONE);
            return;
        }
        facts.setText(
                id.label()
                        + "  ·  "
                        + id.place()
                        + view.tiers()
                                .find(id)
                                .map(function -> "  ·  " + facts(view, function))
                                .orElse("  ·  not seen in this run")
                        + model.listing()
                                .map(FunctionListing::note)
                                .filter(note -> !note.isEmpty())
                                .map(note -> "  ·  " + note)
                                .orElse(""));
    }

    private static String facts(TimelineView view, FunctionTiers function) {
        return "%s of the time, %s calls, %s deopts%s"
                .formatted(
                        Units.percent(view.tiers().share(function.selfSamples())),
                        Units.count(function.calls()),
                        Units.count(function.deoptimizations()),
                        function.forgottenEvents() == 0
                                ? ""
                                : ", "
                                        + Units.count(function.forgottenEvents())
                                        + " older events not kept");
    }
}
