package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.ops.Messages;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.PrimitiveObject;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.HashMap;
import java.util.Map;

/** Symbols (ECMA-262 20.4). */
final class SymbolBuiltin {

    private static final Members WELL_KNOWN =
            Members.of()
                    .value("asyncIterator", JsSymbol.ASYNC_ITERATOR, 0)
                    .value("hasInstance", JsSymbol.HAS_INSTANCE, 0)
                    .value("isConcatSpreadable", JsSymbol.IS_CONCAT_SPREADABLE, 0)
                    .value("iterator", JsSymbol.ITERATOR, 0)
                    .value("match", JsSymbol.MATCH, 0)
                    .value("matchAll", JsSymbol.MATCH_ALL, 0)
                    .value("replace", JsSymbol.REPLACE, 0)
                    .value("search", JsSymbol.SEARCH, 0)
                    .value("species", JsSymbol.SPECIES, 0)
                    .value("split", JsSymbol.SPLIT, 0)
                    .value("toPrimitive", JsSymbol.TO_PRIMITIVE, 0)
                    .value("toStringTag", JsSymbol.TO_STRING_TAG, 0)
                    .value("unscopables", JsSymbol.UNSCOPABLES, 0);

    private static final Members METHODS =
            Members.of()
                    .method("toString", 0, (_, t, _) -> thisSymbol(t).toString())
                    .method("valueOf", 0, (_, t, _) -> thisSymbol(t))
                    .accessor("description", (_, t, _) -> description(thisSymbol(t)), null)
                    .tag("Symbol")
                    .method(
                            JsSymbol.TO_PRIMITIVE,
                            "[Symbol.toPrimitive]",
                            1,
                            (_, t, _) -> thisSymbol(t),
                            Property.CONFIGURABLE);

    private SymbolBuiltin() {}

    static JsObject constructor(Realm realm) {
        JsFunction made =
                Members.constructor(
                        realm,
                        "Symbol",
                        0,
                        (_, _, a) -> create(argument(a, 0)),
                        (_, _, _) -> {
                            throw JsThrow.typeError("Symbol is not a constructor");
                        },
                        Intrinsic.SYMBOL_PROTOTYPE,
                        realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
        WELL_KNOWN.install(realm, made);
        registry().install(realm, made);
        return made;
    }

    /** {@return functions over a GlobalSymbolRegistry of their own: one per realm} */
    private static Members registry() {
        Map<String, JsSymbol> registry = new HashMap<>();
        return Members.of()
                .method(
                        "for",
                        1,
                        (_, _, a) ->
                                registry.computeIfAbsent(
                                        Convert.toString(argument(a, 0)), JsSymbol::registered))
                .method("keyFor", 1, (_, _, a) -> keyFor(argument(a, 0)));
    }

    private static Object keyFor(Object value) {
        if (!(value instanceof JsSymbol symbol)) {
            throw JsThrow.typeError(Messages.describe(value) + " is not a symbol");
        }
        return symbol.isRegistered() ? description(symbol) : Undefined.UNDEFINED;
    }

    static JsObject prototype(Realm realm) {
        JsObject made = realm.newObject();
        Members.constructorOf(realm, made, Intrinsic.SYMBOL);
        METHODS.install(realm, made);
        return made;
    }

    private static JsSymbol create(Object description) {
        return JsSymbol.of(
                description == Undefined.UNDEFINED ? null : Convert.toString(description));
    }

    private static Object description(JsSymbol symbol) {
        String text = symbol.description();
        return text == null ? Undefined.UNDEFINED : text;
    }

    private static JsSymbol thisSymbol(Object value) {
        if (value instanceof JsSymbol symbol) {
            return symbol;
        }
        if (value instanceof PrimitiveObject object
                && object.primitive() instanceof JsSymbol symbol) {
            return symbol;
        }
        throw JsThrow.typeError("Receiver is not a Symbol");
    }
}
