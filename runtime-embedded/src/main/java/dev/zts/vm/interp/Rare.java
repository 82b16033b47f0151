package dev.zts.vm.interp;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.FunctionCode.RegExpLiteral;
import dev.zts.vm.bytecode.FunctionCode.TemplateLiteral;
import dev.zts.vm.bytecode.Op;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.ops.Arithmetic;
import dev.zts.vm.ops.Classes;
import dev.zts.vm.ops.Comparison;
import dev.zts.vm.ops.Objects;
import dev.zts.vm.ops.Properties;
import dev.zts.vm.ops.Steps;
import dev.zts.vm.value.Cell;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.ErrorKind;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;

/**
 * The instructions that are not in the interpreter's loop, in families; each answers the new sp.
 */
@SuppressWarnings("RefactorSwitch") // each case answers sp, or hands on to the next family
final class Rare {

    private static final ErrorKind[] ERROR_KINDS = ErrorKind.values();

    private Rare() {}

    static JsThrow notInitialised(String name) {
        return JsThrow.referenceError("Cannot access '" + name + "' before initialization");
    }

    static JsThrow constant(String name) {
        return JsThrow.typeError("Assignment to constant variable '" + name + "'.");
    }

    /** Runs the instruction at a place; {@link Frame#next} tells where to go on. */
    static int execute(Frame frame, byte[] code, int pc, int sp) {
        int op = code[pc] & 0xFF;
        frame.next = pc + Decoder.length(op, false);
        int first = Decoder.first(code, pc + 1, op, false);
        int second = Decoder.second(code, pc + 1, op, false);
        return execute(frame, op, first, second, sp);
    }

    /** Runs one instruction whose operands are decoded. */
    static int execute(Frame frame, int op, int first, int second, int sp) {
        return switch (op) {
            case Op.NOP, Op.DEBUGGER -> sp;
            case Op.PUSH_NULL -> push(frame, sp, Null.NULL);
            case Op.PUSH_TRUE -> push(frame, sp, true);
            case Op.PUSH_FALSE -> push(frame, sp, false);
            case Op.PUSH_EMPTY -> push(frame, sp, Empty.EMPTY);
            case Op.SWAP, Op.ROT3, Op.DUP2, Op.TUCK, Op.TUCK2 -> shuffle(frame.registers, op, sp);
            default -> values(frame, op, first, second, sp);
        };
    }

    private static int push(Frame frame, int sp, Object value) {
        frame.registers[sp] = value;
        return sp + 1;
    }

    private static int shuffle(Object[] r, int op, int sp) {
        Object top = r[sp - 1];
        Object below = r[sp - 2];
        switch (op) {
            case Op.SWAP -> {
                r[sp - 2] = top;
                r[sp - 1] = below;
                return sp;
            }
            case Op.ROT3 -> {
                Object third = r[sp - 3];
                r[sp - 3] = below;
                r[sp - 2] = top;
                r[sp - 1] = third;
                return sp;
            }
            case Op.DUP2 -> {
                r[sp] = below;
                r[sp + 1] = top;
                return sp + 2;
            }
            case Op.TUCK -> {
                r[sp - 2] = top;
                r[sp - 1] = below;
                r[sp] = top;
                return sp + 1;
            }
            default -> {
                Object third = r[sp - 3];
                r[sp - 3] = top;
                r[sp - 2] = third;
                r[sp - 1] = below;
                r[sp] = top;
                return sp + 1;
            }
        }
    }

