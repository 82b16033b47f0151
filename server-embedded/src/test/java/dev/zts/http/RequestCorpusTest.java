package dev.zts.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reader against a corpus of RFC 9112: what must be refused is, what is valid is read. */
class RequestCorpusTest {

    @SuppressWarnings("ArrayRecordComponent") // only read
    record Case(
            String id, String expect, List<Integer> statuses, int least, int most, byte[] bytes) {
        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Case> cases() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        RequestCorpusTest.class.getResourceAsStream(
                                                "rfc9112-requests.jsonl")),
                                StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> parse(mapper, line)).toList().stream();
        }
    }

    private static Case parse(ObjectMapper mapper, String line) {
        try {
            JsonNode row = mapper.readTree(line);
            List<Integer> statuses = new ArrayList<>();
            row.get("statuses").forEach(status -> statuses.add(status.asInt()));
            return new Case(
                    row.get("id").asText(),
                    row.get("expect").asText(),
                    statuses,
                    row.get("responses").asInt(),
                    row.get("maxResponses").asInt(),
                    Base64.getDecoder().decode(row.get("b64").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void requestsAreReadOrRefusedAsTheCorpusSays(Case one) {
        Conversation read = Conversation.of(one.bytes(), one.bytes().length);
        int requests = read.requests().size();

        switch (one.expect()) {
            case "accept" -> {
                assertThat(read.refusal()).as(read.detail()).isNull();
                assertThat(requests).isBetween(one.least(), one.most());
            }
            case "reject" -> {
                assertThat(read.refusal()).as("%s requests", requests).isNotNull();
                assertThat(one.statuses())
                        .contains(Objects.requireNonNull(read.refusal()).status());
                assertThat(requests).isLessThanOrEqualTo(one.most() - 1);
            }
            case "either" -> assertThat(requests).isLessThanOrEqualTo(one.most());
            default -> fail(one.expect());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void byteByByte_isReadAsAtOnce(Case one) {
        byte[] bytes = one.bytes();
        int step = bytes.length > 4096 ? 97 : 1;
        int[] ends =
                IntStream.iterate(step, end -> end < bytes.length + step, end -> end + step)
                        .map(end -> Math.min(end, bytes.length))
                        .toArray();

        assertThat(Conversation.of(bytes, ends)).isEqualTo(Conversation.of(bytes, bytes.length));
    }
}
