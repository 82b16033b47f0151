package dev.zts.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.memory.AllocationMeter;
import dev.zts.web.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;

/** What one request and its answer leave to the garbage collector. */
class GarbageTest {
    private static final int REQUESTS = 5_000;

    private final byte[] head =
            "GET /hello?a HTTP/1.1\r\nHost: test\r\nX: y\r\n\r\n".getBytes(US_ASCII);
    private final byte[] date = "Sun, 06 Nov 1994 08:49:37 GMT".getBytes(US_ASCII);
    private final Headers headers = new Headers();

    /** Without Netty's leak detector, which notes each use of a buffer. */
    private final ByteBufAllocator buffers = new UnpooledByteBufAllocator(true, true);

    private final ByteBuf in = buffers.directBuffer(256);
    private final ByteBuf out = buffers.directBuffer(256);

    /** Reads and answers requests as a connection does that is asked the same again and again. */
    private void serve(RequestDecoder decoder, boolean hold) throws RefusedException {
        for (int i = 0; i < REQUESTS; i++) {
            in.clear().writeBytes(head);
            assertComplete(decoder.read(in));
            Request request = decoder.request();
            if (!hold) {
                assertSame(request.path(), request.method());
                request.release();
            }
            out.clear();
            ResponseHead.write(out, 200, headers, 13, false, request.hashCode() == 0, date);
        }
    }

    private static void assertComplete(RequestDecoder.Step step) {
        if (step != RequestDecoder.Step.REQUEST) {
            throw new AssertionError(step);
        }
    }

    private static void assertSame(String path, String method) {
        if (!path.equals("/hello") || !method.equals("GET")) {
            throw new AssertionError(method + " " + path);
        }
    }

    private double bytesOfEach(boolean hold) throws RefusedException {
        headers.append("content-type", "text/plain;charset=UTF-8");
        RequestDecoder decoder =
                new RequestDecoder(Conversation.LIMITS, () -> Conversation.MAX_BODY_BYTES, true);
        serve(decoder, hold);
        long before = AllocationMeter.currentThreadBytes();
        serve(decoder, hold);
        return (AllocationMeter.currentThreadBytes() - before) / (double) REQUESTS;
    }

    @Test
    void hello_leavesNoGarbage() throws RefusedException {
        assertThat(bytesOfEach(false)).isLessThan(8);
    }

    /** The twin: a request that nobody gives back cannot be used again. */
    @Test
    void requestThatIsNeverReleased_isFoundByTheMeasurement() throws RefusedException {
        assertThat(bytesOfEach(true)).isGreaterThan(200);
    }
}
