package dev.zts.folder;

import dev.zts.engine.Problem;
import dev.zts.engine.SourceTree;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a handler folder.
 *
 * @param root absolute
 * @param sources every script, entries and imported ones
 * @param routes most specific first
 * @param staticRoot the {@code public} folder, or null
 * @param config what zts.json says, defaults otherwise
 * @param problems files that could not be read, errors in zts.json, routes that collide
 */
public record HandlerFolder(
        Path root,
        SourceTree sources,
        List<Route> routes,
        @Nullable Path staticRoot,
        FolderConfig config,
        List<Problem> problems) {
    /** Name of the folder whose files are served as they are. */
    public static final String STATIC_FOLDER = "public";

    public HandlerFolder {
        routes = List.copyOf(routes);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a folder.
     *
     * @throws FolderException if it is no readable folder or holds no handler
     */
    public static HandlerFolder read(Path root, int version) {
        return new FolderReader(root.toAbsolutePath().normalize()).read(version);
    }
}
