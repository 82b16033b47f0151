package dev.zts.visualizers.report;

import dev.zts.telemetry.Counter;
import dev.zts.telemetry.EngineEvent.CompilationRefused;
import dev.zts.telemetry.EngineEvent.GcPause;
import dev.zts.telemetry.JitState;
import dev.zts.telemetry.LatencySnapshot;
import dev.zts.telemetry.PoolState;
import dev.zts.telemetry.Tier;
import dev.zts.visualizers.flame.TierPaint;
import dev.zts.visualizers.timeline.RouteTotal;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A run as a table for the terminal: at most 100 columns, no colours. */
public final class TextReport {
    private static final int WIDTH = 100;
    private static final int ROUTE_WIDTH = 36;
    private static final int SLOWEST_ROWS = 10;
    private static final int SLOWEST_ROUTE_WIDTH = 19;
    private static final int TIER_ROWS = 10;
    private static final String TIER_ROW = "%-27s%-28s%-24s%11s%10s";

    private final StringBuilder out = new StringBuilder();
    private final RunFacts facts;
    private final TimelineView view;
    private final List<SlowRequest> slowest;

    private TextReport(RunReport report) {
        facts = report.facts();
        view = report.timeline();
        slowest = report.slowest();
    }

    public static String toText(RunReport report) {
        TextReport text = new TextReport(report);
        text.head();
        text.requests();
        text.latency();
        text.routes();
        text.slowest();
        text.kinds("Errors, as the load generator saw them", text.view.errors());
        text.kinds("Failures, as the server saw them", text.view.failures());
        text.pool();
        text.nursery();
        text.coldStart();
        text.tiers();
        text.verdicts();
        return text.out.toString();
    }

    private void head() {
        line(
                "%s on %s%s"
                        .formatted(
                                facts.folder(),
                                facts.engine(),
                                facts.stopped() ? " (stopped early)" : ""));
        line(facts.plan());
        line("");
    }

    private void requests() {
        line(
                "Requests    %s finished in %s, %s/s"
                        .formatted(
                                Units.count(view.requests()),
                                Units.duration(view.measuredNanos()),
                                Units.rate(view.requestsPerSecond())));
        double share = view.requests() == 0 ? 0 : (double) view.failed() / view.requests();
        line(
                "            %s failed (%s), %s of them without an answer; %s not sent"
                        .formatted(
                                Units.count(view.failed()),
                                Units.percent(share),
                                Units.count(view.unanswered()),
                                Units.count(view.notSent())));
        line("");
    }

    private void latency() {
        line(
                "%-12s%10s%10s%10s%10s%10s%10s"
                        .formatted("", "p50", "p90", "p99", "p99.9", "max", "mean"));
        percentiles("Latency", view.latency());
        percentiles("Service", view.service());
        percentiles("Lag", view.lag());
        line("");
    }

    private void percentiles(String name, LatencySnapshot latency) {
        line(
                "%-12s%10s%10s%10s%10s%10s%10s"
                        .formatted(
                                name,
                                at(latency, 50),
                                at(latency, 90),
                                at(latency, 99),
                                at(latency, 99.9),
                                at(latency, 100),
                                latency.isEmpty() ? "–" : Units.duration(latency.meanNanos())));
    }

    private static String at(LatencySnapshot latency, double percentile) {
        return latency.isEmpty() ? "–" : Units.duration(latency.nanosAt(percentile));
    }

    private void routes() {
        if (view.routes().isEmpty()) {
            return;
        }
        line(
                "%-36s%12s%10s%10s%10s%10s"
                        .formatted("Routes", "requests", "failed", "p50", "p99", "max"));
        for (RouteTotal route : view.routes()) {
            line(
                    "%-36s%12s%10s%10s%10s%10s"
                            .formatted(
                                    cut(printable(route.route()), ROUTE_WIDTH),
                                    Units.count(route.completed()),
                                    Units.count(route.failed()),
                                    at(route.latency(), 50),
                                    at(route.latency(), 99),
                                    at(route.latency(), 100)));
        }
        line("");
    }

