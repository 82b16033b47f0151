package dev.zts.visualizers.chart;

import dev.zts.visualizers.timeline.TimelineView;
import java.util.function.Supplier;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The table that says what a chart shows; made when it is first asked for. FX thread only. */
final class TableTwin<R> {
    private final Supplier<FigureTable<R>> maker;
    private @Nullable FigureTable<R> table;
    private @Nullable TimelineView newest;

    TableTwin(Supplier<FigureTable<R>> maker) {
        this.maker = maker;
    }

    TableView<R> node() {
        FigureTable<R> made = table;
        if (made == null) {
            made = maker.get();
            table = made;
            if (newest != null) {
                made.show(newest);
            }
        }
        return made.node();
    }

    void show(TimelineView view) {
        newest = view;
        if (table != null) {
            table.show(view);
        }
    }

    /** {@return what was shown last, null if nothing was} */
    @Nullable TimelineView newest() {
        return newest;
    }
}
