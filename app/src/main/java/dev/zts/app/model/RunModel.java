package dev.zts.app.model;

import dev.zts.app.model.Notice.Topic;
import dev.zts.engine.Problem;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadResult;
import dev.zts.server.HostOptions;
import dev.zts.server.HostState;
import dev.zts.server.RouteStatus;
import dev.zts.server.ServerStartException;
import dev.zts.visualizers.report.RunReport;
import dev.zts.visualizers.timeline.TimelineView;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The state of the window and its commands. Every property changes on the FX thread only; every
 * command returns at once and tells its failure as a {@link Notice}.
 */
public final class RunModel {
    /*
     * Session commands queue up behind each other on one background thread. Each open gets a number;
     * what a superseded open brings back is closed unseen. Everything that changes by itself (state,
     * figures, folder) is read by pulse(), which the window calls some times a second.
     */
    private final SessionOpener opener;
    private final Background background;

    private final ReadOnlyObjectWrapper<Activity> activity =
            new ReadOnlyObjectWrapper<>(Activity.EMPTY);
    private final ReadOnlyObjectWrapper<@Nullable Path> folder = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable HostState> host = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable TimelineView> view =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Session> session = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyLongWrapper elapsedNanos = new ReadOnlyLongWrapper();
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();

    /** Counts openings and the closing; read in the background. */
    private final AtomicInteger openings = new AtomicInteger();

    private long drawnRevision = -1;
    private @Nullable HostOptions openedWith;
    private List<Problem> toldProblems = List.of();

    public RunModel(SessionOpener opener, Background background) {
        this.opener = opener;
        this.background = background;
    }

    public ReadOnlyObjectProperty<Activity> activityProperty() {
        return activity.getReadOnlyProperty();
    }

    public Activity activity() {
        return activity.get();
    }

    /** {@return the folder that is open or being opened, or was asked for and failed} */
    public ReadOnlyObjectProperty<@Nullable Path> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    public @Nullable Path folder() {
        return folder.get();
    }

    public ReadOnlyObjectProperty<@Nullable HostState> hostProperty() {
        return host.getReadOnlyProperty();
    }

    public @Nullable HostState host() {
        return host.get();
    }

    /** {@return what the charts draw} */
    public ReadOnlyObjectProperty<@Nullable TimelineView> viewProperty() {
        return view.getReadOnlyProperty();
    }

    public @Nullable TimelineView view() {
        return view.get();
    }

    public ReadOnlyObjectProperty<@Nullable Session> sessionProperty() {
        return session.getReadOnlyProperty();
    }

    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyLongProperty elapsedNanosProperty() {
        return elapsedNanos.getReadOnlyProperty();
    }

    /** {@return what the user should read, newest last} */
    public ObservableList<Notice> notices() {
        return notices;
    }

    /** Shows {@code notice} instead of an older one of its topic. */
    public void tell(Notice notice) {
        notices.removeIf(old -> old.topic() == notice.topic());
        notices.add(notice);
    }

    /** Closes the folder that is open and opens another. */
    public void open(Path directory, HostOptions options) {
        open(directory, options, _ -> {});
    }

    /** As {@link #open(Path, HostOptions)}; then calls {@code opened} on the FX thread. */
    public void open(Path directory, HostOptions options, Consumer<Opened> opened) {
        Session old = forget();
        int opening = openings.incrementAndGet();
        folder.set(directory);
        activity.set(Activity.OPENING);
        background.session(
                () -> {
                    if (old != null) {
                        old.close();
                    }
                    return openUnlessSuperseded(opening, directory, options);
                },
                fresh ->
                        fresh.ifPresent(present -> {
                            if (opening == openings.get()) {
                                adopt(present, options);
                                opened.accept(present);
                            } else {
                                closeUnseen(present.session());
                            }
                        }),
                thrown -> {
                    if (opening == openings.get()) {
                        activity.set(Activity.EMPTY);
                        tell(openFailure(directory, thrown));
                    }
                });
    }

    /** Closes at once what nobody waits for any more, so that a quit leaves no server behind. */
    private Optional<Opened> openUnlessSuperseded(
            int opening, Path directory, HostOptions options) {
        Session fresh = opener.open(directory, options);
        if (opening != openings.get()) {
            fresh.close();
            return Optional.empty();
        }
        return Optional.of(Opened.with(fresh));
    }

    /**
     * Starts a run of the folder's plan as {@code edit} changes it; opens the folder again first if
     * {@code options} changed since.
     */
    public void run(UnaryOperator<LoadPlan> edit, HostOptions options) {
        Session current = session.get();
        Path directory = folder.get();
        if (current == null || directory == null || !activity().idle()) {
            return;
        }
        notices.removeIf(notice -> notice.topic() == Topic.RUN);
        if (options.equals(openedWith)) {
            start(current, edit);
        } else {
            open(directory, options, fresh -> start(fresh.session(), edit));
        }
    }

    /** Ends the run early. */
    public void stop() {
        Session current = session.get();
        if (current != null && activity().running()) {
            activity.set(Activity.STOPPING);
            current.stop();
        }
    }

    /** Writes the results to a file. */
    public void export(Export format, Path file) {
        Session current = session.get();
        if (current == null) {
            tell(
                    Notice.error(
                            Topic.EXPORT, "There is nothing to export: open a folder first.", ""));
            return;
        }
        background.files(
                () -> {
                    RunReport report = current.report();
                    format.write(report, file);
                    return file;
                },
                written ->
                        tell(Notice.info(Topic.EXPORT, format.label() + " written to " + written)),
                thrown -> tell(Notice.failure(Topic.EXPORT, "Could not write " + file, thrown)));
    }

