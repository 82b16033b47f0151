package dev.zts.vm.interp;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way out of optimized code: frames are rebuilt of the values it held, and the interpreter goes
 * on at the very instruction whose assumption does not hold.
 */
public final class Deopt {

    /** Values every exit hands over first: closure, this, new.target, arguments. */
    public static final int FIXED = 4;

    private Deopt() {}

    /**
     * A frame to rebuild, the function itself or an inlined one.
     *
     * @param code of the function
     * @param pc where it goes on; of one that called the next: behind the call
     * @param at where it stands for stack traces
     * @param sp values on its stack, that of a call in progress not among them
     * @param closure which value is its closure
     * @param self which value is its this
     * @param registers which value each register has, -1 for none
     * @param entered whether the shadow stack has it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Part(
            FunctionCode code,
            int pc,
            int at,
            int sp,
            int closure,
            int self,
            int[] registers,
            boolean entered) {}

    /**
     * What one exit rebuilds.
     *
     * @param parts outermost first
     */
    public record State(Exit exit, List<Part> parts) {

        public State {
            parts = List.copyOf(parts);
        }
    }

    /** All exits of a compiled function, by number. */
    public record Table(List<State> states) {}

    private static final MethodHandle LEAVE;

    static {
        try {
            LEAVE =
                    MethodHandles.lookup()
                            .findStatic(
                                    Deopt.class,
                                    "leave",
                                    MethodType.methodType(
                                            Object.class, State.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Links an exit, when it is first taken. */
    static CallSite bootstrap(MethodHandles.Lookup lookup, String name, MethodType type, int number)
            throws IllegalAccessException {
        List<?> data = MethodHandles.classData(lookup, "_", List.class);
        State state = ((Table) data.getFirst()).states().get(number);
        return new ConstantCallSite(
                LEAVE.bindTo(state)
                        .asCollector(Object[].class, type.parameterCount())
                        .asType(type));
    }

    @SuppressWarnings("UnusedMethod") // through LEAVE
    private static Object leave(State state, Object[] values) {
        Closure function = (Closure) values[0];
        FunctionState own = function.state;
        Realm realm = own.realm;
        int inlined = 0;
        for (Part part : state.parts.subList(1, state.parts.size())) {
            inlined += part.entered ? 1 : 0;
        }
        realm.unwind(realm.depth() - inlined);
        own.promotion.left(own, state.exit);
        Frame[] frames = new Frame[state.parts.size()];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = frame(state.parts.get(i), i == 0, values);
        }
        return resume(realm, state, frames, 0);
    }

    private static Frame frame(Part part, boolean outermost, Object[] values) {
        Closure closure = (Closure) values[part.closure];
        @Nullable JsObject newTarget = outermost ? (JsObject) values[2] : null;
        Object[] arguments =
                outermost ? (Object[]) values[3] : dev.zts.vm.value.JsFunction.NO_ARGUMENTS;
        Frame frame = new Frame(closure, values[part.self], newTarget, arguments);
        for (int i = 0; i < part.registers.length; i++) {
            int from = part.registers[i];
            frame.registers[i] = from < 0 ? Undefined.UNDEFINED : boxed(values[from]);
        }
        frame.pc = part.pc;
        frame.sp = part.code.locals() + part.sp;
        return frame;
    }

    /** {@return a value as the interpreter has it: whole numbers are Integers} */
    private static Object boxed(Object value) {
        return value instanceof Double number ? dev.zts.vm.value.Convert.number(number) : value;
    }

    private static Object resume(Realm realm, State state, Frame[] frames, int index) {
        Frame frame = frames[index];
        Part part = state.parts.get(index);
        if (index > 0) {
            realm.enter(frame.closure);
        }
        frame.state.prepare();
        if (index + 1 < frames.length) {
            int depth = realm.depth();
            realm.at(part.at);
            try {
                frame.push(resume(realm, state, frames, index + 1));
            } catch (JsThrow thrown) {
                realm.unwind(depth);
                frame.thrown = thrown;
            } catch (StackOverflowError _) {
                realm.unwind(depth);
                frame.thrown = JsThrow.stackFull();
            }
        }
        return Interpreter.proceed(frame);
    }
}
