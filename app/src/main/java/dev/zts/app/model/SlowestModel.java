package dev.zts.app.model;

import dev.zts.app.model.Notice.Topic;
import dev.zts.visualizers.report.SlowRequest;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The slowest requests of the run. They are searched in the background, and only while someone
 * looks: at most once a second during a run, once after it. FX thread only.
 */
public final class SlowestModel {
    /** Most requests shown. */
    public static final int MOST = 200;

    private static final long GAP_NANOS = 1_000_000_000L;

    /**
     * What a search would look at.
     *
     * @param originNanos tells one run from the next
     * @param revision of the figures; 0 if they do not change any more
     */
    private record Subject(Session session, Activity activity, long originNanos, long revision) {}

    private final RunModel run;
    private final Background background;
    private final ReadOnlyObjectWrapper<List<SlowRequest>> requests =
            new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable Subject searched;
    private boolean searching;
    private long searchedAtNanos = System.nanoTime() - GAP_NANOS;

    public SlowestModel(RunModel run, Background background) {
        this.run = run;
        this.background = background;
        run.sessionProperty().addListener((_, _, _) -> requests.set(List.of()));
    }

    /** {@return slowest first, at most {@link #MOST}} */
    public ReadOnlyObjectProperty<List<SlowRequest>> requestsProperty() {
        return requests.getReadOnlyProperty();
    }

    /** Starts a search if there is something new; called again and again by who shows it. */
    public void refresh() {
        Subject subject = subject();
        boolean early = System.nanoTime() - searchedAtNanos < GAP_NANOS;
        if (subject == null || searching || early || subject.equals(searched)) {
            return;
        }
        searching = true;
        Session session = subject.session();
        background.files(
                () -> session.slowest(MOST),
                found -> {
                    ended(subject);
                    if (Objects.equals(run.sessionProperty().get(), session)) {
                        requests.set(found);
                    }
                },
                thrown -> {
                    ended(subject);
                    run.tell(
                            Notice.failure(
                                    Topic.RUN,
                                    "The slowest requests could not be searched",
                                    thrown));
                });
    }

    private void ended(Subject subject) {
        searching = false;
        searched = subject;
        searchedAtNanos = System.nanoTime();
    }

    private @Nullable Subject subject() {
        Session session = run.sessionProperty().get();
        TimelineView view = run.view();
        if (session == null || view == null) {
            return null;
        }
        long revision = run.activity().idle() ? 0 : view.revision();
        return new Subject(session, run.activity(), view.originNanos(), revision);
    }
}
