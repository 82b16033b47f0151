package dev.zts.vm.jit;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.FunctionCode.Upvalue;
import dev.zts.vm.bytecode.Instruction;
import dev.zts.vm.bytecode.Op;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.value.PropertyKey;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import org.jspecify.annotations.Nullable;

/**
 * Writes the JVM code of one instruction after the other, with every value an object: it calls what
 * the interpreter calls. Where values stand is up to the subclass.
 */
abstract class Emitter {

    static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    static final ClassDesc OBJECTS = OBJECT.arrayType();
    static final ClassDesc INTEGER = ConstantDescs.CD_Integer;
    static final ClassDesc BOOLEAN = ConstantDescs.CD_Boolean;
    static final ClassDesc CLOSURE = Helper.desc("interp.Closure");
    static final ClassDesc STATE = Helper.desc("interp.FunctionState");
    static final ClassDesc TIER = Helper.desc("interp.FunctionTier");
    static final ClassDesc CODE = Helper.desc("interp.CompiledCode");
    static final ClassDesc FRAME = Helper.desc("interp.Frame");
    static final ClassDesc CACHE = Helper.desc("interp.InlineCache");
    static final ClassDesc REALM = Helper.desc("value.Realm");
    static final ClassDesc CELL = Helper.desc("value.Cell");
    static final ClassDesc JS_OBJECT = Helper.desc("value.JsObject");
    static final ClassDesc SHAPE = Helper.desc("value.Shape");
    static final ClassDesc FUNCTION_CODE = Helper.desc("bytecode.FunctionCode");
    static final ClassDesc UNDEFINED = Helper.desc("value.Undefined");
    static final ClassDesc NULL = Helper.desc("value.Null");
    static final ClassDesc EMPTY = Helper.desc("value.Empty");

    private static final int DIRECT_ARGUMENTS = 4;

