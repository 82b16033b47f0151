package dev.zts.app.console;

import dev.zts.app.model.RunModel;
import dev.zts.app.model.Session;
import dev.zts.telemetry.ConsoleLog.Level;
import dev.zts.telemetry.ConsoleLog.Line;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** The newest console lines of the open folder. */
public final class ConsoleModel {
    /** Most lines kept for the list; the session's ring bounds their characters. */
    static final int MAX_LINES = 5_000;

    private final RunModel run;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final FilteredList<Line> shown = new FilteredList<>(lines);
    private final ObjectProperty<Level> least = new SimpleObjectProperty<>(Level.DEBUG);
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final ReadOnlyLongWrapper dropped = new ReadOnlyLongWrapper();
    private long next;
    private @Nullable Session source;

    public ConsoleModel(RunModel run) {
        this.run = run;
        least.addListener((_, _, level) -> shown.setPredicate(line -> isShown(line, level)));
    }

    private static boolean isShown(Line line, Level least) {
        return line.level().compareTo(least) >= 0;
    }

    /** {@return the lines of the wanted levels, oldest first} */
    public ObservableList<Line> lines() {
        return shown;
    }

    /** {@return the least serious level that is shown} */
    public ObjectProperty<Level> leastProperty() {
        return least;
    }

    /** {@return whether new lines wait in the ring, where the oldest may be dropped} */
    public BooleanProperty pausedProperty() {
        return paused;
    }

    /** {@return lines that were printed and cannot be shown any more} */
    public ReadOnlyLongProperty droppedProperty() {
        return dropped.getReadOnlyProperty();
    }

    /** Empties the list. Lines printed before stay forgotten. */
    public void clear() {
        lines.clear();
    }

    /** Takes over what was printed since the last call. */
    public void refresh() {
        Session current = run.sessionProperty().get();
        if (!Objects.equals(current, source)) {
            source = current;
            next = 0;
            lines.clear();
            dropped.set(0);
        }
        if (current == null || paused.get()) {
            return;
        }
        dropped.set(current.consoleDropped());
        append(current.consoleSince(next));
    }

    private void append(List<Line> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        next = fresh.getLast().sequence() + 1;
        int from = Math.max(0, fresh.size() - MAX_LINES);
        int tooMany = lines.size() + fresh.size() - from - MAX_LINES;
        if (tooMany > 0) {
            lines.remove(0, tooMany);
        }
        lines.addAll(fresh.subList(from, fresh.size()));
    }
}
