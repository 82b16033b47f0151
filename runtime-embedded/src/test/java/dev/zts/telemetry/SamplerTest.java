package dev.zts.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.zts.telemetry.EngineEvent.Notice;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SamplerTest {
    private static final long TICK = 50_000_000;

    private final Telemetry telemetry = new Telemetry();
    private final List<Frame> frames = new CopyOnWriteArrayList<>();

    @Test
    void frames_followEachOtherWithoutGaps() {
        long before = System.nanoTime();
        try (Sampler _ = Sampler.start(telemetry, frames::add)) {
            await().until(() -> frames.size() >= 10);
        }

        long start = frames.getFirst().nanos() - frames.getFirst().sinceStartNanos();
        assertThat(start).isBetween(before, frames.getFirst().nanos());
        long end = start;
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            assertThat(frame.sequence()).isEqualTo(i);
            assertThat(frame.nanos() - frame.intervalNanos()).isEqualTo(end);
            assertThat(frame.sinceStartNanos()).isEqualTo(frame.nanos() - start);
            end = frame.nanos();
        }
    }

    @Test
    void schedule_isAbsoluteAndSkipsMissedTicks() {
        CountDownLatch held = new CountDownLatch(1);
        Consumer<Frame> slow =
                frame -> {
                    if (frame.sequence() == 1) {
                        hold(held);
                    }
                };
        try (Sampler _ = Sampler.start(telemetry, frames::add, slow)) {
            await().until(() -> frames.size() == 2);
            long since = System.nanoTime();
            await().until(() -> System.nanoTime() - since > 4 * TICK);
            held.countDown();
            await().until(() -> frames.size() >= 6);
        }

        assertThat(frames.get(2).intervalNanos()).isGreaterThan(4 * TICK);
        // No burst for what was missed: never more frames than ticks that have passed.
        for (Frame frame : frames.subList(0, frames.size() - 1)) {
            assertThat(frame.sinceStartNanos())
                    .isGreaterThanOrEqualTo((frame.sequence() + 1) * TICK);
        }
    }

    private static void hold(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void flush_returnsWhenEverySinkHasSeenWhatWasThere() {
        Meter meter = telemetry.newMeter();
        List<Frame> second = new CopyOnWriteArrayList<>();
        try (Sampler sampler = Sampler.start(telemetry, frames::add, second::add)) {
            for (int i = 1; i <= 50; i++) {
                meter.add(Counter.HANDLER_RUNS, 1);
                sampler.flush();
                assertThat(second.stream().mapToLong(f -> f.count(Counter.HANDLER_RUNS)).sum())
                        .isEqualTo(i);
            }
        }
        assertThat(second).isEqualTo(frames);
    }

    @Test
    void flush_onTheSamplersThread_isRefused() {
        AtomicReference<@Nullable Sampler> self = new AtomicReference<>();
        CompletableFuture<Boolean> flushed = new CompletableFuture<>();
        Consumer<Frame> sink =
                _ -> {
                    Sampler sampler = self.get();
                    if (sampler != null) {
                        assertThatIllegalStateException().isThrownBy(sampler::flush);
                        flushed.complete(true);
                    }
                };
        try (Sampler sampler = Sampler.start(telemetry, sink)) {
            self.set(sampler);
            assertThat(flushed).succeedsWithin(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void close_makesALastFrameAndEndsTheThread() {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        Sampler sampler =
                Sampler.start(telemetry, frames::add, _ -> thread.complete(Thread.currentThread()));
        sampler.flush();
        telemetry.newMeter().add(Counter.HANDLER_RUNS, 5);

        sampler.close();

        assertThat(frames.stream().mapToLong(f -> f.count(Counter.HANDLER_RUNS)).sum())
                .isEqualTo(5);
        int made = frames.size();
        sampler.flush();
        sampler.close();
        assertThat(frames).hasSize(made);
        assertThat(thread.join().getName()).isEqualTo("zts-sampler");
        assertThat(thread.join().isDaemon()).isTrue();
        await().until(() -> !thread.join().isAlive());
    }

    @Test
    void sinkThatThrows_isToldOnceAndCostsNobodyElse() {
        Consumer<Frame> broken =
                _ -> {
                    throw new IllegalStateException("disk full");
                };
        try (Sampler sampler = Sampler.start(telemetry, broken, frames::add)) {
            sampler.flush();
            sampler.flush();
            sampler.flush();
        }

        assertThat(frames).hasSizeGreaterThanOrEqualTo(4);
        assertThat(frames.stream().flatMap(frame -> frame.events().stream()))
                .singleElement()
                .isInstanceOfSatisfying(
                        Notice.class, notice -> assertThat(notice.text()).contains("disk full"));
    }
}
