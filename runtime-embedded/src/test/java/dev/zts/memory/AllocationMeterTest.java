package dev.zts.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.zts.telemetry.Owner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AllocationMeterTest {
    private static final long MIB = 1 << 20;

    @SuppressWarnings("UnusedVariable") // or the compiler would leave the allocation out
    private volatile Object sink = "";

    private void allocate(long bytes) {
        for (long done = 0; done < bytes; done += 1024) {
            sink = new byte[1024];
        }
    }

    @Test
    void bytes_surviveTheirThread() throws Exception {
        Allocated before = AllocationMeter.read();
        CountDownLatch allocated = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        Thread thread =
                Thread.ofPlatform()
                        .start(() -> {
                            AllocationMeter.claim(Thread.currentThread(), Owner.LOAD_GENERATOR);
                            allocate(8 * MIB);
                            allocated.countDown();
                            await(read);
                        });
        allocated.await();
        Allocated during = AllocationMeter.read();
        read.countDown();
        thread.join();
        Allocated after = AllocationMeter.read();

        assertThat(during.of(Owner.LOAD_GENERATOR) - before.of(Owner.LOAD_GENERATOR))
                .isBetween(8 * MIB, 12 * MIB);
        assertThat(after.of(Owner.LOAD_GENERATOR)).isEqualTo(during.of(Owner.LOAD_GENERATOR));
        assertThat(after.total() - before.total()).isGreaterThanOrEqualTo(8 * MIB);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void claimedAgain_movesWhatComesAfterwards() throws Exception {
        Allocated before = AllocationMeter.read();
        Thread thread =
                Thread.ofPlatform()
                        .start(() -> {
                            Thread self = Thread.currentThread();
                            AllocationMeter.claim(self, Owner.LOAD_GENERATOR);
                            allocate(4 * MIB);
                            AllocationMeter.claim(self, Owner.SERVER);
                            allocate(2 * MIB);
                            AllocationMeter.read();
                        });
        thread.join();
        Allocated after = AllocationMeter.read();

        assertThat(after.since(before).get(Owner.LOAD_GENERATOR)).isBetween(4 * MIB, 6 * MIB);
        assertThat(after.since(before).get(Owner.SERVER)).isBetween(2 * MIB, 4 * MIB);
    }

    @Test
    void threadThatWorksForAnotherOwnerToo_isSharedBetweenThem() throws Exception {
        Allocated before = AllocationMeter.read();
        Thread thread =
                Thread.ofPlatform()
                        .start(() -> {
                            AtomicLong handlers = new AtomicLong();
                            AllocationMeter.claim(
                                    Thread.currentThread(),
                                    Owner.SERVER,
                                    Owner.ISOLATES,
                                    handlers::get);
                            allocate(2 * MIB);
                            long start = AllocationMeter.currentThreadBytes();
                            allocate(4 * MIB);
                            handlers.addAndGet(AllocationMeter.currentThreadBytes() - start);
                            AllocationMeter.read();
                        });
        thread.join();
        Allocated after = AllocationMeter.read();

        assertThat(after.since(before).get(Owner.ISOLATES)).isBetween(4 * MIB, 6 * MIB);
        assertThat(after.since(before).get(Owner.SERVER)).isBetween(2 * MIB, 4 * MIB);
    }

    @Test
    void unclaimed_isOther() throws Exception {
        Allocated before = AllocationMeter.read();
        Thread thread = Thread.ofPlatform().start(() -> allocate(4 * MIB));
        thread.join();

        assertThat(AllocationMeter.read().since(before).get(Owner.OTHER))
                .isGreaterThanOrEqualTo(4 * MIB);
    }

    @Test
    void virtualThread_cannotBeClaimed() {
        Thread virtual = Thread.ofVirtual().unstarted(() -> {});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllocationMeter.claim(virtual, Owner.SERVER));
    }

    @Test
    void currentThreadBytes_countWhatThisThreadAllocates() {
        long before = AllocationMeter.currentThreadBytes();
        allocate(MIB);

        assertThat(AllocationMeter.currentThreadBytes() - before).isBetween(MIB, 2 * MIB);
    }

    @Test
    void at_isOnTheLineBetweenTwoReadings() {
        Allocated first = new Allocated(1_000, 100, new long[] {10, 0, 0, 0, 90});
        Allocated second = new Allocated(2_000, 300, new long[] {30, 0, 0, 0, 270});

        assertThat(second.at(1_500, first).total()).isEqualTo(200);
        assertThat(second.at(1_500, first).of(Owner.ISOLATES)).isEqualTo(20);
        assertThat(second.at(0, first).total()).isEqualTo(100);
        assertThat(second.at(9_000, first).total()).isEqualTo(300);
    }
}
