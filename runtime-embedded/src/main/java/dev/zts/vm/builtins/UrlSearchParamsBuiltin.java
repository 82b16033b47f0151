package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import dev.zts.web.UrlSearchParams;

/** The URLSearchParams constructor and its prototype (URL Standard 6.2). */
final class UrlSearchParamsBuiltin {

    private static final WebMembers PROTOTYPE =
            PairIterator.iterable(
                    WebMembers.of()
                            .accessor("size", (_, self, _) -> params(self).size(), null)
                            .method("append", 2, UrlSearchParamsBuiltin::append)
                            .method("delete", 2, UrlSearchParamsBuiltin::delete)
                            .method("get", 1, UrlSearchParamsBuiltin::get)
                            .method("getAll", 1, UrlSearchParamsBuiltin::getAll)
                            .method("has", 2, UrlSearchParamsBuiltin::has)
                            .method("set", 2, UrlSearchParamsBuiltin::set)
                            .method("sort", 0, UrlSearchParamsBuiltin::sort)
                            .method("toString", 0, (_, self, _) -> params(self).toString())
                            .tag("URLSearchParams"),
                    UrlSearchParamsBuiltin::self,
                    Intrinsic.URL_SEARCH_PARAMS_ITERATOR_PROTOTYPE);

    /** A URLSearchParams object. */
    static final class ParamsObject extends JsObject implements PairIterator.Pairs {

        private final UrlSearchParams params;

        ParamsObject(Realm realm, JsObject prototype, UrlSearchParams params) {
            super(realm.rootShape(), prototype);
            this.params = params;
        }

        UrlSearchParams params() {
            return params;
        }

        @Override
        public int count() {
            return params.size();
        }

        @Override
        public String name(int index) {
            return params.get(index).name();
        }

        @Override
        public String value(int index) {
            return params.get(index).value();
        }
    }

    private UrlSearchParamsBuiltin() {}

    static JsObject constructor(Realm realm) {
        return WebMembers.constructor(
                realm,
                "URLSearchParams",
                0,
                UrlSearchParamsBuiltin::construct,
                Intrinsic.URL_SEARCH_PARAMS_PROTOTYPE);
    }

    static JsObject prototype(Realm realm) {
        return PROTOTYPE.prototype(realm, Intrinsic.URL_SEARCH_PARAMS);
    }

    static JsObject of(Realm realm, UrlSearchParams params) {
        JsObject prototype = realm.intrinsic(Intrinsic.URL_SEARCH_PARAMS_PROTOTYPE);
        return new ParamsObject(realm, prototype, params);
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        JsObject prototype =
                Construct.prototypeOf(realm, newTarget, Intrinsic.URL_SEARCH_PARAMS_PROTOTYPE);
        Object init = argument(arguments, 0);
        if (!(init instanceof JsObject)) {
            String query = init == Undefined.UNDEFINED ? "" : Idl.text(init);
            return new ParamsObject(realm, prototype, UrlSearchParams.parse(query));
        }
        UrlSearchParams params = UrlSearchParams.parse("");
        Idl.eachPair(
                realm,
                init,
                "URLSearchParams",
                (name, value) -> params.append(Idl.text(name), Idl.text(value)));
        return new ParamsObject(realm, prototype, params);
    }

    private static ParamsObject self(Object self) {
        return Receiver.of(self, ParamsObject.class, "URLSearchParams");
    }

    private static UrlSearchParams params(Object self) {
        return self(self).params;
    }

    private static Object append(Realm realm, Object self, Object[] arguments) {
        UrlSearchParams params = params(self);
        params.append(Idl.text(argument(arguments, 0)), Idl.text(argument(arguments, 1)));
        return Undefined.UNDEFINED;
    }

    private static Object set(Realm realm, Object self, Object[] arguments) {
        UrlSearchParams params = params(self);
        params.set(Idl.text(argument(arguments, 0)), Idl.text(argument(arguments, 1)));
        return Undefined.UNDEFINED;
    }

    private static Object delete(Realm realm, Object self, Object[] arguments) {
        UrlSearchParams params = params(self);
        params.delete(Idl.text(argument(arguments, 0)), Idl.textOrNull(argument(arguments, 1)));
        return Undefined.UNDEFINED;
    }

    private static Object get(Realm realm, Object self, Object[] arguments) {
        String value = params(self).get(Idl.text(argument(arguments, 0)));
        return value == null ? Null.NULL : value;
    }

    private static Object getAll(Realm realm, Object self, Object[] arguments) {
        UrlSearchParams params = params(self);
        return realm.newArray(params.getAll(Idl.text(argument(arguments, 0))).toArray());
    }

    private static Object has(Realm realm, Object self, Object[] arguments) {
        UrlSearchParams params = params(self);
        String name = Idl.text(argument(arguments, 0));
        return params.has(name, Idl.textOrNull(argument(arguments, 1)));
    }

    private static Object sort(Realm realm, Object self, Object[] arguments) {
        params(self).sort();
        return Undefined.UNDEFINED;
    }
}
