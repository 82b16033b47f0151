package dev.zts.server;

import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Telemetry;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** A handler folder being served: engine, pool, server and folder watch. Thread-safe. */
public final class EngineHost implements AutoCloseable {
    private EngineHost() {}

    /**
     * Reads the folder, compiles it, prewarms the pool and binds the address.
     *
     * @throws dev.zts.folder.FolderException if the folder cannot be used
     * @throws ServerStartException if the address cannot be bound; nothing is left running
     */
    public static EngineHost start(
            Path folder, HostOptions options, Telemetry telemetry, ConsoleLog console) {
        throw new UnsupportedOperationException(folder.toString() + options + telemetry + console);
    }

    /** {@return what is served now} */
    public HostState state() {
        throw new UnsupportedOperationException();
    }

    public InetSocketAddress address() {
        return state().address();
    }

    /** Reads the folder again now. Returns when the new version serves or was refused. */
    public HostState reload() {
        throw new UnsupportedOperationException();
    }

    /** Stops accepting, drains, and ends every thread and isolate. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
