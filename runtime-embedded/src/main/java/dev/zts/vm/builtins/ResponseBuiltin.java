package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.builtins.WebBody.Content;
import dev.zts.vm.builtins.WebBody.Extracted;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import dev.zts.web.Headers;
import dev.zts.web.RequestRules;
import dev.zts.web.ResponseRules;
import dev.zts.web.WebException;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The Response constructor and its prototype (Fetch Standard 5.5). */
final class ResponseBuiltin {

    /*
     * An error that comes from a response which cannot be sent is the response's fault, whoever lets
     * it through. What to say about it is kept beside the error, in the realm's prototype.
     */

    private static final WebMembers STATICS =
            WebMembers.of()
                    .method("json", 2, ResponseBuiltin::json)
                    .method("text", 2, (r, _, a) -> text(r, a, "text/plain; charset=utf-8"))
                    .method("html", 2, (r, _, a) -> text(r, a, "text/html; charset=utf-8"))
                    .method("redirect", 2, ResponseBuiltin::redirect)
                    .method("error", 0, (_, _, _) -> error());

    private static final WebMembers PROTOTYPE =
            WebBody.members()
                    .accessor("status", (_, self, _) -> self(self).status(), null)
                    .accessor("statusText", (_, self, _) -> self(self).statusText(), null)
                    .accessor("ok", (_, self, _) -> self(self).status() / 100 == 2, null)
                    .accessor("redirected", (_, self, _) -> constant(self, false), null)
                    .accessor("type", (_, self, _) -> constant(self, "default"), null)
                    .accessor("url", (_, self, _) -> constant(self, ""), null)
                    .accessor("headers", (realm, self, _) -> self(self).headers(realm), null)
                    .method("clone", 0, ResponseBuiltin::copy)
                    .tag("Response");

    /** Response.prototype, with the faults of the realm. */
    private static final class Prototype extends JsObject {

        private final Map<JsObject, String> faults = new WeakHashMap<>();

        Prototype(Realm realm) {
            super(realm.rootShape(), realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
        }
    }

    private ResponseBuiltin() {}

