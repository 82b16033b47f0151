package dev.zts.benchmarks.engine;

/** An engine that can run a case in this process. */
interface Peer extends AutoCloseable {

    /** Loads a script; {@return its function run} */
    Run load(String name, String source);

    @Override
    void close();

    /** A script's function {@code run}. */
    interface Run {
        double call(int iterations);
    }
}
