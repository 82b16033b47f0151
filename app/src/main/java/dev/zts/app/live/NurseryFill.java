package dev.zts.app.live;

import dev.zts.telemetry.Frame;
import dev.zts.telemetry.NurseryState;
import dev.zts.telemetry.Owner;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Who filled the nursery since the last collection: a bar of shares with its legend. */
final class NurseryFill implements Panel {
    private final VBox box = new VBox();
    private final Map<Owner, Region> parts = new EnumMap<>(Owner.class);
    private final Map<Owner, Label> captions = new EnumMap<>(Owner.class);
    private final Map<Owner, Double> shares = new EnumMap<>(Owner.class);
    private final Pane bar = new ShareBar();
    private final Label summary = new Label();

    NurseryFill() {
        var title = new Label("Who filled it since the last collection");
        title.getStyleClass().add("chart-title");
        var legend = new HBox();
        legend.getStyleClass().add("legend");
        for (Owner owner : Owner.values()) {
            var part = new Region();
            part.getStyleClass().addAll("share", styleOf(owner));
            parts.put(owner, part);
            legend.getChildren().add(legendEntry(owner));
        }
        bar.getChildren().addAll(parts.values());
        bar.getStyleClass().add("share-bar");
        summary.getStyleClass().add("caption");
        box.getStyleClass().addAll("chart-pane", "fixed", "nursery-fill");
        box.getChildren().addAll(title, bar, legend, summary);
        fill(NurseryState.NONE);
    }

    private HBox legendEntry(Owner owner) {
        var swatch = new Region();
        swatch.getStyleClass().addAll("swatch", styleOf(owner));
        var caption = new Label();
        captions.put(owner, caption);
        var entry = new HBox(swatch, caption);
        entry.getStyleClass().add("legend-entry");
        return entry;
    }

    private static String styleOf(Owner owner) {
        return owner.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String nameOf(Owner owner) {
        return switch (owner) {
            case ISOLATES -> "Handlers";
            case SERVER -> "Server";
            case LOAD_GENERATOR -> "Load generator";
            case WINDOW -> "Window";
            case OTHER -> "Other threads";
        };
    }

    @Override
    public Region node() {
        return box;
    }

    @Override
    public void show(TimelineView view) {
        Frame last = view.last();
        if (last != null) {
            fill(last.nursery());
        }
    }

    private void fill(NurseryState nursery) {
        long all = nursery.filledBy().values().stream().mapToLong(Long::longValue).sum();
        var spoken = new StringBuilder("Nursery filled by");
        for (Owner owner : Owner.values()) {
            long bytes = nursery.filledBy().getOrDefault(owner, 0L);
            shares.put(owner, all == 0 ? 0.0 : (double) bytes / all);
            String text = nameOf(owner) + "  " + Figures.bytes(bytes);
            setCaption(owner, text);
            spoken.append(", ").append(text);
        }
        bar.setAccessibleText(spoken.toString());
        bar.requestLayout();
        summary.setText(
                String.format(
                        Locale.ROOT,
                        "%,d collections, %s ms of pauses so far; %s of %s in use, %s humongous",
                        nursery.collections(),
                        Figures.millis(nursery.pauseNanos()),
                        Figures.bytes(nursery.used()),
                        Figures.bytes(nursery.capacity()),
                        Figures.bytes(nursery.humongous())));
    }

    private void setCaption(Owner owner, String text) {
        var caption = captions.get(owner);
        if (caption != null) {
            caption.setText(text);
        }
    }

    @Override
    public void dark(boolean dark) {}

    /** Lays its parts out side by side, each as wide as its share. */
    private final class ShareBar extends Pane {
        @Override
        protected void layoutChildren() {
            double x = 0;
            for (Map.Entry<Owner, Region> part : parts.entrySet()) {
                double width = getWidth() * shares.getOrDefault(part.getKey(), 0.0);
                part.getValue().resizeRelocate(x, 0, width, getHeight());
                x += width;
            }
        }
    }
}
