package dev.zts.vm.jit;

import dev.zts.vm.bytecode.Instruction;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.interp.Exit.Reason;
import dev.zts.vm.interp.InlineCache;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.NumericCode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Objects;

/** Writes how properties, elements and built-in functions are reached at known places. */
abstract class AccessWriter extends NumberWriter {

    static final Helper FOUND_GLOBAL = Helper.of("interp.FunctionState", "foundGlobal");
    static final ClassDesc JS_ARRAY = Helper.desc("value.JsArray");
    static final ClassDesc NATIVE_CODE = Helper.desc("value.NativeCode");
    static final ClassDesc UNARY = ClassDesc.of("java.util.function.DoubleUnaryOperator");
    static final ClassDesc BINARY = ClassDesc.of("java.util.function.DoubleBinaryOperator");
    static final Helper BUILT_IN = Helper.of("interp.Support", "builtIn");
    static final Helper LENGTH = Helper.of("interp.Support", "length");
    static final Helper ELEMENT = Helper.of("interp.Support", "element");
    static final Helper STORE = Helper.of("interp.Support", "storeElement");
    static final Helper STORE_INT = Helper.of("interp.Support", "storeInt");
    static final Helper STORE_DOUBLE = Helper.of("interp.Support", "storeDouble");
    static final Helper HAS_INT = Helper.of("interp.Support", "hasInt");
    static final Helper INT_AT = Helper.of("interp.Support", "intAt");
    static final Helper HAS_DOUBLE = Helper.of("interp.Support", "hasDouble");
    static final Helper DOUBLE_AT = Helper.of("interp.Support", "doubleAt");
    static final Helper SHAPE_OF = Helper.of("value.JsObject", "shape");
    static final Helper GET_SLOT = Helper.of("value.JsObject", "getSlot");
    static final Helper SET_SLOT = Helper.of("value.JsObject", "setSlot");
    static final Helper ADD_SLOT = Helper.of("value.JsObject", "addSlot");
    static final Helper HELD = Helper.of("interp.InlineCache", "held");

    AccessWriter(CodeBuilder cb, Context main, int registers, int entry, Constants constants) {
        super(cb, main, registers, entry, constants);
    }

    // Properties and elements

    final void access(Instruction i, Way way, int sp, int operand) {
        switch (i.opcode()) {
            case GET_FIELD_IC -> {
                if (way == Way.METHOD) {
                    loadCache(i.operands()[1]);
                    cb.aload(realm);
                    loadStack(sp - 1);
                    HELD.call(cb);
                    cb.astore(temp);
                    cb.aload(temp);
                    cb.ifnull(exit(Reason.NOT_READY));
                    cb.aload(temp);
                    storeStack(sp - 1);
                } else {
                    getField(i, context.stack(sp - 1));
                }
            }
            case PUT_FIELD_IC -> putField(i, context.stack(sp - 2), context.stack(sp - 1));
            case GET_LENGTH -> {
                loadStack(sp - 1);
                LENGTH.call(cb);
                cb.istore(first);
                cb.iload(first);
                cb.iflt(exit(Reason.TYPE_MISMATCH));
                cb.iload(first);
                storeInt(context.stack(sp - 1));
            }
            case GET_ELEM -> getElement(i, way, context.stack(sp - 2), context.stack(sp - 1));
            case PUT_ELEM -> putElement(i, way, sp);
            case CALL, CALL_IC, TAIL_CALL, CALL_METHOD -> builtIn(i, way, sp);
            case GET_GLOBAL -> {
                cb.aload(state);
                cb.loadConstant(operand);
                FOUND_GLOBAL.call(cb);
                cb.astore(reference(context.stack(sp)));
                cb.aload(reference(context.stack(sp)));
                cb.ifnull(exit(Reason.NOT_READY));
                now.set(context.stack(sp), Kind.OBJECT);
            }
            case CHECK_INIT -> {
                if (now.get(context.stack(sp - 1)) == Kind.OBJECT) {
                    loadStack(sp - 1);
                    cb.getstatic(EMPTY, "EMPTY", EMPTY);
                    cb.if_acmpeq(exit(Reason.TYPE_MISMATCH));
                }
            }
            case NEW_OBJECT -> emit(i, null);
            case DEFINE_FIELD -> {
                int object = context.stack(sp - 2);
                cb.aload(reference(object));
                cb.checkcast(JS_OBJECT);
                constants.push(cb, Analysis.grown(context, i, now.fresh(object)), SHAPE);
                cb.loadConstant(Objects.requireNonNull(now.fresh(object)).slots());
                loadStack(sp - 1);
                ADD_SLOT.call(cb);
                now.setFresh(object, Analysis.grown(context, i, now.fresh(object)));
            }
            default -> throw new AssertionError(i.opcode() + " as " + way);
        }
        if (i.opcode() == Opcode.NEW_OBJECT) {
            now.setFresh(context.stack(sp), context.learned.rootShape());
        }
    }

