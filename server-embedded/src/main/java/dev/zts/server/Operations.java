package dev.zts.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zts.engine.FailureKind;
import dev.zts.http.FieldName;
import dev.zts.http.Refusal;
import dev.zts.http.Reply;
import dev.zts.http.Request;
import dev.zts.operations.AccessLog;
import dev.zts.operations.AddedFields;
import dev.zts.operations.Cors;
import dev.zts.operations.OpenMetrics;
import dev.zts.operations.OperationsException;
import dev.zts.operations.OperationsOptions;
import dev.zts.operations.RequestMetrics;
import dev.zts.operations.Tls;
import dev.zts.telemetry.PoolState;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the server answers about itself, and what it adds to every answer. */
final class Operations implements AutoCloseable {
    static final String HEALTH = "/_health";
    static final String READINESS = "/_readiness";
    static final String METRICS = "/metrics";

    /** For this long at least a request that found no runtime counts. */
    private static final long RECENT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ServerOptions options;
    private final @Nullable Tls tls;
    private final @Nullable Cors cors;
    private final @Nullable AccessLog accessLog;
    private final @Nullable RequestMetrics requests;
    private final boolean hostChecked;

    private Operations(ServerOptions options, @Nullable Tls tls, @Nullable AccessLog accessLog) {
        this.options = options;
        this.tls = tls;
        this.cors = Cors.of(options.operations().corsOrigins());
        this.accessLog = accessLog;
        this.requests = options.operations().metrics() ? new RequestMetrics() : null;
        InetAddress address = options.address().getAddress();
        this.hostChecked = address != null && address.isLoopbackAddress();
    }

    /**
     * Reads the certificate and opens the log.
     *
     * @throws ServerStartException if either cannot be used
     */
    static Operations open(ServerOptions options) {
        OperationsOptions wanted = options.operations();
        if (wanted.tls() != null && options.io() == IoMode.THREADS) {
            throw new ServerStartException(
                    "TLS needs event loops: take --io auto, or no --tls-cert",
                    new IllegalArgumentException("--io threads"));
        }
        try {
            Tls tls = wanted.tls() == null ? null : Tls.of(wanted.tls());
            String log = wanted.accessLog();
            return new Operations(options, tls, log == null ? null : AccessLog.open(log));
        } catch (OperationsException e) {
            throw new ServerStartException(String.valueOf(e.getMessage()), e);
        }
    }

    /** {@return what encrypts connections, or null} */
    @Nullable Tls tls() {
        return tls;
    }

    /** {@return where answered requests are noted, or null} */
    @Nullable AccessLog accessLog() {
        return accessLog;
    }

    /** {@return where answers are counted for {@link #METRICS}, or null} */
    @Nullable RequestMetrics requests() {
        return requests;
    }

    /** {@return the fields that the answer to a request gets, or null} */
    @Nullable AddedFields added(Connection connection, Request request) {
        if (cors == null && accessLog == null) {
            return null;
        }
        // What the server tells of itself is for no page.
        Cors rule = own(request.path()) ? null : cors;
        return AddedFields.of(rule, request, accessLog == null ? null : connection.id());
    }

    /** {@return the fields that the answer to a broken request gets, or null} */
    @Nullable AddedFields addedToRefusal(Connection connection) {
        return cors == null && accessLog == null
                ? null
                : AddedFields.of(cors, accessLog == null ? null : connection.id());
    }

    private boolean own(String path) {
        return path.equals(HEALTH)
                || path.equals(READINESS)
                || requests != null && path.equals(METRICS);
    }

    /** {@return whether the request is one for the server itself, and is answered now} */
    boolean answers(HttpServer server, Connection connection, Request request) {
        String path = request.path();
        if (!own(path)) {
            return preflight(connection, request);
        }
        if (!request.method().equals("GET") && !request.isHead()) {
            connection.fail(
                    Refusal.METHOD, path + " answers GET", connection.id(), Set.of("GET", "HEAD"));
        } else if (path.equals(HEALTH)) {
            health(server, connection);
        } else if (hostChecked && !local(request.host())) {
            connection.fail(
                    Refusal.MISDIRECTED,
                    path + " answers localhost and addresses, no other name",
                    connection.id());
        } else if (path.equals(READINESS)) {
            connection.answer(readiness(server));
        } else if (requests != null) {
            byte[] text = server.figures(requests).getBytes(StandardCharsets.UTF_8);
            connection.answer(
                    Reply.of(200, OpenMetrics.CONTENT_TYPE, text)
                            .with("cache-control", "no-store"));
        }
        return true;
    }

    private boolean preflight(Connection connection, Request request) {
        Cors rule = cors;
        if (rule == null || request.header(FieldName.ORIGIN) == null || !Cors.preflight(request)) {
            return false;
        }
        connection.answer(rule.preflightReply(request, HttpServer.ALLOWED));
        return true;
    }

    private static void health(HttpServer server, Connection connection) {
        Deployment deployment = server.deployment();
        try {
            connection.answer(deployment.healthReply());
        } finally {
            deployment.release();
        }
    }

    /**
     * {@return whether a Host is none that a page could have made up} A name of its own, which it
     * has resolve to this machine (DNS rebinding), would let it read what the server tells.
     */
    static boolean local(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[")) {
            int end = name.indexOf(']');
            return end > 0 && NetUtil.isValidIpV6Address(name.substring(1, end));
        }
        int colon = name.lastIndexOf(':');
        name = colon < 0 ? name : name.substring(0, colon);
        return name.isEmpty() || name.equals("localhost") || NetUtil.isValidIpV4Address(name);
    }

    // ---- readiness

    private Reply readiness(HttpServer server) {
        Deployment deployment = server.deployment();
        try {
            return readiness(server, deployment);
        } finally {
            deployment.release();
        }
    }

    private Reply readiness(HttpServer server, Deployment deployment) {
        PoolState pool = deployment.pool().state();
        int waiting = server.workers().waiting() + pool.waiting();
        long usable =
                deployment.statuses().stream().filter(route -> route.problem() == null).count();
        boolean files = deployment.statics() != null;
        String status =
                server.stopping()
                        ? "draining"
                        : usable == 0 && !files
                                ? "unusable"
                                : exhausted(server, pool, waiting) ? "exhausted" : "ready";
        ObjectNode json = MAPPER.createObjectNode();
        json.put("status", status);
        json.put("version", deployment.folder().sources().version());
        json.put("routes", deployment.statuses().size());
        json.put("usableRoutes", usable);
        ObjectNode figures = json.putObject("pool");
        figures.put("capacity", pool.capacity());
        figures.put("live", pool.live());
        figures.put("inUse", pool.inUse());
        json.put("waiting", waiting);
        json.put("maxQueued", options.maxQueued());
        boolean ready = status.equals("ready");
        Reply reply =
                Reply.of(
                                ready ? 200 : 503,
                                "application/json",
                                (json + "\n").getBytes(StandardCharsets.UTF_8))
                        .with("cache-control", "no-store");
        return ready ? reply : reply.with("retry-after", "1");
    }

    /**
     * {@return whether requests are being turned away} That all runtimes are busy is no sign of it:
     * so they are under any load that is worth its name.
     */
    private boolean exhausted(HttpServer server, PoolState pool, int waiting) {
        if (pool.inUse() < pool.capacity()) {
            return false;
        }
        long window = Math.max(RECENT_NANOS, options.queueWait().toNanos());
        return waiting >= options.maxQueued()
                || server.failures().within(window, FailureKind.POOL_EXHAUSTED.wireName());
    }

    @Override
    public void close() {
        if (accessLog != null) {
            accessLog.close();
        }
    }
}
