package dev.zts.vm.builtins;

import static dev.zts.vm.builtins.WebSupport.guarded;
import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import dev.zts.web.Headers;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Headers of the Fetch Standard over {@link Headers}. */
final class HeadersBuiltin {

    /** A Headers object. */
    static final class JsHeaders extends JsObject {

        private Headers list;
        private final boolean fixed;
        private @Nullable List<Headers.Field> sorted;

        JsHeaders(Shape shape, JsObject prototype, Headers list, boolean fixed) {
            super(shape, prototype);
            this.list = list;
            this.fixed = fixed;
        }

        Headers list() {
            return list;
        }

        private Headers writable() {
            if (fixed) {
                throw JsThrow.typeError("The headers of a request cannot be changed");
            }
            sorted = null;
            return list;
        }

        private PairIterator.@Nullable Pair pair(int index) {
            List<Headers.Field> fields = sorted;
            if (fields == null) {
                fields = list.sorted();
                sorted = fields;
            }
            if (index >= fields.size()) {
                return null;
            }
            Headers.Field field = fields.get(index);
            return new PairIterator.Pair(field.name(), field.value());
        }
    }

    private static final Members PROTOTYPE =
            Members.of()
                    .operation("append", 2, HeadersBuiltin::append)
                    .operation("set", 2, HeadersBuiltin::set)
                    .operation("delete", 1, HeadersBuiltin::delete)
                    .operation("get", 1, HeadersBuiltin::get)
                    .operation("has", 1, HeadersBuiltin::has)
                    .operation("getSetCookie", 0, HeadersBuiltin::getSetCookie)
                    .operation("forEach", 1, HeadersBuiltin::forEach)
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
                    .tag("Headers");

    /** Names under which a request's headers are not readable as properties: methods come first. */
    private static final Set<String> METHODS =
            Set.of(
                    "append",
                    "set",
                    "delete",
                    "get",
                    "has",
                    "getSetCookie",
                    "forEach",
                    "keys",
                    "values",
                    "entries",
                    "constructor",
                    "hasOwnProperty",
                    "isPrototypeOf",
                    "propertyIsEnumerable",
                    "toString",
                    "toLocaleString",
                    "valueOf",
                    "__proto__",
                    "__defineGetter__",
                    "__defineSetter__",
                    "__lookupGetter__",
                    "__lookupSetter__");

    private HeadersBuiltin() {}

    static JsObject prototype(Realm realm) {
        JsObject made = PROTOTYPE.object(realm, realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
        Members.constructorOf(realm, made, Intrinsic.HEADERS);
        return made;
    }

    static JsObject constructor(Realm realm) {
        return Members.constructor(
                realm,
                "Headers",
                0,
                (_, _, _) -> {
                    throw JsThrow.typeError("Headers: use new");
                },
                HeadersBuiltin::construct,
                Intrinsic.HEADERS_PROTOTYPE,
                realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        Object init = argument(arguments, 0);
        Headers list;
        if (init instanceof JsHeaders other) {
            list = other.list.copy();
        } else {
            list = new Headers();
            if (!Convert.isNullish(init)) {
                addAll(realm, list, init, "Headers");
            }
        }
        return new JsHeaders(
                realm.rootShape(),
                Construct.prototypeOf(realm, newTarget, Intrinsic.HEADERS_PROTOTYPE),
                list,
                false);
    }

    /** Appends a sequence of pairs, a record or a Headers object. */
    static void addAll(Realm realm, Headers list, Object init, String what) {
        if (init instanceof JsHeaders other) {
            list.addAll(other.list);
            return;
        }
        WebSupport.eachPair(
                realm,
                init,
                what,
                (name, value) -> {
                    String nameText = Convert.toString(name);
                    String valueText = Convert.toString(value);
                    guarded(realm, () -> list.append(nameText, valueText));
                });
    }

    /** {@return an object over a list, which it does not copy} */
    static JsHeaders wrap(Realm realm, Headers list, boolean fixed) {
        return new JsHeaders(
                realm.rootShape(), realm.intrinsic(Intrinsic.HEADERS_PROTOTYPE), list, fixed);
    }

    /** {@return a request's headers that are readable as lower-case properties too} */
    static JsHeaders withProperties(Realm realm, Headers list) {
        JsHeaders made = wrap(realm, list, true);
        for (Headers.Field field : list.sorted()) {
            if (!METHODS.contains(field.name())) {
                made.store(PropertyKey.of(field.name()), field.value(), Property.ALL);
            }
        }
        return made;
    }

    private static JsHeaders self(Object self) {
        if (self instanceof JsHeaders headers) {
            return headers;
        }
        throw JsThrow.typeError("this is no Headers object");
    }

    private static Object append(Realm realm, Object self, Object[] arguments) {
        Headers list = self(self).writable();
        String name = Convert.toString(argument(arguments, 0));
        String value = Convert.toString(argument(arguments, 1));
        guarded(realm, () -> list.append(name, value));
        return Undefined.UNDEFINED;
    }

    private static Object set(Realm realm, Object self, Object[] arguments) {
        Headers list = self(self).writable();
        String name = Convert.toString(argument(arguments, 0));
        String value = Convert.toString(argument(arguments, 1));
        guarded(realm, () -> list.set(name, value));
        return Undefined.UNDEFINED;
    }

    private static Object delete(Realm realm, Object self, Object[] arguments) {
        Headers list = self(self).writable();
        String name = Convert.toString(argument(arguments, 0));
        guarded(realm, () -> list.delete(name));
        return Undefined.UNDEFINED;
    }

    private static Object get(Realm realm, Object self, Object[] arguments) {
        Headers list = self(self).list;
        String name = Convert.toString(argument(arguments, 0));
        Object[] found = {Null.NULL};
        guarded(
                realm,
                () -> {
                    String value = list.get(name);
                    if (value != null) {
                        found[0] = value;
                    }
                });
        return found[0];
    }

    private static Object has(Realm realm, Object self, Object[] arguments) {
        Headers list = self(self).list;
        String name = Convert.toString(argument(arguments, 0));
        return guarded(realm, () -> list.has(name));
    }

    private static Object getSetCookie(Realm realm, Object self, Object[] arguments) {
        return realm.newArray(self(self).list.setCookies().toArray());
    }

    private static Object forEach(Realm realm, Object self, Object[] arguments) {
        JsHeaders headers = self(self);
        if (!(argument(arguments, 0) instanceof JsFunction callback)) {
            throw JsThrow.typeError("callback is not a function");
        }
        Object thisValue = argument(arguments, 1);
        int index = 0;
        for (PairIterator.Pair pair = headers.pair(0); pair != null; pair = headers.pair(++index)) {
            callback.call(thisValue, pair.value(), pair.name(), headers);
        }
        return Undefined.UNDEFINED;
    }

    private static Object iterate(Realm realm, Object self, PairIterator.Pick pick) {
        JsHeaders headers = self(self);
        return PairIterator.of(realm, Intrinsic.HEADERS_ITERATOR_PROTOTYPE, headers::pair, pick);
    }
}
