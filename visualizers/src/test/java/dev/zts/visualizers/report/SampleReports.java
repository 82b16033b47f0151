package dev.zts.visualizers.report;

import dev.zts.telemetry.BytecodeState;
import dev.zts.telemetry.ColdStart;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.CompilationRefused;
import dev.zts.telemetry.EngineEvent.Deoptimized;
import dev.zts.telemetry.EngineEvent.TierChanged;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.JitState;
import dev.zts.telemetry.Phase;
import dev.zts.telemetry.StackSample;
import dev.zts.telemetry.StackSample.Call;
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

    static final ColdStart COLD_START =
            new ColdStart(
                    812_000_000, 213_000_000, 11_900_000, 20_400_000, 1_700_000, 45_000_000, 3, 1);

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
        timeline.append(
                frames.event(new Deoptimized(0, bad, bad, 1, bad, 2, "x" + bad, 1, 1, true)));
        Frame.Builder last = new Frame.Builder();
        last.phase(Phase.MEASURE);
        last.addStack(new StackSample(List.of(new Call(bad, bad, 1, 1, Tier.BASELINE)), 1));
        timeline.append(last.build(90, 0, 0, 1));
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
                SlowRequests.many(12, HOSTILE.getFirst()),
                timeline.stacks());
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
        for (EngineEvent event : tierEvents(now)) {
            timeline.append(frames.event(event));
        }
        Frame.Builder last = new Frame.Builder();
        last.phase(Phase.MEASURE);
        last.jit(
                new JitState(
                        1,
                        64,
                        List.of(4, 0, 3, 1, 2),
                        1,
                        12,
                        2,
                        1,
                        34_100_000,
                        List.of(1L, 8L, 2L, 1L),
                        0,
                        1_200,
                        9_400,
                        8_100,
                        16L << 20,
                        1,
                        640,
                        14,
                        3));
        last.coldStart(COLD_START);
        last.bytecode(new BytecodeState(2, 3, 1, 0, 1, 0, 40_000));
        Call handler = new Call("handler", "index.js", 3, 9, Tier.BASELINE);
        Call row = new Call("row", "lib/rows.js", 41, 44, Tier.OPTIMIZED);
        last.addStack(new StackSample(List.of(handler, row), 30));
        last.addStack(new StackSample(List.of(handler), 10));
        timeline.append(last.build(90, now + 1_000_000_000, 1_000_000_000, 1_000_000));
        return new RunReport(
                facts("reshape", "", List.of()),
                timeline.view(),
                SlowRequests.three(),
                timeline.stacks());
    }

    private static List<EngineEvent> tierEvents(long now) {
        Deoptimized overflow =
                new Deoptimized(
                        now + 3, "row", "lib/rows.js", 41, "overflow", 12, "row", 44, 1, false);
        Deoptimized inlined =
                new Deoptimized(
                        now + 4,
                        "row",
                        "lib/rows.js",
                        41,
                        "type_mismatch",
                        7,
                        "cell",
                        61,
                        2,
                        false);
        Deoptimized last =
                new Deoptimized(
                        now + 5, "row", "lib/rows.js", 41, "overflow", 12, "row", 44, 3, true);
        return List.of(
                change(now, "row", Tier.INTERPRETED, Tier.BASELINE, "compiled"),
                change(now + 1, "row", Tier.BASELINE, Tier.OPTIMIZED, "2,000 calls"),
                change(now + 2, "sum", Tier.INTERPRETED, Tier.BASELINE, "loop"),
                new CompilationRefused(
                        now, "merge", "lib/merge.js", 7, 23, "spread", 9, 100, 1_300),
                new CompilationRefused(now, "", "lib/merge.js", 31, 4, "yield", 32, 5_000, 9_000),
                overflow,
                inlined,
                last);
    }

    private static TierChanged change(
            long nanos, String function, Tier from, Tier to, String cause) {
        return new TierChanged(
                nanos, function, "lib/rows.js", 41, from, to, cause, 2_000, 0, 1_000_000, 512, 0);
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
        environment.put(RunFacts.JIT, "lazy, coverage seed");
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
        FlameFile.write(withTiers(), folder.resolve("tiers.svg"));
        FlameFile.write(hostile(), folder.resolve("hostile.svg"));
        Files.writeString(folder.resolve("tiers.txt"), TextReport.toText(withTiers()));
        JsonReport.write(usual(), folder.resolve("usual.json"));
        Files.writeString(folder.resolve("usual.txt"), TextReport.toText(usual()));
        Files.writeString(folder.resolve("hostile.txt"), TextReport.toText(hostile()));
    }
}
