package dev.zts.app.folder;

import dev.zts.app.model.RunModel;
import dev.zts.engine.Problem;
import dev.zts.server.HostState;
import dev.zts.server.RouteStatus;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.RuntimeTainted;
import dev.zts.visualizers.timeline.RouteTotal;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The rows of the route list, kept up to date with a {@link RunModel}. */
public final class FolderModel {
    private final RunModel run;
    private final ObservableList<RouteRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper problems = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper("");

    public FolderModel(RunModel run) {
        this.run = run;
        run.hostProperty().addListener((_, _, _) -> refresh());
        run.folderProperty().addListener((_, _, _) -> refresh());
        refresh();
    }

    /** {@return most specific route first} Rows are replaced one by one, a selection survives. */
    public ObservableList<RouteRow> rows() {
        return rows;
    }

    /** {@return problems that belong to no route, as compilers print them} */
    public ReadOnlyStringProperty problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /** {@return the folder's name} */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** {@return the folder's path and version} */
    public ReadOnlyStringProperty subtitleProperty() {
        return subtitle.getReadOnlyProperty();
    }

    /** Reads host and figures again; called when the host changed, and with the charts. */
    public void refresh() {
        HostState host = run.host();
        showFolder(host);
        if (host == null) {
            rows.clear();
            problems.set("");
            return;
        }
        problems.set(
                host.problems().stream().map(Problem::render).collect(Collectors.joining("\n\n")));
        replace(rowsOf(host, run.view()));
    }

    private void showFolder(@Nullable HostState host) {
        var folder = run.folder();
        if (folder == null) {
            title.set("");
            subtitle.set("");
            return;
        }
        var name = folder.getFileName();
        title.set(name == null ? folder.toString() : name.toString());
        subtitle.set(host == null ? "" : "version " + host.version());
    }

    private static List<RouteRow> rowsOf(HostState host, @Nullable TimelineView view) {
        List<RouteTotal> totals = view == null ? List.of() : view.routes();
        Map<Integer, RouteFigures> figures = RouteFigures.of(host.routes(), totals);
        Set<String> tainted = tainted(view);
        var fresh = new ArrayList<RouteRow>();
        for (int i = 0; i < host.routes().size(); i++) {
            RouteStatus route = host.routes().get(i);
            boolean dirty =
                    tainted.contains(route.route().pattern())
                            || tainted.contains(route.route().file());
            fresh.add(RouteRow.of(route, dirty, figures.getOrDefault(i, RouteFigures.NONE)));
        }
        return fresh;
    }

    private static Set<String> tainted(@Nullable TimelineView view) {
        if (view == null) {
            return Set.of();
        }
        return view.events().stream()
                .map(FolderModel::taintedRoute)
                .filter(route -> !route.isEmpty())
                .collect(Collectors.toSet());
    }

    private static String taintedRoute(EngineEvent event) {
        return event instanceof RuntimeTainted taint && taint.route() != null ? taint.route() : "";
    }

    private void replace(List<RouteRow> fresh) {
        if (fresh.size() != rows.size()) {
            rows.setAll(fresh);
            return;
        }
        for (int i = 0; i < fresh.size(); i++) {
            if (!rows.get(i).equals(fresh.get(i))) {
                rows.set(i, fresh.get(i));
            }
        }
    }
}
