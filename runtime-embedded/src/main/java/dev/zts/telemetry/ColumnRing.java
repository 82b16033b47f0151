package dev.zts.telemetry;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The last rows of a table of longs, one array per column. One writer that never waits, any number
 * of readers.
 */
final class ColumnRing {
    /*
     * Rows live in chunks of CHUNK_ROWS, made when first needed. Before the writer enters a chunk
     * again it moves firstRow past the rows in it; a reader copies a row first and looks at firstRow
     * after that, so a row overwritten meanwhile is never shown. Row n is visible once appended > n.
     * A chunk more than the capacity asks for makes the capacity a lower bound.
     */
    private static final VarHandle APPENDED = handle("appended");
    private static final VarHandle FIRST_ROW = handle("firstRow");

    /** Rows of a chunk; a column of it has 64 KiB, far from what G1 calls humongous. */
    static final int CHUNK_ROWS = 8192;

    private final int columns;
    private final int chunkRows;

    /** Chunk, column, row of the chunk. */
    private final long[][][] chunks;

    @SuppressWarnings("UnusedVariable") // read through its handle
    private long appended;

    private long firstRow;

    // The writer's own.
    private long next;
    private int slot;
    private long[][] current;

    /** A ring that keeps at least {@code capacity} rows. */
    ColumnRing(int columns, int capacity) {
        this(columns, capacity, Math.min(CHUNK_ROWS, Math.max(1, capacity)));
    }

    ColumnRing(int columns, int capacity, int chunkRows) {
        if (capacity <= 0) {
            throw new IllegalArgumentException("capacity must be positive: " + capacity);
        }
        this.columns = columns;
        this.chunkRows = chunkRows;
        this.chunks = new long[Math.ceilDiv(capacity, chunkRows) + 1][][];
        this.current = new long[columns][chunkRows];
        chunks[0] = current;
    }

    /** {@return the columns to write the next row into, at {@link #slot}} The writer only. */
    long[][] row() {
        if (slot == chunkRows) {
            enterNextChunk();
        }
        return current;
    }

    /** {@return where in each column of {@link #row} the next row goes} The writer only. */
    int slot() {
        return slot;
    }

    /** Shows the row that was written to readers. The writer only. */
    void publish() {
        slot++;
        next++;
        APPENDED.setRelease(this, next);
    }

    private void enterNextChunk() {
        int index = (int) (next / chunkRows % chunks.length);
        if (chunks[index] == null) {
            chunks[index] = new long[columns][chunkRows];
        } else {
            FIRST_ROW.setOpaque(this, firstRow + chunkRows);
            VarHandle.storeStoreFence();
        }
        current = chunks[index];
        slot = 0;
    }

    /** {@return how many rows were appended so far} */
    long appended() {
        return (long) APPENDED.getAcquire(this);
    }

    /** Takes one row; the array is used again for the next one. */
    @FunctionalInterface
    interface RowVisitor {
        void row(long number, long[] values);
    }

    /**
     * Shows the rows from {@code fromRow} on to {@code visitor}, as far as they are still there.
     */
    LogRead read(long fromRow, RowVisitor visitor) {
        long end = appended();
        long lost = 0;
        long[] values = new long[columns];
        long number = Math.max(0, fromRow);
        while (number < end) {
            long first = copy(number, values);
            if (first > number) {
                long resume = Math.min(first, end);
                lost += resume - number;
                number = resume;
            } else {
                visitor.row(number, values);
                number++;
            }
        }
        return new LogRead(Math.max(end, fromRow), lost);
    }

    /** Copies a row and returns the first one that was still whole after that. */
    private long copy(long number, long[] values) {
        long[][] chunk = chunks[(int) (number / chunkRows % chunks.length)];
        int row = (int) (number % chunkRows);
        for (int column = 0; column < columns; column++) {
            values[column] = chunk[column][row];
        }
        VarHandle.loadLoadFence();
        return (long) FIRST_ROW.getOpaque(this);
    }

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(ColumnRing.class, field, long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
