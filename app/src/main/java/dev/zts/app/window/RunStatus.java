package dev.zts.app.window;

import dev.zts.app.model.RunModel;
import dev.zts.server.HostState;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.NurseryState;
import dev.zts.telemetry.PoolState;
import dev.zts.visualizers.report.PoolText;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import org.controlsfx.control.StatusBar;
import org.jspecify.annotations.Nullable;

/** The line at the bottom: engine, runtimes, collector, and the newest word about the run. */
final class RunStatus extends StatusBar {
    private final RunModel model;
    private final Label engine = label("status-engine");
    private final Label isolates = label("status-isolates");
    private final Label collector = label("status-gc");

    /** All figures of the runtimes; there is no room for them in the line. */
    private final Tooltip leases = new Tooltip();

    RunStatus(RunModel model) {
        this.model = model;
        isolates.setTooltip(leases);
        setText("");
        model.hostProperty().addListener((_, _, _) -> refresh());
        model.viewProperty().addListener((_, _, _) -> refresh());
        refresh();
    }

    private static Label label(String id) {
        var label = new Label();
        label.setId(id);
        return label;
    }

    private void refresh() {
        HostState host = model.host();
        engine.setText(host == null ? "No engine" : describe(host));
        TimelineView view = model.view();
        Frame last = view == null ? null : view.last();
        if (last == null) {
            getLeftItems().setAll(engine);
        } else {
            isolates.setText(describe(last.pool()));
            leases.setText(String.join("\n", PoolText.lines(last.pool())));
            collector.setText(describe(last.nursery()));
            showAll();
        }
        setText(newestNotice(view));
    }

    private void showAll() {
        if (getLeftItems().size() == 1) {
            getLeftItems()
                    .setAll(
                            engine,
                            new Separator(Orientation.VERTICAL),
                            isolates,
                            new Separator(Orientation.VERTICAL),
                            collector);
        }
    }

    private static String describe(HostState host) {
        String mode = host.engine().mode();
        return host.engine().name()
                + " "
                + host.engine().version()
                + (mode.isEmpty() ? "" : " (" + mode + ")");
    }

    private static String describe(PoolState pool) {
        String tainted = pool.tainted() == 0 ? "" : ", " + pool.tainted() + " tainted";
        String waiting = pool.waiting() == 0 ? "" : ", " + pool.waiting() + " waiting";
        return String.format(
                Locale.ROOT,
                "Runtimes %d of %d busy%s%s",
                pool.inUse(),
                pool.capacity(),
                tainted,
                waiting);
    }

    private static String describe(NurseryState nursery) {
        return String.format(
                Locale.ROOT,
                "Heap %,d of %,d MiB · %,d collections",
                nursery.heapUsed() >> 20,
                nursery.heapCapacity() >> 20,
                nursery.collections());
    }

    private static String newestNotice(@Nullable TimelineView view) {
        List<EngineEvent> events = view == null ? List.of() : view.events();
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i) instanceof EngineEvent.Notice notice) {
                return notice.text();
            }
        }
        return "";
    }
}
