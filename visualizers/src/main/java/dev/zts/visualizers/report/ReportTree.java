package dev.zts.visualizers.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zts.telemetry.ArenaState;
import dev.zts.telemetry.BytecodeState;
import dev.zts.telemetry.ColdStart;
import dev.zts.telemetry.Counter;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.CompilationRefused;
import dev.zts.telemetry.EngineEvent.Deoptimized;
import dev.zts.telemetry.EngineEvent.GcPause;
import dev.zts.telemetry.EngineEvent.TierChanged;
import dev.zts.telemetry.GcAsking;
import dev.zts.telemetry.GcOutcome;
import dev.zts.telemetry.GcStats;
import dev.zts.telemetry.JitState;
import dev.zts.telemetry.LatencySnapshot;
import dev.zts.telemetry.MemoryState;
import dev.zts.telemetry.PoolState;
import dev.zts.telemetry.Tier;
import dev.zts.visualizers.timeline.LogBins;
import dev.zts.visualizers.timeline.RouteTotal;
import dev.zts.visualizers.timeline.Slice;
import dev.zts.visualizers.timeline.TimelineView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A run as a JSON tree, as docs/report-schema.json describes it. Made for one report. */
final class ReportTree {
    private static final int SCHEMA_VERSION = 1;
    private static final LogBins BINS = LogBins.TWENTY;

    private final JsonNodeFactory json = JsonNodeFactory.instance;
    private final RunFacts facts;
    private final TimelineView view;
    private final List<SlowRequest> slowest;

    ReportTree(RunReport report) {
        facts = report.facts();
        view = report.timeline();
        slowest = report.slowest();
    }

    ObjectNode toTree() {
        ObjectNode root = json.objectNode();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.set("run", run());
        root.set("requests", requests());
        root.put("requestsPerSecond", view.requestsPerSecond());
        root.set("errors", counts(view.errors()));
        root.set("failures", counts(view.failures()));
        root.set("latency", latency(view.latency()));
        root.set("service", latency(view.service()));
        root.set("lag", latency(view.lag()));
        root.set("routes", routes());
        root.set("slowestRequests", slowestRequests());
        root.set("histogram", histogram());
        root.set("binBoundsNanos", binBounds());
        root.set("series", series());
        root.set("pool", pool());
        root.set("nursery", nursery());
        root.set("memory", view.last() == null ? json.nullNode() : memory(view.last().memory()));
        root.set("coldStart", coldStart());
        root.set("bytecodeCache", bytecodeCache());
        root.set("tiers", facts.tierNote().isEmpty() ? tiers() : json.nullNode());
        root.set("refusals", facts.tierNote().isEmpty() ? refusals() : json.nullNode());
        root.set("jit", facts.tierNote().isEmpty() ? jit() : json.nullNode());
        root.put("tierNote", facts.tierNote());
        root.put("droppedEvents", view.droppedEvents());
        ArrayNode verdicts = root.putArray("verdicts");
        facts.verdicts().forEach(verdicts::add);
        ObjectNode environment = root.putObject("environment");
        facts.environment().forEach(environment::put);
        return root;
    }

    private ObjectNode run() {
        return json.objectNode()
                .put("folder", facts.folder())
                .put("engine", facts.engine())
                .put("plan", facts.plan())
                .put("startedAt", facts.startedAt().toString())
                .put("stopped", facts.stopped())
                .put("measuredNanos", view.measuredNanos());
    }

    private ObjectNode requests() {
        return json.objectNode()
                .put("due", view.due())
                .put("finished", view.requests())
                .put("completed", view.completed())
                .put("failed", view.failed())
                .put("unanswered", view.unanswered())
                .put("notSent", view.notSent());
    }

    private ObjectNode counts(Map<String, Long> counts) {
        ObjectNode object = json.objectNode();
        new TreeMap<>(counts).forEach(object::put);
        return object;
    }

    private ObjectNode latency(LatencySnapshot latency) {
        return json.objectNode()
                .put("unit", "ns")
                .put("count", latency.total())
                .put("min", latency.minNanos())
                .put("mean", Math.round(latency.meanNanos()))
                .put("p50", latency.nanosAt(50))
                .put("p90", latency.nanosAt(90))
                .put("p99", latency.nanosAt(99))
                .put("p999", latency.nanosAt(99.9))
                .put("max", latency.maxNanos());
    }

