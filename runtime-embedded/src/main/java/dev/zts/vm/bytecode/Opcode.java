package dev.zts.vm.bytecode;

import static dev.zts.vm.bytecode.Opcode.Category.ARITHMETIC;
import static dev.zts.vm.bytecode.Opcode.Category.ASYNC;
import static dev.zts.vm.bytecode.Opcode.Category.CALLS;
import static dev.zts.vm.bytecode.Opcode.Category.CLASSES;
import static dev.zts.vm.bytecode.Opcode.Category.COMPARISON;
import static dev.zts.vm.bytecode.Opcode.Category.CONTROL;
import static dev.zts.vm.bytecode.Opcode.Category.FUNCTIONS;
import static dev.zts.vm.bytecode.Opcode.Category.FUSED;
import static dev.zts.vm.bytecode.Opcode.Category.GENERATORS;
import static dev.zts.vm.bytecode.Opcode.Category.GLOBALS;
import static dev.zts.vm.bytecode.Opcode.Category.ITERATION;
import static dev.zts.vm.bytecode.Opcode.Category.LOCALS;
import static dev.zts.vm.bytecode.Opcode.Category.MODULES;
import static dev.zts.vm.bytecode.Opcode.Category.OBJECTS;
import static dev.zts.vm.bytecode.Opcode.Category.PROPERTIES;
import static dev.zts.vm.bytecode.Opcode.Category.STACK;
import static dev.zts.vm.bytecode.Opcode.Origin.GAP;
import static dev.zts.vm.bytecode.Opcode.Origin.OURS;
import static dev.zts.vm.bytecode.Opcode.Origin.SUPPORTED;
import static dev.zts.vm.bytecode.Operand.ATOM;
import static dev.zts.vm.bytecode.Operand.BACK;
import static dev.zts.vm.bytecode.Operand.CACHE;
import static dev.zts.vm.bytecode.Operand.CONSTANT;
import static dev.zts.vm.bytecode.Operand.COUNT;
import static dev.zts.vm.bytecode.Operand.COUNT16;
import static dev.zts.vm.bytecode.Operand.I16;
import static dev.zts.vm.bytecode.Operand.I8;
import static dev.zts.vm.bytecode.Operand.JUMP;
import static dev.zts.vm.bytecode.Operand.LOCAL;
import static dev.zts.vm.bytecode.Operand.U8;
import static dev.zts.vm.bytecode.Operand.UPVALUE;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The instructions: one row each. Numbers, names, operands and effects of the first 113 are
 * SEED-FACTS.md section 4; the rest are ours, in numbers the seed leaves free. Where the seed's
 * meaning differs from ECMAScript, ours is ECMAScript's.
 *
 * <p>Pops of {@code -k} stand for the count operand and k-1 values beside it.
 */
