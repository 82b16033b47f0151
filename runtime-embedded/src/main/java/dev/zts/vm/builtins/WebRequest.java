package dev.zts.vm.builtins;

import dev.zts.engine.JsRequest;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Realm;
import dev.zts.web.Headers;
import dev.zts.web.UrlSearchParams;
import dev.zts.web.WebUrl;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Request object (Fetch Standard 5.4): one that the server sent, or one that a script made. */
final class WebRequest extends WebBody {

    private final @Nullable JsRequest source;
    private final String method;
    private @Nullable String url;
    private @Nullable JsObject query;
    private @Nullable JsObject params;
    private @Nullable HeadersObject headers;

    /** One that the server sent. */
    WebRequest(Realm realm, JsObject prototype, JsRequest source) {
        super(
                realm,
                prototype,
                source.body().length == 0 ? NONE : new Content.Bytes(source.body()));
        this.source = source;
        this.method = source.method();
    }

    /** One that a script made. */
    WebRequest(
            Realm realm,
            JsObject prototype,
            Content content,
            String method,
            String url,
            @Nullable JsObject params,
            HeadersObject headers) {
        super(realm, prototype, content);
        this.source = null;
        this.method = method;
        this.url = url;
        this.params = params;
        this.headers = headers;
    }

    private WebRequest(Realm realm, JsObject prototype, WebRequest of) {
        super(realm, prototype, of.content());
        this.source = of.source;
        this.method = of.method;
        this.url = of.url;
        this.query = of.query;
        this.params = of.params;
        this.headers =
                source == null
                        ? HeadersObject.of(realm, of.headers(realm).list().copy(), false)
                        : of.headers;
    }

    WebRequest copy(Realm realm, JsObject prototype) {
        return new WebRequest(realm, prototype, this);
    }

    String method() {
        return method;
    }

    String url() {
        String known = url;
        if (known == null) {
            known = source == null ? "" : absolute(source);
            url = known;
        }
        return known;
    }

    private static String absolute(JsRequest request) {
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        String text = request.origin() + request.path() + query;
        return WebUrl.canParse(text, null) ? WebUrl.parse(text, null).get("href") : text;
    }

    String path() {
        return source == null ? WebUrl.parse(url(), null).get("pathname") : source.path();
    }

    JsObject query(Realm realm) {
        JsObject known = query;
        if (known == null) {
            String text =
                    source == null
                            ? WebUrl.parse(url(), null).get("search").replaceFirst("^\\?", "")
                            : source.query();
            known = queryRecord(realm, text);
            query = known;
        }
        return known;
    }

    static JsObject queryRecord(Realm realm, String query) {
        Map<String, String> entries = new LinkedHashMap<>();
        if (!query.isEmpty()) {
            for (UrlSearchParams.Pair pair : UrlSearchParams.parse(query).pairs()) {
                entries.put(pair.name(), pair.value());
            }
        }
        return Idl.record(realm, entries);
    }

    JsObject params(Realm realm) {
        JsObject known = params;
        if (known == null) {
            known = Idl.record(realm, source == null ? Map.of() : source.params());
            params = known;
        }
        return known;
    }

    HeadersObject headers(Realm realm) {
        HeadersObject known = headers;
        if (known == null) {
            Headers list = source == null ? new Headers() : source.headers();
            known = HeadersObject.of(realm, list, true);
            headers = known;
        }
        return known;
    }
}
