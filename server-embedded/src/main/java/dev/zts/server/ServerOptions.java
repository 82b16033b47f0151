package dev.zts.server;

import dev.zts.http.HttpLimits;
import dev.zts.operations.OperationsOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Limits of the server. The defaults and the answer to each violation are those of FAULTS.md A2.
 *
 * @param address to bind; port 0 takes a free one
 * @param io how sockets are waited for
 * @param eventLoops threads that read and write
 * @param inline which handlers run on these
 * @param workers threads that run handlers; null for one per runtime
 * @param maxRequestLineBytes then 414
 * @param maxHeaderBytes then 431
 * @param maxHeaderFields then 431
 * @param maxBodyBytes then 413
 * @param headerDeadline for the whole head; then 408
 * @param bodyIdle between two reads of a body; then 408
 * @param minBodyBytesPerSecond average of a body after {@code bodyIdle}; then 408
 * @param keepAliveIdle between two requests; then a silent close
 * @param writeStall without progress of a response; then a close
 * @param maxConnections then 503 and close
 * @param maxQueued requests that wait for a runtime; then 503
 * @param queueWait of a request for a runtime; then 503
 * @param drain time for requests under way when the server stops
 * @param staticCacheBytes of static files kept in memory; 0 for none
 * @param staticCacheFileBytes of the largest static file kept in memory
 * @param operations how it is run
 * @param developer whether problem documents carry messages, stacks and places
 */
