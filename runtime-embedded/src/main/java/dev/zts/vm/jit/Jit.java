package dev.zts.vm.jit;

import dev.zts.engine.JitOptions;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.Telemetry;
import dev.zts.telemetry.Tier;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.interp.CompiledCode;
import dev.zts.vm.interp.Exit;
import dev.zts.vm.interp.FunctionState;
import dev.zts.vm.interp.FunctionTier;
import dev.zts.vm.interp.Promotion;
import java.util.Collection;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The tiers of one pool: promotes its functions, keeps their code, tells what happens. */
public final class Jit implements Promotion {

    /*
     * An isolate counts for itself and reports each tenth of the next threshold, or exactly at it
     * where it is the only one. Whoever reports and finds a threshold passed makes the function a
     * candidate; the compiler's thread, or with JitOptions.synchronous the same one, does the rest.
     */

    private static final int STEPS = 10;

    /** Deoptimizations after which one more within so many calls ends optimizing. */
    private static final int STORM = 5;

    private static final long STORM_CALLS = 1000;

    /** Exits at one place, for what an isolate has not found, after which it is not assumed. */
    private static final int NOT_READY = 64;

    private final JitOptions options;
    private final Telemetry telemetry;
    private final JitMetrics metrics;
    private final CompileQueue queue;
    private final BaselineCompiler baseline;
    private final OptimizingCompiler optimizer;
    private final ConcurrentHashMap<FunctionCode, JitFunction> functions =
            new ConcurrentHashMap<>();
    private final AtomicLong liveBytes = new AtomicLong();

    public Jit(JitOptions options, Telemetry telemetry, JitMetrics metrics, CompileQueue queue) {
        this.options = options;
        this.telemetry = telemetry;
        this.metrics = metrics;
        this.queue = queue;
        this.baseline = new BaselineCompiler(options.coverage(), options.optimize());
        this.optimizer = new OptimizingCompiler(code -> (JitFunction) tier(code));
    }

    /** {@return one that leaves everything interpreted} */
    public static Jit none() {
        return new Jit(
                JitOptions.defaults().withPolicy(JitOptions.Policy.DISABLED),
                new Telemetry(),
                new JitMetrics(),
                new CompileQueue());
    }

    JitOptions options() {
        return options;
    }

    /** Adds what an isolate that ends has counted and not reported. */
    public void ended(FunctionState state) {
        JitFunction function = of(state);
        function.calls.addAndGet(state.takeCalls());
        function.backEdges.addAndGet(state.takeBackEdges());
    }

    Collection<JitFunction> functions() {
        return functions.values();
    }

    long liveBytes() {
        return liveBytes.get();
    }

    @Override
    public FunctionTier tier(FunctionCode code) {
        return functions.computeIfAbsent(code, JitFunction::new);
    }

    private static JitFunction of(FunctionState state) {
        return (JitFunction) state.tier();
    }

    /** {@return the tier a function is in now} Any thread. */
    public static Tier tierOf(FunctionTier function) {
        return function instanceof JitFunction own ? own.tier : Tier.INTERPRETED;
    }

    // Thresholds

    private boolean disabled() {
        return options.policy() == JitOptions.Policy.DISABLED;
    }

    private long baselineCalls() {
        return options.policy() == JitOptions.Policy.EAGER ? 1 : options.baselineCalls();
    }

    private long baselineLoops() {
        return options.policy() == JitOptions.Policy.EAGER ? 1 : options.baselineLoops();
    }

    @Override
    public long firstCalls(FunctionTier tier) {
        return disabled() ? Long.MAX_VALUE : step(baselineCalls(), 0);
    }

    @Override
    public long firstBackEdges(FunctionTier tier) {
        return disabled() ? Long.MAX_VALUE : step(baselineLoops(), 0);
    }

    /** {@return how much an isolate counts before it reports} */
    private static long step(long threshold, long total) {
        long tenth = Math.max(1, threshold / STEPS);
        return total < threshold ? Math.min(tenth, threshold - total) : tenth;
    }

