package dev.zts.web;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A header list (Fetch Standard, "headers"): names are case-insensitive and kept in lower case,
 * order of insertion is kept. Not thread-safe.
 */
public final class Headers {
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    /**
     * Adds a field.
     *
     * @throws WebException a TypeError if the name is no token or the value holds CR, LF, NUL or
     *     characters above 255
     */
    public void append(String name, String value) {
        String normal = strip(value);
        check(name, normal);
        names.add(name.toLowerCase(Locale.ROOT));
        values.add(normal);
    }

    /** Adds a field that is sound: a token in lower case, and a value as {@link #append} keeps it. */
    public void appendSound(String name, String value) {
        names.add(name);
        values.add(value);
    }

    /** Replaces all fields of that name by one, in the place of the first. Throws as append. */
    public void set(String name, String value) {
        String normal = strip(value);
        check(name, normal);
        String key = name.toLowerCase(Locale.ROOT);
        int at = names.indexOf(key);
        if (at < 0) {
            names.add(key);
            values.add(normal);
            return;
        }
        values.set(at, normal);
        for (int i = names.size() - 1; i > at; i--) {
            if (names.get(i).equals(key)) {
                names.remove(i);
                values.remove(i);
            }
        }
    }

    /** {@return all values of that name joined by ", ", or null} */
    public @Nullable String get(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        StringBuilder joined = null;
        String only = null;
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).equals(key)) {
                continue;
            }
            if (only == null) {
                only = values.get(i);
            } else {
                if (joined == null) {
                    joined = new StringBuilder(only);
                }
                joined.append(", ").append(values.get(i));
            }
        }
        return joined == null ? only : joined.toString();
    }

    public boolean has(String name) {
        return names.contains(name.toLowerCase(Locale.ROOT));
    }

    public void delete(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        for (int i = names.size() - 1; i >= 0; i--) {
            if (names.get(i).equals(key)) {
                names.remove(i);
                values.remove(i);
            }
        }
    }

    public int size() {
        return names.size();
    }

    /** {@return the name of a field, counted in order of insertion} */
    public String name(int index) {
        return names.get(index);
    }

    /** {@return the value of a field, counted in order of insertion} */
    public String value(int index) {
        return values.get(index);
    }

    /** Calls {@code field} with each name and value in order of insertion. */
    public void forEach(BiConsumer<String, String> field) {
        for (int i = 0; i < names.size(); i++) {
            field.accept(names.get(i), values.get(i));
        }
    }

    /** Adds all fields of another list. */
    public void addAll(Headers other) {
        names.addAll(other.names);
        values.addAll(other.values);
    }

    /** {@return a list with the same fields} */
    public Headers copy() {
        Headers copy = new Headers();
        copy.addAll(this);
        return copy;
    }

    /**
     * {@return the fields as the Fetch Standard iterates them}: sorted by name, values of one name
     * joined by ", ", only those of Set-Cookie apart.
     */
    public List<Field> sorted() {
        List<Field> fields = new ArrayList<>();
        for (String name : new TreeSet<>(names)) {
            if (name.equals("set-cookie")) {
                setCookies().forEach(value -> fields.add(new Field(name, value)));
            } else {
                fields.add(new Field(name, requireNonNull(get(name))));
            }
        }
        return fields;
    }

    /** {@return the values of Set-Cookie, one by one} */
    public List<String> setCookies() {
        List<String> cookies = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals("set-cookie")) {
                cookies.add(values.get(i));
            }
        }
        return cookies;
    }

    /** One name and value of {@link #sorted}. */
    public record Field(String name, String value) {}

    private static void check(String name, String value) {
        if (!isToken(name)) {
            throw new WebException(
                    WebException.Type.TYPE_ERROR, "Invalid header name: " + quote(name));
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0 || c == '\n' || c == '\r' || c > 255) {
                throw new WebException(
                        WebException.Type.TYPE_ERROR,
                        "Invalid value of header " + name + ": " + quote(value));
            }
        }
    }

    static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean alphanumeric =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!alphanumeric && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static String strip(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && isSpace(value.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < Math.min(text.length(), 64); i++) {
            char c = text.charAt(i);
            quoted.append(c < ' ' || c > '~' ? String.format("\\u%04x", (int) c) : c);
        }
        return quoted.append('"').toString();
    }
}
