package dev.zts.server;

import static java.util.Objects.requireNonNull;

import dev.zts.engine.Problem;
import dev.zts.engine.Program;
import dev.zts.files.StaticFiles;
import dev.zts.folder.HandlerFolder;
import dev.zts.folder.Route;
import dev.zts.folder.Router;
import dev.zts.http.PreparedHead;
import dev.zts.http.Reply;
import dev.zts.pool.RuntimePool;
import dev.zts.web.Headers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One version of a handler folder in service: everything that a request needs to be answered by
 * that version and no other. A request holds it from its routing to its end; when a newer one has
 * taken over and the last request is through, the pool is closed.
 */
final class Deployment {
    private final HandlerFolder folder;
    private final Program program;
    private final Map<String, Problem> broken;
    private final Map<String, Problem> pending;
    private final List<RouteStatus> statuses;
    private final Router router;
    private final @Nullable StaticFiles statics;
    private final RuntimePool pool;
    private final EngineUse engine;
    private final int maxBodyBytes;
    private final Map<String, RoutePace> paces = new HashMap<>();
    private final LoadTimes loadTimes;
    private final Reply health;

    /**
     * What it took to load a version, when it was loaded without scripts of an older one.
     *
     * @param compileNanos to have the bytecode of all scripts
     * @param openNanos to open the first isolate, with all scripts loaded
     */
    record LoadTimes(long compileNanos, long openNanos) {}

    /** Requests that hold it, plus one while it is the current one. */
    private final AtomicInteger holders = new AtomicInteger(1);

    /**
     * Puts a version together.
     *
     * @param broken problem of each script that cannot answer
     * @param pending problem of each script whose newer version cannot be used
     * @param statics the folder's, whether it has files or not
     * @param paces makes the pace of a script
     */
    Deployment(
            HandlerFolder folder,
            Program program,
            Map<String, Problem> broken,
            Map<String, Problem> pending,
            RuntimePool pool,
            EngineUse engine,
            StaticFiles statics,
            int maxBodyBytes,
            LoadTimes loadTimes,
            Function<String, RoutePace> paces) {
        this.folder = folder;
        this.program = program;
        this.broken = Map.copyOf(broken);
        this.pending = Map.copyOf(pending);
        this.statuses =
                folder.routes().stream()
                        .map(route ->
                                new RouteStatus(
                                        route,
                                        methods(route, program),
                                        broken.get(route.file()),
                                        pending.get(route.file())))
                        .toList();
        this.router =
                new Router(
                        statuses.stream()
                                .map(status ->
                                        new Route(
                                                status.route().pattern(),
                                                status.route().file(),
                                                status.methods()))
                                .toList());
        this.statics = folder.staticRoot() == null ? null : statics;
        this.pool = pool;
        this.engine = engine;
        this.maxBodyBytes = maxBodyBytes;
        folder.routes().forEach(route -> this.paces.computeIfAbsent(route.file(), paces));
        this.loadTimes = loadTimes;
        this.health = health();
    }

    private Reply health() {
        String json =
                "{\"status\":\"ok\",\"version\":"
                        + folder.sources().version()
                        + ",\"routes\":"
                        + statuses.size()
                        + "}\n";
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        Headers fields = new Headers();
        fields.set("content-type", "application/json");
        fields.set("cache-control", "no-store");
        fields.set("content-length", String.valueOf(body.length));
        return Reply.prepared(PreparedHead.of(200, fields), new Reply.Content.Bytes(body));
    }

    private static Set<String> methods(Route route, Program program) {
        return route.methods().isEmpty() ? program.methods(route.file()) : route.methods();
    }

    HandlerFolder folder() {
        return folder;
    }

    Program program() {
        return program;
    }

    /** {@return why a script cannot answer, or null} */
    @Nullable Problem problem(String file) {
        return broken.get(file);
    }

    /** {@return how fast the script of a route is} */
    RoutePace pace(String file) {
        return requireNonNull(paces.get(file), file);
    }

    Map<String, Problem> broken() {
        return broken;
    }

    /** {@return why a newer version of a script is not used, by file} */
    Map<String, Problem> pending() {
        return pending;
    }

    /** {@return problems that no route shows} */
    List<Problem> otherProblems() {
        Set<String> routed = new HashSet<>();
        statuses.forEach(status -> routed.add(status.route().file()));
        Set<Problem> others = new LinkedHashSet<>(folder.problems());
        others.addAll(broken.values());
        others.addAll(pending.values());
        return others.stream()
                .filter(problem ->
                        !routed.contains(problem.file())
                                || !problem.equals(broken.get(problem.file()))
                                        && !problem.equals(pending.get(problem.file())))
                .toList();
    }

    List<RouteStatus> statuses() {
        return statuses;
    }

    Router router() {
        return router;
    }

    @Nullable StaticFiles statics() {
        return statics;
    }

    RuntimePool pool() {
        return pool;
    }

    EngineUse engine() {
        return engine;
    }

    int maxBodyBytes() {
        return maxBodyBytes;
    }

    /** {@return what tells that the server lives, the same for every request} */
    Reply healthReply() {
        return health;
    }

    LoadTimes loadTimes() {
        return loadTimes;
    }

    long wallLimitNanos() {
        return engine.engine().options().wallLimit().toNanos();
    }

    /** {@return whether it is held now; false if it was closed before} */
    boolean hold() {
        while (true) {
            int now = holders.get();
            if (now == 0) {
                return false;
            }
            if (holders.compareAndSet(now, now + 1)) {
                return true;
            }
        }
    }

    /** Closes pool and engine even if a request still holds them. */
    void end() {
        pool.close();
        engine.engine().close();
    }

    /** Ends one hold, or the time as the current one. */
    void release() {
        if (holders.decrementAndGet() == 0) {
            pool.close();
            engine.release();
        }
    }
}
