package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import dev.zts.web.Headers;

/** The Headers constructor and its prototype (Fetch Standard 5.1). */
final class HeadersBuiltin {

    private static final WebMembers PROTOTYPE =
            PairIterator.iterable(
                    WebMembers.of()
                            .method("append", 2, HeadersBuiltin::append)
                            .method("delete", 1, HeadersBuiltin::delete)
                            .method("get", 1, HeadersBuiltin::get)
                            .method("getSetCookie", 0, HeadersBuiltin::getSetCookie)
                            .method("has", 1, HeadersBuiltin::has)
                            .method("set", 2, HeadersBuiltin::set)
                            .tag("Headers"),
                    HeadersBuiltin::self,
                    Intrinsic.HEADERS_ITERATOR_PROTOTYPE);

    private HeadersBuiltin() {}

    static JsObject constructor(Realm realm) {
        return WebMembers.constructor(
                realm, "Headers", 0, HeadersBuiltin::construct, Intrinsic.HEADERS_PROTOTYPE);
    }

    static JsObject prototype(Realm realm) {
        return PROTOTYPE.prototype(realm, Intrinsic.HEADERS);
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        JsObject prototype = Construct.prototypeOf(realm, newTarget, Intrinsic.HEADERS_PROTOTYPE);
        Headers list = new Headers();
        fill(realm, list, argument(arguments, 0), "Headers");
        return new HeadersObject(realm, prototype, list, false);
    }

    /** Adds what a HeadersInit holds; undefined and null hold nothing. */
    static void fill(Realm realm, Headers list, Object init, String what) {
        if (init instanceof HeadersObject other) {
            list.addAll(other.list());
        } else if (!Convert.isNullish(init)) {
            Idl.eachPair(
                    realm,
                    init,
                    what,
                    (name, value) -> list.append(Convert.toString(name), Convert.toString(value)));
        }
    }

    private static HeadersObject self(Object self) {
        return Receiver.of(self, HeadersObject.class, "Headers");
    }

    private static String name(Object[] arguments) {
        return Convert.toString(argument(arguments, 0));
    }

    private static Object append(Realm realm, Object self, Object[] arguments) {
        Headers list = self(self).writable();
        list.append(name(arguments), Convert.toString(argument(arguments, 1)));
        return Undefined.UNDEFINED;
    }

    private static Object set(Realm realm, Object self, Object[] arguments) {
        Headers list = self(self).writable();
        list.set(name(arguments), Convert.toString(argument(arguments, 1)));
        return Undefined.UNDEFINED;
    }

    private static Object delete(Realm realm, Object self, Object[] arguments) {
        self(self).writable().delete(name(arguments));
        return Undefined.UNDEFINED;
    }

    private static Object get(Realm realm, Object self, Object[] arguments) {
        String value = self(self).list().get(name(arguments));
        return value == null ? Null.NULL : value;
    }

    private static Object has(Realm realm, Object self, Object[] arguments) {
        return self(self).list().has(name(arguments));
    }

    private static Object getSetCookie(Realm realm, Object self, Object[] arguments) {
        return realm.newArray(self(self).list().setCookies().toArray());
    }
}
