package dev.zts.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotQueueTest {

    @Test
    void queue_keepsItsOrderWhileItGrowsAndWrapsAround() {
        SlotQueue queue = new SlotQueue();
        long added = 0;
        long removed = 0;

        for (int round = 1; round <= 300; round++) {
            for (int i = 0; i < 3; i++, added++) {
                queue.add((int) added % 7, added, added + 5);
            }
            assertThat(queue.intendedNanos()).isEqualTo(removed);
            assertThat(queue.readyNanos()).isEqualTo(removed + 5);
            assertThat(queue.route()).isEqualTo((int) (removed % 7));
            queue.remove();
            removed++;
        }
        while (!queue.isEmpty()) {
            assertThat(queue.intendedNanos()).isEqualTo(removed++);
            queue.remove();
        }

        assertThat(removed).isEqualTo(added);
    }
}