    private static int values(Frame frame, int op, int first, int second, int sp) {
        Object[] r = frame.registers;
        switch (op) {
            case Op.POW -> r[sp - 2] = Arithmetic.pow(r[sp - 2], r[sp - 1]);
            case Op.BIT_XOR -> r[sp - 2] = Arithmetic.bitXor(r[sp - 2], r[sp - 1]);
            case Op.USHR -> r[sp - 2] = Arithmetic.ushr(r[sp - 2], r[sp - 1]);
            case Op.EQ -> r[sp - 2] = Comparison.eq(r[sp - 2], r[sp - 1]);
            case Op.NEQ -> r[sp - 2] = Comparison.neq(r[sp - 2], r[sp - 1]);
            case Op.INSTANCEOF -> r[sp - 2] = Comparison.instanceOf(r[sp - 2], r[sp - 1]);
            case Op.IN -> r[sp - 2] = Comparison.in(r[sp - 2], r[sp - 1]);
            case Op.PRIVATE_IN -> r[sp - 2] = Classes.privateIn(r[sp - 2], r[sp - 1]);
            case Op.ADD_MOD ->
                    r[sp - 2] = modulo(frame, Arithmetic.add(r[sp - 2], r[sp - 1]), first);
            case Op.SUB_MOD ->
                    r[sp - 2] = modulo(frame, Arithmetic.sub(r[sp - 2], r[sp - 1]), first);
            case Op.MUL_MOD ->
                    r[sp - 2] = modulo(frame, Arithmetic.mul(r[sp - 2], r[sp - 1]), first);
            default -> {
                return unary(frame, op, first, second, sp);
            }
        }
        return sp - 1;
    }

    private static Object modulo(Frame frame, Object value, int constant) {
        return Arithmetic.mod(value, frame.state.code.constants()[constant]);
    }

    private static int unary(Frame frame, int op, int first, int second, int sp) {
        Object[] r = frame.registers;
        switch (op) {
            case Op.NEG -> r[sp - 1] = Arithmetic.neg(r[sp - 1]);
            case Op.PLUS -> r[sp - 1] = Arithmetic.plus(r[sp - 1]);
            case Op.TO_STRING -> r[sp - 1] = Arithmetic.string(r[sp - 1]);
            case Op.TO_PROPERTY_KEY -> r[sp - 1] = Properties.toPropertyKey(r[sp - 1]);
            case Op.REQUIRE_OBJECT -> r[sp - 1] = Properties.requireObject(r[sp - 1]);
            case Op.CHECK_OBJECT -> r[sp - 1] = Properties.checkObject(r[sp - 1]);
            case Op.BIT_NOT -> r[sp - 1] = Arithmetic.bitNot(r[sp - 1]);
            case Op.TYPEOF -> r[sp - 1] = Comparison.typeof(r[sp - 1]);
            case Op.TO_OBJECT -> r[sp - 1] = Objects.toObject(frame.state.realm, r[sp - 1]);
            case Op.MOD_CONST -> r[sp - 1] = modulo(frame, r[sp - 1], first);
            case Op.SHR_1 -> r[sp - 1] = Arithmetic.shr(r[sp - 1], 1);
            case Op.MUL_2 -> r[sp - 1] = Arithmetic.mul(r[sp - 1], 2);
            case Op.CONCAT -> {
                int base = sp - first;
                r[base] = Arithmetic.concat(r, base, first);
                return base + 1;
            }
            default -> {
                return control(frame, op, first, second, sp);
            }
        }
        return sp;
    }

