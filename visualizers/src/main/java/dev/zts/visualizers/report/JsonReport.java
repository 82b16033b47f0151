package dev.zts.visualizers.report;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a run as JSON, as docs/report-schema.json describes it. */
public final class JsonReport {
    private JsonReport() {}

    public static String toJson(RunReport report) {
        throw new UnsupportedOperationException(report.toString());
    }

    /** Writes as {@link HtmlReport#write} does. */
    public static void write(RunReport report, Path file) throws IOException {
        throw new IOException(report.toString() + file);
    }
}
