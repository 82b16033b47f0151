package dev.zts.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An application/x-www-form-urlencoded list (URL Standard, 5 and 6). One that belongs to a {@link
 * WebUrl} writes its changes into the URL's query. Not thread-safe.
 */
public final class UrlSearchParams {

    /** One name and value. */
    public record Pair(String name, String value) {}

    private final List<Pair> pairs = new ArrayList<>();
    private final Consumer<String> changed;

    private UrlSearchParams(Consumer<String> changed) {
        this.changed = changed;
    }

    /** {@return the list that a query holds; one leading question mark is skipped} */
    public static UrlSearchParams parse(String query) {
        UrlSearchParams params = new UrlSearchParams(text -> {});
        params.read(query.startsWith("?") ? query.substring(1) : query);
        return params;
    }

    static UrlSearchParams of(String query, Consumer<String> changed) {
        UrlSearchParams params = new UrlSearchParams(changed);
        params.read(query);
        return params;
    }

    /** Replaces the list by what a query holds, without telling the URL. */
    void replace(String query) {
        pairs.clear();
        read(query);
    }

    private void read(String query) {
        int start = 0;
        while (start <= query.length()) {
            int end = query.indexOf('&', start);
            end = end < 0 ? query.length() : end;
            if (end > start) {
                pairs.add(pair(query.substring(start, end)));
            }
            start = end + 1;
        }
    }

    private static Pair pair(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        String value = equals < 0 ? "" : text.substring(equals + 1);
        return new Pair(PercentCode.decodeText(name, true), PercentCode.decodeText(value, true));
    }

    public int size() {
        return pairs.size();
    }

    public Pair get(int index) {
        return pairs.get(index);
    }

    /** {@return a copy of the list} */
    public List<Pair> pairs() {
        return List.copyOf(pairs);
    }

    public void append(String name, String value) {
        pairs.add(new Pair(name, value));
        tell();
    }

    /** {@return the first value of a name, or null} */
    public @Nullable String get(String name) {
        for (Pair pair : pairs) {
            if (pair.name().equals(name)) {
                return pair.value();
            }
        }
        return null;
    }

    /** {@return all values of a name} */
    public List<String> getAll(String name) {
        return pairs.stream().filter(pair -> pair.name().equals(name)).map(Pair::value).toList();
    }

    /**
     * {@return whether there is a pair of that name}
     *
     * @param value that it must have, null for any
     */
    public boolean has(String name, @Nullable String value) {
        return pairs.stream().anyMatch(pair -> matches(pair, name, value));
    }

    /**
     * Removes all pairs of that name.
     *
     * @param value that they must have, null for any
     */
    public void delete(String name, @Nullable String value) {
        pairs.removeIf(pair -> matches(pair, name, value));
        tell();
    }

    /** Sets the first pair of that name and removes its others; appends it if there is none. */
    public void set(String name, String value) {
        int first = -1;
        for (int i = 0; i < pairs.size(); i++) {
            if (pairs.get(i).name().equals(name)) {
                first = i;
                break;
            }
        }
        if (first < 0) {
            append(name, value);
            return;
        }
        Pair kept = new Pair(name, value);
        pairs.set(first, kept);
        pairs.subList(first + 1, pairs.size()).removeIf(pair -> matches(pair, name, null));
        tell();
    }

    /** Sorts by name, in UTF-16 code units; pairs of one name keep their order. */
    public void sort() {
        pairs.sort(Comparator.comparing(Pair::name));
        tell();
    }

    /** {@return the list as a query, without a question mark} */
    @Override
    public String toString() {
        StringBuilder query = new StringBuilder();
        for (Pair pair : pairs) {
            if (!query.isEmpty()) {
                query.append('&');
            }
            form(pair.name(), query);
            query.append('=');
            form(pair.value(), query);
        }
        return query.toString();
    }

    private static void form(String text, StringBuilder out) {
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == ' ') {
                out.append('+');
            } else {
                PercentCode.encode(c, UrlSearchParams::isEncoded, out);
            }
        }
    }

    private static boolean isEncoded(int c) {
        boolean alphanumeric = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        return !alphanumeric && c != '*' && c != '-' && c != '.' && c != '_';
    }

    private static boolean matches(Pair pair, String name, @Nullable String value) {
        return pair.name().equals(name) && (value == null || pair.value().equals(value));
    }

    private void tell() {
        changed.accept(toString());
    }
}