public enum Opcode {
    // spotless:off: one row each
    NOP(Op.NOP, 0, 0, STACK, SUPPORTED, "Does nothing."),
    PUSH_CONST(
            Op.PUSH_CONST, 0, 1, STACK, SUPPORTED, "Pushes a number or string constant.", CONSTANT),
    PUSH_0(Op.PUSH_0, 0, 1, STACK, SUPPORTED, "Pushes 0."),
    PUSH_1(Op.PUSH_1, 0, 1, STACK, SUPPORTED, "Pushes 1."),
    PUSH_2(Op.PUSH_2, 0, 1, STACK, SUPPORTED, "Pushes 2."),
    PUSH_3(Op.PUSH_3, 0, 1, STACK, SUPPORTED, "Pushes 3."),
    PUSH_I8(Op.PUSH_I8, 0, 1, STACK, SUPPORTED, "Pushes a small integer.", I8),
    PUSH_I16(Op.PUSH_I16, 0, 1, STACK, GAP, "Pushes a 16-bit integer.", I16),
    PUSH_NULL(Op.PUSH_NULL, 0, 1, STACK, SUPPORTED, "Pushes null."),
    PUSH_UNDEFINED(Op.PUSH_UNDEFINED, 0, 1, STACK, SUPPORTED, "Pushes undefined."),
    PUSH_TRUE(Op.PUSH_TRUE, 0, 1, STACK, SUPPORTED, "Pushes true."),
    PUSH_FALSE(Op.PUSH_FALSE, 0, 1, STACK, SUPPORTED, "Pushes false."),
    DUP(Op.DUP, 1, 2, STACK, SUPPORTED, "a -> a a"),
    DROP(Op.DROP, 1, 0, STACK, SUPPORTED, "a ->"),
    SWAP(Op.SWAP, 2, 2, STACK, SUPPORTED, "a b -> b a"),
    ROT3(Op.ROT3, 3, 3, STACK, SUPPORTED, "a b c -> b c a"),
    GET_LOC(Op.GET_LOC, 0, 1, LOCALS, SUPPORTED, "Reads a local.", LOCAL),
    PUT_LOC(Op.PUT_LOC, 1, 0, LOCALS, SUPPORTED, "Pops into a local.", LOCAL),
    GET_LOC_0(Op.GET_LOC_0, 0, 1, LOCALS, SUPPORTED, "Reads local 0."),
    GET_LOC_1(Op.GET_LOC_1, 0, 1, LOCALS, SUPPORTED, "Reads local 1."),
    GET_LOC_2(Op.GET_LOC_2, 0, 1, LOCALS, SUPPORTED, "Reads local 2."),
    GET_LOC_3(Op.GET_LOC_3, 0, 1, LOCALS, SUPPORTED, "Reads local 3."),
    PUT_LOC_0(Op.PUT_LOC_0, 1, 0, LOCALS, SUPPORTED, "Pops into local 0."),
    PUT_LOC_1(Op.PUT_LOC_1, 1, 0, LOCALS, SUPPORTED, "Pops into local 1."),
    PUT_LOC_2(Op.PUT_LOC_2, 1, 0, LOCALS, SUPPORTED, "Pops into local 2."),
    PUT_LOC_3(Op.PUT_LOC_3, 1, 0, LOCALS, SUPPORTED, "Pops into local 3."),
    HALT(Op.HALT, 0, 0, CONTROL, GAP, "Ends a script or module body."),
    LOOP(
            Op.LOOP,
            0,
            0,
            CONTROL,
            SUPPORTED,
            "Jumps back to a loop's header: counts the back edge and polls.",
            BACK),
    GET_LENGTH(Op.GET_LENGTH, 1, 1, PROPERTIES, GAP, "o -> o.length"),
    DUP2(Op.DUP2, 2, 4, STACK, SUPPORTED, "a b -> a b a b"),
    TUCK(Op.TUCK, 2, 3, STACK, OURS, "a b -> b a b"),
    TUCK2(Op.TUCK2, 3, 4, STACK, OURS, "a b c -> c a b c"),
    ADD(Op.ADD, 2, 1, ARITHMETIC, SUPPORTED, "The + operator."),
    SUB(Op.SUB, 2, 1, ARITHMETIC, SUPPORTED, "The - operator."),
    MUL(Op.MUL, 2, 1, ARITHMETIC, SUPPORTED, "The * operator."),
    DIV(Op.DIV, 2, 1, ARITHMETIC, SUPPORTED, "The / operator."),
    MOD(Op.MOD, 2, 1, ARITHMETIC, SUPPORTED, "The % operator."),
    POW(Op.POW, 2, 1, ARITHMETIC, SUPPORTED, "The ** operator."),
    NEG(Op.NEG, 1, 1, ARITHMETIC, SUPPORTED, "Unary minus."),
    INC(Op.INC, 1, 1, ARITHMETIC, SUPPORTED, "Adds one to a number (ToNumeric first)."),
    DEC(Op.DEC, 1, 1, ARITHMETIC, SUPPORTED, "Subtracts one from a number (ToNumeric first)."),
    PUSH_EMPTY(Op.PUSH_EMPTY, 0, 1, STACK, OURS, "Pushes the mark of a binding without value."),
    PLUS(Op.PLUS, 1, 1, ARITHMETIC, OURS, "Unary plus: ToNumber."),
    TO_STRING(
            Op.TO_STRING,
            1,
            1,
            ARITHMETIC,
            OURS,
            "ToString, as a template does it: a symbol is a TypeError."),
    TO_PROPERTY_KEY(
            Op.TO_PROPERTY_KEY,
            1,
            1,
            PROPERTIES,
            OURS,
            "ToPropertyKey; the result is a string or symbol value."),
    REQUIRE_OBJECT(
            Op.REQUIRE_OBJECT,
            1,
            1,
            PROPERTIES,
            OURS,
            "Leaves the value; a TypeError for undefined and null (RequireObjectCoercible for destructuring)."),
    CHECK_OBJECT(
            Op.CHECK_OBJECT,
            1,
            1,
            PROPERTIES,
            OURS,
            "Leaves the value; a TypeError if it is no object (the result of an iterator)."),
    CONCAT(Op.CONCAT, -1, 1, ARITHMETIC, OURS, "Joins strings of a template: s1 .. sn -> s", COUNT),
    BIT_AND(Op.BIT_AND, 2, 1, ARITHMETIC, SUPPORTED, "The & operator."),
    BIT_OR(Op.BIT_OR, 2, 1, ARITHMETIC, SUPPORTED, "The | operator."),
    BIT_XOR(Op.BIT_XOR, 2, 1, ARITHMETIC, SUPPORTED, "The ^ operator."),
    BIT_NOT(Op.BIT_NOT, 1, 1, ARITHMETIC, SUPPORTED, "The ~ operator."),
    SHL(Op.SHL, 2, 1, ARITHMETIC, SUPPORTED, "The << operator."),
    SHR(Op.SHR, 2, 1, ARITHMETIC, SUPPORTED, "The >> operator."),
    USHR(Op.USHR, 2, 1, ARITHMETIC, SUPPORTED, "The >>> operator."),
    LT(Op.LT, 2, 1, COMPARISON, SUPPORTED, "The < operator."),
    LTE(Op.LTE, 2, 1, COMPARISON, SUPPORTED, "The <= operator."),
    GT(Op.GT, 2, 1, COMPARISON, SUPPORTED, "The > operator."),
    GTE(Op.GTE, 2, 1, COMPARISON, SUPPORTED, "The >= operator."),
    EQ(Op.EQ, 2, 1, COMPARISON, SUPPORTED, "The == operator."),
    NEQ(Op.NEQ, 2, 1, COMPARISON, SUPPORTED, "The != operator."),
    STRICT_EQ(Op.STRICT_EQ, 2, 1, COMPARISON, SUPPORTED, "The === operator."),
    STRICT_NEQ(Op.STRICT_NEQ, 2, 1, COMPARISON, SUPPORTED, "The !== operator."),
    NOT(Op.NOT, 1, 1, COMPARISON, SUPPORTED, "The ! operator."),
    GOTO(Op.GOTO, 0, 0, CONTROL, SUPPORTED, "Jumps.", JUMP),
    IF_TRUE(Op.IF_TRUE, 1, 0, CONTROL, SUPPORTED, "Pops; jumps if truthy.", JUMP),
    IF_FALSE(Op.IF_FALSE, 1, 0, CONTROL, SUPPORTED, "Pops; jumps if falsy.", JUMP),
    RET(Op.RET, 1, 0, CONTROL, SUPPORTED, "Returns the top."),
    RET_UNDEFINED(Op.RET_UNDEFINED, 0, 0, CONTROL, SUPPORTED, "Returns undefined."),
    IF_NULLISH(Op.IF_NULLISH, 1, 0, CONTROL, OURS, "Pops; jumps if undefined or null.", JUMP),
    IF_UNDEFINED(Op.IF_UNDEFINED, 1, 0, CONTROL, OURS, "Pops; jumps if undefined.", JUMP),
    THROW(Op.THROW, 1, 0, CONTROL, OURS, "Throws the top."),
    THROW_CONST(
            Op.THROW_CONST,
            0,
            0,
            CONTROL,
            OURS,
            "TypeError: assignment to the constant of that name.",
            ATOM),
    CHECK_INIT(
            Op.CHECK_INIT,
            1,
            1,
            CONTROL,
            OURS,
            "Leaves the value; a ReferenceError naming the binding if it is empty.",
            ATOM),
    THROW_ERROR(
            Op.THROW_ERROR,
            0,
            0,
            CONTROL,
            OURS,
            "Throws a native error: the ordinal of its ErrorKind, its message.",
            U8,
            ATOM),
    CALL(Op.CALL, -2, 1, CALLS, SUPPORTED, "f a1 .. an -> result; this is undefined", COUNT),
    CALL_METHOD(Op.CALL_METHOD, -3, 1, CALLS, SUPPORTED, "this f a1 .. an -> result", COUNT),
    NEW(Op.NEW, -2, 1, CALLS, OURS, "f a1 .. an -> object", COUNT),
    TAIL_CALL(Op.TAIL_CALL, -2, 1, CALLS, SUPPORTED, "As call; a ret follows.", COUNT),
    NEW_SPREAD(Op.NEW_SPREAD, 2, 1, CALLS, OURS, "f array -> object"),
    SUPER_CALL(
            Op.SUPER_CALL,
            -3,
            1,
            CALLS,
            OURS,
            "F newTarget a1 .. an -> object: constructs F's prototype",
            COUNT),
    SUPER_CALL_SPREAD(Op.SUPER_CALL_SPREAD, 3, 1, CALLS, OURS, "F newTarget array -> object"),
    PUSH_FUNCTION(Op.PUSH_FUNCTION, 0, 1, FUNCTIONS, OURS, "Pushes the running closure."),
    GET_SUPER_FIELD(
            Op.GET_SUPER_FIELD,
            1,
            1,
            PROPERTIES,
            OURS,
            "this -> super.name, from the home object of the running closure",
            ATOM),
    GET_SUPER_ELEM(Op.GET_SUPER_ELEM, 2, 1, PROPERTIES, OURS, "this key -> super[key]"),
    PUT_SUPER_FIELD(Op.PUT_SUPER_FIELD, 2, 0, PROPERTIES, OURS, "this value ->", ATOM),
    PUT_SUPER_ELEM(Op.PUT_SUPER_ELEM, 3, 0, PROPERTIES, OURS, "this key value ->"),
    PUSH_THIS(
            Op.PUSH_THIS,
            0,
            1,
            FUNCTIONS,
            OURS,
            "Pushes this of the frame, empty in a derived constructor before super()."),
    CHECK_THIS(
            Op.CHECK_THIS,
            1,
            1,
            FUNCTIONS,
            OURS,
            "Leaves the value; a ReferenceError if it is empty."),
    PUSH_NEW_TARGET(Op.PUSH_NEW_TARGET, 0, 1, FUNCTIONS, OURS, "Pushes new.target."),
    CHECK_THIS_UNSET(
            Op.CHECK_THIS_UNSET,
            1,
            0,
            FUNCTIONS,
            OURS,
            "Pops this; a ReferenceError if super() was called already."),
    GET_FIELD(Op.GET_FIELD, 1, 1, PROPERTIES, SUPPORTED, "o -> o.name", ATOM),
    PUT_FIELD(Op.PUT_FIELD, 2, 0, PROPERTIES, SUPPORTED, "o value ->", ATOM),
    GET_ELEM(Op.GET_ELEM, 2, 1, PROPERTIES, SUPPORTED, "o key -> o[key]"),
    PUT_ELEM(Op.PUT_ELEM, 3, 0, PROPERTIES, SUPPORTED, "o key value ->"),
    DELETE_FIELD(
            Op.DELETE_FIELD,
            1,
            1,
            PROPERTIES,
            GAP,
            "o -> true; a TypeError if it cannot be deleted",
            ATOM),
    DELETE_ELEM(Op.DELETE_ELEM, 2, 1, PROPERTIES, GAP, "o key -> true"),
    PUT_FIELD_KEEP(Op.PUT_FIELD_KEEP, 2, 1, PROPERTIES, SUPPORTED, "o value -> value", ATOM),
    SET_HOME(
            Op.SET_HOME,
            2,
            2,
            CLASSES,
            OURS,
            "object closure -> object closure: makes the object its home"),
    INIT_FIELDS(
            Op.INIT_FIELDS,
            2,
            0,
            CLASSES,
            OURS,
            "object F -> : adds the private methods and fields of F's class to the object"),
    DEFINE_FIELD(
            Op.DEFINE_FIELD,
            2,
            1,
            PROPERTIES,
            OURS,
            "o value -> o: CreateDataPropertyOrThrow",
            ATOM),
    DEFINE_ELEM(
            Op.DEFINE_ELEM, 3, 1, PROPERTIES, OURS, "o key value -> o: CreateDataPropertyOrThrow"),
    DEFINE_METHOD(
            Op.DEFINE_METHOD,
            2,
            1,
            CLASSES,
            OURS,
            "o closure -> o; see MethodFlags; sets the home object",
            ATOM,
            U8),
    DEFINE_METHOD_ELEM(
            Op.DEFINE_METHOD_ELEM,
            3,
            1,
            CLASSES,
            OURS,
            "o key closure -> o; see MethodFlags; sets home object and name",
            U8),
    SET_FUNCTION_NAME(
            Op.SET_FUNCTION_NAME,
            2,
            2,
            FUNCTIONS,
            OURS,
            "key closure -> key closure: SetFunctionName if it has no own name; see MethodFlags for the prefix",
            U8),
    OBJECT_SPREAD(
            Op.OBJECT_SPREAD, 2, 1, OBJECTS, OURS, "target source -> target: CopyDataProperties"),
    OBJECT_REST(
            Op.OBJECT_REST,
            -2,
            1,
            OBJECTS,
            OURS,
            "source key1 .. keyn -> object: all but these keys",
            COUNT),
    NEW_OBJECT(Op.NEW_OBJECT, 0, 1, OBJECTS, SUPPORTED, "Pushes a new empty object."),
    NEW_ARRAY(
            Op.NEW_ARRAY,
            0,
            1,
            OBJECTS,
            SUPPORTED,
            "Pushes an array of that length without elements.",
            COUNT16),
    ARRAY_OF(Op.ARRAY_OF, -1, 1, OBJECTS, OURS, "v1 .. vn -> array", COUNT16),
    GET_GLOBAL(
            Op.GET_GLOBAL,
            0,
            1,
            GLOBALS,
            SUPPORTED,
            "Reads a top-level binding or global; a ReferenceError if there is none.",
            ATOM),
    PUT_GLOBAL(
            Op.PUT_GLOBAL,
            1,
            0,
            GLOBALS,
            SUPPORTED,
            "Assigns to one; a ReferenceError if there is none.",
            ATOM),
    DEFINE_GLOBAL(Op.DEFINE_GLOBAL, 1, 0, GLOBALS, GAP, "Initialises a top-level binding.", ATOM),
    MAKE_FUNCTION(
            Op.MAKE_FUNCTION,
            0,
            1,
            FUNCTIONS,
            GAP,
            "Makes a closure that captures nothing.",
            CONSTANT),
    ARRAY_SPREAD(
            Op.ARRAY_SPREAD,
            3,
            2,
            OBJECTS,
            GAP,
            "target index source -> target index': appends all that source iterates over"),
    CALL_SPREAD(Op.CALL_SPREAD, 3, 1, CALLS, GAP, "this f array -> result"),
    ARRAY_APPEND(Op.ARRAY_APPEND, 3, 2, OBJECTS, OURS, "target index value -> target index+1"),
    ARRAY_HOLE(Op.ARRAY_HOLE, 2, 2, OBJECTS, OURS, "target index -> target index+1"),
    ARRAY_END(Op.ARRAY_END, 2, 1, OBJECTS, OURS, "target index -> target, with that length"),
    SET_PROTO(Op.SET_PROTO, 2, 1, OBJECTS, OURS, "o value -> o: __proto__: value of a literal"),
    TYPEOF(Op.TYPEOF, 1, 1, COMPARISON, SUPPORTED, "The typeof operator."),
    INSTANCEOF(Op.INSTANCEOF, 2, 1, COMPARISON, GAP, "The instanceof operator."),
    TYPEOF_GLOBAL(
            Op.TYPEOF_GLOBAL, 0, 1, GLOBALS, OURS, "typeof of a name that may not exist.", ATOM),
    IN(Op.IN, 2, 1, COMPARISON, OURS, "key o -> boolean"),
    PRIVATE_IN(Op.PRIVATE_IN, 2, 1, CLASSES, OURS, "o name -> boolean: #name in o"),
    PRIVATE_NAME(Op.PRIVATE_NAME, 0, 1, CLASSES, OURS, "Pushes a new private name.", ATOM),
    GET_PRIVATE(Op.GET_PRIVATE, 2, 1, CLASSES, OURS, "o name -> value"),
    PUT_PRIVATE(Op.PUT_PRIVATE, 3, 0, CLASSES, OURS, "o name value ->"),
    AWAIT_VAL(Op.AWAIT_VAL, 1, 1, ASYNC, GAP, "Suspends until the value settles."),
    MAKE_ASYNC(
            Op.MAKE_ASYNC,
            0,
            1,
            FUNCTIONS,
            GAP,
            "Makes an async closure; captures as its code says.",
            CONSTANT),
    IMPORT_MODULE(Op.IMPORT_MODULE, 0, 1, MODULES, GAP, "Pushes a requested module.", CONSTANT),
    IMPORT_NAME(
            Op.IMPORT_NAME,
            1,
            1,
            MODULES,
            GAP,
            "module -> the binding it exports under that name",
            CONSTANT),
    IMPORT_DEFAULT(
            Op.IMPORT_DEFAULT, 1, 1, MODULES, GAP, "module -> the binding of its default export"),
    EXPORT_NAME(
            Op.EXPORT_NAME, 1, 0, MODULES, GAP, "binding ->: exports it under that name", CONSTANT),
    EXPORT_DEFAULT(
            Op.EXPORT_DEFAULT, 1, 0, MODULES, GAP, "value ->: initialises the default export"),
    DEFINE_PRIVATE(
            Op.DEFINE_PRIVATE,
            3,
            1,
            CLASSES,
            OURS,
            "o name value -> o; 0 field, 1 method, 2 getter, 3 setter; a TypeError if it has one",
            U8),
    GET_LOC_ADD(Op.GET_LOC_ADD, 1, 1, FUSED, SUPPORTED, "value -> value + local", LOCAL),
    GET_LOC_GET_LOC_ADD(
            Op.GET_LOC_GET_LOC_ADD,
            0,
            1,
            FUSED,
            SUPPORTED,
            "Pushes the sum of two locals.",
            LOCAL,
            LOCAL),
    PUSH_CONST_CALL(
            Op.PUSH_CONST_CALL,
            -1,
            1,
            FUSED,
            SUPPORTED,
            "Pushes a constant as last argument, then call.",
            CONSTANT,
            COUNT),
    GET_FIELD_CALL(
            Op.GET_FIELD_CALL,
            -3,
            1,
            FUSED,
            SUPPORTED,
            "this o -> result: get_field of o, then call_method; the count is 0.",
            ATOM,
            COUNT),
    IF_FALSE_GOTO(
            Op.IF_FALSE_GOTO,
            1,
            0,
            FUSED,
            SUPPORTED,
            "As if_false: an if_false around a goto.",
            JUMP),
    ADD_MOD(Op.ADD_MOD, 2, 1, FUSED, SUPPORTED, "(a + b) % constant", CONSTANT),
    SUB_MOD(Op.SUB_MOD, 2, 1, FUSED, SUPPORTED, "(a - b) % constant", CONSTANT),
    MUL_MOD(Op.MUL_MOD, 2, 1, FUSED, SUPPORTED, "(a * b) % constant", CONSTANT),
    FOR_OF_NEXT(
            Op.FOR_OF_NEXT,
            2,
            3,
            ITERATION,
            SUPPORTED,
            "iter index -> iter index+1 value; at the end jumps with iter index",
            JUMP),
    SHR_1(Op.SHR_1, 1, 1, FUSED, SUPPORTED, ">> 1"),
    MUL_2(Op.MUL_2, 1, 1, FUSED, SUPPORTED, "* 2"),
    MOD_CONST(Op.MOD_CONST, 1, 1, FUSED, SUPPORTED, "% constant", CONSTANT),
    FOR_OF_NEXT_PUT_LOC(
            Op.FOR_OF_NEXT_PUT_LOC,
            2,
            2,
            FUSED,
            SUPPORTED,
            "for_of_next, then put_loc",
            LOCAL,
            JUMP),
    MOD_CONST_I8(Op.MOD_CONST_I8, 1, 1, FUSED, SUPPORTED, "% small integer", I8),
    ADD_CONST_I8(Op.ADD_CONST_I8, 1, 1, FUSED, SUPPORTED, "+ small integer", I8),
    SUB_CONST_I8(Op.SUB_CONST_I8, 1, 1, FUSED, SUPPORTED, "- small integer", I8),
    GET_FIELD_IC(
            Op.GET_FIELD_IC,
            1,
            1,
            PROPERTIES,
            SUPPORTED,
            "get_field through an inline cache.",
            ATOM,
            CACHE),
    PUT_FIELD_IC(
            Op.PUT_FIELD_IC,
            2,
            0,
            PROPERTIES,
            SUPPORTED,
            "put_field through an inline cache.",
            ATOM,
            CACHE),
    CALL_IC(
            Op.CALL_IC,
            -2,
            1,
            CALLS,
            GAP,
            "call through an inline cache of callees.",
            COUNT,
            CACHE),
    MUL_CONST_I8(Op.MUL_CONST_I8, 1, 1, FUSED, SUPPORTED, "* small integer", I8),
    LT_CONST_I8(Op.LT_CONST_I8, 1, 1, FUSED, SUPPORTED, "< small integer", I8),
    LE_CONST_I8(Op.LE_CONST_I8, 1, 1, FUSED, SUPPORTED, "<= small integer", I8),
    MAKE_CLASS(
            Op.MAKE_CLASS,
            2,
            2,
            CLASSES,
            OURS,
            "heritage F -> F prototype; heritage is empty without extends; F was made by make_function or make_closure"),
    SET_FIELDS(
            Op.SET_FIELDS,
            2,
            1,
            CLASSES,
            OURS,
            "F closure -> F: what init_fields runs with this = the instance"),
    GET_ITERATOR(Op.GET_ITERATOR, 1, 2, ITERATION, OURS, "iterable -> iter 0; 0 sync, 1 async", U8),
    ITER_CLOSE(
            Op.ITER_CLOSE,
            2,
            0,
            ITERATION,
            OURS,
            "iter index ->: IteratorClose of a normal completion"),
    ITER_CLOSE_QUIET(
            Op.ITER_CLOSE_QUIET,
            2,
            0,
            ITERATION,
            OURS,
            "iter index ->: closes after a throw; errors of closing vanish; nothing if the iterator is done or threw itself"),
    ITER_STEP(
            Op.ITER_STEP,
            2,
            3,
            ITERATION,
            OURS,
            "iter index -> iter index+1 value; undefined once done (array patterns)"),
    ITER_REST(Op.ITER_REST, 2, 3, ITERATION, OURS, "iter index -> iter index array of the rest"),
    FOR_IN_START(
            Op.FOR_IN_START,
            1,
            2,
            ITERATION,
            OURS,
            "object -> iter 0 over its enumerable string keys, for for_of_next"),
    ITER_NEXT_CALL(
            Op.ITER_NEXT_CALL,
            2,
            3,
            ITERATION,
            OURS,
            "iter index -> iter index result of next(), to be awaited"),
    ITER_UNWRAP(
            Op.ITER_UNWRAP,
            3,
            3,
            ITERATION,
            OURS,
            "iter index result -> iter index value; at the end jumps with iter index empty",
            JUMP),
    GET_UPVALUE(Op.GET_UPVALUE, 0, 1, LOCALS, GAP, "Reads a captured variable.", UPVALUE),
    PUT_UPVALUE(Op.PUT_UPVALUE, 1, 0, LOCALS, GAP, "Assigns to a captured variable.", UPVALUE),
    CLOSE_UPVALUE(
            Op.CLOSE_UPVALUE,
            0,
            0,
            LOCALS,
            GAP,
            "Gives the local a new cell with its value, so that closures keep the old one.",
            LOCAL),
    MAKE_CLOSURE(
            Op.MAKE_CLOSURE,
            0,
            1,
            FUNCTIONS,
            GAP,
            "Makes a closure; which cells it captures stands in its code, how many here.",
            CONSTANT,
            COUNT),
    INITIAL_YIELD(
            Op.INITIAL_YIELD,
            0,
            0,
            GENERATORS,
            OURS,
            "Ends the preparation of a generator: the call returns the generator object."),
    YIELD(Op.YIELD, 1, 2, GENERATORS, OURS, "value -> received mode (0 next, 1 throw, 2 return)"),
    RESUME(
            Op.RESUME,
            2,
            1,
            GENERATORS,
            OURS,
            "received mode -> received; throws it in mode 1, jumps with it in mode 2",
            JUMP),
    DELEGATE_CALL(
            Op.DELEGATE_CALL,
            4,
            3,
            GENERATORS,
            OURS,
            "iter index received mode -> iter index result of next, throw or return"),
    DELEGATE_DONE(
            Op.DELEGATE_DONE,
            3,
            3,
            GENERATORS,
            OURS,
            "iter index result: if done jumps with iter value mode (0 or 2), else falls through",
            JUMP),
    YIELD_RAW(
            Op.YIELD_RAW,
            1,
            2,
            GENERATORS,
            OURS,
            "As yield, of an iterator result as it is (yield* of a sync generator)."),
    ITER_RETURN_CALL(
            Op.ITER_RETURN_CALL,
            2,
            2,
            ITERATION,
            OURS,
            "iter index -> result called: calls return() of an async iterator that is not done"),
    BIND_IMPORT(
            Op.BIND_IMPORT,
            1,
            0,
            MODULES,
            OURS,
            "binding ->: makes it the top-level binding of that name",
            ATOM),
    PUSH_BINDING(
            Op.PUSH_BINDING, 0, 1, MODULES, OURS, "Pushes the cell of a top-level binding.", ATOM),
    IMPORT_NAMESPACE(
            Op.IMPORT_NAMESPACE,
            1,
            1,
            MODULES,
            OURS,
            "module -> a binding that holds its namespace object"),
    IMPORT_CALL(
            Op.IMPORT_CALL,
            2,
            1,
            MODULES,
            OURS,
            "specifier options -> promise of a namespace object"),
    IMPORT_META(Op.IMPORT_META, 0, 1, MODULES, OURS, "Pushes import.meta."),
    MODULE_READY(
            Op.MODULE_READY,
            0,
            0,
            MODULES,
            OURS,
            "Ends the linking of a module: functions are made, imports bound; what follows is its evaluation."),
    PUSH_REGEXP(Op.PUSH_REGEXP, 0, 1, OBJECTS, OURS, "Pushes a new RegExp of a literal.", CONSTANT),
    TEMPLATE_OBJECT(
            Op.TEMPLATE_OBJECT,
            0,
            1,
            OBJECTS,
            OURS,
            "Pushes the strings of a tagged template, the same at each run.",
            CONSTANT),
    PUSH_ARGUMENTS(Op.PUSH_ARGUMENTS, 0, 1, FUNCTIONS, OURS, "Pushes a new arguments object."),
    REST(Op.REST, 0, 1, FUNCTIONS, OURS, "Pushes an array of the arguments from that one on.", U8),
    DEBUGGER(Op.DEBUGGER, 0, 0, CONTROL, OURS, "Does nothing."),
    MAKE_CELL(
            Op.MAKE_CELL,
            0,
            0,
            LOCALS,
            OURS,
            "Puts the local's value into a new cell in its place.",
            LOCAL),
    GET_CELL(Op.GET_CELL, 0, 1, LOCALS, OURS, "Reads the cell in a local.", LOCAL),
    PUT_CELL(Op.PUT_CELL, 1, 0, LOCALS, OURS, "Pops into the cell in a local.", LOCAL),
    TO_OBJECT(Op.TO_OBJECT, 1, 1, OBJECTS, OURS, "ToObject."),
    GET_ELEM_KEEP(
            Op.GET_ELEM_KEEP,
            2,
            3,
            PROPERTIES,
            OURS,
            "o key -> o key' value: o[key], with the key converted once, for a later put_elem"),
    WIDE(Op.WIDE, 0, 0, CONTROL, OURS, "Widens the operands of the instruction behind it.");

