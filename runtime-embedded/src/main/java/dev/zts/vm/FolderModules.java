package dev.zts.vm;

import dev.zts.engine.Script;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.interp.ModuleHost;
import org.jspecify.annotations.Nullable;

/** The modules of a handler folder: its scripts and JSON files, and nothing else. */
final class FolderModules implements ModuleHost {

    private final ZtsProgram program;

    FolderModules(ZtsProgram program) {
        this.program = program;
    }

    @Override
    public @Nullable String resolve(String specifier, String referrer) {
        String path = Paths.resolve(referrer, specifier);
        return path != null && program.sources().find(path).isPresent() ? path : null;
    }

    @Override
    public @Nullable Unit unit(String path) {
        return program.units().get(path);
    }

    @Override
    public @Nullable String json(String path) {
        return ZtsProgram.isJavaScript(path)
                ? null
                : program.sources().find(path).map(Script::text).orElse(null);
    }

    @Override
    public String url(String path) {
        return "file:///" + path;
    }
}
