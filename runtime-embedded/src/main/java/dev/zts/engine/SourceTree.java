package dev.zts.engine;

import java.util.List;
import java.util.Optional;

/**
 * All scripts of one version of a handler folder. Imports resolve inside of it and nowhere else.
 *
 * @param version counts versions of the folder from 1
 */
public record SourceTree(int version, List<Script> scripts) {
    public SourceTree {
        scripts = List.copyOf(scripts);
    }

    public Optional<Script> find(String path) {
        return scripts.stream().filter(script -> script.path().equals(path)).findFirst();
    }
}