    // Reports

    @Override
    public void called(FunctionState state) {
        JitFunction function = of(state);
        long total = function.calls.addAndGet(state.takeCalls());
        function.lastSeen = System.nanoTime();
        if (disabled()) {
            state.waitForCalls(Long.MAX_VALUE);
            return;
        }
        if (!state.isDeferred()) {
            if (total >= baselineCalls() && mayCompile(function)) {
                promote(function, state, "calls");
            } else if (total >= optimizedCalls(function) && mayOptimize(function)) {
                optimize(function, state, "calls", BaselineCompiler.BEGIN);
            }
        }
        long threshold =
                function.tier.compareTo(Tier.BASELINE) < 0
                        ? baselineCalls()
                        : optimizedCalls(function);
        state.waitForCalls(state.calls() + step(threshold, function.calls.get()));
    }

    private long optimizedCalls(JitFunction function) {
        return function.optimizeFrom + options.optimizedCalls();
    }

    private static boolean mayCompile(JitFunction function) {
        return function.tier == Tier.INTERPRETED && !function.noBaseline;
    }

    private boolean mayOptimize(JitFunction function) {
        return options.optimize()
                && function.tier == Tier.BASELINE
                && !function.noOptimized
                && !function.suppressed
                && !function.suspends();
    }

    @Override
    public @Nullable CompiledCode looped(FunctionState state, int header, boolean interpreted) {
        JitFunction function = of(state);
        long total = function.backEdges.addAndGet(state.takeBackEdges());
        function.lastSeen = System.nanoTime();
        if (disabled() || state.isDeferred()) {
            state.waitForBackEdges(
                    disabled() ? Long.MAX_VALUE : state.backEdges() + step(baselineLoops(), 0));
            return null;
        }
        CompiledCode found = enterLoop(function, state, header, total, interpreted);
        long threshold =
                function.tier.compareTo(Tier.BASELINE) < 0
                        ? baselineLoops()
                        : options.optimizedLoops();
        state.waitForBackEdges(state.backEdges() + step(threshold, total));
        if (found != null) {
            metrics.replacements.increment();
        }
        return found;
    }

    private @Nullable CompiledCode enterLoop(
            JitFunction function,
            FunctionState state,
            int header,
            long total,
            boolean interpreted) {
        if (total >= baselineLoops() && mayCompile(function)) {
            promote(function, state, "loop");
        }
        if (total >= options.optimizedLoops()
                && function.tier.compareTo(Tier.BASELINE) >= 0
                && mayOptimizeLoop(function)) {
            optimizeLoop(function, state, header);
        }
        CompiledCode code = function.loop(header);
        if (code != null && (interpreted || code.isOptimized())) {
            return code;
        }
        if (interpreted && function.tier.compareTo(Tier.BASELINE) >= 0 && code == null) {
            loopCode(function, header);
            return function.loop(header);
        }
        return null;
    }

    private boolean mayOptimizeLoop(JitFunction function) {
        return options.optimize()
                && !function.noOptimized
                && !function.suppressed
                && !function.suspends();
    }

    // Compiling

    /** Compiles every function of a script that can be, here and now, without running it. */
    public void compileAll(Unit unit) {
        for (FunctionCode code : unit.functions()) {
            JitFunction function = (JitFunction) tier(code);
            if (mayCompile(function)) {
                compile(function, new long[0]);
            }
        }
    }

    /** Makes a function a candidate and has it compiled. */
    private void promote(JitFunction function, FunctionState state, String cause) {
        synchronized (function) {
            if (!mayCompile(function)) {
                return;
            }
            move(function, Tier.BASELINE_CANDIDATE, cause, 0, 0, 0);
        }
        long[] tally = state.tally();
        submit(function, Tier.INTERPRETED, () -> compile(function, tally));
    }