    /** {@return a constructor that can be called without new too} */
    static JsObject constructor(Realm realm) {
        JsObject made =
                Members.constructor(
                        realm,
                        "Response",
                        0,
                        Idl.guarded((owner, _, arguments) ->
                                construct(owner, arguments, owner.intrinsic(Intrinsic.RESPONSE))),
                        Idl.guardedNew(ResponseBuiltin::construct),
                        Intrinsic.RESPONSE_PROTOTYPE,
                        realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
        STATICS.installStatics(realm, made);
        return made;
    }

    static JsObject prototype(Realm realm) {
        JsObject made = new Prototype(realm);
        Members.constructorOf(realm, made, Intrinsic.RESPONSE);
        PROTOTYPE.install(realm, made);
        return made;
    }

    private static JsObject prototypeOf(Realm realm) {
        return realm.intrinsic(Intrinsic.RESPONSE_PROTOTYPE);
    }

    private static Object constant(Object self, Object value) {
        self(self);
        return value;
    }

    private static WebResponse self(Object self) {
        return Receiver.of(self, WebResponse.class, "Response");
    }

    /** Notes what to say if an error ends the handler. */
    static void blame(Realm realm, Object error, String message) {
        if (error instanceof JsObject object) {
            ((Prototype) prototypeOf(realm)).faults.put(object, message);
        }
    }

    /** {@return what {@link #blame} noted about an error, or null} */
    static @Nullable String fault(Realm realm, Object error) {
        return error instanceof JsObject object
                ? ((Prototype) prototypeOf(realm)).faults.get(object)
                : null;
    }

    /** Runs what checks a part of a response; its error is the response's fault. */
    private static <T extends @Nullable Object> T checked(
            Realm realm, String field, Supplier<T> check) {
        try {
            return check.get();
        } catch (WebException e) {
            throw blamed(realm, field, Idl.thrown(realm, e));
        } catch (JsThrow thrown) {
            throw blamed(realm, field, thrown);
        }
    }

    private static JsThrow blamed(Realm realm, String field, JsThrow thrown) {
        Object error = thrown.value(realm);
        Object message = error instanceof JsObject object ? object.get("message") : "undefined";
        blame(realm, error, field + Convert.toString(message));
        return thrown;
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        Extracted body = WebBody.extract(argument(arguments, 0));
        Object init = argument(arguments, 1);
        if (newTarget == realm.intrinsic(Intrinsic.RESPONSE)) {
            return build(realm, prototypeOf(realm), body.content(), body.type(), init);
        }
        JsObject prototype = Construct.prototypeOf(realm, newTarget, Intrinsic.RESPONSE_PROTOTYPE);
        return build(realm, prototype, body.content(), body.type(), init);
    }

    private static WebResponse build(
            Realm realm, JsObject prototype, Content content, @Nullable String type, Object init) {
        if (init == Undefined.UNDEFINED) {
            return new WebResponse(realm, prototype, content, 200, "", type, null);
        }
        int status = status(realm, Idl.member(realm, init, "status"));
        String statusText = statusText(realm, Idl.member(realm, init, "statusText"));
        if (!(content instanceof Content.None)) {
            checked(
                    realm,
                    "",
                    () -> {
                        ResponseRules.checkBodyAllowed(status);
                        return status;
                    });
        }
        Object headers = Idl.member(realm, init, "headers");
        Headers list = headers == Undefined.UNDEFINED ? null : headers(realm, headers, type);
        return new WebResponse(realm, prototype, content, status, statusText, type, list);
    }

    private static int status(Realm realm, Object given) {
        if (given == Undefined.UNDEFINED) {
            return 200;
        }
        double number = Convert.toNumber(given);
        return checked(realm, "", () -> ResponseRules.status(number));
    }

    private static String statusText(Realm realm, Object given) {
        if (given == Undefined.UNDEFINED) {
            return "";
        }
        String text = Convert.toString(given);
        return checked(realm, "", () -> ResponseRules.reasonPhrase(text));
    }

    /** {@return the list of a HeadersInit, with a content type if it has none} */
    static Headers headers(Realm realm, Object init, @Nullable String type) {
        return checked(
                realm,
                "headers: ",
                () -> {
                    Headers list = new Headers();
                    HeadersBuiltin.fill(realm, list, init, "headers");
                    if (type != null && !list.has("content-type")) {
                        list.append("content-type", type);
                    }
                    return list;
                });
    }

    private static Object json(Realm realm, Object self, Object[] arguments) {
        Object data = argument(arguments, 0);
        String json =
                arguments.length == 0
                        ? "{}"
                        : checked(realm, "body: ", () -> JsonBuiltin.text(realm, data));
        if (json == null) {
            Object error = JsThrow.typeError("Response.json: the value is not JSON").value(realm);
            blame(realm, error, "body: the value is not JSON");
            throw new JsThrow(error);
        }
        Content content = new Content.Text(json);
        Object init = argument(arguments, 1);
        return build(realm, prototypeOf(realm), content, "application/json", init);
    }

    private static Object text(Realm realm, Object[] arguments, String type) {
        String text = Idl.textOrNull(argument(arguments, 0));
        Content content = new Content.Text(text == null ? "" : text);
        return build(realm, prototypeOf(realm), content, type, argument(arguments, 1));
    }

    private static Object redirect(Realm realm, Object self, Object[] arguments) {
        Object init = argument(arguments, 1);
        boolean isObject = init instanceof JsObject && !(init instanceof JsFunction);
        Object given = isObject ? Idl.member(realm, init, "status") : init;
        double number = given == Undefined.UNDEFINED ? 302 : Convert.toNumber(given);
        int status = checked(realm, "", () -> ResponseRules.redirectStatus(number));
        Object headers = isObject ? Idl.member(realm, init, "headers") : Undefined.UNDEFINED;
        Headers list = headers(realm, headers, null);
        list.set("location", RequestRules.location(Idl.text(argument(arguments, 0))));
        return new WebResponse(realm, prototypeOf(realm), WebBody.NONE, status, "", null, list);
    }

    private static Object error() {
        throw JsThrow.typeError("Response.error: network errors cannot be sent");
    }

    private static Object copy(Realm realm, Object self, Object[] arguments) {
        WebResponse response = self(self);
        if (response.isUsed()) {
            throw JsThrow.typeError("Response.clone: the body has already been read");
        }
        return response.copy(realm, prototypeOf(realm));
    }
}
