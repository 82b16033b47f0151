package dev.zts.vm.interp;

import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.NativeFunction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which functions a call site called: up to four, then it is megamorphic. */
@SuppressWarnings("ReferenceEquality") // functions are what they are by identity
final class Callees {

    private static final int MAX = 4;

    private final @Nullable FunctionState[] seen = new @Nullable FunctionState[MAX];
    private @Nullable NativeCode builtIn;
    private boolean megamorphic;
    long calls;

    /** Notes a callee. */
    void note(Object callee) {
        calls++;
        if (callee instanceof Closure closure) {
            if (closure.state != seen[0]) {
                noteOther(closure.state);
            }
        } else if (!(callee instanceof NativeFunction function)
                || !function.isShared()
                || builtIn != null && builtIn != function.code()) {
            megamorphic = true;
        } else {
            builtIn = function.code();
        }
    }

    /** {@return the only function it called, if that is a built-in one} */
    @Nullable NativeCode builtIn() {
        return megamorphic || seen[0] != null ? null : builtIn;
    }

    private void noteOther(FunctionState code) {
        for (int i = 0; i < MAX; i++) {
            if (seen[i] == code) {
                return;
            }
            if (seen[i] == null) {
                seen[i] = code;
                return;
            }
        }
        megamorphic = true;
    }

    /** {@return the functions of scripts it called; empty if also others, or too many} */
    List<FunctionState> known() {
        List<FunctionState> known = new ArrayList<>();
        for (FunctionState code : seen) {
            if (code != null && !megamorphic && builtIn == null) {
                known.add(code);
            }
        }
        return known;
    }
}