    private static int control(Frame frame, int op, int first, int second, int sp) {
        Object[] r = frame.registers;
        switch (op) {
            case Op.IF_NULLISH -> {
                if (Convert.isNullish(r[sp - 1])) {
                    frame.next += first;
                }
                return sp - 1;
            }
            case Op.IF_UNDEFINED -> {
                if (r[sp - 1] == Undefined.UNDEFINED) {
                    frame.next += first;
                }
                return sp - 1;
            }
            case Op.THROW -> {
                frame.state.realm.noteThrow(r[sp - 1]);
                throw new JsThrow(r[sp - 1]);
            }
            case Op.THROW_CONST -> throw constant(frame.state.name(first));
            case Op.THROW_ERROR -> throw JsThrow.of(ERROR_KINDS[first], frame.state.name(second));
            case Op.CHECK_THIS -> {
                if (r[sp - 1] == Empty.EMPTY) {
                    throw JsThrow.referenceError(
                            "Must call super constructor in derived class before accessing 'this' or returning from derived constructor");
                }
                return sp;
            }
            case Op.CHECK_THIS_UNSET -> {
                if (r[sp - 1] != Empty.EMPTY) {
                    throw JsThrow.referenceError("Super constructor may only be called once");
                }
                return sp - 1;
            }
            case Op.RESUME -> {
                int mode = (Integer) r[sp - 1];
                if (mode == 1) {
                    throw new JsThrow(r[sp - 2]);
                }
                if (mode == 2) {
                    frame.next += first;
                }
                return sp - 1;
            }
            default -> {
                return locals(frame, op, first, second, sp);
            }
        }
    }

    private static int locals(Frame frame, int op, int first, int second, int sp) {
        Object[] r = frame.registers;
        switch (op) {
            case Op.MAKE_CELL -> r[first] = new Cell(r[first]);
            case Op.CLOSE_UPVALUE -> r[first] = new Cell(((Cell) r[first]).value);
            case Op.TYPEOF_GLOBAL -> r[sp++] = frame.state.typeOfGlobal(first);
            case Op.PUT_GLOBAL -> frame.state.putGlobal(first, r[--sp]);
            case Op.DEFINE_GLOBAL -> frame.state.defineGlobal(first, r[--sp]);
            default -> {
                return fields(frame, op, first, second, sp);
            }
        }
        return sp;
    }

    private static int fields(Frame frame, int op, int first, int second, int sp) {
        Object[] r = frame.registers;
        FunctionState state = frame.state;
        Realm realm = state.realm;
        switch (op) {
            case Op.GET_FIELD -> {
                r[sp - 1] = Properties.getField(realm, r[sp - 1], state.key(first));
                return sp;
            }
            case Op.PUT_FIELD -> {
                Properties.putField(realm, r[sp - 2], r[sp - 1], state.key(first));
                return sp - 2;
            }
            case Op.PUT_FIELD_KEEP -> {
                Properties.putField(realm, r[sp - 2], r[sp - 1], state.key(first));
                r[sp - 2] = r[sp - 1];
                return sp - 1;
            }
            case Op.DELETE_FIELD -> {
                r[sp - 1] = Properties.deleteField(realm, r[sp - 1], state.key(first));
                return sp;
            }
            case Op.DELETE_ELEM -> {
                r[sp - 2] = Properties.deleteElem(realm, r[sp - 2], r[sp - 1]);
                return sp - 1;
            }
            case Op.DEFINE_FIELD -> {
                Properties.defineField(r[sp - 2], r[sp - 1], state.key(first));
                return sp - 1;
            }
            case Op.DEFINE_ELEM -> {
                Properties.defineElem(r[sp - 3], r[sp - 2], r[sp - 1]);
                return sp - 2;
            }
            default -> {
                return supers(frame, op, first, second, sp);
            }
        }
    }

    private static int supers(Frame frame, int op, int first, int second, int sp) {
        Object[] r = frame.registers;
        switch (op) {
            case Op.GET_SUPER_FIELD -> {
                r[sp - 1] =
                        Properties.getSuperField(home(frame), r[sp - 1], frame.state.key(first));
                return sp;
            }
            case Op.GET_SUPER_ELEM -> {
                r[sp - 2] = Properties.getSuperElem(home(frame), r[sp - 2], r[sp - 1]);
                return sp - 1;
            }
            case Op.PUT_SUPER_FIELD -> {
                Properties.putSuperField(home(frame), r[sp - 2], r[sp - 1], frame.state.key(first));
                return sp - 2;
            }
            case Op.PUT_SUPER_ELEM -> {
                Properties.putSuperElem(home(frame), r[sp - 3], r[sp - 2], r[sp - 1]);
                return sp - 3;
            }
            default -> {
                return objects(frame, op, first, second, sp);
            }
        }
    }

