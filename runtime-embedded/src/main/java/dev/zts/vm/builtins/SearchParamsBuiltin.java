package dev.zts.vm.builtins;

import static dev.zts.vm.builtins.WebSupport.text;
import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import dev.zts.web.UrlSearchParams;
import org.jspecify.annotations.Nullable;

/** URLSearchParams (URL Standard 6.2) over {@link UrlSearchParams}. */
final class SearchParamsBuiltin {

    /** A URLSearchParams object. */
    static final class JsSearchParams extends JsObject {

        private final UrlSearchParams params;

        JsSearchParams(Shape shape, JsObject prototype, UrlSearchParams params) {
            super(shape, prototype);
            this.params = params;
        }

        UrlSearchParams params() {
            return params;
        }

        private PairIterator.@Nullable Pair pair(int index) {
            if (index >= params.size()) {
                return null;
            }
            UrlSearchParams.Pair pair = params.get(index);
            return new PairIterator.Pair(pair.name(), pair.value());
        }
    }

    private static final Members PROTOTYPE =
            Members.of()
                    .attribute("size", (_, self, _) -> self(self).params.size(), null)
                    .operation("append", 2, SearchParamsBuiltin::append)
                    .operation("delete", 1, SearchParamsBuiltin::delete)
                    .operation("get", 1, SearchParamsBuiltin::get)
                    .operation("getAll", 1, SearchParamsBuiltin::getAll)
                    .operation("has", 1, SearchParamsBuiltin::has)
                    .operation("set", 2, SearchParamsBuiltin::set)
                    .operation("sort", 0, SearchParamsBuiltin::sort)
                    .operation("toString", 0, (_, self, _) -> self(self).params.toString())
                    .operation("forEach", 1, SearchParamsBuiltin::forEach)
                    .operation(
                            "keys",
                            0,
                            (realm, self, _) -> iterate(realm, self, PairIterator.Pick.NAME))
                    .operation(
                            "values",
                            0,
                            (realm, self, _) -> iterate(realm, self, PairIterator.Pick.VALUE))
                    .operation(
                            "entries",
                            0,
                            (realm, self, _) -> iterate(realm, self, PairIterator.Pick.PAIR))
                    .alias(JsSymbol.ITERATOR, "entries")
                    .tag("URLSearchParams");

    private SearchParamsBuiltin() {}

    static JsObject prototype(Realm realm) {
        JsObject made = PROTOTYPE.object(realm, realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
        Members.constructorOf(realm, made, Intrinsic.URL_SEARCH_PARAMS);
        return made;
    }

    static JsObject constructor(Realm realm) {
        return Members.constructor(
                realm,
                "URLSearchParams",
                0,
                (_, _, _) -> {
                    throw JsThrow.typeError("URLSearchParams: use new");
                },
                SearchParamsBuiltin::construct,
                Intrinsic.URL_SEARCH_PARAMS_PROTOTYPE,
                realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        Object init = argument(arguments, 0);
        UrlSearchParams params;
        if (init instanceof JsObject) {
            params = UrlSearchParams.parse("");
            WebSupport.eachPair(
                    realm,
                    init,
                    "URLSearchParams",
                    (name, value) -> params.append(text(name), text(value)));
        } else {
            params = UrlSearchParams.parse(init == Undefined.UNDEFINED ? "" : text(init));
        }
        return new JsSearchParams(
                realm.rootShape(),
                Construct.prototypeOf(realm, newTarget, Intrinsic.URL_SEARCH_PARAMS_PROTOTYPE),
                params);
    }

    static JsSearchParams wrap(Realm realm, UrlSearchParams params) {
        return new JsSearchParams(
                realm.rootShape(), realm.intrinsic(Intrinsic.URL_SEARCH_PARAMS_PROTOTYPE), params);
    }

    private static JsSearchParams self(Object self) {
        if (self instanceof JsSearchParams params) {
            return params;
        }
        throw JsThrow.typeError("this is no URLSearchParams object");
    }

    private static @Nullable String optional(Object[] arguments, int index) {
        Object given = argument(arguments, index);
        return given == Undefined.UNDEFINED ? null : text(given);
    }

    private static Object append(Realm realm, Object self, Object[] arguments) {
        self(self).params.append(text(argument(arguments, 0)), text(argument(arguments, 1)));
        return Undefined.UNDEFINED;
    }

    private static Object delete(Realm realm, Object self, Object[] arguments) {
        self(self).params.delete(text(argument(arguments, 0)), optional(arguments, 1));
        return Undefined.UNDEFINED;
    }

    private static Object get(Realm realm, Object self, Object[] arguments) {
        String found = self(self).params.get(text(argument(arguments, 0)));
        return found == null ? Null.NULL : found;
    }

    private static Object getAll(Realm realm, Object self, Object[] arguments) {
        return realm.newArray(self(self).params.getAll(text(argument(arguments, 0))).toArray());
    }

    private static Object has(Realm realm, Object self, Object[] arguments) {
        return self(self).params.has(text(argument(arguments, 0)), optional(arguments, 1));
    }

    private static Object set(Realm realm, Object self, Object[] arguments) {
        self(self).params.set(text(argument(arguments, 0)), text(argument(arguments, 1)));
        return Undefined.UNDEFINED;
    }

    private static Object sort(Realm realm, Object self, Object[] arguments) {
        self(self).params.sort();
        return Undefined.UNDEFINED;
    }

    private static Object forEach(Realm realm, Object self, Object[] arguments) {
        JsSearchParams params = self(self);
        if (!(argument(arguments, 0) instanceof JsFunction callback)) {
            throw JsThrow.typeError("callback is not a function");
        }
        Object thisValue = argument(arguments, 1);
        int index = 0;
        for (PairIterator.Pair pair = params.pair(0); pair != null; pair = params.pair(++index)) {
            callback.call(thisValue, pair.value(), pair.name(), params);
        }
        return Undefined.UNDEFINED;
    }

    private static Object iterate(Realm realm, Object self, PairIterator.Pick pick) {
        JsSearchParams params = self(self);
        return PairIterator.of(
                realm, Intrinsic.URL_SEARCH_PARAMS_ITERATOR_PROTOTYPE, params::pair, pick);
    }

    /**
     * {@return an object of a query's names and values without prototype; the last of a name wins}
     */
    static JsObject record(Realm realm, String query) {
        JsObject made = realm.newObject(null);
        UrlSearchParams params = UrlSearchParams.parse(query);
        for (int i = 0; i < params.size(); i++) {
            UrlSearchParams.Pair pair = params.get(i);
            made.createDataProperty(Convert.toPropertyKey(pair.name()), pair.value());
        }
        return made;
    }
}
