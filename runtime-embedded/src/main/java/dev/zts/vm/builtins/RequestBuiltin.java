package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.builtins.WebBody.Content;
import dev.zts.vm.builtins.WebBody.Extracted;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import dev.zts.web.Headers;
import dev.zts.web.RequestRules;
import dev.zts.web.WebUrl;
import org.jspecify.annotations.Nullable;

/** The Request constructor and its prototype (Fetch Standard 5.4). */
final class RequestBuiltin {

    private static final WebMembers PROTOTYPE =
            WebBody.members()
                    .accessor("method", (_, self, _) -> self(self).method(), null)
                    .accessor("url", (_, self, _) -> self(self).url(), null)
                    .accessor("path", (_, self, _) -> self(self).path(), null)
                    .accessor("query", (realm, self, _) -> self(self).query(realm), null)
                    .accessor("params", (realm, self, _) -> self(self).params(realm), null)
                    .accessor("headers", (realm, self, _) -> self(self).headers(realm), null)
                    .accessor("redirect", (_, self, _) -> redirect(self), null)
                    .method("clone", 0, RequestBuiltin::copy)
                    .tag("Request");

    private RequestBuiltin() {}

    static JsObject constructor(Realm realm) {
        return Members.constructor(
                realm,
                "Request",
                2,
                (_, _, _) -> {
                    throw JsThrow.typeError("Request: use new");
                },
                Idl.guardedNew(RequestBuiltin::construct),
                Intrinsic.REQUEST_PROTOTYPE,
                realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
    }

    static JsObject prototype(Realm realm) {
        return PROTOTYPE.prototype(realm, Intrinsic.REQUEST);
    }

    private static WebRequest self(Object self) {
        return Receiver.of(self, WebRequest.class, "Request");
    }

    private static Object redirect(Object self) {
        self(self);
        return "follow";
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        Idl.required(arguments, "Request");
        Object input = arguments[0];
        WebRequest from = input instanceof WebRequest request ? request : null;
        Object init = argument(arguments, 1);
        String method = method(Idl.member(realm, init, "method"), from);
        String url = from == null ? WebUrl.parse(Idl.text(input), null).get("href") : from.url();
        Extracted body = body(Idl.member(realm, init, "body"), method, from);
        Object given = Idl.member(realm, init, "headers");
        if (Convert.isNullish(given)) {
            given = from == null ? Null.NULL : from.headers(realm);
        }
        Headers list = ResponseBuiltin.headers(realm, given, body.type());
        return new WebRequest(
                realm,
                Construct.prototypeOf(realm, newTarget, Intrinsic.REQUEST_PROTOTYPE),
                body.content(),
                method,
                url,
                from == null ? null : from.params(realm),
                HeadersObject.of(realm, list, false));
    }

    private static String method(Object given, @Nullable WebRequest from) {
        if (given != Undefined.UNDEFINED) {
            return RequestRules.method(Convert.toString(given));
        }
        return RequestRules.method(from == null ? "GET" : from.method());
    }

    private static Extracted body(Object given, String method, @Nullable WebRequest from) {
        if (!Convert.isNullish(given)) {
            if (method.equals("GET") || method.equals("HEAD")) {
                throw JsThrow.typeError("Request: " + method + " cannot have a body");
            }
            return WebBody.extract(given);
        }
        if (from == null) {
            return new Extracted(WebBody.NONE, null);
        }
        if (from.isUsed()) {
            throw JsThrow.typeError("Request: the body has already been read");
        }
        Content content = from.content();
        return new Extracted(content, null);
    }

    private static Object copy(Realm realm, Object self, Object[] arguments) {
        WebRequest request = self(self);
        if (request.isUsed()) {
            throw JsThrow.typeError("Request.clone: the body has already been read");
        }
        return request.copy(realm, realm.intrinsic(Intrinsic.REQUEST_PROTOTYPE));
    }
}
