package dev.zts.vm.jit;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Instruction;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a part of a function whose locals and stack stand in its frame. The method takes the frame
 * and the depth of the shadow stack, begins where the frame stands, and answers as {@code
 * FrameCode.step} does.
 */
final class FrameWriter extends Emitter {

    /** Closures over more variables are made as the interpreter makes them, which is shorter. */
    private static final int DIRECT_UPVALUES = 32;

    private static final ClassDesc JS_THROW = Helper.desc("value.JsThrow");
    private static final ClassDesc STACK_OVERFLOW = ClassDesc.of("java.lang.StackOverflowError");

    private static final Helper COPY = Helper.of("interp.Support", "copy");
    private static final Helper SUSPEND = Helper.of("interp.Frame", "suspend");
    private static final Helper RETURNED = Helper.of("interp.FrameCode", "returned");
    private static final Helper HANDLE = Helper.of("interp.FrameCode", "handle");
    private static final Helper LEAVE_TO = Helper.of("interp.FrameCode", "leaveTo");
    private static final Helper ELSEWHERE = Helper.of("interp.FrameCode", "elsewhere");

    private final Part part;
    private final NavigableSet<Integer> entries;
    private final Map<Integer, Label> labels = new HashMap<>();
    private final TreeMap<Integer, Label> exits = new TreeMap<>();
    private final int registers;

    /**
     * @param entries pcs at which control may come from elsewhere than the part itself
     */
    FrameWriter(
            CodeBuilder cb,
            FunctionCode code,
            Flow flow,
            Part part,
            NavigableSet<Integer> entries,
            Constants constants) {
        super(cb, code, flow, constants, false);
        this.part = part;
        this.entries = entries;
        frame = cb.parameterSlot(0);
        depth = cb.parameterSlot(1);
        registers = newLocal(TypeKind.REFERENCE); // the third: loading it takes one byte
        pcLocal = newLocal(TypeKind.INT);
        realm = newLocal(TypeKind.REFERENCE);
        closure = newLocal(TypeKind.REFERENCE);
        thisValue = newLocal(TypeKind.REFERENCE);
        newTarget = newLocal(TypeKind.REFERENCE);
        state = newLocal(TypeKind.REFERENCE);
        caches = newLocal(TypeKind.REFERENCE);
    }

    /** {@return whether an instruction leaves its frame to be resumed} */
    static boolean suspends(Instruction instruction) {
        return switch (instruction.opcode()) {
            case INITIAL_YIELD, YIELD, YIELD_RAW, AWAIT_VAL, MODULE_READY -> true;
            default -> false;
        };
    }

    void write() {
        fromFrame("registers", OBJECTS, registers);
        fromFrame("closure", CLOSURE, closure);
        fromFrame("thisValue", OBJECT, thisValue);
        fromFrame("newTarget", JS_OBJECT, newTarget);
        fromFrame("state", STATE, state);
        fromState("realm", REALM, realm);
        fromState("caches", CACHE.arrayType(), caches);
        cb.aload(frame);
        cb.getfield(FRAME, "pc", ConstantDescs.CD_int);
        cb.istore(pcLocal);
        Label dispatch = cb.newBoundLabel();
        dispatch();
        Label start = cb.newBoundLabel();
        instructions();
        Label end = cb.newBoundLabel();
        leaves();
        Label caught = cb.newBoundLabel();
        cb.aload(frame);
        cb.iload(pcLocal);
        cb.iload(depth);
        HANDLE.call(cb);
        cb.istore(pcLocal);
        cb.goto_(dispatch);
        cb.exceptionCatch(start, end, caught, JS_THROW);
        cb.exceptionCatch(start, end, caught, STACK_OVERFLOW);
    }

    private void fromFrame(String name, ClassDesc type, int to) {
        cb.aload(frame);
        cb.getfield(FRAME, name, type);
        cb.astore(to);
    }

    private void fromState(String name, ClassDesc type, int to) {
        cb.aload(state);
        cb.getfield(STATE, name, type);
        cb.astore(to);
    }

