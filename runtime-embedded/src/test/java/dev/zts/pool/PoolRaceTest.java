package dev.zts.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.zts.engine.Isolate;
import dev.zts.telemetry.PoolState;
import dev.zts.telemetry.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What went wrong in the pool that ours descends from, and the races of any pool. */
@Timeout(60)
class PoolRaceTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final FakeFactory factory = new FakeFactory();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    private RuntimePool pool(int capacity, int shards, int prewarm) {
        RuntimePool pool =
                RuntimePool.open(
                        PoolOptions.defaults()
                                .withCapacity(capacity)
                                .withShards(shards)
                                .withPrewarm(prewarm),
                        factory,
                        new Telemetry());
        opened.add(pool);
        return pool;
    }

    private static Lease take(@Nullable Lease lease) {
        return Objects.requireNonNull(lease, "nothing was given");
    }

    /** Runs {@code work} on threads that begin together, with the number of each. */
    private static <T> List<T> together(int threads, ThreadWork<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Callable<T>> calls =
                    IntStream.range(0, threads)
                            .<Callable<T>>mapToObj(number ->
                                    () -> {
                                        start.await();
                                        return work.run(number);
                                    })
                            .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> end : executor.invokeAll(calls)) {
                results.add(end.get());
            }
            return results;
        }
    }

    private interface ThreadWork<T> {
        T run(int thread) throws Exception;
    }

    /** Fault F14: more threads than runtimes. */
    @ParameterizedTest
    @CsvSource({"1, 1, 8", "3, 2, 8", "4, 4, 6"})
    void moreThreadsThanRuntimes_neverShareOneAndNeverUseMore(int capacity, int shards, int threads)
            throws Exception {
        RuntimePool pool = pool(capacity, shards, 0);
        Set<Isolate> held = ConcurrentHashMap.newKeySet();
        AtomicInteger inUse = new AtomicInteger();
        AtomicInteger mostInUse = new AtomicInteger();
        AtomicInteger shared = new AtomicInteger();
        AtomicInteger mostTold = new AtomicInteger();

        together(
                threads,
                number -> {
                    for (int i = 0; i < 1_000; i++) {
                        Lease lease = i % 3 == 0 ? pool.tryAcquire(number) : pool.acquire(LONG);
                        if (lease == null) {
                            continue;
                        }
                        mostInUse.accumulateAndGet(inUse.incrementAndGet(), Math::max);
                        shared.addAndGet(held.add(lease.isolate()) ? 0 : 1);
                        if (i % 64 == 0) {
                            mostTold.accumulateAndGet(pool.state().inUse(), Math::max);
                        }
                        held.remove(lease.isolate());
                        inUse.decrementAndGet();
                        lease.close();
                    }
                    return number;
                });

        assertThat(shared).hasValue(0);
        assertThat(mostInUse).hasValueLessThanOrEqualTo(capacity);
        assertThat(mostTold).hasValueLessThanOrEqualTo(capacity);
        assertThat(factory.attempts()).isLessThanOrEqualTo(capacity);
        assertThat(pool.state().inUse()).isZero();
        assertThat(pool.state().waiting()).isZero();
    }

    /** 10 connections got 63 requests a second where one got 27,063. */
    @ParameterizedTest
    @ValueSource(ints = {10, 50})
    void origin_collapseAtManyConnections_allAreServedInTurn(int connections) throws Exception {
        RuntimePool pool = pool(2, 2, 2);
        int requests = 4_000 / connections;
        CountDownLatch served = new CountDownLatch(connections * requests);
        AtomicInteger refused = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(4);
        opened.add(workers);

        for (int i = 0; i < connections; i++) {
            new Connection(pool, workers, i, requests, served, refused).ask();
        }

        assertThat(served.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(refused).hasValue(0);
        PoolState state = pool.state();
        assertThat(state.leases()).isEqualTo((long) connections * requests);
        assertThat(state.exhausted()).isZero();
        assertThat(state.waits().total()).isPositive();
    }

    /**
     * A client that sends one request after the other; a worker runs each when it has a runtime.
     */
    private record Connection(
            RuntimePool pool,
            ExecutorService workers,
            int shard,
            int left,
            CountDownLatch served,
            AtomicInteger refused) {
        void ask() {
            pool.acquire(shard, LONG, lease -> workers.execute(() -> serve(lease)));
        }

        private void serve(@Nullable Lease lease) {
            if (lease == null) {
                refused.incrementAndGet();
            } else {
                lease.close();
            }
            served.countDown();
            if (left > 1) {
                new Connection(pool, workers, shard, left - 1, served, refused).ask();
            }
        }
    }

    /** Threads that block were to make the same progress. */
    @Test
    void origin_collapseAtTenThreads_allAreServedInTurn() throws Exception {
        RuntimePool pool = pool(2, 2, 2);

        List<Integer> served =
                together(
                        10,
                        _ -> {
                            int count = 0;
                            for (int i = 0; i < 300; i++) {
                                pool.acquire(LONG).close();
                                count++;
                            }
                            return count;
                        });

        assertThat(served).hasSize(10).containsOnly(300);
        assertThat(pool.state().leases()).isEqualTo(3_000);
        assertThat(pool.state().exhausted()).isZero();
    }

    /** The same one was warmed N times. */
    @Test
    void origin_prewarmOfTheSameOne_warmsAsManyAsAsked() {
        RuntimePool pool = pool(6, 2, 5);

        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            ids.add(take(pool.tryAcquire(i)).isolate().id());
        }

        assertThat(ids).hasSize(5);
        assertThat(factory.opened()).hasSize(5);
        assertThat(pool.tryAcquire(0)).isNull();
    }

    /** Retries were counted, and a wait ended after 100 of them, at about 94 ms. */
    @Test
    void origin_waitCutShort_lastsAsLongAsItMay() {
        RuntimePool pool = pool(1, 1, 1);
        Lease lease = take(pool.tryAcquire());
        Duration wait = Duration.ofMillis(400);
        long start = System.nanoTime();

        assertThatThrownBy(() -> pool.acquire(wait)).isInstanceOf(PoolExhaustedException.class);

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(wait.toNanos());
        lease.close();
    }

    /** Who asked counted itself in first, so that others found the pool full that was not. */
    @Test
    void origin_transientOvershoot_asManyThreadsAsRuntimesNeverFindNone() throws Exception {
        RuntimePool pool = pool(4, 2, 4);

        List<Integer> refused =
                together(
                        4,
                        thread -> {
                            int none = 0;
                            for (int i = 0; i < 20_000; i++) {
                                Lease lease = pool.tryAcquire(thread);
                                if (lease == null) {
                                    none++;
                                } else {
                                    lease.close();
                                }
                            }
                            return none;
                        });

        assertThat(refused).containsOnly(0);
    }

    /** The jitter came from the number of the retry. */
    @Test
    void origin_sameJitterInAllThreads_sleepsDiffer() throws Exception {
        List<List<Long>> sleeps = together(4, _ -> sleeps(new Backoff(0), 12));

        assertThat(sleeps).doesNotHaveDuplicates();
        assertThat(sleeps)
                .allSatisfy(own -> {
                    assertThat(own.getFirst()).isBetween(75_000L, 125_000L);
                    assertThat(own.getLast()).isBetween(37_500_000L, 62_500_000L);
                });
    }

    private static List<Long> sleeps(Backoff backoff, int count) {
        return IntStream.range(0, count).mapToObj(_ -> backoff.nextPauseNanos()).toList();
    }

    /** A runtime in the cache of a thread was lost when the thread ended. */
    @Test
    void origin_cacheOfADeadThread_keepsNothingBack() throws Exception {
        RuntimePool pool = pool(3, 2, 3);

        together(
                3,
                thread -> {
                    for (int i = 0; i < 100; i++) {
                        pool.acquire(LONG).close();
                    }
                    take(pool.tryAcquire(thread)).close();
                    return thread;
                });

        for (int i = 0; i < 3; i++) {
            assertThat(pool.tryAcquire(0)).isNotNull();
        }
    }

    @Test
    void whoComesLater_doesNotOvertakeThoseWhoWait() {
        RuntimePool pool = pool(1, 1, 1);
        Lease lease = take(pool.tryAcquire());
        List<String> order = new ArrayList<>();
        AtomicBoolean overtaken = new AtomicBoolean();
        for (String name : List.of("first", "second", "third")) {
            pool.acquire(
                    LONG,
                    given -> {
                        order.add(name);
                        Lease own = take(given);
                        // Free again, but others wait.
                        own.close();
                        overtaken.compareAndSet(
                                false, order.size() < 3 && pool.tryAcquire() != null);
                    });
        }
        assertThat(pool.tryAcquire()).isNull();

        lease.close();

        assertThat(order).containsExactly("first", "second", "third");
        assertThat(overtaken).isFalse();
    }

    @Test
    void shardWithoutAny_isServedByTheOthers() {
        RuntimePool pool = pool(4, 4, 4);

        List<Lease> leases = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            leases.add(take(pool.tryAcquire(2)));
        }

        assertThat(pool.state().overflow()).isEqualTo(3);
        leases.forEach(Lease::close);
        // One lies in the list of the shard, three where all find them.
        for (int shard = 0; shard < 4; shard++) {
            take(pool.tryAcquire(shard));
        }
        assertThat(pool.state().overflow()).isEqualTo(6);
    }

    @Test
    void negativeShard_isOneOfThem() {
        RuntimePool pool = pool(3, 3, 3);

        take(pool.tryAcquire(-1)).close();
        take(pool.tryAcquire(Integer.MIN_VALUE)).close();

        assertThat(pool.state().leases()).isEqualTo(2);
    }

    @Test
    void close_whileAllAsk_endsEverything() throws Exception {
        for (int round = 0; round < 20; round++) {
            RuntimePool pool = pool(3, 2, 2);

            together(
                    4,
                    thread -> {
                        if (thread == 0) {
                            pool.close();
                        }
                        for (int i = 0; i < 50; i++) {
                            Lease lease = pool.tryAcquire(thread);
                            if (lease != null) {
                                lease.close();
                            }
                            pool.acquire(
                                    thread,
                                    LONG,
                                    given -> {
                                        if (given != null) {
                                            given.close();
                                        }
                                    });
                        }
                        return thread;
                    });

            await().until(() -> pool.state().live() == 0);
            assertThat(pool.state().waiting()).isZero();
        }
        await().until(() -> factory.open() == 0);
    }
}
