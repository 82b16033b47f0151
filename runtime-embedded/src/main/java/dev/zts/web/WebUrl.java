package dev.zts.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A URL of the URL Standard. Hosts are ASCII names, IPv4 or IPv6 addresses; names in other scripts
 * are refused, write them in Punycode (xn--…). Not thread-safe.
 */
public final class WebUrl {
    /** Schemes with an authority, and their default ports; −1 for none. */
    private static final Map<String, Integer> SPECIAL =
            Map.of("ftp", 21, "file", -1, "http", 80, "https", 443, "ws", 80, "wss", 443);

    String scheme = "";
    String username = "";
    String password = "";
    @Nullable String host;

    /** −1 for the scheme's default. */
    int port = -1;

    List<String> path = new ArrayList<>();

    /** The path of a URL like mailto:a@b, null for all others. */
    @Nullable String opaquePath;

    @Nullable String query;
    @Nullable String fragment;
    private @Nullable UrlSearchParams searchParams;

    WebUrl() {}

    /**
     * {@return the URL that a text stands for}
     *
     * @param base what relative texts are resolved against, null if there is none
     * @throws WebException a TypeError if it is no URL
     */
    public static WebUrl parse(String url, @Nullable String base) {
        WebUrl against = base == null ? null : new UrlParser(base, null).parse();
        return new UrlParser(url, against).parse();
    }

    /** {@return whether {@link #parse} would succeed} */
    public static boolean canParse(String url, @Nullable String base) {
        try {
            parse(url, base);
            return true;
        } catch (WebException e) {
            return false;
        }
    }

    /** {@return the list of the query, whose changes change the URL} */
    public UrlSearchParams searchParams() {
        UrlSearchParams params = searchParams;
        if (params == null) {
            params =
                    UrlSearchParams.of(
                            query == null ? "" : query,
                            text -> query = text.isEmpty() ? null : text);
            searchParams = params;
        }
        return params;
    }

    /** {@return a part by the name of its property in JavaScript: href, origin, host, …} */
    public String get(String part) {
        return switch (part) {
            case "href" -> href();
            case "origin" -> origin();
            case "protocol" -> scheme + ":";
            case "username" -> username;
            case "password" -> password;
            case "host" -> host == null ? "" : host + portSuffix();
            case "hostname" -> host == null ? "" : host;
            case "port" -> port < 0 ? "" : Integer.toString(port);
            case "pathname" -> pathname();
            case "search" -> query == null || query.isEmpty() ? "" : "?" + query;
            case "hash" -> fragment == null || fragment.isEmpty() ? "" : "#" + fragment;
            default -> throw new IllegalArgumentException("no part of a URL: " + part);
        };
    }

    /**
     * Sets a part by the name of its property in JavaScript. What does not fit is ignored, as
     * browsers do, except for href.
     *
     * @throws WebException a TypeError if href is no URL
     */
    public void set(String part, String value) {
        switch (part) {
            case "href" -> take(parse(value, null));
            case "protocol" -> UrlParser.setScheme(this, value);
            case "username" -> username = canHaveCredentials() ? userinfo(value) : username;
            case "password" -> password = canHaveCredentials() ? userinfo(value) : password;
            case "host" -> UrlParser.setHost(this, value);
            case "hostname" -> UrlParser.setHostname(this, value);
            case "port" -> UrlParser.setPort(this, value);
            case "pathname" -> UrlParser.setPath(this, value);
            case "search" -> setSearch(value);
            case "hash" -> setHash(value);
            default -> throw new IllegalArgumentException("no part of a URL: " + part);
        }
    }

    @Override
    public String toString() {
        return href();
    }

    boolean isSpecial() {
        return SPECIAL.containsKey(scheme);
    }

    static boolean isSpecial(String scheme) {
        return SPECIAL.containsKey(scheme);
    }

    static int defaultPort(String scheme) {
        return SPECIAL.getOrDefault(scheme, -1);
    }

    boolean hasCredentials() {
        return !username.isEmpty() || !password.isEmpty();
    }

    boolean canHaveCredentials() {
        return host != null && !host.isEmpty() && !scheme.equals("file");
    }

    /** Removes the last name of the path; a drive letter stays. */
    void shortenPath() {
        boolean drive =
                scheme.equals("file")
                        && path.size() == 1
                        && UrlParser.isNormalizedDriveLetter(path.getFirst());
        if (!drive && !path.isEmpty()) {
            path.removeLast();
        }
    }

    private String href() {
        StringBuilder href = new StringBuilder(scheme).append(':');
        if (host != null) {
            href.append("//");
            if (hasCredentials()) {
                href.append(username);
                if (!password.isEmpty()) {
                    href.append(':').append(password);
                }
                href.append('@');
            }
            href.append(host).append(portSuffix());
        } else if (opaquePath == null && path.size() > 1 && path.getFirst().isEmpty()) {
            href.append("/.");
        }
        href.append(pathname());
        if (query != null) {
            href.append('?').append(query);
        }
        if (fragment != null) {
            href.append('#').append(fragment);
        }
        return href.toString();
    }

    private String origin() {
        if (scheme.equals("blob")) {
            return blobOrigin();
        }
        boolean tuple = isSpecial() && !scheme.equals("file");
        return tuple ? scheme + "://" + host + portSuffix() : "null";
    }

    private String blobOrigin() {
        String inner = pathname();
        if (!canParse(inner, null)) {
            return "null";
        }
        WebUrl url = parse(inner, null);
        boolean web = url.scheme.equals("http") || url.scheme.equals("https");
        return web ? url.origin() : "null";
    }

    private String pathname() {
        if (opaquePath != null) {
            return opaquePath;
        }
        StringBuilder text = new StringBuilder();
        for (String name : path) {
            text.append('/').append(name);
        }
        return text.toString();
    }

    private String portSuffix() {
        return port < 0 ? "" : ":" + port;
    }

    private static String userinfo(String value) {
        StringBuilder encoded = new StringBuilder();
        PercentCode.encode(value, PercentCode.USERINFO, encoded);
        return encoded.toString();
    }

    private void setSearch(String value) {
        String text = value.startsWith("?") ? value.substring(1) : value;
        if (value.isEmpty()) {
            query = null;
        } else {
            StringBuilder encoded = new StringBuilder();
            PercentCode.encode(
                    UrlParser.withoutBreaks(text),
                    isSpecial() ? PercentCode.SPECIAL_QUERY : PercentCode.QUERY,
                    encoded);
            query = encoded.toString();
        }
        tellParams();
    }

    private void setHash(String value) {
        if (value.isEmpty()) {
            fragment = null;
            return;
        }
        StringBuilder encoded = new StringBuilder();
        PercentCode.encode(
                UrlParser.withoutBreaks(value.startsWith("#") ? value.substring(1) : value),
                PercentCode.FRAGMENT,
                encoded);
        fragment = encoded.toString();
    }

    private void take(WebUrl other) {
        scheme = other.scheme;
        username = other.username;
        password = other.password;
        host = other.host;
        port = other.port;
        path = other.path;
        opaquePath = other.opaquePath;
        query = other.query;
        fragment = other.fragment;
        tellParams();
    }

    private void tellParams() {
        if (searchParams != null) {
            searchParams.replace(query == null ? "" : query);
        }
    }
}
