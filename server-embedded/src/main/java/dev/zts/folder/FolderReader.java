package dev.zts.folder;

import dev.zts.engine.Problem;
import dev.zts.engine.Script;
import dev.zts.engine.SourceTree;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one snapshot of a handler folder. Used once. */
final class FolderReader {
    private static final String CONFIG = "zts.json";
    private static final List<String> SINGLE = List.of("handler.js", "handler.mjs");

    private final Path root;
    private final List<Problem> problems = new ArrayList<>();

    FolderReader(Path root) {
        this.root = root;
    }

    HandlerFolder read(int version) {
        FolderScan scan = FolderScan.of(root);
        problems.addAll(scan.problems());
        ZtsJson config = config(scan);
        List<Route> routes = checked(routes(scan, config));
        if (routes.isEmpty()) {
            throw new FolderException(
                    root
                            + " holds no handler: add handler.js, or a route such as api/hello.js"
                            + problems.stream()
                                    .findFirst()
                                    .map(problem -> " (" + problem.render() + ")")
                                    .orElse(""));
        }
        return new HandlerFolder(
                root,
                new SourceTree(version, scripts(scan, routes)),
                routes,
                staticRoot(),
                config.config(),
                problems);
    }

    private ZtsJson config(FolderScan scan) {
        String text = scan.config();
        ZtsJson config = text == null ? ZtsJson.empty() : ZtsJson.parse(CONFIG, text);
        problems.addAll(config.problems());
        return config;
    }

    private List<Route> routes(FolderScan scan, ZtsJson config) {
        if (!config.routes().isEmpty()) {
            return configured(scan, config.routes());
        }
        for (String single : SINGLE) {
            if (scan.names().contains(single)) {
                return List.of(new Route("/*", single, Set.of()));
            }
        }
        List<Route> routes = new ArrayList<>();
        for (String file : scan.names()) {
            if (FileRoutes.isRoute(file)) {
                try {
                    routes.add(new Route(FileRoutes.pattern(file), file, Set.of()));
                } catch (IllegalArgumentException e) {
                    problems.add(new Problem(file, 0, 0, "is no route: " + e.getMessage(), ""));
                }
            }
        }
        return routes;
    }

    private List<Route> configured(FolderScan scan, List<ZtsJson.RouteEntry> entries) {
        List<Route> routes = new ArrayList<>();
        for (ZtsJson.RouteEntry entry : entries) {
            if (scan.names().contains(entry.route().file())) {
                routes.add(entry.route());
            } else {
                problems.add(
                        entry.at(
                                "there is no script "
                                        + entry.route().file()
                                        + " in the folder; name one below it, such as"
                                        + " api/hello.js"));
            }
        }
        return routes;
    }

    /** Sorts routes and leaves out those that can never be reached. */
    private List<Route> checked(List<Route> routes) {
        Map<String, List<Route>> byShape = new LinkedHashMap<>();
        List<Route> kept = new ArrayList<>();
        for (Route route : routes) {
            List<Route> same =
                    byShape.computeIfAbsent(
                            RoutePattern.parse(route.pattern()).shape(), _ -> new ArrayList<>());
            Route other = collision(route, same);
            if (other == null) {
                same.add(route);
                kept.add(route);
            } else {
                problems.add(
                        new Problem(
                                route.file(),
                                0,
                                0,
                                "its route "
                                        + route.pattern()
                                        + " is taken by "
                                        + other.file()
                                        + "; rename one of them",
                                ""));
            }
        }
        kept.sort(Comparator.comparing(route -> RoutePattern.parse(route.pattern())));
        return kept;
    }

    private static @Nullable Route collision(Route route, List<Route> others) {
        for (Route other : others) {
            boolean all = route.methods().isEmpty() || other.methods().isEmpty();
            if (all || route.methods().stream().anyMatch(other.methods()::contains)) {
                return other;
            }
        }
        return null;
    }

    private static List<Script> scripts(FolderScan scan, List<Route> routes) {
        Map<String, Script> scripts = new TreeMap<>();
        scan.texts()
                .forEach((file, text) ->
                        scripts.put(
                                file,
                                new Script(
                                        file,
                                        text,
                                        routes.stream()
                                                .anyMatch(route -> route.file().equals(file)))));
        return List.copyOf(scripts.values());
    }

    private @Nullable Path staticRoot() {
        Path folder = root.resolve(HandlerFolder.STATIC_FOLDER);
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) ? folder : null;
    }
}