    /** Compiles here or on the compiler's thread; back to where it was if there is no room. */
    private void submit(JitFunction function, Tier before, Runnable compilation) {
        if (options.synchronous()) {
            long begin = System.nanoTime();
            compilation.run();
            metrics.stallNanos.add(System.nanoTime() - begin);
        } else if (!queue.offer(() -> guarded(function, before, compilation))) {
            synchronized (function) {
                move(function, before, "queue full", 0, 0, 0);
            }
        }
    }

    /** Compiles on the compiler's thread: a fault of the compiler is told, the function runs on. */
    private void guarded(JitFunction function, Tier before, Runnable compilation) {
        try {
            compilation.run();
        } catch (RuntimeException | Error fault) {
            function.noOptimized = true;
            function.noBaseline |= before == Tier.INTERPRETED;
            function.note = "the compiler failed: " + fault;
            metrics.failed.increment();
            telemetry.publish(
                    new EngineEvent.Notice(
                            System.nanoTime(),
                            EngineEvent.Severity.ERROR,
                            "the compiler failed on "
                                    + function.code()
                                    + ", which runs on without: "
                                    + fault));
            synchronized (function) {
                if (function.tier == Tier.BASELINE_CANDIDATE
                        || function.tier == Tier.OPTIMIZED_CANDIDATE) {
                    move(function, before, "compiler failed", 0, 0, 0);
                }
            }
        }
    }

    /**
     * @param tally of the isolate that reported, empty if none did
     */
    private void compile(JitFunction function, long[] tally) {
        long begin = System.nanoTime();
        Compilation outcome = baseline.compile(function.code(), BaselineCompiler.BEGIN, 0);
        long nanos = System.nanoTime() - begin;
        synchronized (function) {
            switch (outcome) {
                case Compilation.Compiled(CompiledCode code, int bytes, byte[] _) ->
                        compiled(function, code, bytes, nanos);
                case Compilation.Settled(CompiledCode code, int bytes, String reason) -> {
                    if (options.optimize()) {
                        function.noOptimized = true;
                        function.note = reason;
                    }
                    compiled(function, code, bytes, nanos);
                }
                case Compilation.Unsupported refused -> refuse(function, refused, tally);
                case Compilation.TooLarge(int bytes, int limit) -> {
                    function.noBaseline = true;
                    function.note = "too large: " + bytes + " bytes of JVM code, limit " + limit;
                    metrics.failed.increment();
                    move(function, Tier.INTERPRETED, "too large", nanos, 0, stall(nanos));
                }
            }
        }
        makeRoom(function);
    }

    private void compiled(JitFunction function, CompiledCode code, int bytes, long nanos) {
        function.baseline = code;
        install(function, code, bytes, nanos);
        move(function, Tier.BASELINE, "compiled", nanos, bytes, stall(nanos));
    }

    private long stall(long nanos) {
        return options.synchronous() ? nanos : 0;
    }

    private void refuse(JitFunction function, Compilation.Unsupported refused, long[] tally) {
        function.noBaseline = true;
        function.note = "stays interpreted because of " + refused.opcode().mnemonic();
        metrics.refused.increment();
        telemetry.publish(
                new EngineEvent.CompilationRefused(
                        System.nanoTime(),
                        function.name(),
                        function.file(),
                        function.line(),
                        refused.pc(),
                        refused.opcode().mnemonic(),
                        function.line(refused.pc()),
                        function.calls.get(),
                        runs(tally, refused.opcode())));
        move(function, Tier.INTERPRETED, "refused opcode", 0, 0, 0);
    }

    private static long runs(long[] tally, Opcode opcode) {
        return tally.length == 0 ? 0 : tally[opcode.number()];
    }

    /** Has a function run by other code; code for its loops goes. */
    private void install(JitFunction function, CompiledCode code, int bytes, long nanos) {
        metrics.compiled(nanos, function.code().code().length, bytes);
        function.install(code);
        if (!code.isOptimized()) {
            function.baselineBytes = bytes;
        }
        keeps(function, code.isOptimized() ? function.baselineBytes + bytes : bytes);
    }