    // spotless:on

    /** What an instruction is about. */
    public enum Category {
        STACK,
        LOCALS,
        ARITHMETIC,
        COMPARISON,
        CONTROL,
        CALLS,
        PROPERTIES,
        OBJECTS,
        GLOBALS,
        FUNCTIONS,
        CLASSES,
        ITERATION,
        GENERATORS,
        ASYNC,
        MODULES,
        FUSED
    }

    /** Where an instruction comes from. */
    public enum Origin {
        /** One of the 91 that the seed's baseline compiler takes. */
        SUPPORTED,
        /** One of the 22 that the seed's baseline compiler refuses. */
        GAP,
        /** Not in the seed. */
        OURS
    }

    private static final @Nullable Opcode[] BY_NUMBER = new @Nullable Opcode[256];

    static {
        for (Opcode opcode : values()) {
            BY_NUMBER[opcode.number] = opcode;
        }
    }

    private final int number;
    private final int pops;
    private final int pushes;
    private final Category category;
    private final Origin origin;
    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Operand> operands;

    private final int length;
    private final int wideLength;
    private final int jumpOperand;
    private final int countOperand;

    Opcode(
            int number,
            int pops,
            int pushes,
            Category category,
            Origin origin,
            String meaning,
            Operand... operands) {
        this.number = number;
        this.pops = pops;
        this.pushes = pushes;
        this.category = category;
        this.origin = origin;
        this.meaning = meaning;
        this.operands = List.of(operands);
        this.length = 1 + bytes(false);
        this.wideLength = 1 + bytes(true);
        this.jumpOperand = Math.max(indexOf(Operand.JUMP), indexOf(Operand.BACK));
        this.countOperand = Math.max(indexOf(Operand.COUNT), indexOf(Operand.COUNT16));
    }

