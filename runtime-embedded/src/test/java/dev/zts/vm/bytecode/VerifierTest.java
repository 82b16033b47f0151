package dev.zts.vm.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zts.vm.bytecode.FunctionCode.Handler;
import dev.zts.vm.bytecode.FunctionCode.Kind;
import dev.zts.vm.bytecode.FunctionCode.Upvalue;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of defect is refused, naming function, place and reason. */
final class VerifierTest {

    @Test
    void allThatTheLoweringMakes_isAccepted() {
        assertThat(Sources.units()).hasSizeGreaterThan(150);
        Sources.units().forEach(Verifier::verify);
        Programs.units().forEach(Verifier::verify);
    }

    private static Arguments code(int pc, String reason, int... code) {
        return arguments(
                reason,
                pc,
                reason,
                TestCode.bytes(code),
                (Consumer<FunctionBuilder>) VerifierTest::asItIs);
    }

    private static Arguments with(
            Consumer<FunctionBuilder> change, int pc, String reason, int... code) {
        return arguments(reason, pc, reason, TestCode.bytes(code), change);
    }

    private static Consumer<FunctionBuilder> constant(Object value) {
        return function -> function.constants.add(value);
    }

    private static Consumer<FunctionBuilder> kind(Kind kind) {
        return function -> function.kind = kind;
    }

    private static Consumer<FunctionBuilder> handler(int start, int end, int target, int depth) {
        return function -> function.handlers.add(new Handler(start, end, target, depth));
    }

    private static void asItIs(FunctionBuilder function) {}

    private static void generator(FunctionBuilder function) {
        function.generator = true;
    }

    private static void atom(FunctionBuilder function) {
        function.atoms.add("unknown");
    }

    private static final int END = Op.RET_UNDEFINED;

    static Stream<Arguments> brokenInstructions() {
        return Stream.of(
                code(0, "no instruction", 0xFF),
                code(0, "no instruction", Op.WIDE),
                code(0, "no instruction", Op.WIDE, Op.WIDE, END),
                code(0, "no instruction", Op.PUSH_I16, 1),
                code(0, "nothing to widen", Op.WIDE, END),
                code(0, "local 4", Op.GET_LOC, 4, END),
                code(0, "local 300", Op.WIDE, Op.GET_LOC, 44, 1, END),
                with(f -> f.locals = 2, 0, "local 2", Op.GET_LOC_2, END),
                code(0, "upvalue 0", Op.GET_UPVALUE, 0, END),
                code(0, "atom 0", Op.GET_GLOBAL, 0, 0, END),
                code(0, "constant 0", Op.PUSH_CONST, 0, 0, END),
                code(1, "cache 0", Op.PUSH_1, Op.CALL_IC, 0, 0, 0, Op.RET),
                with(
                        f -> f.caches = 1,
                        5,
                        "a cache of two instructions",
                        Op.PUSH_1,
                        Op.CALL_IC,
                        0,
                        0,
                        0,
                        Op.CALL_IC,
                        0,
                        0,
                        0,
                        Op.RET),
                code(1, "at most 1", Op.PUSH_1, Op.GET_ITERATOR, 2, END),
                with(VerifierTest::atom, 0, "at most 6", Op.THROW_ERROR, 7, 0, 0),
                code(0, "at most 65535", Op.WIDE, Op.NEW_ARRAY, 0, 0, 1, 0, Op.RET),
                code(0, "a negative operand", Op.WIDE, Op.NEW_ARRAY, 0, 0, 0, 0x80, Op.RET),
                code(0, "flags 3", Op.SET_FUNCTION_NAME, 3, END),
                code(0, "at most 3", Op.DEFINE_PRIVATE, 4, END));
    }

