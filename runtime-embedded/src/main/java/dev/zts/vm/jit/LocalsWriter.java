package dev.zts.vm.jit;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.FunctionCode.Handler;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What surrounds the instructions in the JVM method of a function whose registers are JVM locals:
 * how it is entered, at its begin or at a loop's header, and what happens to throws.
 */
abstract class LocalsWriter extends Emitter {

    private static final Helper ENTER = Helper.of("interp.Support", "enter");
    private static final Helper LEAVE = Helper.of("value.Realm", "leave");
    private static final Helper DEPTH = Helper.of("value.Realm", "depth");
    private static final Helper CAUGHT = Helper.of("interp.Support", "caught");
    static final Helper LEAVING = Helper.of("interp.Support", "leaving");

    /** Parameters of the JVM method before those of the function. */
    private static final int FIXED = 4;

    /** {@link BaselineCompiler#BEGIN}, or the pc of the loop's header. */
    final int entry;

    /** What stands behind the range in which throws are caught. */
    final List<Runnable> cold = new ArrayList<>();

    private final TreeMap<Integer, Label> borders = new TreeMap<>();

    LocalsWriter(
            CodeBuilder cb,
            FunctionCode code,
            Flow flow,
            int entry,
            Constants constants,
            boolean learns) {
        super(cb, code, flow, constants, learns);
        this.entry = entry;
    }

    /** Makes the JVM locals of the subclass. */
    abstract void allocateOwn();

    /** Fills them, from the state. */
    abstract void fillOwn();

    /**
     * Pops what a register holds when the method is entered.
     *
     * @param given whether somebody else chose it; else it is undefined
     */
    abstract void takeIn(int register, boolean given);

    /** Writes the instructions from where the method is entered; {@return their pcs} */
    abstract List<Integer> instructions();

    /** Writes the method that begins at the function's begin; its parameters are JVM parameters. */
    final void writeCall() {
        closure = cb.parameterSlot(0);
        thisValue = cb.parameterSlot(1);
        newTarget = cb.parameterSlot(2);
        arguments = cb.parameterSlot(3);
        allocate();
        cb.aload(closure);
        ENTER.call(cb);
        cb.astore(state);
        fill();
        for (int i = 0; i < code.locals(); i++) {
            boolean given = i < code.parameters();
            if (given) {
                cb.aload(cb.parameterSlot(FIXED + i));
            } else {
                cb.getstatic(UNDEFINED, "UNDEFINED", UNDEFINED);
            }
            takeIn(i, given);
        }
        body();
    }

    /** Writes the method that begins at a loop's header; its only parameter is a frame. */
    final void writeLoop() {
        int given = cb.parameterSlot(0);
        closure = newLocal(TypeKind.REFERENCE);
        thisValue = newLocal(TypeKind.REFERENCE);
        newTarget = newLocal(TypeKind.REFERENCE);
        arguments = newLocal(TypeKind.REFERENCE);
        allocate();
        fromFrame(given, "closure", CLOSURE, closure);
        fromFrame(given, "thisValue", OBJECT, thisValue);
        fromFrame(given, "newTarget", JS_OBJECT, newTarget);
        fromFrame(given, "arguments", OBJECTS, arguments);
        cb.aload(closure);
        cb.getfield(CLOSURE, "state", STATE);
        cb.astore(state);
        fill();
        fromFrame(given, "registers", OBJECTS, temp);
        for (int i = 0; i < code.locals() + flow.depth(entry); i++) {
            cb.aload(temp);
            cb.loadConstant(i);
            cb.aaload();
            takeIn(i, true);
        }
        body();
    }

    private void fromFrame(int given, String name, ClassDesc type, int to) {
        cb.aload(given);
        cb.getfield(FRAME, name, type);
        cb.astore(to);
    }

    private void allocate() {
        state = newLocal(TypeKind.REFERENCE);
        realm = newLocal(TypeKind.REFERENCE);
        caches = newLocal(TypeKind.REFERENCE);
        frame = newLocal(TypeKind.REFERENCE);
        temp = newLocal(TypeKind.REFERENCE);
        types = newLocal(TypeKind.REFERENCE);
        callees = newLocal(TypeKind.REFERENCE);
        depth = newLocal(TypeKind.INT);
        pcLocal = newLocal(TypeKind.INT);
        allocateOwn();
    }

    /** Fills the JVM locals that every method has, from the state. */
    private void fill() {
        cb.aload(state);
        cb.getfield(STATE, "realm", REALM);
        cb.astore(realm);
        cb.aload(state);
        cb.getfield(STATE, "caches", CACHE.arrayType());
        cb.astore(caches);
        cb.aconst_null();
        cb.astore(frame);
        cb.aload(realm);
        DEPTH.call(cb);
        cb.istore(depth);
        cb.iconst_0();
        cb.istore(pcLocal);
        fillOwn();
    }

    private void body() {
        for (Handler handler : code.handlers()) {
            borders.computeIfAbsent(handler.start(), _ -> cb.newLabel());
            borders.computeIfAbsent(handler.end(), _ -> cb.newLabel());
        }
        Label start = cb.newBoundLabel();
        List<Integer> written = instructions();
        Label end = cb.newBoundLabel();
        for (int i = 0; i < cold.size(); i++) {
            cold.get(i).run();
        }
        for (Handler handler : code.handlers()) {
            if (written.stream().anyMatch(at -> handler.start() <= at && at < handler.end())) {
                catches(handler);
            }
        }
        leaves(start, end);
    }

    /** Marks the begin or end of what a handler covers, if a pc is one. */
    final void bindBorder(int pc) {
        Label border = borders.get(pc);
        if (border != null) {
            cb.labelBinding(border);
        }
    }

    /** {@return whether a handler's range begins or ends at a pc} */
    final boolean isBorder(int pc) {
        return borders.containsKey(pc);
    }

    private void catches(Handler handler) {
        Label target = cb.newBoundLabel();
        cb.aload(realm);
        cb.iload(depth);
        cb.iload(pcLocal);
        CAUGHT.call(cb);
        storeStack(handler.depth());
        cb.goto_(label(handler.target()));
        cb.exceptionCatchAll(
                Objects.requireNonNull(borders.get(handler.start())),
                Objects.requireNonNull(borders.get(handler.end())),
                target);
    }

    private void leaves(Label start, Label end) {
        Label target = cb.newBoundLabel();
        cb.aload(realm);
        cb.iload(depth);
        cb.iload(pcLocal);
        LEAVING.call(cb);
        cb.athrow();
        cb.exceptionCatchAll(start, end, target);
    }

    @Override
    void returns() {
        leave();
        cb.areturn();
    }

    /** Takes the innermost function off the shadow stack. */
    final void leave() {
        cb.aload(realm);
        LEAVE.call(cb);
    }

    /** Copies registers to the frame on the JVM stack, which stays there. */
    final void fillFrame(int from, int to) {
        for (int i = from; i < to; i++) {
            cb.dup();
            cb.getfield(FRAME, "registers", OBJECTS);
            cb.loadConstant(i);
            load(i);
            cb.aastore();
        }
    }

    @Override
    void takeBack(int from, int to) {
        cb.getfield(FRAME, "registers", OBJECTS);
        cb.astore(temp);
        for (int i = from; i < to; i++) {
            cb.aload(temp);
            cb.checkcast(OBJECTS);
            cb.loadConstant(stack(i));
            cb.aaload();
            storeStack(i);
        }
    }
}
