package dev.zts.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Limits of the server. The defaults and the answer to each violation are those of FAULTS.md A2.
 *
 * @param address to bind; port 0 takes a free one
 * @param eventLoops threads that read and write
 * @param workers threads that run handlers
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
 * @param queueWait of a request for a runtime; then 503
 * @param drain time for requests under way when the server stops
 * @param developer whether problem documents carry stacks and places
 */
public record ServerOptions(
        InetSocketAddress address,
        int eventLoops,
        int workers,
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
        Duration queueWait,
        Duration drain,
        boolean developer) {

    public static ServerOptions defaults() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new ServerOptions(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Math.max(1, cores / 2),
                Math.max(2, cores),
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
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                true);
    }
}
