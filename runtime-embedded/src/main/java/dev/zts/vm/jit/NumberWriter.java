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

/** Writes what is done to numbers and booleans, unboxed; leaves where a result does not fit. */
abstract class NumberWriter extends RegisterWriter {

    static final Helper ARE_STRINGS = Helper.of("interp.Support", "areStrings");
    static final Helper CONCATENATE = Helper.of("value.Rope", "concat");

    static final ClassDesc CD_DOUBLE = ConstantDescs.CD_double;
    static final Helper DOUBLE_TO_INT32 = Helper.of("interp.Support", "int32");

    int first;
    private int second;
    private int third;
    private int sum;
    private int fraction;

    NumberWriter(CodeBuilder cb, Context main, int registers, int entry, Constants constants) {
        super(cb, main, registers, entry, constants);
    }

    /** Makes the JVM locals that instructions use in between. */
    final void allocateNumbers() {
        first = newLocal(TypeKind.INT);
        second = newLocal(TypeKind.INT);
        third = newLocal(TypeKind.INT);
        sum = newLocal(TypeKind.LONG);
        fraction = newLocal(TypeKind.DOUBLE);
    }

    // Arithmetic

    final void guard(Way way, int register) {
        Label exit = now.get(register) == Kind.OBJECT ? exit(Reason.TYPE_MISMATCH) : null;
        if (exit == null) {
            return;
        }
        if (way == Way.INT) {
            guardInt(register, exit);
        } else {
            guardNumber(register, exit);
        }
    }

    final void arithmetic(Opcode opcode, Way way, int a, int b, int to) {
        if (way == Way.CONCAT) {
            concatenate(a, b, to);
            return;
        }
        guard(way, a);
        guard(way, b);
        if (way == Way.DOUBLE) {
            loadDouble(a);
            loadDouble(b);
            switch (opcode) {
                case ADD -> cb.dadd();
                case SUB -> cb.dsub();
                case MUL -> cb.dmul();
                case DIV -> cb.ddiv();
                default -> cb.drem();
            }
            storeDouble(to);
            return;
        }
        loadInt(a);
        cb.istore(first);
        loadInt(b);
        cb.istore(second);
        switch (opcode) {
            case ADD -> sum(to, true);
            case SUB -> sum(to, false);
            case MUL -> product(to);
            case DIV -> quotient(to);
            default -> remainder(to);
        }
    }

    private void concatenate(int a, int b, int to) {
        loadReference(a);
        loadReference(b);
        ARE_STRINGS.call(cb);
        cb.ifeq(exit(Reason.TYPE_MISMATCH));
        loadReference(a);
        loadReference(b);
        CONCATENATE.call(cb);
        cb.astore(reference(to));
        now.set(to, Kind.OBJECT);
    }

    /** Adds or subtracts first and second; leaves if the result is no int. */
    final void sum(int to, boolean adds) {
        cb.iload(first);
        cb.iload(second);
        if (adds) {
            cb.iadd();
        } else {
            cb.isub();
        }
        cb.istore(third);
        cb.iload(first);
        cb.iload(adds ? third : second);
        cb.ixor();
        cb.iload(adds ? second : first);
        cb.iload(third);
        cb.ixor();
        cb.iand();
        cb.iflt(exit(Reason.OVERFLOW));
        cb.iload(third);
        storeInt(to);
    }

    final void product(int to) {
        cb.iload(first);
        cb.i2l();
        cb.iload(second);
        cb.i2l();
        cb.lmul();
        cb.lstore(sum);
        leaveUnlessInt();
        Label fine = cb.newLabel();
        cb.lload(sum);
        cb.l2i();
        cb.ifne(fine);
        leaveIfNegative();
        cb.labelBinding(fine);
        cb.lload(sum);
        cb.l2i();
        storeInt(to);
    }

    final void leaveUnlessInt() {
        cb.lload(sum);
        cb.l2i();
        cb.i2l();
        cb.lload(sum);
        cb.lcmp();
        cb.ifne(exit(Reason.OVERFLOW));
    }

    /** Leaves if first or second is negative: a zero would be -0. */
    final void leaveIfNegative() {
        cb.iload(first);
        cb.iload(second);
        cb.ior();
        cb.iflt(exit(Reason.OVERFLOW));
    }

    final void quotient(int to) {
        Label exit = exit(Reason.OVERFLOW);
        cb.iload(second);
        cb.ifle(exit);
        cb.iload(first);
        cb.ifle(exit); // 0 may be -0, and negative ones are rare
        cb.iload(first);
        cb.iload(second);
        cb.irem();
        cb.ifne(exit);
        cb.iload(first);
        cb.iload(second);
        cb.idiv();
        storeInt(to);
    }

    final void remainder(int to) {
        Label exit = exit(Reason.OVERFLOW);
        cb.iload(second);
        cb.ifle(exit);
        cb.iload(first);
        cb.iflt(exit);
        cb.iload(first);
        cb.iload(second);
        cb.irem();
        storeInt(to);
    }