    private static final Helper INT_OF = Helper.of("ops.Integers", "of");
    private static final Helper ADD = Helper.of("ops.Arithmetic", "add");
    private static final Helper SUB = Helper.of("ops.Arithmetic", "sub");
    private static final Helper MUL = Helper.of("ops.Arithmetic", "mul");
    private static final Helper DIV = Helper.of("ops.Arithmetic", "div");
    private static final Helper MOD = Helper.of("ops.Arithmetic", "mod");
    private static final Helper POW = Helper.of("ops.Arithmetic", "pow");
    private static final Helper NEG = Helper.of("ops.Arithmetic", "neg");
    private static final Helper INC = Helper.of("ops.Arithmetic", "inc");
    private static final Helper DEC = Helper.of("ops.Arithmetic", "dec");
    private static final Helper PLUS = Helper.of("ops.Arithmetic", "plus");
    private static final Helper STRING = Helper.of("ops.Arithmetic", "string");
    private static final Helper AND = Helper.of("ops.Arithmetic", "bitAnd");
    private static final Helper OR = Helper.of("ops.Arithmetic", "bitOr");
    private static final Helper XOR = Helper.of("ops.Arithmetic", "bitXor");
    private static final Helper BIT_NOT = Helper.of("ops.Arithmetic", "bitNot");
    private static final Helper SHL = Helper.of("ops.Arithmetic", "shl");
    private static final Helper SHR = Helper.of("ops.Arithmetic", "shr");
    private static final Helper USHR = Helper.of("ops.Arithmetic", "ushr");
    private static final Helper CONCAT = Helper.of("ops.Arithmetic", "concat");
    private static final Helper LT = Helper.of("ops.Comparison", "lt");
    private static final Helper LTE = Helper.of("ops.Comparison", "lte");
    private static final Helper GT = Helper.of("ops.Comparison", "gt");
    private static final Helper GTE = Helper.of("ops.Comparison", "gte");
    private static final Helper EQ = Helper.of("ops.Comparison", "eq");
    private static final Helper NEQ = Helper.of("ops.Comparison", "neq");
    private static final Helper STRICT_EQ = Helper.of("ops.Comparison", "strictEq");
    private static final Helper STRICT_NEQ = Helper.of("ops.Comparison", "strictNeq");
    private static final Helper NOT = Helper.of("ops.Comparison", "not");
    private static final Helper INSTANCE_OF = Helper.of("ops.Comparison", "instanceOf");
    private static final Helper IN = Helper.of("ops.Comparison", "in");
    private static final Helper TYPEOF = Helper.of("ops.Comparison", "typeof");
    private static final Helper TRUTHY = Helper.of("interp.Support", "truthy");
    private static final Helper NULLISH = Helper.of("value.Convert", "isNullish");
    private static final Helper GET_FIELD = Helper.of("ops.Properties", "getField");
    private static final Helper PUT_FIELD = Helper.of("ops.Properties", "putField");
    private static final Helper DEFINE_FIELD = Helper.of("ops.Properties", "defineField");
    private static final Helper GET_LENGTH = Helper.of("ops.Properties", "getLength");
    private static final Helper GET_ELEM = Helper.of("ops.Properties", "getElem");
    private static final Helper PUT_ELEM = Helper.of("ops.Properties", "putElem");
    private static final Helper ELEMENT_KEY = Helper.of("ops.Properties", "elementKey");
    private static final Helper TO_KEY = Helper.of("ops.Properties", "toPropertyKey");
    private static final Helper CACHED_GET = Helper.of("interp.InlineCache", "getField");
    private static final Helper CACHED_PUT = Helper.of("interp.InlineCache", "putField");
    private static final Helper FOR_OF_NEXT = Helper.of("ops.Steps", "forOfNext");
    private static final Helper GET_ITERATOR = Helper.of("ops.Steps", "getIterator");
    private static final Helper FOR_IN_START = Helper.of("ops.Steps", "forInStart");
    private static final Helper ITER_STEP = Helper.of("ops.Steps", "iterStep");
    private static final Helper NEW_OBJECT = Helper.of("ops.Objects", "newObject");
    private static final Helper NEW_ARRAY = Helper.of("ops.Objects", "newArray");
    private static final Helper ARRAY_OF = Helper.of("ops.Objects", "arrayOf");
    private static final Helper GET_GLOBAL = Helper.of("interp.Support", "getGlobal");
    private static final Helper PUT_GLOBAL = Helper.of("interp.FunctionState", "putGlobal");
    private static final Helper TYPEOF_GLOBAL = Helper.of("interp.FunctionState", "typeOfGlobal");
    private static final Helper CHECK_INIT = Helper.of("interp.Support", "checkInit");
    private static final Helper THROWN = Helper.of("interp.Support", "thrown");
    private static final Helper CALL = Helper.of("interp.Support", "call");
    private static final Helper CALL_OTHER = Helper.of("interp.Support", "callOther");
    private static final Helper CONSTRUCT = Helper.of("interp.Support", "construct");
    private static final Helper CLOSURE_OF = Helper.of("interp.Support", "closure");
    private static final Helper NEW_TARGET = Helper.of("interp.Support", "newTarget");
    private static final Helper SCRATCH = Helper.of("interp.Support", "scratch");
    private static final Helper RARE = Helper.of("interp.Support", "rare");
    private static final Helper AT = Helper.of("value.Realm", "at");
    private static final Helper POLL_AT = Helper.of("value.Realm", "pollAt");
    private static final Helper NOTE_TYPE = Helper.of("interp.Types", "note");
    private static final Helper NOTE_CALLEE = Helper.of("interp.FunctionState", "noteCallee");

    final CodeBuilder cb;
    final Constants constants;

    /** The function whose instructions are written: an inlined one, for a while. */
    FunctionCode code;

    Flow flow;

    /** Whether types and callees are noted for the optimized tier. */
    final boolean learns;

    // JVM locals of every compiled method; the subclass sets them.
    int closure;
    int thisValue;
    int newTarget;
    int arguments;
    int state;
    int realm;
    int depth;
    int pcLocal;
    int caches;
    int types;
    int callees;
    int frame;
    int temp;

    Emitter(CodeBuilder cb, FunctionCode code, Flow flow, Constants constants, boolean learns) {
        this.cb = cb;
        this.code = code;
        this.flow = flow;
        this.constants = constants;
        this.learns = learns;
    }

    // Where values stand

    /** Pushes the value of a register: a local, or behind those a place of the stack. */
    abstract void load(int register);

    /** Pops into a register. */
    abstract void store(int register);

    /** {@return where control goes on at a pc} */
    abstract Label label(int pc);

    /** Jumps to a pc. */
    void jump(int pc) {
        cb.goto_(label(pc));
    }

    /** Returns what is on the JVM stack from the compiled method. */
    abstract void returns();

    /** Polls and jumps back to a loop's header. */
    abstract void loop(Instruction instruction);

    /** Asks whether somebody wants the script to stop or to tell where it is. */
    final void poll(Instruction instruction) {
        cb.aload(realm);
        cb.loadConstant(instruction.pc());
        POLL_AT.call(cb);
    }

