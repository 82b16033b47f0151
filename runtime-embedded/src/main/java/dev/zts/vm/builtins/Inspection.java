package dev.zts.vm.builtins;

import dev.zts.vm.builtins.OrderedTable.Cursor;
import dev.zts.vm.builtins.OrderedTable.Entry;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArrayBuffer;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.JsTypedArray;
import dev.zts.vm.value.PrimitiveObject;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import dev.zts.web.ConsoleText;
import dev.zts.web.Headers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One walk over a value that the console shows: knows what it is in, and how deep it came. */
final class Inspection {

    /** What stands for a value whose getters or traps throw. */
    static final String UNSHOWABLE = "[a value that cannot be shown]";

    private static final int MAX_DEPTH = 2;
    private static final int MAX_ITEMS = 100;
    private static final int MAX_KEYS = 200;
    private static final int MAX_STRING = 10_000;
    private static final int MAX_CHAIN = 100;
    private static final int LINE = 72;

    private final Realm realm;
    private final List<JsObject> path = new ArrayList<>();
    private int deepest;

    private Inspection(Realm realm) {
        this.realm = realm;
    }

    static String inspect(Realm realm, Object value) {
        try {
            return new Inspection(realm).show(value, 0);
        } catch (JsThrow _) {
            return UNSHOWABLE;
        }
    }

    /** {@return the same, for messages} */
    static String show(Realm realm, Object value) {
        try {
            return new Inspection(realm).show(value, 0);
        } catch (JsThrow _) {
            return "a value that cannot be shown";
        }
    }

    static String primitive(Object value) {
        if (Convert.isString(value)) {
            return quote(value.toString());
        }
        if (value instanceof Double number && number == 0) {
            return 1 / number < 0 ? "-0" : "0";
        }
        return value instanceof JsSymbol ? value.toString() : Convert.toString(value);
    }