    /** Notes how much code a function has now. */
    private void keeps(JitFunction function, int bytes) {
        liveBytes.addAndGet(bytes - function.codeBytes);
        function.codeBytes = bytes;
    }

    /** Compiles what is left of a function from a loop on, for calls that are in it already. */
    private void loopCode(JitFunction function, int header) {
        if (function.noBaseline || !function.baselineLoops.add(header)) {
            return;
        }
        Runnable compilation =
                () -> {
                    try {
                        long begin = System.nanoTime();
                        int depth = new Flow(function.code(), 0, 0).depth(header);
                        Compilation outcome = baseline.compile(function.code(), header, depth);
                        if (outcome
                                instanceof
                                Compilation.Compiled(CompiledCode code, int bytes, byte[] _)) {
                            installLoop(function, header, code, bytes, System.nanoTime() - begin);
                        }
                    } finally {
                        function.baselineLoops.remove(header);
                    }
                };
        if (options.synchronous()) {
            compilation.run();
        } else {
            if (!queue.offer(() -> guarded(function, Tier.BASELINE, compilation))) {
                function.baselineLoops.remove(header);
            }
        }
    }

    private void installLoop(
            JitFunction function, int header, CompiledCode code, int bytes, long nanos) {
        synchronized (function) {
            CompiledCode known = function.loop(header);
            if (known == null || code.isOptimized() && !known.isOptimized()) {
                metrics.compiled(nanos, function.code().code().length, bytes);
                function.installLoop(header, code);
                keeps(function, function.codeBytes + bytes);
            }
        }
    }

    private void move(
            JitFunction function, Tier to, String cause, long nanos, int bytes, long stallNanos) {
        Tier from = function.tier;
        function.tier = to;
        metrics.moved(from, to);
        if (to == Tier.BASELINE || to == Tier.OPTIMIZED) {
            function.reached(to);
        }
        telemetry.publish(
                new EngineEvent.TierChanged(
                        System.nanoTime(),
                        function.name(),
                        function.file(),
                        function.line(),
                        from,
                        to,
                        cause,
                        function.calls.get(),
                        function.backEdges.get(),
                        nanos,
                        bytes,
                        stallNanos));
    }

    // The optimized tier

    /**
     * @param warm header of the loop that alone is known to have run, or {@link
     *     BaselineCompiler#BEGIN}
     */
    private void optimize(JitFunction function, FunctionState state, String cause, int warm) {
        synchronized (function) {
            if (!mayOptimize(function)) {
                return;
            }
            move(function, Tier.OPTIMIZED_CANDIDATE, cause, 0, 0, 0);
        }
        submit(function, Tier.BASELINE, () -> optimizeNow(function, state, warm));
    }

    private void optimizeNow(JitFunction function, FunctionState state, int warm) {
        long begin = System.nanoTime();
        Compilation outcome = optimizer.compile(state, BaselineCompiler.BEGIN, warm);
        long nanos = System.nanoTime() - begin;
        synchronized (function) {
            if (function.tier != Tier.OPTIMIZED_CANDIDATE) {
                return; // evicted meanwhile
            }
            switch (outcome) {
                case Compilation.Compiled(CompiledCode code, int bytes, byte[] file) -> {
                    function.optimizedFile = file;
                    install(function, code, bytes, nanos);
                    move(function, Tier.OPTIMIZED, "compiled", nanos, bytes, stall(nanos));
                }
                case Compilation.TooLarge(int bytes, int limit) -> {
                    function.noOptimized = true;
                    function.note = "not optimized: too large";
                    metrics.failed.increment();
                    move(function, Tier.BASELINE, "too large", nanos, 0, stall(nanos));
                }
                case Compilation.Settled _, Compilation.Unsupported _ ->
                        throw new AssertionError(outcome);
            }
        }
        makeRoom(function);
    }

