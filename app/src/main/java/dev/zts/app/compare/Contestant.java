package dev.zts.app.compare;

import dev.zts.load.LoadPlan;
import dev.zts.server.HostState;
import dev.zts.visualizers.stats.Block;
import java.util.concurrent.CompletableFuture;

/** One side: a host that can be given load again and again. */
interface Contestant extends AutoCloseable {

    HostState host();

    LoadPlan defaultPlan();

    /**
     * Starts a load run and {@return what will have been measured} It ends early, with what there
     * is, once {@link #stop} is called.
     *
     * @throws IllegalStateException if this is closed
     */
    CompletableFuture<Block> start(LoadPlan plan);

    /** {@return compilations so far, those that wait included} */
    long compilations();

    /** Ends the run under way. Any thread. */
    void stop();

    /** Stops everything. Any thread; may be called again. */
    @Override
    void close();
}
