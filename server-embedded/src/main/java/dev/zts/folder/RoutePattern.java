package dev.zts.folder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The path of a route, taken apart. Sorted so that the most specific pattern comes first: at the
 * first segment that differs, a name goes before a parameter and a parameter before a rest.
 */
final class RoutePattern implements Comparable<RoutePattern> {

    /** One piece between slashes, in the order in which they are preferred. */
    sealed interface Segment {
        record Name(String text) implements Segment {}

        record Param(String name) implements Segment {}

        /** Everything that follows; the last segment. The name may be empty. */
        record Rest(String name) implements Segment {}
    }

    private final String text;
    private final List<Segment> segments;

    private RoutePattern(String text, List<Segment> segments) {
        this.text = text;
        this.segments = List.copyOf(segments);
    }

    /**
     * {@return the pattern that {@code text} describes}
     *
     * @throws IllegalArgumentException with a message for people
     */
    static RoutePattern parse(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a path starts with /: " + text);
        }
        List<Segment> segments = new ArrayList<>();
        for (String piece : split(text)) {
            if (!segments.isEmpty() && segments.getLast() instanceof Segment.Rest) {
                throw new IllegalArgumentException("* takes all that follows: " + text);
            }
            segments.add(segment(piece, text));
        }
        return new RoutePattern(text, segments);
    }

    private static Segment segment(String piece, String text) {
        if (piece.startsWith(":")) {
            String name = piece.substring(1);
            if (!isName(name)) {
                throw new IllegalArgumentException(
                        "a parameter is named by letters, digits and _: " + text);
            }
            return new Segment.Param(name);
        }
        if (piece.startsWith("*")) {
            String name = piece.substring(1);
            if (!name.isEmpty() && !isName(name)) {
                throw new IllegalArgumentException(
                        "a rest is named by letters, digits and _: " + text);
            }
            return new Segment.Rest(name);
        }
        if (piece.isEmpty()) {
            throw new IllegalArgumentException("a path has no empty segments: " + text);
        }
        return new Segment.Name(piece);
    }

    static boolean isName(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*");
    }

    /** {@return the pieces of a path; a slash at its end does not count} */
    static List<String> split(String path) {
        List<String> pieces = new ArrayList<>();
        int from = 1;
        while (from < path.length()) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            pieces.add(path.substring(from, to));
            from = to + 1;
        }
        return pieces;
    }

    String text() {
        return text;
    }

    /** {@return whether the pattern ends in a rest} */
    boolean catchAll() {
        return !segments.isEmpty() && segments.getLast() instanceof Segment.Rest;
    }

    boolean hasParams() {
        return segments.stream().anyMatch(segment -> !(segment instanceof Segment.Name));
    }

    /** {@return the same for two patterns that take exactly the same paths} */
    String shape() {
        StringBuilder shape = new StringBuilder();
        for (Segment segment : segments) {
            switch (segment) {
                case Segment.Name(String name) -> shape.append("/=").append(name);
                case Segment.Param(_) -> shape.append("/:");
                case Segment.Rest(_) -> shape.append("/*");
            }
        }
        return shape.toString();
    }

    /** {@return the parameters if the decoded pieces of a path match, else null} */
    @Nullable Map<String, String> match(List<String> pieces) {
        Map<String, String> params = Map.of();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (segment instanceof Segment.Rest(String name)) {
                if (name.isEmpty()) {
                    return params;
                }
                return with(params, name, String.join("/", pieces.subList(i, pieces.size())));
            }
            if (i >= pieces.size()) {
                return null;
            }
            switch (segment) {
                case Segment.Name(String name) -> {
                    if (!name.equals(pieces.get(i))) {
                        return null;
                    }
                }
                case Segment.Param(String name) -> {
                    if (pieces.get(i).isEmpty()) {
                        return null;
                    }
                    params = with(params, name, pieces.get(i));
                }
                case Segment.Rest(_) -> throw new AssertionError(segment);
            }
        }
        return segments.size() == pieces.size() ? params : null;
    }

    private static Map<String, String> with(Map<String, String> params, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(params);
        more.put(name, value);
        return more;
    }

    @Override
    public int compareTo(RoutePattern other) {
        int both = Math.min(segments.size(), other.segments.size());
        for (int i = 0; i < both; i++) {
            int order = compare(segments.get(i), other.segments.get(i));
            if (order != 0) {
                return order;
            }
        }
        // /a goes before /a/*rest, which takes /a too.
        return Integer.compare(segments.size(), other.segments.size());
    }

    private static int compare(Segment a, Segment b) {
        int order = Integer.compare(rank(a), rank(b));
        if (order == 0
                && a instanceof Segment.Name(String one)
                && b instanceof Segment.Name(String two)) {
            return one.compareTo(two);
        }
        return order;
    }

    private static int rank(Segment segment) {
        return switch (segment) {
            case Segment.Name _ -> 0;
            case Segment.Param _ -> 1;
            case Segment.Rest _ -> 2;
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RoutePattern pattern && segments.equals(pattern.segments);
    }

    @Override
    public int hashCode() {
        return segments.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