    private static JsObject home(Frame frame) {
        JsObject home = frame.closure.home;
        if (home == null) {
            throw JsThrow.typeError("'super' outside of a method");
        }
        return home;
    }

    private static int objects(Frame frame, int op, int first, int second, int sp) {
        Object[] r = frame.registers;
        Realm realm = frame.state.realm;
        switch (op) {
            case Op.NEW_OBJECT -> r[sp++] = Objects.newObject(realm);
            case Op.NEW_ARRAY -> r[sp++] = Objects.newArray(realm, first);
            case Op.ARRAY_OF -> {
                sp -= first;
                r[sp] = Objects.arrayOf(realm, r, sp, first);
                sp++;
            }
            case Op.ARRAY_APPEND -> {
                sp--;
                r[sp - 1] = Objects.arrayAppend(r[sp - 2], r[sp - 1], r[sp]);
            }
            case Op.ARRAY_SPREAD -> {
                sp--;
                r[sp - 1] = Objects.arraySpread(realm, r[sp - 2], r[sp - 1], r[sp]);
            }
            case Op.ARRAY_HOLE -> r[sp - 1] = Objects.arrayHole(r[sp - 2], r[sp - 1]);
            case Op.ARRAY_END -> {
                sp--;
                Objects.arrayEnd(r[sp - 1], r[sp]);
            }
            case Op.SET_PROTO -> {
                sp--;
                Objects.setProto(r[sp - 1], r[sp]);
            }
            case Op.OBJECT_SPREAD -> {
                sp--;
                Objects.objectSpread(realm, r[sp - 1], r[sp]);
            }
            case Op.OBJECT_REST -> {
                sp -= first + 1;
                r[sp] = Objects.objectRest(realm, r, sp, first);
                sp++;
            }
            case Op.PUSH_REGEXP -> {
                RegExpLiteral literal = (RegExpLiteral) frame.state.code.constants()[first];
                r[sp++] = Objects.regExp(realm, literal.pattern(), literal.flags());
            }
            case Op.TEMPLATE_OBJECT -> {
                TemplateLiteral literal = (TemplateLiteral) frame.state.code.constants()[first];
                r[sp++] = frame.state.template(literal, () -> Objects.template(realm, literal));
            }
            default -> {
                return functions(frame, op, first, second, sp);
            }
        }
        return sp;
    }

    private static int functions(Frame frame, int op, int first, int second, int sp) {
        Object[] r = frame.registers;
        switch (op) {
            case Op.MAKE_FUNCTION, Op.MAKE_CLOSURE, Op.MAKE_ASYNC ->
                    r[sp++] =
                            Closures.make(
                                    frame, (FunctionCode) frame.state.code.constants()[first]);
            case Op.PUSH_FUNCTION -> r[sp++] = frame.closure;
            case Op.PUSH_NEW_TARGET ->
                    r[sp++] = frame.newTarget == null ? Undefined.UNDEFINED : frame.newTarget;
            case Op.PUSH_ARGUMENTS -> r[sp++] = Arguments.of(frame.state.realm, frame.arguments);
            case Op.REST -> r[sp++] = Closures.rest(frame, first);
            case Op.SET_FUNCTION_NAME -> Closures.setName(r[sp - 2], r[sp - 1], first);
            case Op.NEW_SPREAD -> {
                sp--;
                r[sp - 1] = Calls.newSpread(r[sp - 1], r[sp]);
            }
            case Op.CALL_SPREAD -> {
                sp -= 2;
                r[sp - 1] = Calls.callSpread(r[sp - 1], r[sp], r[sp + 1]);
            }
            case Op.SUPER_CALL -> {
                sp -= first + 1;
                r[sp - 1] = Calls.superCall(r[sp - 1], r[sp], r, sp + 1, first);
            }
            case Op.SUPER_CALL_SPREAD -> {
                sp -= 2;
                r[sp - 1] = Calls.superCallSpread(r[sp - 1], r[sp], r[sp + 1]);
            }
            case Op.PUSH_CONST_CALL -> {
                r[sp] = frame.state.code.constants()[first];
                sp -= second - 1;
                r[sp - 1] = Calls.call(r[sp - 1], Undefined.UNDEFINED, r, sp, second);
            }
            case Op.GET_FIELD_CALL -> {
                r[sp - 1] =
                        Properties.getField(frame.state.realm, r[sp - 1], frame.state.key(first));
                sp -= second + 1;
                r[sp - 1] = Calls.call(r[sp], r[sp - 1], r, sp + 1, second);
            }
            default -> {
                return classes(frame, op, first, second, sp);
            }
        }
        return sp;
    }

