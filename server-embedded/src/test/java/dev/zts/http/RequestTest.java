package dev.zts.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zts.http.RequestDecoder.Step;
import dev.zts.web.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A request tells what its bytes say, as long as somebody refers to it. */
class RequestTest {
    private static final String HEAD = "POST /a?b HTTP/1.1\r\nHost: test\r\n";

    private final RequestDecoder decoder =
            new RequestDecoder(Conversation.LIMITS, () -> Conversation.MAX_BODY_BYTES);
    private final ByteBuf in = Unpooled.directBuffer(4096);

    @AfterEach
    void nothingIsHeld() {
        decoder.close();
        assertThat(in.refCnt()).isOne();
        in.release();
    }

    private Step read(String text) throws RefusedException {
        in.writeBytes(text.getBytes(ISO_8859_1));
        return decoder.read(in);
    }

    private Request complete(String text) throws RefusedException {
        assertThat(read(text)).isEqualTo(Step.REQUEST);
        return decoder.request();
    }

    @Test
    void request_holdsItsBuffer_untilTheLastRelease() throws RefusedException {
        Request request = complete(HEAD + "\r\n");

        assertThat(in.refCnt()).isEqualTo(2);
        request.retain().release();
        assertThat(in.refCnt()).isEqualTo(2);
        request.release();
        assertThat(in.refCnt()).isOne();
    }

    static Stream<Consumer<Request>> uses() {
        return Stream.of(
                Request::method,
                Request::target,
                Request::path,
                Request::query,
                Request::host,
                Request::http10,
                Request::keepAlive,
                Request::isHead,
                Request::headers,
                request -> request.header(FieldName.HOST),
                Request::body,
                Request::bodyLength,
                Request::retain,
                Request::release);
    }

