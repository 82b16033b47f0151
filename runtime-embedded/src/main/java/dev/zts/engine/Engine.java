package dev.zts.engine;

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

    /** Ends all isolates of this engine. */
    @Override
    void close();
}
