package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the requests of every sample folder on every engine and compares the answers. */
final class SampleHandlersTest {
    private static final List<String> ENGINES = List.of("graaljs", "zts");
    private static final Path SAMPLES =
            Path.of(System.getProperty("basedir", ""), "..", "sample-handlers")
                    .toAbsolutePath()
                    .normalize();
    private static final int ROUNDS = 2;
    private static final long SHUFFLE_SEED = 20260115;
    private static final int CONSOLE_CHARS = 100_000;

    @Test
    void samples_areTenAndEachHasExpectations() throws IOException {
        List<Path> samples = samples();
        assertThat(samples).hasSizeGreaterThanOrEqualTo(10);
        int total = 0;
        for (Path sample : samples) {
            assertThat(sample.resolve("expected.json")).isRegularFile();
            assertThat(sample.resolve("README.md")).isRegularFile();
            assertThat(sample.resolve("zts.json")).isRegularFile();
            List<SampleCase> cases = SampleCase.read(sample.resolve("expected.json"));
            assertThat(cases).as(sample.toString()).hasSizeGreaterThanOrEqualTo(6);
            assertThat(cases)
                    .as(sample.toString())
                    .extracting(SampleCase::name)
                    .doesNotHaveDuplicates();
            total += cases.size();
        }
        assertThat(total).isGreaterThanOrEqualTo(80);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("enginesAndSamples")
    void sample_answersAsExpectedInAnyOrder(String engine, String sample) throws IOException {
        Path folder = SAMPLES.resolve(sample);
        List<SampleCase> cases = SampleCase.read(folder.resolve("expected.json"));
        HostOptions options = HostOptions.defaults().withEngineName(engine).withWatch(false);
        List<String> differences = new ArrayList<>();
        try (EngineHost host =
                EngineHost.start(folder, options, new Telemetry(), new ConsoleLog(CONSOLE_CHARS))) {
            assertThat(host.state().problems()).isEmpty();
            var random = new Random(SHUFFLE_SEED);
            for (int round = 1; round <= ROUNDS; round++) {
                List<SampleCase> shuffled = new ArrayList<>(cases);
                Collections.shuffle(shuffled, random);
                for (SampleCase each : shuffled) {
                    play(host, each, round, differences);
                }
            }
        }
        assertThat(differences).as("%s on %s", sample, engine).isEmpty();
    }

    private static void play(EngineHost host, SampleCase each, int round, List<String> differences)
            throws IOException {
        for (String difference :
                each.differences(SampleClient.send(host.address(), each.request()))) {
            differences.add(
                    "%n[round %d] %s: %s %s%n  %s"
                            .formatted(
                                    round,
                                    each.name(),
                                    each.request().method(),
                                    each.request().path(),
                                    difference));
        }
    }

    static Stream<Arguments> enginesAndSamples() throws IOException {
        List<Path> samples = samples();
        return ENGINES.stream()
                .flatMap(engine ->
                        samples.stream()
                                .map(sample ->
                                        Arguments.of(
                                                engine, String.valueOf(sample.getFileName()))));
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> entries = Files.list(SAMPLES)) {
            return entries.filter(Files::isDirectory)
                    .filter(folder -> !folder.endsWith("target")) // Maven's, not ours
                    .sorted()
                    .toList();
        }
    }
}