    private static int classes(Frame frame, int op, int first, int second, int sp) {
        Object[] r = frame.registers;
        switch (op) {
            case Op.MAKE_CLASS -> {
                Closure made = (Closure) r[sp - 1];
                r[sp - 1] = Closures.makeClass(frame.state.realm, r[sp - 2], made);
                r[sp - 2] = made;
            }
            case Op.SET_FIELDS -> Closures.setFields(r[sp - 2], r[--sp]);
            case Op.SET_HOME -> ((Closure) r[sp - 1]).home = (JsObject) r[sp - 2];
            case Op.INIT_FIELDS -> {
                sp -= 2;
                Closures.initFields(r[sp], r[sp + 1]);
            }
            case Op.DEFINE_METHOD -> {
                sp--;
                ((Closure) r[sp]).home = (JsObject) r[sp - 1];
                Classes.defineMethod(r[sp - 1], r[sp], frame.state.key(first), second);
            }
            case Op.DEFINE_METHOD_ELEM -> {
                sp -= 2;
                Closures.defineMethodElem(r[sp - 1], r[sp], (Closure) r[sp + 1], first);
            }
            case Op.PRIVATE_NAME -> r[sp++] = Classes.privateName(frame.state.name(first));
            case Op.GET_PRIVATE -> {
                sp--;
                r[sp - 1] = Classes.getPrivate(r[sp - 1], r[sp]);
            }
            case Op.PUT_PRIVATE -> {
                sp -= 3;
                Classes.putPrivate(r[sp], r[sp + 1], r[sp + 2]);
            }
            case Op.DEFINE_PRIVATE -> {
                sp -= 2;
                Classes.definePrivate(r[sp - 1], r[sp], r[sp + 1], first);
            }
            default -> {
                return iteration(frame, op, first, second, sp);
            }
        }
        return sp;
    }

