package dev.zts.visualizers.chart;

import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.CacheOutcome;
import dev.zts.telemetry.EngineEvent.CompilationRefused;
import dev.zts.telemetry.EngineEvent.Deoptimized;
import dev.zts.telemetry.EngineEvent.GcPause;
import dev.zts.telemetry.EngineEvent.HandlerBroken;
import dev.zts.telemetry.EngineEvent.HandlersLoaded;
import dev.zts.telemetry.EngineEvent.Notice;
import dev.zts.telemetry.EngineEvent.RuntimeDiscarded;
import dev.zts.telemetry.EngineEvent.RuntimeTainted;
import dev.zts.telemetry.EngineEvent.TierChanged;
import dev.zts.visualizers.report.Units;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.ArrayList;
import java.util.List;

/** Everything that happened, newest first, and how much of it is missing. */
public final class EventTable extends ListTable<EventTable.Row> {

    /** An event in words; a row about missing events has no time. */
    record Row(String time, String kind, String text) {}

    public EventTable() {
        super("Events", newTable());
    }

    private static FigureTable<Row> newTable() {
        return new FigureTable<>("Events", "Nothing has happened.", Shown::events, EventTable::rows)
                .number("time", Row::time)
                .text("kind", 14, Row::kind)
                .text("what", 90, Row::text);
    }

    static List<Row> rows(TimelineView view) {
        List<Row> rows = new ArrayList<>();
        if (view.droppedEvents() > 0) {
            rows.add(
                    new Row(
                            "",
                            "missing",
                            Units.count(view.droppedEvents()) + " events were lost"));
        }
        for (EngineEvent event : view.events().reversed()) {
            String time = Units.clock((event.nanos() - view.originNanos()) / 1e9);
            rows.add(new Row(time, kind(event), text(event)));
        }
        return rows;
    }

    private static String kind(EngineEvent event) {
        return switch (event) {
            case GcPause _ -> "collection";
            case TierChanged _ -> "tier";
            case CompilationRefused _ -> "refusal";
            case Deoptimized _ -> "deopt";
            case EngineEvent.CodeEvicted _ -> "eviction";
            case EngineEvent.ScriptCompiled _ -> "compiled";
            case EngineEvent.BytecodeCached _ -> "bytecode";
            case HandlersLoaded _ -> "handlers";
            case HandlerBroken _ -> "broken";
            case RuntimeDiscarded _, RuntimeTainted _ -> "runtime";
            case Notice(_, var severity, _) ->
                    switch (severity) {
                        case INFO -> "note";
                        case WARNING -> "warning";
                        case ERROR -> "error";
                    };
        };
    }

    private static String text(EngineEvent event) {
        return switch (event) {
            case GcPause e ->
                    "%s (%s): %s, %s → %s"
                            .formatted(
                                    e.collector(),
                                    e.cause(),
                                    Units.duration(e.durationNanos()),
                                    Units.bytes(e.usedBefore()),
                                    Units.bytes(e.usedAfter()));
            case TierChanged e ->
                    "%s (%s:%d) went from %s to %s: %s"
                            .formatted(
                                    e.function(),
                                    e.file(),
                                    e.line(),
                                    Tables.name(e.from()),
                                    Tables.name(e.to()),
                                    e.cause());
            case CompilationRefused e ->
                    "%s (%s:%d) stays interpreted because of %s"
                            .formatted(e.function(), e.file(), e.line(), e.opcode());
            case Deoptimized e ->
                    "%s (%s:%d) left compiled code: %s"
                            .formatted(e.function(), e.file(), e.line(), e.reason());
            case EngineEvent.CodeEvicted e ->
                    "the code of %s (%s:%d) was thrown away to make room"
                            .formatted(e.function(), e.file(), e.line());
            case EngineEvent.BytecodeCached e ->
                    "%s, %s: %s in %s"
                            .formatted(
                                    e.file(),
                                    Units.bytes(e.bytes()),
                                    outcome(e.outcome()),
                                    Units.duration(e.tookNanos()));
            case EngineEvent.ScriptCompiled e when e.stats().cacheHit() ->
                    "%s did not have to be compiled".formatted(e.file());
            case EngineEvent.ScriptCompiled e ->
                    "%s became %s of bytecode in %s"
                            .formatted(
                                    e.file(),
                                    Units.bytes(e.stats().bytecodeBytes()),
                                    Units.duration(e.stats().totalNanos()));
            case HandlersLoaded e ->
                    "version %d serves, %d files, %d broken"
                            .formatted(e.version(), e.files(), e.broken());
            case HandlerBroken e ->
                    "%s:%d:%d %s".formatted(e.file(), e.line(), e.column(), e.message());
            case RuntimeDiscarded e ->
                    "runtime %d was discarded: %s".formatted(e.isolate(), e.reason());
            case RuntimeTainted e -> tainted(e);
            case Notice e -> e.text();
        };
    }

    private static String outcome(CacheOutcome outcome) {
        return switch (outcome) {
            case HIT_MEMORY -> "was in memory";
            case HIT_DISK -> "was read and verified";
            case MISS -> "was compiled";
            case REJECTED -> "its file was rejected, it was compiled anew";
            case STORED -> "was compiled and stored";
        };
    }

    private static String tainted(RuntimeTainted event) {
        String route = event.route();
        return "runtime %d keeps state%s: %s"
                .formatted(event.isolate(), route == null ? "" : " of " + route, event.what());
    }
}
