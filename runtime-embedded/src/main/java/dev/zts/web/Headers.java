package dev.zts.web;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A header list (Fetch Standard, "headers"): names are case-insensitive and kept in lower case,
 * order of insertion is kept. Not thread-safe, but for a {@linkplain #fixed fixed} one.
 */
public final class Headers {

    /*
     * Names and values alternate in one array. A list and its copies share the array until one of
     * them changes.
     */

    private static final String[] NONE = {};
    private static final int FIRST_STRINGS = 8;

    /** What each ASCII character is in a name. */
    private static final byte[] IN_NAMES = inNames();

    private static final byte TOKEN = 1;
    private static final byte UPPER = 2;

    /** The empty list that stays so. */
    public static final Headers NO_FIELDS = fixed();

    private String[] strings;
    private int length;
    private boolean shared;
    private final boolean fixed;

    /** An empty list. */
    public Headers() {
        this(NONE, 0, false);
    }

    private Headers(String[] strings, int length, boolean fixed) {
        this.strings = strings;
        this.length = length;
        this.shared = true;
        this.fixed = fixed;
    }

    /**
     * {@return a list that cannot be changed, for any thread}
     *
     * @param fields names and values, in turn
     * @throws WebException as append
     */
    public static Headers fixed(String... fields) {
        Headers list = new Headers();
        for (int i = 0; i < fields.length; i += 2) {
            list.append(fields[i], fields[i + 1]);
        }
        return new Headers(list.strings, list.length, true);
    }

    /**
     * Adds a field.
     *
     * @throws WebException a TypeError if the name is no token or the value holds CR, LF, NUL or
     *     characters above 255
     */
    public void append(String name, String value) {
        String normal = strip(value);
        appendSound(checked(name, normal), normal);
    }

    /** Makes the array one of its own with room for so many strings. */
    private void own(int room) {
        if (fixed) {
            throw new UnsupportedOperationException("These headers cannot be changed");
        }
        if (shared || room > strings.length) {
            int grown = room > strings.length ? 2 * length : 0;
            strings = Arrays.copyOf(strings, Math.max(FIRST_STRINGS, Math.max(room, grown)));
            shared = false;
        }
    }

    /**
     * Adds a field that is sound: a token in lower case, and a value as {@link #append} keeps it.
     */
    public void appendSound(String name, String value) {
        own(length + 2);
        strings[length] = name;
        strings[length + 1] = value;
        length += 2;
    }

    /** Replaces all fields of that name by one, in the place of the first. Throws as append. */
    public void set(String name, String value) {
        String normal = strip(value);
        String key = checked(name, normal);
        int at = indexOf(key, 0);
        if (at < 0) {
            appendSound(key, normal);
            return;
        }
        own(length);
        strings[at + 1] = normal;
        removeFrom(at + 2, key);
    }

    /** {@return where the field stands among the strings, or -1} */
    private int indexOf(String key, int from) {
        for (int i = from; i < length; i += 2) {
            if (strings[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private void removeFrom(int from, String key) {
        int kept = from;
        for (int i = from; i < length; i += 2) {
            if (!strings[i].equals(key)) {
                strings[kept] = strings[i];
                strings[kept + 1] = strings[i + 1];
                kept += 2;
            }
        }
        length = kept;
    }

    /** {@return all values of that name joined by ", ", or null} */
    public @Nullable String get(String name) {
        String key = lower(name);
        int first = indexOf(key, 0);
        if (first < 0) {
            return null;
        }
        int next = indexOf(key, first + 2);
        return next < 0 ? strings[first + 1] : joined(key, first, next);
    }

    private String joined(String key, int first, int second) {
        StringBuilder joined = new StringBuilder(strings[first + 1]);
        for (int i = second; i >= 0; i = indexOf(key, i + 2)) {
            joined.append(", ").append(strings[i + 1]);
        }
        return joined.toString();
    }

    public boolean has(String name) {
        return indexOf(lower(name), 0) >= 0;
    }

    public void delete(String name) {
        String key = lower(name);
        int at = indexOf(key, 0);
        if (at >= 0) {
            own(length);
            removeFrom(at, key);
        }
    }

    /** {@return number of fields} */
    public int size() {
        return length / 2;
    }

    /** {@return the name of a field, counted in order of insertion} */
    public String name(int index) {
        return strings[2 * index];
    }

    /** {@return the value of a field, counted in order of insertion} */
    public String value(int index) {
        return strings[2 * index + 1];
    }

    /** Calls {@code field} with each name and value in order of insertion. */
    public void forEach(BiConsumer<String, String> field) {
        for (int i = 0; i < length; i += 2) {
            field.accept(strings[i], strings[i + 1]);
        }
    }

    /** Adds all fields of another list. */
    public void addAll(Headers other) {
        int added = other.length;
        own(length + added);
        System.arraycopy(other.strings, 0, strings, length, added);
        length += added;
    }

    /** {@return a list with the same fields} */
    public Headers copy() {
        if (!shared) {
            shared = true;
        }
        return new Headers(strings, length, false);
    }

    /**
     * {@return the fields as the Fetch Standard iterates them}: sorted by name, values of one name
     * joined by ", ", only those of Set-Cookie apart.
     */
    public List<Field> sorted() {
        String[] names = new String[size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = name(i);
        }
        Arrays.sort(names);
        List<Field> fields = new ArrayList<>(names.length);
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            if (i > 0 && name.equals(names[i - 1])) {
                continue;
            }
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
        for (int i = indexOf("set-cookie", 0); i >= 0; i = indexOf("set-cookie", i + 2)) {
            cookies.add(strings[i + 1]);
        }
        return cookies;
    }

    /** One name and value of {@link #sorted}. */
    public record Field(String name, String value) {}

    /** {@return the name in lower case, if name and value may be sent} */
    private static String checked(String name, String value) {
        byte kinds = kinds(name);
        if (kinds == 0) {
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
        return (kinds & UPPER) == 0 ? name : name.toLowerCase(Locale.ROOT);
    }

    static boolean isToken(String name) {
        return kinds(name) != 0;
    }

    /** {@return the kinds of character in a token (RFC 9110 5.6.2), 0 if it is none} */
    private static byte kinds(String name) {
        byte kinds = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            byte kind = c < IN_NAMES.length ? IN_NAMES[c] : 0;
            if (kind == 0) {
                return 0;
            }
            kinds |= kind;
        }
        return kinds;
    }

    private static byte[] inNames() {
        byte[] kinds = new byte[128];
        for (char c = '0'; c <= 'z'; c++) {
            boolean digit = c <= '9';
            boolean upper = c >= 'A' && c <= 'Z';
            kinds[c] = digit || c >= 'a' ? TOKEN : upper ? UPPER : 0;
        }
        for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
            kinds[c] = TOKEN;
        }
        return kinds;
    }

    /** {@return the name as a list has it; one that no list can have stays as it is} */
    private static String lower(String name) {
        return (kinds(name) & UPPER) == 0 ? name : name.toLowerCase(Locale.ROOT);
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
