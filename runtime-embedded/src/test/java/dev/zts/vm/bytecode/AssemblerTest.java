package dev.zts.vm.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zts.vm.bytecode.Assembler.Label;
import org.junit.jupiter.api.Test;

final class AssemblerTest {

    private final Assembler asm = new Assembler();

    private FunctionCode finish() {
        FunctionBuilder builder = new FunctionBuilder(new Unit("t.js", "", false), 0);
        asm.finish(builder);
        return builder.build();
    }

    private String listing() {
        return Disassembler.list(finish());
    }

    @Test
    void integers_takeTheShortestForm() {
        for (int value : new int[] {0, 3, 4, -128, 128, -32768}) {
            asm.pushInt(value);
        }
        asm.pushNumber(40000);
        asm.pushNumber(-0.0);

        assertThat(listing())
                .isEqualTo(
                        """
                        0000 push_0
                        0001 push_3
                        0002 push_i8 4
                        0004 push_i8 -128
                        0006 push_i16 128
                        0009 push_i16 -32768
                        0012 push_const 0                       ; 40000
                        0015 push_const 1                       ; -0.0
                        """);
    }

    @Test
    void operandThatDoesNotFit_widensItsInstruction() {
        asm.emit(Opcode.GET_LOC, 3);
        asm.emit(Opcode.GET_LOC, 255);
        asm.emit(Opcode.GET_LOC, 256);

        assertThat(listing())
                .isEqualTo(
                        """
                        0000 get_loc_3
                        0001 get_loc 255
                        0003 wide get_loc 256
                        """);
    }

    @Test
    void jumpThatDoesNotReach_isWidened() {
        Label head = new Label();
        Label end = new Label();
        asm.bind(head);
        asm.emit(Opcode.PUSH_TRUE);
        asm.jump(Opcode.IF_FALSE, end);
        for (int i = 0; i < 35_000; i++) {
            asm.emit(Opcode.DEBUGGER);
        }
        asm.jump(Opcode.LOOP, head);
        asm.bind(end);
        asm.emit(Opcode.RET_UNDEFINED);

        FunctionCode code = finish();

        assertThat(code.code()).hasSize(1 + 6 + 35_000 + 3 + 1);
        assertThat(Disassembler.list(code))
                .startsWith("0000 push_true\n0001 wide if_false -> 35010\n")
                .endsWith("35007 loop -> 0000\n35010 ret_undefined\n");
    }

    @Test
    void wideningOfOneJump_mayWidenAnother() {
        Label near = new Label();
        Label far = new Label();
        asm.emit(Opcode.PUSH_TRUE);
        asm.jump(Opcode.IF_FALSE, near);
        asm.emit(Opcode.PUSH_TRUE);
        asm.jump(Opcode.IF_TRUE, far);
        for (int i = 0; i < 32_760; i++) {
            asm.emit(Opcode.DEBUGGER);
        }
        asm.bind(near);
        for (int i = 0; i < 8; i++) {
            asm.emit(Opcode.DEBUGGER);
        }
        asm.bind(far);
        asm.emit(Opcode.RET_UNDEFINED);

        assertThat(listing())
                .contains("0001 if_false -> 32771\n")
                .contains("0005 wide if_true -> 32779\n");
    }

    @Test
    void stack_isAsDeepAsItsDeepestPath() {
        asm.pushInt(1);
        asm.pushInt(2);
        asm.pushInt(3);
        asm.emit(Opcode.ARRAY_OF, 3);
        asm.emit(Opcode.DROP);
        asm.emit(Opcode.RET_UNDEFINED);

        assertThat(finish().stack()).isEqualTo(3);
    }

    @Test
    void pathsOfDifferentDepth_mustNotMeet() {
        Label label = new Label();
        asm.emit(Opcode.PUSH_TRUE);
        asm.jump(Opcode.IF_TRUE, label);
        asm.emit(Opcode.PUSH_TRUE);

        assertThatThrownBy(() -> asm.bind(label))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("depth 1 meets one with 0");
    }

    @Test
    void popOfAnEmptyStack_isAnError() {
        asm.emit(Opcode.PUSH_1);

        assertThatThrownBy(() -> asm.emit(Opcode.ADD))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("add");
    }

    @Test
    void codeBehindAJump_isLeftOut() {
        Label end = new Label();
        asm.jump(Opcode.GOTO, end);
        asm.emit(Opcode.DEBUGGER);
        asm.bind(end);
        asm.emit(Opcode.RET_UNDEFINED);

        assertThat(listing()).isEqualTo("0000 ret_undefined\n");
    }

    @Test
    void handler_coversItsRange() {
        Label start = asm.mark();
        asm.emit(Opcode.PUSH_NULL);
        asm.emit(Opcode.THROW);
        Label end = asm.mark();
        Label target = new Label();
        asm.handler(start, end, target, 0);
        asm.resumeAt(0);
        asm.beginHandler(target, 0, true);
        asm.emit(Opcode.RET);

        assertThat(listing())
                .isEqualTo(
                        """
                        0000 push_null
                        0001 throw
                        0002 ret
                        handler 0000-0002 -> 0002 depth 0
                        """);
    }

    @Test
    void fusion_keepsTheOrderOfOperands() {
        asm.emit(Opcode.GET_LOC, 0);
        asm.emit(Opcode.GET_LOC, 1);
        asm.emit(Opcode.ADD);
        asm.emit(Opcode.GET_LOC, 2);
        asm.emit(Opcode.ADD);
        asm.emit(Opcode.RET);

        assertThat(listing())
                .isEqualTo(
                        """
                        0000 get_loc_get_loc_add 0 1
                        0003 get_loc_add 2
                        0005 ret
                        """);
    }

    @Test
    void fusion_doesNotCrossAJumpTarget() {
        Label middle = new Label();
        asm.emit(Opcode.PUSH_1);
        asm.emit(Opcode.PUSH_TRUE);
        asm.jump(Opcode.IF_TRUE, middle);
        asm.emit(Opcode.DROP);
        asm.pushInt(1);
        asm.bind(middle);
        asm.pushInt(5);
        asm.emit(Opcode.ADD);
        asm.emit(Opcode.RET);

        assertThat(listing()).contains("push_1\n0007 add_const_i8 5");
    }

    @Test
    void fusion_doesNotCrossTheBorderOfAHandlerRange() {
        Label start = asm.mark();
        asm.emit(Opcode.GET_LOC, 0);
        asm.emit(Opcode.GET_LOC, 1);
        Label end = asm.mark();
        asm.emit(Opcode.ADD);
        asm.emit(Opcode.RET);
        Label target = new Label();
        asm.handler(start, end, target, 0);
        asm.beginHandler(target, 0, true);
        asm.emit(Opcode.RET);

        assertThat(listing()).contains("get_loc_0\n0001 get_loc_1\n0002 add\n");
    }

    @Test
    void positions_changeWithTheSourceOffset() {
        asm.at(4);
        asm.emit(Opcode.PUSH_1);
        asm.emit(Opcode.PUSH_2);
        asm.at(9);
        asm.emit(Opcode.ADD);
        asm.emit(Opcode.RET);

        FunctionCode code = finish();

        assertThat(code.positions()).containsExactly(0, 4, 2, 9);
        assertThat(code.offsetAt(1)).isEqualTo(4);
        assertThat(code.offsetAt(3)).isEqualTo(9);
    }
}
