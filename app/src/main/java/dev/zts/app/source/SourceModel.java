package dev.zts.app.source;

import dev.zts.app.model.Activity;
import dev.zts.app.model.Background;
import dev.zts.app.model.Notice;
import dev.zts.app.model.Notice.Topic;
import dev.zts.app.model.RunModel;
import dev.zts.app.model.Session;
import dev.zts.server.HostState;
import dev.zts.telemetry.FunctionListing;
import dev.zts.visualizers.tiers.FunctionId;
import dev.zts.visualizers.tiers.TierHistory;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The script that is looked at, the line and the function in it. Text and listings are asked for in
 * the background, and only while someone looks: when the script is another one, or its functions
 * have changed, at most once a second. FX thread only.
 */
public final class SourceModel {
    private static final long GAP_NANOS = 1_000_000_000L;

    /** What an answer is about; equal subjects have the same answer. */
    private record Subject(
            Session session, String file, int version, Activity activity, long events) {}

    /**
     * What a session says of a script.
     *
     * @param files every script there is
     * @param file the one the rest is about, empty if none was asked for
     * @param lines of its text
     * @param functions in the order of their lines
     */
    public record Script(
            List<String> files, String file, List<String> lines, List<FunctionListing> functions) {
        static final Script NONE = new Script(List.of(), "", List.of(), List.of());

        public Script {
            files = List.copyOf(files);
            lines = List.copyOf(lines);
            functions = List.copyOf(functions);
        }

        /** {@return the innermost function around a line} */
        public Optional<FunctionListing> functionAt(int line) {
            FunctionListing innermost = null;
            for (FunctionListing function : functions) {
                boolean around = function.line() <= line && line <= function.endLine();
                if (around && (innermost == null || isInside(function, innermost))) {
                    innermost = function;
                }
            }
            return Optional.ofNullable(innermost);
        }

        private static boolean isInside(FunctionListing inner, FunctionListing outer) {
            return inner.line() >= outer.line() && inner.endLine() <= outer.endLine();
        }
    }

    private final RunModel run;
    private final Background background;
    private final ReadOnlyObjectWrapper<Script> script = new ReadOnlyObjectWrapper<>(Script.NONE);
    private final ReadOnlyIntegerWrapper line = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<@Nullable FunctionId> function =
            new ReadOnlyObjectWrapper<>();
    private String file = "";
    private @Nullable Subject asked;
    private boolean asking;
    private long askedAtNanos = System.nanoTime() - GAP_NANOS;

    public SourceModel(RunModel run, Background background) {
        this.run = run;
        this.background = background;
        run.sessionProperty().addListener((_, _, _) -> forget());
    }

    private void forget() {
        file = "";
        asked = null;
        line.set(0);
        function.set(null);
        script.set(Script.NONE);
    }

    /** {@return what was answered last about the script that is looked at} */
    public ReadOnlyObjectProperty<Script> scriptProperty() {
        return script.getReadOnlyProperty();
    }

    public Script script() {
        return script.get();
    }

    /** {@return the line that is looked at, from 1; 0 for none} */
    public ReadOnlyIntegerProperty lineProperty() {
        return line.getReadOnlyProperty();
    }

    /** {@return the function that was picked, or null} */
    public ReadOnlyObjectProperty<@Nullable FunctionId> functionProperty() {
        return function.getReadOnlyProperty();
    }

    /** {@return the listing of the function that was picked, if it was answered already} */
    public Optional<FunctionListing> listing() {
        FunctionId id = function.get();
        return script().functions().stream()
                .filter(listing -> FunctionId.of(listing).equals(id))
                .findFirst();
    }

    /** {@return the path of the script that is looked at, empty for none} */
    public String file() {
        return file;
    }

    /** Looks at a script, from its beginning. */
    public void show(String path) {
        if (!path.equals(file)) {
            show(path, 0);
        }
    }

    /** Looks at a line of a script. */
    public void show(String path, int number) {
        if (!path.equals(file)) {
            file = path;
            line.set(0);
            asked = null;
            script.set(new Script(script().files(), path, List.of(), List.of()));
            askedAtNanos = System.nanoTime() - GAP_NANOS;
        }
        line.set(number);
        refresh();
    }

    /** Picks a function and looks at its first line; null for none. */
    public void pick(@Nullable FunctionId id) {
        function.set(id);
        if (id != null) {
            show(id.file(), id.line());
        }
    }

    /** Asks if there may be something new; called again and again by who shows it. */
    public void refresh() {
        if (file.isEmpty()) {
            file = first();
        }
        Subject subject = subject();
        boolean early = System.nanoTime() - askedAtNanos < GAP_NANOS;
        if (subject == null || asking || early || subject.equals(asked)) {
            return;
        }
        asking = true;
        background.files(
                () -> ask(subject),
                answer -> {
                    ended(subject);
                    take(subject, answer);
                },
                thrown -> {
                    ended(subject);
                    run.tell(Notice.failure(Topic.RUN, "The source could not be listed", thrown));
                });
    }

    /** {@return the script of the hottest function, else the first one, empty if none is known} */
    private String first() {
        TimelineView view = run.view();
        TierHistory tiers = view == null ? TierHistory.EMPTY : view.tiers();
        List<String> files = script().files();
        return tiers.functions().stream()
                .map(hot -> hot.id().file())
                .filter(path -> files.isEmpty() || files.contains(path))
                .findFirst()
                .orElse(files.isEmpty() ? "" : files.getFirst());
    }

    private static Script ask(Subject subject) {
        Session session = subject.session();
        String path = subject.file();
        if (path.isEmpty()) {
            return new Script(session.files(), "", List.of(), List.of());
        }
        return new Script(
                session.files(),
                path,
                session.source(path).lines().toList(),
                session.listings(path, true));
    }

    private void ended(Subject subject) {
        asking = false;
        asked = subject;
        askedAtNanos = System.nanoTime();
    }

    /** Shows an answer unless something else is looked at by now. */
    private void take(Subject subject, Script answer) {
        if (!subject.session().equals(run.sessionProperty().get())) {
            return;
        }
        boolean wanted = subject.file().equals(file);
        if (wanted) {
            script.set(answer);
        }
        if (!wanted || file.isEmpty()) {
            askedAtNanos = System.nanoTime() - GAP_NANOS;
            refresh();
        }
    }

    private @Nullable Subject subject() {
        Session session = run.sessionProperty().get();
        HostState host = run.host();
        TimelineView view = run.view();
        if (session == null || host == null) {
            return null;
        }
        return new Subject(
                session,
                file,
                host.version(),
                run.activity(),
                view == null ? 0 : view.tiers().eventCount());
    }
}
