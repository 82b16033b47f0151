package dev.zts.engine;

import dev.zts.telemetry.BytecodeState;
import dev.zts.telemetry.FunctionListing;
import java.util.List;

/** A JavaScript engine. Thread-safe. */
public interface Engine extends AutoCloseable {

    EngineInfo info();

    EngineOptions options();

    /**
     * Parses every script. Never throws for what is in a script: a broken one has its problem in
     * {@link Program#problems()} and cannot be run, the others can. Takes no lock that running
     * isolates wait on.
     */
    Program compile(SourceTree sources);

    /**
     * Opens an isolate and loads every entry of the program into it. Entries that fail to load
     * answer {@link HandlerResult.Failed} with the reason; the isolate itself is usable.
     */
    Isolate open(Program program);

    /**
     * {@return the functions of a program, in the order of files and lines, as the engine has them
     * now} Empty if the engine cannot tell. Any thread.
     *
     * @param file path of a script, empty for all
     * @param code whether to list the JVM code too
     */
    default List<FunctionListing> listings(Program program, String file, boolean code) {
        return List.of();
    }

    /** {@return what its cache of bytecode did so far; nothing if it has none of ours} */
    default BytecodeState bytecode() {
        return BytecodeState.NONE;
    }

    /**
     * Hears that the warm-up of a run is over, so that what waited for it may begin ({@link
     * JitOptions#UNTIL_WARMED_UP}). Any thread; returns at once.
     */
    default void warmedUp() {}

    /** Ends all isolates of this engine. */
    @Override
    void close();
}
