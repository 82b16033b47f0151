package dev.zts.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What Netty's decoder makes of a connection's bytes: the requests before the first flaw. */
final class NettyReading {

    /** A request as both readers tell it. */
    record Plain(String method, String target, List<String> header, String body) {

        static Plain of(Conversation.Read read) {
            return new Plain(read.method(), read.target(), read.header(), read.body());
        }
    }

    private final List<Plain> requests = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();
    private @Nullable HttpRequest head;
    private boolean flawed;

    private NettyReading() {}

    static List<Plain> of(byte[] bytes) {
        NettyReading reading = new NettyReading();
        EmbeddedChannel channel =
                new EmbeddedChannel(
                        new HttpRequestDecoder(
                                new HttpDecoderConfig()
                                        .setMaxInitialLineLength(
                                                Conversation.LIMITS.maxRequestLineBytes())
                                        .setMaxHeaderSize(Conversation.LIMITS.maxHeaderBytes())));
        try {
            channel.writeInbound(Unpooled.wrappedBuffer(bytes));
            for (Object part = channel.readInbound(); part != null; part = channel.readInbound()) {
                reading.take(part);
                ReferenceCountUtil.release(part);
            }
        } finally {
            channel.finishAndReleaseAll();
        }
        return reading.requests;
    }

    private void take(Object part) {
        if (part instanceof HttpRequest request) {
            flawed |= request.decoderResult().isFailure();
            head = request;
            body.setLength(0);
        }
        if (part instanceof HttpContent content) {
            flawed |= content.decoderResult().isFailure();
            body.append(content.content().toString(ISO_8859_1));
        }
        if (part instanceof LastHttpContent && head != null && !flawed) {
            requests.add(
                    new Plain(
                            head.method().name(),
                            target(head.uri()),
                            header(head),
                            body.toString()));
        }
    }

    /** {@return the path and query of a target that may be absolute} */
    private static String target(String uri) {
        if (uri.startsWith("/") || uri.equals("*")) {
            return uri;
        }
        String rest = uri.replaceFirst("^[^/]*//[^/?]*", "");
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    private static List<String> header(HttpRequest request) {
        List<String> header = new ArrayList<>();
        request.headers()
                .forEach(field ->
                        header.add(
                                field.getKey().toLowerCase(Locale.ROOT) + ": " + field.getValue()));
        return header;
    }
}
