package dev.zts.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/** Any bytes are requests that Netty reads likewise, wherever they are cut, or refused. */
class RequestFuzzTest {

    /** Two bytes say where the others are cut: after how many, and then always after how many. */
    @FuzzTest
    void connection(byte[] data) {
        if (data.length < 2) {
            return;
        }
        byte[] bytes = Arrays.copyOfRange(data, 2, data.length);
        Conversation whole = Conversation.of(bytes, bytes.length);

        assertThat(Conversation.of(bytes, cuts(data[0] & 0xFF, 1 + (data[1] & 0xFF), bytes.length)))
                .isEqualTo(whole);
        assertThat(NettyDifferentialTest.difference(bytes)).isEmpty();
    }

    private static int[] cuts(int first, int step, int length) {
        int[] ends = new int[2 + Math.max(0, length - first) / step];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = Math.min(length, first + i * step);
        }
        ends[ends.length - 1] = length;
        return ends;
    }
}
