package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.operations.OpenMetricsParser;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /metrics}, read by the specification. */
class MetricsTest {
    @TempDir private Path folder = Path.of("");

    private static RawClient.Answer metrics(RawClient client) {
        return client.send("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n").read();
    }

    @Test
    void figures_addUp() {
        HostFixture.write(folder, "index.js", "text:home");
        HostFixture.write(folder, "fail.js", "fail");
        try (HostFixture host =
                        HostFixture.start(
                                folder,
                                options ->
                                        options.withOperations(
                                                options.operations().withMetrics(true)));
                RawClient client = host.connect()) {
            for (String target : new String[] {"/", "/", "/", "/fail", "/absent"}) {
                client.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n").read();
            }
            RawClient.Answer answer = metrics(client);
            Map<String, Double> figures = OpenMetricsParser.parse(answer.body());

            assertThat(answer.header("content-type"))
                    .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
            assertThat(figures)
                    .containsEntry("zts_http_responses_total{status=\"200\"}", 3.0)
                    .containsEntry("zts_http_responses_total{status=\"404\"}", 1.0)
                    .containsEntry("zts_http_responses_total{status=\"500\"}", 1.0)
                    .containsEntry("zts_http_request_duration_seconds_count", 5.0)
                    .containsEntry("zts_http_requests_total", 6.0)
                    .containsEntry("zts_http_connections", 1.0)
                    .containsEntry("zts_http_failures_total{kind=\"route.not_found\"}", 1.0)
                    .containsEntry("zts_handler_runs_total", 4.0)
                    .containsEntry("zts_pool_leases_total", 4.0)
                    .containsEntry("zts_pool_capacity", 2.0);
            assertThat(figures.get("zts_http_request_duration_seconds_sum")).isPositive();
            assertThat(figures.get("jvm_heap_used_bytes")).isPositive();
            assertThat(OpenMetricsParser.parse(metrics(client).body()))
                    .containsEntry("zts_http_responses_total{status=\"200\"}", 4.0);
        }
    }
}
