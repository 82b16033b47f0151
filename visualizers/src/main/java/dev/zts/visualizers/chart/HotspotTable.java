package dev.zts.visualizers.chart;

import dev.zts.visualizers.report.Units;
import dev.zts.visualizers.tiers.Hotspot;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;

/**
 * Functions that one opcode keeps interpreted, those first which cost most, and what to write
 * instead. A click, or Enter, goes to the line of the opcode.
 */
public final class HotspotTable extends ListTable<Hotspot> {
    private static final String TITLE = "Hotspots";
    private static final String WHEN_EMPTY =
            "No function was refused: everything that is hot enough is compiled.";

    /** Nothing else that it shows changes between two refusals but shares, which change slowly. */
    private record Key(Object events, long samples) {}

    private BiConsumer<String, Integer> opener = (_, _) -> {};

    public HotspotTable() {
        super(TITLE, newTable());
        TableView<Hotspot> rows = table();
        rows.setId("hotspots");
        rows.getStyleClass().add("hotspots");
        rows.setRowFactory(_ -> new Row());
        rows.setOnKeyPressed(press -> {
            Hotspot picked = rows.getSelectionModel().getSelectedItem();
            if (press.getCode() == KeyCode.ENTER && picked != null) {
                open(picked);
                press.consume();
            }
        });
    }

    private static FigureTable<Hotspot> newTable() {
        return new FigureTable<>(TITLE, WHEN_EMPTY, HotspotTable::key, HotspotTable::rows)
                .keepBy(Hotspot::function)
                .text("function", 13, hotspot -> hotspot.function().label())
                .text("opcode", 13, Hotspot::opcode)
                .text("line", 17, Hotspot::place)
                .number("calls", 8, hotspot -> Units.count(hotspot.functionRuns()))
                .number("runs", 10, hotspot -> Units.count(hotspot.opcodeRuns()))
                .number("time", 8, hotspot -> Units.percent(hotspot.share()))
                .wrapped(
                        "comes from, and what to write instead",
                        44,
                        hotspot -> hotspot.advice().pattern() + "\n" + hotspot.advice().advice());
    }

    private static Object key(TimelineView view) {
        return new Key(Shown.events(view), view.tiers().samples());
    }

    private static List<Hotspot> rows(TimelineView view) {
        return Hotspot.of(view.tiers());
    }

    /** Sets what a click does, with file and line. */
    public void setOnOpen(BiConsumer<String, Integer> action) {
        opener = action;
    }

    private void open(Hotspot hotspot) {
        opener.accept(hotspot.function().file(), hotspot.line());
    }

    private static String inWords(Hotspot hotspot) {
        return "%s in %s, line %d: %s.\n%s"
                .formatted(
                        hotspot.opcode(),
                        hotspot.function().label(),
                        hotspot.line(),
                        hotspot.advice().pattern(),
                        hotspot.advice().advice());
    }

    /** A row that tells its whole advice while the pointer rests on it. */
    private final class Row extends TableRow<Hotspot> {
        private final Tooltip tooltip = new Tooltip();

        Row() {
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(420);
            setOnMouseClicked(_ -> {
                if (getItem() != null) {
                    open(getItem());
                }
            });
            itemProperty()
                    .addListener((_, _, item) -> {
                        setTooltip(item == null ? null : tooltip);
                        tooltip.setText(item == null ? "" : inWords(item));
                    });
        }
    }
}