    /** Stops the run and closes the folder; {@link Background#finish} waits for it. */
    public void close() {
        openings.incrementAndGet();
        Session old = forget();
        activity.set(Activity.EMPTY);
        folder.set(null);
        if (old != null) {
            closeUnseen(old);
        }
    }

    /** Takes over what changed since the last call. */
    public void pulse() {
        Session current = session.get();
        if (current == null) {
            return;
        }
        if (activity() != Activity.STARTING) {
            activity.set(Activity.of(current.state()));
        }
        progress.set(current.progress());
        elapsedNanos.set(current.elapsedNanos());
        takeHost(current.host());
        long revision = current.revision();
        if (revision != drawnRevision) {
            drawnRevision = revision;
            view.set(current.view());
        }
    }

    private void start(Session current, UnaryOperator<LoadPlan> edit) {
        activity.set(Activity.STARTING);
        background.session(
                () -> current.start(edit.apply(current.defaultPlan())),
                run -> {
                    if (current.equals(session.get())) {
                        activity.set(Activity.of(current.state()));
                    }
                    follow(current, run);
                },
                thrown -> {
                    if (current.equals(session.get())) {
                        activity.set(Activity.of(current.state()));
                    }
                    tell(Notice.failure(Topic.RUN, "The run could not start", thrown));
                });
    }

    private void follow(Session current, CompletableFuture<LoadResult> run) {
        var _ =
                run.whenComplete((result, thrown) ->
                        background.later(() -> {
                            if (current.equals(session.get())) {
                                finished(result, thrown);
                            }
                        }));
    }

    private void finished(@Nullable LoadResult result, @Nullable Throwable thrown) {
        if (thrown != null) {
            tell(Notice.failure(Topic.RUN, "The run failed", thrown));
        } else if (result != null && result.failed() > 0) {
            tell(
                    Notice.warning(
                            Topic.RUN,
                            String.format(
                                    Locale.ROOT,
                                    "%,d of %,d requests failed. The Errors tab says why.",
                                    result.failed(),
                                    result.due()),
                            ""));
        }
        pulse();
    }

    private @Nullable Session forget() {
        Session old = session.get();
        session.set(null);
        host.set(null);
        view.set(null);
        progress.set(0);
        elapsedNanos.set(0);
        drawnRevision = -1;
        openedWith = null;
        toldProblems = List.of();
        notices.removeIf(notice ->
                switch (notice.topic()) {
                    case FOLDER, RUN, EXPORT -> true;
                    case SETTINGS, CRASH, WINDOW -> false;
                });
        return old;
    }

    private void adopt(Opened fresh, HostOptions options) {
        session.set(fresh.session());
        openedWith = options;
        pulse();
        if (!fresh.planProblem().isEmpty()) {
            tell(Notice.warning(Topic.RUN, fresh.planProblem(), ""));
        }
    }

    private void closeUnseen(Session unwanted) {
        background.session(
                () -> {
                    unwanted.close();
                    return unwanted;
                },
                _ -> {},
                thrown ->
                        tell(
                                Notice.failure(
                                        Topic.FOLDER, "The folder did not close cleanly", thrown)));
    }

    private void takeHost(HostState now) {
        HostState before = host.get();
        if (Objects.equals(before, now)) {
            return;
        }
        host.set(now);
        tellChanges(before, now);
    }

    private void tellChanges(@Nullable HostState before, HostState now) {
        List<Problem> problems = problemsOf(now);
        boolean news = !problems.equals(toldProblems);
        toldProblems = problems;
        if (now.sourceMissing()) {
            tell(
                    Notice.warning(
                            Topic.FOLDER,
                            "The folder is gone: "
                                    + now.folder()
                                    + ". The version loaded last keeps serving.",
                            ""));
        } else if (!problems.isEmpty()) {
            if (news) {
                tell(Notice.warning(Topic.FOLDER, summary(problems, now), render(problems)));
            }
        } else if (before != null && before.version() != now.version()) {
            tell(
                    Notice.info(
                            Topic.FOLDER,
                            "The folder changed: version " + now.version() + " is serving."));
        }
    }

    private static List<Problem> problemsOf(HostState state) {
        var problems = new ArrayList<Problem>();
        for (RouteStatus route : state.routes()) {
            Problem shown = route.problem() != null ? route.problem() : route.pending();
            if (shown != null && !problems.contains(shown)) {
                problems.add(shown);
            }
        }
        problems.addAll(state.problems());
        return problems;
    }

    private static String summary(List<Problem> problems, HostState state) {
        boolean pending = state.routes().stream().anyMatch(route -> route.pending() != null);
        String what =
                problems.size() == 1
                        ? problems.getFirst().file()
                                + " has an error: "
                                + problems.getFirst().message()
                        : problems.size() + " problems in the folder.";
        return pending ? what + " The version before it keeps serving." : what;
    }

    private static String render(List<Problem> problems) {
        return String.join("\n\n", problems.stream().map(Problem::render).toList());
    }

    private static Notice openFailure(Path directory, Throwable thrown) {
        return switch (thrown) {
            case ServerStartException refused ->
                    Notice.failure(Topic.FOLDER, "", refused)
                            .withAction(Notice.Action.USE_FREE_PORT);
            default ->
                    Notice.failure(Topic.FOLDER, "Could not open " + directory, thrown)
                            .withAction(Notice.Action.RETRY);
        };
    }

    /** {@return the address for people: {@code http://127.0.0.1:8080}} */
    public static String url(InetSocketAddress address) {
        String name = address.getAddress().getHostAddress();
        String literal = name.indexOf(':') >= 0 ? "[" + name + "]" : name;
        return "http://" + literal + ":" + address.getPort();
    }
}