    private void optimizeLoop(JitFunction function, FunctionState state, int header) {
        synchronized (function) {
            CompiledCode known = function.loop(header);
            if (known != null && known.isOptimized() || !function.pendingLoops.add(header)) {
                return;
            }
        }
        Runnable compilation =
                () -> {
                    long begin = System.nanoTime();
                    Compilation outcome = optimizer.compile(state, header, header);
                    function.pendingLoops.remove(header);
                    if (outcome
                            instanceof
                            Compilation.Compiled(CompiledCode code, int bytes, byte[] _)) {
                        installLoop(function, header, code, bytes, System.nanoTime() - begin);
                        if (mayOptimize(function)) {
                            optimize(function, state, "loop", header);
                        }
                    } else {
                        function.noOptimized = true;
                        function.note = "not optimized: too large";
                    }
                };
        if (options.synchronous()) {
            compilation.run();
        } else if (!queue.offer(() -> guarded(function, Tier.BASELINE, compilation))) {
            function.pendingLoops.remove(header);
        }
    }

    @Override
    public void left(FunctionState state, Exit exit) {
        JitFunction function = of(state);
        JitFunction at = (JitFunction) tier(exit.at());
        if (exit.reason() != Exit.Reason.NOT_READY) {
            at.failedAt(exit.pc(), exit.reason());
        } else if (at.notReady.merge(exit.pc(), 1, Integer::sum) < NOT_READY) {
            return; // the interpreter finds what is missing
        } else {
            for (Exit.Reason reason : Exit.Reason.values()) {
                at.failedAt(exit.pc(), reason);
            }
        }
        metrics.deoptimizations.increment();
        synchronized (function) {
            long calls = function.calls.get() + state.takeCalls();
            function.calls.set(calls);
            function.deoptimizations++;
            boolean storm =
                    function.deoptimizations > STORM && calls - function.lastLeft < STORM_CALLS;
            function.lastLeft = calls;
            if (storm && !function.suppressed) {
                function.suppressed = true;
                function.note =
                        "not optimized any more: left " + function.deoptimizations + " times";
            }
            tellLeft(function, exit);
            function.optimizedFile = null;
            function.install(function.baseline);
            keeps(function, function.baseline == null ? 0 : function.baselineBytes);
            function.optimizeFrom = calls;
            function.backEdges.set(0);
            if (function.tier.compareTo(Tier.BASELINE) > 0) {
                move(function, Tier.BASELINE, "deoptimized", 0, 0, 0);
            }
        }
    }

    private void tellLeft(JitFunction function, Exit exit) {
        telemetry.publish(
                new EngineEvent.Deoptimized(
                        System.nanoTime(),
                        function.name(),
                        function.file(),
                        function.line(),
                        exit.reason().name().toLowerCase(java.util.Locale.ROOT),
                        exit.pc(),
                        exit.at().name(),
                        exit.at().unit().line(exit.at().offsetAt(exit.pc())),
                        function.deoptimizations,
                        function.suppressed));
    }

    // The code cache

    /** Throws code away until the rest fits, that of the functions not seen for the longest. */
    private void makeRoom(JitFunction newest) {
        while (liveBytes.get() > options.codeCacheBytes()) {
            JitFunction oldest =
                    functions.values().stream()
                            .filter(f -> !f.equals(newest) && f.codeBytes > 0)
                            .min(Comparator.comparingLong(f -> f.lastSeen))
                            .orElse(null);
            if (oldest == null) {
                return;
            }
            evict(oldest);
        }
    }

    private void evict(JitFunction function) {
        synchronized (function) {
            int bytes = function.codeBytes;
            Tier tier = function.tier;
            keeps(function, 0);
            function.baseline = null;
            function.optimizedFile = null;
            function.install(null);
            function.calls.set(0);
            function.backEdges.set(0);
            function.optimizeFrom = 0;
            metrics.evictions.increment();
            metrics.evictedBytes.add(bytes);
            telemetry.publish(
                    new EngineEvent.CodeEvicted(
                            System.nanoTime(),
                            function.name(),
                            function.file(),
                            function.line(),
                            tier,
                            bytes));
            move(function, Tier.INTERPRETED, "evicted", 0, 0, 0);
        }
    }
}