    /** Pushes a frame whose registers hold the values of these places of the stack. */
    abstract void pushFrame(int from, int to);

    /** Takes values of the stack back from the frame on the JVM stack, which is popped. */
    abstract void takeBack(int from, int to);

    final int stack(int place) {
        return code.locals() + place;
    }

    final void loadStack(int place) {
        load(stack(place));
    }

    final void storeStack(int place) {
        store(stack(place));
    }

    // Instructions

    /** Has JVM lines tell the pc, counted from one. */
    final void line(Instruction instruction) {
        cb.lineNumber(Math.min(instruction.pc() + 1, 0xFFFF));
    }

    /** Notes where the function stands, for throws. */
    final void notePc(int pc) {
        cb.loadConstant(pc);
        cb.istore(pcLocal);
    }

    /**
     * Writes an instruction.
     *
     * @param branch the conditional jump behind a comparison, which is then part of it, or null
     */
    void emit(Instruction i, @Nullable Instruction branch) {
        int sp = flow.depth(i.pc());
        int first = i.operands().length > 0 ? i.operands()[0] : 0;
        switch (i.opcode()) {
            case NOP, DEBUGGER -> {}
            case PUSH_CONST -> {
                pushConstant(first);
                storeStack(sp);
            }
            case PUSH_0, PUSH_1, PUSH_2, PUSH_3 -> pushInt(i.opcode().number() - Op.PUSH_0, sp);
            case PUSH_I8, PUSH_I16 -> pushInt(first, sp);
            case PUSH_NULL -> pushStatic(NULL, "NULL", NULL, sp);
            case PUSH_UNDEFINED -> pushStatic(UNDEFINED, "UNDEFINED", UNDEFINED, sp);
            case PUSH_TRUE -> pushStatic(BOOLEAN, "TRUE", BOOLEAN, sp);
            case PUSH_FALSE -> pushStatic(BOOLEAN, "FALSE", BOOLEAN, sp);
            case PUSH_EMPTY -> pushStatic(EMPTY, "EMPTY", EMPTY, sp);
            case DUP, DROP, SWAP, ROT3, DUP2, TUCK, TUCK2 -> shuffle(i.opcode(), sp);
            case GET_LOC_0, GET_LOC_1, GET_LOC_2, GET_LOC_3 ->
                    move(i.opcode().number() - Op.GET_LOC_0, stack(sp));
            case GET_LOC -> move(first, stack(sp));
            case PUT_LOC_0, PUT_LOC_1, PUT_LOC_2, PUT_LOC_3 ->
                    move(stack(sp - 1), i.opcode().number() - Op.PUT_LOC_0);
            case PUT_LOC -> move(stack(sp - 1), first);
            default -> emitOperator(i, branch, sp, first);
        }
    }

    private void emitOperator(Instruction i, @Nullable Instruction branch, int sp, int first) {
        switch (i.opcode()) {
            case ADD -> binary(i, ADD, sp);
            case SUB -> binary(i, SUB, sp);
            case MUL -> binary(i, MUL, sp);
            case DIV -> binary(i, DIV, sp);
            case MOD -> binary(i, MOD, sp);
            case POW -> binary(i, POW, sp);
            case BIT_AND -> binary(i, AND, sp);
            case BIT_OR -> binary(i, OR, sp);
            case BIT_XOR -> binary(i, XOR, sp);
            case SHL -> binary(i, SHL, sp);
            case SHR -> binary(i, SHR, sp);
            case USHR -> binary(i, USHR, sp);
            case LT -> compare(i, LT, branch, sp);
            case LTE -> compare(i, LTE, branch, sp);
            case GT -> compare(i, GT, branch, sp);
            case GTE -> compare(i, GTE, branch, sp);
            case EQ -> compare(i, EQ, branch, sp);
            case NEQ -> compare(i, NEQ, branch, sp);
            case STRICT_EQ -> compare(i, STRICT_EQ, branch, sp);
            case STRICT_NEQ -> compare(i, STRICT_NEQ, branch, sp);
            case INSTANCEOF -> compare(i, INSTANCE_OF, branch, sp);
            case IN -> compare(i, IN, branch, sp);
            case NOT -> {
                notePc(i.pc());
                loadStack(sp - 1);
                NOT.call(cb);
                truth(branch, sp - 1);
            }
            case NEG -> unary(i, NEG, sp);
            case INC -> unary(i, INC, sp);
            case DEC -> unary(i, DEC, sp);
            case PLUS -> unary(i, PLUS, sp);
            case BIT_NOT -> unary(i, BIT_NOT, sp);
            case TYPEOF -> unary(i, TYPEOF, sp);
            case TO_STRING -> unary(i, STRING, sp);
            case TO_PROPERTY_KEY -> unary(i, TO_KEY, sp);
            default -> emitFused(i, branch, sp, first);
        }
    }

