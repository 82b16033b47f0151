package dev.zts.folder;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zts.engine.JitOptions.Coverage;
import dev.zts.engine.JitOptions.Policy;
import dev.zts.engine.JitSettings;
import dev.zts.engine.Problem;
import dev.zts.load.Durations;
import dev.zts.load.LoadModel;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The content of zts.json, checked field by field. A field that is unknown, doubled or of the wrong
 * type is a problem with its place and its path, such as {@code limits.wallMs}; a file with a
 * problem says nothing at all.
 */
final class ZtsJson {

    /** A route with its place in the file. */
    record RouteEntry(Route route, Function<String, Problem> place) {
        Problem at(String message) {
            return place.apply(message);
        }
    }

    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String file;
    private final String text;
    private final List<Problem> problems = new ArrayList<>();
    private final List<RouteEntry> routes = new ArrayList<>();
    private final List<LoadRequest> mix = new ArrayList<>();
    private @Nullable Duration wallLimit;
    private @Nullable Long allocationBytes;
    private @Nullable Integer bodyBytes;
    private JitSettings jit = JitSettings.NONE;
    private boolean hasLoad;
    private @Nullable Double rate;
    private @Nullable Integer connections;
    private @Nullable Duration duration;
    private @Nullable Duration warmup;
    private @Nullable Duration timeout;

    private ZtsJson(String file, String text) {
        this.file = file;
        this.text = text;
    }

    static ZtsJson empty() {
        return new ZtsJson("zts.json", "");
    }

