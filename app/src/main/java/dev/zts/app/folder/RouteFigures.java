package dev.zts.app.folder;

import dev.zts.server.RouteStatus;
import dev.zts.telemetry.LatencySnapshot;
import dev.zts.visualizers.timeline.RouteTotal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the load plan's requests to one route measured. The plan labels requests freely; a label
 * such as {@code GET /users/7?full} is counted for the first route whose pattern it fits.
 */
record RouteFigures(long count, long p99Nanos) {
    static final RouteFigures NONE = new RouteFigures(0, 0);

    /** {@return the figures of each route that has any, by its place in {@code routes}} */
    static Map<Integer, RouteFigures> of(List<RouteStatus> routes, List<RouteTotal> totals) {
        Map<Integer, Sum> sums = new HashMap<>();
        for (RouteTotal total : totals) {
            int index = indexOf(routes, total.route());
            if (index >= 0) {
                sums.computeIfAbsent(index, _ -> new Sum()).add(total);
            }
        }
        Map<Integer, RouteFigures> figures = new HashMap<>();
        sums.forEach((index, sum) -> figures.put(index, sum.figures()));
        return figures;
    }

    private static int indexOf(List<RouteStatus> routes, String label) {
        int space = label.indexOf(' ');
        String method = space < 0 ? "" : label.substring(0, space);
        String target = space < 0 ? label : label.substring(space + 1);
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        int fits = -1;
        for (int i = 0; i < routes.size(); i++) {
            RouteStatus route = routes.get(i);
            if (!takes(route, method)) {
                continue;
            }
            if (route.route().pattern().equals(path)) {
                return i;
            }
            if (fits < 0 && matches(route.route().pattern(), path)) {
                fits = i;
            }
        }
        return fits;
    }

    private static boolean takes(RouteStatus route, String method) {
        Set<String> methods = route.route().methods();
        return method.isEmpty() || methods.isEmpty() || methods.contains(method);
    }

    /**
     * {@return whether a path leads to a pattern} A segment {@code :name} takes any, * the rest.
     */
    static boolean matches(String pattern, String path) {
        String[] wanted = pattern.split("/", -1);
        String[] given = path.split("/", -1);
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("*")) {
                return true;
            }
            boolean any = wanted[i].startsWith(":") && i < given.length && !given[i].isEmpty();
            if (i >= given.length || !(any || wanted[i].equals(given[i]))) {
                return false;
            }
        }
        return wanted.length == given.length;
    }

    /** Adds up totals. */
    private static final class Sum {
        private long count;
        private LatencySnapshot latency = LatencySnapshot.EMPTY;

        void add(RouteTotal total) {
            count += total.completed();
            latency = latency.plus(total.latency());
        }

        RouteFigures figures() {
            return new RouteFigures(count, latency.nanosAt(99));
        }
    }
}
