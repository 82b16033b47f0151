package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.telemetry.Telemetry;
import org.junit.jupiter.api.Test;

/** When a route moves. */
class RoutePaceTest {
    private static final int LOOP = 1;
    private static final long FAST = 5_000;
    private static final long SLOW = RoutePace.LIMIT_NANOS;

    private final RoutePace pace = new RoutePace("a.js", InlinePolicy.AUTO, 1, new Telemetry());

    private void run(int slot, int times, long nanos) {
        for (int i = 0; i < times; i++) {
            pace.ran(slot, nanos, false);
        }
    }

    @Test
    void route_isInlineAfterEnoughFastRuns() {
        run(RoutePace.WORKER_SLOT, 255, FAST);
        assertThat(pace.inline()).isFalse();
        assertThat(pace.wantsCpuTime(RoutePace.WORKER_SLOT)).isTrue();
        run(RoutePace.WORKER_SLOT, 1, FAST);
        assertThat(pace.inline()).isTrue();
        assertThat(pace.wantsCpuTime(LOOP)).isFalse();
    }

    @Test
    void route_withMoreThanOneInAHundredSlowRuns_isNot() {
        run(RoutePace.WORKER_SLOT, 11, SLOW);
        run(RoutePace.WORKER_SLOT, 1013, FAST);
        assertThat(pace.inline()).isFalse();
        // The first ones leave the window.
        run(RoutePace.WORKER_SLOT, 1, FAST);
        assertThat(pace.inline()).isTrue();
    }

    @Test
    void slowRunsOnALoop_areLookedAtInCpuTimeFirst() {
        run(RoutePace.WORKER_SLOT, 256, FAST);
        run(LOOP, 3, SLOW);
        assertThat(pace.inline()).isTrue();
        assertThat(pace.wantsCpuTime(LOOP)).isTrue();

        run(LOOP, 1024, FAST);
        assertThat(pace.wantsCpuTime(LOOP)).isFalse();
        assertThat(pace.inline()).isTrue();
    }

    @Test
    void routeThatIsSlowByCpuTimeToo_mustShowSixteenTimesAsMuch() {
        run(RoutePace.WORKER_SLOT, 256, FAST);
        run(LOOP, 6, SLOW);
        assertThat(pace.inline()).isFalse();

        run(RoutePace.WORKER_SLOT, 16 * 256 - 1, FAST);
        assertThat(pace.inline()).isFalse();
        run(RoutePace.WORKER_SLOT, 1, FAST);
        assertThat(pace.inline()).isTrue();
    }

    @Test
    void deadlineOnALoop_isTheEnd() {
        run(RoutePace.WORKER_SLOT, 256, FAST);
        pace.ran(LOOP, FAST, true);
        assertThat(pace.inline()).isFalse();
        run(RoutePace.WORKER_SLOT, 100_000, FAST);
        assertThat(pace.inline()).isFalse();
    }
}
