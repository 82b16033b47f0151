package dev.zts.app.cli;

import dev.zts.load.LoadModel;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options of a load plan. What is not given comes from zts.json, then from the defaults. */
final class LoadArgs {
    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = {"-r", "--rate"},
            paramLabel = "N",
            description =
                    "Open model: requests per second over all connections, whatever the answers do."
                            + " Latency counts from the intended send time.")
    @Nullable Double rate;

    @Option(
            names = {"-c", "--connections"},
            paramLabel = "N",
            description =
                    "Closed model: connections that each send when the last answer is in. With --rate:"
                            + " most connections of the open model.")
    @Nullable Integer connections;

    @Option(
            names = {"-d", "--duration"},
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Measured part, as 10s or 2m. Default: 10s.")
    @Nullable Duration duration;

    @Option(
            names = {"-w", "--warmup"},
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Load before it, kept out of the results. Default: 2s.")
    @Nullable Duration warmup;

    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Longest wait for an answer. Default: 30s.")
    @Nullable Duration timeout;

    @Option(
            names = "--max-outstanding",
            paramLabel = "N",
            description =
                    "Most requests without an answer; more are counted as not sent."
                            + " Default: 10000.")
    @Nullable Integer maxOutstanding;

    @Option(
            names = "--path",
            paramLabel = "TARGET",
            description = "Send to this path and query only, instead of the folder's mix.")
    @Nullable String path;

    @Option(
            names = {"-m", "--method"},
            paramLabel = "METHOD",
            description = "Method; with --path or to /. Default: GET.")
    @Nullable String method;

    @Option(
            names = {"-b", "--body"},
            paramLabel = "TEXT",
            description = "Body; with --path or to /.")
    @Nullable String body;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "'Name: value'",
            description = "A header field for every request. May be given again.")
    List<String> headers = new ArrayList<>();

    @Option(
            names = "--allow-remote",
            description = "Let the load go to an address that is not this machine's loopback.")
    boolean allowRemote;

    /** Refuses options that make no plan, whatever the folder says; before anything is started. */
    void requireSound() {
        applyTo(LoadPlan.of(new LoadModel.Open(1), List.of(LoadRequest.get("/"))));
    }

    /**
     * {@return {@code base} with what the options say}
     *
     * @throws ParameterException naming the option that makes no plan
     */
    LoadPlan applyTo(LoadPlan base) {
        try {
            LoadPlan plan = base.withModel(model(base.model()));
            if (rate != null && connections != null) {
                plan = plan.withConnections(connections);
            }
            plan = duration == null ? plan : plan.withDuration(duration);
            plan = warmup == null ? plan : plan.withWarmup(warmup);
            plan = timeout == null ? plan : plan.withTimeout(timeout);
            plan = maxOutstanding == null ? plan : plan.withMaxOutstanding(maxOutstanding);
            return plan.withAllowRemote(allowRemote).withMix(mix(base.mix()));
        } catch (IllegalArgumentException e) {
            throw bad(String.valueOf(e.getMessage()), e);
        }
    }

    private LoadModel model(LoadModel base) {
        if (rate != null) {
            return new LoadModel.Open(rate);
        }
        return connections == null ? base : new LoadModel.Closed(connections);
    }

    private List<LoadRequest> mix(List<LoadRequest> base) {
        List<Map.Entry<String, String>> fields = headers.stream().map(this::field).toList();
        if (path != null || method != null || body != null) {
            String target = path == null ? "/" : path;
            String verb = method == null ? "GET" : method.toUpperCase(Locale.ROOT);
            byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
            return List.of(new LoadRequest(verb + " " + target, 1, verb, target, fields, bytes));
        }
        if (fields.isEmpty()) {
            return base;
        }
        return base.stream().map(request -> withFields(request, fields)).toList();
    }

    private static LoadRequest withFields(
            LoadRequest request, List<Map.Entry<String, String>> fields) {
        List<Map.Entry<String, String>> all = new ArrayList<>(request.headers());
        all.addAll(fields);
        return new LoadRequest(
                request.route(),
                request.weight(),
                request.method(),
                request.target(),
                all,
                request.body());
    }

    private Map.Entry<String, String> field(String line) {
        int colon = line.indexOf(':');
        if (colon <= 0) {
            throw bad(
                    "Invalid value for option '--header': '" + line + "'; write 'Name: value'",
                    null);
        }
        return Map.entry(line.substring(0, colon).trim(), line.substring(colon + 1).trim());
    }

    private ParameterException bad(String message, @Nullable Throwable cause) {
        CommandSpec spec = command;
        if (spec == null) {
            throw new IllegalStateException("used outside of a command");
        }
        CommandLine line = spec.commandLine();
        return cause == null
                ? new ParameterException(line, message)
                : new ParameterException(line, message, cause);
    }
}
