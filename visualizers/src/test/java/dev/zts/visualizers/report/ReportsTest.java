package dev.zts.visualizers.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zts.telemetry.Account.Part;
import dev.zts.telemetry.Phase;
import dev.zts.visualizers.timeline.TimelineView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(json.get("refusals").isNull()).isTrue();
        assertThat(json.get("jit").isNull()).isTrue();
        assertThat(json.get("tierNote").asText()).isEqualTo(SampleReports.NOTE);
        assertThat(json.get("series")).hasSize(43);
        assertThat(json.at("/series/0/nurseryCapacityBytes").asLong()).isEqualTo(64L << 20);
        assertThat(json.at("/series/0/phase").asText()).isEqualTo("warmup");
        long inHistogram = 0;
        for (JsonNode pair : json.get("histogram")) {
            inHistogram += pair.get(1).asLong();
        }
        assertThat(inHistogram).isEqualTo(view.completed());
        assertThat(view.slices().getFirst().phase()).isEqualTo(Phase.WARMUP);
    }

    @Test
    void json_tellsTheMemoryOfTheHost() throws Exception {
        JsonNode memory = MAPPER.readTree(JsonReport.toJson(SampleReports.usual())).get("memory");

        assertThat(memory.at("/collections/peakHeapBytes").asLong()).isEqualTo(104_000_000);
        assertThat(memory.at("/collections/promotedBytes").asLong()).isEqualTo(30_000);
        assertThat(memory.at("/betweenRequests/outcomes"))
                .isEqualTo(
                        MAPPER.readTree(
                                """
                                {"asked": 1, "below": 0, "too_soon": 2000, "busy": 0,
                                 "unavailable": 0}
                                """));
        assertThat(memory.at("/betweenRequests/pointBytes").asLong()).isEqualTo(16L << 20);
        assertThat(memory.at("/requests/highBytes").asLong()).isEqualTo(1_300_000);
        assertThat(memory.at("/requests/isolates/1"))
                .isEqualTo(
                        MAPPER.readTree(
                                """
                                {"isolate": 2, "requests": 20, "usedBytes": 9000,
                                 "highBytes": 12000, "overflowCount": 0, "overflowBytes": 0}
                                """));
    }

    @Test
    void text_tellsTheMemoryOfTheHost() {
        assertThat(TextReport.toText(SampleReports.usual()))
                .contains("heap at most 104 MB")
                .contains(
                        "            largest request 1.30 MB; 2 over the budget, by 400 KB together\n")
                .contains(
                        "            between requests from 16.8 MB on: asked 1, too soon 2,000\n");
    }

    @Test
    void json_listsTiersAndRefusals_ifTheEngineTellsThem() throws Exception {
        JsonNode json = MAPPER.readTree(JsonReport.toJson(SampleReports.withTiers()));

        assertThat(json.get("tiers")).hasSize(6);
        assertThat(json.at("/tiers/1/function").asText()).isEqualTo("row");
        assertThat(json.at("/tiers/1/to").asText()).isEqualTo("optimized");
        assertThat(json.at("/tiers/1/compileNanos").asLong()).isEqualTo(1_000_000);
        assertThat(json.at("/tiers/4/kind").asText()).isEqualTo("deoptimized");
        assertThat(json.at("/tiers/4/atFunction").asText()).isEqualTo("cell");
        assertThat(json.at("/refusals/0/opcode").asText()).isEqualTo("spread");
        assertThat(json.at("/refusals/0/pc").asInt()).isEqualTo(23);
        assertThat(json.at("/refusals/0/opcodeLine").asInt()).isEqualTo(9);
        assertThat(json.at("/refusals/0/functionRuns").asInt()).isEqualTo(100);
        assertThat(json.at("/refusals/0/opcodeRuns").asInt()).isEqualTo(1_300);
    }

    @Test
    void json_sumsUpWhatTheCompilerDid() throws Exception {
        JsonNode jit = MAPPER.readTree(JsonReport.toJson(SampleReports.withTiers())).get("jit");

        assertThat(jit.get("reached"))
                .isEqualTo(
                        MAPPER.readTree(
                                """
                                {"interpreted": 0, "baseline_candidate": 0, "baseline": 1,
                                 "optimized_candidate": 0, "optimized": 1}
                                """));
        assertThat(jit.at("/totals/functions/interpreted").asInt()).isEqualTo(4);
        assertThat(jit.at("/totals/compilations").asInt()).isEqualTo(12);
        assertThat(jit.get("deoptimizations"))
                .isEqualTo(
                        MAPPER.readTree(
                                """
                                [{"function": "row", "file": "lib/rows.js", "line": 41,
                                  "reason": "overflow", "atFunction": "row", "atLine": 44,
                                  "count": 2, "ofFunction": 3},
                                 {"function": "row", "file": "lib/rows.js", "line": 41,
                                  "reason": "type_mismatch", "atFunction": "cell", "atLine": 61,
                                  "count": 1, "ofFunction": 2}]
                                """));
        assertThat(jit.at("/suppressed/0/function").asText()).isEqualTo("row");
    }

    @Test
    void text_tellsTiersRefusalsAndExits() {
        assertThat(TextReport.toText(SampleReports.withTiers()))
                .contains(
                        """
                        JIT         lazy, coverage seed
                        Tiers       now 4 interpreted, 3 baseline, 1 optimized candidate, 2 optimized
                                    reached in this run: 1 baseline, 1 optimized
                        Compiled    12 functions in 34.1 ms, 1.20 KB of bytecode to 9.40 KB of JVM code, 8.10 KB in use
                                    2 refused for an opcode, 1 for another reason, 1 evicted; requests waited 0 ns
                                    3 entries in mid-loop, 14 exits from optimized code, 1 suppressed

                        Interpreted for an opcode  place                       opcode                         line      runs
                        (anonymous)                lib/merge.js:31             yield ×9,000                     32     5,000
                        merge                      lib/merge.js:7              spread ×1,300                     9       100

                        Exits from optimized code  place                       reason                           at     count
                        row                        lib/rows.js:41              overflow                    line 44         2
                        row                        lib/rows.js:41              type_mismatch               cell:61         1

                        Suppressed  left too often and not optimized any more: row (lib/rows.js:41)
                        """);
    }

    @Test
    void text_ofARunInWhichNothingMoved_saysSo() {
        assertThat(TextReport.toText(SampleReports.empty()))
                .contains("Tiers       no function moved to another tier in this run\n");
    }

    @Test
    void html_hasFlameGraphAndTierNamesInItsIsland() throws Exception {
        String html = HtmlReport.toHtml(SampleReports.withTiers());

        JsonNode flame = island(html).get("flame");
        assertThat(flame.get("samples").asInt()).isEqualTo(40);
        assertThat(flame.at("/frames/2"))
                .isEqualTo(
                        MAPPER.readTree(
                                """
                                {"label": "row (lib/rows.js:41) [optimized]", "tier": 4,
                                 "depth": 2, "start": 0, "total": 30, "self": 30}
                                """));
        assertThat(flame.at("/flat/0/self").asInt()).isEqualTo(30);
        assertThat(island(html).at("/tierTexts/3").asText()).isEqualTo("optimized candidate");
        assertThat(between(html, "<style>", "</style>")).contains("--tier4: #56b4e9;");
    }

    @Test
    void flameFile_isWrittenAsItsNameAsks_andReplacesTheOldOne() throws Exception {
        Path svg = folder.resolve("a.SVG");
        Path collapsed = folder.resolve("a.collapsed");
        Files.writeString(svg, "old");

        FlameFile.write(SampleReports.withTiers(), svg);
        FlameFile.write(SampleReports.withTiers(), collapsed);

        assertThat(Files.readString(svg))
                .startsWith("<?xml")
                .contains("<title>reshape on GraalJS 25.0.3 (interpreted)</title>");
        assertThat(Files.readString(collapsed))
                .isEqualTo(
                        """
                        handler (index.js:3) [baseline] 10
                        handler (index.js:3) [baseline];row (lib/rows.js:41) [optimized] 30
                        """);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(svg, collapsed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "svg", ".svg", "a.svg.gz"})
    void flameFile_ofAnotherForm_isRefusedWithThoseThereAre(String name) {
        Path file = folder.resolve(name);

        assertThatThrownBy(() -> FlameFile.write(SampleReports.withTiers(), file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'"
                                + file
                                + "' is no flame graph; name a file that ends in .svg or"
                                + " .collapsed");
        assertThat(file).doesNotExist();
    }

    @Test
    void json_accountsForEachSlowRequest_toTheNanosecond() throws Exception {
        JsonNode json = MAPPER.readTree(JsonReport.toJson(SampleReports.withTiers()));

        JsonNode first = json.at("/slowestRequests/0");
        assertThat(first.get("route").asText()).isEqualTo("GET /api/users/:id");
        assertThat(first.get("status").asInt()).isEqualTo(200);
        assertThat(first.get("latencyNanos").asLong()).isEqualTo(100_000_000);
        assertThat(first.get("parts"))
                .isEqualTo(
                        MAPPER.readTree(
                                """
                                {"lagNanos": 1000000, "connectionNanos": 0, "sendNanos": 2000000,
                                 "waitNanos": 0, "runNanos": 70000000,
                                 "unexplainedNanos": 3000000, "respondNanos": 4000000,
                                 "pauseNanos": 20000000}
                                """));
        assertThat(json.at("/slowestRequests/2/status").asInt()).isZero();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void json_partsOfEverySlowRequest_addUpToItsLatency(RunReport report) throws Exception {
        JsonNode rows = MAPPER.readTree(JsonReport.toJson(report)).get("slowestRequests");

        assertThat(rows).hasSize(report.slowest().size());
        for (JsonNode row : rows) {
            long sum = 0;
            for (JsonNode nanos : row.get("parts")) {
                sum += nanos.asLong();
            }
            assertThat(sum).isEqualTo(row.get("latencyNanos").asLong()).isPositive();
        }
    }

    @Test
    void schema_describesThePartsAsTheTableOfPartsDoes() throws Exception {
        JsonNode parts =
                schema().at("/properties/slowestRequests/items/properties/parts/properties");

        assertThat(parts.properties())
                .extracting(
                        part -> part.getKey(), part -> part.getValue().get("description").asText())
                .containsExactlyElementsOf(
                        Arrays.stream(LatencyPart.values())
                                .map(part -> tuple(part.key(), sentence(part.explanation())))
                                .toList());
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    @Test
    void everyPart_hasOneRow_andAColourOfItsOwnInEachTheme() {
        assertThat(Part.values()).extracting(LatencyPart::of).containsExactly(LatencyPart.values());
        for (boolean dark : List.of(false, true)) {
            assertThat(LatencyPart.values())
                    .extracting(part -> part.colour(dark))
                    .doesNotHaveDuplicates()
                    .allMatch(colour -> colour.matches("#[0-9a-f]{6}"));
        }
    }

    @Test
    void causes_areRankedByTheirShareOverAllRequests() {
        assertThat(PartShare.ranked(SlowRequests.three()))
                .containsExactly(
                        new PartShare(LatencyPart.RUN, 100_000_000, 0.5),
                        new PartShare(LatencyPart.PAUSE, 51_000_000, 0.255),
                        new PartShare(LatencyPart.WAIT, 33_000_000, 0.165),
                        new PartShare(LatencyPart.RESPOND, 6_000_000, 0.03),
                        new PartShare(LatencyPart.UNEXPLAINED, 4_000_000, 0.02),
                        new PartShare(LatencyPart.LAG, 3_000_000, 0.015),
                        new PartShare(LatencyPart.SEND, 3_000_000, 0.015));
        assertThat(PartShare.ranked(List.of())).isEmpty();
    }

    @Test
    void text_accountsForTheSlowestRequests() {
        String text = TextReport.toText(SampleReports.withTiers());

        assertThat(text)
                .contains(
                        """
                        Slowest requests (* the largest part of each)
                         latency  route              status     lag   queue    send    wait handler unexpl. respond  pauses
                          100 ms  GET /api/users/:id    200 1.00 ms       – 2.00 ms       – 70.0 ms*3.00 ms 4.00 ms 20.0 ms
                         60.0 ms  POST /api/users       503       –       – 1.00 ms 33.0 ms*      –       – 1.00 ms 25.0 ms
                         40.0 ms  GET /                none 2.00 ms       –       –       – 30.0 ms*1.00 ms 1.00 ms 6.00 ms
                        What makes them slow: handler 50.0 %, pauses 25.5 %, wait for a runtime 16.5 %, response 3.00 %,
                                              unexplained 2.00 %, generator lag 1.50 %, send 1.50 %
                        """);
    }

    @Test
    void text_listsTenOfTheSlowest_butSumsUpAll() {
        String text = TextReport.toText(SampleReports.usual());

        assertThat(text.lines().filter(line -> line.contains("GET /api/users/:id ")))
                .as("ten rows of requests, one of routes")
                .hasSize(11);
        assertThat(text).contains(firstWordsOf(PartShare.inWords(SampleReports.usual().slowest())));
        assertThat(TextReport.toText(SampleReports.empty())).doesNotContain("Slowest");
    }

    private static String firstWordsOf(String sentence) {
        return "What makes them slow: " + sentence.substring(0, sentence.indexOf(','));
    }

    @Test
    void html_namesHostileRoutesOfSlowRequestsOnlyInItsIsland() throws Exception {
        String html = HtmlReport.toHtml(SampleReports.hostile());

        assertThat(island(html).get("slowestRequests")).hasSize(12);
        assertThat(island(html).at("/slowestRequests/0/route").asText())
                .isEqualTo(SampleReports.HOSTILE.getFirst());
        assertThat(html).doesNotContain("<img");
    }

    @Test
    void html_hasNamesAndColoursOfAllParts() throws Exception {
        String html = HtmlReport.toHtml(SampleReports.withTiers());

        assertThat(island(html).get("partTexts")).hasSize(8);
        assertThat(island(html).at("/partTexts/4/label").asText()).isEqualTo("handler");
        assertThat(island(html).get("slowestInWords").asText()).startsWith("handler 50.0 %, ");
        assertThat(between(html, "<style>", "</style>"))
                .contains("--part4: #0072b2;", "--part4: #56b4e9;", "fill: var(--part7)")
                .doesNotContain("@LIGHT_PARTS@", "@DARK_PARTS@");
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
    void text_tellsOfTheRuntimes() {
        assertThat(TextReport.toText(SampleReports.usual()))
                .containsPattern(
                        """
                        Runtimes    4 of 4 live, [\\d,]+ leases, 250 of them from another shard
                                    1,000 waited, p50 100 µs, p95 100 µs, p99 1.00 ms, longest 20.0 ms; 3 in vain
                                    6 recycled, 2 in quarantine, 5 discarded; 1 tainted
                        """);
    }

    @Test
    void json_tellsOfTheRuntimes() throws Exception {
        JsonNode pool = MAPPER.readTree(JsonReport.toJson(SampleReports.usual())).get("pool");

        assertThat(pool.get("waits").get("p50").asLong()).isBetween(100_000L, 101_000L);
        assertThat(pool.get("waits").get("count").asLong()).isEqualTo(1_000);
        assertThat(pool.get("leases").asLong()).isPositive();
        ((ObjectNode) pool).remove(List.of("waits", "leases"));
        assertThat(pool)
                .isEqualTo(
                        MAPPER.readTree(
                                """
                                {"capacity": 4, "live": 4, "inUse": 2, "waiting": 1, "tainted": 1,
                                 "exhausted": 3, "overflow": 250, "recycled": 6, "quarantined": 2,
                                 "discarded": 5}
                                """));
    }

    @Test
    void text_tellsTheColdStart_andNothingBeforeTheFirstAnswer() {
        assertThat(TextReport.toText(SampleReports.withTiers()))
                .contains(
                        """
                        Cold start  process start → first response  812 ms
                                    folder open → first response    213 ms
                                    fresh isolate → first response  34.0 ms
                                    bytecode                        3 from the cache, 1 compiled
                                      read or compile               11.9 ms
                                      open and load                 20.4 ms
                                      first run                     1.70 ms
                                      idle (left out)               45.0 ms
                        """);
        assertThat(TextReport.toText(SampleReports.usual())).doesNotContain("Cold start");
    }

    @Test
    void json_tellsTheColdStartAndTheCache_orNull() throws Exception {
        JsonNode known = MAPPER.readTree(JsonReport.toJson(SampleReports.withTiers()));
        assertThat(known.get("coldStart"))
                .isEqualTo(
                        MAPPER.readTree(
                                """
                                {"processNanos": 812000000, "folderNanos": 213000000,
                                 "isolateNanos": 34000000, "compileNanos": 11900000,
                                 "openNanos": 20400000, "runNanos": 1700000,
                                 "idleNanos": 45000000, "cachedScripts": 3, "compiledScripts": 1}
                                """));
        assertThat(known.get("bytecodeCache"))
                .isEqualTo(
                        MAPPER.readTree(
                                """
                                {"memoryHits": 2, "diskHits": 3, "misses": 1, "rejected": 0,
                                 "stored": 1, "refused": 0, "memoryBytes": 40000}
                                """));
        assertThat(SchemaCheck.faults(schema(), known)).isEmpty();

        JsonNode unknown = MAPPER.readTree(JsonReport.toJson(SampleReports.usual()));
        assertThat(unknown.get("coldStart").isNull()).isTrue();
        assertThat(unknown.get("bytecodeCache").isNull()).isTrue();
    }

    @Test
    void html_hasTheColdStartInItsIsland() throws Exception {
        assertThat(HtmlReport.toHtml(SampleReports.withTiers()))
                .contains("[\"folder open → first response\",\"213 ms\"]");
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
        assertThat(Units.moment(7.25)).isEqualTo("0:07.250");
        assertThat(Units.moment(59.9996)).isEqualTo("1:00.000");
        assertThat(Units.moment(3_723.004)).isEqualTo("1:02:03.004");
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