    private ObjectNode pool() {
        PoolState pool = view.last() == null ? PoolState.NONE : view.last().pool();
        ObjectNode object =
                json.objectNode()
                        .put("capacity", pool.capacity())
                        .put("live", pool.live())
                        .put("inUse", pool.inUse())
                        .put("waiting", pool.waiting())
                        .put("tainted", pool.tainted())
                        .put("leases", pool.leases())
                        .put("overflow", pool.overflow())
                        .put("exhausted", pool.exhausted())
                        .put("recycled", pool.recycled())
                        .put("quarantined", pool.quarantined())
                        .put("discarded", pool.discarded());
        object.set("waits", latency(pool.waits()));
        return object;
    }

    private ArrayNode routes() {
        ArrayNode routes = json.arrayNode();
        for (RouteTotal route : view.routes()) {
            ObjectNode row = routes.addObject();
            row.put("route", route.route());
            row.put("completed", route.completed());
            row.put("failed", route.failed());
            row.set("latency", latency(route.latency()));
            row.set("service", latency(route.service()));
        }
        return routes;
    }

    private ArrayNode slowestRequests() {
        ArrayNode rows = json.arrayNode();
        for (SlowRequest request : slowest) {
            ObjectNode row = rows.addObject();
            row.put("route", request.route());
            row.put("status", request.status());
            row.put("latencyNanos", request.latencyNanos());
            ObjectNode parts = row.putObject("parts");
            for (LatencyPart part : LatencyPart.values()) {
                parts.put(part.key(), part.nanosOf(request));
            }
        }
        return rows;
    }

    private ArrayNode histogram() {
        return filled(BINS.counts(view.latency()));
    }