    /**
     * Adds a small integer.
     *
     * @param zero what is added to a double instead of 0: -0 where 0 is subtracted
     */
    final void addConstant(Way way, int register, int by, double zero) {
        guard(way, register);
        if (way == Way.DOUBLE) {
            loadDouble(register);
            cb.ldc(by == 0 ? zero : (double) by);
            cb.dadd();
            storeDouble(register);
            return;
        }
        loadInt(register);
        cb.istore(first);
        if (by != 0) {
            cb.iload(first);
            cb.loadConstant(by > 0 ? Integer.MAX_VALUE - by : Integer.MIN_VALUE - by);
            if (by > 0) {
                cb.if_icmpgt(exit(Reason.OVERFLOW));
            } else {
                cb.if_icmplt(exit(Reason.OVERFLOW));
            }
        }
        cb.iload(first);
        cb.loadConstant(by);
        cb.iadd();
        storeInt(register);
    }

    final void multiplyConstant(Way way, int register, int by) {
        guard(way, register);
        if (way == Way.DOUBLE) {
            loadDouble(register);
            cb.ldc((double) by);
            cb.dmul();
            storeDouble(register);
            return;
        }
        loadInt(register);
        cb.istore(first);
        cb.loadConstant(by);
        cb.istore(second);
        product(register);
    }

    final void modulo(Way way, int register, int divisor) {
        guard(way, register);
        if (way == Way.DOUBLE) {
            loadDouble(register);
            cb.ldc((double) divisor);
            cb.drem();
            storeDouble(register);
            return;
        }
        loadInt(register);
        cb.istore(first);
        cb.iload(first);
        cb.iflt(exit(Reason.OVERFLOW));
        cb.iload(first);
        cb.loadConstant(divisor);
        cb.irem();
        storeInt(register);
    }

    /** A sum, difference or product of ints as a long, then its remainder. */
    final void fusedModulo(Instruction i, Way way, int a, int b, int constant) {
        guard(way, a);
        guard(way, b);
        boolean ints =
                way == Way.INT
                        && code.constants()[constant] instanceof Integer divisor
                        && divisor > 0;
        if (!ints) {
            loadDouble(a);
            loadDouble(b);
            switch (i.opcode()) {
                case ADD_MOD -> cb.dadd();
                case SUB_MOD -> cb.dsub();
                default -> cb.dmul();
            }
            cb.loadConstant(((Number) code.constants()[constant]).doubleValue());
            cb.drem();
            storeDouble(a);
            if (way == Way.INT) {
                leaveUnlessInt(a);
            }
            return;
        }
        loadInt(a);
        cb.i2l();
        loadInt(b);
        cb.i2l();
        switch (i.opcode()) {
            case ADD_MOD -> cb.ladd();
            case SUB_MOD -> cb.lsub();
            default -> cb.lmul();
        }
        cb.lstore(sum);
        Label exit = exit(Reason.OVERFLOW);
        cb.lload(sum);
        cb.lconst_0();
        cb.lcmp();
        if (i.opcode() == Opcode.MUL_MOD) {
            cb.ifle(exit); // 0 may be -0
            cb.lload(sum);
            cb.loadConstant(1L << 53);
            cb.lcmp();
            cb.ifgt(exit); // a double would have been rounded
        } else {
            cb.iflt(exit);
        }
        cb.lload(sum);
        cb.loadConstant((long) (Integer) code.constants()[constant]);
        cb.lrem();
        cb.l2i();
        storeInt(a);
    }

    final void leaveUnlessInt(int register) {
        cb.dload(number(register));
        cb.d2i();
        cb.istore(first);
        cb.iload(first);
        cb.i2d();
        cb.dload(number(register));
        cb.dcmpl();
        cb.ifne(exit(Reason.OVERFLOW));
        cb.iload(first);
        cb.ifeq(exit(Reason.OVERFLOW));
        cb.iload(first);
        storeInt(register);
    }

    final void sign(Opcode opcode, Way way, int register) {
        guard(way, register);
        if (way == Way.DOUBLE) {
            loadDouble(register);
            if (opcode == Opcode.NEG) {
                cb.dneg();
            }
            storeDouble(register);
            return;
        }
        loadInt(register);
        cb.istore(first);
        if (opcode == Opcode.NEG) {
            cb.iload(first);
            cb.loadConstant(Integer.MAX_VALUE);
            cb.iand();
            cb.ifeq(exit(Reason.OVERFLOW)); // 0 and the lowest int
            cb.iload(first);
            cb.ineg();
            cb.istore(first);
        }
        cb.iload(first);
        storeInt(register);
    }

    // Bits

    final void guardBits(int register) {
        if (now.get(register) == Kind.OBJECT) {
            guardInt(register, exit(Reason.TYPE_MISMATCH));
        }
    }

    final void loadBits(int register) {
        if (now.get(register) == Kind.DOUBLE) {
            cb.dload(number(register));
            DOUBLE_TO_INT32.call(cb);
        } else {
            loadInt(register);
        }
    }

