package dev.zts.vm.builtins;

import static dev.zts.vm.builtins.WebSupport.checked;
import static dev.zts.vm.builtins.WebSupport.text;
import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.ErrorKind;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsError;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import dev.zts.web.Headers;
import dev.zts.web.RequestRules;
import dev.zts.web.ResponseRules;
import dev.zts.web.WebException;
import org.jspecify.annotations.Nullable;

/** Response of the Fetch Standard, and the seed's helpers text, html and redirect. */
final class ResponseBuiltin {

    /** A Response object. */
    static final class JsResponseObject extends WebBody {

        private final @Nullable Object data;
        private final int status;
        private final String statusText;
        private Headers list;
        private @Nullable JsObject headers;

        /**
         * @param list may be a fixed one: it is copied when a script asks for it
         */
        JsResponseObject(
                Shape shape,
                JsObject prototype,
                @Nullable Object data,
                int status,
                String statusText,
                Headers list) {
            super(shape, prototype);
            this.data = data;
            this.status = status;
            this.statusText = statusText;
            this.list = list;
        }

        @Override
        @Nullable Object data() {
            return data;
        }

        int status() {
            return status;
        }

        Headers list() {
            return list;
        }
    }

    private static final Headers JSON = Headers.fixed("content-type", "application/json");
    private static final Headers TEXT = Headers.fixed("content-type", "text/plain; charset=utf-8");
    private static final Headers HTML = Headers.fixed("content-type", "text/html; charset=utf-8");

    private static final Members PROTOTYPE =
            WebBody.Parts.add(
                            Members.of()
                                    .attribute("status", (_, self, _) -> self(self).status, null)
                                    .attribute(
                                            "statusText",
                                            (_, self, _) -> self(self).statusText,
                                            null)
                                    .attribute("ok", (_, self, _) -> ok(self), null)
                                    .attribute("redirected", (_, _, _) -> false, null)
                                    .attribute("type", (_, _, _) -> "default", null)
                                    .attribute("url", (_, _, _) -> "", null)
                                    .attribute(
                                            "headers",
                                            (realm, self, _) -> headers(realm, self),
                                            null)
                                    .operation("clone", 0, ResponseBuiltin::cloneOf))
                    .tag("Response");

    private static final Members STATICS =
            Members.of()
                    .operation("json", 1, ResponseBuiltin::json)
                    .operation("text", 1, (realm, _, a) -> ofText(realm, a, TEXT))
                    .operation("html", 1, (realm, _, a) -> ofText(realm, a, HTML))
                    .operation("redirect", 1, ResponseBuiltin::redirect)
                    .operation(
                            "error",
                            0,
                            (_, _, _) -> {
                                throw JsThrow.typeError(
                                        "Response.error: network errors cannot be sent");
                            });

    private ResponseBuiltin() {}

