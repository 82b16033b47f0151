package dev.zts.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.zts.engine.Isolate;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.LatencySnapshot;
import dev.zts.telemetry.PoolState;
import dev.zts.telemetry.Sampler;
import dev.zts.telemetry.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RuntimePoolTest {
    private static final Duration SHORT = Duration.ofMillis(200);
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

    private RuntimePool pool(int capacity, int prewarm) {
        return pool(options(capacity, prewarm));
    }

    private static PoolOptions options(int capacity, int prewarm) {
        return PoolOptions.defaults().withCapacity(capacity).withPrewarm(prewarm);
    }

    /** Nobody waits, and nothing was thrown away. */
    private static void assertState(
            RuntimePool pool, int capacity, int live, int inUse, long leases, long exhausted) {
        PoolState state = pool.state();
        assertThat(state)
                .usingRecursiveComparison()
                .ignoringFields("overflow", "waits")
                .isEqualTo(
                        new PoolState(
                                capacity,
                                live,
                                inUse,
                                0,
                                0,
                                leases,
                                exhausted,
                                0,
                                0,
                                0,
                                0,
                                LatencySnapshot.EMPTY));
    }

    private RuntimePool pool(PoolOptions options) {
        RuntimePool pool = RuntimePool.open(options, factory, telemetry);
        opened.add(pool);
        return pool;
    }

    private static Lease take(RuntimePool pool) {
        return Objects.requireNonNull(pool.tryAcquire(), "no runtime is free");
    }

    private static FakeIsolate isolate(Lease lease) {
        return (FakeIsolate) lease.isolate();
    }

    private List<EngineEvent> events() {
        List<Frame> frames = new ArrayList<>();
        Sampler.start(telemetry, frames::add).close();
        return frames.stream().flatMap(frame -> frame.events().stream()).toList();
    }

    @Test
    void defaults_waitFiveSeconds() {
        assertThat(PoolOptions.defaults().maxWait()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void open_prewarmsInParallel() throws Exception {
        CyclicBarrier all = new CyclicBarrier(3);
        AtomicLong ids = new AtomicLong();
        RuntimePool pool =
                RuntimePool.open(
                        options(4, 3),
                        () -> {
                            meet(all);
                            return new FakeIsolate(ids.incrementAndGet());
                        },
                        telemetry);
        opened.add(pool);

        assertState(pool, 4, 3, 0, 0, 0);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the openings do not run in parallel", e);
        }
    }

    @Test
    void tryAcquire_neverOpens() {
        RuntimePool pool = pool(2, 1);

        Lease lease = take(pool);

        assertThat(pool.tryAcquire()).isNull();
        assertThat(factory.attempts()).isEqualTo(1);
        lease.close();
    }

    @Test
    void acquire_belowCapacity_opensOne() throws Exception {
        RuntimePool pool = pool(2, 0);

        Lease first = pool.acquire(LONG);
        Lease second = pool.acquire(LONG);

        assertThat(second.isolate()).isNotSameAs(first.isolate());
        assertState(pool, 2, 2, 2, 2, 0);
    }

    @Test
    void acquire_allLeased_isExhaustedAfterTheWait() throws Exception {
        RuntimePool pool = pool(1, 1);
        Lease lease = take(pool);
        long start = System.nanoTime();

        assertThatThrownBy(() -> pool.acquire(SHORT))
                .isInstanceOf(PoolExhaustedException.class)
                .hasMessage("none of 1 runtimes came free within 200 ms");

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(SHORT.toNanos());
        assertState(pool, 1, 1, 1, 1, 1);
        lease.close();
        take(pool);
    }

    @Test
    void waiters_areServedInOrder() {
        RuntimePool pool = pool(1, 1);
        Lease lease = take(pool);
        List<Integer> served = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            pool.acquire(
                    LONG,
                    given -> {
                        served.add(number);
                        close(given);
                    });
        }
        assertThat(pool.state().waiting()).isEqualTo(5);

        lease.close();

        assertThat(served).containsExactly(0, 1, 2, 3, 4);
        assertState(pool, 1, 1, 0, 6, 0);
    }

    private static void close(@Nullable Lease lease) {
        Objects.requireNonNull(lease, "nothing was given").close();
    }

    @Test
    void waiters_thatGiveBackAtOnce_doNotFillTheStack() {
        RuntimePool pool = pool(1, 1);
        Lease lease = take(pool);
        AtomicInteger served = new AtomicInteger();
        for (int i = 0; i < 20_000; i++) {
            pool.acquire(
                    LONG,
                    given -> {
                        served.incrementAndGet();
                        close(given);
                    });
        }

        lease.close();

        assertThat(served).hasValue(20_000);
        assertThat(pool.state().inUse()).isZero();
    }

    @Test
    void asyncAcquire_allLeased_getsNullAfterTheWait() {
        RuntimePool pool = pool(1, 1);
        Lease lease = take(pool);
        CompletableFuture<Boolean> gotOne = new CompletableFuture<>();

        pool.acquire(SHORT, given -> gotOne.complete(given != null));

        assertThat(gotOne).succeedsWithin(LONG).isEqualTo(false);
        assertState(pool, 1, 1, 1, 1, 1);
        lease.close();
    }

    @Test
    void taker_thatThrows_losesItsLease() {
        RuntimePool pool = pool(1, 1);

        pool.acquire(
                LONG,
                _ -> {
                    throw new IllegalStateException("queue full");
                });

        assertThat(pool.state().inUse()).isZero();
        assertThat(events())
                .anySatisfy(event ->
                        assertThat(event)
                                .isInstanceOfSatisfying(
                                        EngineEvent.Notice.class,
                                        notice ->
                                                assertThat(notice.text()).contains("queue full")));
    }

    @Test
    void acquire_interrupted_leavesNoWaiter() throws Exception {
        RuntimePool pool = pool(1, 1);
        Lease lease = take(pool);
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread waiter =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                pool.acquire(LONG).close();
                            } catch (InterruptedException | RuntimeException e) {
                                ended.complete(e);
                            }
                        });
        await().until(() -> pool.state().waiting() == 1);

        waiter.interrupt();

        assertThat(ended).succeedsWithin(LONG).isInstanceOf(InterruptedException.class);
        assertThat(pool.state().waiting()).isZero();
        lease.close();
        take(pool);
    }

    @Test
    void lease_closedTwice_isGivenBackOnce() {
        RuntimePool pool = pool(2, 2);
        Lease lease = take(pool);

        lease.close();
        lease.close();
        lease.discard("too late");

        assertState(pool, 2, 2, 0, 1, 0);
        assertThatIllegalStateException().isThrownBy(lease::isolate);
    }

    @Test
    void discard_opensAnotherInItsPlace() {
        RuntimePool pool = pool(1, 1);
        Lease lease = take(pool);
        FakeIsolate broken = isolate(lease);

        lease.discard("ran into its limit");

        await().until(() -> pool.state().live() == 1 && broken.closed());
        assertThat(isolate(take(pool))).isNotSameAs(broken);
        assertThat(pool.state().discarded()).isEqualTo(1);
        assertThat(events())
                .filteredOn(EngineEvent.RuntimeDiscarded.class::isInstance)
                .singleElement()
                .satisfies(event ->
                        assertThat(event)
                                .hasFieldOrPropertyWithValue("isolate", broken.id())
                                .hasFieldOrPropertyWithValue("reason", "ran into its limit"));
    }

    @Test
    void discarded_andStillRunning_holdsItsPlace() throws Exception {
        RuntimePool pool = pool(1, 1);
        Lease lease = take(pool);
        CountDownLatch ended = new CountDownLatch(1);
        isolate(lease).holdCloseUntil(ended);

        lease.discard("does not stop");

        assertThatThrownBy(() -> pool.acquire(SHORT)).isInstanceOf(PoolExhaustedException.class);
        assertThat(factory.attempts()).isEqualTo(1);
        assertThat(pool.state().live()).isEqualTo(1);
        ended.countDown();
        pool.acquire(LONG).close();
        assertThat(factory.attempts()).isEqualTo(2);
    }

    @Test
    void unusable_goesIntoQuarantineWhenItComesBack() {
        RuntimePool pool = pool(1, 1);
        Lease lease = take(pool);
        FakeIsolate broken = isolate(lease);
        broken.breakDown();

        lease.close();

        await().until(() -> pool.state().live() == 1 && broken.closed());
        assertThat(pool.state().quarantined()).isEqualTo(1);
        assertThat(pool.state().discarded()).isZero();
    }

    @Test
    void tainted_isCountedWhileItLives() {
        RuntimePool pool = pool(2, 2);
        Lease lease = take(pool);
        isolate(lease).taintWith("globalThis.counter");

        lease.close();

        assertThat(pool.state().tainted()).isEqualTo(1);
        Lease again = take(pool);
        again.discard("test");
        await().until(() -> pool.state().tainted() == 0 && pool.state().live() == 2);
    }

    @Test
    void singleUse_neverGivesAnIsolateTwice() throws Exception {
        RuntimePool pool = pool(options(2, 2).withSingleUse(true));
        Set<Isolate> seen = Collections.newSetFromMap(new IdentityHashMap<>());

        for (int i = 0; i < 20; i++) {
            Lease lease = pool.acquire(LONG);
            assertThat(seen.add(lease.isolate())).isTrue();
            assertThat(factory.open()).isLessThanOrEqualTo(2);
            lease.close();
        }

        await().until(() -> pool.state().live() == 2);
        assertState(pool, 2, 2, 0, 20, 0);
        assertThat(factory.open()).isEqualTo(2);
    }

    @Test
    void open_nothingOpens_failsWithTheReason() {
        factory.failNext(2);

        assertThatIllegalStateException()
                .isThrownBy(() -> pool(2, 2))
                .withMessage(
                        "no runtime could be opened: java.lang.IllegalStateException: no isolate"
                                + " today");
    }

    @Test
    void opening_thatFails_isTriedAgainAndToldOnce() throws Exception {
        RuntimePool pool = pool(1, 0);
        factory.failNext(3);

        pool.acquire(LONG).close();

        assertThat(factory.attempts()).isEqualTo(4);
        assertThat(events())
                .filteredOn(EngineEvent.Notice.class::isInstance)
                .singleElement()
                .satisfies(event -> assertThat(event.toString()).contains("no isolate today"));
    }

    @Test
    void acquire_whileOpeningFails_isExhaustedWithTheReason() {
        RuntimePool pool = pool(1, 0);
        factory.failNext(Integer.MAX_VALUE);

        assertThatThrownBy(() -> pool.acquire(SHORT))
                .isInstanceOf(PoolExhaustedException.class)
                .hasRootCauseMessage("no isolate today");

        assertThat(pool.state().live()).isZero();
    }

    @Test
    void failingOpening_isNotTriedOncePerRequest() {
        RuntimePool pool = pool(1, 0);
        factory.failNext(Integer.MAX_VALUE);

        for (int i = 0; i < 1_000; i++) {
            pool.acquire(SHORT, _ -> {});
        }

        await().until(() -> pool.state().waiting() == 0);
        assertThat(factory.attempts()).isLessThan(20);
    }

    @Test
    void close_endsIdleAtOnceAndLeasedWhenTheyComeBack() {
        RuntimePool pool = pool(2, 2);
        Lease lease = take(pool);
        FakeIsolate leased = isolate(lease);

        pool.close();

        assertThat(pool.closed()).isTrue();
        await().until(() -> pool.state().live() == 1);
        assertThat(leased.closed()).isFalse();
        assertThat(pool.tryAcquire()).isNull();
        lease.close();
        await().until(() -> pool.state().live() == 0);
        assertThat(factory.open()).isZero();
        assertThat(factory.attempts()).isEqualTo(2);
    }

    @Test
    void close_answersThoseWhoWait() throws Exception {
        RuntimePool pool = pool(1, 1);
        Lease lease = take(pool);
        CompletableFuture<Boolean> gotOne = new CompletableFuture<>();
        pool.acquire(LONG, given -> gotOne.complete(given != null));
        ExecutorService other = Executors.newSingleThreadExecutor();
        opened.add(other);
        Future<Lease> blocked = other.submit(() -> pool.acquire(LONG));
        await().until(() -> pool.state().waiting() == 2);

        pool.close();

        assertThat(gotOne).isCompletedWithValue(false);
        assertThat(blocked)
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(PoolExhaustedException.class);
        assertThatThrownBy(() -> pool.acquire(LONG)).isInstanceOf(PoolExhaustedException.class);
        assertThat(pool.state().exhausted()).isZero();
        lease.close();
    }

    @Test
    void stress_neverMoreThanCapacityAndNothingLost() throws Exception {
        RuntimePool pool = pool(3, 1);
        AtomicInteger inUse = new AtomicInteger();
        AtomicInteger mostInUse = new AtomicInteger();
        AtomicInteger shared = new AtomicInteger();
        Set<Isolate> held = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                ends.add(
                        threads.submit(() -> {
                            for (int i = 0; i < 2_000; i++) {
                                Lease lease = pool.acquire(LONG);
                                mostInUse.accumulateAndGet(inUse.incrementAndGet(), Math::max);
                                Isolate isolate = lease.isolate();
                                if (!held.add(isolate)) {
                                    shared.incrementAndGet();
                                }
                                Thread.onSpinWait();
                                held.remove(isolate);
                                inUse.decrementAndGet();
                                if (ThreadLocalRandom.current().nextInt(50) == 0) {
                                    lease.discard("stress");
                                } else {
                                    lease.close();
                                }
                                if (factory.open() > 3) {
                                    shared.incrementAndGet();
                                }
                            }
                            return null;
                        }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }

        await().until(() -> factory.open() == 3 && pool.state().live() == 3);
        assertThat(shared).hasValue(0);
        assertThat(mostInUse).hasValueLessThanOrEqualTo(3);
        assertThat(pool.state().inUse()).isZero();
        assertThat(pool.state().waiting()).isZero();
        assertThat(pool.state().leases()).isEqualTo(16_000);
        assertThat(pool.state().discarded()).isEqualTo(factory.attempts() - 3);
    }
}
