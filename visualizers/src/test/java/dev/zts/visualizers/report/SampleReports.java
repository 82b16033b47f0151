package dev.zts.visualizers.report;

import dev.zts.telemetry.EngineEvent.CompilationRefused;
import dev.zts.telemetry.EngineEvent.TierChanged;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.Phase;
import dev.zts.telemetry.Tier;
import dev.zts.visualizers.timeline.Frames;
import dev.zts.visualizers.timeline.Timeline;
import dev.zts.visualizers.timeline.TimelineView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reports of invented runs; as a program it writes them into the folder given. */
public final class SampleReports {
    static final String NOTE = "GraalJS in this process is interpreted and tells no tiers.";

    /** Names that would do harm if a report took them for markup, script or terminal control. */
    static final List<String> HOSTILE =
            List.of(
                    "GET /<img src=x onerror=alert(1)>",
                    "GET /</script><script>alert(2)</script>",
                    "GET /\u2028alert(3)//\u2029",
                    "GET /\"'`--><svg onload=alert(4)>&lt;",
                    "GET /javascript:alert(5)",
                    "GET /@DATA@ @POLICY@ $1 \\u003c",
                    "GET /\u001b[31mred\u0007\u202e");

    private SampleReports() {}

    static RunReport usual() {
        return report(
                "json-api",
                Frames.run(42, 2, 40, 1),
                NOTE,
                List.of("The generator was late by up to 12 ms."));
    }

    /** {@return a report whose every text is hostile} */
    static RunReport hostile() {
        Frames frames = new Frames(7, HOSTILE.toArray(String[]::new));
        Timeline timeline = new Timeline();
        for (int i = 0; i < 60; i++) {
            timeline.append(frames.next(Phase.MEASURE, 50, 1));
        }
        String bad = String.join(" ", HOSTILE);
        timeline.append(
                frames.event(
                        new TierChanged(
                                0,
                                bad,
                                bad,
                                1,
                                Tier.INTERPRETED,
                                Tier.BASELINE,
                                bad,
                                1,
                                0,
                                0,
                                0,
                                0)));
        timeline.append(frames.event(new CompilationRefused(0, bad, bad, 1, 2, bad, 1, 1, 1)));
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put(bad, bad);
        return new RunReport(
                new RunFacts(
                        bad,
                        bad,
                        bad,
                        Instant.EPOCH,
                        true,
                        "",
                        environment,
                        List.of(),
                        false,
                        HOSTILE),
                timeline.view(),
                SlowRequests.many(12, HOSTILE.getFirst()));
    }

    /** {@return a report of a run that never got an answer} */
    static RunReport empty() {
        return new RunReport(facts("hello", "", List.of()), TimelineView.empty(0), List.of());
    }

    static RunReport withTiers() {
        Timeline timeline = new Timeline();
        Frames frames = new Frames(7, "GET /");
        timeline.append(frames.next(Phase.MEASURE, 50, 1));
        long now = Frames.ORIGIN_NANOS + 1_000_000;
        timeline.append(
                frames.event(
                        new TierChanged(
                                now,
                                "row",
                                "lib/rows.js",
                                41,
                                Tier.BASELINE,
                                Tier.OPTIMIZED,
                                "2,000 calls",
                                2_000,
                                0,
                                1_000_000,
                                512,
                                0)));
        timeline.append(
                frames.event(
                        new CompilationRefused(
                                now, "merge", "lib/merge.js", 7, 23, "spread", 9, 100, 100)));
        return new RunReport(
                facts("reshape", "", List.of()), timeline.view(), SlowRequests.three());
    }

    private static RunReport report(
            String folder, List<Frame> run, String tierNote, List<String> verdicts) {
        Timeline timeline = new Timeline();
        run.forEach(timeline::append);
        return new RunReport(
                facts(folder, tierNote, verdicts),
                timeline.view(),
                SlowRequests.many(30, "GET /api/users/:id"));
    }

    private static RunFacts facts(String folder, String tierNote, List<String> verdicts) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("JDK", "25.0.3, G1, 512 MB heap");
        environment.put("Machine", "Linux, 2 cores");
        environment.put("Transport", "epoll");
        return new RunFacts(
                folder,
                "GraalJS 25.0.3 (interpreted)",
                "2,000 requests/s for 40 s after 2 s of warm-up, 3 routes",
                Instant.parse("2026-01-02T03:04:05Z"),
                false,
                tierNote,
                environment,
                List.of(),
                false,
                verdicts);
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Files.createDirectories(folder);
        HtmlReport.write(usual(), folder.resolve("usual.html"));
        HtmlReport.write(hostile(), folder.resolve("hostile.html"));
        HtmlReport.write(
                report("search", Frames.run(42, 2, 240, 1), NOTE, List.of()),
                folder.resolve("long.html"));
        HtmlReport.write(empty(), folder.resolve("empty.html"));
        HtmlReport.write(withTiers(), folder.resolve("tiers.html"));
        JsonReport.write(usual(), folder.resolve("usual.json"));
        Files.writeString(folder.resolve("usual.txt"), TextReport.toText(usual()));
        Files.writeString(folder.resolve("hostile.txt"), TextReport.toText(hostile()));
    }
}
