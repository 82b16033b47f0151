package dev.zts.vm.builtins;

import dev.zts.engine.JsResponse;
import dev.zts.engine.JsResponse.Body;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsError;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Rope;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import dev.zts.web.Headers;
import dev.zts.web.ResponseRules;
import dev.zts.web.Utf8;
import dev.zts.web.WebException;
import org.jspecify.annotations.Nullable;

/** What a handler returned, made into a response (docs/handler-folders.md). */
public final class HandlerApi {

    /** A handler returned something that cannot be sent; the message begins with the field. */
    public static final class BadResponse extends Exception {

        private static final long serialVersionUID = 1L;

        BadResponse(String message) {
            super(message, null, false, false);
        }
    }

    private static final Body EMPTY = new Body.Empty();

    private HandlerApi() {}

    public static boolean isResponse(Object value) {
        return value instanceof ResponseBuiltin.JsResponseObject;
    }

    /**
     * {@return the fault that an error tells of, if it comes from an unusable response, or null}
     */
    public static @Nullable String fault(Object thrown) {
        return thrown instanceof JsError error ? error.fault() : null;
    }

    /** {@return a value laid out for people; nothing of a script runs} */
    public static String show(Object value) {
        return Convert.isString(value) ? value.toString() : Inspection.show(value);
    }

    /**
     * {@return the response that a handler's result stands for}
     *
     * @param plain whether strings and plain objects are taken too
     * @throws BadResponse if it cannot be sent
     */
    public static JsResponse response(Object result, boolean plain) throws BadResponse {
        try {
            if (result instanceof ResponseBuiltin.JsResponseObject response) {
                return ofResponse(response);
            }
            if (!plain) {
                throw new BadResponse("response: " + typeName(result) + "; return a Response");
            }
            if (Convert.isString(result)) {
                return finish(200, Headers.NO_FIELDS, result);
            }
            if (result instanceof JsObject object
                    && !(object instanceof JsArray)
                    && !(object instanceof JsFunction)) {
                return ofPlain(object);
            }
            throw new BadResponse(
                    "response: "
                            + typeName(result)
                            + "; return a Response, a string or an object with status, body or"
                            + " headers");
        } catch (WebException e) {
            throw new BadResponse(String.valueOf(e.getMessage()));
        }
    }

    private static JsResponse ofResponse(ResponseBuiltin.JsResponseObject response)
            throws BadResponse {
        if (response.isUsed()) {
            throw new BadResponse("body: it has already been read");
        }
        return finish(response.status(), response.list(), response.data());
    }

    private static JsResponse ofPlain(JsObject result) throws BadResponse {
        boolean hasStatus = has(result, "status");
        boolean hasBody = has(result, "body");
        boolean hasHeaders = has(result, "headers");
        if (!hasStatus && !hasBody && !hasHeaders) {
            throw new BadResponse(
                    "response: an object without status, body or headers; return a Response, a"
                            + " string or an object with at least one of them");
        }
        Object status = hasStatus ? result.get("status") : Undefined.UNDEFINED;
        if (status != Undefined.UNDEFINED && !Convert.isNumber(status)) {
            throw new BadResponse(
                    "status: " + typeName(status) + "; it must be a whole number from 200 to 599");
        }
        int code =
                status == Undefined.UNDEFINED
                        ? 200
                        : ResponseRules.status(Convert.toNumber(status));
        Object body = body(hasBody ? result.get("body") : Undefined.UNDEFINED);
        Headers list = Headers.NO_FIELDS;
        Object headers = hasHeaders ? result.get("headers") : Undefined.UNDEFINED;
        if (headers instanceof HeadersBuiltin.JsHeaders given) {
            list = given.list();
        } else if (!Convert.isNullish(headers)) {
            if (!(headers instanceof JsObject given) || headers instanceof JsFunction) {
                throw new BadResponse("headers: " + typeName(headers) + "; it must be an object");
            }
            list = new Headers();
            fill(list, given);
        }
        if (body == Null.NULL) {
            return finish(code, list, null);
        }
        return finish(code, list, body);
    }

    private static boolean has(JsObject object, String name) {
        return object.getClass() == JsObject.class ? object.lookup(name) >= 0 : object.hasOwn(name);
    }

    /** {@return a string as scripts have them, a byte[], or null as a value for none} */
    private static Object body(Object body) throws BadResponse {
        if (Convert.isNullish(body)) {
            return Null.NULL;
        }
        if (Convert.isString(body)) {
            ResponseRules.checkBodyLength(Rope.lengthOf(body));
            return body;
        }
        byte[] bytes = BinaryData.bytesOf(body);
        if (bytes == null) {
            throw new BadResponse(
                    "body: " + typeName(body) + "; it must be a string, an ArrayBuffer or null");
        }
        return bytes;
    }

    private static void fill(Headers list, JsObject headers) throws BadResponse {
        Shape shape = headers.shape();
        if (WebSupport.hasNamesOnly(headers)) {
            for (int i = 0; i < shape.size(); i++) {
                if (WebSupport.isEnumerable(headers, shape, i)) {
                    appendAll(list, shape.name(i), headers.get(shape.name(i)));
                }
            }
            return;
        }
        for (Object key : headers.ownKeys()) {
            Property own = key instanceof JsSymbol ? null : headers.getOwnProperty(key);
            if (own != null && own.isEnumerable()) {
                appendAll(list, PropertyKey.text(key), headers.get(key));
            }
        }
    }

    private static void appendAll(Headers list, String name, Object value) throws BadResponse {
        if (value instanceof JsArray values) {
            for (int i = 0; i < values.length(); i++) {
                append(list, name, values.getIndex(i));
            }
        } else if (!Convert.isNullish(value)) {
            append(list, name, value);
        }
    }

    private static void append(Headers list, String name, Object value) throws BadResponse {
        boolean text =
                Convert.isString(value) || Convert.isNumber(value) || value instanceof Boolean;
        if (!text) {
            throw new BadResponse(
                    "headers." + name + ": " + typeName(value) + "; it must be a string");
        }
        try {
            list.append(name, Convert.toString(value));
        } catch (WebException e) {
            throw new BadResponse("headers: " + e.getMessage());
        }
    }

    private static JsResponse finish(int status, Headers headers, @Nullable Object data) {
        Body body =
                switch (data) {
                    case null -> EMPTY;
                    case byte[] bytes -> {
                        ResponseRules.checkBodyLength(bytes.length);
                        yield new Body.Bytes(bytes);
                    }
                    case Object string -> {
                        ResponseRules.checkBodyLength(Rope.lengthOf(string));
                        yield new Body.Text(RopeText.wellFormed(string));
                    }
                };
        if (data != null) {
            ResponseRules.checkBodyAllowed(status);
        }
        Headers sendable =
                ResponseRules.areSendable(headers)
                        ? headers
                        : ResponseRules.sendable(headers, length(status, body));
        return new JsResponse(status, sendable, body);
    }

    private static long length(int status, Body body) {
        return switch (body) {
            case Body.Empty() -> status == 304 ? -1 : 0;
            case Body.Text(var text) -> Utf8.length(text);
            case Body.Bytes(var bytes) -> bytes.length;
        };
    }

    private static String typeName(Object value) {
        return switch (value) {
            case Null _ -> "null";
            case Undefined _ -> "undefined";
            case JsArray _ -> "an array";
            case JsFunction _ -> "a function";
            case JsObject _ -> "an object";
            case JsSymbol symbol -> "the symbol " + symbol;
            default ->
                    Convert.isString(value)
                            ? "a string"
                            : "the " + Convert.typeOf(value) + " " + Convert.toString(value);
        };
    }
}
