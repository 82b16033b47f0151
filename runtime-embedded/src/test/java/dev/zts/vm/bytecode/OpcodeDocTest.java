package dev.zts.vm.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/opcodes.md is made from the rows of Opcode: {@code -Dgolden=update} writes it anew. */
class OpcodeDocTest {

    private static final Path PAGE = Path.of("..", "docs", "opcodes.md");

    @Test
    void page_isMadeFromTheRows() throws IOException {
        String made = page();
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, made);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(made);
    }

    private static String page() {
        StringBuilder page = new StringBuilder();
        page.append("# Opcodes of zts\n\n");
        page.append("Generated from `dev.zts.vm.bytecode.Opcode`; do not edit.\n\n");
        page.append(
                """
                Operands are little-endian and stand behind the opcode, in the order given; `wide` in front of
                an instruction widens all of them (bytes in parentheses). A jump counts from the end of its
                instruction, `back` backwards. Seed: *yes* is one of the 91 instructions that the seed's baseline
                compiler takes, *gap* one of the 22 that keep a function interpreted, *ours* an instruction that
                the seed does not have.
                """);
        for (Opcode.Category category : Opcode.Category.values()) {
            page.append("\n## ").append(title(category.name())).append("\n\n");
            page.append("| Hex | Opcode | Operands | Bytes | Pops | Pushes | Seed | Meaning |\n");
            page.append("|---|---|---|---|---|---|---|---|\n");
            Arrays.stream(Opcode.values())
                    .filter(opcode -> opcode.category() == category)
                    .forEach(opcode -> page.append(row(opcode)));
        }
        return page.toString();
    }

    private static String row(Opcode opcode) {
        String operands =
                opcode.operands().stream()
                        .map(operand -> operand.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
        int fixed = opcode.pops(0);
        boolean counted = opcode.pops(1) != fixed;
        String origin =
                switch (opcode.origin()) {
                    case SUPPORTED -> "yes";
                    case GAP -> "gap";
                    case OURS -> "ours";
                };
        return String.format(
                Locale.ROOT,
                "| %02X | `%s` | %s | %s | %s | %d | %s | %s |\n",
                opcode.number(),
                opcode.mnemonic(),
                operands,
                bytes(opcode),
                counted ? (fixed == 0 ? "n" : "n + " + fixed) : "" + fixed,
                opcode.pushes(),
                origin,
                opcode.meaning().replace("|", "\\|"));
    }

    private static String bytes(Opcode opcode) {
        String plain = "" + opcode.length(false);
        return opcode.operands().isEmpty() ? plain : plain + " (" + (opcode.length(true) + 1) + ")";
    }

    private static String title(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