    private void emitFused(Instruction i, @Nullable Instruction branch, int sp, int first) {
        switch (i.opcode()) {
            case GET_LOC_ADD -> {
                notePc(i.pc());
                loadStack(sp - 1);
                load(first);
                ADD.call(cb);
                result(i, sp - 1);
            }
            case GET_LOC_GET_LOC_ADD -> {
                notePc(i.pc());
                load(first);
                load(i.operands()[1]);
                ADD.call(cb);
                result(i, sp);
            }
            case ADD_CONST_I8 -> withInt(i, ADD, first, sp);
            case SUB_CONST_I8 -> withInt(i, SUB, first, sp);
            case MUL_CONST_I8 -> withInt(i, MUL, first, sp);
            case MOD_CONST_I8 -> withInt(i, MOD, first, sp);
            case SHR_1 -> withInt(i, SHR, 1, sp);
            case MUL_2 -> withInt(i, MUL, 2, sp);
            case MOD_CONST -> {
                notePc(i.pc());
                loadStack(sp - 1);
                pushConstant(first);
                MOD.call(cb);
                result(i, sp - 1);
            }
            case ADD_MOD -> modulo(i, ADD, first, sp);
            case SUB_MOD -> modulo(i, SUB, first, sp);
            case MUL_MOD -> modulo(i, MUL, first, sp);
            case LT_CONST_I8 -> compareInt(i, LT, first, branch, sp);
            case LE_CONST_I8 -> compareInt(i, LTE, first, branch, sp);
            default -> emitControl(i, sp, first);
        }
    }

    private void emitControl(Instruction i, int sp, int first) {
        switch (i.opcode()) {
            case GOTO -> jump(i.target());
            case IF_TRUE, IF_FALSE, IF_FALSE_GOTO -> {
                noteTaken(i, sp - 1);
                loadStack(sp - 1);
                TRUTHY.call(cb);
                branch(i, i.opcode() == Opcode.IF_TRUE);
            }
            case IF_NULLISH -> {
                loadStack(sp - 1);
                NULLISH.call(cb);
                branch(i, true);
            }
            case IF_UNDEFINED -> {
                loadStack(sp - 1);
                cb.getstatic(UNDEFINED, "UNDEFINED", UNDEFINED);
                Label other = cb.newLabel();
                cb.if_acmpne(other);
                jump(i.target());
                cb.labelBinding(other);
            }
            case LOOP -> loop(i);
            case RET -> {
                loadStack(sp - 1);
                returns();
            }
            case RET_UNDEFINED, HALT -> {
                cb.getstatic(UNDEFINED, "UNDEFINED", UNDEFINED);
                returns();
            }
            case THROW -> {
                notePc(i.pc());
                at(i.pc());
                cb.aload(realm);
                loadStack(sp - 1);
                THROWN.call(cb);
                cb.athrow();
            }
            case CHECK_INIT -> {
                notePc(i.pc());
                loadStack(sp - 1);
                constants.push(cb, code.atoms()[first], ConstantDescs.CD_String);
                CHECK_INIT.call(cb);
                storeStack(sp - 1);
            }
            default -> emitVariable(i, sp, first);
        }
    }

