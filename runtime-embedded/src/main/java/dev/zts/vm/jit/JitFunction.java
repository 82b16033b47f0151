package dev.zts.vm.jit;

import dev.zts.telemetry.Tier;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.interp.CompiledCode;
import dev.zts.vm.interp.Exit;
import dev.zts.vm.interp.FunctionTier;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A function on its way through the tiers: counts of all isolates, code, what went wrong. What is
 * not final or atomic is guarded by the function itself.
 */
final class JitFunction extends FunctionTier {

    final AtomicLong calls = new AtomicLong();
    final AtomicLong backEdges = new AtomicLong();

    /** Where assumptions did not hold, by pc, in whatever function this one was inlined. */
    private final Map<Integer, Set<Exit.Reason>> failed = new ConcurrentHashMap<>();

    /** How often isolates had not found yet what optimized code wants, by pc. */
    final Map<Integer, Integer> notReady = new ConcurrentHashMap<>();

    volatile Tier tier = Tier.INTERPRETED;

    /** The highest tier that it had code of, ever, and its calls when it got there. */
    volatile Tier highest = Tier.INTERPRETED;

    volatile long callsBeforeHighest;

    /** Why it is not compiled, or not further; empty if nothing keeps it. */
    volatile String note = "";

    /** Whether baseline, or the optimized tier, was found impossible or was given up. */
    volatile boolean noBaseline;

    volatile boolean noOptimized;

    /** Whether it was left too often to be optimized again. */
    volatile boolean suppressed;

    volatile long deoptimizations;

    /** Calls at the last deoptimization. */
    long lastLeft;

    /** Calls from which on it may be optimized. */
    volatile long optimizeFrom;

    @Nullable CompiledCode baseline;

    /** The class of its optimized code, for listings; null if there is none. */
    volatile byte @Nullable [] optimizedFile;

    int baselineBytes;
    volatile int codeBytes;

    /** Headers of loops that wait for baseline code. */
    final Set<Integer> baselineLoops = ConcurrentHashMap.newKeySet();

    /** Headers of loops that wait to be optimized. */
    final Set<Integer> pendingLoops = ConcurrentHashMap.newKeySet();

    /** When it last reported, for eviction. */
    volatile long lastSeen;

    JitFunction(FunctionCode code) {
        super(code);
    }

    /** Notes that it has code of a tier. */
    void reached(Tier compiled) {
        if (compiled.compareTo(highest) > 0) {
            callsBeforeHighest = calls.get();
            highest = compiled;
        }
    }

    /** Notes that an assumption did not hold. */
    void failedAt(int pc, Exit.Reason reason) {
        failed.computeIfAbsent(pc, _ -> ConcurrentHashMap.newKeySet()).add(reason);
    }

    /** {@return the assumptions that did not hold at a place} */
    Set<Exit.Reason> failures(int pc) {
        Set<Exit.Reason> found = failed.get(pc);
        return found == null ? EnumSet.noneOf(Exit.Reason.class) : found;
    }

    String name() {
        return code().name();
    }

    String file() {
        return code().unit().path();
    }

    int line() {
        return code().unit().line(code().start());
    }

    /** {@return the source line of an instruction} */
    int line(int pc) {
        return code().unit().line(code().offsetAt(pc));
    }
}
