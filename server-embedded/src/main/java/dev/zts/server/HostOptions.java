package dev.zts.server;

import dev.zts.engine.EngineOptions;
import dev.zts.pool.PoolOptions;

/**
 * Everything an engine host is configured with. What zts.json of the folder says goes before.
 *
 * @param engineName {@code zts} or {@code graaljs}
 * @param watch whether changes of the folder are followed
 */
public record HostOptions(
        String engineName,
        EngineOptions engine,
        PoolOptions pool,
        ServerOptions server,
        boolean watch) {

    public static HostOptions defaults() {
        return new HostOptions(
                "zts",
                EngineOptions.defaults(),
                PoolOptions.defaults(),
                ServerOptions.defaults(),
                true);
    }

    /** {@return threads that run handlers} One per runtime, so that none of either is idle. */
    public int workers() {
        Integer given = server.workers();
        return given == null ? pool.capacity() : given;
    }

    public HostOptions withEngineName(String name) {
        return new HostOptions(name, engine, pool, server, watch);
    }

    public HostOptions withEngine(EngineOptions other) {
        return new HostOptions(engineName, other, pool, server, watch);
    }

    public HostOptions withPool(PoolOptions other) {
        return new HostOptions(engineName, engine, other, server, watch);
    }

    public HostOptions withServer(ServerOptions other) {
        return new HostOptions(engineName, engine, pool, other, watch);
    }

    public HostOptions withWatch(boolean follow) {
        return new HostOptions(engineName, engine, pool, server, follow);
    }
}
