package dev.zts.benchmarks.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.management.ThreadMXBean;
import dev.zts.http.HttpLimits;
import dev.zts.http.RefusedException;
import dev.zts.http.RequestDecoder;
import dev.zts.http.ResponseHead;
import dev.zts.web.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What reading a request's head costs: nanoseconds of CPU and bytes for each, by our decoder, with
 * what a handler may ask besides, and by Netty's; and what writing a response's head costs. The
 * best of {@value #ROUNDS} rounds, which take turns.
 */
public final class DecodeCost {
    private static final int ROUNDS = 60;
    private static final long ROUND_NANOS = 30_000_000L;
    private static final int BATCH = 1_000;
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final byte[] SHORT = ascii("GET / HTTP/1.1\nHost: 127.0.0.1:80\n\n");

    /** What a browser sends. */
    private static final byte[] BROWSER =
            ascii(
                    """
                    GET /orders?limit=3 HTTP/1.1
                    Host: 127.0.0.1:8080
                    User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
                    Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8
                    Accept-Language: en-US,en;q=0.5
                    Accept-Encoding: gzip, deflate, br, zstd
                    Connection: keep-alive
                    Upgrade-Insecure-Requests: 1
                    Sec-Fetch-Dest: document
                    Sec-Fetch-Mode: navigate
                    Sec-Fetch-Site: none
                    Sec-Fetch-User: ?1
                    Priority: u=0, i
                    Cache-Control: max-age=0, no-cache

                    """);

    private final ByteBuf in;
    private final byte[] head;
    private final RequestDecoder decoder =
            new RequestDecoder(new HttpLimits(4096, 8192, 100), () -> 1 << 20);
    private final EmbeddedChannel netty = new EmbeddedChannel(new HttpRequestDecoder());
    private final Headers response = new Headers();
    private final ByteBuf out = ByteBufAllocator.DEFAULT.directBuffer(1024);
    private final byte[] date = ascii("Sat, 21 Nov 2026 13:00:00 GMT");

    /** So that nothing measured is thrown away. */
    private int sink;

    private DecodeCost(byte[] head) {
        this.head = head;
        this.in = ByteBufAllocator.DEFAULT.directBuffer(2048).writeBytes(head);
        response.append("content-type", "text/plain;charset=UTF-8");
    }

    private static byte[] ascii(String lines) {
        return lines.replace("\n", "\r\n").getBytes(US_ASCII);
    }

    /** Takes nothing. */
    public static void main(String[] arguments) throws InterruptedException {
        Thread thread =
                new FastThreadLocalThread(() -> {
                    new DecodeCost(SHORT).print();
                    new DecodeCost(BROWSER).print();
                });
        thread.start();
        thread.join();
    }

    private interface Measured {
        void once() throws RefusedException;
    }

    private void print() {
        Map<String, Measured> all = new LinkedHashMap<>();
        all.put("ours, nothing asked", this::ours);
        all.put("ours, method and path", this::oursPath);
        all.put("ours, all headers", this::oursHeaders);
        all.put("netty", this::netty);
        all.put("response head", this::responseHead);
        double[] nanos = new double[all.size()];
        Arrays.fill(nanos, Double.MAX_VALUE);
        double[] bytes = nanos.clone();
        for (int round = 0; round < ROUNDS; round++) {
            int row = 0;
            for (Measured measured : all.values()) {
                measure(measured, row++, nanos, bytes);
            }
        }
        int row = 0;
        for (String name : all.keySet()) {
            System.out.printf(
                    "%3d B  %-22s %8.1f ns %8.1f B allocated%n",
                    head.length, name, nanos[row], bytes[row]);
            row++;
        }
        if (sink == 42) {
            System.out.println();
        }
        in.release();
        out.release();
        netty.finishAndReleaseAll();
    }

    private static void measure(Measured measured, int row, double[] nanos, double[] bytes) {
        long start = THREAD.getCurrentThreadCpuTime();
        long allocated = THREAD.getCurrentThreadAllocatedBytes();
        long count = 0;
        long elapsed;
        do {
            try {
                for (int i = 0; i < BATCH; i++) {
                    measured.once();
                }
            } catch (RefusedException e) {
                throw new IllegalStateException(e);
            }
            count += BATCH;
            elapsed = THREAD.getCurrentThreadCpuTime() - start;
        } while (elapsed < ROUND_NANOS);
        long made = THREAD.getCurrentThreadAllocatedBytes() - allocated;
        nanos[row] = Math.min(nanos[row], (double) elapsed / count);
        bytes[row] = Math.min(bytes[row], (double) made / count);
    }

    private void read() throws RefusedException {
        in.readerIndex(0);
        if (decoder.read(in) != RequestDecoder.Step.REQUEST) {
            throw new IllegalStateException("the head is not complete");
        }
    }

    private void ours() throws RefusedException {
        read();
        decoder.request().release();
    }

    private void oursPath() throws RefusedException {
        read();
        sink += decoder.request().method().length() + decoder.request().path().length();
        decoder.request().release();
    }

    private void oursHeaders() throws RefusedException {
        read();
        sink += decoder.request().headers().size();
        decoder.request().release();
    }

    private void netty() {
        in.readerIndex(0);
        netty.writeInbound(in.retainedDuplicate());
        HttpRequest request = netty.readInbound();
        sink += request.headers().size();
        ReferenceCountUtil.release(netty.<Object>readInbound());
    }

    private void responseHead() {
        out.clear();
        ResponseHead.write(out, 200, response, 13, false, false, date);
    }
}
