package dev.zts.vm.jit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.engine.JitOptions;
import dev.zts.vm.bytecode.FunctionBuilder;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Op;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.bytecode.Opcode.Origin;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.jit.Compilation.Unsupported;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each setting refuses, and that nothing is left uncompiled with all of it. */
final class CoverageTest {

    private static final int PC = 2;

    /** Instructions no program becomes, which only a unit made by hand has. */
    private static final Set<Opcode> NOT_LOWERED = EnumSet.of(Opcode.NOP, Opcode.TO_OBJECT);

    static Stream<Opcode> gaps() {
        return withOrigin(Origin.GAP);
    }

    static Stream<Opcode> ours() {
        return withOrigin(Origin.OURS).filter(opcode -> opcode != Opcode.WIDE);
    }

    static Stream<Opcode> supported() {
        return withOrigin(Origin.SUPPORTED);
    }

    private static Stream<Opcode> withOrigin(Origin origin) {
        return Arrays.stream(Opcode.values()).filter(opcode -> opcode.origin() == origin);
    }

    @ParameterizedTest
    @MethodSource("gaps")
    void gapOfTheSeed_isRefusedWhereItStands(Opcode gap) {
        FunctionCode code = containing(gap);

        assertThat(compile(JitOptions.Coverage.SEED, code)).isEqualTo(new Unsupported(gap, PC));
        assertThat(compile(JitOptions.Coverage.SEED_STRICT, code))
                .isEqualTo(new Unsupported(gap, PC));
        assertThat(Coverage.refused(JitOptions.Coverage.FULL, code)).isNull();
    }

    @Test
    void gaps_areTwentyTwo() {
        assertThat(gaps()).hasSize(22);
    }

    @ParameterizedTest
    @MethodSource("ours")
    void instructionOfOurs_isRefusedByTheStrictSettingOnly(Opcode opcode) {
        FunctionCode code = containing(opcode);

        assertThat(compile(JitOptions.Coverage.SEED_STRICT, code))
                .isEqualTo(new Unsupported(opcode, PC));
        assertThat(Coverage.refused(JitOptions.Coverage.SEED, code)).isNull();
        assertThat(Coverage.refused(JitOptions.Coverage.FULL, code)).isNull();
    }

    @ParameterizedTest
    @MethodSource("supported")
    void instructionTheSeedCompiles_isRefusedByNoSetting(Opcode opcode) {
        for (JitOptions.Coverage coverage : JitOptions.Coverage.values()) {
            assertThat(Coverage.refused(coverage, containing(opcode))).isNull();
        }
    }

    @Test
    void widePrefix_isOurs() {
        FunctionCode code = function(Op.NOP, Op.NOP, Op.WIDE, Op.GET_LOC, 0, 0, Op.RET_UNDEFINED);

        assertThat(compile(JitOptions.Coverage.SEED_STRICT, code))
                .isEqualTo(new Unsupported(Opcode.WIDE, PC));
        assertThat(compile(JitOptions.Coverage.SEED, code))
                .isInstanceOf(Compilation.Compiled.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"SEED", "SEED_STRICT"})
    void firstRefusedInstruction_isTheOneNamed(JitOptions.Coverage coverage) {
        FunctionCode code =
                function(Op.GET_LOC_0, Op.GET_LENGTH, Op.DROP, Op.GET_LOC_0, Op.GET_LENGTH, Op.RET);

        assertThat(compile(coverage, code)).isEqualTo(new Unsupported(Opcode.GET_LENGTH, 1));
    }

    @Test
    void everyInstruction_isCompiledInSomeFunction() {
        Set<Opcode> missing = EnumSet.allOf(Opcode.class);
        missing.removeAll(EmittedCode.all().opcodes());

        assertThat(missing).isEqualTo(NOT_LOWERED);
        assertThat(
                        compile(
                                JitOptions.Coverage.FULL,
                                function(Op.NOP, Op.GET_LOC_0, Op.TO_OBJECT, Op.RET)))
                .isInstanceOf(Compilation.Compiled.class);
    }

    private static Compilation compile(JitOptions.Coverage coverage, FunctionCode code) {
        return new BaselineCompiler(coverage, true).compile(code, BaselineCompiler.BEGIN, 0);
    }

    /** {@return a function with an instruction at {@link #PC}, its operands 0} */
    private static FunctionCode containing(Opcode opcode) {
        int[] code = new int[PC + opcode.length(false) + 1];
        code[0] = Op.NOP;
        code[1] = Op.NOP;
        code[PC] = opcode.number();
        code[code.length - 1] = Op.RET_UNDEFINED;
        return function(code);
    }

    private static FunctionCode function(int... code) {
        FunctionBuilder builder = new FunctionBuilder(new Unit("x.js", "", false), 0);
        builder.code = new byte[code.length];
        for (int i = 0; i < code.length; i++) {
            builder.code[i] = (byte) code[i];
        }
        builder.parameters = 1;
        builder.locals = 1;
        builder.stack = 2;
        return builder.build();
    }
}
