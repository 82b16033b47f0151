package dev.zts.visualizers.tiers;

import static dev.zts.visualizers.tiers.TierRuns.id;
import static dev.zts.visualizers.tiers.TierRuns.refused;
import static dev.zts.visualizers.tiers.TierRuns.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.telemetry.Frame;
import dev.zts.telemetry.Phase;
import dev.zts.telemetry.Tier;
import dev.zts.visualizers.timeline.Frames;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HotspotTest {
    private static final Frame EMPTY = new Frames(1, "GET /").next(Phase.MEASURE, 10, 1);

    @Test
    void hotspots_areRefusedFunctions_thoseFirstThatCostMost() {
        Frame frame =
                Frames.with(
                        EMPTY,
                        List.of(refused(1, id(0), "make_closure"), refused(1, id(1), "instanceof")),
                        List.of(
                                sample(id(0), 5, Tier.INTERPRETED, 1),
                                sample(id(1), 12, Tier.INTERPRETED, 3),
                                sample(id(2), 20, Tier.OPTIMIZED, 6)));

        List<Hotspot> hotspots = Hotspot.of(TierHistory.EMPTY.plus(List.of(frame)));

        assertThat(hotspots).extracting(Hotspot::function).containsExactly(id(1), id(0));
        Hotspot first = hotspots.getFirst();
        assertThat(first.share()).isEqualTo(0.3);
        assertThat(first.opcode()).isEqualTo("instanceof");
        assertThat(first.place()).isEqualTo("api/items.js:" + (id(1).line() + 2));
        assertThat(first.functionRuns()).isEqualTo(100);
        assertThat(first.opcodeRuns()).isEqualTo(4_200);
        assertThat(first.advice().pattern()).contains("instanceof");
    }

    /** The gaps of SEED.md, "Coverage Gaps (still interpreted)". */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "push_i16",
                "halt",
                "get_length",
                "delete_field",
                "delete_elem",
                "define_global",
                "make_function",
                "get_upvalue",
                "put_upvalue",
                "close_upvalue",
                "make_closure",
                "array_spread",
                "call_spread",
                "call_ic",
                "instanceof",
                "import_module",
                "import_name",
                "import_default",
                "export_name",
                "export_default",
                "await_val",
                "make_async"
            })
    void everyGapOfTheSeed_hasAPatternAndAdviceOfItsOwn(String opcode) {
        OpcodeAdvice advice = OpcodeAdvice.of(opcode);

        assertThat(advice).isNotEqualTo(OpcodeAdvice.of("yield"));
        assertThat(advice.pattern()).isNotBlank();
        assertThat(advice.advice()).endsWith(".");
    }
}
