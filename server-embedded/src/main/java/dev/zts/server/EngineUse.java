package dev.zts.server;

import dev.zts.engine.Engine;
import java.util.concurrent.atomic.AtomicInteger;

/** An engine that several versions of a folder share, closed when the last one is gone. */
final class EngineUse {
    private final Engine engine;
    private final AtomicInteger users = new AtomicInteger(1);

    EngineUse(Engine engine) {
        this.engine = engine;
    }

    Engine engine() {
        return engine;
    }

    EngineUse share() {
        users.incrementAndGet();
        return this;
    }

    void release() {
        if (users.decrementAndGet() == 0) {
            engine.close();
        }
    }
}