    private void slowest() {
        if (slowest.isEmpty()) {
            return;
        }
        line("Slowest requests (* the largest part of each)");
        StringBuilder head =
                new StringBuilder("%8s  %-19s%6s ".formatted("latency", "route", "status"));
        for (LatencyPart part : LatencyPart.values()) {
            head.append("%7s ".formatted(part.heading()));
        }
        line(head.toString());
        slowest.stream().limit(SLOWEST_ROWS).forEach(this::slow);
        wrapped("What makes them slow: ", PartShare.inWords(slowest));
        line("");
    }

    private void slow(SlowRequest request) {
        StringBuilder row =
                new StringBuilder(
                        "%8s  %-19s%6s "
                                .formatted(
                                        Units.duration(request.latencyNanos()),
                                        cut(printable(request.route()), SLOWEST_ROUTE_WIDTH),
                                        request.statusText()));
        for (LatencyPart part : LatencyPart.values()) {
            long nanos = part.nanosOf(request);
            row.append(
                    "%7s%s"
                            .formatted(
                                    nanos == 0 ? "–" : Units.duration(nanos),
                                    part == request.longest() ? "*" : " "));
        }
        line(row.toString());
    }

    private void kinds(String title, Map<String, Long> kinds) {
        if (kinds.isEmpty()) {
            return;
        }
        line(title);
        kinds.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .forEach(kind ->
                        line(
                                "  %-46s%12s"
                                        .formatted(
                                                cut(printable(kind.getKey()), 45),
                                                Units.count(kind.getValue()))));
        line("");
    }

    private void pool() {
        PoolState pool = view.last() == null ? PoolState.NONE : view.last().pool();
        if (pool.capacity() == 0) {
            return;
        }
        String label = "Runtimes    ";
        for (String words : PoolText.lines(pool)) {
            wrapped(label, words);
            label = " ".repeat(label.length());
        }
        line("");
    }

    private void nursery() {
        List<GcPause> pauses = ReportTree.pauses(facts, view);
        long nanos = pauses.stream().mapToLong(GcPause::durationNanos).sum();
        long longest = pauses.stream().mapToLong(GcPause::durationNanos).max().orElse(0);
        line(
                "Nursery     %s collections, %s paused in total, longest %s%s"
                        .formatted(
                                Units.count(pauses.size()),
                                Units.duration(nanos),
                                Units.duration(longest),
                                facts.pausesExact() ? "" : " (from notifications)"));
        long runs = view.count(Counter.HANDLER_RUNS);
        line(
                "            %s allocated%s"
                        .formatted(
                                Units.bytes(view.allocatedBytes()),
                                runs == 0
                                        ? ""
                                        : ", "
                                                + Units.bytes(
                                                        (double)
                                                                        view.count(
                                                                                Counter
                                                                                        .HANDLER_ALLOCATED_BYTES)
                                                                / runs)
                                                + " by each run of a handler"));
        if (view.last() != null) {
            MemoryWords.of(view.last().memory()).forEach(words -> wrapped("            ", words));
        }
    }

    private void coldStart() {
        String label = "Cold start  ";
        for (ColdStartFigures.Row row : ColdStartFigures.of(view.coldStart())) {
            line("%s%-32s%s".formatted(label, row.name(), row.figure()));
            label = "            ";
        }
        for (ColdStartFigures.Row part : ColdStartFigures.parts(view.coldStart())) {
            line("%s  %-30s%s".formatted(label, part.name(), part.figure()));
        }
    }

    private void tiers() {
        if (!facts.tierNote().isEmpty()) {
            wrapped("Tiers       ", facts.tierNote());
            return;
        }
        String settings = facts.environment().get(RunFacts.JIT);
        if (settings != null) {
            wrapped("JIT         ", settings);
        }
        JitSummary jit = JitSummary.of(view);
        if (jit.state() != null) {
            wrapped("Tiers       ", "now " + functions(jit.now()));
        }
        wrapped(
                jit.state() == null ? "Tiers       " : "            ",
                jit.reached().isEmpty()
                        ? "no function moved to another tier in this run"
                        : "reached in this run: " + functions(jit.reached()));
        if (jit.state() != null) {
            compiled(jit.state());
        }
        refusals(jit.refusals());
        exits(jit.exits());
        if (!jit.suppressed().isEmpty()) {
            line("");
            wrapped("Suppressed  ", "left too often and not optimized any more: " + names(jit));
        }
    }

