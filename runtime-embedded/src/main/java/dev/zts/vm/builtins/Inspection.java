package dev.zts.vm.builtins;

import dev.zts.vm.value.Accessor;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsError;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.PrimitiveObject;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.web.ConsoleText;
import dev.zts.web.Headers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value laid out for people, as Node.js does. Reads what is stored: getters are named, not
 * called, and proxies are not asked.
 */
@SuppressWarnings("ReferenceEquality") // objects are compared by identity
final class Inspection {

    static final String HIDDEN = "[a value that cannot be shown]";

    private static final int MAX_DEPTH = 2;
    private static final int MAX_ITEMS = 100;
    private static final int MAX_KEYS = 200;
    private static final int MAX_STRING = 10_000;
    private static final int MAX_CHAIN = 100;
    private static final int LINE = 72;

    private final List<JsObject> path = new ArrayList<>();
    private int deepest;

    private Inspection() {}

    static String show(Object value) {
        return new Inspection().show(value, 0);
    }

    private String show(Object value, int depth) {
        if (!(value instanceof JsObject object)) {
            return primitive(value);
        }
        for (JsObject outer : path) {
            if (outer == object) {
                return "[Circular *1]";
            }
        }
        path.add(object);
        try {
            return object(object, depth);
        } finally {
            path.removeLast();
        }
    }

    private static String primitive(Object value) {
        if (Convert.isString(value)) {
            return quote(value.toString());
        }
        if (value instanceof Double number && number == 0 && 1 / number < 0) {
            return "-0";
        }
        return value instanceof JsSymbol ? value.toString() : Convert.toString(value);
    }

    private static String quote(String text) {
        if (text.length() <= MAX_STRING) {
            return ConsoleText.quote(text);
        }
        return ConsoleText.quote(text.substring(0, MAX_STRING))
                + "... "
                + (text.length() - MAX_STRING)
                + " more characters";
    }

    private String object(JsObject object, int depth) {
        String name = constructorName(object);
        String base = base(object, name);
        boolean list = object instanceof JsArray || BinaryData.isTypedArray(object);
        String prefix = base == null ? prefix(object, name) : base + " ";
        String open = list ? "[" : "{";
        String close = list ? "]" : "}";
        if (depth > MAX_DEPTH) {
            if (base != null) {
                return base;
            }
            return list ? "[Array]" : "[" + (name == null ? "Object: null prototype" : name) + "]";
        }
        deepest = depth;
        List<String> parts = new ArrayList<>();
        fill(object, depth, parts);
        if (parts.isEmpty()) {
            return base == null ? prefix + open + close : base;
        }
        return layout(prefix, open, close, parts, depth);
    }

    private static @Nullable String constructorName(JsObject object) {
        JsObject at = object;
        for (int i = 0; at != null && i < MAX_CHAIN; i++) {
            Object constructor = data(at, "constructor");
            if (constructor instanceof JsFunction function) {
                Object name = data(function, "name");
                if (name != null && Convert.isString(name) && !name.toString().isEmpty()) {
                    return name.toString();
                }
            }
            at = at.prototype();
        }
        return null;
    }

    /** {@return an own data property as stored} */
    private static @Nullable Object data(JsObject object, String key) {
        int property = object.lookup(key);
        return property < 0 || (property & Property.ACCESSOR) != 0 ? null : object.read(property);
    }

    /** What stands for a value that is more than its properties, null for plain objects. */
    private static @Nullable String base(JsObject object, @Nullable String name) {
        return switch (object) {
            case JsFunction function -> function(function, name);
            case JsError error -> {
                Object stack = data(error, "stack");
                yield stack != null && Convert.isString(stack)
                        ? stack.toString()
                        : "[" + ErrorMessages.of(error) + "]";
            }
            case PrimitiveObject box ->
                    "[" + box.className() + ": " + primitive(box.primitive()) + "]";
            default -> Clones.dateOrRegExpText(object);
        };
    }

    private static String function(JsFunction function, @Nullable String name) {
        Object own = data(function, "name");
        String label = own != null && Convert.isString(own) ? own.toString() : "";
        String source = function.sourceText();
        boolean isClass = source != null && source.startsWith("class");
        String kind = isClass ? "class" : name == null ? "Function" : name;
        if (label.isEmpty()) {
            return "[" + kind + " (anonymous)]";
        }
        return "[" + kind + (isClass ? " " : ": ") + label + "]";
    }

