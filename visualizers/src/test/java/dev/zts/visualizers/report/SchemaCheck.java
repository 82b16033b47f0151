package dev.zts.visualizers.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks JSON against the parts of JSON Schema 2020-12 that our schema uses; others are an error.
 */
final class SchemaCheck {
    private static final Set<String> KNOWN =
            Set.of(
                    "$schema",
                    "$id",
                    "$defs",
                    "$ref",
                    "title",
                    "description",
                    "type",
                    "properties",
                    "required",
                    "additionalProperties",
                    "items",
                    "minItems",
                    "maxItems",
                    "minimum",
                    "const",
                    "enum",
                    "format");

    private final JsonNode root;
    private final List<String> faults = new ArrayList<>();

    private SchemaCheck(JsonNode root) {
        this.root = root;
    }

    /** {@return what is wrong with {@code value}, each with its place; empty if it is valid} */
    static List<String> faults(JsonNode schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck(schema);
        check.check(schema, value, "$");
        return check.faults;
    }

    private void check(JsonNode schema, JsonNode value, String at) {
        schema.fieldNames()
                .forEachRemaining(word -> require(KNOWN.contains(word), at, "keyword " + word));
        if (schema.has("$ref")) {
            check(root.at(schema.get("$ref").asText().substring(1)), value, at);
        }
        require(!schema.has("const") || same(schema.get("const"), value), at, "const");
        require(!schema.has("enum") || contains(schema.get("enum"), value), at, "enum " + value);
        require(!schema.has("type") || isOfType(schema.get("type"), value), at, "type of " + value);
        require(
                !schema.has("minimum")
                        || !value.isNumber()
                        || value.asDouble() >= schema.get("minimum").asDouble(),
                at,
                "minimum " + value);
        if (value.isObject()) {
            object(schema, value, at);
        }
        if (value.isArray()) {
            require(value.size() >= schema.path("minItems").asInt(0), at, "minItems");
            require(
                    value.size() <= schema.path("maxItems").asInt(Integer.MAX_VALUE),
                    at,
                    "maxItems");
            for (int i = 0; schema.has("items") && i < value.size(); i++) {
                check(schema.get("items"), value.get(i), at + "[" + i + "]");
            }
        }
    }

    private void object(JsonNode schema, JsonNode value, String at) {
        schema.path("required")
                .forEach(name -> require(value.has(name.asText()), at, "lacks " + name.asText()));
        value.properties()
                .forEach(field -> {
                    String place = at + "." + field.getKey();
                    JsonNode known = schema.path("properties").path(field.getKey());
                    JsonNode other = schema.path("additionalProperties");
                    if (known.isObject()) {
                        check(known, field.getValue(), place);
                    } else if (other.isObject()) {
                        check(other, field.getValue(), place);
                    } else {
                        require(other.asBoolean(true), place, "is not in the schema");
                    }
                });
    }

    private void require(boolean holds, String at, String fault) {
        if (!holds) {
            faults.add(at + ": " + fault);
        }
    }

    private static boolean same(JsonNode a, JsonNode b) {
        return a.toString().equals(b.toString());
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode allowed : values) {
            if (same(allowed, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfType(JsonNode types, JsonNode value) {
        if (types.isArray()) {
            for (JsonNode type : types) {
                if (isOfType(type, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (types.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }
}