    private void emitVariable(Instruction i, int sp, int first) {
        switch (i.opcode()) {
            case GET_CELL -> {
                loadCell(first);
                cb.getfield(CELL, "value", OBJECT);
                result(i, sp);
            }
            case PUT_CELL -> {
                loadCell(first);
                loadStack(sp - 1);
                cb.putfield(CELL, "value", OBJECT);
            }
            case MAKE_CELL -> newCell(first, () -> load(first));
            case CLOSE_UPVALUE ->
                    newCell(
                            first,
                            () -> {
                                loadCell(first);
                                cb.getfield(CELL, "value", OBJECT);
                            });
            case GET_UPVALUE -> {
                loadUpvalue(first);
                cb.getfield(CELL, "value", OBJECT);
                result(i, sp);
            }
            case PUT_UPVALUE -> {
                loadUpvalue(first);
                loadStack(sp - 1);
                cb.putfield(CELL, "value", OBJECT);
            }
            case GET_GLOBAL -> {
                notePc(i.pc());
                cb.aload(state);
                cb.loadConstant(first);
                GET_GLOBAL.call(cb);
                result(i, sp);
            }
            case PUT_GLOBAL -> {
                notePc(i.pc());
                at(i.pc());
                cb.aload(state);
                cb.loadConstant(first);
                loadStack(sp - 1);
                PUT_GLOBAL.call(cb);
            }
            case TYPEOF_GLOBAL -> {
                notePc(i.pc());
                at(i.pc());
                cb.aload(state);
                cb.loadConstant(first);
                TYPEOF_GLOBAL.call(cb);
                storeStack(sp);
            }
            case PUSH_THIS -> {
                cb.aload(thisValue);
                storeStack(sp);
            }
            case PUSH_FUNCTION -> {
                cb.aload(closure);
                storeStack(sp);
            }
            case PUSH_NEW_TARGET -> {
                cb.aload(newTarget);
                NEW_TARGET.call(cb);
                storeStack(sp);
            }
            case MAKE_FUNCTION, MAKE_CLOSURE, MAKE_ASYNC -> makeClosure(i, sp);
            default -> emitProperty(i, sp, first);
        }
    }

    private void emitProperty(Instruction i, int sp, int first) {
        switch (i.opcode()) {
            case GET_FIELD_IC -> {
                notePc(i.pc());
                loadCache(i.operands()[1]);
                cb.aload(realm);
                loadStack(sp - 1);
                pushKey(first);
                CACHED_GET.call(cb);
                result(i, sp - 1);
            }
            case PUT_FIELD_IC -> {
                notePc(i.pc());
                loadCache(i.operands()[1]);
                cb.aload(realm);
                loadStack(sp - 2);
                pushKey(first);
                loadStack(sp - 1);
                CACHED_PUT.call(cb);
            }
            case GET_FIELD -> {
                before(i);
                cb.aload(realm);
                loadStack(sp - 1);
                pushKey(first);
                GET_FIELD.call(cb);
                result(i, sp - 1);
            }
            case PUT_FIELD, PUT_FIELD_KEEP -> {
                before(i);
                cb.aload(realm);
                loadStack(sp - 2);
                loadStack(sp - 1);
                pushKey(first);
                PUT_FIELD.call(cb);
                if (i.opcode() == Opcode.PUT_FIELD_KEEP) {
                    move(stack(sp - 1), stack(sp - 2));
                }
            }
            case DEFINE_FIELD -> {
                notePc(i.pc());
                loadStack(sp - 2);
                loadStack(sp - 1);
                pushKey(first);
                DEFINE_FIELD.call(cb);
                cb.pop();
            }
            case GET_LENGTH -> {
                notePc(i.pc());
                noteTaken(i, sp - 1);
                cb.aload(realm);
                loadStack(sp - 1);
                GET_LENGTH.call(cb);
                result(i, sp - 1);
            }
            case GET_ELEM -> {
                notePc(i.pc());
                noteTaken(i, sp - 2);
                cb.aload(realm);
                loadStack(sp - 2);
                loadStack(sp - 1);
                GET_ELEM.call(cb);
                result(i, sp - 2);
            }
            case GET_ELEM_KEEP -> {
                before(i);
                loadStack(sp - 2);
                loadStack(sp - 1);
                ELEMENT_KEY.call(cb);
                storeStack(sp - 1);
                cb.aload(realm);
                loadStack(sp - 2);
                loadStack(sp - 1);
                GET_ELEM.call(cb);
                result(i, sp);
            }
            case PUT_ELEM -> {
                notePc(i.pc());
                noteTaken(i, sp - 3);
                cb.aload(realm);
                loadStack(sp - 3);
                loadStack(sp - 2);
                loadStack(sp - 1);
                PUT_ELEM.call(cb);
            }
            default -> emitCall(i, sp, first);
        }
    }

    private void emitCall(Instruction i, int sp, int first) {
        switch (i.opcode()) {
            case CALL, TAIL_CALL, CALL_IC -> call(i, sp - first - 1, -1, sp - first, first);
            case CALL_METHOD -> call(i, sp - first - 1, sp - first - 2, sp - first, first);
            case PUSH_CONST_CALL -> {
                pushConstant(first);
                storeStack(sp);
                int count = i.operands()[1];
                call(i, sp - count, -1, sp - count + 1, count);
            }
            case GET_FIELD_CALL -> {
                before(i);
                cb.aload(realm);
                loadStack(sp - 1);
                pushKey(first);
                GET_FIELD.call(cb);
                storeStack(sp - 1);
                int count = i.operands()[1];
                call(i, sp - count - 1, sp - count - 2, sp - count, count);
            }
            case NEW -> {
                before(i);
                loadStack(sp - first - 1);
                pushArray(sp - first, first);
                CONSTRUCT.call(cb);
                result(i, sp - first - 1);
            }
            default -> emitObject(i, sp, first);
        }
    }

