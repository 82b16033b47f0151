package dev.zts.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.GcPause;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.NurseryState;
import dev.zts.telemetry.Owner;
import dev.zts.telemetry.Pause;
import dev.zts.telemetry.Sampler;
import dev.zts.telemetry.Telemetry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NurseryTest {
    private static final long MIB = 1 << 20;

    private final Telemetry telemetry = new Telemetry();
    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private Nursery nursery = Nursery.watch(telemetry);
    private Sampler sampler = Sampler.start(telemetry, frames::add);
    private volatile Object sink = "";

    @BeforeEach
    void firstFrame() {
        sampler.flush();
    }

    @AfterEach
    void close() {
        sampler.close();
        nursery.close();
    }

    private NurseryState now() {
        sampler.flush();
        return frames.getLast().nursery();
    }

    private List<GcPause> pauses() {
        return frames.stream()
                .flatMap(frame -> frame.events().stream())
                .filter(GcPause.class::isInstance)
                .map(GcPause.class::cast)
                .toList();
    }

    private void allocate(long bytes, int size) {
        for (long done = 0; done < bytes; done += size) {
            sink = new byte[size];
        }
    }

    /** A collection in between changes every figure; then the step is done again. */
    private static void untilUndisturbed(ThrowingRunnable step) {
        await().atMost(30, TimeUnit.SECONDS).untilAsserted(step);
    }

    @Test
    void systemGc_isOnePauseInBothViewsAtTheSameTime() {
        long before;
        long after;
        GcRecorder.Recorded recorded;
        try (GcRecorder recorder = GcRecorder.start()) {
            before = System.nanoTime();
            System.gc();
            after = System.nanoTime();
            recorded = recorder.stop();
        }
        await().until(() -> {
            sampler.flush();
            return pauses().stream().anyMatch(NurseryTest::isSystemGc);
        });

        GcPause live = pauses().stream().filter(NurseryTest::isSystemGc).findFirst().orElseThrow();
        GcPause exact =
                recorded.collections().stream()
                        .filter(NurseryTest::isSystemGc)
                        .findFirst()
                        .orElseThrow();
        assertThat(exact.nanos()).isBetween(before, after);
        assertThat(exact.nanos() + exact.durationNanos()).isBetween(before, after);
        assertThat(exact.durationNanos()).isPositive();
        assertThat(live.collector()).isEqualTo("G1 Old Generation");
        assertThat(live.young()).isFalse();
        // Notifications count whole milliseconds from a start that is known to a millisecond.
        long slack = 5_000_000;
        assertThat(live.nanos() - slack).isLessThan(exact.nanos() + exact.durationNanos());
        assertThat(exact.nanos()).isLessThan(live.nanos() + live.durationNanos() + slack);
        assertThat(recorded.stops())
                .anyMatch(stop ->
                        stop.startNanos() <= exact.nanos()
                                && exact.nanos() + exact.durationNanos() <= stop.endNanos());
        assertThat(Pause.merge(recorded.stops())).isEqualTo(recorded.stops());
        assertThat(now().collections()).isPositive();
        assertThat(exact.usedAfter()).isPositive().isLessThanOrEqualTo(exact.usedBefore());
    }

    private static boolean isSystemGc(GcPause pause) {
        return pause.cause().equals("System.gc()");
    }

    @Test
    void used_growsByWhatIsAllocated() {
        untilUndisturbed(() -> {
            long before = now().used();
            allocate(4 * MIB, 1024);
            assertThat(now().used() - before).isGreaterThanOrEqualTo(4 * MIB);
        });
    }

    @Test
    void collection_emptiesTheNursery() {
        System.gc();
        await().until(() -> now().collections() > 0);
        allocate(16 * MIB, 1024);
        long collections = now().collections();
        long full = now().used();

        System.gc();

        await().until(() -> now().collections() > collections);
        assertThat(full).isGreaterThanOrEqualTo(16 * MIB);
        assertThat(now().used()).isLessThan(12 * MIB);
    }

    @Test
    void humongousObjects_areKeptApart() {
        untilUndisturbed(() -> {
            NurseryState before = now();
            byte[] large = new byte[(int) (40 * MIB)];
            sink = large;
            NurseryState after = now();
            assertThat(after.allocated() + before.allocated()).isGreaterThanOrEqualTo(40 * MIB);
            assertThat(after.humongous() - before.humongous()).isGreaterThanOrEqualTo(40 * MIB);
            assertThat(after.used() - before.used()).isLessThan(10 * MIB);
        });
    }

    @Test
    void filledBy_namesTheClaimedThread() {
        untilUndisturbed(() -> {
            NurseryState before = now();
            Thread worker =
                    Thread.ofPlatform()
                            .start(() -> {
                                AllocationMeter.claim(Thread.currentThread(), Owner.ISOLATES);
                                allocate(6 * MIB, 1024);
                                sampler.flush();
                            });
            worker.join();
            NurseryState after = now();
            assertThat(
                            after.filledBy().getOrDefault(Owner.ISOLATES, 0L)
                                    - before.filledBy().getOrDefault(Owner.ISOLATES, 0L))
                    .isBetween(6 * MIB, 12 * MIB);
        });
    }

    @Test
    void state_hasCapacitiesAboveZero() {
        NurseryState state = now();

        assertThat(state.capacity()).isPositive();
        assertThat(state.heapCapacity()).isGreaterThanOrEqualTo(state.heapUsed());
        assertThat(state.heapUsed()).isPositive();
    }

    @Test
    void sampler_isClaimedForTheWindow() {
        long before = AllocationMeter.read().of(Owner.WINDOW);

        sampler.flush();
        sampler.flush();

        assertThat(AllocationMeter.read().of(Owner.WINDOW)).isGreaterThan(before);
    }

    @Test
    void close_endsTheEvents() {
        nursery.close();
        int told = pauses().size();

        System.gc();
        // A nursery of its own tells when the notification has been delivered.
        Telemetry other = new Telemetry();
        nursery = Nursery.watch(other);
        System.gc();
        List<Frame> otherFrames = new CopyOnWriteArrayList<>();
        try (Sampler own = Sampler.start(other, otherFrames::add)) {
            await().until(() -> {
                own.flush();
                return otherFrames.getLast().nursery().collections() > 0;
            });
        }
        sampler.flush();

        assertThat(pauses()).hasSize(told);
        assertThat(frames.getLast().nursery()).isEqualTo(NurseryState.NONE);
        assertThat(frames.getLast().events()).noneMatch(EngineEvent.Notice.class::isInstance);
    }
}
