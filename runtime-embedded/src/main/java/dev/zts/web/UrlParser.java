package dev.zts.web;

import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads URLs (URL Standard, 4.4, "basic URL parser"). */
final class UrlParser {

    /*
     * The standard describes a state machine over code points. Here each of its states is a method
     * over the part of the input that the state would consume: scheme, authority, path, query and
     * fragment are cut off from left to right.
     */

    private final String original;
    private final String input;
    private final @Nullable WebUrl base;
    private final WebUrl url = new WebUrl();

    UrlParser(String text, @Nullable WebUrl base) {
        original = text;
        input = withoutBreaks(trim(Utf8.wellFormed(text)));
        this.base = base;
    }

    WebUrl parse() {
        int colon = endOfScheme(input);
        if (colon > 0) {
            url.scheme = PercentCode.lower(input.substring(0, colon));
            afterScheme(input.substring(colon + 1));
        } else {
            noScheme();
        }
        return url;
    }

    private void afterScheme(String rest) {
        if (url.scheme.equals("file")) {
            file(rest);
        } else if (url.isSpecial()) {
            WebUrl from = base;
            if (from != null && from.scheme.equals(url.scheme) && !rest.startsWith("//")) {
                relative(rest, from);
            } else {
                authority(rest.substring(slashes(rest)));
            }
        } else if (rest.startsWith("//")) {
            authority(rest.substring(2));
        } else if (rest.startsWith("/")) {
            path(rest);
        } else {
            opaque(rest);
        }
    }

    private void noScheme() {
        if (base == null) {
            throw invalid("it has no scheme and there is no base");
        }
        if (base.opaquePath != null) {
            if (!input.startsWith("#")) {
                throw invalid("the base " + Headers.quote(base.toString()) + " has no path");
            }
            copy(base, true);
            url.query = base.query;
            tail(input);
            return;
        }
        url.scheme = base.scheme;
        if (base.scheme.equals("file")) {
            file(input);
        } else {
            relative(input, base);
        }
    }

    private void relative(String rest, WebUrl from) {
        url.scheme = from.scheme;
        boolean special = url.isSpecial();
        if (isSlash(rest, 0, special)) {
            if (isSlash(rest, 1, special)) {
                authority(rest.substring(special ? slashes(rest) : 2));
                return;
            }
            copyAuthority(from);
            path(rest);
            return;
        }
        copy(from, true);
        if (rest.isEmpty() || rest.startsWith("#") || rest.startsWith("?")) {
            url.query = rest.startsWith("?") ? null : from.query;
            tail(rest);
            return;
        }
        url.shortenPath();
        path(rest);
    }

    private void file(String rest) {
        url.host = "";
        WebUrl from = base != null && base.scheme.equals("file") ? base : null;
        if (isSlash(rest, 0, true)) {
            if (isSlash(rest, 1, true)) {
                fileHost(rest.substring(2));
                return;
            }
            if (from != null) {
                url.host = from.host;
                String after = rest.substring(1);
                boolean drive = startsWithDriveLetter(after);
                if (!drive
                        && !from.path.isEmpty()
                        && isNormalizedDriveLetter(from.path.getFirst())) {
                    url.path.add(from.path.getFirst());
                }
            }
            path(rest);
            return;
        }
        if (from == null) {
            path(rest);
            return;
        }
        copy(from, true);
        if (rest.isEmpty() || rest.startsWith("#") || rest.startsWith("?")) {
            url.query = rest.startsWith("?") ? null : from.query;
            tail(rest);
            return;
        }
        if (startsWithDriveLetter(rest)) {
            url.path = new ArrayList<>();
        } else {
            url.shortenPath();
        }
        path(rest);
    }

    private void fileHost(String rest) {
        int end = endOf(rest, "/\\?#");
        String host = rest.substring(0, end);
        if (isDriveLetter(host)) {
            path(rest);
            return;
        }
        if (!host.isEmpty()) {
            String parsed = UrlHost.parse(host, true);
            url.host = parsed.equals("localhost") ? "" : parsed;
        }
        path(rest.substring(end));
    }

