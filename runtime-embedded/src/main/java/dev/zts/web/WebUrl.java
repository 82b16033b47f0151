package dev.zts.web;

import org.jspecify.annotations.Nullable;

public final class WebUrl {
    public static WebUrl parse(String url, @Nullable String base) {
        throw new UnsupportedOperationException();
    }

    public static boolean canParse(String url, @Nullable String base) {
        return false;
    }

    public UrlSearchParams searchParams() {
        throw new UnsupportedOperationException();
    }

    public String get(String part) {
        throw new UnsupportedOperationException();
    }

    public void set(String part, String value) {
        throw new UnsupportedOperationException();
    }
}
