package dev.zts.benchmarks.pool;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.zts.engine.Isolate;
import dev.zts.pool.Lease;
import dev.zts.pool.PoolOptions;
import dev.zts.pool.RuntimePool;
import dev.zts.telemetry.Telemetry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures leases of our pool and of {@link LockedPool} in turn: wall time, CPU time and garbage
 * per lease. Arguments: rounds, milliseconds a measurement.
 */
final class PoolCost {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long nanos;

    private PoolCost(long nanos) {
        this.nanos = nanos;
    }

    /** One measurement: by how many leases, in which time. */
    private record Cost(double nanosEach, double cpuNanosEach, double bytesEach) {
        static Cost median(List<Cost> costs) {
            return new Cost(
                    middle(costs.stream().mapToDouble(Cost::nanosEach).toArray()),
                    middle(costs.stream().mapToDouble(Cost::cpuNanosEach).toArray()),
                    middle(costs.stream().mapToDouble(Cost::bytesEach).toArray()));
        }

        private static double middle(double[] values) {
            Arrays.sort(values);
            return values[values.length / 2];
        }
    }

    /** How the leases are taken. */
    private interface Use {
        /** Takes leases until {@code end} by the clock. {@return how many} */
        long run(RuntimePool pool, long end) throws Exception;
    }

    private record Scenario(String name, int capacity, Use use) {}

    private record Subject(String name, Supplier<RuntimePool> pool) {}

    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        long millis = args.length > 1 ? Long.parseLong(args[1]) : 500;
        PoolCost cost = new PoolCost(millis * 1_000_000);
        System.out.printf("%-44s%-10s%12s%12s%12s%n", "", "pool", "ns a lease", "CPU ns", "bytes");
        for (Scenario scenario : scenarios()) {
            cost.compare(scenario, rounds);
        }
    }

    private static List<Scenario> scenarios() {
        return List.of(
                new Scenario("1 thread, 4 runtimes, no wait", 4, tries(1)),
                new Scenario("4 threads, 4 runtimes, no wait", 4, tries(4)),
                new Scenario("10 threads, 2 runtimes, blocking", 2, blocking(10)),
                new Scenario("50 threads, 2 runtimes, blocking", 2, blocking(50)),
                new Scenario("10 connections, 2 runtimes, 4 workers", 2, pending(10)),
                new Scenario("50 connections, 2 runtimes, 4 workers", 2, pending(50)));
    }

    private void compare(Scenario scenario, int rounds) throws Exception {
        List<Subject> subjects = subjects(scenario.capacity());
        List<List<Cost>> costs = new ArrayList<>();
        for (Subject subject : subjects) {
            costs.add(new ArrayList<>());
            measure(subject, scenario.use());
        }
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < subjects.size(); i++) {
                costs.get(i).add(measure(subjects.get(i), scenario.use()));
            }
        }
        for (int i = 0; i < subjects.size(); i++) {
            Cost cost = Cost.median(costs.get(i));
            System.out.printf(
                    "%-44s%-10s%12.1f%12.1f%12.1f%n",
                    scenario.name(),
                    subjects.get(i).name(),
                    cost.nanosEach(),
                    cost.cpuNanosEach(),
                    cost.bytesEach());
        }
    }

    private static List<Subject> subjects(int capacity) {
        List<Isolate> isolates =
                LongStream.range(0, capacity).<Isolate>mapToObj(IdleIsolate::new).toList();
        AtomicLong ids = new AtomicLong();
        PoolOptions options =
                PoolOptions.defaults()
                        .withCapacity(capacity)
                        .withShards(capacity)
                        .withPrewarm(capacity);
        return List.of(
                new Subject("locked", () -> new LockedPool(isolates)),
                new Subject(
                        "sharded",
                        () ->
                                RuntimePool.open(
                                        options,
                                        () -> new IdleIsolate(ids.incrementAndGet()),
                                        new Telemetry())));
    }

    private Cost measure(Subject subject, Use use) throws Exception {
        try (RuntimePool pool = subject.pool().get()) {
            long bytes = THREADS.getTotalThreadAllocatedBytes();
            long cpu = SYSTEM.getProcessCpuTime();
            long start = System.nanoTime();
            long leases = use.run(pool, start + nanos);
            double wall = System.nanoTime() - start;
            double cpuUsed = SYSTEM.getProcessCpuTime() - cpu;
            double allocated = THREADS.getTotalThreadAllocatedBytes() - bytes;
            return new Cost(wall / leases, cpuUsed / leases, allocated / leases);
        }
    }

    /** Each thread takes a runtime and gives it back, again and again. */
    private static Use tries(int threads) {
        return (pool, end) ->
                onThreads(
                        threads,
                        thread -> {
                            long leases = 0;
                            while (System.nanoTime() - end < 0) {
                                for (int i = 0; i < 1_000; i++) {
                                    Lease lease = pool.tryAcquire(thread);
                                    if (lease != null) {
                                        lease.close();
                                        leases++;
                                    }
                                }
                            }
                            return leases;
                        });
    }

    /** As {@link #tries}, but the thread waits for its runtime. */
    private static Use blocking(int threads) {
        return (pool, end) ->
                onThreads(
                        threads,
                        _ -> {
                            long leases = 0;
                            while (System.nanoTime() - end < 0) {
                                Lease lease = pool.acquire(PATIENCE);
                                handle(lease);
                                lease.close();
                                leases++;
                            }
                            return leases;
                        });
    }

    /** What a handler of about a microsecond does. */
    private static void handle(Lease lease) {
        long sum = lease.isolate().id();
        for (int i = 0; i < 20; i++) {
            Thread.onSpinWait();
            sum += i;
        }
        if (sum < 0) {
            throw new IllegalStateException("isolates are counted from 0");
        }
    }

    /** Each connection asks, is run by a worker when its runtime is there, and asks again. */
    private static Use pending(int connections) {
        return (pool, end) -> {
            AtomicLong leases = new AtomicLong();
            CountDownLatch over = new CountDownLatch(connections);
            try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
                for (int i = 0; i < connections; i++) {
                    new Connection(pool, workers, i, end, leases::addAndGet, over).ask();
                }
                over.await();
            }
            return leases.get();
        };
    }

    /** A client with one request after the other. */
    private static final class Connection {
        private final RuntimePool pool;
        private final ExecutorService workers;
        private final int shard;
        private final long end;
        private final LongConsumer leases;
        private final CountDownLatch over;

        Connection(
                RuntimePool pool,
                ExecutorService workers,
                int shard,
                long end,
                LongConsumer leases,
                CountDownLatch over) {
            this.pool = pool;
            this.workers = workers;
            this.shard = shard;
            this.end = end;
            this.leases = leases;
            this.over = over;
        }

        void ask() {
            pool.acquire(shard, PATIENCE, this::serve);
        }

        private void serve(@Nullable Lease lease) {
            workers.execute(() -> {
                handle(Objects.requireNonNull(lease, "the pool gave nothing"));
                lease.close();
                leases.accept(1);
                if (System.nanoTime() - end < 0) {
                    ask();
                } else {
                    over.countDown();
                }
            });
        }
    }

    /** What one thread does. */
    private interface Work {
        long run(int thread) throws Exception;
    }

    private static long onThreads(int threads, Work work) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Long>> ends =
                    IntStream.range(0, threads)
                            .mapToObj(thread -> executor.submit(() -> work.run(thread)))
                            .toList();
            long leases = 0;
            for (Future<Long> end : ends) {
                leases += end.get();
            }
            return leases;
        }
    }
}