    private void emitObject(Instruction i, int sp, int first) {
        switch (i.opcode()) {
            case NEW_OBJECT -> {
                cb.aload(realm);
                NEW_OBJECT.call(cb);
                storeStack(sp);
            }
            case NEW_ARRAY -> {
                cb.aload(realm);
                cb.loadConstant(first);
                NEW_ARRAY.call(cb);
                storeStack(sp);
            }
            case ARRAY_OF -> {
                cb.aload(realm);
                pushArray(sp - first, first);
                cb.iconst_0();
                cb.loadConstant(first);
                ARRAY_OF.call(cb);
                storeStack(sp - first);
            }
            case CONCAT -> {
                before(i);
                pushArray(sp - first, first);
                cb.iconst_0();
                cb.loadConstant(first);
                CONCAT.call(cb);
                storeStack(sp - first);
            }
            case GET_ITERATOR -> {
                before(i);
                cb.aload(realm);
                loadStack(sp - 1);
                cb.loadConstant(first);
                GET_ITERATOR.call(cb);
                storeStack(sp - 1);
                pushInt(0, sp);
            }
            case FOR_IN_START -> {
                before(i);
                cb.aload(realm);
                loadStack(sp - 1);
                FOR_IN_START.call(cb);
                storeStack(sp - 1);
                pushInt(0, sp);
            }
            case ITER_STEP -> {
                before(i);
                loadStack(sp - 2);
                loadStack(sp - 1);
                ITER_STEP.call(cb);
                storeStack(sp);
                increase(sp - 1);
            }
            case FOR_OF_NEXT -> forOfNext(i, stack(sp), sp);
            case FOR_OF_NEXT_PUT_LOC -> forOfNext(i, first, sp);
            default -> rare(i, sp);
        }
    }

    // Parts of instructions

    /** Notes where the function stands, for throws and for what it calls. */
    final void before(Instruction i) {
        notePc(i.pc());
        at(i.pc());
    }

    final void at(int pc) {
        cb.aload(realm);
        cb.loadConstant(pc);
        AT.call(cb);
    }

    final void pushBoxed(int value) {
        cb.loadConstant(value);
        INT_OF.call(cb);
    }

    private void pushInt(int value, int place) {
        pushBoxed(value);
        storeStack(place);
    }

    private void pushStatic(ClassDesc owner, String name, ClassDesc type, int place) {
        cb.getstatic(owner, name, type);
        storeStack(place);
    }

    /** Pushes a constant of the function. */
    final void pushConstant(int index) {
        Object value = code.constants()[index];
        if (value instanceof Integer integer) {
            pushBoxed(integer);
        } else {
            constants.push(cb, value, OBJECT);
        }
    }

    final void pushKey(int atom) {
        constants.push(cb, PropertyKey.of(code.atoms()[atom]), OBJECT);
    }

    void move(int from, int to) {
        load(from);
        store(to);
    }

    private void shuffle(Opcode opcode, int sp) {
        switch (opcode) {
            case DUP -> move(stack(sp - 1), stack(sp));
            case DROP -> {}
            case SWAP -> permute(sp - 2, 1, 0);
            case ROT3 -> permute(sp - 3, 1, 2, 0);
            case DUP2 -> {
                move(stack(sp - 2), stack(sp));
                move(stack(sp - 1), stack(sp + 1));
            }
            case TUCK -> permute(sp - 2, 1, 0, 1);
            default -> permute(sp - 3, 2, 0, 1, 2);
        }
    }

    /** Puts values from a place of the stack on in another order. */
    private void permute(int base, int... order) {
        for (int from : order) {
            loadStack(base + from);
        }
        for (int to = order.length - 1; to >= 0; to--) {
            storeStack(base + to);
        }
    }

    /** Stores what an instruction made, and notes its type. */
    final void result(Instruction i, int place) {
        if (learns) {
            cb.dup();
            cb.astore(temp);
            cb.aload(types);
            cb.loadConstant(i.pc());
            cb.aload(temp);
            NOTE_TYPE.call(cb);
        }
        storeStack(place);
    }

