package dev.zts.vm.interp;

import dev.zts.vm.bytecode.Op;
import dev.zts.vm.ops.Arithmetic;
import dev.zts.vm.ops.Comparison;
import dev.zts.vm.ops.Steps;
import dev.zts.vm.value.Cell;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.Undefined;

/** Instructions behind {@code wide}: those of the loop that have operands, else {@link Rare}. */
final class Wide {

    private Wide() {}

    static int execute(Frame frame, int op, int first, int second, int sp) {
        Object[] r = frame.registers;
        FunctionState state = frame.state;
        switch (op) {
            case Op.PUSH_CONST -> r[sp++] = state.code.constants()[first];
            case Op.PUSH_I8, Op.PUSH_I16 -> r[sp++] = first;
            case Op.GET_LOC -> r[sp++] = r[first];
            case Op.PUT_LOC -> r[first] = r[--sp];
            case Op.GET_UPVALUE -> r[sp++] = frame.closure.upvalues[first].value;
            case Op.PUT_UPVALUE -> frame.closure.upvalues[first].value = r[--sp];
            case Op.GET_CELL -> r[sp++] = ((Cell) r[first]).value;
            case Op.PUT_CELL -> ((Cell) r[first]).value = r[--sp];
            case Op.GET_GLOBAL -> r[sp++] = state.getGlobal(first);
            case Op.CHECK_INIT -> {
                if (r[sp - 1] == Empty.EMPTY) {
                    throw Rare.notInitialised(state.name(first));
                }
            }
            default -> {
                return jump(frame, op, first, second, sp);
            }
        }
        return sp;
    }

    private static int jump(Frame frame, int op, int first, int second, int sp) {
        Object[] r = frame.registers;
        switch (op) {
            case Op.LOOP -> {
                frame.state.backEdges++;
                frame.state.realm.poll();
                frame.next -= first;
            }
            case Op.GOTO -> frame.next += first;
            case Op.IF_TRUE -> frame.next += Convert.toBoolean(r[--sp]) ? first : 0;
            case Op.IF_FALSE, Op.IF_FALSE_GOTO ->
                    frame.next += Convert.toBoolean(r[--sp]) ? 0 : first;
            case Op.FOR_OF_NEXT -> {
                Object value = Steps.forOfNext(r[sp - 2], r[sp - 1]);
                if (value == null) {
                    frame.next += first;
                } else {
                    r[sp - 1] = Arithmetic.inc(r[sp - 1]);
                    r[sp++] = value;
                }
            }
            default -> {
                return call(frame, op, first, second, sp);
            }
        }
        return sp;
    }

    private static int call(Frame frame, int op, int first, int second, int sp) {
        Object[] r = frame.registers;
        FunctionState state = frame.state;
        switch (op) {
            case Op.CALL, Op.TAIL_CALL, Op.CALL_IC -> {
                sp -= first;
                r[sp - 1] = Calls.call(r[sp - 1], Undefined.UNDEFINED, r, sp, first);
            }
            case Op.CALL_METHOD -> {
                sp -= first + 1;
                r[sp - 1] = Calls.call(r[sp], r[sp - 1], r, sp + 1, first);
            }
            case Op.NEW -> {
                sp -= first;
                r[sp - 1] = Calls.construct(r[sp - 1], r, sp, first);
            }
            case Op.GET_FIELD_IC ->
                    r[sp - 1] = state.caches[second].get(state.realm, r[sp - 1], state.key(first));
            case Op.PUT_FIELD_IC -> {
                sp -= 2;
                state.caches[second].put(state.realm, r[sp], state.key(first), r[sp + 1]);
            }
            default -> {
                return fused(frame, op, first, second, sp);
            }
        }
        return sp;
    }

    private static int fused(Frame frame, int op, int first, int second, int sp) {
        Object[] r = frame.registers;
        switch (op) {
            case Op.GET_LOC_ADD -> r[sp - 1] = Arithmetic.add(r[sp - 1], r[first]);
            case Op.GET_LOC_GET_LOC_ADD -> r[sp++] = Arithmetic.add(r[first], r[second]);
            case Op.ADD_CONST_I8 -> r[sp - 1] = Arithmetic.add(r[sp - 1], first);
            case Op.SUB_CONST_I8 -> r[sp - 1] = Arithmetic.sub(r[sp - 1], first);
            case Op.MUL_CONST_I8 -> r[sp - 1] = Arithmetic.mul(r[sp - 1], first);
            case Op.MOD_CONST_I8 -> r[sp - 1] = Arithmetic.mod(r[sp - 1], first);
            case Op.LT_CONST_I8 -> r[sp - 1] = Comparison.lt(r[sp - 1], first);
            case Op.LE_CONST_I8 -> r[sp - 1] = Comparison.lte(r[sp - 1], first);
            default -> {
                return Rare.execute(frame, op, first, second, sp);
            }
        }
        return sp;
    }
}
