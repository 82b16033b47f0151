package dev.zts.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.zts.http.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One case of an {@code expected.json}: a request and what its answer must be. */
record SampleCase(String name, Request request, JsonNode expect) {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final Set<String> CASE_KEYS = Set.of("name", "request", "expect");
    private static final Set<String> REQUEST_KEYS = Set.of("method", "path", "headers", "body");
    private static final Set<String> EXPECT_KEYS =
            Set.of(
                    "status",
                    "headers",
                    "body",
                    "json",
                    "bodyContains",
                    "bodyExcludes",
                    "bodySha256",
                    "length");
    private static final int SHOWN_CHARS = 2000;

    /** What is sent; without a body there is no Content-Length. */
    record Request(
            String method, String path, Map<String, String> headers, boolean hasBody, String body) {
        Request {
            headers = Map.copyOf(headers);
        }
    }

    static List<SampleCase> read(Path file) throws IOException {
        List<SampleCase> cases = new ArrayList<>();
        for (JsonNode node : JSON.readTree(Files.readString(file))) {
            String place = file + ": case " + (cases.size() + 1);
            requireKnown(node, CASE_KEYS, place);
            requireKnown(node.path("request"), REQUEST_KEYS, place);
            requireKnown(node.path("expect"), EXPECT_KEYS, place);
            if (!node.path("name").isTextual() || !node.path("expect").has("status")) {
                throw new IllegalArgumentException(place + " needs a name and expect.status");
            }
            cases.add(
                    new SampleCase(
                            node.path("name").asText(),
                            requestOf(node.path("request")),
                            node.path("expect")));
        }
        return cases;
    }

    private static void requireKnown(JsonNode node, Set<String> keys, String place) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(
                    place + " is not of the form {name, request, expect}");
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!keys.contains(field.getKey())) {
                throw new IllegalArgumentException(
                        place + " has the unknown key " + field.getKey() + "; known are " + keys);
            }
        }
    }

    private static Request requestOf(JsonNode node) {
        Map<String, String> headers = new TreeMap<>();
        node.path("headers")
                .properties()
                .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
        JsonNode body = node.path("body");
        String text =
                body.isMissingNode() ? "" : body.isTextual() ? body.asText() : body.toString();
        return new Request(
                node.path("method").asText(),
                node.path("path").asText(),
                headers,
                !body.isMissingNode(),
                text);
    }

    /** {@return what of the answer differs, one entry each; of a wrong status only that} */
    List<String> differences(SampleClient.Answer answer) {
        List<String> found = new ArrayList<>();
        compareStatus(expect.path("status"), answer, found);
        if (!found.isEmpty()) {
            return found;
        }
        expect.properties().forEach(e -> compare(e.getKey(), e.getValue(), answer, found));
        return found;
    }

    private static void compare(
            String key, JsonNode expected, SampleClient.Answer answer, List<String> found) {
        switch (key) {
            case "status" -> {} // before everything else
            case "headers" ->
                    expected.properties()
                            .forEach(h ->
                                    differ(
                                            "header " + h.getKey(),
                                            h.getValue().asText(),
                                            answer.headers().getOrDefault(h.getKey(), "(none)"),
                                            found));
            case "body" -> differ("body", expected.asText(), answer.text(), found);
            case "json" -> compareJson(expected, answer, found);
            case "bodyContains" -> compareParts(expected, true, answer, found);
            case "bodyExcludes" -> compareParts(expected, false, answer, found);
            case "bodySha256" -> differ("SHA-256", expected.asText(), sha256(answer.body()), found);
            case "length" ->
                    differ(
                            "length",
                            expected.asText(),
                            String.valueOf(answer.body().length),
                            found);
            default -> throw new IllegalArgumentException("unknown key " + key);
        }
    }

    private static void compareStatus(
            JsonNode expected, SampleClient.Answer answer, List<String> found) {
        List<Integer> right = new ArrayList<>();
        if (expected.isArray()) {
            expected.forEach(status -> right.add(status.asInt()));
        } else {
            right.add(expected.asInt());
        }
        if (!right.contains(answer.status())) {
            found.add(
                    "status: expected %s, got %d with body %s"
                            .formatted(right, answer.status(), shown(answer.text())));
        }
    }

    private static void compareJson(
            JsonNode expected, SampleClient.Answer answer, List<String> found) {
        try {
            addDifferences("$", expected, JSON.readTree(answer.text()), found);
        } catch (JsonProcessingException e) {
            found.add("json: the body is none: " + shown(answer.text()));
        }
    }

    /** Adds the differences of two JSON values with their paths; numbers are equal by value. */
    private static void addDifferences(
            String path, JsonNode expected, JsonNode actual, List<String> found) {
        if (expected.isObject() && actual.isObject()) {
            Set<String> names = new TreeSet<>();
            expected.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                addDifferences(path + "." + name, expected.path(name), actual.path(name), found);
            }
        } else if (expected.isArray() && actual.isArray()) {
            for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
                addDifferences(path + "[" + i + "]", expected.path(i), actual.path(i), found);
            }
        } else if (expected.isNumber() && actual.isNumber()) {
            if (expected.decimalValue().compareTo(actual.decimalValue()) != 0) {
                differ("json " + path, expected.toString(), actual.toString(), found);
            }
        } else if (!expected.equals(actual)) {
            differ("json " + path, print(expected), print(actual), found);
        }
    }

    private static String print(JsonNode node) {
        return node.isMissingNode() ? "(none)" : node.toString();
    }

    private static void compareParts(
            JsonNode parts, boolean wanted, SampleClient.Answer answer, List<String> found) {
        for (JsonNode part : parts) {
            if (answer.text().contains(part.asText()) != wanted) {
                found.add(
                        "body: %s %s: %s"
                                .formatted(
                                        wanted ? "lacks" : "must not contain",
                                        part.asText(),
                                        shown(answer.text())));
            }
        }
    }

    private static void differ(String what, String expected, String actual, List<String> found) {
        if (!expected.equals(actual)) {
            found.add(
                    "%s:%n    expected %s%n    got      %s"
                            .formatted(what, shown(expected), shown(actual)));
        }
    }

    private static String shown(String text) {
        String line = text.replace("\r", "\\r").replace("\n", "\\n");
        return line.length() <= SHOWN_CHARS ? line : line.substring(0, SHOWN_CHARS) + "…";
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
