package dev.zts.vm.interp;

import dev.zts.vm.bytecode.FunctionCode;
import org.jspecify.annotations.Nullable;

/**
 * Decides when functions move between tiers. One per pool of isolates; called by the threads of all
 * of them.
 */
public interface Promotion {

    /** Leaves everything interpreted. */
    Promotion NONE =
            new Promotion() {
                @Override
                public FunctionTier tier(FunctionCode code) {
                    return new FunctionTier(code);
                }

                @Override
                public long firstCalls(FunctionTier tier) {
                    return Long.MAX_VALUE;
                }

                @Override
                public long firstBackEdges(FunctionTier tier) {
                    return Long.MAX_VALUE;
                }

                @Override
                public void called(FunctionState state) {
                    state.waitForCalls(Long.MAX_VALUE);
                }

                @Override
                public @Nullable CompiledCode looped(
                        FunctionState state, int header, boolean interpreted) {
                    state.waitForBackEdges(Long.MAX_VALUE);
                    return null;
                }

                @Override
                public void left(FunctionState state, Exit exit) {}
            };

    /** {@return the tier of a function, the same for all isolates} */
    FunctionTier tier(FunctionCode code);

    /** {@return calls in one isolate after which it reports first} */
    long firstCalls(FunctionTier tier);

    long firstBackEdges(FunctionTier tier);

    /** Hears that an isolate reached the calls it waited for; sets those it waits for next. */
    void called(FunctionState state);

    /**
     * Hears that an isolate reached the back edges it waited for, at a loop's header; {@return code
     * to go on with there, or null}
     *
     * @param interpreted whether the interpreter asks; else baseline code
     */
    @Nullable CompiledCode looped(FunctionState state, int header, boolean interpreted);

    /** Hears that optimized code was left. */
    void left(FunctionState state, Exit exit);
}
