package dev.zts.vm.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** GraalJS accepts and refuses the same sources. */
class OracleTest {

    private static Context graal;

    @BeforeAll
    static void open() {
        graal =
                Context.newBuilder("js")
                        .allowExperimentalOptions(true)
                        .option("engine.WarnInterpreterOnly", "false")
                        .build();
    }

    @AfterAll
    static void close() {
        graal.close();
    }

    @Test
    void refusedSources_areRefusedByGraalJs() {
        List<String> different = new ArrayList<>();
        for (Cases.Case one : Cases.refused()) {
            if (graalAccepts(one.source(), one.module()) != one.alone()) {
                different.add(one.source());
            }
        }

        assertThat(different).isEmpty();
    }

    @Test
    void acceptedSources_areAcceptedByGraalJs() {
        List<String> different = new ArrayList<>();
        for (Cases.Case one : Cases.accepted()) {
            if (!graalAccepts(one.source(), one.module())) {
                different.add(one.source());
            }
        }

        assertThat(different).isEmpty();
    }

    /** Each source cut off, doubled in a place, or with two neighbours swapped. */
    @Test
    void changedSources_areJudgedAlike() throws IOException {
        List<String> different = new ArrayList<>();
        for (Path file : sampleHandlers()) {
            String source = Files.readString(file);
            for (String changed : changes(source)) {
                String problem = Cases.problem(changed, true);
                if ((problem == null) != graalAccepts(changed, true)) {
                    different.add(file + ": " + problem + "\n" + changed);
                }
            }
        }

        assertThat(different).isEmpty();
    }

    private static List<String> changes(String source) {
        List<String> changed = new ArrayList<>();
        changed.add(source);
        for (int i = 1; i < 8; i++) {
            int at = source.length() * i / 8;
            changed.add(source.substring(0, at));
            changed.add(source.substring(0, at) + source.substring(Math.max(0, at - 5)));
            changed.add(
                    source.substring(0, at) + source.substring(Math.min(at + 3, source.length())));
        }
        return changed;
    }

    private static List<Path> sampleHandlers() throws IOException {
        Path folder = Path.of("..", "sample-handlers");
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(f -> f.toString().endsWith(".js")).sorted().toList();
            assertThat(found).hasSizeGreaterThan(10);
            return found;
        }
    }

    private static boolean graalAccepts(String source, boolean module) {
        String text = module || isFirstLineSpecial(source) ? source : "\"use strict\";" + source;
        String type = module ? "application/javascript+module" : "application/javascript";
        Source parsed = Source.newBuilder("js", text, "a").mimeType(type).buildLiteral();
        try {
            graal.parse(parsed);
            return true;
        } catch (PolyglotException e) {
            assertThat(e.isSyntaxError()).as("%s: %s", source, e.getMessage()).isTrue();
            return false;
        }
    }

    private static boolean isFirstLineSpecial(String source) {
        return source.startsWith("#!") || source.startsWith("-->");
    }
}
