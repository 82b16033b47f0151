package dev.zts.vm.builtins;

import static dev.zts.vm.builtins.WebSupport.guarded;
import static dev.zts.vm.builtins.WebSupport.text;
import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.builtins.SearchParamsBuiltin.JsSearchParams;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import dev.zts.web.WebUrl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** URL (URL Standard 6.1) over {@link WebUrl}. */
final class UrlBuiltin {

    /** A URL object. */
    static final class JsUrl extends JsObject {

        private final WebUrl url;
        private @Nullable JsSearchParams searchParams;

        JsUrl(Shape shape, JsObject prototype, WebUrl url) {
            super(shape, prototype);
            this.url = url;
        }

        WebUrl url() {
            return url;
        }
    }

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

    private static final Members PROTOTYPE = members();

    private static final Members STATICS =
            Members.of()
                    .operation("canParse", 1, UrlBuiltin::canParse)
                    .operation("parse", 1, UrlBuiltin::parse);

    private UrlBuiltin() {}

    private static Members members() {
        Members members =
                Members.of()
                        .attribute("searchParams", (realm, self, _) -> params(realm, self), null)
                        .operation("toString", 0, (_, self, _) -> self(self).url.get("href"))
                        .operation("toJSON", 0, (_, self, _) -> self(self).url.get("href"));
        for (String part : PARTS) {
            members.attribute(
                    part,
                    (_, self, _) -> self(self).url.get(part),
                    (realm, self, arguments) -> {
                        WebUrl url = self(self).url;
                        String given = text(argument(arguments, 0));
                        guarded(realm, () -> url.set(part, given));
                        return Undefined.UNDEFINED;
                    });
        }
        return members.attribute("origin", (_, self, _) -> self(self).url.get("origin"), null)
                .tag("URL");
    }

    static JsObject prototype(Realm realm) {
        JsObject made = PROTOTYPE.object(realm, realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
        Members.constructorOf(realm, made, Intrinsic.URL);
        return made;
    }

    static JsObject constructor(Realm realm) {
        NativeFunction made =
                Members.constructor(
                        realm,
                        "URL",
                        1,
                        (_, _, _) -> {
                            throw JsThrow.typeError("URL: use new");
                        },
                        UrlBuiltin::construct,
                        Intrinsic.URL_PROTOTYPE,
                        realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
        STATICS.install(realm, made);
        return made;
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        if (arguments.length == 0) {
            throw JsThrow.typeError("URL: 1 argument required");
        }
        String url = text(arguments[0]);
        String base = base(arguments);
        return new JsUrl(
                realm.rootShape(),
                Construct.prototypeOf(realm, newTarget, Intrinsic.URL_PROTOTYPE),
                guarded(realm, () -> WebUrl.parse(url, base)));
    }

    private static @Nullable String base(Object[] arguments) {
        Object base = argument(arguments, 1);
        return base == Undefined.UNDEFINED ? null : text(base);
    }

    private static JsUrl self(Object self) {
        if (self instanceof JsUrl url) {
            return url;
        }
        throw JsThrow.typeError("this is no URL object");
    }

    private static Object params(Realm realm, Object self) {
        JsUrl url = self(self);
        JsSearchParams made = url.searchParams;
        if (made == null) {
            made = SearchParamsBuiltin.wrap(realm, url.url.searchParams());
            url.searchParams = made;
        }
        return made;
    }

    private static Object canParse(Realm realm, Object self, Object[] arguments) {
        return WebUrl.canParse(text(argument(arguments, 0)), base(arguments));
    }

    private static Object parse(Realm realm, Object self, Object[] arguments) {
        String url = text(argument(arguments, 0));
        String base = base(arguments);
        if (!WebUrl.canParse(url, base)) {
            return Null.NULL;
        }
        return new JsUrl(
                realm.rootShape(),
                realm.intrinsic(Intrinsic.URL_PROTOTYPE),
                guarded(realm, () -> WebUrl.parse(url, base)));
    }
}
