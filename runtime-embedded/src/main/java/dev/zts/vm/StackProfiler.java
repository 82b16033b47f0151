package dev.zts.vm;

import dev.zts.telemetry.StackSample;
import dev.zts.telemetry.Tier;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.interp.Closure;
import dev.zts.vm.interp.FunctionTier;
import dev.zts.vm.jit.Jit;
import dev.zts.vm.value.JsFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread that looks into isolates at work 500 times a second, and counts the JavaScript stacks
 * it sees.
 *
 * <p>Functions that are built in have no frame: their time is their caller's. The innermost frame
 * stands where it last called or polled. A tier is that of the function at the moment, which a call
 * that began earlier may not run in.
 */
final class StackProfiler implements AutoCloseable {

    /*
     * It starts when somebody takes stacks first, sleeps while nobody does, and while nothing runs
     * until a request wakes it. Nobody waits for it: it reads what the isolates' threads write.
     */

    /** Frames seen of a stack. */
    static final int MAX_FRAMES = 512;

    static final StackSample.Call OTHER =
            new StackSample.Call("(other)", "", 0, 0, Tier.INTERPRETED);
    static final StackSample.Call DEEPER =
            new StackSample.Call("(deeper)", "", 0, 0, Tier.INTERPRETED);

    private static final long PERIOD_NANOS = 2_000_000;
    private static final long QUIET_NANOS = 1_000_000_000;
    private static final long SLEEP_NANOS = 100_000_000;

    private final Iterable<ZtsIsolate> isolates;
    private final int maxStacks;
    private final Thread thread;
    private boolean started;
    private volatile boolean asleep;
    private volatile boolean closed;
    private volatile long takenNanos;

    // Guarded by this.
    private Map<Stack, Long> counts = new HashMap<>();
    private long others;

    // The thread's own.
    private final @Nullable JsFunction[] functions = new @Nullable JsFunction[MAX_FRAMES];
    private final int[] places = new int[MAX_FRAMES];

    /**
     * @param isolates to look into, at any time from another thread
     * @param maxStacks different ones counted between two frames; what is beyond counts as one
     */
    StackProfiler(Iterable<ZtsIsolate> isolates, int maxStacks) {
        this.isolates = isolates;
        this.maxStacks = maxStacks;
        thread = Thread.ofPlatform().name("zts-stacks").daemon().unstarted(this::run);
    }

    /** Hears that an isolate begins to work. */
    void wake() {
        if (asleep) {
            asleep = false;
            LockSupport.unpark(thread);
        }
    }

    /** {@return the stacks seen since the last time} */
    List<StackSample> take() {
        takenNanos = System.nanoTime();
        Map<Stack, Long> seen;
        long beyond;
        synchronized (this) {
            start();
            seen = counts;
            beyond = others;
            counts = new HashMap<>();
            others = 0;
        }
        return samples(seen, beyond);
    }

    private void start() {
        if (!started && !closed) {
            started = true;
            thread.start();
        }
    }

    /** Ends the thread and forgets what it saw. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        synchronized (this) {
            counts.clear();
        }
    }

    private void run() {
        long worked = System.nanoTime();
        while (!closed) {
            long now = System.nanoTime();
            if (now - takenNanos > QUIET_NANOS) {
                LockSupport.parkNanos(this, SLEEP_NANOS);
            } else if (look()) {
                worked = now;
                LockSupport.parkNanos(this, PERIOD_NANOS);
            } else if (now - worked < QUIET_NANOS) {
                LockSupport.parkNanos(this, PERIOD_NANOS);
            } else {
                asleep = true;
                LockSupport.parkNanos(this, SLEEP_NANOS);
                if (!asleep) {
                    worked = System.nanoTime();
                }
                asleep = false;
            }
        }
    }

    /** Looks into all isolates once; {@return whether one is at work} */
    boolean look() {
        boolean working = false;
        for (ZtsIsolate isolate : isolates) {
            int depth = isolate.realm().sampleStack(functions, places);
            if (depth > 0) {
                working = true;
                count(Stack.of(functions, places, depth));
            }
        }
        if (working) {
            Arrays.fill(functions, null);
        }
        return working;
    }

    private synchronized void count(Stack stack) {
        if (closed) {
            return;
        }
        if (counts.size() < maxStacks || counts.containsKey(stack)) {
            counts.merge(stack, 1L, Long::sum);
        } else {
            others++;
        }
    }

    /** What was seen in one look. Refers to no object of an isolate. */
    private record Stack(List<FunctionTier> functions, List<Integer> places, List<Tier> tiers) {

        static Stack of(@Nullable JsFunction[] functions, int[] places, int depth) {
            List<FunctionTier> called = new ArrayList<>(depth);
            List<Integer> at = new ArrayList<>(depth);
            List<Tier> tiers = new ArrayList<>(depth);
            for (int i = 0; i < depth; i++) {
                if (functions[i] instanceof Closure closure) {
                    FunctionTier function = closure.state().tier();
                    called.add(function);
                    at.add(places[i]);
                    tiers.add(Jit.tierOf(function));
                }
            }
            return new Stack(called, at, tiers);
        }

        List<StackSample.Call> calls() {
            List<StackSample.Call> calls = new ArrayList<>();
            for (int i = 0; i < functions.size(); i++) {
                FunctionCode code = functions.get(i).code();
                Unit unit = code.unit();
                calls.add(
                        new StackSample.Call(
                                code.name(),
                                unit.path(),
                                unit.line(code.start()),
                                unit.line(code.offsetAt(places.get(i))),
                                tiers.get(i)));
            }
            if (calls.size() == MAX_FRAMES) {
                calls.add(DEEPER);
            }
            return calls;
        }
    }

    private static List<StackSample> samples(Map<Stack, Long> seen, long beyond) {
        Map<List<StackSample.Call>, Long> byLine = new LinkedHashMap<>();
        seen.forEach((stack, count) -> byLine.merge(stack.calls(), count, Long::sum));
        if (beyond > 0) {
            byLine.merge(List.of(OTHER), beyond, Long::sum);
        }
        List<StackSample> samples = new ArrayList<>();
        byLine.forEach((calls, count) -> samples.add(new StackSample(calls, count)));
        return samples;
    }
}
