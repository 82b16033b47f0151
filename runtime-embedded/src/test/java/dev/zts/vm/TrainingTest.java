package dev.zts.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.interp.Machine;
import dev.zts.vm.interp.ModuleHost;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrainingTest {

    @Test
    void aTurn_runsTheFrequentInstructions() {
        Machine machine = new Machine(new Training.Environment(), ModuleHost.NONE, Shape.root());
        JsFunction run = Training.load(machine);

        Object result = machine.call(run, Undefined.UNDEFINED, 6);
        machine.runJobs();

        assertThat(Convert.toNumber(result)).isFinite();
        assertThat(ran(machine))
                .contains(
                        Opcode.GET_LOC,
                        Opcode.PUT_LOC,
                        Opcode.LOOP,
                        Opcode.ADD,
                        Opcode.SUB,
                        Opcode.MUL,
                        Opcode.DIV,
                        Opcode.BIT_AND,
                        Opcode.LT,
                        Opcode.STRICT_EQ,
                        Opcode.NOT,
                        Opcode.IF_TRUE,
                        Opcode.CALL,
                        Opcode.CALL_METHOD,
                        Opcode.CALL_IC,
                        Opcode.NEW,
                        Opcode.GET_FIELD_IC,
                        Opcode.PUT_FIELD_IC,
                        Opcode.GET_ELEM,
                        Opcode.PUT_ELEM,
                        Opcode.GET_GLOBAL,
                        Opcode.GET_UPVALUE,
                        Opcode.PUT_UPVALUE,
                        Opcode.FOR_OF_NEXT_PUT_LOC,
                        Opcode.DEFINE_FIELD,
                        Opcode.YIELD,
                        Opcode.AWAIT_VAL);
    }

    private static Set<Opcode> ran(Machine machine) {
        Set<Opcode> seen = EnumSet.noneOf(Opcode.class);
        for (Opcode opcode : Opcode.values()) {
            if (machine.tally()[opcode.number()] > 0) {
                seen.add(opcode);
            }
        }
        return seen;
    }
}
