package dev.zts.visualizers.chart;

import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.CompilationRefused;
import dev.zts.telemetry.EngineEvent.Deoptimized;
import dev.zts.telemetry.EngineEvent.TierChanged;
import dev.zts.visualizers.report.Units;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.ArrayList;
import java.util.List;

/** Functions as they moved between tiers, newest first; an engine without tiers says why. */
public final class TierTable extends ListTable<TierTable.Row> {

    /** What happened to a function. */
    record Row(double seconds, String function, String place, String change, String reason) {}

    /**
     * @param note why there are no tier events; empty if the engine has some
     */
    public TierTable(String note) {
        super("Tiers", newTable(note.isEmpty() ? "No function has changed its tier yet." : note));
    }

    private static FigureTable<Row> newTable(String whenEmpty) {
        return new FigureTable<>("Tiers", whenEmpty, Shown::events, TierTable::rows)
                .number("time", row -> Units.clock(row.seconds()))
                .text("function", 20, Row::function)
                .text("place", 24, Row::place)
                .text("change", 34, Row::change)
                .text("reason", 36, Row::reason);
    }

    static List<Row> rows(TimelineView view) {
        List<Row> rows = new ArrayList<>();
        for (EngineEvent event : view.events().reversed()) {
            double at = (event.nanos() - view.originNanos()) / 1e9;
            switch (event) {
                case TierChanged e ->
                        rows.add(
                                new Row(
                                        at,
                                        e.function(),
                                        e.file() + ":" + e.line(),
                                        Tables.name(e.from()) + " → " + Tables.name(e.to()),
                                        e.cause()));
                case CompilationRefused e ->
                        rows.add(
                                new Row(
                                        at,
                                        e.function(),
                                        e.file() + ":" + e.line(),
                                        "stays interpreted",
                                        "opcode " + e.opcode() + " at " + e.pc()));
                case Deoptimized e ->
                        rows.add(
                                new Row(
                                        at,
                                        e.function(),
                                        e.file() + ":" + e.line(),
                                        "deoptimized",
                                        e.reason()));
                case EngineEvent.CodeEvicted e ->
                        rows.add(
                                new Row(
                                        at,
                                        e.function(),
                                        e.file() + ":" + e.line(),
                                        "evicted",
                                        "to make room for other code"));
                case EngineEvent.GcPause _,
                        EngineEvent.ScriptCompiled _,
                        EngineEvent.HandlersLoaded _,
                        EngineEvent.HandlerBroken _,
                        EngineEvent.RuntimeDiscarded _,
                        EngineEvent.RuntimeTainted _,
                        EngineEvent.Notice _ -> {}
            }
        }
        return rows;
    }
}
