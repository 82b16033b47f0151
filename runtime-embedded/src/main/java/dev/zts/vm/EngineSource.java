package dev.zts.vm;

import dev.zts.engine.JitOptions;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.FrameSource;
import dev.zts.telemetry.RuntimeStats;
import dev.zts.telemetry.StackSample;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.interp.FunctionState;
import dev.zts.vm.jit.CompileQueue;
import dev.zts.vm.jit.Jit;
import dev.zts.vm.jit.JitMetrics;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an engine adds to each frame: the state of its compiler, runs of opcodes, stacks, sums.
 * Looks at the isolates that are open, from outside, while they work.
 */
final class EngineSource implements FrameSource, AutoCloseable {

    /*
     * Counters of isolates are plain fields that one thread writes; what is read here may be a
     * little old. Sums over all functions are taken so rarely that they cost a hundredth of a
     * thread, if there are very many functions; else for each frame.
     */

    /** What isolates counted of a function. */
    record Counts(long calls, long backEdges) {

        static final Counts NONE = new Counts(0, 0);

        Counts plus(Counts other) {
            return new Counts(calls + other.calls, backEdges + other.backEdges);
        }
    }

    private static final int MAX_STACKS = 2000;
    private static final int OPCODES = 256;
    private static final int PAUSE_PER_WORK = 100;
    private static final VarHandle COUNTS = MethodHandles.arrayElementVarHandle(long[].class);

    private final JitOptions options;
    private final JitMetrics metrics;
    private final CompileQueue queue;
    private final UnitCache units;
    private final Set<ZtsIsolate> isolates = ConcurrentHashMap.newKeySet();
    private final StackProfiler profiler = new StackProfiler(isolates, MAX_STACKS);
    private volatile boolean warm;

    // Guarded by this: what closed isolates did, and what was told.
    private final long[] endedOpcodes = new long[OPCODES];
    private final long[] toldOpcodes = new long[OPCODES];
    private final Sums ended = new Sums();
    private RuntimeStats stats = RuntimeStats.NONE;
    private long nextStatsNanos = System.nanoTime();

    EngineSource(JitOptions options, JitMetrics metrics, CompileQueue queue, UnitCache units) {
        this.options = options;
        this.metrics = metrics;
        this.queue = queue;
        this.units = units;
    }

    /** {@return the isolates that are open} */
    Set<ZtsIsolate> isolates() {
        return isolates;
    }

    // What isolates tell

    /** Hears that an isolate begins to work. */
    void working() {
        profiler.wake();
    }

    /** {@return whether a new isolate waits before it promotes functions} */
    boolean defers() {
        return options.deferRequests() == JitOptions.UNTIL_WARMED_UP
                ? !warm
                : options.deferRequests() > 0;
    }

    /** Ends the deferral that lasts as long as the warm-up. */
    void warmedUp() {
        if (options.deferRequests() == JitOptions.UNTIL_WARMED_UP) {
            warm = true;
            isolates.forEach(ZtsIsolate::endDeferral);
        }
    }

    synchronized void opened(ZtsIsolate isolate) {
        isolates.add(isolate);
        if (!defers()) {
            isolate.endDeferral();
        }
    }

    /** Keeps the counts of an isolate that ends; what it still runs is not counted. */
    synchronized void closed(ZtsIsolate isolate) {
        if (isolates.remove(isolate)) {
            addTo(endedOpcodes, isolate);
            ended.add(isolate);
            Jit jit = isolate.program().jit();
            isolate.functions().forEach(jit::ended);
        }
    }

    private static void addTo(long[] sums, ZtsIsolate isolate) {
        long[] tally = isolate.tally();
        for (int i = 0; i < OPCODES; i++) {
            sums[i] += (long) COUNTS.getOpaque(tally, i);
        }
    }

    /** {@return what the open isolates of a program counted and did not report yet} */
    synchronized Map<FunctionCode, Counts> unreported(ZtsProgram program) {
        Map<FunctionCode, Counts> counts = new HashMap<>();
        for (ZtsIsolate isolate : isolates) {
            if (isolate.program().jit().equals(program.jit())) {
                for (FunctionState state : isolate.functions()) {
                    counts.merge(
                            state.code(),
                            new Counts(state.newCalls(), state.newBackEdges()),
                            Counts::plus);
                }
            }
        }
        return counts;
    }

    // Frames

    @Override
    public void sampleInto(Frame.Builder frame) {
        Set<Jit> jits = new LinkedHashSet<>();
        isolates.forEach(isolate -> jits.add(isolate.program().jit()));
        frame.jit(metrics.state(jits, queue));
        frame.bytecode(units.state());
        if (options.profile()) {
            addOpcodes(frame);
            frame.runtime(runtimeStats());
            for (StackSample sample : profiler.take()) {
                frame.addStack(sample);
            }
        }
    }

    private synchronized void addOpcodes(Frame.Builder frame) {
        long[] sums = opcodes();
        for (int i = 0; i < OPCODES; i++) {
            Opcode opcode = Opcode.of(i);
            if (opcode != null) {
                frame.addOpcode(opcode.mnemonic(), sums[i] - toldOpcodes[i]);
            }
        }
        System.arraycopy(sums, 0, toldOpcodes, 0, OPCODES);
    }

    private long[] opcodes() {
        long[] sums = endedOpcodes.clone();
        isolates.forEach(isolate -> addTo(sums, isolate));
        return sums;
    }

    private synchronized RuntimeStats runtimeStats() {
        long begin = System.nanoTime();
        if (begin - nextStatsNanos >= 0) {
            stats = sumUp();
            long end = System.nanoTime();
            nextStatsNanos = end + (end - begin) * PAUSE_PER_WORK;
        }
        return stats;
    }

    private RuntimeStats sumUp() {
        Sums sums = new Sums();
        sums.add(ended);
        isolates.forEach(sums::add);
        return new RuntimeStats(
                sums.execNanos,
                Arrays.stream(opcodes()).sum(),
                sums.calls,
                sums.propertyAccesses,
                metrics.deoptimizations(),
                metrics.promotions());
    }

    /** What isolates did. */
    private static final class Sums {

        private long execNanos;
        private long calls;
        private long propertyAccesses;

        void add(Sums other) {
            execNanos += other.execNanos;
            calls += other.calls;
            propertyAccesses += other.propertyAccesses;
        }

        void add(ZtsIsolate isolate) {
            execNanos += isolate.execNanos();
            for (FunctionState state : isolate.functions()) {
                calls += state.calls();
                propertyAccesses += Arrays.stream(state.cacheCounts()).sum();
            }
        }
    }

    @Override
    public void close() {
        profiler.close();
    }
}
