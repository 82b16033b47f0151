package dev.zts.app.model;

import dev.zts.app.compare.Against;
import dev.zts.app.compare.Outcome;
import dev.zts.app.compare.Progress;
import dev.zts.app.compare.Schedule;
import dev.zts.app.compare.SideBySide;
import dev.zts.app.model.Notice.Topic;
import dev.zts.load.LoadPlan;
import dev.zts.server.HostOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Compares the configured compiler with another under the load of the window, in the background. It
 * ends when a run or another folder begins, so that nothing measures beside it. FX thread only.
 */
public final class WhatIfModel {
    /** Serves a folder twice. Takes seconds. */
    @FunctionalInterface
    public interface Opener {
        SideBySide open(Path folder, HostOptions configured, Against against);
    }

    /**
     * What the fields of the window say now.
     *
     * @param problem why they say nothing sensible, empty if they do
     * @param options of the host, sensible or not
     * @param edit gives the plan of the folder the figures of the fields
     */
    public record Setup(String problem, HostOptions options, UnaryOperator<LoadPlan> edit) {}

    private static final Progress NOT_BEGUN = new Progress("", 0);

    /** A comparison under way; its sides are there once they serve. */
    private static final class Attempt {
        private @Nullable SideBySide sides;
        private boolean stopped;

        synchronized void begin(SideBySide opened) {
            sides = opened;
            if (stopped) {
                opened.cancel();
            }
        }

        synchronized void stop() {
            stopped = true;
            if (sides != null) {
                sides.cancel();
            }
        }
    }

    private final RunModel run;
    private final Background background;
    private final Opener opener;
    private final Supplier<Setup> setup;

    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(NOT_BEGUN);
    private final ReadOnlyObjectWrapper<@Nullable Outcome> outcome = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
    private @Nullable Attempt attempt;

    /**
     * A model that has compared nothing yet.
     *
     * @param setup tells the fields of the window
     */
    public WhatIfModel(RunModel run, Background background, Opener opener, Supplier<Setup> setup) {
        this.run = run;
        this.background = background;
        this.opener = opener;
        this.setup = setup;
        run.activityProperty()
                .addListener((_, _, now) -> {
                    if (!now.idle()) {
                        stop();
                    }
                });
        run.sessionProperty()
                .addListener((_, _, _) -> {
                    stop();
                    outcome.set(null);
                });
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** {@return what the last comparison of this folder found} */
    public ReadOnlyObjectProperty<@Nullable Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** {@return why no comparison can start, empty if one can; see {@link #look}} */
    public ReadOnlyStringProperty obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /** Finds out whether a comparison could start; called again and again by who shows it. */
    public void look(Against against) {
        obstacle.set(whyNot(against).orElse(""));
    }

    private Optional<String> whyNot(Against against) {
        if (run.folder() == null || run.sessionProperty().get() == null) {
            return Optional.of("Open a folder first.");
        }
        if (!run.activity().idle()) {
            return Optional.of("A run is under way: nothing else may measure beside it.");
        }
        Setup now = setup.get();
        return now.problem().isEmpty()
                ? against.whyNot(now.options().engineName(), now.options().engine().jit())
                : Optional.of(now.problem().strip());
    }

    /** Starts a comparison if nothing is in its way. Returns at once. */
    public void start(Against against) {
        look(against);
        Path folder = run.folder();
        if (running.get() || folder == null || !obstacle.get().isEmpty()) {
            return;
        }
        Setup now = setup.get();
        Attempt started = new Attempt();
        attempt = started;
        running.set(true);
        progress.set(new Progress("Opening both sides", 0));
        background.files(
                () -> compare(started, folder, now, against),
                found -> {
                    if (ended(started)) {
                        outcome.set(found);
                    }
                },
                thrown -> {
                    if (ended(started) && !(thrown instanceof CancellationException)) {
                        run.tell(Notice.failure(Topic.RUN, "The comparison failed", thrown));
                    }
                });
    }

    private Outcome compare(Attempt started, Path folder, Setup now, Against against)
            throws InterruptedException {
        try (SideBySide sides = opener.open(folder, now.options(), against)) {
            started.begin(sides);
            LoadPlan plan = now.edit().apply(sides.defaultPlan());
            return sides.run(
                    plan, Schedule.of(plan), step -> background.later(() -> told(started, step)));
        }
    }

    private void told(Attempt by, Progress step) {
        if (by.equals(attempt)) {
            progress.set(step);
        }
    }

    /** {@return whether {@code finished} is the comparison that the window waits for} */
    private boolean ended(Attempt finished) {
        if (!finished.equals(attempt)) {
            return false;
        }
        attempt = null;
        running.set(false);
        progress.set(NOT_BEGUN);
        return true;
    }

    /** Ends the comparison under way. Returns at once. */
    public void stop() {
        Attempt current = attempt;
        if (current != null) {
            current.stop();
            progress.set(new Progress("Stopping…", progress.get().share()));
        }
    }
}
