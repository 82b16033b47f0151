package dev.zts.vm;

import dev.zts.engine.JitOptions;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.FrameSource;
import dev.zts.telemetry.StackSample;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.jit.CompileQueue;
import dev.zts.vm.jit.Jit;
import dev.zts.vm.jit.JitMetrics;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an engine adds to each frame: the state of its compiler, runs of opcodes, stacks. Looks at
 * the isolates that are open, from outside, while they work.
 */
final class EngineSource implements FrameSource, AutoCloseable {

    private static final int MAX_STACKS = 2000;
    private static final int OPCODES = 256;
    private static final VarHandle COUNTS = MethodHandles.arrayElementVarHandle(long[].class);

    private final JitOptions options;
    private final JitMetrics metrics;
    private final CompileQueue queue;
    private final Set<ZtsIsolate> isolates = ConcurrentHashMap.newKeySet();
    private final StackProfiler profiler = new StackProfiler(isolates, MAX_STACKS);

    // Guarded by this: runs in isolates that are closed, and runs told so far.
    private final long[] ended = new long[OPCODES];
    private final long[] told = new long[OPCODES];

    EngineSource(JitOptions options, JitMetrics metrics, CompileQueue queue) {
        this.options = options;
        this.metrics = metrics;
        this.queue = queue;
    }

    /** {@return the isolates that are open} */
    Set<ZtsIsolate> isolates() {
        return isolates;
    }

    /** Hears that an isolate begins to work. */
    void working() {
        profiler.wake();
    }

    synchronized void opened(ZtsIsolate isolate) {
        isolates.add(isolate);
    }

    /** Keeps the counts of an isolate that ends; what it still runs is not counted. */
    synchronized void closed(ZtsIsolate isolate) {
        if (isolates.remove(isolate)) {
            add(isolate.tally(), ended);
        }
    }

    private static void add(long[] tally, long[] to) {
        for (int i = 0; i < OPCODES; i++) {
            to[i] += (long) COUNTS.getOpaque(tally, i);
        }
    }

    @Override
    public void sampleInto(Frame.Builder frame) {
        Set<Jit> jits = new LinkedHashSet<>();
        isolates.forEach(isolate -> jits.add(isolate.program().jit()));
        frame.jit(metrics.state(jits, queue));
        if (options.profile()) {
            addOpcodes(frame);
            for (StackSample sample : profiler.take()) {
                frame.addStack(sample);
            }
        }
    }

    private synchronized void addOpcodes(Frame.Builder frame) {
        long[] sums = ended.clone();
        isolates.forEach(isolate -> add(isolate.tally(), sums));
        for (int i = 0; i < OPCODES; i++) {
            Opcode opcode = Opcode.of(i);
            if (opcode != null) {
                frame.addOpcode(opcode.mnemonic(), sums[i] - told[i]);
            }
        }
        System.arraycopy(sums, 0, told, 0, OPCODES);
    }

    @Override
    public void close() {
        profiler.close();
    }
}
