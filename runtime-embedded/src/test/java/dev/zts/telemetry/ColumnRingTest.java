package dev.zts.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ColumnRingTest {

    private static void append(ColumnRing ring, long value) {
        long[][] columns = ring.row();
        columns[0][ring.slot()] = value;
        columns[1][ring.slot()] = -value;
        ring.publish();
    }

    private static List<Long> values(ColumnRing ring, long fromRow) {
        List<Long> values = new ArrayList<>();
        ring.read(fromRow, (_, row) -> values.add(row[0]));
        return values;
    }

    @Test
    void read_fromTheMiddle_givesTheRest() {
        ColumnRing ring = new ColumnRing(2, 100, 4);
        for (int i = 0; i < 10; i++) {
            append(ring, i);
        }

        assertThat(values(ring, 7)).containsExactly(7L, 8L, 9L);
        assertThat(ring.appended()).isEqualTo(10);
        assertThat(ring.read(7, (_, _) -> {})).isEqualTo(new LogRead(10, 0));
    }

    @Test
    void read_pastTheEnd_givesNothing() {
        ColumnRing ring = new ColumnRing(2, 100, 4);
        append(ring, 1);

        assertThat(ring.read(5, (_, _) -> {})).isEqualTo(new LogRead(5, 0));
    }

    @Test
    void full_keepsAtLeastTheCapacityAndCountsTheLost() {
        ColumnRing ring = new ColumnRing(2, 8, 4);
        for (int i = 0; i < 1000; i++) {
            append(ring, i);
            List<Long> kept = values(ring, 0);
            assertThat(kept).hasSizeGreaterThanOrEqualTo(Math.min(i + 1, 8));
            assertThat(kept.getLast()).isEqualTo(i);
            assertThat(ring.read(0, (_, _) -> {}))
                    .isEqualTo(new LogRead(i + 1, i + 1 - kept.size()));
        }
    }

    @Test
    void rows_areNumberedThrough() {
        ColumnRing ring = new ColumnRing(2, 8, 4);
        for (int i = 0; i < 50; i++) {
            append(ring, i);
        }

        ring.read(0, (number, row) -> assertThat(row[0]).isEqualTo(number));
    }

    @Test
    @Timeout(60)
    void concurrentReader_seesEachRowWholeOrCountsItAsLost() throws Exception {
        ColumnRing ring = new ColumnRing(2, 64, 16);
        int total = 3_000_000;
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch reading = new CountDownLatch(1);
        Thread writer =
                Thread.ofPlatform()
                        .start(() -> {
                            awaitQuietly(reading);
                            for (long i = 0; i < total; i++) {
                                append(ring, i);
                            }
                            done.set(true);
                        });
        long next = 0;
        long[] seen = {0, 0, -1};
        long lost = 0;
        boolean last = false;
        while (!last) {
            last = done.get();
            LogRead read =
                    ring.read(
                            next,
                            (number, row) -> {
                                seen[0]++;
                                boolean whole = row[0] == number && row[1] == -number;
                                boolean inOrder = number > seen[2];
                                seen[1] += whole && inOrder ? 0 : 1;
                                seen[2] = number;
                            });
            next = read.nextRow();
            lost += read.lost();
            reading.countDown();
        }
        writer.join();

        assertThat(seen[1]).as("torn rows").isZero();
        assertThat(seen[0] + lost).isEqualTo(total);
        assertThat(seen[0]).isPositive();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
