package dev.zts.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
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
import org.jspecify.annotations.Nullable;
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

    /** What the reader made of a connection's bytes. */
    record Outcome(int requests, @Nullable Refusal refusal, String detail) {}

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
        Outcome outcome = read(one.bytes(), one.bytes().length);

        switch (one.expect()) {
            case "accept" -> {
                assertThat(outcome.refusal()).as(outcome.detail()).isNull();
                assertThat(outcome.requests()).isBetween(one.least(), one.most());
            }
            case "reject" -> {
                assertThat(outcome.refusal()).as("%s requests", outcome.requests()).isNotNull();
                assertThat(one.statuses())
                        .contains(Objects.requireNonNull(outcome.refusal()).status());
                assertThat(outcome.requests()).isLessThanOrEqualTo(one.most() - 1);
            }
            case "either" -> assertThat(outcome.requests()).isLessThanOrEqualTo(one.most());
            default -> fail(one.expect());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void byteByByte_isReadAsAtOnce(Case one) {
        Outcome whole = read(one.bytes(), one.bytes().length);

        assertThat(read(one.bytes(), one.bytes().length > 4096 ? 97 : 1)).isEqualTo(whole);
    }

    private static Outcome read(byte[] bytes, int step) {
        RequestDecoder reader = new RequestDecoder(new HttpLimits(4096, 8192, 100), () -> 1 << 20);
        ByteBuf in = Unpooled.buffer(bytes.length);
        int requests = 0;
        try {
            for (int at : IntStream.iterate(0, i -> i < bytes.length, i -> i + step).toArray()) {
                in.writeBytes(bytes, at, Math.min(step, bytes.length - at));
                RequestDecoder.Step read = reader.read(in);
                while (read == RequestDecoder.Step.REQUEST) {
                    requests++;
                    boolean keepAlive = reader.request().keepAlive();
                    reader.request().release();
                    if (!keepAlive) {
                        return new Outcome(requests, null, "closed");
                    }
                    read = reader.read(in);
                }
            }
            return new Outcome(requests, null, "");
        } catch (RefusedException e) {
            return new Outcome(requests, e.refusal(), e.detail());
        } finally {
            reader.close();
            in.release();
        }
    }
}
