package dev.zts.vm.builtins;

import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.NativeConstructor;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import org.jspecify.annotations.Nullable;

/** The table of an interface of the handler API: its members are enumerable, as Web IDL says. */
final class WebMembers {

    private final Members named = Members.of();
    private final Members hidden = Members.of();

    static WebMembers of() {
        return new WebMembers();
    }

    WebMembers method(String name, int length, NativeCode code) {
        named.method(name, length, Idl.guarded(code));
        return this;
    }

    WebMembers accessor(String name, NativeCode getter, @Nullable NativeCode setter) {
        named.accessor(name, Idl.guarded(getter), setter == null ? null : Idl.guarded(setter));
        return this;
    }

    /** Symbol.iterator: another name of a method. */
    WebMembers iterator(String of) {
        hidden.alias(JsSymbol.ITERATOR, of);
        return this;
    }

    WebMembers tag(String text) {
        hidden.tag(text);
        return this;
    }

    void install(Realm realm, JsObject target) {
        named.install(realm, target);
        Idl.enumerable(target);
        hidden.install(realm, target);
    }

    /** Gives a constructor these methods, enumerable as well. */
    void installStatics(Realm realm, JsObject constructor) {
        JsObject methods = named.object(realm, constructor);
        for (Object name : methods.ownKeys()) {
            constructor.store(name, methods.get(name), Property.ALL);
        }
    }

    /** {@return a prototype with these members} */
    JsObject prototype(Realm realm, Intrinsic constructor) {
        JsObject made = realm.newObject();
        Members.constructorOf(realm, made, constructor);
        install(realm, made);
        return made;
    }

    /** {@return a constructor that needs new} */
    static JsObject constructor(
            Realm realm, String name, int length, NativeConstructor code, Intrinsic prototype) {
        return Members.constructor(
                realm,
                name,
                length,
                Receiver.needsNew(name),
                Idl.guardedNew(code),
                prototype,
                realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
    }
}
