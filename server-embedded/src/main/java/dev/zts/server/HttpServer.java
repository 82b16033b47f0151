package dev.zts.server;

import dev.zts.engine.FailureKind;
import dev.zts.engine.HandlerResult;
import dev.zts.engine.Problem;
import dev.zts.files.Outcome;
import dev.zts.files.StaticFiles;
import dev.zts.folder.Router;
import dev.zts.http.Refusal;
import dev.zts.http.Reply;
import dev.zts.http.Request;
import dev.zts.memory.GcControl;
import dev.zts.operations.RequestMetrics;
import dev.zts.telemetry.BytecodeState;
import dev.zts.telemetry.PoolState;
import dev.zts.telemetry.Telemetry;
import dev.zts.web.Headers;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The HTTP/1.1 server: connections, routing, and who answers. */
final class HttpServer implements AutoCloseable {
    static final String ALLOWED = "GET, HEAD, POST, PUT, DELETE, PATCH, OPTIONS";

    private final ServerOptions options;
    private final Telemetry telemetry;
    private final Supplier<Deployment> current;
    private final IntSupplier maxBodyBytes;
    private final GcControl memory;
    private final Workers workers;
    private final Operations operations;
    private final Failures failures = new Failures();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger admitted = new AtomicInteger();
    private final Listener listener;
    private volatile Supplier<PoolState> pools = () -> PoolState.NONE;
    private volatile Supplier<BytecodeState> bytecode = () -> BytecodeState.NONE;
    private volatile boolean stopping;

    private HttpServer(
            ServerOptions options,
            int workers,
            Supplier<Deployment> current,
            IntSupplier maxBodyBytes,
            GcControl memory,
            Telemetry telemetry,
            Operations operations) {
        this.operations = operations;
        this.memory = memory;
        this.options = options;
        this.telemetry = telemetry;
        this.current = current;
        this.maxBodyBytes = maxBodyBytes;
        this.workers = new Workers(options, workers, memory, telemetry);
        try {
            this.listener = Listener.start(this, telemetry);
        } catch (ServerStartException e) {
            this.workers.close();
            throw e;
        }
        telemetry.addSource(failures);
    }

    /**
     * Binds and serves.
     *
     * @param workers threads that run handlers
     * @param current the version to serve, held for the caller, who releases it
     * @param maxBodyBytes of a request now
     * @param memory is told of requests that begin and end
     * @throws ServerStartException if the address cannot be bound
     */
    static HttpServer start(
            ServerOptions options,
            int workers,
            Supplier<Deployment> current,
            IntSupplier maxBodyBytes,
            GcControl memory,
            Telemetry telemetry) {
        Operations operations = Operations.open(options);
        try {
            return new HttpServer(
                    options, workers, current, maxBodyBytes, memory, telemetry, operations);
        } catch (ServerStartException e) {
            operations.close();
            throw e;
        }
    }

    /** {@return why an address could not be bound, and what to do} */
    static ServerStartException startFailure(InetSocketAddress address, Throwable cause) {
        String where = authority(address);
        String reason = String.valueOf(cause.getMessage());
        if (address.isUnresolved()) {
            return new ServerStartException(
                    "the host name " + address.getHostString() + " is unknown", cause);
        }
        if (reason.contains("Address already in use")) {
            return new ServerStartException(
                    "port "
                            + address.getPort()
                            + " is in use on "
                            + address.getAddress().getHostAddress()
                            + "; take --port 0 for a free one",
                    cause);
        }
        if (reason.contains("Permission denied")) {
            return new ServerStartException(
                    "port "
                            + address.getPort()
                            + " needs privileges that this user does not have ("
                            + where
                            + "); take a port from 1024 on, or --port 0 for a free one",
                    cause);
        }
        if (reason.contains("Cannot assign requested address")) {
            return new ServerStartException(
                    where + " is no address of this machine; bind 127.0.0.1 or ::1", cause);
        }
        return new ServerStartException(where + " cannot be bound: " + reason, cause);
    }

    /** {@return host and port as a URL has them, IPv6 in brackets} */
    static String authority(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        String name = host == null ? address.getHostString() : host.getHostAddress();
        return (host instanceof Inet6Address ? "[" + name + "]" : name) + ":" + address.getPort();
    }

    ServerOptions options() {
        return options;
    }

    Operations operations() {
        return operations;
    }

    /** {@return the version that is served, held for the caller, who releases it} */
    Deployment deployment() {
        return current.get();
    }

    /** Says where the state of all pools and of the bytecode cache is to be asked for. */
    void follow(Supplier<PoolState> pools, Supplier<BytecodeState> bytecode) {
        this.pools = pools;
        this.bytecode = bytecode;
    }

