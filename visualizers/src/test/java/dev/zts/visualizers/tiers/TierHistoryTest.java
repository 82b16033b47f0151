package dev.zts.visualizers.tiers;

import static dev.zts.visualizers.tiers.TierRuns.changed;
import static dev.zts.visualizers.tiers.TierRuns.compiled;
import static dev.zts.visualizers.tiers.TierRuns.deoptimized;
import static dev.zts.visualizers.tiers.TierRuns.id;
import static dev.zts.visualizers.tiers.TierRuns.refused;
import static dev.zts.visualizers.tiers.TierRuns.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.CodeEvicted;
import dev.zts.telemetry.EngineEvent.HandlersLoaded;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.Phase;
import dev.zts.telemetry.StackSample;
import dev.zts.telemetry.Tier;
import dev.zts.visualizers.timeline.Frames;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TierHistoryTest {
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final FunctionId F = id(0);
    private static final FunctionId G = id(1);

    private static Frame frame(List<EngineEvent> events, List<StackSample> stacks) {
        return Frames.with(new Frames(1, "GET /").next(Phase.MEASURE, 10, 1), events, stacks);
    }

    private static TierHistory of(EngineEvent... events) {
        return TierHistory.EMPTY.plus(List.of(frame(List.of(events), List.of())));
    }

    private static TierHistory sampled(StackSample... stacks) {
        return TierHistory.EMPTY.plus(List.of(frame(List.of(), List.of(stacks))));
    }

    private static FunctionTiers only(TierHistory history) {
        assertThat(history.functions()).hasSize(1);
        return history.functions().getFirst();
    }

    @Test
    void framesWithoutNews_changeNothing() {
        TierHistory history = of(changed(5, F, Tier.INTERPRETED, Tier.BASELINE, "calls", 100));

        assertThat(history.plus(List.of(frame(List.of(), List.of())))).isSameAs(history);
    }

    @Test
    void changes_becomeSpansWithoutGaps() {
        FunctionTiers function =
                only(
                        of(
                                changed(
                                        10,
                                        F,
                                        Tier.INTERPRETED,
                                        Tier.BASELINE_CANDIDATE,
                                        "calls",
                                        100),
                                compiled(12, F, Tier.BASELINE_CANDIDATE, Tier.BASELINE, 120, 0)));

        assertThat(function.tier()).isEqualTo(Tier.BASELINE);
        assertThat(function.calls()).isEqualTo(120);
        assertThat(function.spans(0, 30))
                .containsExactly(
                        new Span(0, 10, Tier.INTERPRETED, false),
                        new Span(10, 12, Tier.BASELINE_CANDIDATE, false),
                        new Span(12, 30, Tier.BASELINE, false));
    }

    @Test
    void spans_ofPartOfTheRun_areCutAtItsEnds() {
        FunctionTiers function =
                only(
                        of(
                                changed(10, F, Tier.INTERPRETED, Tier.BASELINE, "calls", 100),
                                changed(50, F, Tier.BASELINE, Tier.OPTIMIZED, "calls", 1_000)));

        assertThat(function.spans(20, 40)).containsExactly(new Span(20, 40, Tier.BASELINE, false));
    }

    @Test
    void refusedFunction_isInterpretedAndRefused() {
        FunctionTiers function =
                only(
                        of(
                                refused(10, F, "make_closure"),
                                changed(
                                        10,
                                        F,
                                        Tier.BASELINE_CANDIDATE,
                                        Tier.INTERPRETED,
                                        "refused opcode",
                                        100)));

        assertThat(function.spans(0, 20).getLast())
                .isEqualTo(new Span(10, 20, Tier.INTERPRETED, true));
    }

    @Test
    void newVersionOfTheFolder_beginsAnew() {
        long late = late();
        TierHistory history = of(refused(10, F, "make_closure"), loaded(late, 2));

        assertThat(only(history).refusal()).isNull();
        assertThat(only(history).spans(0, late + 5))
                .containsExactly(
                        new Span(0, 10, Tier.INTERPRETED, false),
                        new Span(10, late, Tier.INTERPRETED, true),
                        new Span(late, late + 5, Tier.INTERPRETED, false));
    }

    @Test
    void functionsThatCompiledWhileTheFolderWasLoaded_keepTheirTier() {
        TierHistory first = of(refused(10, F, "make_closure"), loaded(late(), 1));
        TierHistory second =
                of(
                        compiled(late() - 1, F, Tier.BASELINE_CANDIDATE, Tier.BASELINE, 100, 0),
                        loaded(late(), 2));

        assertThat(only(first).refusal()).isNotNull();
        assertThat(only(second).tier()).isEqualTo(Tier.BASELINE);
    }

    private static long late() {
        return 10 + MINUTE_NANOS;
    }

    private static HandlersLoaded loaded(long nanos, int version) {
        return new HandlersLoaded(nanos, version, 1, 0);
    }

    @Test
    void evictedCode_isThatOfItsTierOnly() {
        TierHistory optimized = of(compiled(1, F, Tier.BASELINE, Tier.OPTIMIZED, 10, 0));

        assertThat(only(evicted(optimized, Tier.OPTIMIZED)).tier()).isEqualTo(Tier.INTERPRETED);
        assertThat(only(evicted(optimized, Tier.BASELINE)).tier()).isEqualTo(Tier.OPTIMIZED);
    }

    private static TierHistory evicted(TierHistory before, Tier tier) {
        var event = new CodeEvicted(2, F.function(), F.file(), F.line(), tier, 100);
        return before.plus(List.of(frame(List.of(event), List.of())));
    }

    @Test
    void deoptimizations_areCountedAndSuppressionIsKept() {
        FunctionTiers function =
                only(
                        of(
                                deoptimized(1, F, false),
                                deoptimized(2, F, true),
                                deoptimized(3, F, false)));

        assertThat(function.deoptimizations()).isEqualTo(3);
        assertThat(function.suppressed()).isTrue();
    }

    @Test
    void stalls_areCompilationsARequestWaitedFor() {
        FunctionTiers function =
                only(
                        of(
                                compiled(1, F, Tier.BASELINE_CANDIDATE, Tier.BASELINE, 100, 0),
                                compiled(2, F, Tier.BASELINE, Tier.OPTIMIZED, 1_000, 700)));

        assertThat(function.stalls()).hasSize(1);
        assertThat(function.codeBytes()).isEqualTo(1_840);
    }

    @Test
    void innermostFunction_hasTheSample_andTheHottestIsFirst() {
        TierHistory history =
                sampled(
                        sample(F, 4, Tier.INTERPRETED, 1),
                        sample(G, 12, Tier.BASELINE, 2),
                        sample(G, 11, Tier.BASELINE_CANDIDATE, 1));

        assertThat(history.samples()).isEqualTo(4);
        assertThat(history.functions()).extracting(FunctionTiers::id).containsExactly(G, F);
        assertThat(history.functions().getFirst().selfSamples()).isEqualTo(3);
        assertThat(history.functions().getFirst().interpretedSamples()).isEqualTo(1);
        assertThat(history.share(3)).isEqualTo(0.75);
        assertThat(history.lines(F.file()))
                .containsOnlyKeys(4, 11, 12)
                .containsEntry(12, new LineSamples(2, 0))
                .containsEntry(11, new LineSamples(1, 1));
    }

    @Test
    void equallyHotFunctions_areInTheOrderOfCalls() {
        TierHistory history =
                of(
                        changed(1, F, Tier.INTERPRETED, Tier.BASELINE, "calls", 100),
                        changed(1, G, Tier.INTERPRETED, Tier.BASELINE, "calls", 300));

        assertThat(history.functions()).extracting(FunctionTiers::id).containsExactly(G, F);
    }

    @Test
    void functionsBeyondTheLimit_areForgottenColdestAndOldestFirst() {
        TierHistory history = sampled(sample(id(400), 1, Tier.BASELINE, 1));
        for (int number = 0; number < 300; number++) {
            history =
                    history.plus(
                            List.of(
                                    frame(
                                            List.of(
                                                    changed(
                                                            number,
                                                            id(number),
                                                            Tier.INTERPRETED,
                                                            Tier.BASELINE,
                                                            "calls",
                                                            100)),
                                            List.of())));
        }

        assertThat(history.functions()).hasSize(TierHistory.MAX_FUNCTIONS);
        assertThat(history.forgotten()).isEqualTo(45);
        assertThat(history.functions().getFirst().id()).isEqualTo(id(400));
        assertThat(history.find(id(44))).isEmpty();
        assertThat(history.find(id(45))).isPresent();
    }

    @Test
    void eventsBeyondTheLimit_areForgottenAndTheTierBeforeTheOthersIsKept() {
        List<EngineEvent> events =
                IntStream.range(0, 200)
                        .<EngineEvent>mapToObj(i ->
                                i % 2 == 0
                                        ? changed(i, F, Tier.BASELINE, Tier.OPTIMIZED, "", 1)
                                        : changed(i, F, Tier.OPTIMIZED, Tier.BASELINE, "", 1))
                        .toList();

        FunctionTiers function = only(TierHistory.EMPTY.plus(List.of(frame(events, List.of()))));

        assertThat(function.events()).hasSize(TierHistory.MAX_EVENTS);
        assertThat(function.forgottenEvents()).isEqualTo(72);
        assertThat(function.firstTier()).isEqualTo(Tier.BASELINE);
        assertThat(function.tier()).isEqualTo(Tier.BASELINE);
    }

    @Test
    void linesBeyondTheLimit_areForgottenColdestFirst() {
        StackSample[] stacks =
                IntStream.rangeClosed(1, 300)
                        .mapToObj(line -> sample(F, line, Tier.BASELINE, line))
                        .toArray(StackSample[]::new);

        FunctionTiers function = only(sampled(stacks));

        assertThat(function.lines()).hasSize(TierHistory.MAX_LINES).doesNotContainKeys(1, 44);
        assertThat(function.lines()).containsKeys(45, 300);
    }

    @Test
    void nextRun_startsWithTheTiersAndRefusalsOfThisOne() {
        TierHistory history =
                of(
                                changed(1, F, Tier.BASELINE, Tier.OPTIMIZED, "calls", 1_000),
                                refused(2, G, "get_length"))
                        .plus(List.of(frame(List.of(), List.of(sample(F, 3, Tier.OPTIMIZED, 9)))));

        TierHistory next = history.forNextRun();

        assertThat(next.samples()).isZero();
        Optional<FunctionTiers> optimized = next.find(F);
        assertThat(optimized).map(FunctionTiers::selfSamples).contains(0L);
        assertThat(optimized.orElseThrow().spans(0, 10))
                .containsExactly(new Span(0, 10, Tier.OPTIMIZED, false));
        assertThat(next.find(G).orElseThrow().spans(0, 10))
                .containsExactly(new Span(0, 10, Tier.INTERPRETED, true));
    }
}
