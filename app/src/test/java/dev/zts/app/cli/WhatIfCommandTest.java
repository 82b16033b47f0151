package dev.zts.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class WhatIfCommandTest {
    @TempDir private Path folder = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeHandler() throws IOException {
        Files.writeString(folder.resolve("handler.js"), "function handler() { return 'ok' }");
    }

    private int execute(String... args) {
        CommandLine line = WorkbenchCommand.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(args);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--blocks 4",
                "--blocks many",
                "--block 0s",
                "--block soon",
                "--against none",
                "--rate 0"
            })
    void wrongUsage_namesTheCulprit(String option) {
        String[] words = ("whatif FOLDER " + option).split(" ");
        words[1] = folder.toString();

        assertThat(execute(words)).as(err.toString()).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).startsWith("workbench: ").doesNotContain("Exception");
    }

    @Test
    void engineWithoutOurTiers_isToldBeforeAnythingStarts() {
        int code = execute("whatif", folder.toString(), "--engine", "graaljs");

        assertThat(code).isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString()).contains("The engine graaljs compiles by rules of its own");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void sameCoverage_isToldBeforeAnythingStarts() {
        assertThat(execute("whatif", folder.toString(), "--against", "SEED"))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString()).contains("both sides would be the same");
    }

    @Test
    void jsonThatCannotBeWritten_isToldBeforeAnythingStarts() {
        assertThat(execute("whatif", folder.toString(), "--json", folder.toString()))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString()).contains("it is a folder; name a file");
    }

    @Test
    void folderWithoutASoundHandler_answersAsRunDoes() throws IOException {
        Files.writeString(folder.resolve("handler.js"), "function handler( {");

        assertThat(execute("whatif", folder.toString())).isEqualTo(ExitCodes.NO_HANDLER);
    }
}
