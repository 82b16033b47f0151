package dev.zts.vm.builtins;

import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Realm;
import dev.zts.web.Headers;
import org.jspecify.annotations.Nullable;

/** A Response object (Fetch Standard 5.5). */
final class WebResponse extends WebBody {

    private final int status;
    private final String statusText;
    private final @Nullable String type;
    private @Nullable Headers list;
    private @Nullable HeadersObject headers;

    /**
     * @param type content type if there is no list; most responses never need one
     * @param list all headers
     */
    WebResponse(
            Realm realm,
            JsObject prototype,
            Content content,
            int status,
            String statusText,
            @Nullable String type,
            @Nullable Headers list) {
        super(realm, prototype, content);
        this.status = status;
        this.statusText = statusText;
        this.type = type;
        this.list = list;
    }

    int status() {
        return status;
    }

    String statusText() {
        return statusText;
    }

    /** {@return the headers, made if there are none yet} */
    Headers list() {
        Headers known = list;
        if (known == null) {
            known = new Headers();
            if (type != null) {
                known.append("content-type", type);
            }
            list = known;
        }
        return known;
    }

    HeadersObject headers(Realm realm) {
        HeadersObject known = headers;
        if (known == null) {
            known = HeadersObject.of(realm, list(), false);
            headers = known;
        }
        return known;
    }

    WebResponse copy(Realm realm, JsObject prototype) {
        Headers copied = list == null ? null : list.copy();
        return new WebResponse(realm, prototype, content(), status, statusText, type, copied);
    }
}