    static ZtsJson parse(String file, String text) {
        ZtsJson config = new ZtsJson(file, text);
        JsonFactory factory =
                JsonFactory.builder().disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();
        try (JsonParser json = factory.createParser(text)) {
            json.nextToken();
            config.readRoot(json);
            if (config.problems.isEmpty() && json.nextToken() != null) {
                config.problem(json, "", "there is something behind the end of the object");
            }
        } catch (JsonProcessingException e) {
            config.problem(e.getLocation(), "is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new AssertionError("a string cannot fail to be read", e);
        }
        return config;
    }

    List<Problem> problems() {
        return problems;
    }

    List<RouteEntry> routes() {
        return problems.isEmpty() ? routes : List.of();
    }

    /** {@return the configuration; nothing of it if the file has a problem} */
    FolderConfig config() {
        return problems.isEmpty()
                ? new FolderConfig(wallLimit, allocationBytes, bodyBytes, jit, plan(), mix)
                : FolderConfig.empty();
    }

    private @Nullable LoadPlan plan() {
        if (!hasLoad) {
            return null;
        }
        LoadModel model =
                connections != null
                        ? new LoadModel.Closed(connections)
                        : new LoadModel.Open(rate != null ? rate : 100);
        LoadPlan plan = LoadPlan.of(model, mix.isEmpty() ? List.of(LoadRequest.get("/")) : mix);
        plan = duration == null ? plan : plan.withDuration(duration);
        plan = warmup == null ? plan : plan.withWarmup(warmup);
        return timeout == null ? plan : plan.withTimeout(timeout);
    }

    private void readRoot(JsonParser json) throws IOException {
        object(
                json,
                "",
                (field, path) -> {
                    switch (field) {
                        case "routes" -> array(json, path, this::readRoute);
                        case "limits" -> readLimits(json, path);
                        case "jit" -> readJit(json, path);
                        case "load" -> readLoad(json, path);
                        default -> unknown(json, path, "routes, limits, jit, load");
                    }
                });
    }

    /** A route while its fields are read. */
    private static final class RouteFields {
        @Nullable String pattern;
        @Nullable String file;
        final Set<String> methods = new HashSet<>();
    }

    private void readRoute(JsonParser json, String path) throws IOException {
        RouteFields found = new RouteFields();
        JsonLocation start = json.currentTokenLocation();
        object(
                json,
                path,
                (field, at) -> {
                    switch (field) {
                        case "path" -> found.pattern = pattern(json, at);
                        case "file" -> found.file = string(json, at);
                        case "methods" ->
                                array(
                                        json,
                                        at,
                                        (_, item) -> {
                                            String method = method(json, item);
                                            if (method != null) {
                                                found.methods.add(method);
                                            }
                                        });
                        default -> unknown(json, at, "path, file, methods");
                    }
                });
        if (found.pattern != null && found.file != null) {
            routes.add(
                    new RouteEntry(
                            new Route(found.pattern, found.file, found.methods),
                            message -> problemAt(start, path + ".file: " + message)));
        } else if (problems.isEmpty()) {
            problem(start, path + " needs path and file");
        }
    }

    private @Nullable String pattern(JsonParser json, String path) throws IOException {
        String pattern = string(json, path);
        if (pattern == null) {
            return null;
        }
        try {
            return RoutePattern.parse(pattern).text();
        } catch (IllegalArgumentException e) {
            problem(json, path, e.getMessage());
            return null;
        }
    }

    private @Nullable String method(JsonParser json, String path) throws IOException {
        String method = string(json, path);
        if (method != null && !METHOD.matcher(method).matches()) {
            problem(json, path, "a method is written in capital letters, not " + method);
            return null;
        }
        return method;
    }

    private void readLimits(JsonParser json, String limits) throws IOException {
        object(
                json,
                limits,
                (field, path) -> {
                    switch (field) {
                        case "wallMs" -> {
                            Long millis = integer(json, path, 1, 3_600_000);
                            wallLimit = millis == null ? null : Duration.ofMillis(millis);
                        }
                        case "allocationBytes" ->
                                allocationBytes = integer(json, path, 1 << 16, 1L << 40);
                        case "bodyBytes" -> {
                            Long bytes = integer(json, path, 0, 1 << 30);
                            bodyBytes = bytes == null ? null : bytes.intValue();
                        }
                        default -> unknown(json, path, "wallMs, allocationBytes, bodyBytes");
                    }
                });
    }

    /** What zts.json says of the compiler, while its fields are read. */
    private static final class JitFields {
        @Nullable Policy policy;
        @Nullable Long threshold;
        @Nullable Integer defer;
        @Nullable Coverage coverage;
        @Nullable Boolean sync;
        @Nullable Boolean optimize;

        JitSettings settings() {
            return new JitSettings(
                    policy,
                    threshold == null ? null : threshold.intValue(),
                    defer,
                    coverage,
                    sync,
                    optimize);
        }
    }

    private void readJit(JsonParser json, String object) throws IOException {
        JitFields found = new JitFields();
        object(
                json,
                object,
                (field, path) -> {
                    switch (field) {
                        case "policy" -> found.policy = named(json, path, JitSettings::policy);
                        case "threshold" ->
                                found.threshold = integer(json, path, 1, JitSettings.MOST);
                        case "defer" -> found.defer = deferral(json, path);
                        case "coverage" ->
                                found.coverage = named(json, path, JitSettings::coverage);
                        case "sync" -> found.sync = flag(json, path);
                        case "optimize" -> found.optimize = flag(json, path);
                        default ->
                                unknown(
                                        json,
                                        path,
                                        "policy, threshold, defer, coverage, sync, optimize");
                    }
                });
        jit = found.settings();
    }

    private @Nullable Integer deferral(JsonParser json, String path) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return named(json, path, JitSettings::defer);
        }
        Long requests = integer(json, path, 0, JitSettings.MOST);
        return requests == null ? null : requests.intValue();
    }

    private void readLoad(JsonParser json, String load) throws IOException {
        hasLoad = true;
        object(
                json,
                load,
                (field, path) -> {
                    switch (field) {
                        case "rate" -> {
                            rate = number(json, path, 10_000_000);
                            eitherOr(json, path);
                        }
                        case "connections" -> {
                            Long count = integer(json, path, 1, 60_000);
                            connections = count == null ? null : count.intValue();
                            eitherOr(json, path);
                        }
                        case "duration" -> duration = duration(json, path, 1);
                        case "warmup" -> warmup = duration(json, path, 0);
                        case "timeout" -> timeout = duration(json, path, 1);
                        case "mix" -> array(json, path, this::readRequest);
                        default ->
                                unknown(
                                        json,
                                        path,
                                        "rate, connections, duration, warmup, timeout, mix");
                    }
                });
    }

    private void eitherOr(JsonParser json, String path) throws IOException {
        if (rate != null && connections != null) {
            problem(json, path, "give either rate or connections, not both");
        }
    }

    /** A request of the mix while its fields are read. */
    private static final class RequestFields {
        @Nullable String route;
        @Nullable String method;
        @Nullable String target;
        @Nullable Double weight;
        final List<Map.Entry<String, String>> headers = new ArrayList<>();
        byte @Nullable [] body;
        boolean json;
    }

    private void readRequest(JsonParser json, String entry) throws IOException {
        RequestFields fields = new RequestFields();
        JsonLocation start = json.currentTokenLocation();
        object(
                json,
                entry,
                (field, path) -> {
                    switch (field) {
                        case "route" -> fields.route = string(json, path);
                        case "weight" -> fields.weight = number(json, path, 1e9);
                        case "method" -> fields.method = method(json, path);
                        case "path" -> fields.target = target(json, path);
                        case "headers" -> readHeaders(json, path, fields);
                        case "body" -> readBody(json, fields);
                        default ->
                                unknown(json, path, "route, weight, method, path, headers, body");
                    }
                });
        if (fields.target == null) {
            if (problems.isEmpty()) {
                problem(start, entry + " needs a path");
            }
            return;
        }
        mix.add(request(fields, fields.target));
    }

    private static LoadRequest request(RequestFields fields, String target) {
        String method =
                fields.method != null ? fields.method : fields.body == null ? "GET" : "POST";
        boolean typed =
                fields.headers.stream()
                        .anyMatch(header -> header.getKey().equalsIgnoreCase("content-type"));
        if (fields.json && !typed) {
            fields.headers.add(Map.entry("content-type", "application/json"));
        }
        return new LoadRequest(
                fields.route != null ? fields.route : method + " " + target,
                fields.weight != null ? fields.weight : 1,
                method,
                target,
                fields.headers,
                fields.body != null ? fields.body : new byte[0]);
    }

    private @Nullable String target(JsonParser json, String path) throws IOException {
        String target = string(json, path);
        if (target != null && !target.matches("/[!-~]*")) {
            problem(json, path, "a path starts with / and holds no spaces; escape others with %XX");
            return null;
        }
        return target;
    }

    private void readHeaders(JsonParser json, String headers, RequestFields fields)
            throws IOException {
        object(
                json,
                headers,
                (field, path) -> {
                    String value = string(json, path);
                    if (value == null) {
                        return;
                    }
                    if (!field.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")
                            || !value.matches("[\\t -~]*")) {
                        problem(json, path, "is no valid header");
                    } else if (Set.of("host", "content-length", "transfer-encoding", "connection")
                            .contains(field.toLowerCase(Locale.ROOT))) {
                        problem(json, path, "is set by the load generator itself");
                    } else {
                        fields.headers.add(Map.entry(field, value));
                    }
                });
    }

    private static void readBody(JsonParser json, RequestFields fields) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            fields.body = json.getText().getBytes(StandardCharsets.UTF_8);
        } else {
            fields.body = MAPPER.writeValueAsBytes(MAPPER.readTree(json));
            fields.json = true;
        }
    }

    /** Reads the value of one field; the parser stands at its first token. */
    @FunctionalInterface
    private interface FieldReader {
        void read(String field, String path) throws IOException;
    }

    /** Reads one item of an array; the parser stands at its first token. */
    @FunctionalInterface
    private interface ItemReader {
        void read(JsonParser json, String path) throws IOException;
    }

    private void object(JsonParser json, String path, FieldReader reader) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            wrongType(json, path, "an object");
            return;
        }
        Set<String> seen = new HashSet<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            String inner = path.isEmpty() ? field : path + "." + field;
            if (!seen.add(field)) {
                problem(json, inner, "is there twice");
            }
            json.nextToken();
            reader.read(field, inner);
        }
    }

    private void array(JsonParser json, String path, ItemReader reader) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            wrongType(json, path, "an array");
            return;
        }
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            reader.read(json, path + "[" + i + "]");
        }
    }

    private @Nullable String string(JsonParser json, String path) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            wrongType(json, path, "a string");
            return null;
        }
        return json.getText();
    }

    private <T> @Nullable T named(JsonParser json, String path, Function<String, T> names)
            throws IOException {
        String name = string(json, path);
        if (name == null) {
            return null;
        }
        try {
            return names.apply(name);
        } catch (IllegalArgumentException unknown) {
            problem(json, path, unknown.getMessage());
            return null;
        }
    }

    private @Nullable Boolean flag(JsonParser json, String path) throws IOException {
        if (!json.currentToken().isBoolean()) {
            wrongType(json, path, "true or false");
            return null;
        }
        return json.getBooleanValue();
    }

    private @Nullable Long integer(JsonParser json, String path, long least, long most)
            throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            wrongType(json, path, "a whole number");
            return null;
        }
        if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                || json.getLongValue() < least
                || json.getLongValue() > most) {
            problem(json, path, "must be " + least + " to " + most + ", not " + json.getText());
            return null;
        }
        return json.getLongValue();
    }

    private @Nullable Double number(JsonParser json, String path, double most) throws IOException {
        if (!json.currentToken().isNumeric()) {
            wrongType(json, path, "a number");
            return null;
        }
        double value = json.getDoubleValue();
        if (!(value > 0) || value > most) {
            problem(
                    json,
                    path,
                    String.format(
                            Locale.ROOT,
                            "must be above 0 and at most %.0f, not %s",
                            most,
                            json.getText()));
            return null;
        }
        return value;
    }

    private @Nullable Duration duration(JsonParser json, String path, long leastMillis)
            throws IOException {
        String value = string(json, path);
        if (value == null) {
            return null;
        }
        Duration duration;
        try {
            duration = Durations.parse(value);
        } catch (IllegalArgumentException unreadable) {
            problem(json, path, String.valueOf(unreadable.getMessage()));
            return null;
        }
        if (duration.toMillis() < leastMillis) {
            problem(json, path, "must be longer than nothing");
            return null;
        }
        return duration;
    }

    private void unknown(JsonParser json, String path, String known) throws IOException {
        problem(json, path, "is unknown here; known are " + known);
        json.skipChildren();
    }

    private void wrongType(JsonParser json, String path, String expected) throws IOException {
        problem(json, path, "must be " + expected);
        json.skipChildren();
    }

    private void problem(JsonParser json, String path, @Nullable String message) {
        problem(
                json.currentTokenLocation(),
                path.isEmpty() ? String.valueOf(message) : path + ": " + message);
    }

    private void problem(JsonLocation at, String message) {
        problems.add(problemAt(at, message));
    }

    private Problem problemAt(JsonLocation at, String message) {
        String line = text.lines().skip(Math.max(0, at.getLineNr() - 1)).findFirst().orElse("");
        return new Problem(
                file, at.getLineNr(), at.getColumnNr(), message, line.length() > 200 ? "" : line);
    }
}
