package dev.zts.benchmarks.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.FastThreadLocal;

/**
 * Answers each empty line, which is where a request without a body ends. All requests of one read
 * are answered in one buffer.
 */
final class MinimalHandler extends ChannelInboundHandlerAdapter {
    private static final int END = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';

    private static final FastThreadLocal<byte[]> SCRATCH =
            new FastThreadLocal<>() {
                @Override
                protected byte[] initialValue() {
                    return new byte[64 << 10];
                }
            };

    /** The last four bytes. */
    private int last;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        byte[] bytes = SCRATCH.get();
        int requests = 0;
        while (in.isReadable()) {
            int length = Math.min(bytes.length, in.readableBytes());
            in.readBytes(bytes, 0, length);
            requests += ends(bytes, length);
        }
        in.release();
        if (requests > 0) {
            byte[] response = Hello.ofThread().response();
            ByteBuf out = context.alloc().directBuffer(requests * response.length);
            for (int i = 0; i < requests; i++) {
                out.writeBytes(response);
            }
            context.write(out, context.voidPromise());
        }
    }

    private int ends(byte[] bytes, int length) {
        int word = last;
        int ends = 0;
        for (int i = 0; i < length; i++) {
            word = word << 8 | bytes[i];
            if (word == END) {
                ends++;
            }
        }
        last = word;
        return ends;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
