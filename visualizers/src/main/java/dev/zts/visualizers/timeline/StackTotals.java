package dev.zts.visualizers.timeline;

import dev.zts.telemetry.Frame;
import dev.zts.telemetry.Phase;
import dev.zts.telemetry.StackSample;
import dev.zts.telemetry.StackSample.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the stacks of the measured part of a run, in bounded memory. Thread-safe. */
final class StackTotals {
    static final int MAX_STACKS = 10_000;

    /** Frames of a stack that are kept, from the outermost. */
    static final int MAX_DEPTH = 256;

    /** Stands for the frames of a stack that are not kept. */
    static final String DEEPER = "(deeper)";

    private final Map<List<Call>, Long> counts = new HashMap<>();

    /** Calls of the kept stacks, so that equal ones are one object. */
    private final Map<Call, Call> calls = new HashMap<>();

    private long other;
    private boolean begun;

    synchronized void add(Frame frame) {
        begun |= frame.phase() == Phase.MEASURE;
        if (frame.stacks().isEmpty() || !Fold.isMeasured(frame, begun)) {
            return;
        }
        for (StackSample sample : frame.stacks()) {
            add(sample);
        }
    }

    private void add(StackSample sample) {
        if (sample.frames().isEmpty()) {
            return;
        }
        List<Call> stack = functions(sample.frames());
        Long known = counts.get(stack);
        if (known != null) {
            counts.put(stack, known + sample.count());
        } else if (counts.size() < MAX_STACKS) {
            stack.replaceAll(call -> calls.computeIfAbsent(call, same -> same));
            counts.put(List.copyOf(stack), sample.count());
        } else {
            other += sample.count();
        }
    }

    private static List<Call> functions(List<Call> frames) {
        List<Call> functions = new ArrayList<>(Math.min(frames.size(), MAX_DEPTH + 1));
        for (Call call : frames.subList(0, Math.min(frames.size(), MAX_DEPTH))) {
            functions.add(
                    new Call(call.function(), call.file(), call.line(), call.line(), call.tier()));
        }
        if (frames.size() > MAX_DEPTH) {
            functions.add(new Call(DEEPER, "", 0, 0, frames.getLast().tier()));
        }
        return functions;
    }

    synchronized Stacks now() {
        List<StackSample> samples = new ArrayList<>(counts.size());
        counts.forEach((stack, count) -> samples.add(new StackSample(stack, count)));
        return new Stacks(samples, other);
    }

    synchronized void clear() {
        counts.clear();
        calls.clear();
        other = 0;
        begun = false;
    }
}
