package dev.zts.vm.builtins;

import dev.zts.engine.JsRequest;
import dev.zts.engine.JsResponse;
import dev.zts.engine.JsResponse.Body;
import dev.zts.vm.value.Accessor;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import dev.zts.web.Headers;
import dev.zts.web.ResponseRules;
import dev.zts.web.Utf8;
import dev.zts.web.WebException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The way of requests into a realm and of responses out of it. */
public final class WebExchange {

    /** Lower-case names that a plain request's headers have as methods or inherit. */
    private static final Set<String> METHODS =
            Set.of(
                    "append",
                    "constructor",
                    "delete",
                    "entries",
                    "get",
                    "has",
                    "keys",
                    "set",
                    "values",
                    "__proto__");

    private WebExchange() {}

    /** What a handler answered. */
    public sealed interface Answer {

        /** A response that can be sent. */
        record Good(JsResponse response) implements Answer {}

        /**
         * Something else.
         *
         * @param message starts with the field that is wrong
         */
        record Bad(String message) implements Answer {}
    }

    /** {@return the Request that handlers of modules get} */
    public static JsObject request(Realm realm, JsRequest source) {
        return new WebRequest(realm, realm.intrinsic(Intrinsic.REQUEST_PROTOTYPE), source);
    }

    /** {@return the plain object that {@code handler(request)} gets} */
    public static JsObject plainRequest(Realm realm, JsRequest source) {
        JsObject made = realm.newObject();
        made.store("url", source.target(), Property.ALL);
        made.store("method", source.method(), Property.ALL);
        made.store("path", source.path(), Property.ALL);
        made.store("query", WebRequest.queryRecord(realm, source.query()), Property.ALL);
        made.store("params", Idl.record(realm, source.params()), Property.ALL);
        int flags = Property.ENUMERABLE | Property.CONFIGURABLE | Property.ACCESSOR;
        made.store("headers", headersAccessor(realm, source.headers()), flags);
        boolean hasBody = source.body().length > 0;
        made.store("body", hasBody ? Utf8.decode(source.body()) : Null.NULL, Property.ALL);
        return made;
    }

    private static Accessor headersAccessor(Realm realm, Headers list) {
        Object[] headers = new Object[1];
        return new Accessor(
                new NativeFunction(
                        realm,
                        "get headers",
                        0,
                        (owner, _, _) -> {
                            if (headers[0] == null) {
                                headers[0] = propertyHeaders(owner, list);
                            }
                            return headers[0];
                        },
                        null),
                new NativeFunction(
                        realm,
                        "set headers",
                        1,
                        (_, _, arguments) -> {
                            headers[0] = NativeFunction.argument(arguments, 0);
                            return Undefined.UNDEFINED;
                        },
                        null));
    }

    /** {@return headers that are readable as properties too; methods come first} */
    private static JsObject propertyHeaders(Realm realm, Headers list) {
        HeadersObject headers = HeadersObject.of(realm, list, true);
        for (Headers.Field field : list.sorted()) {
            if (!METHODS.contains(field.name())) {
                headers.createDataProperty(PropertyKey.of(field.name()), field.value());
            }
        }
        return headers;
    }

    /** {@return the third argument of fetch: its promises are nobody's to wait for} */
    public static JsObject context(Realm realm) {
        JsObject made = realm.newObject();
        Members.of()
                .method("waitUntil", 1, (owner, _, arguments) -> waitUntil(owner, arguments))
                .method("passThroughOnException", 0, (_, _, _) -> Undefined.UNDEFINED)
                .install(realm, made);
        Idl.enumerable(made);
        return made;
    }

    private static Object waitUntil(Realm realm, Object[] arguments) {
        JsPromise promise = JsPromise.resolve(realm, NativeFunction.argument(arguments, 0));
        promise.then(_ -> {}, reason -> realm.reject(promise, reason, false));
        return Undefined.UNDEFINED;
    }

    public static boolean isResponse(Object value) {
        return value instanceof WebResponse;
    }

    /** {@return what to say if this error ends a handler: it came from an unusable response} */
    public static @Nullable String fault(Realm realm, Object error) {
        return ResponseBuiltin.fault(realm, error);
    }

    /** {@return a value as text for messages; no script code runs but that of proxies} */
    public static String describe(Realm realm, Object value) {
        return Convert.isString(value) ? value.toString() : Inspection.show(realm, value);
    }

    /**
     * Takes what a handler answered, its promises settled.
     *
     * @param plain whether strings and plain objects are responses too
     * @throws JsThrow if a getter of the object throws
     */
    public static Answer answer(Realm realm, Object result, boolean plain) {
        try {
            return taken(realm, result, plain);
        } catch (WebException e) {
            return new Answer.Bad(String.valueOf(e.getMessage()));
        }
    }

    private static Answer taken(Realm realm, Object result, boolean plain) {
        if (result instanceof WebResponse response) {
            return taken(response);
        }
        if (!plain) {
            return new Answer.Bad("response: " + typeName(result) + "; return a Response");
        }
        if (Convert.isString(result)) {
            return sent(200, new Headers(), textBody(result.toString()));
        }
        if (result instanceof JsObject object
                && !(result instanceof JsFunction)
                && !object.isArray()) {
            return taken(realm, object);
        }
        return new Answer.Bad(
                "response: "
                        + typeName(result)
                        + "; return a Response, a string or an object with status, body or headers");
    }