    private static String functions(Map<Tier, Long> functions) {
        List<String> parts =
                functions.entrySet().stream()
                        .filter(entry -> entry.getValue() > 0)
                        .map(entry ->
                                Units.count(entry.getValue())
                                        + " "
                                        + TierPaint.of(entry.getKey()).label())
                        .toList();
        return parts.isEmpty() ? "no function" : String.join(", ", parts);
    }

    private void compiled(JitState state) {
        wrapped(
                "Compiled    ",
                "%s functions in %s, %s of bytecode to %s of JVM code, %s in use"
                        .formatted(
                                Units.count(state.compilations()),
                                Units.duration(state.compileNanos()),
                                Units.bytes(state.bytecodeBytes()),
                                Units.bytes(state.codeBytes()),
                                Units.bytes(state.liveCodeBytes())));
        wrapped(
                "            ",
                "%s refused for an opcode, %s for another reason, %s evicted; requests waited %s"
                        .formatted(
                                Units.count(state.refused()),
                                Units.count(state.failed()),
                                Units.count(state.evictions()),
                                Units.duration(state.stallNanos())));
        wrapped(
                "            ",
                "%s entries in mid-loop, %s exits from optimized code, %s suppressed"
                        .formatted(
                                Units.count(state.replacements()),
                                Units.count(state.deoptimizations()),
                                Units.count(state.suppressed())));
    }

    private void refusals(List<CompilationRefused> refusals) {
        if (refusals.isEmpty()) {
            return;
        }
        line("");
        line(TIER_ROW.formatted("Interpreted for an opcode", "place", "opcode", "line", "runs"));
        for (CompilationRefused refused : refusals.subList(0, shown(refusals))) {
            tierRow(
                    JitSummary.Function.of(refused),
                    refused.opcodeRuns() == 0
                            ? refused.opcode()
                            : refused.opcode() + " ×" + Units.count(refused.opcodeRuns()),
                    String.valueOf(refused.opcodeLine()),
                    refused.functionRuns());
        }
        more(refusals);
    }

    private void exits(List<JitSummary.Exit> exits) {
        if (exits.isEmpty()) {
            return;
        }
        line("");
        line(TIER_ROW.formatted("Exits from optimized code", "place", "reason", "at", "count"));
        for (JitSummary.Exit exit : exits.subList(0, shown(exits))) {
            tierRow(exit.function(), exit.reason(), exit.at(), exit.count());
        }
        more(exits);
    }

    private void tierRow(JitSummary.Function function, String what, String at, long count) {
        line(
                TIER_ROW.formatted(
                        cut(printable(function.label()), 26),
                        cut(printable(function.place()), 27),
                        cut(printable(what), 23),
                        cut(printable(at), 10),
                        Units.count(count)));
    }

    private static int shown(List<?> rows) {
        return Math.min(rows.size(), TIER_ROWS);
    }

    private void more(List<?> rows) {
        if (rows.size() > TIER_ROWS) {
            line("  and %s more".formatted(Units.count(rows.size() - TIER_ROWS)));
        }
    }

    private static String names(JitSummary jit) {
        String first =
                jit.suppressed().stream()
                        .limit(TIER_ROWS)
                        .map(function -> function.label() + " (" + function.place() + ")")
                        .collect(Collectors.joining(", "));
        int more = jit.suppressed().size() - TIER_ROWS;
        return more > 0 ? first + " and " + Units.count(more) + " more" : first;
    }

    private void verdicts() {
        for (String verdict : facts.verdicts()) {
            wrapped("Note        ", verdict);
        }
    }

    /** Breaks between words, so that no line is wider than the terminal. */
    private void wrapped(String label, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String word : printable(text).split(" (?!%)", -1)) {
            if (current.length() > 0
                    && label.length() + current.length() + 1 + word.length() > WIDTH) {
                lines.add(current.toString());
                current.setLength(0);
            }
            current.append(current.length() == 0 ? "" : " ").append(word);
        }
        lines.add(current.toString());
        String indent = " ".repeat(label.length());
        for (int i = 0; i < lines.size(); i++) {
            line("%s%s".formatted(i == 0 ? label : indent, lines.get(i)));
        }
    }

    private void line(String text) {
        out.append(cut(printable(text).stripTrailing(), WIDTH)).append('\n');
    }

    /** Control characters could steer the terminal, separators break the table. */
    private static String printable(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.appendCodePoint(steers(c) ? '\uFFFD' : c));
        return safe.toString();
    }

    private static boolean steers(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