    final void bits(Opcode opcode, int a, int b) {
        guardBits(a);
        guardBits(b);
        loadBits(a);
        loadBits(b);
        switch (opcode) {
            case BIT_AND -> cb.iand();
            case BIT_OR -> cb.ior();
            case BIT_XOR -> cb.ixor();
            case SHL -> cb.ishl();
            case SHR -> cb.ishr();
            default -> {
                cb.iushr();
                cb.istore(first);
                cb.iload(first);
                cb.iflt(exit(Reason.OVERFLOW));
                cb.iload(first);
            }
        }
        storeInt(a);
    }

    final void bits(Opcode opcode, int register) {
        guardBits(register);
        loadBits(register);
        if (opcode == Opcode.SHR_1) {
            cb.iconst_1();
            cb.ishr();
        } else {
            cb.iconst_m1();
            cb.ixor();
        }
        storeInt(register);
    }

    // Comparison

    final void compare(Opcode opcode, Way way, int a, int b, @Nullable Instruction branch) {
        guard(way, a);
        guard(way, b);
        if (way == Way.INT) {
            loadInt(a);
            loadInt(b);
            decide(a, branch, holds -> ints(opcode, holds));
        } else {
            loadDouble(a);
            loadDouble(b);
            doubles(opcode);
            decide(a, branch, holds -> signs(opcode, holds));
        }
    }

    final void compareConstant(
            Instruction i, Way way, int register, int value, @Nullable Instruction branch) {
        Opcode opcode = i.opcode() == Opcode.LT_CONST_I8 ? Opcode.LT : Opcode.LTE;
        guard(way, register);
        if (way == Way.INT) {
            loadInt(register);
            cb.loadConstant(value);
            decide(register, branch, holds -> ints(opcode, holds));
        } else {
            loadDouble(register);
            cb.ldc((double) value);
            doubles(opcode);
            decide(register, branch, holds -> signs(opcode, holds));
        }
    }

    /** A conditional jump of the JVM. */
    interface Jump {
        /** Jumps if what is on the JVM stack compares. */
        void to(Label holds);
    }

    /** Stores the outcome of a comparison, or jumps by it. */
    final void decide(int register, @Nullable Instruction branch, Jump jump) {
        Label holds = cb.newLabel();
        Label end = cb.newLabel();
        jump.to(holds);
        if (branch == null) {
            cb.iconst_0();
            cb.goto_(end);
            cb.labelBinding(holds);
            cb.iconst_1();
            cb.labelBinding(end);
            storeBool(register);
            return;
        }
        boolean when = branch.opcode() == Opcode.IF_TRUE;
        if (when) {
            cb.goto_(end);
            cb.labelBinding(holds);
            jump(branch.target());
            cb.labelBinding(end);
        } else {
            jump(branch.target());
            cb.labelBinding(holds);
        }
    }

    final void ints(Opcode opcode, Label holds) {
        switch (opcode) {
            case LT -> cb.if_icmplt(holds);
            case LTE -> cb.if_icmple(holds);
            case GT -> cb.if_icmpgt(holds);
            case GTE -> cb.if_icmpge(holds);
            case EQ, STRICT_EQ -> cb.if_icmpeq(holds);
            default -> cb.if_icmpne(holds);
        }
    }

    /** Compares doubles so that nothing holds of NaN but inequality. */
    final void doubles(Opcode opcode) {
        if (opcode == Opcode.LT || opcode == Opcode.LTE) {
            cb.dcmpg();
        } else {
            cb.dcmpl();
        }
    }

    final void signs(Opcode opcode, Label holds) {
        switch (opcode) {
            case LT -> cb.iflt(holds);
            case LTE -> cb.ifle(holds);
            case GT -> cb.ifgt(holds);
            case GTE -> cb.ifge(holds);
            case EQ, STRICT_EQ -> cb.ifeq(holds);
            default -> cb.ifne(holds);
        }
    }

    final void condition(Instruction i, int register) {
        if (now.get(register) == Kind.OBJECT) {
            cb.aload(reference(register));
            cb.instanceOf(BOOLEAN);
            cb.ifeq(exit(Reason.BOOL_EXPECTED));
            cb.aload(reference(register));
            cb.checkcast(BOOLEAN);
            cb.invokevirtual(BOOLEAN, "booleanValue", MethodTypeDesc.of(ConstantDescs.CD_boolean));
        } else {
            cb.iload(integer(register));
        }
        branch(i, i.opcode() == Opcode.IF_TRUE);
    }

    /** Stores the double on the JVM stack as an int; leaves if it is none. */
    final void storeWhole(int result) {
        cb.dstore(fraction);
        cb.dload(fraction);
        cb.d2i();
        cb.istore(first);
        cb.iload(first);
        cb.i2d();
        cb.dload(fraction);
        cb.dcmpl();
        cb.ifne(exit(Reason.OVERFLOW));
        Label fine = cb.newLabel();
        cb.iload(first);
        cb.ifne(fine);
        cb.dload(fraction);
        cb.invokestatic(
                DOUBLE, "doubleToRawLongBits", MethodTypeDesc.of(ConstantDescs.CD_long, CD_DOUBLE));
        cb.lconst_0();
        cb.lcmp();
        cb.ifne(exit(Reason.OVERFLOW)); // -0
        cb.labelBinding(fine);
        cb.iload(first);
        storeInt(result);
    }
}