    private static String prefix(JsObject object, @Nullable String name) {
        if (object instanceof JsArray array) {
            return "Array".equals(name) ? "" : name + "(" + array.length() + ") ";
        }
        if (BinaryData.isTypedArray(object)) {
            return object.className() + "(" + BinaryData.elements(object) + ") ";
        }
        int size = Clones.sizeOfCollection(object);
        if (size >= 0) {
            return name + "(" + size + ") ";
        }
        if (name == null) {
            return "[Object: null prototype] ";
        }
        return name.equals("Object") ? "" : name + " ";
    }

    private void fill(JsObject object, int depth, List<String> parts) {
        if (object instanceof JsArray array) {
            items(array, depth, parts);
        } else if (BinaryData.isTypedArray(object)) {
            int length = BinaryData.elements(object);
            for (int i = 0; i < Math.min(length, MAX_ITEMS); i++) {
                parts.add(show(object.getIndex(i), depth + 1));
            }
            more(parts, length);
            return;
        } else if (Clones.sizeOfCollection(object) >= 0) {
            Clones.forEachEntry(
                    object,
                    (key, value) -> {
                        if (parts.size() < MAX_ITEMS) {
                            String shown = show(key, depth + 1);
                            parts.add(
                                    value == Empty.EMPTY
                                            ? shown
                                            : shown + " => " + show(value, depth + 1));
                        }
                    });
        } else if (object instanceof JsPromise) {
            parts.add("<promise>");
        } else if (BinaryData.isArrayBuffer(object)) {
            parts.add("byteLength: " + BinaryData.length(object));
        } else if (object instanceof HeadersBuiltin.JsHeaders headers) {
            for (Headers.Field field : headers.list().sorted()) {
                parts.add(name(field.name()) + ": " + quote(field.value()));
            }
            return;
        } else if (object instanceof UrlBuiltin.JsUrl url) {
            parts.add(quote(url.url().get("href")));
            return;
        } else if (object instanceof SearchParamsBuiltin.JsSearchParams params) {
            parts.add(quote(params.params().toString()));
            return;
        }
        properties(object, depth, parts);
    }

    private void items(JsArray array, int depth, List<String> parts) {
        long shown = Math.min(array.length(), MAX_ITEMS);
        for (int i = 0; i < shown; i++) {
            Property property = array.getOwnProperty(i);
            parts.add(property == null ? "<empty>" : property(property, depth));
        }
        more(parts, array.length());
    }

    private static void more(List<String> parts, long length) {
        long more = length - MAX_ITEMS;
        if (more > 0) {
            parts.add("... " + more + " more item" + (more == 1 ? "" : "s"));
        }
    }

    private void properties(JsObject object, int depth, List<String> parts) {
        int shown = 0;
        for (Object key : object.shape().keys()) {
            int stored = object.lookup(key);
            boolean isPrivate = key instanceof JsSymbol symbol && symbol.isPrivate();
            if ((stored & Property.ENUMERABLE) == 0 || isPrivate) {
                continue;
            }
            if (shown++ == MAX_KEYS) {
                parts.add("... more properties");
                return;
            }
            Object value = object.read(stored);
            parts.add(
                    name(PropertyKey.value(key))
                            + ": "
                            + (value instanceof Accessor accessor
                                    ? accessor(accessor)
                                    : show(value, depth + 1)));
        }
    }

    private String property(Property property, int depth) {
        return property.isAccessor()
                ? accessor(property.accessorPair())
                : show(property.valueOrUndefined(), depth + 1);
    }

    private static String accessor(Accessor accessor) {
        if (accessor.getter() == null) {
            return "[Setter]";
        }
        return accessor.setter() == null ? "[Getter]" : "[Getter/Setter]";
    }

    private static String name(Object key) {
        if (key instanceof JsSymbol symbol) {
            return "[" + symbol + "]";
        }
        String text = key.toString();
        return isIdentifier(text) ? text : quote(text);
    }

    private static boolean isIdentifier(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private String layout(String prefix, String open, String close, List<String> parts, int depth) {
        int length = parts.size() + prefix.length();
        boolean broken = false;
        for (String part : parts) {
            length += part.length();
            broken |= part.contains("\n");
        }
        if (!broken && length + 2 * depth <= LINE && deepest - depth < 3) {
            return prefix + open + " " + String.join(", ", parts) + " " + close;
        }
        String indent = "\n" + "  ".repeat(depth);
        return prefix
                + open
                + indent
                + "  "
                + String.join("," + indent + "  ", parts)
                + indent
                + close;
    }
}