    private int bytes(boolean wide) {
        int bytes = 0;
        for (Operand operand : operands) {
            bytes += wide ? operand.wideBytes() : operand.bytes();
        }
        return bytes;
    }

    private int indexOf(Operand operand) {
        return operands.indexOf(operand);
    }

    /** {@return the instruction of a number, or null if the number is free} */
    public static @Nullable Opcode of(int number) {
        return BY_NUMBER[number & 0xFF];
    }

    public int number() {
        return number;
    }

    /** {@return its name in listings: {@code get_loc}} */
    public String mnemonic() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Category category() {
        return category;
    }

    public Origin origin() {
        return origin;
    }

    /** {@return what it does, in one sentence or as stack before -> after} */
    public String meaning() {
        return meaning;
    }

    public List<Operand> operands() {
        return operands;
    }

    /**
     * {@return how many values it pops}
     *
     * @param count its count operand, if it has one
     */
    public int pops(int count) {
        return pops >= 0 ? pops : count - pops - 1;
    }

    public int pushes() {
        return pushes;
    }

    /** {@return bytes of the instruction, without a prefix} */
    public int length(boolean wide) {
        return wide ? wideLength : length;
    }

    /** {@return which of its operands says where it may jump to, -1 if it does not jump} */
    int jumpOperand() {
        return jumpOperand;
    }

    /** {@return which of its operands is a count of values, -1 if none is} */
    int countOperand() {
        return countOperand;
    }
}
