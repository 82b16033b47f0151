package dev.zts.vm.builtins;

import static dev.zts.vm.builtins.WebSupport.guarded;
import static dev.zts.vm.builtins.WebSupport.text;
import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.engine.JsRequest;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Lazy;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import dev.zts.web.Headers;
import dev.zts.web.RequestRules;
import dev.zts.web.Utf8;
import dev.zts.web.WebUrl;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Request of the Fetch Standard, with path, query and params of the route beside it. */
final class RequestBuiltin {

    /** A Request object. What it has from the server it makes when it is asked for. */
    static final class JsRequestObject extends WebBody {

        private final @Nullable RequestSource source;
        private final String method;
        private @Nullable Object data;
        private boolean hasData;
        private @Nullable String url;
        private @Nullable String path;
        private @Nullable Object query;
        private @Nullable Object params;
        private @Nullable JsObject headers;

        JsRequestObject(
                Shape shape, JsObject prototype, @Nullable RequestSource source, String method) {
            super(shape, prototype);
            this.source = source;
            this.method = method;
        }

        private void setData(@Nullable Object known) {
            data = known;
            hasData = true;
        }

        @Override
        @Nullable Object data() {
            if (!hasData) {
                byte[] body = source == null ? NO_BYTES : source.request().body();
                setData(body.length == 0 ? null : body);
            }
            return data;
        }
    }

    private static final byte[] NO_BYTES = {};

    private static final Members PROTOTYPE =
            WebBody.Parts.add(
                            Members.of()
                                    .attribute("method", (_, self, _) -> self(self).method, null)
                                    .attribute("url", (_, self, _) -> url(self(self)), null)
                                    .attribute("path", (_, self, _) -> path(self(self)), null)
                                    .attribute(
                                            "query",
                                            (realm, self, _) -> query(realm, self(self)),
                                            null)
                                    .attribute(
                                            "params",
                                            (realm, self, _) -> params(realm, self(self)),
                                            null)
                                    .attribute(
                                            "headers",
                                            (realm, self, _) -> headers(realm, self(self)),
                                            null)
                                    .attribute("redirect", (_, _, _) -> "follow", null)
                                    .operation("clone", 0, RequestBuiltin::cloneOf))
                    .tag("Request");

    private RequestBuiltin() {}