    // Built-in functions

    final void builtIn(Instruction i, Way way, int sp) {
        int count = i.operands()[0];
        int callee = context.stack(sp - count - 1);
        boolean method = i.opcode() == Opcode.CALL_METHOD;
        int result = method ? context.stack(sp - count - 2) : callee;
        NativeCode known = Objects.requireNonNull(context.learned.seenBuiltIn(i.pc()));
        loadReference(callee);
        constants.push(cb, known, NATIVE_CODE);
        BUILT_IN.call(cb);
        cb.ifeq(exit(Reason.CALLEE_CHANGED));
        if (way == Way.BUILT_IN) {
            before(i);
            constants.push(cb, known, NATIVE_CODE);
            cb.aload(realm);
            if (method) {
                loadBoxed(result);
            } else {
                cb.getstatic(UNDEFINED, "UNDEFINED", UNDEFINED);
            }
            pushArray(sp - count, count);
            cb.invokeinterface(
                    NATIVE_CODE, "call", MethodTypeDesc.of(OBJECT, REALM, OBJECT, OBJECTS));
            cb.astore(reference(result));
            now.set(result, Kind.OBJECT);
            return;
        }
        for (int at = sp - count; at < sp; at++) {
            guardNumber(context.stack(at), exitFor(context.stack(at)));
        }
        NumericCode numeric = (NumericCode) known;
        if (count == 1) {
            constants.push(cb, Objects.requireNonNull(numeric.unary()), UNARY);
            loadDouble(context.stack(sp - 1));
            cb.invokeinterface(UNARY, "applyAsDouble", MethodTypeDesc.of(CD_DOUBLE, CD_DOUBLE));
        } else {
            constants.push(cb, Objects.requireNonNull(numeric.binary()), BINARY);
            loadDouble(context.stack(sp - 2));
            loadDouble(context.stack(sp - 1));
            cb.invokeinterface(
                    BINARY, "applyAsDouble", MethodTypeDesc.of(CD_DOUBLE, CD_DOUBLE, CD_DOUBLE));
        }
        if (way == Way.NUMERIC) {
            storeDouble(result);
            return;
        }
        storeWhole(result);
    }

    /** {@return where to leave if a register holds no number, which matters for objects only} */
    final Label exitFor(int register) {
        return now.get(register) == Kind.OBJECT ? exit(Reason.TYPE_MISMATCH) : cb.newLabel();
    }

    /** Pushes the object in a register. */
    final void loadObject(int register) {
        cb.aload(reference(register));
        cb.checkcast(JS_OBJECT);
    }

    /** Leaves unless a register holds an object; puts its shape into a JVM local. */
    final void guardObject(int register) {
        cb.aload(reference(register));
        cb.instanceOf(JS_OBJECT);
        cb.ifeq(exit(Reason.HIDDEN_CLASS_MISMATCH));
    }

