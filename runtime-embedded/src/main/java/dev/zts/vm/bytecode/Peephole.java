package dev.zts.vm.bytecode;

import dev.zts.vm.bytecode.Assembler.Label;
import org.jspecify.annotations.Nullable;

/**
 * The fusing of instructions that stand side by side. A label between them, be it a jump target or
 * the border of a handler range, keeps them apart.
 */
final class Peephole {

    private final Assembler assembler;
    private final Instructions out = new Instructions();

    Peephole(Assembler assembler) {
        this.assembler = assembler;
    }

    Instructions run(Instructions in) {
        for (int i = 0; i < in.size(); i++) {
            Label label = in.label(i);
            if (in.op(i) == Instructions.LABEL && label != null && !label.isUsed()) {
                continue;
            }
            out.add(in.op(i), in.first(i), in.second(i), label, in.offset(i));
            fuseLast();
        }
        return out;
    }

    private void fuseLast() {
        int last = out.size() - 1;
        if (last < 1) {
            return;
        }
        switch (out.op(last)) {
            case Op.ADD -> {
                if (!fuseLocals(last)) {
                    fuseSmall(last, Op.ADD_CONST_I8);
                }
            }
            case Op.SUB -> fuseSmall(last, Op.SUB_CONST_I8);
            case Op.MUL -> {
                if (!fuseWith(last, 2, Op.MUL_2)) {
                    fuseSmall(last, Op.MUL_CONST_I8);
                }
            }
            case Op.LT -> fuseSmall(last, Op.LT_CONST_I8);
            case Op.LTE -> fuseSmall(last, Op.LE_CONST_I8);
            case Op.SHR -> fuseWith(last, 1, Op.SHR_1);
            case Op.MOD -> fuseModulo(last);
            case Op.CALL -> fuseConstantCall(last);
            case Op.CALL_METHOD -> fuseFieldCall(last);
            case Op.PUT_LOC -> fuseForOf(last);
            case Instructions.LABEL -> fuseJump(last);
            default -> {}
        }
    }

    /** get_loc a, get_loc b, add; or get_loc b, add. */
    private boolean fuseLocals(int last) {
        if (out.op(last - 1) != Op.GET_LOC) {
            return false;
        }
        int right = out.first(last - 1);
        if (last >= 2 && out.op(last - 2) == Op.GET_LOC) {
            replace(3, Op.GET_LOC_GET_LOC_ADD, out.first(last - 2), right, null, last);
        } else {
            replace(2, Op.GET_LOC_ADD, right, 0, null, last);
        }
        return true;
    }

    private void fuseSmall(int last, int op) {
        if (out.op(last - 1) == Op.PUSH_I8) {
            replace(2, op, out.first(last - 1), 0, null, last);
        }
    }

    private boolean fuseWith(int last, int value, int op) {
        if (out.op(last - 1) != Op.PUSH_I8 || out.first(last - 1) != value) {
            return false;
        }
        replace(2, op, 0, 0, null, last);
        return true;
    }

    private void fuseModulo(int last) {
        Object divisor = assembler.number(out.op(last - 1), out.first(last - 1));
        if (divisor == null) {
            return;
        }
        int before = last >= 2 ? out.op(last - 2) : Op.NOP;
        int fused =
                switch (before) {
                    case Op.ADD -> Op.ADD_MOD;
                    case Op.SUB -> Op.SUB_MOD;
                    case Op.MUL -> Op.MUL_MOD;
                    default -> Op.NOP;
                };
        if (fused != Op.NOP) {
            replace(3, fused, assembler.constant(divisor), 0, null, last);
        } else if (out.op(last - 1) == Op.PUSH_I8) {
            replace(2, Op.MOD_CONST_I8, out.first(last - 1), 0, null, last);
        } else {
            replace(2, Op.MOD_CONST, assembler.constant(divisor), 0, null, last);
        }
    }

    private void fuseConstantCall(int last) {
        if (out.op(last - 1) == Op.PUSH_CONST && out.first(last) > 0) {
            replace(2, Op.PUSH_CONST_CALL, out.first(last - 1), out.first(last), null, last);
        }
    }

    private void fuseFieldCall(int last) {
        if (out.op(last - 1) == Op.GET_FIELD && out.first(last) == 0) {
            replace(2, Op.GET_FIELD_CALL, out.first(last - 1), 0, null, last);
        }
    }

    private void fuseForOf(int last) {
        if (out.op(last - 1) == Op.FOR_OF_NEXT) {
            replace(2, Op.FOR_OF_NEXT_PUT_LOC, out.first(last), 0, out.label(last - 1), last - 1);
        }
    }

    /** goto A, A: falls through; if_true A, goto B, A: becomes if_false_goto B, A:. */
    private void fuseJump(int last) {
        if (out.op(last - 1) == Op.GOTO && out.label(last - 1) == out.label(last)) {
            replace(2, Instructions.LABEL, 0, 0, out.label(last), last);
            return;
        }
        if (last >= 2
                && out.op(last - 1) == Op.GOTO
                && out.op(last - 2) == Op.IF_TRUE
                && out.label(last - 2) == out.label(last)) {
            Label target = out.label(last - 1);
            Label here = out.label(last);
            int offset = out.offset(last - 2);
            out.removeLast(3);
            out.add(Op.IF_FALSE_GOTO, 0, 0, target, offset);
            out.add(Instructions.LABEL, 0, 0, here, offset);
        }
    }

    private void replace(
            int count, int op, int first, int second, @Nullable Label label, int placeOf) {
        int offset = out.offset(placeOf);
        out.removeLast(count);
        out.add(op, first, second, label, offset);
    }
}
