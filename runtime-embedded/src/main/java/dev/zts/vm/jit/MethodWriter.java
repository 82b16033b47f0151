package dev.zts.vm.jit;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Instruction;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the JVM method of a function whose locals and stack are JVM locals: from its begin, or
 * from a loop's header.
 */
final class MethodWriter extends LocalsWriter {

    private static final Helper LOOPED = Helper.of("interp.Support", "looped");
    private static final Helper GO = Helper.of("interp.Support", "go");
    private static final Helper TYPES = Helper.of("interp.FunctionState", "types");
    private static final Helper CALLEES_OF = Helper.of("interp.FunctionState", "callees");

    /** JVM locals of the registers. */
    private final int[] places;

    private final Map<Integer, Label> labels = new HashMap<>();

    MethodWriter(
            CodeBuilder cb,
            FunctionCode code,
            Flow flow,
            int entry,
            Constants constants,
            boolean learns) {
        super(cb, code, flow, entry, constants, learns);
        this.places = new int[code.locals() + code.stack()];
    }

    @Override
    void allocateOwn() {
        for (int i = 0; i < places.length; i++) {
            places[i] = newLocal(TypeKind.REFERENCE);
        }
    }

    @Override
    void fillOwn() {
        if (learns) {
            cb.aload(state);
            TYPES.call(cb);
            cb.astore(types);
            cb.aload(state);
            CALLEES_OF.call(cb);
            cb.astore(callees);
        }
    }

    @Override
    void takeIn(int register, boolean given) {
        store(register);
    }

    @Override
    List<Integer> instructions() {
        if (entry != BaselineCompiler.BEGIN) {
            cb.goto_(label(entry));
        }
        List<Integer> written = new ArrayList<>();
        int pc = 0;
        while (pc < code.code().length) {
            bindBorder(pc);
            Instruction instruction = flow.instruction(pc);
            if (instruction == null) {
                pc++;
                continue;
            }
            written.add(pc);
            pc = write(instruction);
        }
        bindBorder(pc);
        return written;
    }

    /** Writes what begins at a pc; {@return where to go on} */
    private int write(Instruction instruction) {
        if (flow.isLeader(instruction.pc())) {
            cb.labelBinding(label(instruction.pc()));
        }
        line(instruction);
        Instruction next = instruction.fallsThrough() ? flow.instruction(instruction.next()) : null;
        if (next != null && !isBound(next.pc()) && fuses(instruction, next)) {
            emit(instruction, next);
            return next.next();
        }
        emit(instruction, null);
        return instruction.next();
    }

    private boolean isBound(int pc) {
        return flow.isLeader(pc) || isBorder(pc);
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

    @Override
    void pushFrame(int from, int to) {
        pushScratch();
        fillFrame(stack(from), stack(to));
    }
}
