package dev.zts.vm.builtins;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON text straight into objects and arrays (ECMA-262 25.5.1, ECMA-404). */
final class JsonParser {

    /**
     * What a value was read from, for revivers.
     *
     * @param text of a primitive, else null
     * @param children of an object or array, else empty
     */
    record Origin(Object value, @Nullable String text, Map<Object, Origin> children) {}

    private static final int KEY_CACHE = 64;
    private static final String[] NO_NAMES = {};
    private static final int FAST_DIGITS = 9;
    private static final int POLL_EVERY = 1 << 10;

    private final Realm realm;
    private final String text;
    private final boolean tracing;
    private String[] names = NO_NAMES;
    private Object[] keys = NO_NAMES;
    private int at;
    private int values;
    private Map<Object, Origin> siblings = new HashMap<>();

    private JsonParser(Realm realm, String text, boolean tracing) {
        this.realm = realm;
        this.text = text;
        this.tracing = tracing;
    }

    static Object parse(Realm realm, String text) {
        return new JsonParser(realm, text, false).whole();
    }

    /** {@return the value together with where it comes from} */
    static Origin trace(Realm realm, String text) {
        JsonParser parser = new JsonParser(realm, text, true);
        Object value = parser.whole();
        Origin origin = parser.siblings.get("");
        return origin == null ? new Origin(value, null, Map.of()) : origin;
    }

    private Object whole() {
        Object value = value("");
        skipSpace();
        if (at < text.length()) {
            throw unexpected();
        }
        return value;
    }

    private void skipSpace() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return;
            }
            at++;
        }
    }

    private Object value(Object key) {
        skipSpace();
        if (++values % POLL_EVERY == 0) {
            realm.poll();
        }
        if (!tracing) {
            return plainValue();
        }
        Map<Object, Origin> outer = siblings;
        siblings = new HashMap<>();
        int start = at;
        Object value = plainValue();
        String source = value instanceof JsObject ? null : text.substring(start, at);
        outer.put(key, new Origin(value, source, siblings));
        siblings = outer;
        return value;
    }

    private Object plainValue() {
        if (at >= text.length()) {
            throw unexpected();
        }
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", Null.NULL);
            default -> number();
        };
    }

    private Object word(String word, Object value) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (at >= text.length() || text.charAt(at) != word.charAt(i)) {
                throw unexpected();
            }
        }
        return value;
    }

    private JsObject object() {
        JsObject made = realm.newObject();
        at++;
        skipSpace();
        if (peek() == '}') {
            at++;
            return made;
        }
        while (true) {
            skipSpace();
            if (peek() != '"') {
                throw unexpected();
            }
            Object key = expected(made.shape().latestKey());
            skipSpace();
            expect(':');
            made.store(key, value(key), Property.ALL);
            skipSpace();
            if (peek() == '}') {
                at++;
                return made;
            }
            expect(',');
        }
    }

    private JsArray array() {
        JsArray made = realm.newArray();
        at++;
        skipSpace();
        if (peek() == ']') {
            at++;
            return made;
        }
        while (true) {
            made.append(value(tracing ? (Object) (int) made.length() : ""));
            skipSpace();
            if (peek() == ']') {
                at++;
                return made;
            }
            expect(',');
            if (!made.canAppend()) {
                throw JsThrow.rangeError("Invalid array length");
            }
        }
    }

    /** {@return the next character, NUL at the end} */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void expect(char wanted) {
        if (at >= text.length() || text.charAt(at) != wanted) {
            throw unexpected();
        }
        at++;
    }

    /** {@return the key of a member, at once if it is the one that came last time} */
    private Object expected(@Nullable Object guess) {
        if (guess instanceof String name) {
            int end = at + 1 + name.length();
            if (end < text.length()
                    && text.charAt(end) == '"'
                    && text.startsWith(name, at + 1)
                    && isPlain(name)) {
                at = end + 1;
                return name;
            }
        }
        return key();
    }

    /** {@return whether a name stands in JSON as it is} */
    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"' || c == '\\' || c < ' ') {
                return false;
            }
        }
        return true;
    }

    /** {@return the key of a member; the same object for the same name, if it is not long ago} */
    private Object key() {
        int start = at + 1;
        int end = plainEnd(start);
        if (end == start || end >= text.length() || text.charAt(end) != '"') {
            return PropertyKey.of(string());
        }
        if (names.length == 0) {
            names = new String[KEY_CACHE];
            keys = new Object[KEY_CACHE];
        }
        int length = end - start;
        int place = (text.charAt(start) * 31 + text.charAt(end - 1) * 7 + length) % KEY_CACHE;
        at = end + 1;
        String known = names[place];
        if (known != null && known.length() == length && text.startsWith(known, start)) {
            return keys[place];
        }
        String name = text.substring(start, end);
        names[place] = name;
        keys[place] = PropertyKey.of(name);
        return keys[place];
    }

    /** {@return where a run of characters that stand for themselves ends} */
    private int plainEnd(int start) {
        int end = start;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (c == '"' || c == '\\' || c < ' ') {
                break;
            }
            end++;
        }
        return end;
    }

    private String string() {
        int start = at + 1;
        at = plainEnd(start);
        if (at < text.length() && text.charAt(at) == '"') {
            return text.substring(start, at++);
        }
        StringBuilder made = new StringBuilder().append(text, start, at);
        int escapes = 0;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) != '\\') {
                throw unexpected();
            }
            at++;
            Values.pollAt(realm, escapes++);
            made.append(escape());
            int end = plainEnd(at);
            made.append(text, at, end);
            at = end;
        }
        if (at >= text.length()) {
            throw unexpected();
        }
        at++;
        return made.toString();
    }

    private char escape() {
        char made =
                switch (peek()) {
                    case '"' -> '"';
                    case '\\' -> '\\';
                    case '/' -> '/';
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'u' -> unicodeEscape();
                    default -> throw unexpected();
                };
        at++;
        return made;
    }

    /** {@return the unit of four hexadecimal digits; stands at the last of them afterwards} */
    private char unicodeEscape() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            at++;
            char c = peek();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw unexpected();
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }

    private Object number() {
        int start = at;
        boolean negative = peek() == '-';
        if (negative) {
            at++;
        }
        int first = at;
        digits();
        if (at - first > 1 && text.charAt(first) == '0') {
            at = first + 1;
            throw unexpected();
        }
        boolean whole = true;
        if (peek() == '.') {
            whole = false;
            at++;
            digits();
        }
        if ((peek() | 0x20) == 'e') {
            whole = false;
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        if (whole && at - first <= FAST_DIGITS && !(negative && text.charAt(first) == '0')) {
            return Integer.parseInt(text, start, at, 10);
        }
        return Convert.number(Double.parseDouble(text.substring(start, at)));
    }

    /** Passes one digit or more. */
    private void digits() {
        int first = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == first) {
            throw unexpected();
        }
    }

    private JsThrow unexpected() {
        if (at >= text.length()) {
            return JsThrow.syntaxError("Unexpected end of JSON input");
        }
        char c = text.charAt(at);
        String what = c == '"' ? "string" : c >= '0' && c <= '9' ? "number" : "token " + c;
        return JsThrow.syntaxError("Unexpected " + what + " in JSON at position " + at);
    }
}
