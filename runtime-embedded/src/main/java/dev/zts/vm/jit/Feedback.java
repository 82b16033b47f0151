package dev.zts.vm.jit;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.interp.Exit.Reason;
import dev.zts.vm.interp.FunctionState;
import dev.zts.vm.interp.InlineCache;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an isolate learned of a function, as it stood when it was first asked: the isolate goes on
 * learning while the compiler works.
 */
final class Feedback {

    private final FunctionState state;
    private final JitFunction function;
    private final boolean learned;
    private final Map<Integer, Integer> produced = new HashMap<>();
    private final Map<Integer, Integer> taken = new HashMap<>();
    private final Map<Integer, List<InlineCache.Seen>> shapes = new HashMap<>();
    private final Map<Integer, Optional<NativeCode>> builtIns = new HashMap<>();
    private final Map<Integer, Set<Reason>> failures = new HashMap<>();

    Feedback(FunctionState state, JitFunction function) {
        this.state = state;
        this.function = function;
        this.learned = state.hasLearned();
    }

    FunctionCode code() {
        return state.code();
    }

    Shape rootShape() {
        return state.rootShape();
    }

    boolean hasLearned() {
        return learned;
    }

    /** {@return the types an instruction was seen to produce, 0 if it never ran} */
    int produced(int pc) {
        return produced.computeIfAbsent(pc, state::produced);
    }

    /** {@return the types an instruction was seen to take, where that is noted} */
    int taken(int pc) {
        return taken.computeIfAbsent(pc, state::taken);
    }

    /** {@return what an inline cache saw; empty if nothing, or too much} */
    List<InlineCache.Seen> seenShapes(int cache) {
        return shapes.computeIfAbsent(cache, state::seenShapes);
    }

    /** {@return the functions a call has called, if they are few and all from scripts} */
    List<FunctionState> seenCallees(int pc) {
        return state.seenCallees(pc);
    }

    /** {@return the built-in function that a call has called and no other, or null} */
    @Nullable NativeCode seenBuiltIn(int pc) {
        return builtIns.computeIfAbsent(pc, at -> Optional.ofNullable(state.seenBuiltIn(at)))
                .orElse(null);
    }

    /** {@return the assumptions that did not hold at an instruction} */
    Set<Reason> failures(int pc) {
        return failures.computeIfAbsent(pc, at -> Set.copyOf(function.failures(at)));
    }
}