    private void binary(Instruction i, Helper meaning, int sp) {
        notePc(i.pc());
        loadStack(sp - 2);
        loadStack(sp - 1);
        meaning.call(cb);
        result(i, sp - 2);
    }

    private void unary(Instruction i, Helper meaning, int sp) {
        notePc(i.pc());
        loadStack(sp - 1);
        meaning.call(cb);
        result(i, sp - 1);
    }

    private void withInt(Instruction i, Helper meaning, int value, int sp) {
        notePc(i.pc());
        loadStack(sp - 1);
        pushBoxed(value);
        meaning.call(cb);
        result(i, sp - 1);
    }

    private void modulo(Instruction i, Helper meaning, int divisor, int sp) {
        notePc(i.pc());
        loadStack(sp - 2);
        loadStack(sp - 1);
        meaning.call(cb);
        pushConstant(divisor);
        MOD.call(cb);
        result(i, sp - 2);
    }

    /** Notes the type of a value that an instruction takes. */
    private void noteTaken(Instruction i, int place) {
        if (learns) {
            cb.aload(types);
            cb.loadConstant(code.code().length + i.pc());
            loadStack(place);
            NOTE_TYPE.call(cb);
        }
    }

    private void compare(Instruction i, Helper meaning, @Nullable Instruction branch, int sp) {
        notePc(i.pc());
        noteTaken(i, sp - 2);
        noteTaken(i, sp - 1);
        loadStack(sp - 2);
        loadStack(sp - 1);
        meaning.call(cb);
        truth(branch, sp - 2);
    }

    private void compareInt(
            Instruction i, Helper meaning, int value, @Nullable Instruction branch, int sp) {
        notePc(i.pc());
        noteTaken(i, sp - 1);
        loadStack(sp - 1);
        pushBoxed(value);
        meaning.call(cb);
        truth(branch, sp - 1);
    }

    /** Stores a boolean of the JVM, or jumps by it. */
    void truth(@Nullable Instruction branch, int place) {
        if (branch == null) {
            cb.invokestatic(
                    BOOLEAN, "valueOf", MethodTypeDesc.of(BOOLEAN, ConstantDescs.CD_boolean));
            storeStack(place);
        } else {
            branch(branch, branch.opcode() == Opcode.IF_TRUE);
        }
    }

    /** {@return whether a comparison and the jump behind it can be written as one} */
    static boolean fuses(Instruction comparison, Instruction next) {
        boolean jumps =
                switch (next.opcode()) {
                    case IF_TRUE, IF_FALSE, IF_FALSE_GOTO -> true;
                    default -> false;
                };
        return jumps
                && switch (comparison.opcode()) {
                    case LT, LTE, GT, GTE, EQ, NEQ, STRICT_EQ, STRICT_NEQ, NOT -> true;
                    case INSTANCEOF, IN, LT_CONST_I8, LE_CONST_I8 -> true;
                    default -> false;
                };
    }

    /** Jumps if the boolean on the JVM stack is that. */
    final void branch(Instruction i, boolean when) {
        Label other = cb.newLabel();
        if (when) {
            cb.ifeq(other);
        } else {
            cb.ifne(other);
        }
        jump(i.target());
        cb.labelBinding(other);
    }

    final void loadCell(int local) {
        load(local);
        cb.checkcast(CELL);
    }