    /** {@return what {@code /metrics} tells} */
    String figures(RequestMetrics requests) {
        return new ServerFigures(telemetry).text(requests, failures, pools.get(), bytecode.get());
    }

    Workers workers() {
        return workers;
    }

    GcControl memory() {
        return memory;
    }

    Failures failures() {
        return failures;
    }

    /** {@return how it waits for sockets} */
    String transport() {
        return listener.label();
    }

    InetSocketAddress address() {
        return listener.address();
    }

    boolean stopping() {
        return stopping;
    }

    int maxBodyBytes() {
        return maxBodyBytes.getAsInt();
    }

    /** {@return whether there is room for one more connection} */
    boolean admit(Connection connection) {
        connections.add(connection);
        return admitted.incrementAndGet() <= options.maxConnections();
    }

    void forget(Connection connection) {
        if (connections.remove(connection)) {
            admitted.decrementAndGet();
        }
    }

    // ---- who answers

    /** Answers a request or passes it on. Event loop only. */
    void dispatch(Connection connection, Request request) {
        if (operations.answers(this, connection, request)) {
            return;
        }
        if (stopping) {
            connection.fail(FailureKind.SHUTTING_DOWN, connection.id());
            return;
        }
        if (request.path().equals("*")) {
            // RFC 9110, 9.3.7: a question about the server as a whole, which no route is.
            connection.answer(
                    new Reply(204, new Headers(), Reply.EMPTY, false).with("allow", ALLOWED));
            return;
        }
        Deployment deployment = current.get();
        boolean passedOn = false;
        try {
            passedOn = route(connection, request, deployment);
        } finally {
            if (!passedOn) {
                deployment.release();
            }
        }
    }

    /** {@return whether a worker has it now, and with it the hold on the deployment} */
    private boolean route(Connection connection, Request request, Deployment deployment) {
        switch (deployment.router().match(request.path(), request.method())) {
            case Router.Match.Found found -> {
                if (found.catchAll() && file(connection, request, deployment, false)) {
                    return false;
                }
                return handler(connection, request, deployment, found);
            }
            case Router.Match.WrongMethod(Set<String> allowed) ->
                    connection.fail(
                            Refusal.METHOD,
                            request.method() + " is not answered here",
                            connection.id(),
                            allowed);
            case Router.Match.NotFound _ -> {
                if (!file(connection, request, deployment, true)) {
                    connection.fail(Refusal.NOT_FOUND, "", connection.id());
                }
            }
            case Router.Match.BadPath _ ->
                    connection.fail(Refusal.BAD_PATH, "an escape is malformed", connection.id());
        }
        return false;
    }

    private boolean handler(
            Connection connection,
            Request request,
            Deployment deployment,
            Router.Match.Found found) {
        String entry = found.route().file();
        Problem problem = deployment.problem(entry);
        if (problem != null) {
            connection.fail(
                    new HandlerResult.Failed(
                            FailureKind.LOAD_FAILED, problem.message(), problem, ""),
                    entry,
                    connection.id());
            return false;
        }
        connection.execute(request, deployment, deployment.pace(entry), found.params());
        return true;
    }

    /** {@return whether the request is answered from {@code public}} */
    private static boolean file(
            Connection connection, Request request, Deployment deployment, boolean only) {
        StaticFiles statics = deployment.statics();
        boolean reads = request.method().equals("GET") || request.isHead();
        if (statics == null || !reads && !only) {
            return false;
        }
        return switch (statics.answer(request)) {
            case Outcome.Answered(Reply reply) -> {
                connection.answer(reply);
                yield true;
            }
            case Outcome.Refused(Refusal refusal, String detail, Headers fields) -> {
                connection.fail(refusal, detail, connection.id(), fields);
                yield true;
            }
            case Outcome.BadPath() -> {
                if (only) {
                    connection.fail(Refusal.BAD_PATH, "the path is malformed", connection.id());
                }
                yield only;
            }
            case Outcome.Missing() -> false;
        };
    }

    // ---- stopping

    /** Stops accepting, lets requests under way finish for the drain time, and ends. */
    @Override
    public void close() {
        stopping = true;
        listener.stopAccepting();
        connections.forEach(connection -> connection.execute(connection::stop));
        long end = System.nanoTime() + options.drain().toNanos();
        while (!connections.isEmpty() && System.nanoTime() - end < 0) {
            if (!pause()) {
                break;
            }
        }
        workers.close();
        connections.forEach(Connection::close);
        listener.close();
        operations.close();
        telemetry.removeSource(failures);
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
