package dev.zts.vm.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.vm.bytecode.Opcode.Origin;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OpcodeTableTest {

    /** The gaps of the seed's baseline compiler, by number (SEED-FACTS.md section 4). */
    private static final List<String> GAPS =
            List.of(
                    "07 push_i16",
                    "1A halt",
                    "1C get_length",
                    "74 delete_field",
                    "75 delete_elem",
                    "85 define_global",
                    "86 make_function",
                    "87 array_spread",
                    "88 call_spread",
                    "91 instanceof",
                    "98 await_val",
                    "99 make_async",
                    "9A import_module",
                    "9B import_name",
                    "9C import_default",
                    "9D export_name",
                    "9E export_default",
                    "B2 call_ic",
                    "C0 get_upvalue",
                    "C1 put_upvalue",
                    "C2 close_upvalue",
                    "C3 make_closure");

    @Test
    void everyConstantHasItsRow_andEveryRowItsConstant() throws IllegalAccessException {
        Map<String, Integer> constants = new HashMap<>();
        for (Field field : Op.class.getDeclaredFields()) {
            if (!field.isSynthetic()) {
                constants.put(field.getName(), field.getInt(null));
            }
        }

        Map<String, Integer> rows = new HashMap<>();
        Arrays.stream(Opcode.values()).forEach(row -> rows.put(row.name(), row.number()));

        assertThat(constants).isEqualTo(rows);
    }

    @Test
    void everyNumberHasOneRowAtMost() {
        assertThat(Arrays.stream(Opcode.values()).map(Opcode::number)).doesNotHaveDuplicates();
        assertThat(Opcode.values())
                .allSatisfy(row -> assertThat(Opcode.of(row.number())).isSameAs(row));
    }

    @Test
    void seedRows_are91SupportedAnd22Gaps() {
        Map<Origin, Long> counts = new HashMap<>();
        Arrays.stream(Opcode.values()).forEach(row -> counts.merge(row.origin(), 1L, Long::sum));

        assertThat(counts).containsEntry(Origin.SUPPORTED, 91L).containsEntry(Origin.GAP, 22L);
        assertThat(
                        Arrays.stream(Opcode.values())
                                .filter(row -> row.origin() == Origin.GAP)
                                .map(row -> "%02X %s".formatted(row.number(), row.mnemonic()))
                                .sorted())
                .containsExactlyElementsOf(GAPS);
    }

    @Test
    void mnemonic_isTheNameInSmallLetters() {
        assertThat(Opcode.GET_LOC_GET_LOC_ADD.mnemonic())
                .isEqualTo("get_loc_get_loc_add")
                .isEqualTo(Opcode.GET_LOC_GET_LOC_ADD.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void wideOperands_areTwiceAsWideAtLeast() {
        assertThat(Operand.values())
                .allSatisfy(operand ->
                        assertThat(operand.wideBytes())
                                .isGreaterThanOrEqualTo(2 * operand.bytes()));
    }

    @Test
    void effectWithACount_isThatOfTheValuesItNames() {
        assertThat(Opcode.CALL.pops(2)).isEqualTo(3);
        assertThat(Opcode.CALL_METHOD.pops(2)).isEqualTo(4);
        assertThat(Opcode.PUSH_CONST_CALL.pops(2)).isEqualTo(2);
        assertThat(Opcode.SUPER_CALL.pops(2)).isEqualTo(4);
        assertThat(Opcode.ARRAY_OF.pops(2)).isEqualTo(2);
        assertThat(Opcode.OBJECT_REST.pops(2)).isEqualTo(3);
    }
}
