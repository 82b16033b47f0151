package dev.zts.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.telemetry.FunctionListing;
import dev.zts.telemetry.FunctionListing.Instruction;
import dev.zts.telemetry.Tier;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionTextTest {

    @Test
    void compiledFunction_hasItsJvmCodeAndWhatItRan() {
        FunctionListing listing =
                new FunctionListing(
                        "sum",
                        "lib/sum.js",
                        1,
                        3,
                        Tier.OPTIMIZED,
                        List.of(
                                new Instruction(0, "get_local 0", 2, false),
                                new Instruction(2, "add", 2, false),
                                new Instruction(3, "ret", 3, false)),
                        "iload 4\niadd\n",
                        1_234,
                        5_000,
                        20,
                        3,
                        "");

        assertThat(FunctionText.of(listing, List.of("function sum(a) {", "  return a + a;", "}")))
                .isEqualTo(
                        """
                        sum  lib/sum.js:1-3
                          tier: optimized, 1,234 bytes of JVM code
                          ran: 5,000 calls, 20 loops, left optimized code 3 times
                          bytecode:
                            ; 2: return a + a;
                            0000 get_local 0
                            0002 add
                            ; 3: }
                            0003 ret
                          JVM code:
                            iload 4
                            iadd
                        """);
    }

    @Test
    void refusedFunction_hasItsInstructionMarked() {
        FunctionListing listing =
                new FunctionListing(
                        "",
                        "a.js",
                        7,
                        7,
                        Tier.INTERPRETED,
                        List.of(
                                new Instruction(0, "push_true", 7, false),
                                new Instruction(1, "spread", 7, true)),
                        "",
                        0,
                        0,
                        0,
                        0,
                        "spread does not compile under seed");

        assertThat(FunctionText.of(listing, List.of()))
                .isEqualTo(
                        """
                        (anonymous)  a.js:7
                          tier: interpreted
                          note: spread does not compile under seed
                          bytecode:
                            ; 7:\s
                            0000 push_true
                          ! 0001 spread
                        """);
    }

    @Test
    void hostileName_cannotSteerTheTerminal() {
        FunctionListing listing =
                new FunctionListing(
                        "\u001b[31m\nx",
                        "a.js",
                        1,
                        1,
                        Tier.BASELINE,
                        List.of(),
                        "",
                        0,
                        0,
                        0,
                        0,
                        "");

        assertThat(FunctionText.of(listing, List.of()))
                .startsWith("\\u001b[31m x  a.js:1\n")
                .doesNotContain("\u001b");
    }
}
