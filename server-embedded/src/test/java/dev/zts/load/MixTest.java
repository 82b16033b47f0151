package dev.zts.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixTest {
    private static Mix of(double... weights) {
        return new Mix(
                Arrays.stream(weights)
                        .mapToObj(weight ->
                                new LoadRequest("/", weight, "GET", "/", List.of(), new byte[0]))
                        .toList());
    }

    private static int[] counts(Mix mix, int routes, int picks) {
        int[] counts = new int[routes];
        for (int i = 0; i < picks; i++) {
            counts[mix.next()]++;
        }
        return counts;
    }

    @Test
    void shares_areExactAfterAWholeRound() {
        assertThat(counts(of(5, 3, 2), 3, 1000)).containsExactly(500, 300, 200);
    }

    @Test
    void picks_areSpreadEvenly() {
        Mix mix = of(2, 1, 1);

        assertThat(List.of(mix.next(), mix.next(), mix.next(), mix.next()))
                .containsExactly(0, 1, 2, 0);
    }

    @Test
    void share_isWithinOneAtAnyTime() {
        Mix mix = of(0.7, 0.2, 0.1);
        int[] counts = new int[3];

        for (int picks = 1; picks <= 500; picks++) {
            counts[mix.next()]++;
            assertThat(Math.abs(counts[0] - picks * 0.7)).isLessThanOrEqualTo(1.001);
            assertThat(Math.abs(counts[2] - picks * 0.1)).isLessThanOrEqualTo(1.001);
        }
    }
}
