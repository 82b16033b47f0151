package dev.zts.cases;

import java.util.List;

/** An engine as the case files see it. One thread at a time. */
interface CaseRunner extends AutoCloseable {

    /** The first word of the line that stands for an exception that nothing caught. */
    String UNCAUGHT = "uncaught ";

    /** The verdict on a source without early errors. */
    String ACCEPTED = "accept";

    /**
     * Runs a program in a new global environment: first {@link CaseFiles#prelude()}, which turns
     * the global function {@code emit(string)} of the runner into the functions that cases use,
     * then the main module, then all jobs.
     *
     * @return the emitted lines, and after them {@code uncaught} with the exception, as {@code
     *     String(exception)} writes it, if the main module was rejected
     */
    List<String> run(CaseFile file);

    /**
     * Parses a module without running it.
     *
     * @return {@code accept}, or type, line and column of the early error: {@code SyntaxError 3:7}
     */
    String verdict(String source);

    @Override
    void close();
}