    private void authority(String rest) {
        int end = endOf(rest, url.isSpecial() ? "/\\?#" : "/?#");
        String authority = rest.substring(0, end);
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            credentials(authority.substring(0, at));
        }
        String hostAndPort = authority.substring(at + 1);
        if (at >= 0 && hostAndPort.isEmpty()) {
            throw invalid("it has no host after @");
        }
        hostAndPort(url, hostAndPort, this);
        path(rest.substring(end));
    }

    private void credentials(String text) {
        int colon = text.indexOf(':');
        StringBuilder name = new StringBuilder();
        PercentCode.encode(colon < 0 ? text : text.substring(0, colon), PercentCode.USERINFO, name);
        url.username = name.toString();
        if (colon >= 0) {
            StringBuilder word = new StringBuilder();
            PercentCode.encode(text.substring(colon + 1), PercentCode.USERINFO, word);
            url.password = word.toString();
        }
    }

    private static void hostAndPort(WebUrl url, String text, UrlParser parser) {
        int colon = portColon(text);
        String host = colon < 0 ? text : text.substring(0, colon);
        if (host.isEmpty() && (url.isSpecial() || colon >= 0)) {
            throw parser.invalid("it has no host");
        }
        url.host = host.isEmpty() ? "" : UrlHost.parse(host, url.isSpecial());
        if (colon >= 0 && colon + 1 < text.length()) {
            int port = port(text.substring(colon + 1));
            if (port < 0) {
                throw parser.invalid("its port is no number from 0 to 65535");
            }
            url.port = port == WebUrl.defaultPort(url.scheme) ? -1 : port;
        }
    }

    /** Reads a path and what follows it. */
    private void path(String rest) {
        int end = endOf(rest, "?#");
        names(url, rest.substring(0, end));
        tail(rest.substring(end));
    }

    private static void names(WebUrl url, String text) {
        boolean special = url.isSpecial();
        if (text.isEmpty() && !special) {
            return;
        }
        int start = isSlash(text, 0, special) ? 1 : 0;
        while (start <= text.length()) {
            int end = start;
            while (end < text.length() && !isSlash(text, end, special)) {
                end++;
            }
            name(url, text.substring(start, end), end == text.length());
            start = end + 1;
        }
    }

    private static void name(WebUrl url, String text, boolean last) {
        String plain = text.toLowerCase(Locale.ROOT).replace("%2e", ".");
        if (plain.equals("..")) {
            url.shortenPath();
            if (last) {
                url.path.add("");
            }
        } else if (plain.equals(".")) {
            if (last) {
                url.path.add("");
            }
        } else if (url.scheme.equals("file") && url.path.isEmpty() && isDriveLetter(text)) {
            url.path.add(text.charAt(0) + ":");
        } else {
            StringBuilder encoded = new StringBuilder();
            PercentCode.encode(text, PercentCode.PATH, encoded);
            url.path.add(encoded.toString());
        }
    }

    private void opaque(String rest) {
        int end = endOf(rest, "?#");
        StringBuilder encoded = new StringBuilder();
        PercentCode.encode(rest.substring(0, end), PercentCode.C0, encoded);
        // A space at the end would be lost when the URL is read again.
        if (end < rest.length()
                && !encoded.isEmpty()
                && encoded.charAt(encoded.length() - 1) == ' ') {
            encoded.setLength(encoded.length() - 1);
            encoded.append("%20");
        }
        url.opaquePath = encoded.toString();
        tail(rest.substring(end));
    }

    /** Reads a query and a fragment. */
    private void tail(String rest) {
        int hash = rest.indexOf('#');
        String query = hash < 0 ? rest : rest.substring(0, hash);
        if (query.startsWith("?")) {
            StringBuilder encoded = new StringBuilder();
            PercentCode.encode(
                    query.substring(1),
                    url.isSpecial() ? PercentCode.SPECIAL_QUERY : PercentCode.QUERY,
                    encoded);
            url.query = encoded.toString();
        }
        if (hash >= 0) {
            StringBuilder encoded = new StringBuilder();
            PercentCode.encode(rest.substring(hash + 1), PercentCode.FRAGMENT, encoded);
            url.fragment = encoded.toString();
        }
    }

    private void copyAuthority(WebUrl from) {
        url.username = from.username;
        url.password = from.password;
        url.host = from.host;
        url.port = from.port;
    }

    private void copy(WebUrl from, boolean withPath) {
        url.scheme = from.scheme;
        copyAuthority(from);
        if (withPath) {
            url.path = new ArrayList<>(from.path);
            url.opaquePath = from.opaquePath;
        }
    }

    static void setScheme(WebUrl url, String value) {
        String text = withoutBreaks(value);
        int colon = endOfScheme(text + ":");
        if (colon <= 0) {
            return;
        }
        String scheme = PercentCode.lower(text.substring(0, colon));
        boolean sameKind = WebUrl.isSpecial(scheme) == url.isSpecial();
        boolean fileFits = !scheme.equals("file") || !url.hasCredentials() && url.port < 0;
        boolean hostFits = !url.scheme.equals("file") || url.host != null && !url.host.isEmpty();
        if (!sameKind || !fileFits || !hostFits) {
            return;
        }
        url.scheme = scheme;
        if (url.port == WebUrl.defaultPort(scheme)) {
            url.port = -1;
        }
    }

    static void setHost(WebUrl url, String value) {
        if (url.opaquePath != null) {
            return;
        }
        String text = cutHost(url, value);
        int colon = portColon(text);
        if (!replaceHost(url, colon < 0 ? text : text.substring(0, colon), colon >= 0)) {
            return;
        }
        if (colon >= 0 && !url.scheme.equals("file")) {
            setPort(url, text.substring(colon + 1), true);
        }
    }

    static void setHostname(WebUrl url, String value) {
        if (url.opaquePath != null) {
            return;
        }
        String text = cutHost(url, value);
        if (portColon(text) < 0) {
            replaceHost(url, text, false);
        }
    }

    private static String cutHost(WebUrl url, String value) {
        String text = withoutBreaks(value);
        return text.substring(0, endOf(text, url.isSpecial() ? "/\\?#" : "/?#"));
    }

    private static boolean replaceHost(WebUrl url, String host, boolean withPort) {
        if (host.isEmpty()) {
            boolean kept =
                    url.isSpecial() && !url.scheme.equals("file")
                            || withPort
                            || url.hasCredentials()
                            || url.port >= 0;
            if (kept) {
                return false;
            }
            url.host = "";
            return true;
        }
        try {
            String parsed = UrlHost.parse(host, url.isSpecial());
            url.host = url.scheme.equals("file") && parsed.equals("localhost") ? "" : parsed;
            return true;
        } catch (WebException e) {
            return false;
        }
    }

    static void setPort(WebUrl url, String value) {
        if (url.canHaveCredentials()) {
            setPort(url, withoutBreaks(value), false);
        }
    }

    private static void setPort(WebUrl url, String text, boolean keepIfEmpty) {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (text.isEmpty() && !keepIfEmpty) {
            url.port = -1;
        }
        int port = end == 0 ? -1 : port(text.substring(0, end));
        if (port >= 0) {
            url.port = port == WebUrl.defaultPort(url.scheme) ? -1 : port;
        }
    }

    static void setPath(WebUrl url, String value) {
        if (url.opaquePath == null) {
            url.path = new ArrayList<>();
            // Here a question mark and a hash are part of the path.
            names(url, withoutBreaks(value).replace("?", "%3F").replace("#", "%23"));
        }
    }

    /** {@return the text without tabs and line breaks} */
    static String withoutBreaks(String text) {
        if (text.indexOf('\n') < 0 && text.indexOf('\t') < 0 && text.indexOf('\r') < 0) {
            return text;
        }
        return text.replace("\n", "").replace("\t", "").replace("\r", "");
    }

    static boolean isNormalizedDriveLetter(String text) {
        return isDriveLetter(text) && text.charAt(1) == ':';
    }

    private static boolean isDriveLetter(String text) {
        return text.length() == 2
                && isLetter(text.charAt(0))
                && (text.charAt(1) == ':' || text.charAt(1) == '|');
    }

    private static boolean startsWithDriveLetter(String text) {
        return text.length() >= 2
                && isDriveLetter(text.substring(0, 2))
                && (text.length() == 2 || "/\\?#".indexOf(text.charAt(2)) >= 0);
    }

    /** {@return where the colon after a scheme is, −1 if there is no scheme} */
    private static int endOfScheme(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i == 0 ? -1 : i;
            }
            boolean fits = isLetter(c) || i > 0 && (c >= '0' && c <= '9' || "+-.".indexOf(c) >= 0);
            if (!fits) {
                return -1;
            }
        }
        return -1;
    }

    private static int portColon(String text) {
        int bracket = text.lastIndexOf(']');
        int from = text.startsWith("[") && bracket > 0 ? bracket : 0;
        return text.indexOf(':', from);
    }

    private static int port(String digits) {
        int port = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            port = port * 10 + c - '0';
            if (port > 65535) {
                return -1;
            }
        }
        return port;
    }

    private static int slashes(String text) {
        int count = 0;
        while (isSlash(text, count, true)) {
            count++;
        }
        return count;
    }

    private static boolean isSlash(String text, int at, boolean backslashToo) {
        return at < text.length()
                && (text.charAt(at) == '/' || backslashToo && text.charAt(at) == '\\');
    }

    private static int endOf(String text, String stops) {
        for (int i = 0; i < text.length(); i++) {
            if (stops.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return text.substring(start, end);
    }

    private WebException invalid(String why) {
        return new WebException(
                WebException.Type.TYPE_ERROR,
                "Invalid URL: " + Headers.quote(original) + ": " + why);
    }
}
