package dev.zts.server;

import dev.zts.engine.Problem;
import dev.zts.folder.Route;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A route as it is served now.
 *
 * @param methods that the script answers, empty if all
 * @param problem why it answers 500, or null
 * @param pending a newer version that does not load, while the old one serves; or null
 */
public record RouteStatus(
        Route route, Set<String> methods, @Nullable Problem problem, @Nullable Problem pending) {
    public RouteStatus {
        methods = Set.copyOf(methods);
    }
}
