package dev.zts.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/**
 * Where the parts of one host leave what they measure, and where the sampler finds it. Meters and
 * logs are written by one thread each and registered here; events go through a bounded queue that
 * drops and counts when it is full.
 */
public final class Telemetry {
    /** Events that may wait for the sampler. */
    public static final int EVENT_CAPACITY = 4096;

    /**
     * Rows that a log keeps at least: with two event loops on either side, the last million
     * requests.
     */
    public static final int LOG_ROWS = 1 << 19;

    private final int logRows;
    private final List<Source> sources = new CopyOnWriteArrayList<>();
    private final List<Meter> meters = new CopyOnWriteArrayList<>();
    private final List<RequestLog> requestLogs = new CopyOnWriteArrayList<>();
    private final List<ServerLog> serverLogs = new CopyOnWriteArrayList<>();
    private final ArrayBlockingQueue<EngineEvent> queue = new ArrayBlockingQueue<>(EVENT_CAPACITY);
    private final LongAdder dropped = new LongAdder();

    // The sampler's own.
    private final List<EngineEvent> drained = new ArrayList<>();
    private final long[] counted = new long[Counter.values().length];
    private long droppedTold;

    public Telemetry() {
        this(LOG_ROWS);
    }

    /** A telemetry whose logs keep at least {@code logRows} rows each, in memory made as needed. */
    public Telemetry(int logRows) {
        if (logRows <= 0) {
            throw new IllegalArgumentException("logRows must be positive: " + logRows);
        }
        this.logRows = logRows;
    }

    /** Registers a part that adds its figures to each frame. */
    public void addSource(FrameSource source) {
        sources.add(new Source(source));
    }

    public void removeSource(FrameSource source) {
        sources.removeIf(each -> each.source.equals(source));
    }

    /** Tells one event. Any thread; never waits for room. */
    public void publish(EngineEvent event) {
        if (!queue.offer(event)) {
            dropped.increment();
        }
    }

    /** {@return a new meter; only one thread may add to it} Its counts outlive that thread. */
    public Meter newMeter() {
        Meter meter = new Meter();
        meters.add(meter);
        return meter;
    }

    /** {@return the sum of a counter over all meters so far} Any thread. */
    public long total(Counter counter) {
        return meters.stream().mapToLong(meter -> meter.get(counter)).sum();
    }

    /** {@return a new log of the load generator's view; only one thread may append to it} */
    public RequestLog newRequestLog() {
        RequestLog log = new RequestLog(logRows);
        requestLogs.add(log);
        return log;
    }

    /** {@return a new log of the server's view; only one thread may append to it} */
    public ServerLog newServerLog() {
        ServerLog log = new ServerLog(logRows);
        serverLogs.add(log);
        return log;
    }

    /** {@return every log of the load generator's view so far} */
    public List<RequestLog> requestLogs() {
        return List.copyOf(requestLogs);
    }

    /**
     * Forgets the logs of the load generator's view that were made so far, so that a host may run
     * any number of load runs. While none of them is written.
     */
    public void forgetRequestLogs() {
        requestLogs.clear();
    }

    /** {@return every log of the server's view so far} */
    public List<ServerLog> serverLogs() {
        return List.copyOf(serverLogs);
    }

    /** Takes everything since the last call into {@code frame}. Sampler's thread only. */
    void drainInto(Frame.Builder frame) {
        for (Source source : sources) {
            source.sampleInto(frame);
        }
        drainCounters(frame);
        drainEvents(frame);
    }

    private void drainCounters(Frame.Builder frame) {
        for (Counter counter : Counter.values()) {
            long sum = 0;
            for (Meter meter : meters) {
                sum += meter.get(counter);
            }
            frame.addCount(counter, sum - counted[counter.ordinal()]);
            counted[counter.ordinal()] = sum;
        }
    }

    private void drainEvents(Frame.Builder frame) {
        queue.drainTo(drained, EVENT_CAPACITY);
        drained.forEach(frame::addEvent);
        drained.clear();
        long now = dropped.sum();
        frame.addDroppedEvents(now - droppedTold);
        droppedTold = now;
    }

    /** A registered source, and whether its failure was told already. */
    private static final class Source {
        private final FrameSource source;
        private boolean failed;

        Source(FrameSource source) {
            this.source = source;
        }

        /** A source that fails must not cost the other ones their frame, whatever it throws. */
        void sampleInto(Frame.Builder frame) {
            try {
                source.sampleInto(frame);
            } catch (RuntimeException | Error failure) {
                if (!failed) {
                    failed = true;
                    frame.addEvent(
                            new EngineEvent.Notice(
                                    System.nanoTime(),
                                    EngineEvent.Severity.ERROR,
                                    "a part of the workbench gives no figures: " + failure));
                }
            }
        }
    }
}
