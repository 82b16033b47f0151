package dev.zts.vm.regexp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The character facts that come from a file of ours because the JDK does not tell them. */
final class UnicodeTable {
    private static final Map<String, CharSet> SETS = sets();

    private UnicodeTable() {}

    /** The set of a row, empty when there is no such row. */
    static CharSet set(String name) {
        return SETS.getOrDefault(name, CharSet.EMPTY);
    }

    static boolean has(String name) {
        return SETS.containsKey(name);
    }

    private static Map<String, CharSet> sets() {
        Map<String, CharSet> sets = new HashMap<>();
        rows("unicode.txt").forEach((name, row) -> sets.put(name, ranges(row)));
        return Map.copyOf(sets);
    }

    /** The rows "name: text" of a file next to this class. */
    static Map<String, String> rows(String file) {
        Map<String, String> rows = new HashMap<>();
        try (InputStream stream = UnicodeTable.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + file);
            }
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int colon = line.indexOf(": ");
                if (!line.startsWith("#") && colon > 0) {
                    rows.put(line.substring(0, colon), line.substring(colon + 2));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static CharSet ranges(String text) {
        CharSet.Builder set = new CharSet.Builder();
        for (String range : text.split(" ", -1)) {
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash), 16);
            set.add(first, dash < 0 ? first : Integer.parseInt(range.substring(dash + 1), 16));
        }
        return set.build();
    }
}
