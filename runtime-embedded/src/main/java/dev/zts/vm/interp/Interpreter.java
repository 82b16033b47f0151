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
     * InterpreterSizeTest keeps watch. What C2 inlines counts too, up to 8,000 bytes in all, and
     * then even u16 becomes a call: so instructions of a kind share a case and a method of Fused,
     * and comparisons share the branch behind the switch.
     *
     * pc stays at the beginning of an instruction until it is complete, so that handlers and
     * positions are found by it.
     */

    /** What the instructions push that always push the same, by number. */
    private static final Object[] FIXED = new Object[256];

    static {
        FIXED[Op.PUSH_0] = Integers.of(0);
        FIXED[Op.PUSH_1] = Integers.of(1);
        FIXED[Op.PUSH_2] = Integers.of(2);
        FIXED[Op.PUSH_3] = Integers.of(3);
        FIXED[Op.PUSH_UNDEFINED] = Undefined.UNDEFINED;
        FIXED[Op.PUSH_NULL] = Null.NULL;
        FIXED[Op.PUSH_TRUE] = true;
        FIXED[Op.PUSH_FALSE] = false;
    }

    private Interpreter() {}

    /** Runs a frame from where it stands until it returns, throws or suspends. */
    static Object run(Frame frame) {
        frame.state.realm.enter(frame.closure);
        return proceed(frame);
    }

    /** As {@link #run}, of a frame that is on the shadow stack already. */
    static Object proceed(Frame frame) {
        FunctionState state = frame.state;
        Realm realm = state.realm;
        int depth = realm.depth();
        state.prepare();
        byte[] code = state.code.code();
        Object[] constants = state.code.constants();
        Cell[] upvalues = frame.closure.upvalues;
        Object[] r = frame.registers;
        long[] tally = state.unit.modules().tally();
        int pc = frame.pc;
        int sp = frame.sp;
        CompiledCode compiled;
        running:
        while (true) {
            try {
                if (frame.thrown != null) {
                    pc--;
                    throw frame.takeThrown();
                }
                realm.poll();
                while (true) {
                    int op = code[pc] & 0xFF;
                    tally[op]++;
                    boolean holds;
                    switch (op) {
                        case Op.PUSH_CONST -> {
                            r[sp++] = constants[u16(code, pc + 1)];
                            pc += 3;
                            continue;
                        }
                        case Op.PUSH_0,
                                Op.PUSH_1,
                                Op.PUSH_2,
                                Op.PUSH_3,
                                Op.PUSH_UNDEFINED,
                                Op.PUSH_NULL,
                                Op.PUSH_TRUE,
                                Op.PUSH_FALSE -> {
                            r[sp++] = FIXED[op];
                            pc++;
                            continue;
                        }
                        case Op.PUSH_I8 -> {
                            r[sp++] = Integers.of(code[pc + 1]);
                            pc += 2;
                            continue;
                        }
                        case Op.PUSH_I16 -> {
                            r[sp++] = Integers.of(s16(code, pc + 1));
                            pc += 3;
                            continue;
                        }
                        case Op.DUP -> {
                            r[sp] = r[sp - 1];
                            sp++;
                            pc++;
                            continue;
                        }
                        case Op.DROP -> {
                            sp--;
                            pc++;
                            continue;
                        }
                        case Op.GET_LOC -> {
                            r[sp++] = r[code[pc + 1] & 0xFF];
                            pc += 2;
                            continue;
                        }
                        case Op.PUT_LOC -> {
                            r[code[pc + 1] & 0xFF] = r[--sp];
                            pc += 2;
                            continue;
                        }
                        case Op.GET_LOC_0, Op.GET_LOC_1, Op.GET_LOC_2, Op.GET_LOC_3 -> {
                            r[sp++] = r[op - Op.GET_LOC_0];
                            pc++;
                            continue;
                        }
                        case Op.PUT_LOC_0, Op.PUT_LOC_1, Op.PUT_LOC_2, Op.PUT_LOC_3 -> {
                            r[op - Op.PUT_LOC_0] = r[--sp];
                            pc++;
                            continue;
                        }
                        case Op.LOOP -> {
                            realm.pollAt(pc);
                            pc += 3 - u16(code, pc + 1);
                            if (++state.backEdges >= state.nextBackEdges) {
                                compiled = state.promotion.looped(state, pc, true);
                                if (compiled != null) {
                                    break running;
                                }
                            }
                            continue;
                        }
                        case Op.GET_LENGTH -> {
                            r[sp - 1] = Properties.getLength(realm, r[sp - 1]);
                            pc++;
                            continue;
                        }
                        case Op.ADD -> {
                            sp--;
                            r[sp - 1] = Arithmetic.add(r[sp - 1], r[sp]);
                            pc++;
                            continue;
                        }
                        case Op.GET_LOC_ADD -> {
                            r[sp - 1] = Arithmetic.add(r[sp - 1], r[code[pc + 1] & 0xFF]);
                            pc += 2;
                            continue;
                        }
                        case Op.GET_LOC_GET_LOC_ADD -> {
                            r[sp++] =
                                    Arithmetic.add(r[code[pc + 1] & 0xFF], r[code[pc + 2] & 0xFF]);
                            pc += 3;
                            continue;
                        }
                        case Op.ADD_CONST_I8, Op.SUB_CONST_I8 -> {
                            r[sp - 1] = Fused.increase(op, r[sp - 1], code[pc + 1]);
                            pc += 2;
                            continue;
                        }
                        case Op.INC, Op.DEC -> {
                            r[sp - 1] =
                                    op == Op.INC
                                            ? Arithmetic.inc(r[sp - 1])
                                            : Arithmetic.dec(r[sp - 1]);
                            pc++;
                            continue;
                        }
                        case Op.SUB -> {
                            sp--;
                            r[sp - 1] = Arithmetic.sub(r[sp - 1], r[sp]);
                            pc++;
                            continue;
                        }
                        case Op.MUL -> {
                            sp--;
                            r[sp - 1] = Arithmetic.mul(r[sp - 1], r[sp]);
                            pc++;
                            continue;
                        }
                        case Op.DIV -> {
                            sp--;
                            r[sp - 1] = Arithmetic.div(r[sp - 1], r[sp]);
                            pc++;
                            continue;
                        }
                        case Op.MOD -> {
                            sp--;
                            r[sp - 1] = Arithmetic.mod(r[sp - 1], r[sp]);
                            pc++;
                            continue;
                        }
                        case Op.MUL_CONST_I8, Op.MOD_CONST_I8 -> {
                            r[sp - 1] = Fused.scale(op, r[sp - 1], code[pc + 1]);
                            pc += 2;
                            continue;
                        }
                        case Op.MOD_CONST -> {
                            r[sp - 1] = Arithmetic.mod(r[sp - 1], constants[u16(code, pc + 1)]);
                            pc += 3;
                            continue;
                        }
                        case Op.ADD_MOD, Op.SUB_MOD, Op.MUL_MOD -> {
                            sp--;
                            r[sp - 1] =
                                    Fused.modulo(
                                            op, r[sp - 1], r[sp], constants[u16(code, pc + 1)]);
                            pc += 3;
                            continue;
                        }
                        case Op.BIT_AND, Op.BIT_OR, Op.BIT_XOR, Op.SHL, Op.SHR, Op.USHR -> {
                            sp--;
                            r[sp - 1] = Fused.bits(op, r[sp - 1], r[sp]);
                            pc++;
                            continue;
                        }
                        case Op.NEG, Op.TYPEOF, Op.SHR_1, Op.MUL_2 -> {
                            r[sp - 1] = Fused.unary(op, r[sp - 1]);
                            pc++;
                            continue;
                        }
                        case Op.GOTO -> {
                            pc += 3 + s16(code, pc + 1);
                            continue;
                        }
                        case Op.IF_TRUE -> {
                            pc += truthy(r[--sp]) ? 3 + s16(code, pc + 1) : 3;
                            continue;
                        }
                        case Op.IF_FALSE, Op.IF_FALSE_GOTO -> {
                            pc += truthy(r[--sp]) ? 3 : 3 + s16(code, pc + 1);
                            continue;
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
                            continue;
                        }
                        case Op.CALL_METHOD -> {
                            int count = code[pc + 1] & 0xFF;
                            sp -= count + 1;
                            realm.at(pc);
                            r[sp - 1] = Calls.call(r[sp], r[sp - 1], r, sp + 1, count);
                            pc += 2;
                            continue;
                        }
                        case Op.CALL_IC -> {
                            int count = code[pc + 1] & 0xFF;
                            sp -= count;
                            realm.at(pc);
                            state.caches[u16(code, pc + 2)].called(r[sp - 1]);
                            r[sp - 1] = Calls.call(r[sp - 1], Undefined.UNDEFINED, r, sp, count);
                            pc += 4;
                            continue;
                        }
                        case Op.NEW -> {
                            int count = code[pc + 1] & 0xFF;
                            sp -= count;
                            realm.at(pc);
                            r[sp - 1] = Calls.construct(r[sp - 1], r, sp, count);
                            pc += 2;
                            continue;
                        }
                        case Op.GET_FIELD_IC -> {
                            InlineCache cache = state.caches[u16(code, pc + 3)];
                            if (r[sp - 1] instanceof JsObject object
                                    && object.shape() == cache.shape) {
                                cache.hits++;
                                r[sp - 1] = object.getSlot(cache.slot);
                            } else {
                                r[sp - 1] =
                                        cache.get(realm, r[sp - 1], state.key(u16(code, pc + 1)));
                            }
                            pc += 5;
                            continue;
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
                            continue;
                        }
                        case Op.GET_ELEM -> {
                            sp--;
                            r[sp - 1] = Properties.getElem(realm, r[sp - 1], r[sp]);
                            pc++;
                            continue;
                        }
                        case Op.PUT_ELEM -> {
                            sp -= 3;
                            Properties.putElem(realm, r[sp], r[sp + 1], r[sp + 2]);
                            pc++;
                            continue;
                        }
                        case Op.GET_GLOBAL -> {
                            Cell cell = state.knownCell(u16(code, pc + 1));
                            if (cell != null && cell.value != Empty.EMPTY) {
                                r[sp++] = cell.value;
                            } else {
                                r[sp++] = state.getGlobal(u16(code, pc + 1));
                            }
                            pc += 3;
                            continue;
                        }
                        case Op.PUSH_THIS -> {
                            r[sp++] = frame.thisValue;
                            pc++;
                            continue;
                        }
                        case Op.GET_UPVALUE -> {
                            r[sp++] = upvalues[code[pc + 1] & 0xFF].value;
                            pc += 2;
                            continue;
                        }
                        case Op.PUT_UPVALUE -> {
                            upvalues[code[pc + 1] & 0xFF].value = r[--sp];
                            pc += 2;
                            continue;
                        }
                        case Op.GET_CELL -> {
                            r[sp++] = ((Cell) r[code[pc + 1] & 0xFF]).value;
                            pc += 2;
                            continue;
                        }
                        case Op.PUT_CELL -> {
                            ((Cell) r[code[pc + 1] & 0xFF]).value = r[--sp];
                            pc += 2;
                            continue;
                        }
                        case Op.CHECK_INIT -> {
                            if (r[sp - 1] == Empty.EMPTY) {
                                throw Rare.notInitialised(state.name(u16(code, pc + 1)));
                            }
                            pc += 3;
                            continue;
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
                            continue;
                        }
                        case Op.NEW_OBJECT -> {
                            r[sp++] = realm.newObject();
                            pc++;
                            continue;
                        }
                        case Op.DEFINE_FIELD -> {
                            sp--;
                            Properties.defineField(r[sp - 1], r[sp], state.key(u16(code, pc + 1)));
                            pc += 3;
                            continue;
                        }
                        case Op.LT -> {
                            sp -= 2;
                            holds = Comparison.lt(r[sp], r[sp + 1]);
                            pc++;
                        }
                        case Op.LT_CONST_I8 -> {
                            holds = Comparison.lt(r[--sp], Integers.of(code[pc + 1]));
                            pc += 2;
                        }
                        case Op.LE_CONST_I8 -> {
                            holds = Comparison.lte(r[--sp], Integers.of(code[pc + 1]));
                            pc += 2;
                        }
                        case Op.LTE, Op.GT, Op.GTE, Op.EQ, Op.NEQ -> {
                            sp -= 2;
                            holds = Fused.compare(op, r[sp], r[sp + 1]);
                            pc++;
                        }
                        case Op.STRICT_EQ, Op.STRICT_NEQ -> {
                            sp -= 2;
                            holds = Comparison.strictEq(r[sp], r[sp + 1]) == (op == Op.STRICT_EQ);
                            pc++;
                        }
                        case Op.NOT -> {
                            holds = !truthy(r[--sp]);
                            pc++;
                        }
                        case Op.INITIAL_YIELD,
                                Op.YIELD,
                                Op.YIELD_RAW,
                                Op.AWAIT_VAL,
                                Op.MODULE_READY -> {
                            return frame.suspend(op, pc + 1, sp);
                        }
                        case Op.WIDE -> {
                            int wide = code[pc + 1] & 0xFF;
                            realm.at(pc);
                            frame.next = pc + 1 + Decoder.length(wide, true);
                            int first = Decoder.first(code, pc + 2, wide, true);
                            int second = Decoder.second(code, pc + 2, wide, true);
                            sp = Wide.execute(frame, wide, first, second, sp);
                            pc = frame.next;
                            continue;
                        }
                        default -> {
                            realm.at(pc);
                            sp = Rare.execute(frame, code, pc, sp);
                            pc = frame.next;
                            continue;
                        }
                    }
                    if (code[pc] == Op.IF_FALSE) {
                        tally[Op.IF_FALSE]++;
                        pc += holds ? 3 : 3 + s16(code, pc + 1);
                    } else {
                        r[sp++] = holds ? Boolean.TRUE : Boolean.FALSE;
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
        frame.pc = pc;
        frame.sp = sp;
        return compiled.enter(frame);
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