    private static int iteration(Frame frame, int op, int first, int second, int sp) {
        Object[] r = frame.registers;
        Realm realm = frame.state.realm;
        switch (op) {
            case Op.GET_ITERATOR -> {
                r[sp - 1] = Steps.getIterator(realm, r[sp - 1], first);
                r[sp++] = 0;
            }
            case Op.FOR_IN_START -> {
                r[sp - 1] = Steps.forInStart(realm, r[sp - 1]);
                r[sp++] = 0;
            }
            case Op.FOR_OF_NEXT -> {
                Object value = Steps.forOfNext(r[sp - 2], r[sp - 1]);
                if (value == null) {
                    frame.next += first;
                } else {
                    r[sp - 1] = Arithmetic.inc(r[sp - 1]);
                    r[sp++] = value;
                }
            }
            case Op.FOR_OF_NEXT_PUT_LOC -> {
                Object value = Steps.forOfNext(r[sp - 2], r[sp - 1]);
                if (value == null) {
                    frame.next += second;
                } else {
                    r[sp - 1] = Arithmetic.inc(r[sp - 1]);
                    r[first] = value;
                }
            }
            case Op.ITER_CLOSE -> {
                sp -= 2;
                Steps.iterClose(r[sp], r[sp + 1]);
            }
            case Op.ITER_CLOSE_QUIET -> {
                sp -= 2;
                Steps.iterCloseQuiet(r[sp], r[sp + 1]);
            }
            case Op.ITER_STEP -> {
                r[sp] = Steps.iterStep(r[sp - 2], r[sp - 1]);
                r[sp - 1] = Arithmetic.inc(r[sp - 1]);
                sp++;
            }
            case Op.ITER_REST -> r[sp] = Steps.iterRest(realm, r[sp - 2], r[sp++ - 1]);
            case Op.ITER_NEXT_CALL -> {
                r[sp] = Steps.iterNextCall(r[sp - 2], r[sp - 1]);
                sp++;
            }
            case Op.ITER_UNWRAP -> {
                Object value = Steps.iterUnwrap(r[sp - 3], r[sp - 2], r[sp - 1]);
                r[sp - 1] = value;
                if (value == Empty.EMPTY) {
                    frame.next += first;
                }
            }
            case Op.ITER_RETURN_CALL -> {
                Object result = Steps.iterReturnCall(r[sp - 2], r[sp - 1]);
                r[sp - 2] = result == null ? Undefined.UNDEFINED : result;
                r[sp - 1] = result != null;
            }
            case Op.DELEGATE_CALL -> {
                sp--;
                r[sp - 1] = Steps.delegateCall(realm, r[sp - 3], r[sp - 2], r[sp - 1], r[sp]);
            }
            case Op.DELEGATE_DONE -> {
                Object value = Steps.delegateDone(r[sp - 3], r[sp - 2], r[sp - 1]);
                if (value != null) {
                    r[sp - 2] = value;
                    r[sp - 1] = Steps.delegateMode(r[sp - 3]);
                    frame.next += first;
                }
            }
            default -> {
                return modules(frame, op, first, sp);
            }
        }
        return sp;
    }

    private static int modules(Frame frame, int op, int first, int sp) {
        Object[] r = frame.registers;
        FunctionState state = frame.state;
        ModuleInstance unit = state.unit;
        switch (op) {
            case Op.IMPORT_MODULE ->
                    r[sp++] = unit.requested((Integer) state.code.constants()[first]);
            case Op.IMPORT_NAME ->
                    r[sp - 1] =
                            ((ModuleInstance) r[sp - 1])
                                    .resolveExport((String) state.code.constants()[first]);
            case Op.IMPORT_DEFAULT ->
                    r[sp - 1] = ((ModuleInstance) r[sp - 1]).resolveExport("default");
            case Op.IMPORT_NAMESPACE -> r[sp - 1] = ((ModuleInstance) r[sp - 1]).namespaceCell();
            case Op.EXPORT_NAME -> sp--;
            case Op.EXPORT_DEFAULT -> unit.initialiseDefault(r[--sp]);
            case Op.BIND_IMPORT -> unit.bind(state.name(first), (Cell) r[--sp]);
            case Op.PUSH_BINDING -> r[sp++] = state.binding(first);
            case Op.IMPORT_CALL -> {
                sp--;
                r[sp - 1] = unit.importCall(r[sp - 1], r[sp]);
            }
            case Op.IMPORT_META -> r[sp++] = unit.meta();
            case Op.GET_ELEM_KEEP -> {
                r[sp] = keepElement(state.realm, r, sp);
                sp++;
            }
            default ->
                    throw new AssertionError("no instruction " + Opcode.of(op) + " (" + op + ")");
        }
        return sp;
    }

    private static Object keepElement(Realm realm, Object[] r, int sp) {
        Object key = Properties.elementKey(r[sp - 2], r[sp - 1]);
        r[sp - 1] = key;
        return Properties.getElem(realm, r[sp - 2], key);
    }
}