    static JsObject prototype(Realm realm) {
        JsObject made = PROTOTYPE.object(realm, realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
        Members.constructorOf(realm, made, Intrinsic.RESPONSE);
        return made;
    }

    /** Callable without new too, as the seed's handlers do. */
    static JsObject constructor(Realm realm) {
        NativeFunction made =
                Members.constructor(
                        realm,
                        "Response",
                        0,
                        (in, _, arguments) ->
                                construct(
                                        in, arguments, in.intrinsic(Intrinsic.RESPONSE_PROTOTYPE)),
                        (in, arguments, newTarget) ->
                                construct(
                                        in,
                                        arguments,
                                        Construct.prototypeOf(
                                                in, newTarget, Intrinsic.RESPONSE_PROTOTYPE)),
                        Intrinsic.RESPONSE_PROTOTYPE,
                        realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
        STATICS.install(realm, made);
        return made;
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject prototype) {
        WebBody.Extracted body = WebBody.Extracted.of(argument(arguments, 0));
        Object init = argument(arguments, 1);
        return build(realm, prototype, body.data(), body.type(), init);
    }

    private static JsResponseObject build(
            Realm realm,
            JsObject prototype,
            @Nullable Object data,
            @Nullable Headers type,
            Object init) {
        if (!(init instanceof JsObject options)) {
            return new JsResponseObject(realm.rootShape(), prototype, data, 200, "", orNone(type));
        }
        int status;
        String statusText;
        try {
            status = status(options);
            statusText = statusText(realm, options);
            if (data != null) {
                ResponseRules.checkBodyAllowed(status);
            }
        } catch (WebException e) {
            throw WebSupport.refused(realm, e);
        }
        Object given = options.get("headers");
        Headers list =
                given == Undefined.UNDEFINED ? orNone(type) : headersFrom(realm, given, type);
        return new JsResponseObject(realm.rootShape(), prototype, data, status, statusText, list);
    }

    private static Headers orNone(@Nullable Headers type) {
        return type == null ? Headers.NO_FIELDS : type;
    }

    private static int status(JsObject options) {
        Object given = options.get("status");
        return given == Undefined.UNDEFINED ? 200 : ResponseRules.status(Convert.toNumber(given));
    }

    private static String statusText(Realm realm, JsObject options) {
        Object given = options.get("statusText");
        if (given == Undefined.UNDEFINED) {
            return "";
        }
        try {
            return ResponseRules.reasonPhrase(Convert.toString(given));
        } catch (JsThrow e) {
            throw WebSupport.refused(realm, "", e);
        }
    }

    static Headers headersFrom(Realm realm, Object init, @Nullable Headers type) {
        Headers list = new Headers();
        if (!Convert.isNullish(init)) {
            checked(
                    realm,
                    "headers: ",
                    () -> {
                        HeadersBuiltin.addAll(realm, list, init, "headers");
                        return list;
                    });
        }
        if (type != null && !list.has("content-type")) {
            list.addAll(type);
        }
        return list;
    }

    private static JsResponseObject of(
            Realm realm, @Nullable Object data, Headers type, Object init) {
        JsObject prototype = realm.intrinsic(Intrinsic.RESPONSE_PROTOTYPE);
        return build(realm, prototype, data, type, init);
    }

    private static Object json(Realm realm, Object self, Object[] arguments) {
        Object json = arguments.length == 0 ? "{}" : jsonText(realm, arguments[0]);
        if (json == Undefined.UNDEFINED) {
            String message = "Response.json: the value is not JSON";
            JsObject error = realm.newError(ErrorKind.TYPE, message);
            if (error instanceof JsError made) {
                made.setFault("body: the value is not JSON");
            }
            throw new JsThrow(error);
        }
        return of(realm, json, JSON, argument(arguments, 1));
    }

    private static Object jsonText(Realm realm, Object value) {
        try {
            return WebSupport.json(realm, value);
        } catch (JsThrow e) {
            throw WebSupport.refused(realm, "body: ", e);
        }
    }

    private static Object ofText(Realm realm, Object[] arguments, Headers type) {
        Object value = argument(arguments, 0);
        Object text =
                value == Undefined.UNDEFINED
                        ? ""
                        : Convert.isString(value) ? value : Convert.toString(value);
        return of(realm, text, type, argument(arguments, 1));
    }

    private static Object redirect(Realm realm, Object self, Object[] arguments) {
        Object init = argument(arguments, 1);
        Object given = init instanceof JsObject options ? options.get("status") : init;
        double number = given == Undefined.UNDEFINED ? 302 : Convert.toNumber(given);
        int status = checked(realm, "", () -> ResponseRules.redirectStatus(number));
        Object headers =
                init instanceof JsObject options ? options.get("headers") : Undefined.UNDEFINED;
        Headers list = headersFrom(realm, headers, null);
        String url = text(argument(arguments, 0));
        WebSupport.guarded(realm, () -> list.set("location", RequestRules.location(url)));
        return new JsResponseObject(
                realm.rootShape(),
                realm.intrinsic(Intrinsic.RESPONSE_PROTOTYPE),
                null,
                status,
                "",
                list);
    }

    private static JsResponseObject self(Object self) {
        if (self instanceof JsResponseObject response) {
            return response;
        }
        throw JsThrow.typeError("this is no Response");
    }

    private static boolean ok(Object self) {
        int status = self(self).status;
        return status >= 200 && status < 300;
    }

    private static Object headers(Realm realm, Object self) {
        JsResponseObject response = self(self);
        JsObject made = response.headers;
        if (made == null) {
            response.list = response.list.copy();
            made = HeadersBuiltin.wrap(realm, response.list, false);
            response.headers = made;
        }
        return made;
    }

    private static Object cloneOf(Realm realm, Object self, Object[] arguments) {
        JsResponseObject response = self(self);
        if (response.isUsed()) {
            throw JsThrow.typeError("Response.clone: the body has already been read");
        }
        return new JsResponseObject(
                realm.rootShape(),
                realm.intrinsic(Intrinsic.RESPONSE_PROTOTYPE),
                response.data,
                response.status,
                response.statusText,
                response.list.copy());
    }
}
