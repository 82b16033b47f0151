package dev.zts.vm.interp;

import dev.zts.vm.value.JsThrow;

/** What a call of anything but a plain function does before its body runs, or instead. */
abstract sealed class EntryCode extends CompiledCode {

    private EntryCode() {
        super(0, false);
    }

    /** {@return what calls of functions with this code begin with} */
    static CompiledCode of(FunctionState.Flavour flavour) {
        return switch (flavour) {
            case PLAIN -> InterpretedCode.INSTANCE;
            case CLASS -> ClassEntry.INSTANCE;
            case GENERATOR, ASYNC, ASYNC_GENERATOR -> SuspendingEntry.INSTANCE;
        };
    }

    /** Refuses: a class is constructed, not called. */
    private static final class ClassEntry extends EntryCode {
        static final ClassEntry INSTANCE = new ClassEntry();

        @Override
        public Object call(
                Closure function, Object thisValue, Object[] from, int start, int count) {
            throw JsThrow.typeError(
                    "Class constructor "
                            + function.state.code.name()
                            + " cannot be invoked without 'new'");
        }
    }

    /** Makes a frame that can be left and entered again. */
    private static final class SuspendingEntry extends EntryCode {
        static final SuspendingEntry INSTANCE = new SuspendingEntry();

        @Override
        public Object call(
                Closure function, Object thisValue, Object[] from, int start, int count) {
            FunctionState state = function.state;
            if (++state.calls >= state.nextCalls) {
                state.promotion.called(state);
            }
            Frame frame = new Frame(function, thisValue, null, from, start, count);
            return switch (state.flavour) {
                case GENERATOR -> Generator.start(frame);
                case ASYNC -> AsyncCall.start(frame);
                case ASYNC_GENERATOR -> AsyncGenerator.start(frame);
                case PLAIN, CLASS -> throw new AssertionError(state.code);
            };
        }
    }
}
