package dev.zts.vm.jit;

import dev.zts.vm.bytecode.Instruction;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.interp.Exit.Reason;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import org.jspecify.annotations.Nullable;

/**
 * Holds the registers of a function and of what is inlined into it: numbers and booleans in JVM
 * locals of their own, everything else as objects.
 */
abstract class RegisterWriter extends LocalsWriter {

    static final ClassDesc DOUBLE = ConstantDescs.CD_Double;
    static final MethodTypeDesc TO_INT = MethodTypeDesc.of(ConstantDescs.CD_int);
    static final Helper BOX_INT = Helper.of("ops.Integers", "of");
    static final Helper BOX_DOUBLE = Helper.of("interp.Support", "box");
    static final Helper IS_NUMBER = Helper.of("interp.Support", "isNumber");
    static final Helper NUMBER = Helper.of("interp.Support", "number");

    private final int[] references;
    private final int[] ints;
    private final int[] doubles;

    /** The function whose instructions are written. */
    Context context;

    /** How registers are held where the writer stands. */
    Kinds now;

    RegisterWriter(CodeBuilder cb, Context main, int registers, int entry, Constants constants) {
        super(cb, main.code, main.flow, entry, constants, false);
        this.context = main;
        this.now = new Kinds(registers);
        this.references = new int[registers];
        this.ints = new int[registers];
        this.doubles = new int[registers];
    }

    /**
     * {@return where the instruction is left for a reason, with the registers as they were before}
     */
    abstract Label exit(Reason reason);

    // Registers

    final int reference(int register) {
        return local(references, register, TypeKind.REFERENCE);
    }

    final int integer(int register) {
        return local(ints, register, TypeKind.INT);
    }

    final int number(int register) {
        return local(doubles, register, TypeKind.DOUBLE);
    }

    final int local(int[] known, int register, TypeKind kind) {
        if (known[register] == 0) {
            known[register] = cb.allocateLocal(kind);
        }
        return known[register];
    }

    final void loadReference(int register) {
        cb.aload(reference(register));
    }

    final void loadBoxed(int register) {
        switch (now.get(register)) {
            case INT -> {
                cb.iload(integer(register));
                BOX_INT.call(cb);
            }
            case DOUBLE -> {
                cb.dload(number(register));
                BOX_DOUBLE.call(cb);
            }
            case BOOL -> {
                cb.iload(integer(register));
                cb.invokestatic(
                        BOOLEAN, "valueOf", MethodTypeDesc.of(BOOLEAN, ConstantDescs.CD_boolean));
            }
            case OBJECT, UNDEFINED -> cb.aload(reference(register));
            case DEAD -> throw new AssertionError("register " + register + " is dead");
        }
    }

    final void box(int register) {
        if (now.get(register) != Kind.OBJECT) {
            loadBoxed(register);
            cb.astore(reference(register));
            now.set(register, Kind.OBJECT);
        }
    }

    final void loadInt(int register) {
        if (now.get(register) == Kind.OBJECT) {
            cb.aload(reference(register));
            cb.checkcast(INTEGER);
            cb.invokevirtual(INTEGER, "intValue", TO_INT);
        } else {
            cb.iload(integer(register));
        }
    }

    final void loadDouble(int register) {
        switch (now.get(register)) {
            case INT -> {
                cb.iload(integer(register));
                cb.i2d();
            }
            case DOUBLE -> cb.dload(number(register));
            default -> {
                cb.aload(reference(register));
                NUMBER.call(cb);
            }
        }
    }

    final void storeInt(int register) {
        cb.istore(integer(register));
        now.set(register, Kind.INT);
        pin(context, register);
    }

    final void storeDouble(int register) {
        cb.dstore(number(register));
        now.set(register, Kind.DOUBLE);
        pin(context, register);
    }

    final void storeBool(int register) {
        cb.istore(integer(register));
        now.set(register, Kind.BOOL);
        pin(context, register);
    }

    final void guardInt(int register, Label exit) {
        if (now.get(register) == Kind.OBJECT) {
            cb.aload(reference(register));
            cb.instanceOf(INTEGER);
            cb.ifeq(exit);
        }
    }

    final void guardNumber(int register, Label exit) {
        if (now.get(register) == Kind.OBJECT) {
            cb.aload(reference(register));
            IS_NUMBER.call(cb);
            cb.ifeq(exit);
        }
    }

    final void copyRegister(int from, int to) {
        switch (now.get(from)) {
            case INT, BOOL -> {
                cb.iload(integer(from));
                cb.istore(integer(to));
            }
            case DOUBLE -> {
                cb.dload(number(from));
                cb.dstore(number(to));
            }
            case OBJECT, UNDEFINED -> {
                cb.aload(reference(from));
                cb.astore(reference(to));
            }
            case DEAD -> throw new AssertionError("register " + from + " is dead");
        }
        now.set(from, now.get(from)); // no longer known to nobody else
        now.copy(from, to);
    }

    final void pin(Context of, int register) {
        if (of.pinned.get(register - of.base) && now.get(register) != Kind.DEAD) {
            box(register);
        }
    }

    final void pushInt(int value, int place) {
        cb.loadConstant(value);
        storeInt(context.stack(place));
    }

    final void constant(Object value, int index, int place) {
        switch (value) {
            case Integer integer -> pushInt(integer, place);
            case Double number -> {
                cb.ldc((double) number);
                storeDouble(context.stack(place));
            }
            default -> {
                pushConstant(index);
                storeStack(place);
            }
        }
    }

    /**
     * Puts values from a place of the stack on in another order, through JVM locals of all kinds.
     */
    final void permute(int base, int... order) {
        Kind[] kinds = new Kind[order.length];
        for (int to = 0; to < order.length; to++) {
            int from = context.stack(base + order[to]);
            kinds[to] = now.get(from);
            switch (kinds[to]) {
                case INT, BOOL -> cb.iload(integer(from));
                case DOUBLE -> cb.dload(number(from));
                default -> cb.aload(reference(from));
            }
        }
        for (int to = order.length - 1; to >= 0; to--) {
            int register = context.stack(base + to);
            switch (kinds[to]) {
                case INT, BOOL -> cb.istore(integer(register));
                case DOUBLE -> cb.dstore(number(register));
                default -> cb.astore(reference(register));
            }
        }
        for (int to = 0; to < order.length; to++) {
            now.set(context.stack(base + to), kinds[to]);
        }
        for (int to = 0; to < order.length; to++) {
            pin(context, context.stack(base + to));
        }
    }

    @Override
    void load(int register) {
        loadBoxed(context.base + register);
    }

    @Override
    void store(int register) {
        cb.astore(reference(context.base + register));
        now.set(context.base + register, Kind.OBJECT);
    }

    @Override
    void move(int from, int to) {
        copyRegister(context.base + from, context.base + to);
        pin(context, context.base + to);
    }

    @Override
    void truth(@Nullable Instruction branch, int place) {
        if (branch == null) {
            storeBool(context.stack(place));
        } else {
            branch(branch, branch.opcode() == Opcode.IF_TRUE);
        }
    }
}
