package dev.zts.server;

import dev.zts.telemetry.BytecodeState;
import dev.zts.telemetry.ColdStart;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.FrameSource;
import dev.zts.telemetry.LogRead;
import dev.zts.telemetry.ServerLog;
import dev.zts.telemetry.Telemetry;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How long a host took to its first answer by a handler. It looks for the answer in the server's
 * logs, on the sampler's thread, so that no request has to take note of it.
 */
final class FirstAnswer implements FrameSource {

    private static final AtomicBoolean PROCESS_HAD_HOST = new AtomicBoolean();

    private final Telemetry telemetry;
    private final boolean firstOfProcess = PROCESS_HAD_HOST.compareAndSet(false, true);
    private final long openedNanos;
    private final long readyNanos;
    private final long compileNanos;
    private final long openNanos;
    private final BytecodeState bytecode;

    // The sampler's own.
    private ColdStart known = ColdStart.NONE;
    private final Map<ServerLog, Long> nextRows = new HashMap<>();

    /**
     * Begins to look.
     *
     * @param openedNanos when the folder was opened
     * @param readyNanos when requests could come
     * @param loaded the first version
     */
    FirstAnswer(Telemetry telemetry, long openedNanos, long readyNanos, Deployment loaded) {
        this.telemetry = telemetry;
        this.openedNanos = openedNanos;
        this.readyNanos = readyNanos;
        this.compileNanos = loaded.loadTimes().compileNanos();
        this.openNanos = loaded.loadTimes().openNanos();
        this.bytecode = loaded.engine().engine().bytecode();
    }

    @Override
    public void sampleInto(Frame.Builder frame) {
        if (!known.isKnown()) {
            look();
        }
        frame.coldStart(known);
    }

    /** Takes the earliest of the first answers that the logs have, one log a server thread. */
    private void look() {
        List<ServerLog.Served> answers = new ArrayList<>();
        for (ServerLog log : telemetry.serverLogs()) {
            long from = nextRows.getOrDefault(log, 0L);
            if (log.appended() > from) {
                LogRead read =
                        log.read(
                                from,
                                served -> {
                                    if (served.runNanos() > 0) {
                                        answers.add(served);
                                    }
                                });
                nextRows.put(log, read.nextRow());
            }
        }
        answers.stream()
                .min(Comparator.comparingLong(served -> served.writtenNanos() - openedNanos))
                .ifPresent(first -> known = coldStart(first));
    }

    private ColdStart coldStart(ServerLog.Served answer) {
        long idle = Math.max(0, answer.receivedNanos() - readyNanos);
        return new ColdStart(
                firstOfProcess ? answer.writtenNanos() - processNanos() - idle : 0,
                answer.writtenNanos() - openedNanos - idle,
                compileNanos,
                openNanos,
                answer.runNanos(),
                idle,
                bytecode.hits(),
                bytecode.misses());
    }

    /** {@return when the process started, in nanoseconds of {@link System#nanoTime}} */
    private static long processNanos() {
        long upMillis = ManagementFactory.getRuntimeMXBean().getUptime();
        return System.nanoTime() - upMillis * 1_000_000;
    }
}