public record ServerOptions(
        InetSocketAddress address,
        IoMode io,
        int eventLoops,
        InlinePolicy inline,
        @Nullable Integer workers,
        int maxRequestLineBytes,
        int maxHeaderBytes,
        int maxHeaderFields,
        int maxBodyBytes,
        Duration headerDeadline,
        Duration bodyIdle,
        int minBodyBytesPerSecond,
        Duration keepAliveIdle,
        Duration writeStall,
        int maxConnections,
        int maxQueued,
        Duration queueWait,
        Duration drain,
        long staticCacheBytes,
        int staticCacheFileBytes,
        OperationsOptions operations,
        boolean developer) {
    public ServerOptions {
        positive("eventLoops", eventLoops);
        if (workers != null) {
            positive("workers", workers);
        }
        positive("maxRequestLineBytes", maxRequestLineBytes);
        positive("maxHeaderBytes", maxHeaderBytes);
        positive("maxHeaderFields", maxHeaderFields);
        positive("maxConnections", maxConnections);
        positive("maxQueued", maxQueued);
        if (maxBodyBytes < 0 || minBodyBytesPerSecond < 0) {
            throw new IllegalArgumentException(
                    "maxBodyBytes and minBodyBytesPerSecond must not be negative: "
                            + maxBodyBytes
                            + ", "
                            + minBodyBytesPerSecond);
        }
        positive("headerDeadline", headerDeadline);
        positive("bodyIdle", bodyIdle);
        positive("keepAliveIdle", keepAliveIdle);
        positive("writeStall", writeStall);
        positive("queueWait", queueWait);
        if (drain.isNegative()) {
            throw new IllegalArgumentException("drain must not be negative: " + drain);
        }
        if (staticCacheBytes < 0 || staticCacheFileBytes < 0) {
            throw new IllegalArgumentException(
                    "staticCacheBytes and staticCacheFileBytes must not be negative: "
                            + staticCacheBytes
                            + ", "
                            + staticCacheFileBytes);
        }
    }

    private static void positive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }

    public static ServerOptions defaults() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new ServerOptions(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                IoMode.AUTO,
                cores,
                InlinePolicy.AUTO,
                null,
                4096,
                8192,
                100,
                1 << 20,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                1024,
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                10_000,
                10_000,
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                64 << 20,
                64 << 10,
                OperationsOptions.defaults(),
                true);
    }

    public ServerOptions withAddress(InetSocketAddress other) {
        return with(options -> options.address = other);
    }

    public ServerOptions withIo(IoMode other) {
        return with(options -> options.io = other);
    }

    public ServerOptions withInline(InlinePolicy other) {
        return with(options -> options.inline = other);
    }

    public ServerOptions withMaxQueued(int other) {
        return with(options -> options.maxQueued = other);
    }

    public ServerOptions withEventLoops(int other) {
        return with(options -> options.eventLoops = other);
    }

    public ServerOptions withWorkers(int other) {
        return with(options -> options.workers = other);
    }

    public ServerOptions withMaxRequestLineBytes(int other) {
        return with(options -> options.maxRequestLineBytes = other);
    }

    public ServerOptions withMaxHeaderBytes(int other) {
        return with(options -> options.maxHeaderBytes = other);
    }

    public ServerOptions withMaxHeaderFields(int other) {
        return with(options -> options.maxHeaderFields = other);
    }

    public ServerOptions withMaxBodyBytes(int other) {
        return with(options -> options.maxBodyBytes = other);
    }

    public ServerOptions withHeaderDeadline(Duration other) {
        return with(options -> options.headerDeadline = other);
    }

    public ServerOptions withBodyIdle(Duration other) {
        return with(options -> options.bodyIdle = other);
    }

    public ServerOptions withMinBodyBytesPerSecond(int other) {
        return with(options -> options.minBodyBytesPerSecond = other);
    }

    public ServerOptions withKeepAliveIdle(Duration other) {
        return with(options -> options.keepAliveIdle = other);
    }

    public ServerOptions withWriteStall(Duration other) {
        return with(options -> options.writeStall = other);
    }

    public ServerOptions withMaxConnections(int other) {
        return with(options -> options.maxConnections = other);
    }

    public ServerOptions withQueueWait(Duration other) {
        return with(options -> options.queueWait = other);
    }

    public ServerOptions withDrain(Duration other) {
        return with(options -> options.drain = other);
    }

    public ServerOptions withStaticCacheBytes(long other) {
        return with(options -> options.staticCacheBytes = other);
    }

    public ServerOptions withStaticCacheFileBytes(int other) {
        return with(options -> options.staticCacheFileBytes = other);
    }

    public ServerOptions withOperations(OperationsOptions other) {
        return with(options -> options.operations = other);
    }

    public ServerOptions withDeveloper(boolean other) {
        return with(options -> options.developer = other);
    }

    HttpLimits limits() {
        return new HttpLimits(maxRequestLineBytes, maxHeaderBytes, maxHeaderFields);
    }

    private ServerOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.finished();
    }

    /** The options while one of them is changed. */
    private static final class Draft {
        private InetSocketAddress address;
        private IoMode io;
        private int eventLoops;
        private InlinePolicy inline;
        private @Nullable Integer workers;
        private int maxRequestLineBytes;
        private int maxHeaderBytes;
        private int maxHeaderFields;
        private int maxBodyBytes;
        private Duration headerDeadline;
        private Duration bodyIdle;
        private int minBodyBytesPerSecond;
        private Duration keepAliveIdle;
        private Duration writeStall;
        private int maxConnections;
        private int maxQueued;
        private Duration queueWait;
        private Duration drain;
        private long staticCacheBytes;
        private int staticCacheFileBytes;
        private OperationsOptions operations;
        private boolean developer;

        Draft(ServerOptions from) {
            address = from.address;
            io = from.io;
            eventLoops = from.eventLoops;
            inline = from.inline;
            workers = from.workers;
            maxRequestLineBytes = from.maxRequestLineBytes;
            maxHeaderBytes = from.maxHeaderBytes;
            maxHeaderFields = from.maxHeaderFields;
            maxBodyBytes = from.maxBodyBytes;
            headerDeadline = from.headerDeadline;
            bodyIdle = from.bodyIdle;
            minBodyBytesPerSecond = from.minBodyBytesPerSecond;
            keepAliveIdle = from.keepAliveIdle;
            writeStall = from.writeStall;
            maxConnections = from.maxConnections;
            maxQueued = from.maxQueued;
            queueWait = from.queueWait;
            drain = from.drain;
            staticCacheBytes = from.staticCacheBytes;
            staticCacheFileBytes = from.staticCacheFileBytes;
            operations = from.operations;
            developer = from.developer;
        }

        ServerOptions finished() {
            return new ServerOptions(
                    address,
                    io,
                    eventLoops,
                    inline,
                    workers,
                    maxRequestLineBytes,
                    maxHeaderBytes,
                    maxHeaderFields,
                    maxBodyBytes,
                    headerDeadline,
                    bodyIdle,
                    minBodyBytesPerSecond,
                    keepAliveIdle,
                    writeStall,
                    maxConnections,
                    maxQueued,
                    queueWait,
                    drain,
                    staticCacheBytes,
                    staticCacheFileBytes,
                    operations,
                    developer);
        }
    }
}
