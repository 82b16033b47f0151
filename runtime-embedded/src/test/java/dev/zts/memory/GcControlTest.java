package dev.zts.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zts.memory.GcOptions.Policy;
import dev.zts.telemetry.ArenaState.Arena;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.GcAsking;
import dev.zts.telemetry.GcOutcome;
import dev.zts.telemetry.GcStats;
import dev.zts.telemetry.MemoryState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The nursery of the heap here has 1,000 bytes, so the point is at 500 if nothing moves it. */
class GcControlTest {
    private static final long MILLI = 1_000_000;
    private static final long MIB = 1 << 20;

    private final FakeHeap heap = new FakeHeap();
    private final RequestArena arena = new RequestArena(7, 1_000);
    private long now = 1_000_000 * MILLI;
    private GcControl control = control(GcOptions.defaults());

    private GcControl control(GcOptions options) {
        return GcControl.of(options, heap, () -> now);
    }

    private MemoryState state() {
        Frame.Builder frame = new Frame.Builder();
        control.sampleInto(frame);
        return frame.build(0, 0, 0, 0).memory();
    }

    private void runRequest(GcControl.Shard shard, long bytes) {
        shard.requestBegins(0);
        shard.requestEnded(arena, bytes);
    }

    // The point

    @ParameterizedTest
    @CsvSource({"0, 500", "250, 500", "251, 375", "500, 375", "501, 250", "1000000, 250"})
    void hint_movesThePointByTheShareOfTheNursery(long body, long point) {
        control.hintRequestSize(body);

        assertThat(control.pointBytes()).isEqualTo(point);
    }

    /** The origin halved what the hint before had left. */
    @Test
    void hint_givenTwice_doesNotCompound() {
        control.hintRequestSize(900);
        control.hintRequestSize(900);
        control.hintRequestSize(900);

        assertThat(control.pointBytes()).isEqualTo(250);
    }

    @Test
    void hint_ofASmallRequest_endsTheOneBefore() {
        control.hintRequestSize(900);
        control.hintRequestSize(10);

        assertThat(control.pointBytes()).isEqualTo(500);
    }

    /** The origin went back to a constant. */
    @Test
    void resetRequestHint_keepsTheConfiguredThreshold() {
        control.setMajorGcThreshold(800);
        control.hintRequestSize(900);
        assertThat(control.pointBytes()).isEqualTo(400);

        control.resetRequestHint();

        assertThat(control.pointBytes()).isEqualTo(800);
    }

    @Test
    void resetRequestHint_keepsTheThresholdOfTheOptions() {
        control = control(GcOptions.defaults().withThresholdBytes(700));
        control.hintRequestSize(900);

        control.resetRequestHint();

        assertThat(control.pointBytes()).isEqualTo(700);
    }

    @Test
    void lastRequest_biasesTheHint_untilTheReset() {
        GcControl.Shard shard = control.newShard();
        runRequest(shard, 600);
        control.hintRequestSize(10);
        assertThat(control.pointBytes()).isEqualTo(250);

        control.resetRequestHint();

        assertThat(control.pointBytes()).isEqualTo(500);
    }

    @Test
    void smallRequestAfterALargeOne_movesThePointBack() {
        GcControl.Shard shard = control.newShard();
        runRequest(shard, 600);

        runRequest(shard, 10);

        assertThat(control.pointBytes()).isEqualTo(500);
    }

    @Test
    void bodyOfARequest_isAHint() {
        GcControl.Shard shard = control.newShard();

        shard.requestBegins(300);

        assertThat(control.pointBytes()).isEqualTo(375);
    }

    @Test
    void point_followsTheNurserysCapacity() {
        heap.capacity = 4_000;

        assertThat(control.pointBytes()).isEqualTo(2_000);
    }

