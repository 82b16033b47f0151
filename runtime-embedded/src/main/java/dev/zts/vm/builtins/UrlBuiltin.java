package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import dev.zts.web.WebUrl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The URL constructor and its prototype (URL Standard 6.1). */
final class UrlBuiltin {

    private static final List<String> PARTS =
            List.of(
                    "href",
                    "protocol",
                    "username",
                    "password",
                    "host",
                    "hostname",
                    "port",
                    "pathname",
                    "search",
                    "hash");

    private static final Members STATICS =
            Members.of()
                    .method("canParse", 2, (_, _, a) -> canParse(a))
                    .method("parse", 2, Idl.guarded(UrlBuiltin::parse));

    private static final WebMembers PROTOTYPE = members();

    /** A URL object. */
    static final class UrlObject extends JsObject {

        private final WebUrl url;
        private @Nullable JsObject params;

        UrlObject(Realm realm, JsObject prototype, WebUrl url) {
            super(realm.rootShape(), prototype);
            this.url = url;
        }

        WebUrl url() {
            return url;
        }
    }

    private UrlBuiltin() {}

    private static WebMembers members() {
        WebMembers members = WebMembers.of();
        for (String part : PARTS) {
            members.accessor(
                    part,
                    (_, self, _) -> url(self).get(part),
                    (_, self, arguments) -> {
                        url(self).set(part, Idl.text(argument(arguments, 0)));
                        return Undefined.UNDEFINED;
                    });
        }
        return members.accessor("origin", (_, self, _) -> url(self).get("origin"), null)
                .accessor("searchParams", UrlBuiltin::searchParams, null)
                .method("toJSON", 0, (_, self, _) -> url(self).get("href"))
                .method("toString", 0, (_, self, _) -> url(self).get("href"))
                .tag("URL");
    }

    static JsObject constructor(Realm realm) {
        JsObject made =
                WebMembers.constructor(
                        realm, "URL", 2, UrlBuiltin::construct, Intrinsic.URL_PROTOTYPE);
        STATICS.install(realm, made);
        return made;
    }

    static JsObject prototype(Realm realm) {
        return PROTOTYPE.prototype(realm, Intrinsic.URL);
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        Idl.required(arguments, "URL");
        JsObject prototype = Construct.prototypeOf(realm, newTarget, Intrinsic.URL_PROTOTYPE);
        return new UrlObject(realm, prototype, parsed(arguments));
    }

    private static WebUrl parsed(Object[] arguments) {
        String text = Idl.text(argument(arguments, 0));
        return WebUrl.parse(text, Idl.textOrNull(argument(arguments, 1)));
    }

    private static Object canParse(Object[] arguments) {
        String text = Idl.text(argument(arguments, 0));
        return WebUrl.canParse(text, Idl.textOrNull(argument(arguments, 1)));
    }

    private static Object parse(Realm realm, Object self, Object[] arguments) {
        String text = Idl.text(argument(arguments, 0));
        String base = Idl.textOrNull(argument(arguments, 1));
        if (!WebUrl.canParse(text, base)) {
            return Null.NULL;
        }
        JsObject prototype = realm.intrinsic(Intrinsic.URL_PROTOTYPE);
        return new UrlObject(realm, prototype, WebUrl.parse(text, base));
    }

    private static UrlObject self(Object self) {
        return Receiver.of(self, UrlObject.class, "URL");
    }

    private static WebUrl url(Object self) {
        return self(self).url;
    }

    private static Object searchParams(Realm realm, Object self, Object[] arguments) {
        UrlObject url = self(self);
        JsObject known = url.params;
        if (known == null) {
            known = UrlSearchParamsBuiltin.of(realm, url.url.searchParams());
            url.params = known;
        }
        return known;
    }
}
