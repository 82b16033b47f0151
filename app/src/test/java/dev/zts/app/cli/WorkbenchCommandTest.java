package dev.zts.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class WorkbenchCommandTest {
    @TempDir private Path temp = Path.of("");

    private record Outcome(int exitCode, String out, String err) {}

    private static Outcome execute(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = WorkbenchCommand.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exitCode = line.execute(args);
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    private Path folderWith(String handler) throws IOException {
        Path folder = Files.createDirectories(temp.resolve("handlers"));
        Files.writeString(folder.resolve("handler.js"), handler);
        return folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "open", "run", "serve", "bytecode", "jit", "test", "package"})
    void everyCommandHasHelp(String command) {
        Outcome outcome = command.isEmpty() ? execute("--help") : execute(command, "--help");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("Usage: workbench");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "run . --rate zero",
                "run . --rate -5",
                "run . --rate 0",
                "run . -d soon",
                "run . --isolation none",
                "run . --host no.such.host.invalid",
                "run . --port many",
                "run . -H nonsense",
                "run . --pool 0",
                "run . --prewarm 9 --pool 2",
                "run . --wall-limit 0s",
                "run . --jit on",
                "run . --flame out.png",
                "serve . --jit-threshold 0",
                "open . --jit-coverage most",
                "run . --jit-defer -1",
                "jit . --coverage most",
                "jit . --calls 0",
                "open --size 10",
                "open --theme pink",
                "fly .",
                "serve . --no-such-option"
            })
    void wrongUsage_answersTwoAndNamesTheCulprit(String args) throws IOException {
        Path folder = folderWith("function handler() { return 'ok' }");
        String[] words = args.replace(" . ", " " + folder + " ").split(" ");

        Outcome outcome = execute(words);

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCodes.USAGE);
        assertThat(outcome.err()).startsWith("workbench: ").doesNotContain("Exception");
        assertThat(outcome.err().lines().count()).as("no page of options").isLessThan(8);
    }

    @Test
    void commandsOfTheCheckout_sayWhereTheyCanRun() {
        assertThat(execute("test").exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(execute("package").err()).contains("./workbench package");
    }

    @Test
    void missingFolder_answersOneAndNamesIt() {
        Outcome outcome = execute("run", temp.resolve("absent").toString());

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(outcome.err()).contains("absent").doesNotContain("Exception");
    }

    @Test
    void unknownEngine_answersWithTheKnownOnes() throws IOException {
        Path folder = folderWith("function handler() { return 'ok' }");

        Outcome outcome = execute("run", folder.toString(), "--engine", "nashorn");

        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.err()).contains("nashorn").contains("graaljs");
    }

    @Test
    void bytecode_printsTheListingWithSourceLines() throws IOException {
        Path script =
                folderWith("function handler() {\n  return 1 + 2000;\n}\n").resolve("handler.js");

        Outcome outcome = execute("bytecode", script.toString());

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(outcome.out())
                .contains("make_function")
                .contains("; 2: return 1 + 2000;")
                .contains("push_i16 2000");
    }

    @Test
    void bytecode_ofABrokenScript_answersOneWithPlaceAndCaret() throws IOException {
        Path script = folderWith("let x = = 3;\n").resolve("handler.js");

        Outcome outcome = execute("bytecode", script.toString());

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(outcome.err()).contains("handler.js:1:9").contains("^");
    }

    @Test
    void jit_listsEachFunctionWithTierBytecodeAndSource() throws IOException {
        Path script =
                folderWith("function add(a, b) {\n  return a + b;\n}\nadd(1, 2000);\n")
                        .resolve("handler.js");

        Outcome outcome = execute("jit", script.toString(), "--coverage", "full");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCodes.OK);
        assertThat(outcome.out())
                .contains("add  handler.js:1-3\n  tier: ")
                .contains("; 2: return a + b;\n")
                .contains("push_i16 2000");
    }

    @Test
    void jit_ofOneFunction_leavesOutTheOthers() throws IOException {
        Path script =
                folderWith("function one() { return 1; }\nfunction two() { return 2; }\n")
                        .resolve("handler.js");

        Outcome outcome = execute("jit", script.toString(), "--function", "two");

        assertThat(outcome.out()).startsWith("two  handler.js:2\n").doesNotContain("one");
    }

    @Test
    void jit_ofAFunctionThatIsNotThere_namesThoseThatAre() throws IOException {
        Path script = folderWith("function handler() { return 1; }\n").resolve("handler.js");

        Outcome outcome = execute("jit", script.toString(), "--function", "hander");

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("workbench: there is no function hander in ")
                .contains("; it has ", "handler");
    }

    @Test
    void jit_ofABrokenScript_answersOneWithPlaceAndCaret() throws IOException {
        Path script = folderWith("let x = = 3;\n").resolve("handler.js");

        Outcome outcome = execute("jit", script.toString());

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(outcome.err()).contains("handler.js:1:9").contains("^");
    }

    @Test
    void jit_afterCalls_showsTheTiersReached() throws IOException {
        String source =
                """
                function add(a, b) { return a + b; }
                function handler() { return 'ok' + add(1, 2); }
                """;
        Path script = folderWith(source).resolve("handler.js");

        Outcome few = execute("jit", script.toString(), "--calls", "5", "--function", "add");
        Outcome many = execute("jit", script.toString(), "--calls", "1500", "--function", "add");

        assertThat(few.out()).contains("  tier: interpreted\n");
        assertThat(many.out()).contains("  tier: optimized, ").contains("  JVM code:\n");
    }

    @Test
    void jit_afterCalls_tellsTheFirstThatFails() throws IOException {
        Path script =
                folderWith(
                                "let n = 0; function handler() { if (++n > 2) throw new Error('three');"
                                        + " return 'ok'; }")
                        .resolve("handler.js");

        Outcome outcome = execute("jit", script.toString(), "--calls", "5");

        assertThat(outcome.err()).contains("workbench: call ").contains("three");
        assertThat(outcome.err().lines().filter(line -> line.contains("three"))).hasSize(1);
    }

    @Test
    void run_writesFlameGraphs_andSaysSoIfThereIsNoStack() throws IOException {
        Path folder = folderWith("function handler() { return 'ok' }");
        Path svg = temp.resolve("f.svg");

        Outcome outcome =
                execute(
                        "run",
                        folder.toString(),
                        "--engine=graaljs",
                        "--flame=" + svg,
                        "-d=200ms",
                        "-w=0s",
                        "--rate=20");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(Files.readString(svg)).startsWith("<?xml").contains("No JavaScript stack");
        assertThat(outcome.err()).contains("no JavaScript stack was sampled");
    }

    @Test
    void folderWithoutALoadableHandler_answers107WithPlaceAndCaret() throws IOException {
        Path folder = folderWith("function handler( {\n  return 'ok'\n}\n");

        Outcome outcome = execute("run", folder.toString(), "-d", "1s");

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.NO_HANDLER);
        assertThat(outcome.err()).contains("handler.js:").contains("^");
    }

    @Test
    void reportThatCannotBeWritten_isToldBeforeTheRun() throws IOException {
        Path folder = folderWith("function handler() { return 'ok' }");

        Outcome outcome =
                execute(
                        "run",
                        folder.toString(),
                        "--report",
                        temp.resolve("no/such/folder/r.html").toString());

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(outcome.err()).contains("r.html");
    }

    @Test
    void run_printsASummaryAndWritesBothReports() throws IOException {
        Path folder =
                folderWith(
                        """
                        let n = 0;
                        function handler(request) {
                          if (request.path === '/fail') throw new Error('asked for');
                          return Response.json({ n: ++n, said: request.headers['x-said'] });
                        }
                        """);
        Files.writeString(
                folder.resolve("zts.json"),
                """
                {"load": {"mix": [
                  {"route": "GET /", "weight": 9, "method": "GET", "path": "/"},
                  {"route": "GET /fail", "weight": 1, "method": "GET", "path": "/fail"}]}}
                """);
        Path html = temp.resolve("r.html");
        Path json = temp.resolve("r.json");

        Outcome outcome =
                execute(
                        "run",
                        folder.toString(),
                        "--rate=200",
                        "-d=1s",
                        "-w=200ms",
                        "-H=x-said: hello",
                        "--bytecode-cache=" + temp.resolve("handlers/.cache"),
                        "--report=" + html,
                        "--json=" + json);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("p99").contains("GET /fail");
        assertThat(outcome.err()).contains("Serving handlers on http://127.0.0.1:");
        assertThat(Files.readString(html)).startsWith("<!DOCTYPE html>");
        JsonNode results = new ObjectMapper().readTree(json.toFile());
        assertThat(results.findValue("status.500").asLong()).isEqualTo(20);
        assertThat(outcome.out()).contains("Cold start  ").contains("first response");
        assertThat(results.at("/coldStart/folderNanos").asLong()).isPositive();
        assertThat(results.at("/bytecodeCache/stored").asLong()).isPositive();
        try (var files = Files.list(temp)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(List.of("handlers", "r.html", "r.json"));
        }
    }

    @Test
    void closedModel_runsWithConnections() throws IOException {
        Path folder = folderWith("export default { fetch: () => new Response('ok') }");

        Outcome outcome = execute("run", folder.toString(), "-c", "2", "-d", "500ms", "-w", "0s");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("2 connections");
    }
}
