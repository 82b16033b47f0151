package dev.zts.server;

import dev.zts.engine.EngineInfo;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.Problem;
import dev.zts.folder.FolderConfig;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a host serves at one moment. Immutable; a reload makes a new one.
 *
 * @param version of the folder, from 1
 * @param transport {@code epoll}, {@code kqueue}, {@code nio} or {@code threads}
 * @param engineOptions what the engine runs with, zts.json considered
 * @param problems of the folder that belong to no route
 * @param sourceMissing the folder is gone; the loaded version serves on
 */
public record HostState(
        Path folder,
        int version,
        InetSocketAddress address,
        String transport,
        EngineInfo engine,
        EngineOptions engineOptions,
        List<RouteStatus> routes,
        @Nullable Path staticRoot,
        FolderConfig config,
        List<Problem> problems,
        boolean sourceMissing) {
    public HostState {
        routes = List.copyOf(routes);
        problems = List.copyOf(problems);
    }

    /** {@return whether at least one route can answer} */
    public boolean anyUsable() {
        return routes.stream().anyMatch(route -> route.problem() == null);
    }
}
