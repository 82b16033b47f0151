package dev.zts.server;

import dev.zts.operations.OpenMetrics;
import dev.zts.operations.RequestMetrics;
import dev.zts.telemetry.BytecodeState;
import dev.zts.telemetry.Counter;
import dev.zts.telemetry.PoolState;
import dev.zts.telemetry.Telemetry;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Map;

/** What {@code /metrics} tells. */
final class ServerFigures {
    private final Telemetry telemetry;
    private final OpenMetrics out = new OpenMetrics();

    ServerFigures(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** {@return everything, by OpenMetrics} */
    String text(RequestMetrics requests, Failures failures, PoolState pool, BytecodeState cache) {
        requests.writeTo(out);
        OpenMetrics.Family failed =
                out.counter("zts_http_failures", "Answers of the server in a handler's place.");
        failures.totals().forEach((kind, count) -> failed.sample(count, "kind", kind));
        connections();
        handlers();
        pool(pool);
        cache(cache);
        machine();
        return out.end();
    }

    private void connections() {
        long opened = total(Counter.SERVER_CONNECTIONS_OPENED);
        long closed = total(Counter.SERVER_CONNECTIONS_CLOSED);
        count("zts_http_requests", "Complete requests.", total(Counter.SERVER_REQUESTS));
        out.gauge("zts_http_connections", "Open connections.").sample(Math.max(0, opened - closed));
        count("zts_http_connections_opened", "Connections opened.", opened);
        count(
                "zts_http_connections_refused",
                "Connections above the limit.",
                total(Counter.SERVER_CONNECTIONS_REFUSED));
        count(
                "zts_http_client_aborted",
                "Requests whose client went away.",
                total(Counter.SERVER_CLIENT_ABORTED));
        count("zts_http_received_bytes", "Bytes in.", total(Counter.SERVER_BYTES_IN));
        count("zts_http_sent_bytes", "Bytes out.", total(Counter.SERVER_BYTES_OUT));
    }

    private void handlers() {
        count("zts_handler_runs", "Runs of handlers.", total(Counter.HANDLER_RUNS));
        count("zts_handler_run_seconds", "Time in handlers.", total(Counter.HANDLER_NANOS) / 1e9);
        count(
                "zts_handler_allocated_bytes",
                "Bytes that handlers allocated.",
                total(Counter.HANDLER_ALLOCATED_BYTES));
    }

    private void pool(PoolState pool) {
        out.gauge("zts_pool_runtimes", "Runtimes of the pool.")
                .sample(pool.inUse(), "state", "in_use")
                .sample(Math.max(0, pool.live() - pool.inUse()), "state", "free");
        out.gauge("zts_pool_capacity", "Most runtimes there may be.").sample(pool.capacity());
        out.gauge("zts_pool_waiting", "Requests that wait for a runtime.").sample(pool.waiting());
        count("zts_pool_leases", "Runtimes given to requests.", pool.leases());
        count("zts_pool_exhausted", "Requests that found no runtime in time.", pool.exhausted());
        count(
                "zts_pool_wait_seconds",
                "Time that requests waited for a runtime.",
                total(Counter.POOL_WAIT_NANOS) / 1e9);
        OpenMetrics.Family ended =
                out.counter("zts_pool_runtimes_ended", "Runtimes taken out of service.");
        Map.of(
                        "recycled", pool.recycled(),
                        "quarantined", pool.quarantined(),
                        "discarded", pool.discarded())
                .forEach((reason, count) -> ended.sample(count, "reason", reason));
    }

    private void cache(BytecodeState cache) {
        out.counter("zts_bytecode_lookups", "Scripts looked for in the bytecode cache.")
                .sample(cache.memoryHits(), "result", "memory")
                .sample(cache.diskHits(), "result", "disk")
                .sample(cache.misses(), "result", "miss");
    }

    private void machine() {
        OpenMetrics.Family collections =
                out.counter("jvm_gc_collections", "Collections by collector.");
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            collections.sample(Math.max(0, bean.getCollectionCount()), "gc", bean.getName());
        }
        OpenMetrics.Family time = out.counter("jvm_gc_seconds", "Time of collections.");
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            time.sample(Math.max(0, bean.getCollectionTime()) / 1e3, "gc", bean.getName());
        }
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        out.gauge("jvm_heap_used_bytes", "Heap in use.").sample(heap.getUsed());
        out.gauge("jvm_heap_committed_bytes", "Heap taken from the system.")
                .sample(heap.getCommitted());
        out.gauge("process_start_time_seconds", "Start of the process since the epoch.")
                .sample(ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3);
    }

    private void count(String name, String help, double value) {
        out.counter(name, help).sample(value);
    }

    private long total(Counter counter) {
        return telemetry.total(counter);
    }
}
