package dev.zts.vm.interp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.bytecode.Opcode.Category;
import dev.zts.vm.ops.Arithmetic;
import dev.zts.vm.ops.Classes;
import dev.zts.vm.ops.Comparison;
import dev.zts.vm.ops.Implements;
import dev.zts.vm.ops.Objects;
import dev.zts.vm.ops.Properties;
import dev.zts.vm.ops.Steps;
import dev.zts.vm.value.Realm;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every instruction has one meaning, in one method. */
class MeaningTest {

    private static final List<Class<?>> MEANINGS =
            List.of(
                    Arithmetic.class,
                    Comparison.class,
                    Properties.class,
                    Objects.class,
                    Classes.class,
                    Steps.class,
                    Calls.class,
                    Closures.class,
                    Arguments.class);

    /** What only moves values between registers, or composes other meanings. */
    private static final Set<Category> MACHINE =
            EnumSet.of(
                    Category.STACK,
                    Category.LOCALS,
                    Category.CONTROL,
                    Category.GLOBALS,
                    Category.ASYNC,
                    Category.MODULES,
                    Category.FUSED);

    /** Those of other categories that compose the meaning of another one, or read the frame. */
    private static final Set<Opcode> COMPOSED =
            EnumSet.of(
                    Opcode.CALL_METHOD,
                    Opcode.CALL_IC,
                    Opcode.TAIL_CALL,
                    Opcode.GET_FIELD_IC,
                    Opcode.PUT_FIELD_IC,
                    Opcode.PUT_FIELD_KEEP,
                    Opcode.MAKE_FUNCTION,
                    Opcode.PUSH_FUNCTION,
                    Opcode.PUSH_THIS,
                    Opcode.CHECK_THIS,
                    Opcode.CHECK_THIS_UNSET,
                    Opcode.PUSH_NEW_TARGET,
                    Opcode.SET_HOME,
                    Opcode.MAKE_ASYNC,
                    Opcode.INITIAL_YIELD,
                    Opcode.YIELD,
                    Opcode.YIELD_RAW,
                    Opcode.RESUME);

    @Test
    void everyInstruction_hasOneMethod() {
        Map<Opcode, List<Method>> meanings = meanings();

        for (Opcode opcode : Opcode.values()) {
            boolean machine = COMPOSED.contains(opcode) || MACHINE.contains(opcode.category());
            int found = meanings.getOrDefault(opcode, List.of()).size();
            assertThat(found).as(opcode.name()).isEqualTo(machine ? 0 : 1);
        }
    }

    @Test
    void aMethodOfOperators_takesWhatItsInstructionPops() {
        for (Class<?> type : List.of(Arithmetic.class, Comparison.class)) {
            for (Method method : type.getDeclaredMethods()) {
                Implements row = method.getAnnotation(Implements.class);
                if (row != null && row.value() != Opcode.CONCAT) {
                    assertThat(values(method)).as(method.getName()).isEqualTo(row.value().pops(0));
                }
            }
        }
    }

    private static long values(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .filter(type -> type == Object.class && type != Realm.class)
                .count();
    }

    private static Map<Opcode, List<Method>> meanings() {
        Map<Opcode, List<Method>> found = new EnumMap<>(Opcode.class);
        for (Class<?> type : MEANINGS) {
            for (Method method : type.getDeclaredMethods()) {
                Implements row = method.getAnnotation(Implements.class);
                if (row != null) {
                    found.computeIfAbsent(row.value(), _ -> new ArrayList<>()).add(method);
                }
            }
        }
        return found;
    }
}