    static JsObject prototype(Realm realm) {
        JsObject made = PROTOTYPE.object(realm, realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
        Members.constructorOf(realm, made, Intrinsic.REQUEST);
        return made;
    }

    static JsObject constructor(Realm realm) {
        return Members.constructor(
                realm,
                "Request",
                1,
                (_, _, _) -> {
                    throw JsThrow.typeError("Request: use new");
                },
                RequestBuiltin::construct,
                Intrinsic.REQUEST_PROTOTYPE,
                realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
    }

    /** {@return the Request of a request that the server received} */
    static JsObject of(RequestSource source) {
        Realm realm = source.realm();
        return new JsRequestObject(
                realm.rootShape(),
                realm.intrinsic(Intrinsic.REQUEST_PROTOTYPE),
                source,
                source.request().method());
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        if (arguments.length == 0) {
            throw JsThrow.typeError("Request: 1 argument required");
        }
        JsRequestObject from = arguments[0] instanceof JsRequestObject other ? other : null;
        JsObject options =
                argument(arguments, 1) instanceof JsObject given ? given : realm.newObject(null);
        Object wanted = options.get("method");
        String method =
                guarded(
                        realm,
                        () ->
                                RequestRules.method(
                                        wanted != Undefined.UNDEFINED
                                                ? Convert.toString(wanted)
                                                : from == null ? "GET" : from.method));
        String url =
                from != null
                        ? url(from)
                        : guarded(realm, () -> WebUrl.parse(text(arguments[0]), null).get("href"));
        WebBody.Extracted body = body(options, from, method);
        Object given = options.get("headers");
        if (Convert.isNullish(given) && from != null) {
            given = headers(realm, from);
        }
        Headers list = ResponseBuiltin.headersFrom(realm, given, body.type());
        JsRequestObject made =
                new JsRequestObject(
                        realm.rootShape(),
                        Construct.prototypeOf(realm, newTarget, Intrinsic.REQUEST_PROTOTYPE),
                        null,
                        method);
        made.setData(body.data());
        made.url = url;
        made.headers = HeadersBuiltin.wrap(realm, list, false);
        made.params = from == null ? null : params(realm, from);
        return made;
    }

    private static WebBody.Extracted body(
            JsObject options, @Nullable JsRequestObject from, String method) {
        Object given = options.get("body");
        if (!Convert.isNullish(given)) {
            if (method.equals("GET") || method.equals("HEAD")) {
                throw JsThrow.typeError("Request: " + method + " cannot have a body");
            }
            return WebBody.Extracted.of(given);
        }
        if (from == null) {
            return WebBody.Extracted.NONE;
        }
        if (from.isUsed()) {
            throw JsThrow.typeError("Request: the body has already been read");
        }
        return new WebBody.Extracted(from.data(), null);
    }

    private static JsRequestObject self(Object self) {
        if (self instanceof JsRequestObject request) {
            return request;
        }
        throw JsThrow.typeError("this is no Request");
    }

    private static String url(JsRequestObject request) {
        String known = request.url;
        if (known == null) {
            known = request.source == null ? "" : absolute(request.source.request());
            request.url = known;
        }
        return known;
    }

    private static String absolute(JsRequest source) {
        String text =
                source.origin()
                        + source.path()
                        + (source.query().isEmpty() ? "" : "?" + source.query());
        return WebUrl.canParse(text, null) ? WebUrl.parse(text, null).get("href") : text;
    }

    private static String path(JsRequestObject request) {
        String known = request.path;
        if (known == null) {
            known =
                    request.source == null
                            ? WebUrl.parse(url(request), null).get("pathname")
                            : request.source.request().path();
            request.path = known;
        }
        return known;
    }

    private static Object query(Realm realm, JsRequestObject request) {
        Object known = request.query;
        if (known == null) {
            String search =
                    request.source == null
                            ? WebUrl.parse(url(request), null).get("search")
                            : "?" + request.source.request().query();
            known = SearchParamsBuiltin.record(realm, search.isEmpty() ? "" : search.substring(1));
            request.query = known;
        }
        return known;
    }

    private static Object params(Realm realm, JsRequestObject request) {
        Object known = request.params;
        if (known == null) {
            known =
                    request.source == null
                            ? realm.newObject(null)
                            : record(realm, request.source.request().params());
            request.params = known;
        }
        return known;
    }

    private static JsObject record(Realm realm, Map<String, String> values) {
        JsObject made = realm.newObject(null);
        values.forEach((name, value) -> made.createDataProperty(PropertyKey.of(name), value));
        return made;
    }

    private static JsObject headers(Realm realm, JsRequestObject request) {
        JsObject known = request.headers;
        if (known == null) {
            Headers list =
                    request.source == null ? new Headers() : request.source.request().headers();
            known = HeadersBuiltin.wrap(realm, list, true);
            request.headers = known;
        }
        return known;
    }

    private static Object cloneOf(Realm realm, Object self, Object[] arguments) {
        JsRequestObject request = self(self);
        if (request.isUsed()) {
            throw JsThrow.typeError("Request.clone: the body has already been read");
        }
        JsRequestObject made =
                new JsRequestObject(
                        realm.rootShape(),
                        realm.intrinsic(Intrinsic.REQUEST_PROTOTYPE),
                        request.source,
                        request.method);
        made.setData(request.data());
        made.url = request.url;
        made.path = request.path;
        made.query = request.query;
        made.params = request.params;
        if (request.source == null && request.headers instanceof HeadersBuiltin.JsHeaders given) {
            made.headers = HeadersBuiltin.wrap(realm, given.list().copy(), false);
        } else {
            made.headers = request.headers;
        }
        return made;
    }

    // The plain dialect

    /** Under which the plain object holds its source; no script sees it. */
    private static final JsSymbol SOURCE = JsSymbol.privateName("#source");

    private static final int SOURCE_SLOT = 0;
    private static final int METHOD_SLOT = 2;
    private static final int PATH_SLOT = 3;

    /** The properties after the source, in order; those without a value have it already. */
    private enum Part {
        URL("url", source -> source.request().target()),
        METHOD("method", null),
        PATH("path", null),
        QUERY(
                "query",
                source -> SearchParamsBuiltin.record(source.realm(), source.request().query())),
        PARAMS("params", source -> record(source.realm(), source.request().params())),
        HEADERS(
                "headers",
                source ->
                        HeadersBuiltin.withProperties(source.realm(), source.request().headers())),
        BODY("body", source -> bodyText(source.request().body()));

        private final String key;

        @SuppressWarnings("ImmutableEnumChecker") // functions without state
        private final @Nullable Lazy value;

        Part(String key, @Nullable Function<RequestSource, Object> value) {
            this.key = key;
            this.value =
                    value == null
                            ? null
                            : owner -> value.apply((RequestSource) owner.getSlot(SOURCE_SLOT));
        }
    }

    private static final Part[] PARTS = Part.values();

    private static Object bodyText(byte[] body) {
        return body.length == 0 ? Null.NULL : Utf8.decode(body);
    }

    /** {@return the shape that the plain objects of a realm begin with} */
    static Shape plainShape(Realm realm) {
        Shape shape = realm.rootShape().add(SOURCE, 0);
        for (Part part : PARTS) {
            shape = shape.add(part.key, Property.ALL | (part.value == null ? 0 : Property.LAZY));
        }
        return shape;
    }

    /** {@return the plain object that handler(request) gets} */
    static JsObject plain(RequestSource source, Shape shape) {
        Realm realm = source.realm();
        JsObject made = new JsObject(shape, realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
        made.setSlot(SOURCE_SLOT, source);
        for (int i = 0; i < PARTS.length; i++) {
            Lazy value = PARTS[i].value;
            if (value != null) {
                made.setSlot(i + 1, value);
            }
        }
        made.setSlot(METHOD_SLOT, source.request().method());
        made.setSlot(PATH_SLOT, source.request().path());
        return made;
    }
}