    @Test
    void sizesBelowZero_areRefused() {
        assertThatThrownBy(() -> control.hintRequestSize(-1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> control.setMajorGcThreshold(-1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GcOptions.defaults().withThresholdBytes(-1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // Asking

    @Test
    void collectIfAbove_asksOnlyAboveTheWatermark() {
        heap.used = 400;

        assertThat(control.collectIfAbove(400)).isEqualTo(GcOutcome.BELOW);
        assertThat(control.collectIfAbove(399)).isEqualTo(GcOutcome.ASKED);
    }

    @Test
    void collectIfAbove_leavesTheCollectionToTheOtherThread() {
        heap.used = 400;

        control.collectIfAbove(0);
        assertThat(heap.collections).hasValue(0);
        control.step();
        control.step();

        assertThat(heap.collections).hasValue(1);
    }

    @Test
    void collectIfAbove_withinTheInterval_isTooSoon() {
        heap.used = 400;
        assertThat(control.collectIfAbove(0)).isEqualTo(GcOutcome.ASKED);

        now += Duration.ofSeconds(5).toNanos() - 1;
        assertThat(control.collectIfAbove(0)).isEqualTo(GcOutcome.TOO_SOON);
        now += 1;
        assertThat(control.collectIfAbove(0)).isEqualTo(GcOutcome.ASKED);
    }

    @Test
    void collectIfAbove_duringARequest_isBusy() {
        heap.used = 400;
        GcControl.Shard shard = control.newShard();
        control.newShard();
        shard.requestBegins(0);
        assertThat(control.collectIfAbove(0)).isEqualTo(GcOutcome.BUSY);

        shard.requestEnded(arena, 10);

        assertThat(control.collectIfAbove(0)).isEqualTo(GcOutcome.ASKED);
    }

    @Test
    void shardOfAThreadThatEnded_isNeverBusy() {
        heap.used = 400;
        GcControl.Shard shard = control.newShard();
        shard.requestBegins(0);

        shard.close();

        assertThat(control.collectIfAbove(0)).isEqualTo(GcOutcome.ASKED);
    }

    @Test
    void collectIfAbove_whereTheWholeHeapWouldStop_isUnavailable() {
        heap.used = 400;
        heap.unavailable = "not here";

        assertThat(control.collectIfAbove(0)).isEqualTo(GcOutcome.UNAVAILABLE);
        control.step();

        assertThat(control.unavailable()).isEqualTo("not here");
        assertThat(heap.collections).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "G1, true, false, ''",
                "G1, false, false, '-XX:+ExplicitGCInvokesConcurrent is off: the whole heap would"
                        + " stop'",
                "G1, true, true, '-XX:+DisableExplicitGC is on'",
                "SERIAL, true, false, 'the collector is not G1'",
                "ZGC, true, false, 'the collector is not G1'"
            })
    void jvm_isAskedOnlyWhereItCollectsBesideTheApplication(
            Collector collector, boolean concurrent, boolean disabled, String why) {
        assertThat(JvmHeap.unavailable(collector, concurrent, disabled)).isEqualTo(why);
    }

    // Asking by itself

    private static final GcOptions AUTO = GcOptions.defaults().withPolicy(Policy.AUTO);

    @Test
    void auto_asksAfterAQuietMoment() {
        heap.capacity = 16 * MIB;
        control = control(AUTO);
        GcControl.Shard shard = control.newShard();
        runRequest(shard, 2 * MIB);
        heap.used = 9 * MIB;

        control.step();
        now += 3 * MILLI;
        control.step();
        assertThat(state().asking().outcomes()).isEmpty();
        now += 2 * MILLI;
        control.step();
        control.step();

        assertThat(heap.collections).hasValue(1);
        assertThat(state().asking().outcomes()).isEqualTo(Map.of(GcOutcome.ASKED, 1L));
    }

    @Test
    void auto_doesNotAskWhileRequestsComeAndGo() {
        heap.capacity = 16 * MIB;
        control = control(AUTO);
        GcControl.Shard shard = control.newShard();
        runRequest(shard, 2 * MIB);
        heap.used = 9 * MIB;

        for (int i = 0; i < 20; i++) {
            control.step();
            now += 3 * MILLI;
            runRequest(shard, 1);
        }

        assertThat(state().asking().outcomes()).isEmpty();
    }

    @Test
    void auto_doesNotAskBelowThePoint() {
        heap.capacity = 16 * MIB;
        control = control(AUTO);
        runRequest(control.newShard(), 2 * MIB);
        heap.used = 8 * MIB;

        control.step();
        now += 10 * MILLI;
        control.step();

        assertThat(state().asking().outcomes()).isEmpty();
    }

    @Test
    void auto_asksAgainOnlyAfterTheInterval() {
        heap.capacity = 16 * MIB;
        control = control(AUTO);
        GcControl.Shard shard = control.newShard();
        for (int i = 0; i < 3; i++) {
            runRequest(shard, 2 * MIB);
            heap.used = 9 * MIB;
            long wait = control.step();
            now += 5 * MILLI;
            control.step();
            control.step();
            assertThat(heap.collections).hasValue(1);
            assertThat(wait).isPositive();
        }

        now += Duration.ofSeconds(5).toNanos();
        control.step();
        now += 5 * MILLI;
        control.step();
        control.step();

        assertThat(heap.collections).hasValue(2);
    }

    @Test
    void off_neverAsks() {
        heap.capacity = 16 * MIB;
        runRequest(control.newShard(), 2 * MIB);
        heap.used = 16 * MIB;

        control.step();
        now += 10 * MILLI;
        control.step();

        assertThat(state().asking())
                .isEqualTo(new GcAsking(false, "", 8 * MIB, 8 * MIB, 2 * MIB, Map.of()));
    }

    // Figures

    @Test
    void state_holdsEverything() {
        control = control(AUTO.withThresholdBytes(800));
        heap.used = 300;
        control.hintRequestSize(600);
        control.collectIfAbove(300);

        MemoryState state = state();

        assertThat(state.collections()).isEqualTo(new GcStats(0, 0, 0, 0, 0, 0, 0, 300));
        assertThat(state.asking())
                .isEqualTo(new GcAsking(true, "", 800, 400, 600, Map.of(GcOutcome.BELOW, 1L)));
        assertThat(state.arenas().isolates()).isEmpty();
    }

    @Test
    void arena_countsUsedHighAndOverflow() {
        GcControl.Shard shard = control.newShard();

        runRequest(shard, 400);
        runRequest(shard, 1_500);
        runRequest(shard, 1_000);

        assertThat(state().arenas().isolates())
                .containsExactly(new Arena(7, 3, 1_000, 1_500, 1, 500));
    }

    @Test
    void arenas_areSummedUp() {
        GcControl.Shard shard = control.newShard();
        RequestArena other = new RequestArena(8, 100);
        runRequest(shard, 400);
        shard.requestBegins(0);
        shard.requestEnded(other, 150);

        assertThat(state().arenas().usedBytes()).isEqualTo(550);
        assertThat(state().arenas().highBytes()).isEqualTo(400);
        assertThat(state().arenas().overflowCount()).isEqualTo(1);
        assertThat(state().arenas().overflowBytes()).isEqualTo(50);
        assertThat(state().arenas().isolates()).extracting(Arena::isolate).containsExactly(7L, 8L);
    }

    @Test
    void arenaOfAnIsolateThatEnded_leavesItsHighAndOverflow() {
        runRequest(control.newShard(), 1_500);

        arena.end();

        for (int i = 0; i < 2; i++) {
            assertThat(state().arenas().isolates()).isEmpty();
            assertThat(state().arenas().usedBytes()).isZero();
            assertThat(state().arenas().highBytes()).isEqualTo(1_500);
            assertThat(state().arenas().overflowCount()).isEqualTo(1);
            assertThat(state().arenas().overflowBytes()).isEqualTo(500);
        }
    }

    @Test
    void requests_makeNoGarbage() {
        control = control(AUTO);
        GcControl.Shard shard = control.newShard();
        for (int i = 0; i < 1_000; i++) {
            runRequest(shard, 1);
        }
        long before = AllocationMeter.currentThreadBytes();
        for (int i = 0; i < 10_000; i++) {
            runRequest(shard, 1);
        }

        assertThat(AllocationMeter.currentThreadBytes() - before).isLessThan(10_000);
    }
}
