package dev.zts.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.zts.telemetry.Phase;
import dev.zts.telemetry.Telemetry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class LoadGeneratorTest {
    private static final LoadPlan PLAN =
            LoadPlan.of(new LoadModel.Open(20), List.of(LoadRequest.get("/")))
                    .withWarmup(Duration.ZERO)
                    .withDuration(Duration.ofMillis(100));

    private static LoadRequest with(String method, String target, Map.Entry<String, String> field) {
        return new LoadRequest("it", 1, method, target, List.of(field), new byte[0]);
    }

    @Test
    void anotherMachine_isRefused_andTheMessageSaysHowToAllowIt() throws Exception {
        // 192.0.2.0/24 is reserved for documentation: nobody has it.
        InetAddress other = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
        InetSocketAddress target = new InetSocketAddress(other, 80);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadGenerator.start(target, PLAN, new Telemetry()))
                .withMessageContaining("192.0.2.1:80")
                .withMessageContaining("--allow-remote");
    }

    @Test
    void nameWithoutAddress_isRefused() {
        InetSocketAddress target = InetSocketAddress.createUnresolved("nowhere.invalid", 80);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadGenerator.start(target, PLAN, new Telemetry()))
                .withMessageContaining("nowhere.invalid");
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "GET X,/,A,b,method",
                "GET,/a b,A,b,target",
                "GET,/,A B,b,header name",
                "GET,/,Content-Length,1,Content-Length",
                "GET,/,Transfer-Encoding,chunked,Transfer-Encoding",
                "GET,/,A,'b\r\nC: d',control character"
            })
    void requestThatWouldBreakTheProtocol_isRefused(
            String method, String target, String name, String value, String message) {
        LoadRequest request = with(method, target, Map.entry(name, value));

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        LoadGenerator.start(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 1),
                                PLAN.withMix(List.of(request)),
                                new Telemetry()))
                .withMessageContaining(message);
    }

    @Test
    void request_isSentAsPlanned() throws Exception {
        LoadRequest request =
                new LoadRequest(
                        "POST /todo",
                        1,
                        "POST",
                        "/todo?x=%20",
                        List.of(Map.entry("Content-Type", "text/plain"), Map.entry("X-N", "1")),
                        "grün".getBytes(UTF_8));
        try (var server = TestServer.answering((_, _) -> TestServer.OK);
                var observed = new Observed(server.address(), PLAN.withMix(List.of(request)))) {
            assertThat(observed.result().completed()).isEqualTo(2);

            assertThat(new String(TestServer.bytes(server.texts.remove()), UTF_8))
                    .isEqualTo(
                            """
                            POST /todo?x=%20 HTTP/1.1
                            Host: localhost:PORT
                            Content-Type: text/plain
                            X-N: 1
                            Content-Length: 5

                            grün\
                            """
                                    .replace("PORT", "" + server.address().getPort())
                                    .replace("\n", "\r\n"));
        }
    }

    @Test
    void headAnswers_haveNoBody() throws Exception {
        byte[] answer = TestServer.bytes("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n");
        LoadRequest request = with("HEAD", "/", Map.entry("Accept", "*/*"));
        try (var server = TestServer.answering((_, _) -> answer);
                var observed = new Observed(server.address(), PLAN.withMix(List.of(request)))) {
            LoadResult result = observed.result();

            assertThat(result.completed()).isEqualTo(2);
            assertThat(result.errors()).isEmpty();
        }
    }

    @Test
    void run_leavesNoThreadAndNoSourceBehind() throws Exception {
        try (var server = TestServer.answering((_, _) -> TestServer.OK);
                var observed = new Observed(server.address(), PLAN)) {
            assertThat(threads()).isPositive();
            observed.result();
            int framesWithLoad = framesWithLoad(observed);

            await().atMost(Duration.ofSeconds(3)).until(() -> threads() == 0);
            assertThat(framesWithLoad(observed)).isEqualTo(framesWithLoad);
        }
    }

    private static int framesWithLoad(Observed observed) {
        return (int)
                observed.frames().stream().filter(frame -> frame.phase() != Phase.IDLE).count();
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("zts-load"))
                .count();
    }
}
