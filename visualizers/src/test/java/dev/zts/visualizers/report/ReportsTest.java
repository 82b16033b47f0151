package dev.zts.visualizers.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zts.telemetry.Phase;
import dev.zts.visualizers.timeline.TimelineView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportsTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Path SCHEMA = Path.of("..", "docs", "report-schema.json");

    @TempDir Path folder;

    static Stream<RunReport> reports() {
        return Stream.of(
                SampleReports.usual(),
                SampleReports.hostile(),
                SampleReports.empty(),
                SampleReports.withTiers());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void json_isAsTheSchemaSays(RunReport report) throws Exception {
        JsonNode json = MAPPER.readTree(JsonReport.toJson(report));

        assertThat(SchemaCheck.faults(schema(), json)).isEmpty();
    }

    @Test
    void schemaCheck_findsWhatIsWrong() throws Exception {
        ObjectNode json = (ObjectNode) MAPPER.readTree(JsonReport.toJson(SampleReports.usual()));
        json.put("surprise", 1);
        json.remove("lag");
        ((ObjectNode) json.get("latency")).put("p99", "fast");
        ((ObjectNode) json.get("requests")).put("failed", -1);

        assertThat(SchemaCheck.faults(schema(), json))
                .containsExactlyInAnyOrder(
                        "$: lacks lag",
                        "$.surprise: is not in the schema",
                        "$.latency.p99: type of \"fast\"",
                        "$.requests.failed: minimum -1");
    }

    @Test
    void json_tellsTheFiguresOfTheView() throws Exception {
        RunReport report = SampleReports.usual();
        TimelineView view = report.timeline();

        JsonNode json = MAPPER.readTree(JsonReport.toJson(report));

        assertThat(json.at("/requests/completed").asLong()).isEqualTo(view.completed());
        assertThat(json.at("/requests/failed").asLong()).isEqualTo(view.failed()).isPositive();
        assertThat(json.at("/errors/timeout").asLong()).isEqualTo(view.unanswered()).isPositive();
        assertThat(json.at("/latency/p999").asLong()).isEqualTo(view.latency().nanosAt(99.9));
        assertThat(json.at("/service/p50").asLong()).isEqualTo(view.service().nanosAt(50));
        assertThat(json.at("/routes/1/route").asText()).isEqualTo("GET /api/users/:id");
        assertThat(json.at("/nursery/bytesPerRequest").asLong()).isEqualTo(9_000);
        assertThat(json.at("/nursery/collections").asInt()).isEqualTo(view.measuredPauses().size());
        assertThat(json.get("tiers").isNull()).isTrue();
        assertThat(json.get("tierNote").asText()).isEqualTo(SampleReports.NOTE);
        assertThat(json.get("series")).hasSize(43);
        assertThat(json.at("/series/0/phase").asText()).isEqualTo("warmup");
        long inHistogram = 0;
        for (JsonNode pair : json.get("histogram")) {
            inHistogram += pair.get(1).asLong();
        }
        assertThat(inHistogram).isEqualTo(view.completed());
        assertThat(view.slices().getFirst().phase()).isEqualTo(Phase.WARMUP);
    }

    @Test
    void json_listsTiersAndRefusals_ifTheEngineTellsThem() throws Exception {
        JsonNode json = MAPPER.readTree(JsonReport.toJson(SampleReports.withTiers()));

        assertThat(json.at("/tiers/0/function").asText()).isEqualTo("row");
        assertThat(json.at("/tiers/0/to").asText()).isEqualTo("optimized");
        assertThat(json.at("/refusals/0/opcode").asText()).isEqualTo("spread");
        assertThat(json.at("/refusals/0/pc").asInt()).isEqualTo(23);
    }

    @Test
    void html_neverHoldsHostileNamesRaw() throws Exception {
        String html = HtmlReport.toHtml(SampleReports.hostile());
        String template = HtmlReport.toHtml(SampleReports.empty());

        assertThat(html).doesNotContain("<img", "alert(2)</script", "<svg", "\u2028", "\u2029");
        assertThat(html).doesNotContain("\u001b", "\u0007");
        assertThat(tags(html)).isEqualTo(tags(template));
        assertThat(island(html).at("/routes/0/route").asText())
                .isEqualTo(SampleReports.HOSTILE.getFirst());
        assertThat(island(html).at("/verdicts/2").asText()).isEqualTo(SampleReports.HOSTILE.get(2));
        assertThat(island(html).at("/verdicts/5").asText()).isEqualTo(SampleReports.HOSTILE.get(5));
    }

    @Test
    void html_allowsItsOwnStyleAndScriptOnly() throws Exception {
        String html = HtmlReport.toHtml(SampleReports.usual());

        assertThat(html)
                .contains("default-src 'none'")
                .contains("style-src 'sha256-" + hash(html, "<style>", "</style>") + "'")
                .contains("script-src 'sha256-" + hash(html, "<script>", "</script>") + "'")
                .doesNotContain("innerHTML", "unsafe-inline", "http://localhost", "https://");
        assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:");
    }

    @Test
    void write_replacesTheOldReportAndLeavesNothingElse() throws Exception {
        Path file = folder.resolve("a report.html");
        Files.writeString(file, "old");

        HtmlReport.write(SampleReports.usual(), file);
        JsonReport.write(SampleReports.usual(), folder.resolve("r.json"));

        assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("a report.html", "r.json");
        }
    }

    @Test
    void write_toAFolderThatIsNotThere_namesIt() {
        Path file = folder.resolve("missing").resolve("r.html");

        assertThatThrownBy(() -> HtmlReport.write(SampleReports.empty(), file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no folder " + folder.resolve("missing"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void text_fitsTheTerminalAndCannotSteerIt(RunReport report) {
        String text = TextReport.toText(report);

        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
        assertThat(text.chars().filter(c -> c != '\n').filter(Character::isISOControl)).isEmpty();
        assertThat(text).doesNotContain("\u202e", "\u2028");
    }

    @Test
    void text_namesErrorsRoutesAndVerdicts() {
        assertThat(TextReport.toText(SampleReports.usual()))
                .startsWith("json-api on GraalJS 25.0.3 (interpreted)\n")
                .containsPattern("Requests +[\\d,]+ finished in 40.0 s, [\\d,]+/s")
                .containsPattern("Latency +\\d.* µs +\\d.* ms")
                .containsPattern("GET /api/users/:id +[\\d,]+ +\\d+ ")
                .containsPattern("status.500 +\\d+")
                .containsPattern("handler.timeout +\\d+")
                .contains("9.00 KB by each run of a handler")
                .contains("Tiers       " + SampleReports.NOTE)
                .contains("Note        The generator was late by up to 12 ms.");
    }

    @Test
    void units_haveThreeDigits() {
        assertThat(Units.duration(412)).isEqualTo("412 ns");
        assertThat(Units.duration(1_239_000)).isEqualTo("1.24 ms");
        assertThat(Units.duration(999_700)).isEqualTo("1.00 ms");
        assertThat(Units.duration(12_000_000_000.0)).isEqualTo("12.0 s");
        assertThat(Units.roundDuration(10_000_000)).isEqualTo("10 ms");
        assertThat(Units.roundDuration(500_000)).isEqualTo("500 µs");
        assertThat(Units.bytes(61_234_567)).isEqualTo("61.2 MB");
        assertThat(Units.rate(1_998.4)).isEqualTo("1,998");
        assertThat(Units.percent(0.0051)).isEqualTo("0.51 %");
        assertThat(Units.clock(3_723)).isEqualTo("1:02:03");
        assertThat(Units.clock(67)).isEqualTo("1:07");
    }

    private static JsonNode schema() throws IOException {
        return MAPPER.readTree(SCHEMA.toFile());
    }

    private static JsonNode island(String html) throws IOException {
        return MAPPER.readTree(between(html, "id=\"data\">", "</script>"));
    }

    private static long tags(String html) {
        Matcher tag = Pattern.compile("<[/!a-z]", Pattern.CASE_INSENSITIVE).matcher(html);
        return tag.results().count();
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static String hash(String html, String start, String end) throws Exception {
        byte[] text = between(html, start, end).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
    }
}
