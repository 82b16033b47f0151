package dev.zts.benchmarks.pool;

import dev.zts.engine.HandlerResult;
import dev.zts.engine.Isolate;
import dev.zts.engine.JsRequest;
import dev.zts.engine.Problem;
import dev.zts.engine.Program;
import dev.zts.memory.RequestArena;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An isolate that runs nothing, so that only its pool costs. */
record IdleIsolate(long id) implements Isolate {
    @Override
    public Program program() {
        throw new UnsupportedOperationException("no program");
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }

    @Override
    public HandlerResult run(String entry, JsRequest request) {
        throw new UnsupportedOperationException("runs nothing");
    }

    @Override
    public void settle() {}

    @Override
    public void interrupt() {}

    @Override
    public @Nullable String taint() {
        return null;
    }

    @Override
    public long runNanos() {
        return 0;
    }

    @Override
    public long runBytes() {
        return 0;
    }

    @Override
    public RequestArena arena() {
        throw new UnsupportedOperationException("nothing runs here");
    }

    @Override
    public boolean usable() {
        return true;
    }

    @Override
    public void close() {}
}
