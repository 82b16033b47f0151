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
import org.jspecify.annotations.Nullable;

/** Response of the Fetch Standard, and the seed's helpers text, html and redirect. */
final class ResponseBuiltin {

    /** A Response object. */
    static final class JsResponseObject extends WebBody {

        private final int status;
        private final String statusText;
        private final @Nullable String type;
        private @Nullable Headers list;
        private @Nullable JsObject headers;

        /** One has either a content type alone or a list; most never need the list. */
        JsResponseObject(
                Shape shape,
                JsObject prototype,
                @Nullable Object data,
                int status,
                String statusText,
                @Nullable String type,
                @Nullable Headers list) {
            super(shape, prototype, data);
            this.status = status;
            this.statusText = statusText;
            this.type = type;
            this.list = list;
        }

        int status() {
            return status;
        }

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
    }

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
                    .operation(
                            "text",
                            1,
                            (realm, _, a) -> ofText(realm, a, "text/plain; charset=utf-8"))
                    .operation(
                            "html",
                            1,
                            (realm, _, a) -> ofText(realm, a, "text/html; charset=utf-8"))
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
            @Nullable String type,
            Object init) {
        if (!(init instanceof JsObject options)) {
            return new JsResponseObject(realm.rootShape(), prototype, data, 200, "", type, null);
        }
        int status = status(realm, options);
        Object reason = options.get("statusText");
        String statusText =
                reason == Undefined.UNDEFINED
                        ? ""
                        : checked(
                                realm,
                                "",
                                () -> ResponseRules.reasonPhrase(Convert.toString(reason)));
        if (data != null) {
            checked(
                    realm,
                    "",
                    () -> {
                        ResponseRules.checkBodyAllowed(status);
                        return status;
                    });
        }
        Object given = options.get("headers");
        Headers list = given == Undefined.UNDEFINED ? null : headersFrom(realm, given, type);
        return new JsResponseObject(
                realm.rootShape(), prototype, data, status, statusText, type, list);
    }

    private static int status(Realm realm, JsObject options) {
        Object given = options.get("status");
        if (given == Undefined.UNDEFINED) {
            return 200;
        }
        double number = Convert.toNumber(given);
        return checked(realm, "", () -> ResponseRules.status(number));
    }

    static Headers headersFrom(Realm realm, Object init, @Nullable String type) {
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
            list.append("content-type", type);
        }
        return list;
    }

    private static JsResponseObject of(
            Realm realm, @Nullable Object data, @Nullable String type, Object init) {
        JsObject prototype = realm.intrinsic(Intrinsic.RESPONSE_PROTOTYPE);
        return build(realm, prototype, data, type, init);
    }

    private static Object json(Realm realm, Object self, Object[] arguments) {
        Object json =
                arguments.length == 0
                        ? "{}"
                        : checked(realm, "body: ", () -> WebSupport.json(realm, arguments[0]));
        if (json == Undefined.UNDEFINED) {
            String message = "Response.json: the value is not JSON";
            JsObject error = realm.newError(ErrorKind.TYPE, message);
            if (error instanceof JsError made) {
                made.setFault("body: the value is not JSON");
            }
            throw new JsThrow(error);
        }
        return of(realm, json, "application/json", argument(arguments, 1));
    }

    private static Object ofText(Realm realm, Object[] arguments, String type) {
        Object value = argument(arguments, 0);
        String text = value == Undefined.UNDEFINED ? "" : text(value);
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
                null,
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
            made = HeadersBuiltin.wrap(realm, response.list(), false);
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
                response.data(),
                response.status,
                response.statusText,
                response.type,
                response.list == null ? null : response.list.copy());
    }
}
