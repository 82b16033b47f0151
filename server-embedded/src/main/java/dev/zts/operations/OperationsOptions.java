package dev.zts.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a server is run.
 *
 * @param tls certificate and key; null for plain HTTP
 * @param corsOrigins whose pages may read answers; {@code *} for all, empty for none
 * @param accessLog file to append to, {@code -} for standard output, null for none
 * @param metrics whether {@code /metrics} is answered
 */
public record OperationsOptions(
        @Nullable TlsFiles tls,
        List<String> corsOrigins,
        @Nullable String accessLog,
        boolean metrics) {
    public OperationsOptions {
        corsOrigins = List.copyOf(corsOrigins);
        Cors.check(corsOrigins);
    }

    public static OperationsOptions defaults() {
        return new OperationsOptions(null, List.of(), null, false);
    }

    public OperationsOptions withTls(TlsFiles files) {
        return new OperationsOptions(files, corsOrigins, accessLog, metrics);
    }

    public OperationsOptions withCorsOrigins(List<String> origins) {
        return new OperationsOptions(tls, origins, accessLog, metrics);
    }

    public OperationsOptions withAccessLog(String file) {
        return new OperationsOptions(tls, corsOrigins, file, metrics);
    }

    public OperationsOptions withMetrics(boolean answered) {
        return new OperationsOptions(tls, corsOrigins, accessLog, answered);
    }
}
