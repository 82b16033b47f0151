package dev.zts.app.live;

import dev.zts.app.source.SourceModel;
import dev.zts.engine.EngineInfo;
import dev.zts.visualizers.chart.HotspotTable;
import dev.zts.visualizers.chart.TierRiver;
import dev.zts.visualizers.tiers.FunctionId;
import dev.zts.visualizers.timeline.TimelineView;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What the compiler did: the tiers of functions over time, and below the function that is picked or
 * the functions that stay slow; or why the engine tells nothing.
 */
final class TierPanel implements Panel {

    /** Goes to a line of a script. */
    @FunctionalInterface
    interface Opener {
        void open(String file, int line);
    }

    private final BorderPane box = new BorderPane();
    private final SourceModel source;
    private final TierRiver river = new TierRiver();
    private final ChartPane riverPane = ChartPane.of(river);
    private final HotspotTable hotspots = new HotspotTable();
    private final FunctionPane function;
    private final ToggleButton functionButton = new ToggleButton("Function");
    private final ToggleButton hotspotButton = new ToggleButton("Hotspots");
    private final BorderPane lower = new BorderPane();
    private final SplitPane parts = new SplitPane(riverPane, lower);
    private final Label heading = new Label();
    private final Label reason = new Label();
    private final VBox absent = new VBox(heading, reason);

    TierPanel(SourceModel source, Opener opener) {
        this.source = source;
        function = new FunctionPane(source, () -> open(opener, source.functionProperty().get()));
        box.getStyleClass().add("panel");
        box.setId("tiers");
        river.node().setId("tier-river");
        heading.getStyleClass().add("heading");
        reason.getStyleClass().add("caption");
        reason.setId("tier-note");
        reason.setWrapText(true);
        absent.getStyleClass().add("empty-state");
        river.setOnOpen(id -> open(opener, id));
        river.selectedProperty().subscribe(this::picked);
        source.functionProperty().subscribe(id -> river.select(id));
        hotspots.setOnOpen(opener::open);
        hotspots.table()
                .setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        layOut();
        engine(null);
    }

    private void layOut() {
        parts.setOrientation(Orientation.VERTICAL);
        parts.setDividerPositions(0.58);
        var group = new ToggleGroup();
        functionButton.setToggleGroup(group);
        functionButton.setId("show-function");
        functionButton.getStyleClass().add("left-pill");
        hotspotButton.setToggleGroup(group);
        hotspotButton.setId("show-hotspots");
        hotspotButton.getStyleClass().add("right-pill");
        var header = new HBox(functionButton, hotspotButton);
        header.getStyleClass().add("header");
        lower.setTop(header);
        lower.getStyleClass().add("chart-pane");
        group.selectedToggleProperty()
                .addListener((_, before, now) -> {
                    if (now == null) {
                        before.setSelected(true);
                    } else {
                        lower.setCenter(lowerBody(now.equals(hotspotButton)));
                    }
                });
        functionButton.setSelected(true);
    }

    private Node lowerBody(boolean slow) {
        return slow ? hotspots.node() : function;
    }

    private void picked(@Nullable FunctionId id) {
        if (id != null) {
            source.pick(id);
            functionButton.setSelected(true);
        }
    }

    private static void open(Opener opener, @Nullable FunctionId id) {
        if (id != null) {
            opener.open(id.file(), id.line());
        }
    }

    /** Shows the tiers or the reason for their absence. */
    void engine(@Nullable EngineInfo engine) {
        if (engine != null && engine.tierEvents()) {
            box.setCenter(parts);
            return;
        }
        heading.setText(engine == null ? "No engine is running" : "No tier events");
        reason.setText(engine == null ? "Open a folder first." : engine.tierNote());
        box.setCenter(absent);
    }

    @Override
    public Region node() {
        return box;
    }

    @Override
    public void show(TimelineView view) {
        riverPane.show(view);
        function.show(view);
        hotspots.show(view);
        long slow = view.tiers().functions().stream().filter(f -> f.refusal() != null).count();
        hotspotButton.setText(slow == 0 ? "Hotspots" : "Hotspots (" + slow + ")");
    }

    @Override
    public void refresh() {
        source.refresh();
    }

    @Override
    public void dark(boolean dark) {
        riverPane.dark(dark);
    }
}
