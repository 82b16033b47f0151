package dev.zts.files;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an Accept-Encoding field says of the codings there are (RFC 9110, 12.5.3). */
final class AcceptEncoding {
    private static final int NOT_NAMED = -1;

    /** Less than any weight that is given, as none below a thousandth can be. */
    private static final int LEAST = 1;

    /** Weights in thousandths, doubled to leave room for {@link #LEAST}. */
    private final int[] weights = new int[Coding.values().length];

    private int others = NOT_NAMED;

    private AcceptEncoding() {
        Arrays.fill(weights, NOT_NAMED);
    }

    /**
     * {@return the coding to send, or null if none of those there are is acceptable} The highest
     * weight wins, among equals the better coding. Without a field, and with one that is malformed,
     * nothing is known of the client, and the file is sent as it is.
     */
    static @Nullable Coding choose(@Nullable String field, Set<Coding> available) {
        AcceptEncoding accepted = new AcceptEncoding();
        if (field == null || !accepted.read(field)) {
            return Coding.IDENTITY;
        }
        Coding best = null;
        int most = 0;
        for (Coding coding : Coding.values()) {
            int weight = accepted.weight(coding);
            if (weight > most && available.contains(coding)) {
                best = coding;
                most = weight;
            }
        }
        return best;
    }

    private int weight(Coding coding) {
        int named = weights[coding.ordinal()];
        if (named != NOT_NAMED) {
            return named;
        }
        if (others != NOT_NAMED) {
            return others;
        }
        // Acceptable unless it is excluded, but asked for by nobody.
        return coding == Coding.IDENTITY ? LEAST : 0;
    }

    private boolean read(String field) {
        for (String element : field.split(",", -1)) {
            String text = Grammar.trim(element);
            if (!text.isEmpty() && !element(text)) {
                return false;
            }
        }
        return true;
    }

    private boolean element(String text) {
        int semicolon = text.indexOf(';');
        String name = semicolon < 0 ? text : Grammar.trim(text.substring(0, semicolon));
        int weight =
                semicolon < 0 ? 1000 : thousandths(Grammar.trim(text.substring(semicolon + 1)));
        if (!Grammar.isToken(name) || weight < 0) {
            return false;
        }
        if (name.equals("*")) {
            others = weight * 2;
            return true;
        }
        Coding coding = Coding.of(name);
        if (coding != null) {
            weights[coding.ordinal()] = weight * 2;
        }
        return true;
    }

    /** {@return a weight such as q=0.5 in thousandths (RFC 9110, 12.4.2), or -1} */
    private static int thousandths(String parameter) {
        int length = parameter.length();
        if (length < 3 || length > 7 || !parameter.regionMatches(true, 0, "q=", 0, 2)) {
            return -1;
        }
        char whole = parameter.charAt(2);
        if (whole != '0' && whole != '1' || length > 3 && parameter.charAt(3) != '.') {
            return -1;
        }
        int value = whole - '0';
        for (int i = 4; i < 7; i++) {
            char digit = i < length ? parameter.charAt(i) : '0';
            if (digit < '0' || digit > '9') {
                return -1;
            }
            value = value * 10 + digit - '0';
        }
        return value > 1000 ? -1 : value;
    }
}
