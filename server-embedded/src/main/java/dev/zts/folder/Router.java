package dev.zts.folder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route of a request. The most specific pattern that takes the path decides; among the
 * routes of that pattern the method does. Paths are case-sensitive, each segment is percent-decoded
 * once, and a slash at the end makes no difference. Immutable.
 */
public final class Router {

    /** What a path and a method lead to. */
    public sealed interface Match {

        /** A route answers. */
        record Found(Route route, Map<String, String> params, boolean catchAll) implements Match {}

        /** The path is known, the method is not; these are. */
        record WrongMethod(Set<String> allowed) implements Match {}

        /** No route takes the path. */
        record NotFound() implements Match {}

        /** The path holds a malformed escape, and only routes that must decode it could match. */
        record BadPath() implements Match {}
    }

    private static final Match NOT_FOUND = new Match.NotFound();
    private static final Match BAD_PATH = new Match.BadPath();

    private record Entry(RoutePattern pattern, List<Route> routes) {}

    private final List<Entry> entries = new ArrayList<>();

    /** Routes by the exact path they take. They need no matching, and none goes before them. */
    private final Map<String, Entry> plain = new HashMap<>();

    public Router(List<Route> routes) {
        Map<String, Entry> byShape = new LinkedHashMap<>();
        for (Route route : routes) {
            RoutePattern pattern = RoutePattern.parse(route.pattern());
            byShape.computeIfAbsent(pattern.shape(), _ -> new Entry(pattern, new ArrayList<>()))
                    .routes()
                    .add(route);
        }
        entries.addAll(byShape.values());
        entries.sort(Comparator.comparing(Entry::pattern));
        for (Entry entry : entries) {
            if (!entry.pattern().hasParams()) {
                plain.put(entry.pattern().text(), entry);
            }
        }
    }

    /** {@return what the undecoded {@code path} and the upper-case {@code method} lead to} */
    public Match match(String path, String method) {
        Entry known = plain.get(path);
        if (known != null) {
            return choose(known, Map.of(), method);
        }
        List<String> pieces = decoded(path);
        for (Entry entry : entries) {
            Map<String, String> params =
                    pieces != null ? entry.pattern().match(pieces) : undecoded(entry.pattern());
            if (params != null) {
                return choose(entry, params, method);
            }
        }
        return pieces == null ? BAD_PATH : NOT_FOUND;
    }

    /** Only a nameless rest takes a path that cannot be decoded: the handler sees it raw. */
    private static @Nullable Map<String, String> undecoded(RoutePattern pattern) {
        return pattern.text().equals("/*") ? Map.of() : null;
    }

    private static @Nullable List<String> decoded(String path) {
        List<String> pieces = RoutePattern.split(path);
        for (int i = 0; i < pieces.size(); i++) {
            String piece = PercentCoding.decode(pieces.get(i));
            if (piece == null) {
                return null;
            }
            pieces.set(i, piece);
        }
        return pieces;
    }

    private static Match choose(Entry entry, Map<String, String> params, String method) {
        Route chosen = taking(entry, method);
        if (chosen == null && method.equals("HEAD")) {
            chosen = taking(entry, "GET");
        }
        if (chosen != null) {
            return new Match.Found(chosen, params, entry.pattern().catchAll());
        }
        Set<String> allowed = new TreeSet<>();
        for (Route route : entry.routes()) {
            allowed.addAll(route.methods());
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        return new Match.WrongMethod(allowed);
    }

    private static @Nullable Route taking(Entry entry, String method) {
        for (Route route : entry.routes()) {
            if (route.methods().isEmpty() || route.methods().contains(method)) {
                return route;
            }
        }
        return null;
    }
}
