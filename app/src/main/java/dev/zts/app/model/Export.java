package dev.zts.app.model;

import dev.zts.visualizers.report.HtmlReport;
import dev.zts.visualizers.report.JsonReport;
import dev.zts.visualizers.report.RunReport;
import java.io.IOException;
import java.nio.file.Path;

/** A file format of results. */
public enum Export {
    HTML("HTML report", "html") {
        @Override
        void write(RunReport report, Path file) throws IOException {
            HtmlReport.write(report, file);
        }
    },
    JSON("JSON", "json") {
        @Override
        void write(RunReport report, Path file) throws IOException {
            JsonReport.write(report, file);
        }
    };

    private final String label;
    private final String extension;

    Export(String label, String extension) {
        this.label = label;
        this.extension = extension;
    }

    public String label() {
        return label;
    }

    /** {@return the ending of file names, without the dot} */
    public String extension() {
        return extension;
    }

    abstract void write(RunReport report, Path file) throws IOException;
}
