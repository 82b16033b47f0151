package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zts.engine.FailureKind;
import dev.zts.engine.HandlerResult;
import dev.zts.engine.Problem;
import dev.zts.http.Refusal;
import dev.zts.http.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an error tells, to developers and to others. */
class ProblemDocumentTest {
    private static final Problem PLACE = new Problem("a.js", 3, 7, "boom", "throw 1");

    private static JsonNode read(Reply reply, int status) throws IOException {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.headers().get("content-type")).isEqualTo("application/problem+json");
        assertThat(reply.headers().get("retry-after")).isEqualTo(status == 503 ? "1" : null);
        return new ObjectMapper().readTree(((Reply.Content.Bytes) reply.content()).bytes());
    }

    private static List<String> names(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest
    @EnumSource
    void failure_isToldInFullToDevelopersOnly(FailureKind kind) throws IOException {
        HandlerResult.Failed failed = new HandlerResult.Failed(kind, "boom", PLACE, "at f (a.js)");
        JsonNode plain = read(ProblemDocument.of(failed, "a.js", "a-1", false), kind.status());
        JsonNode full = read(ProblemDocument.of(failed, "a.js", "a-1", true), kind.status());

        assertThat(names(plain)).containsExactly("type", "title", "status", "requestId", "handler");
        assertThat(plain.get("type").asText()).isEqualTo("urn:zts:" + kind.wireName());
        assertThat(plain.get("title").asText()).isEqualTo(kind.title());
        assertThat(plain.get("status").asInt()).isEqualTo(kind.status());
        assertThat(plain.get("requestId").asText()).isEqualTo("a-1");
        assertThat(plain.get("handler").asText()).isEqualTo("a.js");
        assertThat(names(full))
                .containsExactly(
                        "type",
                        "title",
                        "status",
                        "requestId",
                        "handler",
                        "detail",
                        "place",
                        "stack");
        assertThat(full.get("place").get("line").asInt()).isEqualTo(3);
        assertThat(full.get("stack").asText()).isEqualTo("at f (a.js)");
    }

    @ParameterizedTest
    @EnumSource
    void refusal_isToldWithItsStatus(Refusal refusal) throws IOException {
        JsonNode plain = read(ProblemDocument.of(refusal, "", "a-1"), refusal.status());
        JsonNode full = read(ProblemDocument.of(refusal, "why", "a-1"), refusal.status());

        assertThat(names(plain)).containsExactly("type", "title", "status", "requestId");
        assertThat(plain.get("type").asText()).isEqualTo("urn:zts:" + refusal.wireName());
        assertThat(plain.get("title").asText()).isEqualTo(refusal.title());
        assertThat(full.get("detail").asText()).isEqualTo("why");
    }

    @Test
    void noAnswer_namesWhatIsInsideTheServer(@TempDir Path folder) {
        for (String word : List.of("fail", "crash", "broken", "unloadable", "spin")) {
            HostFixture.write(folder, word + ".js", word);
        }
        HostFixture.write(folder, "get.js", "GET text:x");
        List<String> requests =
                List.of(
                        "GET /fail HTTP/1.1\r\nHost: a\r\n\r\n",
                        "GET /crash HTTP/1.1\r\nHost: a\r\n\r\n",
                        "GET /broken HTTP/1.1\r\nHost: a\r\n\r\n",
                        "GET /unloadable HTTP/1.1\r\nHost: a\r\n\r\n",
                        "GET /spin HTTP/1.1\r\nHost: a\r\n\r\n",
                        "POST /get HTTP/1.1\r\nHost: a\r\n\r\n",
                        "GET /none HTTP/1.1\r\nHost: a\r\n\r\n",
                        "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                        "GET / HTTP/9.1\r\nHost: a\r\n\r\n",
                        "nonsense\r\n\r\n");
        for (boolean developer : List.of(true, false)) {
            try (HostFixture host =
                    HostFixture.start(
                            folder,
                            o -> o.withDeveloper(developer).withQueueWait(Duration.ofSeconds(5)))) {
                for (String request : requests) {
                    try (RawClient client = host.connect()) {
                        RawClient.Answer answer = client.send(request).read();

                        assertThat(answer.header("content-type"))
                                .as(request)
                                .isEqualTo("application/problem+json");
                        assertThat(answer.body())
                                .doesNotContain("java.", "dev.zts", "Exception")
                                .doesNotContain(folder.toString());
                        assertThat(answer.body().contains("\"stack\""))
                                .as(request)
                                .isEqualTo(
                                        developer
                                                && answer.body().contains("\"place\"")
                                                && !answer.body().contains("handler.load_failed"));
                    }
                }
            }
        }
    }
}
