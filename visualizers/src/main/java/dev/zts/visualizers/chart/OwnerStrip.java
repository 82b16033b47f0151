package dev.zts.visualizers.chart;

import dev.zts.telemetry.Owner;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;

/** Who filled the nursery: one bar of stacked shares, and each owner's figure below. */
final class OwnerStrip {
    private static final double BAR_HEIGHT = 8;

    /** An owner's part of the bar, and its legend entry. */
    private record Entry(Region part, Rectangle key, Label label) {}

    private final Map<Owner, Entry> entries = new EnumMap<>(Owner.class);
    private final HBox bar = new HBox();
    private final Label title = new Label("Filled by");
    private final FlowPane legend = new FlowPane(14, 2, title);
    private final VBox node = new VBox(4, bar, legend);
    private Map<Owner, Long> shown = Map.of();

    OwnerStrip() {
        title.setFont(Font.font(11));
        for (Owner owner : Owner.values()) {
            Entry entry = new Entry(new Region(), new Rectangle(9, 9), new Label());
            entry.label().setFont(Font.font(11));
            entries.put(owner, entry);
            bar.getChildren().add(entry.part());
            HBox item = new HBox(4, entry.key(), entry.label());
            item.setAlignment(Pos.CENTER_LEFT);
            legend.getChildren().add(item);
        }
        bar.setMinSize(0, BAR_HEIGHT);
        bar.setPrefHeight(BAR_HEIGHT);
        bar.widthProperty().addListener((_, _, _) -> layout());
        node.setPadding(new Insets(0, 12, 6, 12));
        show(Map.of());
    }

    Node node() {
        return node;
    }

    /** {@return what is written for an owner} */
    String text(Owner owner) {
        return entry(owner).label().getText();
    }

    void show(Map<Owner, Long> filledBy) {
        shown = filledBy;
        long whole = whole();
        for (Owner owner : Owner.values()) {
            long bytes = filledBy.getOrDefault(owner, 0L);
            String share = whole == 0 ? "–" : Math.round(100.0 * bytes / whole) + " %";
            entry(owner).label().setText(Tables.name(owner) + " " + share);
        }
        layout();
    }

    private long whole() {
        return shown.values().stream().mapToLong(Long::longValue).sum();
    }

    private void layout() {
        double width = bar.getWidth();
        long whole = whole();
        for (Owner owner : Owner.values()) {
            double share = whole == 0 ? 0 : (double) shown.getOrDefault(owner, 0L) / whole;
            Region part = entry(owner).part();
            part.setMinWidth(share * width);
            part.setPrefWidth(share * width);
            part.setMaxWidth(share * width);
        }
    }

    void paint(ChartTheme theme) {
        node.setBackground(Background.fill(theme.background()));
        bar.setBackground(Background.fill(theme.grid()));
        title.setTextFill(theme.muted());
        entries.forEach((owner, entry) -> {
            Color colour = theme.series(seriesOf(owner));
            entry.part().setBackground(Background.fill(colour));
            entry.key().setFill(colour);
            entry.label().setTextFill(theme.foreground());
        });
    }

    private static int seriesOf(Owner owner) {
        return switch (owner) {
            case ISOLATES -> ChartTheme.BLUE;
            case SERVER -> ChartTheme.GREEN;
            case LOAD_GENERATOR -> ChartTheme.ORANGE;
            case WINDOW -> ChartTheme.PURPLE;
            case OTHER -> ChartTheme.VERMILLION;
        };
    }

    private Entry entry(Owner owner) {
        Entry entry = entries.get(owner);
        if (entry == null) {
            throw new IllegalStateException("no entry for " + owner);
        }
        return entry;
    }
}
