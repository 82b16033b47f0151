package dev.zts.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.telemetry.RequestLog.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RequestLogTest {
    private final RequestLog log = new RequestLog(100_000);

    private void append(long exchange, int status, long latency) {
        log.append(exchange, 3, status, 1_000, 1_005, 1_010, 1_000 + latency);
    }

    @Test
    void read_givesWhatWasAppended() {
        log.append(RequestLog.exchange(54321, 7), 2, 404, -50, -20, 10, 99);
        List<Request> rows = new ArrayList<>();

        LogRead read = log.read(0, rows::add);

        assertThat(rows)
                .containsExactly(
                        new Request(0, RequestLog.exchange(54321, 7), 2, 404, -50, -20, 10, 99));
        assertThat(rows.getFirst().latencyNanos()).isEqualTo(149);
        assertThat(rows.getFirst().failed()).isTrue();
        assertThat(read).isEqualTo(new LogRead(1, 0));
        assertThat(log.appended()).isEqualTo(1);
    }

    @Test
    void exchange_hasPortAndOrdinal() {
        assertThat(RequestLog.exchange(0xFFFF, 5)).isEqualTo(0xFFFF_0000_0000_0005L);
        assertThat(RequestLog.exchange(1, 0)).isNotEqualTo(RequestLog.exchange(2, 0));
    }

    @Test
    void slowest_areTheTenThousandSlowestOfAll() {
        long[] latencies = new Random(1).longs(50_000, 1, 1_000_000_000).toArray();
        for (int i = 0; i < latencies.length; i++) {
            append(i, 200, latencies[i]);
        }

        List<Long> expected =
                LongStream.of(latencies)
                        .boxed()
                        .sorted(Comparator.reverseOrder())
                        .limit(10_000)
                        .toList();
        assertThat(log.slowest().stream().map(Request::latencyNanos).toList()).isEqualTo(expected);
    }

    @Test
    void failed_areTheLastTenThousand() {
        for (int i = 0; i < 25_000; i++) {
            append(i, i % 2 == 0 ? 503 : 0, 5);
        }
        append(25_000, 399, 5);

        List<Request> failed = log.failed();

        assertThat(failed).hasSize(10_000);
        assertThat(failed.getFirst().row()).isEqualTo(24_999);
        assertThat(failed.getLast().row()).isEqualTo(15_000);
    }

    @Test
    void forgetOutliers_startsOver() {
        append(1, 500, 99_999);
        log.forgetOutliers();
        append(2, 200, 5);

        assertThat(log.failed()).isEmpty();
        assertThat(log.slowest()).extracting(Request::exchange).containsExactly(2L);
        assertThat(log.appended()).isEqualTo(2);
    }

    @Test
    void serverLog_givesWhatWasAppended() {
        ServerLog server = new ServerLog(10);
        server.append(RequestLog.exchange(54321, 7), 200, 1, 2, 3, 4, 5);
        List<ServerLog.Served> rows = new ArrayList<>();

        server.read(0, rows::add);

        assertThat(rows)
                .containsExactly(
                        new ServerLog.Served(0, RequestLog.exchange(54321, 7), 200, 1, 2, 3, 4, 5));
        assertThat(server.appended()).isEqualTo(1);
    }
}
