package dev.zts.telemetry;

/**
 * How long a host took to its first answer by a handler. Times without anyone asking are left out.
 *
 * @param processNanos from the start of the process; 0 if the process had a host before
 * @param folderNanos from the moment at which the folder was opened
 * @param compileNanos to have the bytecode of all scripts: read or made
 * @param openNanos to open the first isolate and load all scripts into it
 * @param runNanos in the handler, the first time
 * @param idleNanos from being ready to the arrival of the request, not part of the times above
 * @param cached scripts whose bytecode was in the cache
 * @param compiled scripts that had to be compiled
 */
public record ColdStart(
        long processNanos,
        long folderNanos,
        long compileNanos,
        long openNanos,
        long runNanos,
        long idleNanos,
        long cached,
        long compiled) {

    /** There was no answer yet. */
    public static final ColdStart NONE = new ColdStart(0, 0, 0, 0, 0, 0, 0, 0);

    /** {@return whether there was an answer} */
    public boolean isKnown() {
        return folderNanos > 0;
    }

    /** {@return from nothing but sources to the end of the first run in a fresh isolate} */
    public long isolateNanos() {
        return compileNanos + openNanos + runNanos;
    }
}