    @ParameterizedTest
    @MethodSource("uses")
    void useAfterTheLastRelease_fails(Consumer<Request> use) throws RefusedException {
        Request request = complete(HEAD + "\r\n");
        request.path();
        request.release();

        assertThatThrownBy(() -> use.accept(request)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void requestThatIsNotComplete_isNotGiven() throws RefusedException {
        assertThat(read(HEAD)).isEqualTo(Step.MORE);

        assertThatThrownBy(decoder::request).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void headOfARequestWhoseBodyIsMissing_isLetGoAtTheEnd() throws RefusedException {
        assertThat(read(HEAD + "Content-Length: 5\r\n\r\nhel")).isEqualTo(Step.MORE);
        assertThat(in.refCnt()).isEqualTo(2);
        assertThat(decoder.bodyLength()).isEqualTo(3);

        decoder.close();

        assertThat(in.refCnt()).isOne();
    }

    @Test
    void headOfARequestWhoseBodyIsRefused_isLetGo() throws RefusedException {
        read(HEAD + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        assertThat(in.refCnt()).isGreaterThan(1);

        assertThatThrownBy(() -> read("x\r\n")).isInstanceOf(RefusedException.class);

        assertThat(in.refCnt()).isOne();
        assertThat(decoder.method()).isEqualTo("POST");
    }

    @Test
    void bodyInTheSameBuffer_isNotCopied_untilAskedFor() throws RefusedException {
        Request request = complete(HEAD + "Content-Length: 5\r\n\r\nhello");

        in.setByte(in.readerIndex() - 1, '!');

        assertThat(request.bodyLength()).isEqualTo(5);
        assertThat(new String(request.body(), ISO_8859_1)).isEqualTo("hell!");
        assertThat(request.body()).isSameAs(request.body());
        request.release();
    }

    @Test
    void bodyThatComesLater_isTakenOutOfTheBuffer() throws RefusedException {
        assertThat(read(HEAD + "Content-Length: 5\r\n\r\n")).isEqualTo(Step.MORE);
        assertThat(read("he")).isEqualTo(Step.MORE);
        assertThat(in.isReadable()).isFalse();
        Request request = complete("llo");

        assertThat(new String(request.body(), ISO_8859_1)).isEqualTo("hello");
        request.release();
    }

    @Test
    void longBody_inManyPieces_isWhole() throws RefusedException {
        String piece = "0123456789".repeat(7);
        assertThat(read(HEAD + "Content-Length: 70000\r\n\r\n")).isEqualTo(Step.MORE);
        for (int i = 0; i < 999; i++) {
            assertThat(read(piece)).isEqualTo(Step.MORE);
        }
        Request request = complete(piece);

        assertThat(new String(request.body(), ISO_8859_1)).isEqualTo(piece.repeat(1_000));
        request.release();
    }

    @Test
    void announcedBody_takesNoMemory_beforeItComes() throws RefusedException {
        read(HEAD + "Content-Length: 1000000\r\n\r\nab");

        assertThat(decoder.bodyLength()).isEqualTo(2);
        assertThat(in.isReadable()).isFalse();
    }

    @Test
    void expectation_asksForAWord_onlyIfNothingOfTheBodyIsThere() throws RefusedException {
        String head = HEAD + "Expect: 100-Continue\r\nContent-Length: 5\r\n\r\n";

        assertThat(read(head)).isEqualTo(Step.CONTINUE);
        assertThat(decoder.inBody()).isTrue();
        complete("hello").release();

        assertThat(read(head + "h")).isEqualTo(Step.MORE);
        complete("ello").release();

        complete(head + "hello").release();
        complete(HEAD + "Expect: 100-continue\r\n\r\n").release();
    }

    @Test
    void header_isFoundByName_andJoined() throws RefusedException {
        Request request = complete(HEAD + "ACCEPT: a\r\nX-Own: b\r\nAccept: c,d\r\nVia:\r\n\r\n");

        assertThat(request.header(FieldName.ACCEPT)).isEqualTo("a, c,d");
        assertThat(request.header(FieldName.VIA)).isEmpty();
        assertThat(request.header(FieldName.RANGE)).isNull();
        request.release();
    }

    @Test
    void headers_areTheCallersOwn() throws RefusedException {
        Request request = complete(HEAD + "X-~Own: \u00e9\r\n\r\n");

        Headers first = request.headers();
        first.set("host", "changed");

        assertThat(request.headers().get("host")).isEqualTo("test");
        assertThat(request.headers().get("x-~own")).isEqualTo("\u00e9");
        request.release();
    }

    @Test
    void nextRequest_tellsItsOwn_whateverTheOneBeforeSaid() throws RefusedException {
        for (String target :
                new String[] {"/a?b", "/a?b", "/a?c", "/", "/a", "/a?b", "http://x?y", "/?y"}) {
            String path = target.startsWith("http") ? "/?y" : target;
            for (String host : new String[] {"one", "one", "two"}) {
                Request request =
                        complete("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");

                assertThat(request.target()).isEqualTo(path);
                assertThat(request.path() + "?" + request.query())
                        .isEqualTo(path.contains("?") ? path : path + "?");
                assertThat(request.host()).isEqualTo(target.startsWith("http") ? "x" : host);
                assertThat(request.body()).isEmpty();
                request.release();
            }
        }
    }

    @Test
    void requestThatIsStillHeld_staysAsItIs_whileOthersAreRead() throws RefusedException {
        Request held = complete(HEAD + "Content-Length: 5\r\n\r\nhello");
        for (int i = 0; i < 5; i++) {
            Request next = complete("GET /" + i + " HTTP/1.1\r\nHost: other\r\n\r\n");
            assertThat(next.path()).isEqualTo("/" + i);
            next.release();
        }

        assertThat(Conversation.Read.of(held))
                .isEqualTo(
                        Conversation.of(HEAD + "Content-Length: 5\r\n\r\nhello")
                                .requests()
                                .getFirst());
        held.release();
    }

    @Test
    void workerThread_mayAskAndRelease_whileTheBufferIsWrittenOn() throws RefusedException {
        for (int i = 0; i < 200; i++) {
            String path = "/" + i;
            in.clear();
            Request request =
                    complete("GET " + path + " HTTP/1.1\r\nHost: h" + i + "\r\nX: y\r\n\r\n");
            request.retain();
            CompletableFuture<String> worker =
                    CompletableFuture.supplyAsync(() -> {
                        try {
                            return request.path() + request.host() + request.headers().get("x");
                        } finally {
                            request.release();
                        }
                    });
            complete("GET /next HTTP/1.1\r\nHost: next\r\n\r\n").release();
            request.release();

            assertThat(worker.join()).isEqualTo(path + "h" + i + "y");
        }
    }

    @Test
    void methodOfTheRequestThatIsRead_isKnown_asSoonAsItsLineIs() throws RefusedException {
        assertThat(decoder.begun()).isFalse();
        assertThat(decoder.method()).isEmpty();
        read("HEA");
        assertThat(decoder.begun()).isTrue();
        assertThat(decoder.method()).isEmpty();
        read("D / HTTP/1.1\r\nHost");
        assertThat(decoder.method()).isEqualTo("HEAD");
        complete(": a\r\n\r\n").release();
        assertThat(decoder.method()).isEmpty();
        assertThat(decoder.begun()).isFalse();
    }
}
