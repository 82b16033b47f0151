package dev.zts.app.folder;

import dev.zts.engine.Problem;
import dev.zts.server.RouteStatus;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A route as the list shows it.
 *
 * @param methods for people, "any" if the script takes all; GET includes HEAD
 * @param problem what is wrong with it as compilers print it, empty if nothing
 * @param count responses in the measured part
 * @param p99Nanos of them, 0 if there are none
 */
public record RouteRow(
        String pattern,
        String file,
        String methods,
        Status status,
        String problem,
        long count,
        long p99Nanos) {

    /** How a route is. */
    public enum Status {
        OK("Serving"),
        /** A handler changed global state that outlives its request. */
        TAINTED("Serving; a handler changed global state"),
        PENDING("The newest version has an error; the one before serves"),
        BROKEN("Broken: every request is answered with 500");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    static RouteRow of(RouteStatus route, boolean tainted, RouteFigures figures) {
        Problem shown = route.problem() != null ? route.problem() : route.pending();
        return new RouteRow(
                route.route().pattern(),
                route.route().file(),
                methods(route),
                status(route, tainted),
                render(shown),
                figures.count(),
                figures.p99Nanos());
    }

    private static String render(@Nullable Problem problem) {
        return problem == null ? "" : problem.render();
    }

    private static Status status(RouteStatus route, boolean tainted) {
        if (route.problem() != null) {
            return Status.BROKEN;
        }
        if (route.pending() != null) {
            return Status.PENDING;
        }
        return tainted ? Status.TAINTED : Status.OK;
    }

    private static String methods(RouteStatus route) {
        Set<String> answered =
                route.route().methods().isEmpty() ? route.methods() : route.route().methods();
        var shown = new TreeSet<>(answered);
        if (shown.contains("GET")) {
            shown.remove("HEAD");
        }
        return shown.isEmpty() ? "any" : String.join(" ", shown);
    }
}
