package dev.zts.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.zts.engine.Isolate;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.PoolState;
import dev.zts.telemetry.Sampler;
import dev.zts.telemetry.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a runtime is replaced, and how. */
@Timeout(60)
class PoolUpkeepTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Telemetry telemetry = new Telemetry();
    private final FakeFactory factory = new FakeFactory();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    private RuntimePool pool(PoolOptions options) {
        RuntimePool pool = RuntimePool.open(options, factory, telemetry);
        opened.add(pool);
        return pool;
    }

    private static PoolOptions one() {
        return PoolOptions.defaults().withCapacity(1).withPrewarm(1);
    }

    private static Lease take(RuntimePool pool) {
        return Objects.requireNonNull(pool.tryAcquire(), "no runtime is free");
    }

    private static FakeIsolate isolate(Lease lease) {
        return (FakeIsolate) lease.isolate();
    }

    private List<String> reasons() {
        List<Frame> frames = new ArrayList<>();
        Sampler.start(telemetry, frames::add).close();
        return frames.stream()
                .flatMap(frame -> frame.events().stream())
                .filter(EngineEvent.RuntimeDiscarded.class::isInstance)
                .map(event -> ((EngineEvent.RuntimeDiscarded) event).reason())
                .toList();
    }

    @Test
    void recycle_afterRequests_replacesTheRuntime() throws Exception {
        RuntimePool pool = pool(one().withRecycle(RecyclePolicy.NEVER.withAfterRequests(3)));

        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Lease lease = pool.acquire(LONG);
            ids.add(lease.isolate().id());
            lease.close();
        }

        assertThat(ids).containsExactly(1L, 1L, 1L, 2L, 2L, 2L, 3L);
        assertThat(pool.state().recycled()).isEqualTo(2);
        assertThat(pool.state().discarded()).isZero();
        assertThat(pool.state().leases()).isEqualTo(7);
        assertThat(factory.open()).isEqualTo(1);
    }

    @Test
    void recycle_isOffTheRequestPath() {
        RuntimePool pool = pool(one().withRecycle(RecyclePolicy.NEVER.withAfterRequests(1)));
        CountDownLatch ended = new CountDownLatch(1);
        Lease lease = take(pool);
        isolate(lease).holdCloseUntil(ended);

        lease.close();

        assertThat(pool.tryAcquire()).isNull();
        ended.countDown();
        await().until(() -> pool.tryAcquire() != null);
    }

    @Test
    void recycle_aboveBytes_countsWhatRequestsAllocated() {
        RuntimePool pool = pool(one().withRecycle(RecyclePolicy.NEVER.withAboveBytes(1_000)));

        Lease first = take(pool);
        first.charge(999);
        first.close();
        Lease second = take(pool);
        long same = second.isolate().id();
        second.charge(1);
        second.close();

        assertThat(same).isEqualTo(1);
        await().until(() -> pool.state().live() == 1 && factory.attempts() == 2);
        assertThat(pool.state().recycled()).isEqualTo(1);
    }

    @Test
    void recycle_ttl_replacesIdleOnesToo() {
        RuntimePool pool =
                pool(
                        PoolOptions.defaults()
                                .withCapacity(2)
                                .withPrewarm(2)
                                .withRecycle(RecyclePolicy.NEVER.withTtl(Duration.ofMillis(100))));

        await().until(() -> pool.state().recycled() >= 4);

        assertThat(factory.opened().get(0).closed()).isTrue();
        assertThat(factory.opened().get(1).closed()).isTrue();
        assertThat(factory.open()).isLessThanOrEqualTo(2);
        assertThat(pool.state().leases()).isZero();
    }

    @Test
    void recycle_ttl_waitsForTheLease() {
        RuntimePool pool =
                pool(one().withRecycle(RecyclePolicy.NEVER.withTtl(Duration.ofNanos(1))));
        Lease lease = await().until(pool::tryAcquire, Objects::nonNull);
        FakeIsolate old = isolate(lease);

        assertThat(old.closed()).isFalse();
        lease.close();

        await().until(old::closed);
    }

    @Test
    void recyclePolicy_ofNothing_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecyclePolicy.NEVER.withTtl(Duration.ZERO))
                .withMessage("the life of a runtime must be positive: PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecyclePolicy.NEVER.withAfterRequests(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecyclePolicy.NEVER.withAboveBytes(-1));
    }

    @Test
    void resets_runInOrderBeforeTheRuntimeIsFree() {
        List<String> order = new ArrayList<>();
        CompletableFuture<RuntimePool> self = new CompletableFuture<>();
        List<Consumer<Isolate>> resets =
                List.of(
                        isolate -> order.add("first " + isolate.id()),
                        _ -> order.add("second, free: " + (self.join().tryAcquire() != null)));
        RuntimePool pool = pool(one().withResets(resets));
        self.complete(pool);

        take(pool).close();

        assertThat(order).containsExactly("first 1", "second, free: false");
        assertThat(pool.tryAcquire()).isNotNull();
    }

    /** Fault H11. */
    @Test
    void resetThatThrows_discardsTheRuntimeOnce() {
        RuntimePool pool =
                pool(
                        one().withResets(
                                        List.of(_ -> {
                                            throw new IllegalStateException("no way back");
                                        })));
        Lease lease = take(pool);
        FakeIsolate broken = isolate(lease);

        lease.close();
        lease.close();
        lease.discard("again");
        lease.quarantine("and again");

        await().until(() -> pool.state().live() == 1 && broken.closed());
        PoolState state = pool.state();
        assertThat(state.discarded()).isEqualTo(1);
        assertThat(state.quarantined()).isZero();
        assertThat(state.inUse()).isZero();
        assertThat(factory.attempts()).isEqualTo(2);
        assertThat(pool.tryAcquire()).isNotNull();
        assertThat(pool.tryAcquire()).isNull();
        assertThat(reasons()).singleElement().asString().contains("no way back");
    }

    @Test
    void quarantine_ofARunningHandler_refillsThePlaceAtOnce() throws Exception {
        RuntimePool pool = pool(one());
        Lease hanging = take(pool);
        FakeIsolate stuck = isolate(hanging);

        hanging.quarantine("did not stop");

        assertThat(stuck.interrupted()).isTrue();
        Lease other = pool.acquire(LONG);
        assertThat(other.isolate()).isNotSameAs(stuck);
        assertThat(hanging.isolate()).isSameAs(stuck);
        assertThat(stuck.closed()).isFalse();
        assertThat(pool.state().inUse()).isEqualTo(1);
        assertThat(pool.state().live()).isEqualTo(1);
        hanging.close();
        await().until(stuck::closed);
        assertThatIllegalStateException().isThrownBy(hanging::isolate);
        assertThat(pool.state().quarantined()).isEqualTo(1);
        assertThat(pool.state().discarded()).isZero();
        assertThat(reasons()).containsExactly("did not stop");
        other.close();
        take(pool);
        assertThat(pool.tryAcquire()).isNull();
    }

    @Test
    void quarantine_isNoWayAroundTheCapacity() throws Exception {
        RuntimePool pool = pool(one());
        Lease first = take(pool);
        first.quarantine("hangs");
        Lease second = pool.acquire(LONG);
        second.quarantine("hangs too");

        // One place, and one in quarantine beside it: the second keeps its place while it hangs.
        CompletableFuture<Boolean> third = new CompletableFuture<>();
        pool.acquire(LONG, given -> third.complete(given != null));
        assertThat(factory.attempts()).isEqualTo(2);
        assertThat(pool.state().live()).isEqualTo(1);
        assertThat(third).isNotDone();

        second.close();
        assertThat(third).succeedsWithin(LONG).isEqualTo(true);
        first.close();
        await().until(() -> factory.open() == 1);
        assertThat(pool.state().quarantined()).isEqualTo(2);
    }

    @Test
    void quarantined_afterTheLeaseEnded_staysInThePool() {
        RuntimePool pool = pool(one());
        Lease lease = take(pool);

        lease.close();
        lease.quarantine("too late");

        assertThat(pool.state().quarantined()).isZero();
        assertThat(pool.tryAcquire()).isNotNull();
    }

    @Test
    void quarantineAndClose_atTheSameTime_endTheRuntimeOnce() throws Exception {
        RuntimePool pool =
                pool(PoolOptions.defaults().withCapacity(2).withPrewarm(2).withShards(1));
        for (int round = 0; round < 200; round++) {
            Lease lease = pool.acquire(LONG);
            CountDownLatch both = new CountDownLatch(2);
            CompletableFuture<Void> other =
                    CompletableFuture.runAsync(() -> {
                        meet(both);
                        lease.quarantine("hangs");
                    });
            meet(both);
            lease.close();
            other.join();
        }

        await().until(() -> factory.open() == 2 && pool.state().live() == 2);
        assertThat(factory.attempts()).isEqualTo(2 + pool.state().quarantined());
        assertThat(pool.state().inUse()).isZero();
    }

    private static void meet(CountDownLatch both) {
        both.countDown();
        while (both.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void quarantined_whenThePoolCloses_isClosedWithItsLease() {
        RuntimePool pool = pool(one());
        Lease hanging = take(pool);
        FakeIsolate stuck = isolate(hanging);
        hanging.quarantine("hangs");

        pool.close();
        hanging.close();

        await().until(() -> stuck.closed() && pool.state().live() == 0 && factory.open() == 0);
    }

    @Test
    void waits_areOfThoseWhoWaitedAndGotOne() throws Exception {
        RuntimePool pool = pool(one());
        pool.acquire(LONG).close();
        Lease lease = take(pool);
        CompletableFuture<Boolean> inVain = new CompletableFuture<>();
        pool.acquire(Duration.ZERO, given -> inVain.complete(given != null));
        assertThat(inVain).succeedsWithin(LONG).isEqualTo(false);
        assertThat(pool.state().waits().isEmpty()).isTrue();
        long start = System.nanoTime();
        pool.acquire(LONG, given -> Objects.requireNonNull(given).close());

        lease.close();

        assertThat(pool.state().waits().total()).isEqualTo(1);
        assertThat(pool.state().waits().maxNanos())
                .isBetween(1L, (System.nanoTime() - start) * 102 / 100);
        assertThat(pool.state().exhausted()).isEqualTo(1);
    }
}
