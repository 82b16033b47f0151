package dev.zts.app.model;

import dev.zts.server.HostOptions;
import java.nio.file.Path;

/** Opens handler folders. */
@FunctionalInterface
public interface SessionOpener {

    /**
     * Starts a host for the folder. Takes a second or more.
     *
     * @throws dev.zts.folder.FolderException if the folder cannot be used
     * @throws dev.zts.server.ServerStartException if the address cannot be bound
     */
    Session open(Path folder, HostOptions options);
}
