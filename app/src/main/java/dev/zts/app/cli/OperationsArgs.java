package dev.zts.app.cli;

import dev.zts.operations.OperationsOptions;
import dev.zts.operations.TlsFiles;
import dev.zts.server.HostOptions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options of a server that others than its own load generator use. */
final class OperationsArgs {
    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    @ArgGroup(exclusive = false, multiplicity = "0..1")
    private @Nullable TlsArgs tls;

    /** A certificate and its key. */
    static final class TlsArgs {
        @Option(
                names = "--tls-cert",
                paramLabel = "PEM",
                required = true,
                description =
                        "Serve HTTPS (HTTP/1.1 over TLS 1.2 and 1.3) with this certificate, those"
                                + " that lead to a root behind it.")
        Path certificate = Path.of("");

        @Option(
                names = "--tls-key",
                paramLabel = "PEM",
                required = true,
                description = "Its private key, PKCS #8, not encrypted.")
        Path key = Path.of("");
    }

    @Option(
            names = "--cors",
            paramLabel = "ORIGIN",
            split = ",",
            description =
                    "Let pages of this origin read the answers, such as http://localhost:5173, or *"
                            + " for all; the server answers preflights. May be given several times.")
    List<String> cors = List.of();

    @Option(
            names = "--access-log",
            paramLabel = "FILE",
            description =
                    "Append a line for each request to a file, or - for standard output; answers"
                            + " then carry x-request-id.")
    @Nullable String accessLog;

    @Option(
            names = "--metrics",
            description = "Answer /metrics with figures of the server (OpenMetrics).")
    boolean metrics;

    /** {@return whether clients need https} */
    boolean secure() {
        return tls != null;
    }

    /**
     * {@return options of a host that is run like this}
     *
     * @throws ParameterException naming the value that is out of range
     */
    HostOptions applyTo(HostOptions options) {
        try {
            OperationsOptions operations =
                    options.server().operations().withCorsOrigins(cors).withMetrics(metrics);
            TlsArgs files = tls;
            if (files != null) {
                operations = operations.withTls(new TlsFiles(files.certificate, files.key));
            }
            if (accessLog != null) {
                operations = operations.withAccessLog(accessLog);
            }
            return options.withServer(options.server().withOperations(operations));
        } catch (IllegalArgumentException e) {
            if (command == null) {
                throw e;
            }
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