    private static Answer taken(WebResponse response) {
        if (response.isUsed()) {
            return new Answer.Bad("body: it has already been read");
        }
        Body body =
                switch (response.content()) {
                    case WebBody.Content.None() -> new Body.Empty();
                    case WebBody.Content.Text(String text) -> textBody(text);
                    case WebBody.Content.Bytes(byte[] bytes) -> bytesBody(bytes);
                };
        return sent(response.status(), response.list(), body);
    }

    private static Body textBody(String text) {
        ResponseRules.checkBodyLength(text.length());
        return new Body.Text(Utf8.wellFormed(text));
    }

    private static Body bytesBody(byte[] bytes) {
        ResponseRules.checkBodyLength(bytes.length);
        return new Body.Bytes(bytes);
    }

    private static Answer sent(int status, Headers headers, Body body) {
        if (!(body instanceof Body.Empty)) {
            ResponseRules.checkBodyAllowed(status);
        }
        long length =
                switch (body) {
                    case Body.Empty() -> status == 304 ? -1 : 0;
                    case Body.Text(String text) ->
                            headers.has("content-length") ? utf8Length(text) : 0;
                    case Body.Bytes(byte[] bytes) -> bytes.length;
                };
        Headers sendable = ResponseRules.sendable(headers, length);
        return new Answer.Good(new JsResponse(status, sendable, body));
    }

    private static long utf8Length(String text) {
        return text.codePoints()
                .mapToLong(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4)
                .sum();
    }

    private static Answer taken(Realm realm, JsObject result) {
        boolean hasStatus = result.hasOwn("status");
        boolean hasBody = result.hasOwn("body");
        boolean hasHeaders = result.hasOwn("headers");
        if (!hasStatus && !hasBody && !hasHeaders) {
            return new Answer.Bad(
                    "response: an object without status, body or headers; return a Response, a"
                            + " string or an object with at least one of them");
        }
        Object status = hasStatus ? result.get("status") : Undefined.UNDEFINED;
        if (status != Undefined.UNDEFINED && !Convert.isNumber(status)) {
            return new Answer.Bad(
                    "status: " + typeName(status) + "; it must be a whole number from 200 to 599");
        }
        Object body = hasBody ? result.get("body") : Undefined.UNDEFINED;
        byte[] bytes = ArrayBufferBuiltin.bytesOf(body);
        if (bytes == null && !Convert.isNullish(body) && !Convert.isString(body)) {
            return new Answer.Bad(
                    "body: " + typeName(body) + "; it must be a string, an ArrayBuffer or null");
        }
        Body taken;
        if (bytes != null) {
            taken = bytesBody(bytes);
        } else {
            taken = Convert.isString(body) ? textBody(body.toString()) : new Body.Empty();
        }
        Object headers = hasHeaders ? result.get("headers") : Undefined.UNDEFINED;
        Headers list = new Headers();
        Answer bad = headers(realm, headers, list);
        if (bad != null) {
            return bad;
        }
        double number = status == Undefined.UNDEFINED ? 200 : Convert.toNumber(status);
        return sent(ResponseRules.status(number), list, taken);
    }

    private static @Nullable Answer headers(Realm realm, Object given, Headers list) {
        if (Convert.isNullish(given)) {
            return null;
        }
        if (given instanceof HeadersObject headers) {
            list.addAll(headers.list());
            return null;
        }
        if (!(given instanceof JsObject object) || given instanceof JsFunction) {
            return new Answer.Bad("headers: " + typeName(given) + "; it must be an object");
        }
        for (Object key : object.ownKeys()) {
            Property property =
                    key instanceof dev.zts.vm.value.JsSymbol ? null : object.getOwnProperty(key);
            if (property != null && property.isEnumerable()) {
                Answer bad = header(realm, list, key.toString(), object.get(key));
                if (bad != null) {
                    return bad;
                }
            }
        }
        return null;
    }

    private static @Nullable Answer header(Realm realm, Headers list, String name, Object value) {
        if (Convert.isNullish(value)) {
            return null;
        }
        boolean several = value instanceof JsObject object && object.isArray();
        Object[] values = several ? Values.list(realm, value) : new Object[] {value};
        for (Object one : values) {
            if (!Convert.isString(one) && !Convert.isNumber(one) && !(one instanceof Boolean)) {
                return new Answer.Bad(
                        "headers." + name + ": " + typeName(one) + "; it must be a string");
            }
            try {
                list.append(name, Convert.toString(one));
            } catch (WebException e) {
                return new Answer.Bad("headers: " + e.getMessage());
            }
        }
        return null;
    }

    private static String typeName(Object value) {
        if (value == Null.NULL) {
            return "null";
        }
        if (value instanceof JsObject object && object.isArray()) {
            return "an array";
        }
        return switch (Convert.typeOf(value)) {
            case "undefined" -> "undefined";
            case "object" -> "an object";
            case "function" -> "a function";
            case "string" -> "a string";
            case "symbol" -> "the symbol " + value;
            default -> "the " + Convert.typeOf(value) + " " + Convert.toString(value);
        };
    }
}