    private static String quote(String text) {
        int more = text.length() - MAX_STRING;
        return more <= 0
                ? ConsoleText.quote(text)
                : ConsoleText.quote(text.substring(0, MAX_STRING))
                        + "... "
                        + more
                        + " more characters";
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

    private String object(JsObject value, int depth) {
        String name = constructorName(value);
        String base = base(value, name);
        boolean list = value.isArray();
        boolean indexed = list || value instanceof JsTypedArray;
        if (depth > MAX_DEPTH) {
            if (base != null) {
                return base;
            }
            return indexed
                    ? "[Array]"
                    : "[" + (name == null ? "Object: null prototype" : name) + "]";
        }
        deepest = depth;
        List<String> parts = new ArrayList<>();
        fill(value, depth, parts, indexed);
        String open = indexed ? "[" : "{";
        String close = indexed ? "]" : "}";
        String prefix = prefix(value, name, base, list);
        if (parts.isEmpty()) {
            return base == null ? prefix + open + close : base;
        }
        return layout(prefix, open, close, parts, depth);
    }

    private static String prefix(
            JsObject value, @Nullable String name, @Nullable String base, boolean list) {
        if (value instanceof JsTypedArray array) {
            return array.type().arrayName() + "(" + array.length() + ") ";
        }
        if (list) {
            return "Array".equals(name) ? "" : name + "(" + Convert.lengthOf(value) + ") ";
        }
        if (base != null) {
            return base + " ";
        }
        if (value instanceof MapObject map) {
            return name + "(" + map.table().size() + ") ";
        }
        if (value instanceof SetObject set) {
            return name + "(" + set.table().size() + ") ";
        }
        if (name == null) {
            return "[Object: null prototype] ";
        }
        return name.equals("Object") ? "" : name + " ";
    }

    private static @Nullable String constructorName(JsObject value) {
        JsObject object = value;
        for (int i = 0; object != null && i < MAX_CHAIN; i++) {
            Property constructor = object.getOwnProperty("constructor");
            if (constructor != null && constructor.value instanceof JsFunction function) {
                String name = ownText(function, "name");
                if (name != null && !name.isEmpty()) {
                    return name;
                }
            }
            object = object.getPrototypeOf();
        }
        return null;
    }

    /** {@return an own data property if it is a string, else null} */
    private static @Nullable String ownText(JsObject object, String key) {
        Property own = object.getOwnProperty(key);
        return own != null && own.value != null && Convert.isString(own.value)
                ? own.value.toString()
                : null;
    }

    /**
     * {@return what stands for a value that is more than its properties, null for plain objects}
     */
    private @Nullable String base(JsObject value, @Nullable String name) {
        if (value instanceof JsFunction function) {
            return functionText(function, name);
        }
        if (isError(realm, value)) {
            String stack = ownText(value, "stack");
            return stack != null && !stack.isEmpty() ? stack : "[" + Convert.toString(value) + "]";
        }
        if (value instanceof PrimitiveObject object && !(object.primitive() instanceof JsSymbol)) {
            return "[" + object.className() + ": " + primitive(object.primitive()) + "]";
        }
        return switch (value) {
            case JsDate date -> dateText(date);
            case JsRegExp regExp -> "/" + regExp.source() + "/" + regExp.flags();
            default -> null;
        };
    }

    private static String functionText(JsFunction function, @Nullable String name) {
        String own = ownText(function, "name");
        String source = function.sourceText();
        boolean isClass = source != null && source.startsWith("class ");
        String kind = isClass ? "class" : name == null ? "Function" : name;
        return own == null || own.isEmpty()
                ? "[" + kind + " (anonymous)]"
                : "[" + kind + (isClass ? " " : ": ") + own + "]";
    }

    private static String dateText(JsDate date) {
        return Double.isNaN(date.time) ? "Invalid Date" : DateText.iso(date.time);
    }

    /** Whether instanceof Error holds. */
    static boolean isError(Realm realm, JsObject value) {
        JsObject wanted = realm.intrinsic(Intrinsic.ERROR_PROTOTYPE);
        for (JsObject at = value.getPrototypeOf(); at != null; at = at.getPrototypeOf()) {
            if (at == wanted) {
                return true;
            }
        }
        return false;
    }

    private void fill(JsObject value, int depth, List<String> parts, boolean indexed) {
        if (indexed) {
            items(value, depth, parts);
        } else if (value instanceof MapObject map) {
            Cursor cursor = map.table().cursor();
            for (Entry e = cursor.advance(); e != null; e = cursor.advance()) {
                if (parts.size() < MAX_ITEMS) {
                    parts.add(show(e.key(), depth + 1) + " => " + show(e.value(), depth + 1));
                }
            }
        } else if (value instanceof SetObject set) {
            Cursor cursor = set.table().cursor();
            for (Entry e = cursor.advance(); e != null; e = cursor.advance()) {
                if (parts.size() < MAX_ITEMS) {
                    parts.add(show(e.key(), depth + 1));
                }
            }
        } else if (value instanceof JsPromise) {
            parts.add("<promise>");
        } else if (value instanceof JsArrayBuffer buffer) {
            parts.add("byteLength: " + buffer.byteLength());
        } else if (fillWeb(value, parts)) {
            return;
        }
        properties(value, depth, parts, indexed);
    }

    private static boolean fillWeb(JsObject value, List<String> parts) {
        switch (value) {
            case HeadersObject headers -> {
                for (Headers.Field field : headers.list().sorted()) {
                    parts.add(property(field.name()) + ": " + quote(field.value()));
                }
            }
            case UrlBuiltin.UrlObject url -> parts.add(quote(url.url().get("href")));
            case UrlSearchParamsBuiltin.ParamsObject params ->
                    parts.add(quote(params.params().toString()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void items(JsObject value, int depth, List<String> parts) {
        long length =
                value instanceof JsTypedArray array ? array.length() : Convert.lengthOf(value);
        int shown = (int) Math.min(length, MAX_ITEMS);
        for (int i = 0; i < shown; i++) {
            parts.add(value.hasOwn(i) ? property(value, i, depth) : "<empty>");
        }
        if (length > shown) {
            long more = length - shown;
            parts.add("... " + more + " more item" + (more == 1 ? "" : "s"));
        }
    }

    private void properties(JsObject value, int depth, List<String> parts, boolean indexed) {
        int shown = 0;
        for (Object key : value.ownKeys()) {
            if (indexed && PropertyKey.arrayIndex(key) >= 0) {
                continue;
            }
            Property own = value.getOwnProperty(key);
            if (own == null || !own.isEnumerable()) {
                continue;
            }
            if (shown++ == MAX_KEYS) {
                parts.add("... more properties");
                return;
            }
            parts.add(property(key) + ": " + property(value, key, depth));
        }
    }

    /** Getters are named, not called. */
    private String property(JsObject value, Object key, int depth) {
        Property own = value.getOwnProperty(key);
        if (own == null) {
            return "undefined";
        }
        if (!own.isAccessor()) {
            return show(own.valueOrUndefined(), depth + 1);
        }
        boolean reads = own.getter instanceof JsFunction;
        boolean writes = own.setter instanceof JsFunction;
        if (reads) {
            return writes ? "[Getter/Setter]" : "[Getter]";
        }
        return writes ? "[Setter]" : Undefined.UNDEFINED.toString();
    }

    private static String property(Object key) {
        if (key instanceof JsSymbol) {
            return "[" + key + "]";
        }
        String name = key.toString();
        return isIdentifier(name) ? name : quote(name);
    }

    private static boolean isIdentifier(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private String layout(String prefix, String open, String close, List<String> parts, int depth) {
        int length = parts.size() + prefix.length();
        boolean broken = false;
        for (String part : parts) {
            length += part.length();
            broken |= part.indexOf('\n') >= 0;
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
