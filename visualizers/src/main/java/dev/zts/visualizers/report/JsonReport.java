package dev.zts.visualizers.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a run as JSON, as docs/report-schema.json describes it. */
public final class JsonReport {
    private static final JsonMapper MAPPER = new JsonMapper();

    private JsonReport() {}

    public static String toJson(RunReport report) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter()
                            .writeValueAsString(new ReportTree(report).toTree())
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and strings is always JSON", e);
        }
    }

    /** Writes as {@link HtmlReport#write} does. */
    public static void write(RunReport report, Path file) throws IOException {
        ReportFile.replace(file, toJson(report));
    }
}
