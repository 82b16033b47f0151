package dev.zts.visualizers.chart;

import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.CodeEvicted;
import dev.zts.telemetry.EngineEvent.CompilationRefused;
import dev.zts.telemetry.EngineEvent.Deoptimized;
import dev.zts.telemetry.EngineEvent.HandlersLoaded;
import dev.zts.telemetry.EngineEvent.TierChanged;
import dev.zts.visualizers.report.Units;
import dev.zts.visualizers.tiers.FunctionId;
import dev.zts.visualizers.tiers.FunctionTiers;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the compiler did, newest first: to one function, or to all; an engine without tiers says
 * why.
 */
public final class TierTable extends ListTable<TierTable.Row> {
    private static final String TITLE = "Tier events";

    /** What happened to a function. */
    public record Row(
            double seconds,
            String function,
            String place,
            String change,
            String reason,
            String compile,
            String code) {}

    /** The function that is shown, null for all. */
    private static final class Picked {
        @Nullable FunctionId only;
    }

    private final Picked picked;

    /**
     * @param note why there are no tier events; empty if the engine has some
     */
    public TierTable(String note) {
        this(note, new Picked());
    }

    private TierTable(String note, Picked picked) {
        super(TITLE, newTable(note, picked));
        this.picked = picked;
    }

    private static FigureTable<Row> newTable(String note, Picked picked) {
        String whenEmpty = note.isEmpty() ? "No function has changed its tier yet." : note;
        return new FigureTable<Row>(
                        TITLE, whenEmpty, Shown::events, view -> rows(view, picked.only))
                .number("time", 10, row -> Units.moment(row.seconds()))
                .text("function", 15, TierTable::name)
                .text("change", 25, Row::change)
                .text("cause", 20, Row::reason)
                .number("compile", 9, Row::compile)
                .number("code", 9, Row::code);
    }

    /** Shows the events of one function, or of all if it is null. */
    public void only(@Nullable FunctionId id) {
        picked.only = id;
        figures().visible("function", id == null);
        figures().redraw();
    }

    static List<Row> rows(TimelineView view, @Nullable FunctionId only) {
        List<EngineEvent> events =
                only == null
                        ? view.events()
                        : view.tiers().find(only).map(FunctionTiers::events).orElse(List.of());
        List<Row> rows = new ArrayList<>();
        for (EngineEvent event : events.reversed()) {
            double at = (event.nanos() - view.originNanos()) / 1e9;
            row(event, at, only != null).ifPresent(rows::add);
        }
        return rows;
    }

    private static Optional<Row> row(EngineEvent event, double at, boolean one) {
        return switch (event) {
            case TierChanged e ->
                    Optional.of(
                            new Row(
                                    at,
                                    e.function(),
                                    e.file() + ":" + e.line(),
                                    change(e),
                                    e.cause() + stalled(e),
                                    e.compileNanos() == 0 ? "" : Units.duration(e.compileNanos()),
                                    e.codeBytes() == 0 ? "" : Units.bytes(e.codeBytes())));
            case CompilationRefused e ->
                    Optional.of(
                            new Row(
                                    at,
                                    e.function(),
                                    e.file() + ":" + e.line(),
                                    "stays interpreted",
                                    e.opcode() + " in line " + e.opcodeLine(),
                                    "",
                                    ""));
            case Deoptimized e ->
                    Optional.of(
                            new Row(
                                    at,
                                    e.function(),
                                    e.file() + ":" + e.line(),
                                    "deoptimized",
                                    e.reason() + " in line " + e.atLine(),
                                    "",
                                    ""));
            case CodeEvicted e ->
                    Optional.of(
                            new Row(
                                    at,
                                    e.function(),
                                    e.file() + ":" + e.line(),
                                    "evicted",
                                    "to make room for other code",
                                    "",
                                    Units.bytes(e.codeBytes())));
            case HandlersLoaded e when one ->
                    Optional.of(
                            new Row(at, "", "", "loaded again", "version " + e.version(), "", ""));
            case HandlersLoaded _,
                    EngineEvent.GcPause _,
                    EngineEvent.ScriptCompiled _,
                    EngineEvent.BytecodeCached _,
                    EngineEvent.HandlerBroken _,
                    EngineEvent.RuntimeDiscarded _,
                    EngineEvent.RuntimeTainted _,
                    EngineEvent.Notice _ ->
                    Optional.empty();
        };
    }

    private static String name(Row row) {
        return row.function().isEmpty() ? row.place() : row.function();
    }

    private static String change(TierChanged event) {
        return Tables.name(event.from()) + " → " + Tables.name(event.to());
    }

    private static String stalled(TierChanged event) {
        return event.stallNanos() == 0
                ? ""
                : ", a request waited " + Units.duration(event.stallNanos());
    }

    /** {@return an event as one line without its function} */
    static String inWords(EngineEvent event) {
        return row(event, 0, true)
                .map(row ->
                        row.change()
                                + ": "
                                + row.reason()
                                + (row.compile().isEmpty() ? "" : ", compiled in " + row.compile())
                                + (row.code().isEmpty() ? "" : ", " + row.code()))
                .orElse("");
    }
}