    /** Pairs of bin and count, empty bins left out. */
    private ArrayNode filled(long[] counts) {
        ArrayNode pairs = json.arrayNode();
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] > 0) {
                pairs.addArray().add(bin).add(counts[bin]);
            }
        }
        return pairs;
    }

    private ArrayNode binBounds() {
        ArrayNode bounds = json.arrayNode();
        for (int bin = 0; bin <= BINS.count(); bin++) {
            bounds.add(Math.round(BINS.fromNanos(bin)));
        }
        return bounds;
    }

    private ArrayNode series() {
        ArrayNode series = json.arrayNode();
        for (Slice slice : view.slices()) {
            ObjectNode row = series.addObject();
            row.put("startNanos", slice.startNanos());
            row.put("lengthNanos", slice.lengthNanos());
            row.put("phase", slice.phase().name().toLowerCase(Locale.ROOT));
            row.put("completed", slice.completed());
            row.put("failed", slice.failed());
            row.put("notSent", slice.notSent());
            row.put("requestsPerSecond", slice.requestsPerSecond());
            row.set("errors", counts(slice.errors()));
            row.set("latency", latency(slice.latency()));
            row.set("service", latency(slice.service()));
            row.set("latencyBins", filled(BINS.counts(slice.latency())));
            row.put("nurseryHighBytes", slice.nurseryHigh());
            row.put("nurseryCapacityBytes", slice.nurseryCapacity());
            row.put("allocatedBytes", slice.allocatedBytes());
            row.put("pauseNanos", slice.pauseNanos());
        }
        return series;
    }

    private ObjectNode nursery() {
        List<GcPause> pauses = pauses(facts, view);
        ObjectNode nursery = json.objectNode();
        nursery.put("collections", pauses.size());
        nursery.put("pauseNanos", pauses.stream().mapToLong(GcPause::durationNanos).sum());
        nursery.put("pausesExact", facts.pausesExact());
        nursery.put("allocatedBytes", view.allocatedBytes());
        long runs = view.count(Counter.HANDLER_RUNS);
        if (runs == 0) {
            nursery.putNull("bytesPerRequest");
        } else {
            nursery.put("bytesPerRequest", view.count(Counter.HANDLER_ALLOCATED_BYTES) / runs);
        }
        ObjectNode filledBy = nursery.putObject("filledBy");
        view.allocatedBy()
                .forEach((owner, bytes) ->
                        filledBy.put(owner.name().toLowerCase(Locale.ROOT), bytes));
        ArrayNode rows = nursery.putArray("pauses");
        for (GcPause pause : pauses) {
            rows.addObject()
                    .put("atNanos", pause.nanos() - view.originNanos())
                    .put("durationNanos", pause.durationNanos())
                    .put("collector", pause.collector())
                    .put("cause", pause.cause())
                    .put("young", pause.young())
                    .put("usedBeforeBytes", pause.usedBefore())
                    .put("usedAfterBytes", pause.usedAfter());
        }
        return nursery;
    }

    private ObjectNode memory(MemoryState state) {
        ObjectNode memory = json.objectNode();
        GcStats stats = state.collections();
        memory.putObject("collections")
                .put("minor", stats.minorCount())
                .put("minorNanos", stats.minorNanos())
                .put("major", stats.majorCount())
                .put("majorNanos", stats.majorNanos())
                .put("copiedBytes", stats.copiedBytes())
                .put("promotedBytes", stats.promotedBytes())
                .put("peakHeapBytes", stats.peakHeapBytes())
                .put("heapBytes", stats.heapBytes());
        GcAsking asking = state.asking();
        ObjectNode between = memory.putObject("betweenRequests");
        between.put("automatic", asking.automatic())
                .put("unavailable", asking.unavailable())
                .put("thresholdBytes", asking.thresholdBytes())
                .put("pointBytes", asking.pointBytes())
                .put("hintBytes", asking.hintBytes());
        ObjectNode outcomes = between.putObject("outcomes");
        for (GcOutcome outcome : GcOutcome.values()) {
            outcomes.put(outcome.name().toLowerCase(Locale.ROOT), asking.count(outcome));
        }
        memory.set("requests", arenas(state.arenas()));
        return memory;
    }

    private ObjectNode arenas(ArenaState arenas) {
        ObjectNode requests =
                json.objectNode()
                        .put("usedBytes", arenas.usedBytes())
                        .put("highBytes", arenas.highBytes())
                        .put("overflowCount", arenas.overflowCount())
                        .put("overflowBytes", arenas.overflowBytes());
        ArrayNode isolates = requests.putArray("isolates");
        for (ArenaState.Arena arena : arenas.isolates()) {
            isolates.addObject()
                    .put("isolate", arena.isolate())
                    .put("requests", arena.requests())
                    .put("usedBytes", arena.usedBytes())
                    .put("highBytes", arena.highBytes())
                    .put("overflowCount", arena.overflowCount())
                    .put("overflowBytes", arena.overflowBytes());
        }
        return requests;
    }

    /** {@return the pauses of the measured part, exact ones if there was a flight recording} */
    static List<GcPause> pauses(RunFacts facts, TimelineView view) {
        return facts.pausesExact() ? facts.exactPauses() : view.measuredPauses();
    }

    private JsonNode coldStart() {
        ColdStart start = view.coldStart();
        if (!start.isKnown()) {
            return json.nullNode();
        }
        ObjectNode node = json.objectNode();
        if (start.processNanos() == 0) {
            node.putNull("processNanos");
        } else {
            node.put("processNanos", start.processNanos());
        }
        return node.put("folderNanos", start.folderNanos())
                .put("isolateNanos", start.isolateNanos())
                .put("compileNanos", start.compileNanos())
                .put("openNanos", start.openNanos())
                .put("runNanos", start.runNanos())
                .put("idleNanos", start.idleNanos())
                .put("cachedScripts", start.cached())
                .put("compiledScripts", start.compiled());
    }

    private JsonNode bytecodeCache() {
        BytecodeState state = view.bytecode();
        if (state.equals(BytecodeState.NONE)) {
            return json.nullNode();
        }
        return json.objectNode()
                .put("memoryHits", state.memoryHits())
                .put("diskHits", state.diskHits())
                .put("misses", state.misses())
                .put("rejected", state.rejected())
                .put("stored", state.stored())
                .put("refused", state.refused())
                .put("memoryBytes", state.memoryBytes());
    }

    private ArrayNode tiers() {
        ArrayNode rows = json.arrayNode();
        for (EngineEvent event : view.events()) {
            switch (event) {
                case TierChanged e ->
                        place(rows.addObject(), e.nanos(), e.function(), e.file(), e.line())
                                .put("kind", "changed")
                                .put("from", e.from().name().toLowerCase(Locale.ROOT))
                                .put("to", e.to().name().toLowerCase(Locale.ROOT))
                                .put("cause", e.cause())
                                .put("calls", e.calls())
                                .put("backEdges", e.backEdges())
                                .put("compileNanos", e.compileNanos())
                                .put("codeBytes", e.codeBytes())
                                .put("stallNanos", e.stallNanos());
                case Deoptimized e ->
                        place(rows.addObject(), e.nanos(), e.function(), e.file(), e.line())
                                .put("kind", "deoptimized")
                                .put("cause", e.reason())
                                .put("pc", e.pc())
                                .put("atFunction", e.atFunction())
                                .put("atLine", e.atLine())
                                .put("count", e.count())
                                .put("suppressed", e.suppressed());
                case EngineEvent.CodeEvicted e ->
                        place(rows.addObject(), e.nanos(), e.function(), e.file(), e.line())
                                .put("kind", "evicted")
                                .put("from", e.tier().name().toLowerCase(Locale.ROOT))
                                .put("cause", "evicted")
                                .put("codeBytes", e.codeBytes());
                case CompilationRefused _,
                        GcPause _,
                        EngineEvent.ScriptCompiled _,
                        EngineEvent.BytecodeCached _,
                        EngineEvent.HandlersLoaded _,
                        EngineEvent.HandlerBroken _,
                        EngineEvent.RuntimeDiscarded _,
                        EngineEvent.RuntimeTainted _,
                        EngineEvent.Notice _ -> {}
            }
        }
        return rows;
    }

    private ArrayNode refusals() {
        ArrayNode rows = json.arrayNode();
        for (EngineEvent event : view.events()) {
            if (event instanceof CompilationRefused e) {
                place(rows.addObject(), e.nanos(), e.function(), e.file(), e.line())
                        .put("pc", e.pc())
                        .put("opcode", e.opcode())
                        .put("opcodeLine", e.opcodeLine())
                        .put("functionRuns", e.functionRuns())
                        .put("opcodeRuns", e.opcodeRuns());
            }
        }
        return rows;
    }

    private ObjectNode jit() {
        JitSummary summary = JitSummary.of(view);
        ObjectNode jit = json.objectNode();
        jit.set("reached", byTier(summary.reached()));
        ArrayNode exits = jit.putArray("deoptimizations");
        for (JitSummary.Exit exit : summary.exits()) {
            named(exits.addObject(), exit.function())
                    .put("reason", exit.reason())
                    .put("atFunction", exit.atFunction())
                    .put("atLine", exit.atLine())
                    .put("count", exit.count())
                    .put("ofFunction", exit.ofFunction());
        }
        ArrayNode suppressed = jit.putArray("suppressed");
        summary.suppressed().forEach(function -> named(suppressed.addObject(), function));
        JitState state = summary.state();
        if (state == null) {
            jit.putNull("totals");
        } else {
            ObjectNode totals = totals(state);
            totals.set("functions", byTier(summary.now()));
            jit.set("totals", totals);
        }
        return jit;
    }

    private static ObjectNode named(ObjectNode row, JitSummary.Function function) {
        return row.put("function", function.function())
                .put("file", function.file())
                .put("line", function.line());
    }

    private ObjectNode byTier(Map<Tier, Long> functions) {
        ObjectNode object = json.objectNode();
        for (Tier tier : Tier.values()) {
            object.put(tier.name().toLowerCase(Locale.ROOT), functions.getOrDefault(tier, 0L));
        }
        return object;
    }

    private ObjectNode totals(JitState state) {
        ObjectNode totals =
                json.objectNode()
                        .put("suppressed", state.suppressed())
                        .put("compilations", state.compilations())
                        .put("refused", state.refused())
                        .put("failed", state.failed())
                        .put("queued", state.queued())
                        .put("queueCapacity", state.queueCapacity())
                        .put("compileNanos", state.compileNanos());
        ArrayNode histogram = totals.putArray("compileHistogram");
        state.compileHistogram().forEach(count -> histogram.add(count.longValue()));
        return totals.put("stallNanos", state.stallNanos())
                .put("bytecodeBytes", state.bytecodeBytes())
                .put("codeBytes", state.codeBytes())
                .put("liveCodeBytes", state.liveCodeBytes())
                .put("codeCapacityBytes", state.codeCapacityBytes())
                .put("evictions", state.evictions())
                .put("evictedBytes", state.evictedBytes())
                .put("deoptimizations", state.deoptimizations())
                .put("replacements", state.replacements());
    }

    private ObjectNode place(ObjectNode row, long nanos, String function, String file, int line) {
        return row.put("atNanos", nanos - view.originNanos())
                .put("function", function)
                .put("file", file)
                .put("line", line);
    }
}