    static Stream<Arguments> brokenConstants() {
        Object inner = TestCode.INNER;
        return Stream.of(
                with(constant(inner), 0, "no value", Op.PUSH_CONST, 0, 0, Op.RET),
                with(constant("x"), 0, "no Number", Op.MOD_CONST, 0, 0, END),
                with(constant("x"), 0, "no FunctionCode", Op.MAKE_FUNCTION, 0, 0, Op.RET),
                with(constant("x"), 0, "no RegExpLiteral", Op.PUSH_REGEXP, 0, 0, Op.RET),
                with(constant("x"), 0, "no TemplateLiteral", Op.TEMPLATE_OBJECT, 0, 0, Op.RET),
                with(constant("x"), 0, "no Integer", Op.IMPORT_MODULE, 0, 0, END),
                with(constant(7), 0, "no requested module 7", Op.IMPORT_MODULE, 0, 0, END),
                with(constant(7), 0, "no String", Op.EXPORT_NAME, 0, 0, END),
                with(constant(inner), 0, "not async", Op.MAKE_ASYNC, 0, 0, Op.RET),
                with(constant(inner), 0, "another number", Op.MAKE_CLOSURE, 0, 0, 3, Op.RET),
                with(constant(1), 0, "without its argument", Op.PUSH_CONST_CALL, 0, 0, 0, END));
    }

    static Stream<Arguments> brokenPlaces() {
        return Stream.of(
                with(
                        VerifierTest::atom,
                        0,
                        "no top-level binding unknown",
                        Op.PUSH_BINDING,
                        0,
                        0,
                        END),
                code(1, "no top-level binding *default*", Op.PUSH_1, Op.EXPORT_DEFAULT, END),
                code(0, "no generator", Op.INITIAL_YIELD, END),
                code(1, "no generator", Op.PUSH_1, Op.YIELD, END),
                code(1, "no async function", Op.PUSH_1, Op.AWAIT_VAL, END),
                code(0, "no module", Op.MODULE_READY, END),
                code(0, "no module", Op.IMPORT_META, Op.RET),
                code(0, "no script or module", Op.HALT),
                code(0, "not kept", Op.PUSH_ARGUMENTS, Op.RET),
                with(kind(Kind.FIELDS), 0, "initialiser", Op.PUSH_FUNCTION, Op.RET),
                with(VerifierTest::generator, 0, "before the function began", END),
                with(
                        VerifierTest::generator,
                        1,
                        "before the generator began",
                        Op.PUSH_1,
                        Op.YIELD,
                        END),
                with(
                        VerifierTest::generator,
                        1,
                        "a second beginning",
                        Op.INITIAL_YIELD,
                        Op.INITIAL_YIELD,
                        END));
    }

    static Stream<Arguments> brokenPaths() {
        return Stream.of(
                code(0, "control goes to 1", Op.PUSH_1),
                code(1, "control goes to 5", Op.PUSH_1, Op.IF_TRUE, 1, 0, Op.PUSH_I8, 1, Op.RET),
                code(0, "control goes to 103", Op.GOTO, 100, 0, END),
                code(0, "a jump back", Op.GOTO, 0xFD, 0xFF, END),
                code(1, "a jump back", Op.PUSH_1, Op.IF_TRUE, 0xFB, 0xFF, END),
                code(0, "a jump back", Op.WIDE, Op.GOTO, 0xFF, 0xFF, 0xFF, 0x7F, END),
                code(0, "a loop forward", Op.LOOP, 0, 0, END),
                code(0, "control goes to -", Op.WIDE, Op.LOOP, 0, 0, 0, 0x80, END),
                code(0, "control goes to -997", Op.LOOP, 0xE8, 3, END),
                code(0, "an empty stack", Op.DROP, END),
                code(1, "an empty stack", Op.PUSH_1, Op.ADD, Op.RET),
                code(1, "an empty stack", Op.PUSH_1, Op.CALL, 200, Op.RET),
                with(f -> f.stack = 1, 1, "deeper", Op.PUSH_1, Op.PUSH_1, END),
                code(5, "a stack of 1 meets one of 0", Op.PUSH_1, Op.IF_TRUE, 1, 0, Op.PUSH_1, END),
                code(0, "a stack of 1 meets one of 0", Op.PUSH_1, Op.LOOP, 4, 0),
                with(handler(0, 9, 0, 0), 0, "range", Op.PUSH_1, Op.RET),
                with(handler(1, 1, 0, 0), 1, "range", Op.PUSH_1, Op.RET),
                with(handler(0, 1, 7, 0), 7, "the target of a handler", Op.PUSH_1, Op.RET),
                with(handler(0, 1, 1, -1), 1, "the depth of a handler", Op.PUSH_1, Op.RET),
                with(handler(0, 1, 1, 8), 1, "the depth of a handler", Op.PUSH_1, Op.RET),
                with(handler(0, 1, 1, 2), 0, "below that of its handler", Op.PUSH_1, Op.RET));
    }

