package dev.zts.visualizers.chart;

import dev.zts.telemetry.Tier;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

/** What the bands and marks of a {@link TierRiver} mean. */
final class RiverKey {
    private static final double WIDTH = 16;

    /** An entry, and what draws its sample. */
    private record Entry(Label label, Canvas sample, Sample drawing) {}

    /** Draws a sample into the middle of a canvas. */
    @FunctionalInterface
    private interface Sample {
        void draw(RiverBrush brush, double middle);
    }

    private final FlowPane node = new FlowPane(12, 0);
    private final List<Entry> entries = new ArrayList<>();
    private final Label note = new Label();

    RiverKey() {
        for (Tier tier : Tier.values()) {
            add(Tables.name(tier), (brush, middle) -> brush.band(0, WIDTH, middle, tier, false));
        }
        add("refused", (brush, middle) -> brush.band(0, WIDTH, middle, Tier.INTERPRETED, true));
        add("deopt", (brush, middle) -> brush.deopt(WIDTH / 2, middle));
        add("stall", (brush, middle) -> brush.stall(WIDTH / 2, middle));
        add("evicted", (brush, middle) -> brush.eviction(WIDTH / 2, middle));
        note.setFont(Font.font(11));
        node.getChildren().add(note);
        node.setPadding(new Insets(2, 8, 4, 8));
    }

    private void add(String text, Sample drawing) {
        var sample = new Canvas(WIDTH, RiverBrush.ROW);
        var label = new Label(text, sample);
        label.setFont(Font.font(11));
        label.setAlignment(Pos.CENTER_LEFT);
        label.setMinWidth(Region.USE_PREF_SIZE);
        entries.add(new Entry(label, sample, drawing));
        node.getChildren().add(label);
    }

    Region node() {
        return node;
    }

    /** Says what is not drawn; empty for nothing. */
    void note(String text) {
        note.setText(text);
    }

    void paint(ChartTheme theme) {
        node.setBackground(Background.fill(theme.background()));
        note.setTextFill(theme.muted());
        for (Entry entry : entries) {
            entry.label().setTextFill(theme.foreground());
            var graphics = entry.sample().getGraphicsContext2D();
            graphics.clearRect(0, 0, WIDTH, RiverBrush.ROW);
            entry.drawing().draw(new RiverBrush(graphics, theme), RiverBrush.ROW / 2);
        }
    }
}
