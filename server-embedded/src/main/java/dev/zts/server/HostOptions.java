package dev.zts.server;

import dev.zts.engine.EngineOptions;
import dev.zts.engine.JitOptions;
import dev.zts.engine.JitSettings;
import dev.zts.memory.GcOptions;
import dev.zts.pool.PoolOptions;

/**
 * Everything an engine host is configured with. What zts.json of the folder says goes before, but
 * for {@code jit}.
 *
 * @param engineName {@code zts} or {@code graaljs}
 * @param jit what of the compiler's settings goes before zts.json, which goes before {@code engine}
 * @param gc whether collections are asked for between requests
 * @param watch whether changes of the folder are followed
 */
public record HostOptions(
        String engineName,
        EngineOptions engine,
        JitSettings jit,
        PoolOptions pool,
        ServerOptions server,
        GcOptions gc,
        boolean watch) {

    public static HostOptions defaults() {
        return new HostOptions(
                "zts",
                EngineOptions.defaults(),
                JitSettings.NONE,
                PoolOptions.defaults(),
                ServerOptions.defaults(),
                GcOptions.defaults(),
                true);
    }

    /** {@return threads that run handlers} One per runtime, so that none of either is idle. */
    public int workers() {
        Integer given = server.workers();
        return given == null ? pool.capacity() : given;
    }

    public HostOptions withEngineName(String name) {
        return new HostOptions(name, engine, jit, pool, server, gc, watch);
    }

    public HostOptions withEngine(EngineOptions other) {
        return new HostOptions(engineName, other, jit, pool, server, gc, watch);
    }

    /** {@return these options with a compiler set by {@code given}, which goes before zts.json} */
    public HostOptions withJit(JitSettings given) {
        return new HostOptions(
                engineName,
                engine.withJit(given.applyTo(engine.jit())),
                given.over(jit),
                pool,
                server,
                gc,
                watch);
    }

    /** {@return these options with exactly this compiler, whatever zts.json says} */
    public HostOptions withJit(JitOptions exact) {
        return new HostOptions(
                engineName, engine.withJit(exact), JitSettings.of(exact), pool, server, gc, watch);
    }

    public HostOptions withPool(PoolOptions other) {
        return new HostOptions(engineName, engine, jit, other, server, gc, watch);
    }

    public HostOptions withServer(ServerOptions other) {
        return new HostOptions(engineName, engine, jit, pool, other, gc, watch);
    }

    public HostOptions withGc(GcOptions other) {
        return new HostOptions(engineName, engine, jit, pool, server, other, watch);
    }

    public HostOptions withWatch(boolean follow) {
        return new HostOptions(engineName, engine, jit, pool, server, gc, follow);
    }
}