    static Stream<Arguments> brokenTypes() {
        Object inner = TestCode.INNER;
        return Stream.of(
                code(0, "VALUE in local 0 instead of CELL", Op.GET_CELL, 0, Op.RET),
                code(2, "CELL in local 1 instead of VALUE", Op.MAKE_CELL, 1, Op.MAKE_CELL, 1, END),
                code(
                        4,
                        "CELL on the stack instead of VALUE",
                        Op.MAKE_CELL,
                        1,
                        Op.GET_LOC,
                        1,
                        Op.RET),
                code(
                        8,
                        "MIXED in local 0 instead of CELL",
                        Op.PUSH_1,
                        Op.IF_TRUE,
                        2,
                        0,
                        Op.MAKE_CELL,
                        0,
                        Op.NOP,
                        Op.NOP,
                        Op.GET_CELL,
                        0,
                        Op.RET),
                code(
                        1,
                        "INTEGER on the stack instead of POSITION",
                        Op.PUSH_1,
                        Op.FOR_OF_NEXT,
                        0,
                        0,
                        END),
                code(
                        3,
                        "POSITION on the stack instead of VALUE",
                        Op.PUSH_1,
                        Op.GET_ITERATOR,
                        0,
                        Op.RET),
                code(
                        2,
                        "KEYS on the stack instead of ITERATOR",
                        Op.PUSH_1,
                        Op.FOR_IN_START,
                        Op.ITER_STEP,
                        END),
                code(
                        4,
                        "instead of ARRAY",
                        Op.NEW_OBJECT,
                        Op.PUSH_0,
                        Op.PUSH_1,
                        Op.NOP,
                        Op.ARRAY_APPEND,
                        END),
                code(3, "instead of ARRAY", Op.PUSH_1, Op.PUSH_1, Op.PUSH_1, Op.CALL_SPREAD, END),
                code(
                        2,
                        "instead of INTEGER",
                        Op.PUSH_1,
                        Op.PUSH_UNDEFINED,
                        Op.RESUME,
                        0,
                        0,
                        Op.RET),
                code(2, "instead of STRING", Op.PUSH_1, Op.PUSH_1, Op.CONCAT, 2, Op.RET),
                code(2, "instead of OBJECT", Op.PUSH_1, Op.PUSH_1, Op.SET_PROTO, END),
                code(2, "instead of CLOSURE", Op.NEW_OBJECT, Op.PUSH_1, Op.SET_HOME, END),
                with(
                        constant(inner),
                        4,
                        "CLOSURE on the stack instead of CLASS",
                        Op.PUSH_EMPTY,
                        Op.MAKE_FUNCTION,
                        0,
                        0,
                        Op.MAKE_CLASS,
                        END),
                code(
                        1,
                        "INTEGER on the stack instead of MODULE",
                        Op.PUSH_1,
                        Op.IMPORT_DEFAULT,
                        END));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource({
        "brokenInstructions",
        "brokenConstants",
        "brokenPlaces",
        "brokenPaths",
        "brokenTypes"
    })
    void defect_isRefusedWithItsPlace(
            String name, int pc, String reason, byte[] code, Consumer<FunctionBuilder> change) {
        Unit unit = TestCode.function(false, code, change);

        assertThatExceptionOfType(BytecodeException.class)
                .isThrownBy(() -> Verifier.verify(unit))
                .withMessageStartingWith("x.js:f#1 at " + pc + ": ")
                .withMessageContaining(reason);
    }

    @Test
    void handlerOfAFunctionWithoutLocals_isFollowed() {
        Unit unit =
                TestCode.function(
                        false,
                        TestCode.bytes(Op.PUSH_THIS, Op.RET),
                        function -> {
                            function.locals = 0;
                            function.stack = 1;
                            function.handlers.add(new Handler(0, 2, 0, 0));
                        });

        assertThatExceptionOfType(BytecodeException.class)
                .isThrownBy(() -> Verifier.verify(unit))
                .withMessageContaining("a stack of 1 meets one of 0");
    }

    private static Arguments header(String reason, Consumer<FunctionBuilder> change) {
        return arguments(reason, change);
    }

    static Stream<Arguments> brokenHeaders() {
        return Stream.of(
                header("no code", f -> f.code = new byte[0]),
                header("too many locals", f -> f.locals = 1 << 20),
                header("too many locals", f -> f.locals = Integer.MAX_VALUE),
                header("too many locals", f -> f.stack = -1),
                header("more parameters than locals", f -> f.parameters = 5),
                header("more parameters than locals", f -> f.parameters = -1),
                header("more caches", f -> f.caches = Integer.MAX_VALUE),
                header("a negative length", f -> f.length = -1),
                header("outside the source", f -> f.end = 100),
                header("outside the source", f -> f.start = 1),
                header("half a position", f -> f.positions = new int[] {0}),
                header("out of order", f -> f.positions = new int[] {1, 0, 1, 0}),
                header("outside the source", f -> f.positions = new int[] {0, 100}),
                header("not the first function", f -> f.kind = Kind.SCRIPT),
                header("not the first function", f -> f.kind = Kind.MODULE),
                header(
                        "its kind cannot be",
                        f -> {
                            f.kind = Kind.BASE_CONSTRUCTOR;
                            f.async = true;
                        }),
                header(
                        "its kind cannot be",
                        f -> {
                            f.kind = Kind.ARROW;
                            f.generator = true;
                        }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenHeaders")
    void brokenHeader_isRefused(String reason, Consumer<FunctionBuilder> change) {
        Unit unit = TestCode.function(false, TestCode.bytes(END), change);

        assertThatExceptionOfType(BytecodeException.class)
                .isThrownBy(() -> Verifier.verify(unit))
                .withMessageStartingWith("x.js:f#1 at 0: ")
                .withMessageContaining(reason);
    }

    @Test
    void capturedLocalThatIsNotThere_isRefused() {
        assertCapturing(9, "a captured variable that is not there");
    }

    @Test
    void capturedLocalWithoutCell_isRefused() {
        assertCapturing(0, "VALUE in local 0 instead of CELL");
    }

    private static void assertCapturing(int local, String reason) {
        Unit unit = new Unit("x.js", "", false);
        FunctionBuilder inner = new FunctionBuilder(unit, 1);
        inner.upvalues.add(new Upvalue(true, local));
        inner.code = TestCode.bytes(END);
        FunctionCode made = inner.build();
        FunctionBuilder body = new FunctionBuilder(unit, 0);
        body.kind = Kind.SCRIPT;
        body.locals = 1;
        body.stack = 1;
        body.constants.add(made);
        body.code = TestCode.bytes(Op.MAKE_CLOSURE, 0, 0, 1, Op.DROP, Op.HALT);
        unit.seal(List.of(body.build(), made), Map.of(), List.of(), List.of(), false);

        assertThatExceptionOfType(BytecodeException.class)
                .isThrownBy(() -> Verifier.verify(unit))
                .withMessageContaining("#0 at 0: ")
                .withMessageContaining(reason);
    }

    @Test
    void handlerRangesWithoutEnd_areTooMuchToVerify() {
        byte[] code = new byte[40_000];
        code[code.length - 1] = (byte) END;
        Unit unit =
                TestCode.function(
                        false,
                        code,
                        function -> {
                            for (int i = 0; i < 10_000; i++) {
                                int target = code.length - 1;
                                function.handlers.add(new Handler(0, code.length, target, 0));
                            }
                        });

        assertThatExceptionOfType(BytecodeException.class)
                .isThrownBy(() -> Verifier.verify(unit))
                .withMessageContaining("too much to verify");
    }
}