    private void newCell(int local, Runnable value) {
        cb.new_(CELL);
        cb.dup();
        value.run();
        cb.invokespecial(
                CELL, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, OBJECT));
        store(local);
    }

    final void loadUpvalue(int index) {
        cb.aload(closure);
        cb.getfield(CLOSURE, "upvalues", CELL.arrayType());
        cb.loadConstant(index);
        cb.aaload();
    }

    final void loadCache(int index) {
        cb.aload(caches);
        cb.loadConstant(index);
        cb.aaload();
    }

    private void makeClosure(Instruction i, int sp) {
        FunctionCode made = (FunctionCode) code.constants()[i.operands()[0]];
        cb.aload(closure);
        constants.push(cb, made, FUNCTION_CODE);
        if (made.upvalues().isEmpty()) {
            cb.getstatic(CLOSURE, "NO_CELLS", CELL.arrayType());
        } else {
            cb.loadConstant(made.upvalues().size());
            cb.anewarray(CELL);
            for (int at = 0; at < made.upvalues().size(); at++) {
                Upvalue upvalue = made.upvalues().get(at);
                cb.dup();
                cb.loadConstant(at);
                if (upvalue.local()) {
                    loadCell(upvalue.index());
                } else {
                    loadUpvalue(upvalue.index());
                }
                cb.aastore();
            }
        }
        CLOSURE_OF.call(cb);
        storeStack(sp);
    }

    private void increase(int place) {
        loadStack(place);
        INC.call(cb);
        storeStack(place);
    }

    private void forOfNext(Instruction i, int to, int sp) {
        before(i);
        loadStack(sp - 2);
        loadStack(sp - 1);
        FOR_OF_NEXT.call(cb);
        cb.dup();
        Label more = cb.newLabel();
        cb.ifnonnull(more);
        cb.pop();
        jump(i.target());
        cb.labelBinding(more);
        store(to);
        increase(sp - 1);
    }

    /** Pushes an array of values of the stack. */
    void pushArray(int from, int count) {
        cb.loadConstant(count);
        cb.anewarray(OBJECT);
        for (int at = 0; at < count; at++) {
            cb.dup();
            cb.loadConstant(at);
            loadStack(from + at);
            cb.aastore();
        }
    }

    /**
     * Calls.
     *
     * @param self place of this, or -1 for undefined
     */
    final void call(Instruction i, int callee, int self, int from, int count) {
        before(i);
        int target = self < 0 ? callee : self;
        if (learns) {
            cb.aload(callees);
            cb.loadConstant(i.pc());
            loadStack(callee);
            NOTE_CALLEE.call(cb);
        }
        if (count > DIRECT_ARGUMENTS) {
            loadStack(callee);
            pushSelf(self);
            pushArray(from, count);
            CALL.call(cb);
            result(i, target);
            return;
        }
        Label other = cb.newLabel();
        Label end = cb.newLabel();
        loadStack(callee);
        cb.instanceOf(CLOSURE);
        cb.ifeq(other);
        loadStack(callee);
        cb.checkcast(CLOSURE);
        cb.dup();
        cb.getfield(CLOSURE, "tier", TIER);
        cb.getfield(TIER, "entry", CODE);
        cb.swap();
        pushSelf(self);
        for (int at = 0; at < count; at++) {
            loadStack(from + at);
        }
        ClassDesc[] parameters = new ClassDesc[count + 2];
        java.util.Arrays.fill(parameters, OBJECT);
        parameters[0] = CLOSURE;
        cb.invokevirtual(CODE, "call" + count, MethodTypeDesc.of(OBJECT, parameters));
        cb.goto_(end);
        cb.labelBinding(other);
        loadStack(callee);
        pushSelf(self);
        pushArray(from, count);
        CALL_OTHER.call(cb);
        cb.labelBinding(end);
        result(i, target);
    }

    private void pushSelf(int self) {
        if (self < 0) {
            cb.getstatic(UNDEFINED, "UNDEFINED", UNDEFINED);
        } else {
            loadStack(self);
        }
    }

    /** Runs an instruction as the interpreter does, on a frame's registers. */
    final void rare(Instruction i, int sp) {
        before(i);
        Opcode opcode = i.opcode();
        int pops = opcode.pops(i.count());
        int first = i.operands().length > 0 ? i.operands()[0] : 0;
        if (i.jumps()) {
            first = 1; // added to the next pc if it jumps
        }
        int second = i.operands().length > 1 ? i.operands()[1] : 0;
        pushFrame(sp - pops, sp);
        cb.dup();
        cb.loadConstant(opcode.number());
        cb.loadConstant(first);
        cb.loadConstant(second);
        cb.loadConstant(stack(sp));
        cb.iconst_0();
        RARE.call(cb);
        if (!i.fallsThrough()) {
            cb.pop();
            cb.aconst_null();
            cb.athrow();
            return;
        }
        if (i.jumps()) {
            cb.dup();
        }
        int after = sp - pops + opcode.pushes();
        takeBack(sp - pops, after);
        if (i.jumps()) {
            cb.getfield(FRAME, "next", ConstantDescs.CD_int);
            branch(i, true);
        }
    }

    final int newLocal(TypeKind kind) {
        return cb.allocateLocal(kind);
    }

    /** Pushes the frame of the rare instructions. */
    final void pushScratch() {
        Label known = cb.newLabel();
        cb.aload(frame);
        cb.ifnonnull(known);
        newScratch();
        cb.astore(frame);
        cb.labelBinding(known);
        cb.aload(frame);
    }

    /** Pushes a new frame with empty registers. */
    final void newScratch() {
        cb.aload(closure);
        cb.aload(thisValue);
        cb.aload(newTarget);
        cb.aload(arguments);
        SCRATCH.call(cb);
    }
}
