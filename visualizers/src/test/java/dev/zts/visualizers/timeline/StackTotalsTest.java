package dev.zts.visualizers.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.telemetry.Frame;
import dev.zts.telemetry.Phase;
import dev.zts.telemetry.StackSample;
import dev.zts.telemetry.StackSample.Call;
import dev.zts.telemetry.Tier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackTotalsTest {
    private final Timeline timeline = new Timeline();
    private final Frame.Builder builder = new Frame.Builder();
    private long sequence;

    private void append(Phase phase, StackSample... samples) {
        builder.phase(phase);
        for (StackSample sample : samples) {
            builder.addStack(sample);
        }
        timeline.append(builder.build(sequence, sequence, ++sequence, 1));
    }

    private static Call call(String function, int atLine) {
        return new Call(function, "a.js", 1, atLine, Tier.BASELINE);
    }

    private static StackSample seen(long count, Call... frames) {
        return new StackSample(List.of(frames), count);
    }

    @Test
    void equalStacks_areOne_whereverTheyStood() {
        append(Phase.MEASURE, seen(2, call("f", 5)), seen(1, call("f", 9), call("g", 3)));
        append(Phase.MEASURE, seen(3, call("f", 7)));

        Stacks stacks = timeline.stacks();

        assertThat(stacks.samples())
                .containsExactlyInAnyOrder(
                        seen(5, call("f", 1)), seen(1, call("f", 1), call("g", 1)));
        assertThat(stacks.total()).isEqualTo(6);
    }

    @Test
    void onlyTheMeasuredPart_counts() {
        append(Phase.DRAIN, seen(1, call("before", 1)));
        append(Phase.WARMUP, seen(1, call("warmup", 1)));
        append(Phase.MEASURE, seen(1, call("measured", 1)));
        append(Phase.DRAIN, seen(1, call("drain", 1)));
        append(Phase.IDLE, seen(1, call("idle", 1)));

        assertThat(timeline.stacks().samples())
                .containsExactlyInAnyOrder(seen(1, call("measured", 1)), seen(1, call("drain", 1)));
    }

    @Test
    void stacksAboveTheBound_areCountedAsOther() {
        for (int i = 0; i < StackTotals.MAX_STACKS + 5; i++) {
            append(Phase.MEASURE, seen(2, call("f" + i, 1)));
        }
        append(Phase.MEASURE, seen(4, call("f7", 1)));

        Stacks stacks = timeline.stacks();

        assertThat(stacks.samples()).hasSize(10_000).contains(seen(6, call("f7", 1)));
        assertThat(stacks.other()).isEqualTo(10);
        assertThat(stacks.total()).isEqualTo(2 * 10_005 + 4);
    }

    @Test
    void deepStack_keepsItsOutermostFrames() {
        List<Call> deep = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            deep.add(call("f" + i, 1));
        }

        append(Phase.MEASURE, new StackSample(deep, 1));

        List<Call> kept = timeline.stacks().samples().getFirst().frames();
        assertThat(kept).hasSize(StackTotals.MAX_DEPTH + 1).startsWith(call("f0", 1));
        assertThat(kept.getLast().function()).isEqualTo(StackTotals.DEEPER);
    }

    @Test
    void emptyStack_isNone() {
        append(Phase.MEASURE, seen(3));

        assertThat(timeline.stacks()).isEqualTo(Stacks.NONE);
    }

    @Test
    void clear_forgetsAll() {
        append(Phase.MEASURE, seen(1, call("f", 1)));

        timeline.clear();
        append(Phase.DRAIN, seen(1, call("g", 1)));

        assertThat(timeline.stacks()).isEqualTo(Stacks.NONE);
    }
}
