package dev.zts.vm.interp;

import dev.zts.vm.bytecode.Op;
import dev.zts.vm.ops.Arithmetic;
import dev.zts.vm.ops.Comparison;
import dev.zts.vm.ops.Integers;
import dev.zts.vm.ops.Properties;
import dev.zts.vm.ops.Steps;
import dev.zts.vm.value.Cell;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;

/** The loop that runs bytecode. */
final class Interpreter {

    /*
     * HotSpot leaves a method of more than 8,000 bytes of bytecode interpreted forever, which would
     * make this loop about ten times slower (STYLE 4.4). So the frequent instructions stand here,
     * and each holds only what touches sp, pc and the fast path; all others are in Rare.
     * InterpreterSizeTest keeps watch.
     *
     * pc stays at the beginning of an instruction until it is complete, so that handlers and
     * positions are found by it.
     */

    private Interpreter() {}

    /** Runs a frame from where it stands until it returns, throws or suspends. */
    static Object run(Frame frame) {
        FunctionState state = frame.state;
        Realm realm = state.realm;
        realm.enter(frame.closure);
        int depth = realm.depth();
        state.calls++;
        state.prepare();
        byte[] code = state.code.code();
        Object[] constants = state.code.constants();
        Cell[] upvalues = frame.closure.upvalues;
        Object[] r = frame.registers;
        long[] tally = state.unit.modules().tally();
        int pc = frame.pc;
        int sp = frame.sp;
        while (true) {
            try {
                if (frame.thrown != null) {
                    pc--;
                    throw frame.takeThrown();
                }
                realm.poll();
                while (true) {
                    tally[code[pc] & 0xFF]++;
                    switch (code[pc] & 0xFF) {
                        case Op.PUSH_CONST -> {
                            r[sp++] = constants[u16(code, pc + 1)];
                            pc += 3;
                        }
                        case Op.PUSH_0, Op.PUSH_1, Op.PUSH_2, Op.PUSH_3 -> {
                            r[sp++] = Integers.of(code[pc++] - Op.PUSH_0);
                        }
                        case Op.PUSH_I8 -> {
                            r[sp++] = Integers.of(code[pc + 1]);
                            pc += 2;
                        }
                        case Op.PUSH_I16 -> {
                            r[sp++] = Integers.of(s16(code, pc + 1));
                            pc += 3;
                        }
                        case Op.PUSH_UNDEFINED -> {
                            r[sp++] = Undefined.UNDEFINED;
                            pc++;
                        }
                        case Op.DUP -> {
                            r[sp] = r[sp - 1];
                            sp++;
                            pc++;
                        }
                        case Op.DROP -> {
                            sp--;
                            pc++;
                        }
                        case Op.GET_LOC -> {
                            r[sp++] = r[code[pc + 1] & 0xFF];
                            pc += 2;
                        }
                        case Op.PUT_LOC -> {
                            r[code[pc + 1] & 0xFF] = r[--sp];
                            pc += 2;
                        }
                        case Op.GET_LOC_0, Op.GET_LOC_1, Op.GET_LOC_2, Op.GET_LOC_3 -> {
                            r[sp++] = r[code[pc++] - Op.GET_LOC_0];
                        }
                        case Op.PUT_LOC_0, Op.PUT_LOC_1, Op.PUT_LOC_2, Op.PUT_LOC_3 -> {
                            r[code[pc++] - Op.PUT_LOC_0] = r[--sp];
                        }
                        case Op.LOOP -> {
                            state.backEdges++;
                            realm.at(pc);
                            realm.poll();
                            pc += 3 - u16(code, pc + 1);
                        }
                        case Op.GET_LENGTH -> {
                            r[sp - 1] = Properties.getLength(realm, r[sp - 1]);
                            pc++;
                        }
                        case Op.ADD -> {
                            sp--;
                            r[sp - 1] = Arithmetic.add(r[sp - 1], r[sp]);
                            pc++;
                        }
                        case Op.SUB -> {
                            sp--;
                            r[sp - 1] = Arithmetic.sub(r[sp - 1], r[sp]);
                            pc++;
                        }
                        case Op.MUL -> {
                            sp--;
                            r[sp - 1] = Arithmetic.mul(r[sp - 1], r[sp]);
                            pc++;
                        }
                        case Op.DIV -> {
                            sp--;
                            r[sp - 1] = Arithmetic.div(r[sp - 1], r[sp]);
                            pc++;
                        }
                        case Op.MOD -> {
                            sp--;
                            r[sp - 1] = Arithmetic.mod(r[sp - 1], r[sp]);
                            pc++;
                        }
                        case Op.BIT_AND -> {
                            sp--;
                            r[sp - 1] = Arithmetic.bitAnd(r[sp - 1], r[sp]);
                            pc++;
                        }
                        case Op.BIT_OR -> {
                            sp--;
                            r[sp - 1] = Arithmetic.bitOr(r[sp - 1], r[sp]);
                            pc++;
                        }
                        case Op.SHL -> {
                            sp--;
                            r[sp - 1] = Arithmetic.shl(r[sp - 1], r[sp]);
                            pc++;
                        }
                        case Op.SHR -> {
                            sp--;
                            r[sp - 1] = Arithmetic.shr(r[sp - 1], r[sp]);
                            pc++;
                        }
                        case Op.INC -> {
                            r[sp - 1] = Arithmetic.inc(r[sp - 1]);
                            pc++;
                        }
                        case Op.DEC -> {
                            r[sp - 1] = Arithmetic.dec(r[sp - 1]);
                            pc++;
                        }
                        case Op.LT -> {
                            sp -= 2;
                            boolean holds = Comparison.lt(r[sp], r[sp + 1]);
                            if (code[++pc] == Op.IF_FALSE) {
                                tally[Op.IF_FALSE]++;
                                pc += holds ? 3 : 3 + s16(code, pc + 1);
                            } else {
                                r[sp++] = holds;
                            }
                        }
                        case Op.LTE -> {
                            sp -= 2;
                            boolean holds = Comparison.lte(r[sp], r[sp + 1]);
                            if (code[++pc] == Op.IF_FALSE) {
                                tally[Op.IF_FALSE]++;
                                pc += holds ? 3 : 3 + s16(code, pc + 1);
                            } else {
                                r[sp++] = holds;
                            }
                        }
                        case Op.GT -> {
                            sp -= 2;
                            boolean holds = Comparison.gt(r[sp], r[sp + 1]);
                            if (code[++pc] == Op.IF_FALSE) {
                                tally[Op.IF_FALSE]++;
                                pc += holds ? 3 : 3 + s16(code, pc + 1);
                            } else {
                                r[sp++] = holds;
                            }
                        }
                        case Op.GTE -> {
                            sp -= 2;
                            boolean holds = Comparison.gte(r[sp], r[sp + 1]);
                            if (code[++pc] == Op.IF_FALSE) {
                                tally[Op.IF_FALSE]++;
                                pc += holds ? 3 : 3 + s16(code, pc + 1);
                            } else {
                                r[sp++] = holds;
                            }
                        }
                        case Op.STRICT_EQ -> {
                            sp -= 2;
                            boolean holds = Comparison.strictEq(r[sp], r[sp + 1]);
                            if (code[++pc] == Op.IF_FALSE) {
                                tally[Op.IF_FALSE]++;
                                pc += holds ? 3 : 3 + s16(code, pc + 1);
                            } else {
                                r[sp++] = holds;
                            }
                        }
                        case Op.STRICT_NEQ -> {
                            sp -= 2;
                            boolean holds = Comparison.strictNeq(r[sp], r[sp + 1]);
                            if (code[++pc] == Op.IF_FALSE) {
                                tally[Op.IF_FALSE]++;
                                pc += holds ? 3 : 3 + s16(code, pc + 1);
                            } else {
                                r[sp++] = holds;
                            }
                        }
                        case Op.NOT -> {
                            r[sp - 1] = Comparison.not(r[sp - 1]);
                            pc++;
                        }
                        case Op.GOTO -> {
                            pc += 3 + s16(code, pc + 1);
                        }
                        case Op.IF_TRUE -> {
                            pc += truthy(r[--sp]) ? 3 + s16(code, pc + 1) : 3;
                        }
                        case Op.IF_FALSE, Op.IF_FALSE_GOTO -> {
                            pc += truthy(r[--sp]) ? 3 : 3 + s16(code, pc + 1);
                        }
                        case Op.RET -> {
                            realm.leave();
                            frame.signal = Frame.Signal.RETURNED;
                            return r[sp - 1];
                        }
                        case Op.RET_UNDEFINED, Op.HALT -> {
                            realm.leave();
                            frame.signal = Frame.Signal.RETURNED;
                            return Undefined.UNDEFINED;
                        }
                        case Op.CALL, Op.TAIL_CALL -> {
                            int count = code[pc + 1] & 0xFF;
                            sp -= count;
                            realm.at(pc);
                            r[sp - 1] = Calls.call(r[sp - 1], Undefined.UNDEFINED, r, sp, count);
                            pc += 2;
                        }
                        case Op.CALL_METHOD -> {
                            int count = code[pc + 1] & 0xFF;
                            sp -= count + 1;
                            realm.at(pc);
                            r[sp - 1] = Calls.call(r[sp], r[sp - 1], r, sp + 1, count);
                            pc += 2;
                        }
                        case Op.CALL_IC -> {
                            int count = code[pc + 1] & 0xFF;
                            sp -= count;
                            realm.at(pc);
                            state.caches[u16(code, pc + 2)].called(r[sp - 1]);
                            r[sp - 1] = Calls.call(r[sp - 1], Undefined.UNDEFINED, r, sp, count);
                            pc += 4;
                        }
                        case Op.NEW -> {
                            int count = code[pc + 1] & 0xFF;
                            sp -= count;
                            realm.at(pc);
                            r[sp - 1] = Calls.construct(r[sp - 1], r, sp, count);
                            pc += 2;
                        }
                        case Op.GET_FIELD_IC -> {
                            InlineCache cache = state.caches[u16(code, pc + 3)];
                            Object target = r[sp - 1];
                            if (target instanceof JsObject object
                                    && object.shape() == cache.shape) {
                                cache.hits++;
                                r[sp - 1] = object.getSlot(cache.slot);
                            } else {
                                r[sp - 1] = cache.get(realm, target, state.key(u16(code, pc + 1)));
                            }
                            pc += 5;
                        }
                        case Op.PUT_FIELD_IC -> {
                            InlineCache cache = state.caches[u16(code, pc + 3)];
                            sp -= 2;
                            if (r[sp] instanceof JsObject object && object.shape() == cache.shape) {
                                cache.hits++;
                                object.setSlot(cache.slot, r[sp + 1]);
                            } else {
                                cache.put(realm, r[sp], state.key(u16(code, pc + 1)), r[sp + 1]);
                            }
                            pc += 5;
                        }
                        case Op.GET_ELEM -> {
                            sp--;
                            r[sp - 1] = Properties.getElem(realm, r[sp - 1], r[sp]);
                            pc++;
                        }
                        case Op.PUT_ELEM -> {
                            sp -= 3;
                            Properties.putElem(realm, r[sp], r[sp + 1], r[sp + 2]);
                            pc++;
                        }
                        case Op.GET_GLOBAL -> {
                            Cell cell = state.knownCell(u16(code, pc + 1));
                            if (cell != null && cell.value != Empty.EMPTY) {
                                r[sp++] = cell.value;
                            } else {
                                r[sp++] = state.getGlobal(u16(code, pc + 1));
                            }
                            pc += 3;
                        }
                        case Op.PUSH_THIS -> {
                            r[sp++] = frame.thisValue;
                            pc++;
                        }
                        case Op.GET_UPVALUE -> {
                            r[sp++] = upvalues[code[pc + 1] & 0xFF].value;
                            pc += 2;
                        }
                        case Op.PUT_UPVALUE -> {
                            upvalues[code[pc + 1] & 0xFF].value = r[--sp];
                            pc += 2;
                        }
                        case Op.GET_CELL -> {
                            r[sp++] = ((Cell) r[code[pc + 1] & 0xFF]).value;
                            pc += 2;
                        }
                        case Op.PUT_CELL -> {
                            ((Cell) r[code[pc + 1] & 0xFF]).value = r[--sp];
                            pc += 2;
                        }
                        case Op.CHECK_INIT -> {
                            if (r[sp - 1] == Empty.EMPTY) {
                                throw Rare.notInitialised(state.name(u16(code, pc + 1)));
                            }
                            pc += 3;
                        }
                        case Op.GET_LOC_ADD -> {
                            r[sp - 1] = Arithmetic.add(r[sp - 1], r[code[pc + 1] & 0xFF]);
                            pc += 2;
                        }
                        case Op.GET_LOC_GET_LOC_ADD -> {
                            r[sp++] =
                                    Arithmetic.add(r[code[pc + 1] & 0xFF], r[code[pc + 2] & 0xFF]);
                            pc += 3;
                        }
                        case Op.ADD_CONST_I8 -> {
                            r[sp - 1] = Arithmetic.add(r[sp - 1], Integers.of(code[pc + 1]));
                            pc += 2;
                        }
                        case Op.SUB_CONST_I8 -> {
                            r[sp - 1] = Arithmetic.sub(r[sp - 1], Integers.of(code[pc + 1]));
                            pc += 2;
                        }
                        case Op.MUL_CONST_I8 -> {
                            r[sp - 1] = Arithmetic.mul(r[sp - 1], Integers.of(code[pc + 1]));
                            pc += 2;
                        }
                        case Op.MOD_CONST_I8 -> {
                            r[sp - 1] = Arithmetic.mod(r[sp - 1], Integers.of(code[pc + 1]));
                            pc += 2;
                        }
                        case Op.LT_CONST_I8 -> {
                            boolean holds = Comparison.lt(r[--sp], Integers.of(code[pc + 1]));
                            pc += 2;
                            if (code[pc] == Op.IF_FALSE) {
                                tally[Op.IF_FALSE]++;
                                pc += holds ? 3 : 3 + s16(code, pc + 1);
                            } else {
                                r[sp++] = holds;
                            }
                        }
                        case Op.LE_CONST_I8 -> {
                            boolean holds = Comparison.lte(r[--sp], Integers.of(code[pc + 1]));
                            pc += 2;
                            if (code[pc] == Op.IF_FALSE) {
                                tally[Op.IF_FALSE]++;
                                pc += holds ? 3 : 3 + s16(code, pc + 1);
                            } else {
                                r[sp++] = holds;
                            }
                        }
                        case Op.FOR_OF_NEXT -> {
                            Object value = Steps.forOfNext(r[sp - 2], r[sp - 1]);
                            if (value == null) {
                                pc += 3 + s16(code, pc + 1);
                            } else {
                                r[sp - 1] = Arithmetic.inc(r[sp - 1]);
                                r[sp++] = value;
                                pc += 3;
                            }
                        }
                        case Op.MOD_CONST -> {
                            r[sp - 1] = Arithmetic.mod(r[sp - 1], constants[u16(code, pc + 1)]);
                            pc += 3;
                        }
                        case Op.ADD_MOD -> {
                            sp--;
                            r[sp - 1] =
                                    Arithmetic.mod(
                                            Arithmetic.add(r[sp - 1], r[sp]),
                                            constants[u16(code, pc + 1)]);
                            pc += 3;
                        }
                        case Op.MUL_MOD -> {
                            sp--;
                            r[sp - 1] =
                                    Arithmetic.mod(
                                            Arithmetic.mul(r[sp - 1], r[sp]),
                                            constants[u16(code, pc + 1)]);
                            pc += 3;
                        }
                        case Op.SHR_1 -> {
                            r[sp - 1] = Arithmetic.shr(r[sp - 1], 1);
                            pc++;
                        }
                        case Op.MUL_2 -> {
                            r[sp - 1] = Arithmetic.mul(r[sp - 1], 2);
                            pc++;
                        }
                        case Op.BIT_XOR -> {
                            sp--;
                            r[sp - 1] = Arithmetic.bitXor(r[sp - 1], r[sp]);
                            pc++;
                        }
                        case Op.USHR -> {
                            sp--;
                            r[sp - 1] = Arithmetic.ushr(r[sp - 1], r[sp]);
                            pc++;
                        }
                        case Op.NEG -> {
                            r[sp - 1] = Arithmetic.neg(r[sp - 1]);
                            pc++;
                        }
                        case Op.EQ -> {
                            sp--;
                            r[sp - 1] = Comparison.eq(r[sp - 1], r[sp]);
                            pc++;
                        }
                        case Op.NEQ -> {
                            sp--;
                            r[sp - 1] = Comparison.neq(r[sp - 1], r[sp]);
                            pc++;
                        }
                        case Op.TYPEOF -> {
                            r[sp - 1] = Comparison.typeof(r[sp - 1]);
                            pc++;
                        }
                        case Op.PUSH_NULL -> {
                            r[sp++] = Null.NULL;
                            pc++;
                        }
                        case Op.PUSH_TRUE -> {
                            r[sp++] = true;
                            pc++;
                        }
                        case Op.PUSH_FALSE -> {
                            r[sp++] = false;
                            pc++;
                        }
                        case Op.DUP2 -> {
                            r[sp] = r[sp - 2];
                            r[sp + 1] = r[sp - 1];
                            sp += 2;
                            pc++;
                        }
                        case Op.SWAP -> {
                            Object top = r[sp - 1];
                            r[sp - 1] = r[sp - 2];
                            r[sp - 2] = top;
                            pc++;
                        }
                        case Op.TUCK -> {
                            Object top = r[sp - 1];
                            r[sp - 1] = r[sp - 2];
                            r[sp - 2] = top;
                            r[sp++] = top;
                            pc++;
                        }
                        case Op.IF_NULLISH -> {
                            pc += Convert.isNullish(r[--sp]) ? 3 + s16(code, pc + 1) : 3;
                        }
                        case Op.IF_UNDEFINED -> {
                            pc += r[--sp] == Undefined.UNDEFINED ? 3 + s16(code, pc + 1) : 3;
                        }
                        case Op.PUT_GLOBAL -> {
                            Cell cell = state.knownCell(u16(code, pc + 1));
                            sp--;
                            if (cell != null && cell.value != Empty.EMPTY) {
                                cell.value = r[sp];
                            } else {
                                state.putGlobal(u16(code, pc + 1), r[sp]);
                            }
                            pc += 3;
                        }
                        case Op.FOR_OF_NEXT_PUT_LOC -> {
                            Object value = Steps.forOfNext(r[sp - 2], r[sp - 1]);
                            if (value == null) {
                                pc += 4 + s16(code, pc + 2);
                            } else {
                                r[sp - 1] = Arithmetic.inc(r[sp - 1]);
                                r[code[pc + 1] & 0xFF] = value;
                                pc += 4;
                            }
                        }
                        case Op.MAKE_CELL -> {
                            r[code[pc + 1] & 0xFF] = new Cell(r[code[pc + 1] & 0xFF]);
                            pc += 2;
                        }
                        case Op.CLOSE_UPVALUE -> {
                            r[code[pc + 1] & 0xFF] =
                                    new Cell(((Cell) r[code[pc + 1] & 0xFF]).value);
                            pc += 2;
                        }
                        case Op.NEW_OBJECT -> {
                            r[sp++] = realm.newObject();
                            pc++;
                        }
                        case Op.DEFINE_FIELD -> {
                            sp--;
                            Properties.defineField(r[sp - 1], r[sp], state.key(u16(code, pc + 1)));
                            pc += 3;
                        }
                        case Op.GET_FIELD -> {
                            r[sp - 1] =
                                    Properties.getField(
                                            realm, r[sp - 1], state.key(u16(code, pc + 1)));
                            pc += 3;
                        }
                        case Op.INITIAL_YIELD -> {
                            return frame.suspend(
                                    Frame.Signal.STARTED, pc + 1, sp, Undefined.UNDEFINED);
                        }
                        case Op.YIELD -> {
                            return frame.suspend(Frame.Signal.YIELDED, pc + 1, sp - 1, r[sp - 1]);
                        }
                        case Op.YIELD_RAW -> {
                            return frame.suspend(
                                    Frame.Signal.YIELDED_RESULT, pc + 1, sp - 1, r[sp - 1]);
                        }
                        case Op.AWAIT_VAL -> {
                            return frame.suspend(Frame.Signal.AWAITS, pc + 1, sp - 1, r[sp - 1]);
                        }
                        case Op.MODULE_READY -> {
                            return frame.suspend(
                                    Frame.Signal.LINKED, pc + 1, sp, Undefined.UNDEFINED);
                        }
                        case Op.WIDE -> {
                            int op = code[pc + 1] & 0xFF;
                            realm.at(pc);
                            frame.next = pc + 1 + Decoder.length(op, true);
                            sp =
                                    Wide.execute(
                                            frame,
                                            op,
                                            Decoder.first(code, pc + 2, op, true),
                                            Decoder.second(code, pc + 2, op, true),
                                            sp);
                            pc = frame.next;
                        }
                        default -> {
                            int op = code[pc] & 0xFF;
                            realm.at(pc);
                            frame.next = pc + Decoder.length(op, false);
                            int first = Decoder.first(code, pc + 1, op, false);
                            int second = Decoder.second(code, pc + 1, op, false);
                            sp = Rare.execute(frame, op, first, second, sp);
                            pc = frame.next;
                        }
                    }
                }
            } catch (JsThrow thrown) {
                pc = frame.handle(thrown, pc, depth);
                sp = frame.sp;
            } catch (StackOverflowError _) {
                pc = frame.handle(JsThrow.stackFull(), pc, depth);
                sp = frame.sp;
            }
        }
    }

    private static int u16(byte[] code, int at) {
        return code[at] & 0xFF | (code[at + 1] & 0xFF) << 8;
    }

    private static int s16(byte[] code, int at) {
        return code[at] & 0xFF | code[at + 1] << 8;
    }

    private static boolean truthy(Object value) {
        return value instanceof Boolean flag ? flag : Convert.toBoolean(value);
    }
}