    /** Jumps unless the object in a register has a shape. */
    final void unlessShape(int register, InlineCache.Seen seen, Label other) {
        loadObject(register);
        SHAPE_OF.call(cb);
        constants.push(cb, seen.shape(), SHAPE);
        cb.if_acmpne(other);
    }

    final void getField(Instruction i, int register) {
        List<InlineCache.Seen> shapes = context.learned.seenShapes(i.operands()[1]);
        guardObject(register);
        Label end = cb.newLabel();
        for (int at = 0; at < shapes.size(); at++) {
            boolean last = at == shapes.size() - 1;
            Label other = last ? exit(Reason.HIDDEN_CLASS_MISMATCH) : cb.newLabel();
            unlessShape(register, shapes.get(at), other);
            loadObject(register);
            cb.loadConstant(shapes.get(at).slot());
            GET_SLOT.call(cb);
            cb.astore(reference(register));
            if (!last) {
                cb.goto_(end);
                cb.labelBinding(other);
            }
        }
        cb.labelBinding(end);
        now.set(register, Kind.OBJECT);
    }

    final void putField(Instruction i, int register, int value) {
        List<InlineCache.Seen> shapes = context.learned.seenShapes(i.operands()[1]);
        guardObject(register);
        Label end = cb.newLabel();
        for (int at = 0; at < shapes.size(); at++) {
            boolean last = at == shapes.size() - 1;
            Label other = last ? exit(Reason.HIDDEN_CLASS_MISMATCH) : cb.newLabel();
            unlessShape(register, shapes.get(at), other);
            loadObject(register);
            cb.loadConstant(shapes.get(at).slot());
            loadBoxed(value);
            SET_SLOT.call(cb);
            if (!last) {
                cb.goto_(end);
                cb.labelBinding(other);
            }
        }
        cb.labelBinding(end);
    }

    final void getElement(Instruction i, Way way, int target, int key) {
        if (way == Way.ELEMENT) {
            notePc(i.pc());
            cb.aload(realm);
            loadBoxed(target);
            cb.iload(integer(key));
            ELEMENT.call(cb);
            cb.astore(reference(target));
            now.set(target, Kind.OBJECT);
            return;
        }
        guardArray(target);
        if (now.get(key) == Kind.OBJECT) {
            guardInt(key, exit(Reason.TYPE_MISMATCH));
        }
        loadInt(key);
        cb.istore(first);
        if (way == Way.INTS) {
            loadArray(target);
            cb.iload(first);
            HAS_INT.call(cb);
            cb.ifeq(exit(Reason.BOUNDS));
            loadArray(target);
            cb.iload(first);
            INT_AT.call(cb);
            storeInt(target);
        } else {
            loadArray(target);
            cb.iload(first);
            HAS_DOUBLE.call(cb);
            cb.ifeq(exit(Reason.BOUNDS));
            loadArray(target);
            cb.iload(first);
            DOUBLE_AT.call(cb);
            storeDouble(target);
        }
    }

    final void guardArray(int register) {
        cb.aload(reference(register));
        cb.instanceOf(JS_ARRAY);
        cb.ifeq(exit(Reason.TYPE_MISMATCH));
    }

    final void loadArray(int register) {
        cb.aload(reference(register));
        cb.checkcast(JS_ARRAY);
    }

    final void putElement(Instruction i, Way way, int sp) {
        int value = context.stack(sp - 1);
        notePc(i.pc());
        cb.aload(realm);
        loadStack(sp - 3);
        cb.iload(integer(context.stack(sp - 2)));
        switch (way) {
            case INTS -> {
                cb.iload(integer(value));
                STORE_INT.call(cb);
            }
            case DOUBLES -> {
                cb.dload(number(value));
                STORE_DOUBLE.call(cb);
            }
            default -> {
                loadBoxed(value);
                STORE.call(cb);
            }
        }
    }
}
