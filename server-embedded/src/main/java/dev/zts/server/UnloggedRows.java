package dev.zts.server;

import dev.zts.operations.RequestMetrics;
import dev.zts.telemetry.ServerLog;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows of the log of responses that have not left yet. */
final class UnloggedRows {
    private static final int COLUMNS = 6;

    private long[] cells = new long[COLUMNS];
    private int used;

    void add(
            long exchange,
            int status,
            long receivedNanos,
            long waitNanos,
            long runNanos,
            long allocatedBytes) {
        if (used == cells.length) {
            cells = Arrays.copyOf(cells, 2 * used);
        }
        cells[used++] = exchange;
        cells[used++] = status;
        cells[used++] = receivedNanos;
        cells[used++] = waitNanos;
        cells[used++] = runNanos;
        cells[used++] = allocatedBytes;
    }

    int count() {
        return used / COLUMNS;
    }

    /** Logs all, and is empty. */
    void writtenAt(long nanos, ServerLog log, @Nullable RequestMetrics metrics) {
        for (int i = 0; i < used; i += COLUMNS) {
            log.append(
                    cells[i],
                    (int) cells[i + 1],
                    cells[i + 2],
                    cells[i + 3],
                    cells[i + 4],
                    nanos,
                    cells[i + 5]);
            if (metrics != null) {
                metrics.responded((int) cells[i + 1], nanos - cells[i + 2]);
            }
        }
        used = 0;
    }
}