    /** Goes on at the pc that is noted. */
    private void dispatch() {
        Label other = cb.newLabel();
        List<SwitchCase> cases = new ArrayList<>();
        for (int entry : entries.subSet(part.from(), part.to())) {
            cases.add(SwitchCase.of(entry, label(entry)));
        }
        cb.iload(pcLocal);
        cb.lookupswitch(other, cases);
        cb.labelBinding(other);
        cb.aload(frame);
        cb.iload(pcLocal);
        cb.loadConstant(part.from());
        cb.loadConstant(part.to());
        ELSEWHERE.call(cb);
        cb.areturn();
    }

    private void instructions() {
        int pc = part.from();
        while (pc < part.to()) {
            Instruction instruction = flow.instruction(pc);
            pc = instruction == null ? pc + 1 : write(instruction);
        }
    }

    /** Writes what begins at a pc; {@return where to go on} */
    private int write(Instruction instruction) {
        if (isBound(instruction.pc())) {
            cb.labelBinding(label(instruction.pc()));
        }
        line(instruction);
        Instruction next = behind(instruction);
        boolean fuses = next != null && !isBound(next.pc()) && fuses(instruction, next);
        emit(instruction, fuses ? next : null);
        Instruction last = fuses && next != null ? next : instruction;
        if (last.fallsThrough() && last.next() >= part.to()) {
            jump(last.next());
        }
        return last.next();
    }

    private @Nullable Instruction behind(Instruction instruction) {
        boolean inside = instruction.fallsThrough() && part.holds(instruction.next());
        return inside ? flow.instruction(instruction.next()) : null;
    }

    private boolean isBound(int pc) {
        return flow.isLeader(pc) || entries.contains(pc);
    }

    private void leaves() {
        exits.forEach((pc, label) -> {
            cb.labelBinding(label);
            cb.aload(frame);
            cb.loadConstant(pc);
            LEAVE_TO.call(cb);
            cb.areturn();
        });
    }

    @Override
    void emit(Instruction i, @Nullable Instruction branch) {
        switch (i.opcode()) {
            case INITIAL_YIELD, YIELD, YIELD_RAW, AWAIT_VAL, MODULE_READY -> {
                cb.aload(frame);
                cb.loadConstant(i.opcode().number());
                cb.loadConstant(i.next());
                cb.loadConstant(stack(flow.depth(i.pc())));
                SUSPEND.call(cb);
                cb.areturn();
            }
            case MAKE_FUNCTION, MAKE_CLOSURE, MAKE_ASYNC -> {
                FunctionCode made = (FunctionCode) code.constants()[i.operands()[0]];
                if (made.upvalues().size() > DIRECT_UPVALUES) {
                    rare(i, flow.depth(i.pc()));
                } else {
                    super.emit(i, branch);
                }
            }
            default -> super.emit(i, branch);
        }
    }

    // Where values stand

    @Override
    void load(int register) {
        cb.aload(registers);
        cb.loadConstant(register);
        cb.aaload();
    }

    @Override
    void store(int register) {
        cb.aload(registers);
        cb.swap();
        cb.loadConstant(register);
        cb.swap();
        cb.aastore();
    }

    @Override
    void move(int from, int to) {
        cb.aload(registers);
        cb.loadConstant(to);
        load(from);
        cb.aastore();
    }

    @Override
    Label label(int pc) {
        return (part.holds(pc) ? labels : exits).computeIfAbsent(pc, _ -> cb.newLabel());
    }

    @Override
    void pushArray(int from, int count) {
        cb.aload(registers);
        cb.loadConstant(stack(from));
        cb.loadConstant(count);
        COPY.call(cb);
    }

    @Override
    void returns() {
        cb.aload(frame);
        RETURNED.call(cb);
        cb.areturn();
    }

    @Override
    void loop(Instruction instruction) {
        poll(instruction);
        jump(instruction.target());
    }

    @Override
    void pushFrame(int from, int to) {
        cb.aload(frame);
    }

    @Override
    void takeBack(int from, int to) {
        cb.pop();
    }
}
