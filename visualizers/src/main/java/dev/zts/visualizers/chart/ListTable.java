package dev.zts.visualizers.chart;

import dev.zts.visualizers.timeline.TimelineView;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/** A chart that is a table already: its own twin. Its colours are those of the style sheet. */
abstract class ListTable<R> implements RunChart {
    private final String title;
    private final FigureTable<R> table;

    ListTable(String title, FigureTable<R> table) {
        this.title = title;
        this.table = table;
    }

    /** {@return the table with what it can do beyond its node} */
    final FigureTable<R> figures() {
        return table;
    }

    @Override
    public final String title() {
        return title;
    }

    @Override
    public final Region node() {
        return table.node();
    }

    @Override
    public final TableView<R> table() {
        return table.node();
    }

    @Override
    public final void show(TimelineView view) {
        table.show(view);
    }

    @Override
    public final void dark(boolean dark) {}
}
