package dev.zts.vm.jit;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.FunctionCode.Handler;
import dev.zts.vm.bytecode.Instruction;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the JVM method of a function whose locals and stack are JVM locals: from its begin, or
 * from a loop's header.
 */
class MethodWriter extends Emitter {

    private static final Helper ENTER = Helper.of("interp.Support", "enter");
    private static final Helper LEAVE = Helper.of("value.Realm", "leave");
    private static final Helper DEPTH = Helper.of("value.Realm", "depth");
    private static final Helper CAUGHT = Helper.of("interp.Support", "caught");
    private static final Helper LEAVING = Helper.of("interp.Support", "leaving");
    private static final Helper LOOPED = Helper.of("interp.Support", "looped");
    private static final Helper GO = Helper.of("interp.Support", "go");
    private static final Helper TYPES = Helper.of("interp.FunctionState", "types");
    private static final Helper CALLEES_OF = Helper.of("interp.FunctionState", "callees");

    /** JVM locals of the registers. */
    final int[] places;

    final int entry;
    private final Map<Integer, Label> labels = new HashMap<>();
    private final TreeMap<Integer, Label> borders = new TreeMap<>();
    private final List<Runnable> cold = new ArrayList<>();

    MethodWriter(
            CodeBuilder cb,
            FunctionCode code,
            Flow flow,
            int entry,
            Constants constants,
            boolean learns) {
        super(cb, code, flow, constants, learns);
        this.entry = entry;
        this.places = new int[code.locals() + code.stack()];
    }

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
        common();
        parameters();
        body();
    }

    /** Moves the parameters to where locals stand. */
    private void parameters() {
        for (int i = 0; i < code.locals(); i++) {
            if (i < code.parameters()) {
                cb.aload(cb.parameterSlot(4 + i));
            } else {
                cb.getstatic(UNDEFINED, "UNDEFINED", UNDEFINED);
            }
            cb.astore(places[i]);
        }
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
        common();
        fromFrame(given, "registers", OBJECTS, temp);
        for (int i = 0; i < code.locals() + flow.depth(entry); i++) {
            cb.aload(temp);
            cb.loadConstant(i);
            cb.aaload();
            cb.astore(places[i]);
        }
        cb.goto_(label(entry));
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
        for (int i = 0; i < places.length; i++) {
            places[i] = newLocal(TypeKind.REFERENCE);
        }
    }

    /** Fills the JVM locals that every method has, from the state. */
    private void common() {
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
        if (learns) {
            cb.aload(state);
            TYPES.call(cb);
            cb.astore(types);
            cb.aload(state);
            CALLEES_OF.call(cb);
            cb.astore(callees);
        }
    }

    private void body() {
        for (Handler handler : code.handlers()) {
            borders.computeIfAbsent(handler.start(), _ -> cb.newLabel());
            borders.computeIfAbsent(handler.end(), _ -> cb.newLabel());
        }
        Label start = cb.newBoundLabel();
        List<Integer> written = new ArrayList<>();
        int pc = 0;
        while (pc < code.code().length) {
            Label border = borders.get(pc);
            if (border != null) {
                cb.labelBinding(border);
            }
            Instruction instruction = flow.instruction(pc);
            if (instruction == null) {
                pc++;
                continue;
            }
            written.add(pc);
            pc = write(instruction);
        }
        Label border = borders.get(pc);
        if (border != null) {
            cb.labelBinding(border);
        }
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

    /** Writes what begins at a pc; {@return where to go on} */
    private int write(Instruction instruction) {
        if (flow.isLeader(instruction.pc())) {
            cb.labelBinding(label(instruction.pc()));
        }
        line(instruction);
        Instruction next = instruction.fallsThrough() ? flow.instruction(instruction.next()) : null;
        if (next != null && !isBorder(next.pc()) && fuses(instruction, next)) {
            emit(instruction, next);
            return next.next();
        }
        emit(instruction, null);
        return instruction.next();
    }

    private boolean isBorder(int pc) {
        return flow.isLeader(pc) || borders.containsKey(pc);
    }

    private void catches(Handler handler) {
        Label start = borders.get(handler.start());
        Label end = borders.get(handler.end());
        Label target = cb.newBoundLabel();
        cb.aload(realm);
        cb.iload(depth);
        cb.iload(pcLocal);
        CAUGHT.call(cb);
        storeStack(handler.depth());
        cb.goto_(label(handler.target()));
        cb.exceptionCatchAll(start, end, target);
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

    // Where values stand

    @Override
    void load(int register) {
        cb.aload(places[register]);
    }

    @Override
    void store(int register) {
        cb.astore(places[register]);
    }

    @Override
    Label label(int pc) {
        return labels.computeIfAbsent(pc, _ -> cb.newLabel());
    }

    @Override
    void returns() {
        cb.aload(realm);
        LEAVE.call(cb);
        cb.areturn();
    }

    @Override
    void loop(Instruction instruction) {
        poll(instruction);
        int header = instruction.target();
        if (!learns) {
            cb.goto_(label(header));
            return;
        }
        Label other = cb.newLabel();
        cb.aload(state);
        cb.dup();
        cb.getfield(STATE, "backEdges", ConstantDescs.CD_long);
        cb.lconst_1();
        cb.ladd();
        cb.dup2_x1();
        cb.putfield(STATE, "backEdges", ConstantDescs.CD_long);
        cb.aload(state);
        cb.getfield(STATE, "nextBackEdges", ConstantDescs.CD_long);
        cb.lcmp();
        cb.iflt(label(header));
        cb.goto_w(other);
        cold.add(() -> replace(other, header));
    }

    /** Asks for other code at a loop's header, and goes on in it if there is some. */
    private void replace(Label from, int header) {
        cb.labelBinding(from);
        cb.aload(state);
        cb.loadConstant(header);
        LOOPED.call(cb);
        cb.astore(temp);
        cb.aload(temp);
        cb.ifnull(label(header));
        pushScratch();
        fillFrame(0, code.locals() + flow.depth(header));
        cb.aload(temp);
        cb.checkcast(CODE);
        cb.loadConstant(header);
        cb.loadConstant(code.locals() + flow.depth(header));
        GO.call(cb);
        cb.areturn();
    }

    /** Copies registers to the frame on the JVM stack, which stays there. */
    private void fillFrame(int from, int to) {
        for (int i = from; i < to; i++) {
            cb.dup();
            cb.getfield(FRAME, "registers", OBJECTS);
            cb.loadConstant(i);
            load(i);
            cb.aastore();
        }
    }

    @Override
    void pushFrame(int from, int to) {
        pushScratch();
        fillFrame(stack(from), stack(to));
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
