package dev.zts.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    private static final long LONG_NANOS = 60_000_000_000L;
    private static final long MUCH = 1L << 40;

    private final Watchdog watchdog = new Watchdog();
    private final AtomicInteger stops = new AtomicInteger();
    private final Watchdog.Watch watch = watchdog.register(stops::incrementAndGet);

    @AfterEach
    void closeWatchdog() {
        watchdog.close();
    }

    @Test
    void run_pastItsWallLimit_isStoppedOnce() {
        watch.begin(1_000_000, MUCH);

        await().until(() -> stops.get() == 1);
        assertThat(watch.end()).isEqualTo(Watchdog.Cause.WALL);
        assertThat(stops).hasValue(1);
    }

    @Test
    void run_pastItsAllocationLimit_isStopped() {
        watch.begin(LONG_NANOS, 1 << 20);
        byte[] much = new byte[4 << 20];

        await().until(() -> stops.get() == 1);
        assertThat(watch.end()).isEqualTo(Watchdog.Cause.ALLOCATION);
        assertThat(much).hasSize(4 << 20);
    }

    @Test
    void run_pastItsAllocationLimit_endsForThat_evenIfNobodyLooked() {
        watchdog.close();
        watch.begin(LONG_NANOS, 1 << 20);
        byte[] much = new byte[4 << 20];

        assertThat(watch.end()).isEqualTo(Watchdog.Cause.ALLOCATION);
        assertThat(much).hasSize(4 << 20);
    }

    @Test
    void run_thatEndsInTime_isLeftAlone() {
        watch.begin(LONG_NANOS, MUCH);

        assertThat(watch.end()).isNull();
        assertThat(stops).hasValue(0);
    }

    @Test
    void stop_afterTheEnd_stopsNothing() {
        watch.begin(LONG_NANOS, MUCH);
        assertThat(watch.end()).isNull();

        watch.stop();
        watch.begin(LONG_NANOS, MUCH);

        assertThat(watch.end()).isNull();
        assertThat(stops).hasValue(0);
    }

    @Test
    void stop_duringARun_stopsIt() {
        watch.begin(LONG_NANOS, MUCH);
        watch.stop();

        await().until(() -> stops.get() == 1);
        assertThat(watch.end()).isEqualTo(Watchdog.Cause.REQUESTED);
    }

    @Test
    void stop_afterTheWatchdogClosed_stopsTheRun() {
        watch.begin(LONG_NANOS, MUCH);
        watchdog.close();
        watch.stop();

        await().until(() -> stops.get() == 1);
        assertThat(watch.end()).isEqualTo(Watchdog.Cause.REQUESTED);
    }
}
