package dev.zts.vm.builtins;

import dev.zts.vm.ops.AsyncFromSyncIterator;
import dev.zts.vm.value.ErrorKind;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Realm;
import org.jspecify.annotations.Nullable;

/**
 * The intrinsics of one area: Object, Function, Array, Boolean, Symbol, errors, Reflect, Proxy,
 * iterators, global functions.
 */
final class CoreGlobals {

    private CoreGlobals() {}

    /** Makes or fills an intrinsic; {@return null if it belongs to another area} */
    static @Nullable JsObject create(Realm realm, Intrinsic which) {
        return switch (which) {
            case OBJECT -> ObjectBuiltin.constructor(realm);
            case OBJECT_PROTOTYPE -> ObjectMethods.fill(realm);
            case FUNCTION -> FunctionBuiltin.constructor(realm);
            case FUNCTION_PROTOTYPE -> FunctionBuiltin.fill(realm);
            case THROW_TYPE_ERROR -> FunctionBuiltin.throwTypeError(realm);
            case ARRAY -> ArrayBuiltin.constructor(realm);
            case ARRAY_PROTOTYPE -> ArrayBuiltin.fill(realm);
            case ARRAY_VALUES -> new NativeFunction(realm, "values", 0, ArrayMethods::values, null);
            case ARRAY_TO_STRING ->
                    new NativeFunction(realm, "toString", 0, ArrayMethods::toString, null);
            case BOOLEAN -> BooleanBuiltin.constructor(realm);
            case BOOLEAN_PROTOTYPE -> BooleanBuiltin.prototype(realm);
            case SYMBOL -> SymbolBuiltin.constructor(realm);
            case SYMBOL_PROTOTYPE -> SymbolBuiltin.prototype(realm);
            case REFLECT -> ReflectBuiltin.create(realm);
            case PROXY -> ProxyBuiltin.constructor(realm);
            case PARSE_FLOAT -> GlobalFunctions.parseFloat(realm);
            case PARSE_INT -> GlobalFunctions.parseInt(realm);
            default -> iterator(realm, which);
        };
    }

    private static @Nullable JsObject iterator(Realm realm, Intrinsic which) {
        return switch (which) {
            case ITERATOR -> IteratorBuiltin.constructor(realm);
            case ITERATOR_PROTOTYPE -> IteratorBuiltin.prototype(realm);
            case ASYNC_ITERATOR_PROTOTYPE -> IteratorBuiltin.asyncPrototype(realm);
            case WRAP_FOR_VALID_ITERATOR_PROTOTYPE -> IteratorBuiltin.wrapperPrototype(realm);
            case ITERATOR_HELPER_PROTOTYPE -> IteratorHelper.prototype(realm);
            case ARRAY_ITERATOR_PROTOTYPE -> ArrayIterator.prototype(realm);
            case ASYNC_FROM_SYNC_ITERATOR_PROTOTYPE -> AsyncFromSyncIterator.createPrototype(realm);
            default -> error(realm, which);
        };
    }

    private static @Nullable JsObject error(Realm realm, Intrinsic which) {
        return switch (which) {
            case ERROR -> ErrorBuiltin.constructor(realm, ErrorKind.ERROR);
            case ERROR_PROTOTYPE -> ErrorBuiltin.prototype(realm);
            case TYPE_ERROR -> ErrorBuiltin.constructor(realm, ErrorKind.TYPE);
            case TYPE_ERROR_PROTOTYPE -> errors(realm, "TypeError", Intrinsic.TYPE_ERROR);
            case RANGE_ERROR -> ErrorBuiltin.constructor(realm, ErrorKind.RANGE);
            case RANGE_ERROR_PROTOTYPE -> errors(realm, "RangeError", Intrinsic.RANGE_ERROR);
            case SYNTAX_ERROR -> ErrorBuiltin.constructor(realm, ErrorKind.SYNTAX);
            case SYNTAX_ERROR_PROTOTYPE -> errors(realm, "SyntaxError", Intrinsic.SYNTAX_ERROR);
            case REFERENCE_ERROR -> ErrorBuiltin.constructor(realm, ErrorKind.REFERENCE);
            case REFERENCE_ERROR_PROTOTYPE ->
                    errors(realm, "ReferenceError", Intrinsic.REFERENCE_ERROR);
            case URI_ERROR -> ErrorBuiltin.constructor(realm, ErrorKind.URI);
            case URI_ERROR_PROTOTYPE -> errors(realm, "URIError", Intrinsic.URI_ERROR);
            case EVAL_ERROR -> ErrorBuiltin.constructor(realm, ErrorKind.EVAL);
            case EVAL_ERROR_PROTOTYPE -> errors(realm, "EvalError", Intrinsic.EVAL_ERROR);
            case AGGREGATE_ERROR -> ErrorBuiltin.aggregateConstructor(realm);
            case AGGREGATE_ERROR_PROTOTYPE ->
                    errors(realm, "AggregateError", Intrinsic.AGGREGATE_ERROR);
            default -> null;
        };
    }

    private static JsObject errors(Realm realm, String name, Intrinsic constructor) {
        return ErrorBuiltin.nativePrototype(realm, name, constructor);
    }

    /** Gives a new global object its properties. */
    static void populate(Realm realm, JsObject global) {
        GlobalFunctions.install(realm, global);
        Members.global(realm, global, "Object", Intrinsic.OBJECT);
        Members.global(realm, global, "Function", Intrinsic.FUNCTION);
        Members.global(realm, global, "Array", Intrinsic.ARRAY);
        Members.global(realm, global, "Boolean", Intrinsic.BOOLEAN);
        Members.global(realm, global, "Symbol", Intrinsic.SYMBOL);
        Members.global(realm, global, "Error", Intrinsic.ERROR);
        Members.global(realm, global, "TypeError", Intrinsic.TYPE_ERROR);
        Members.global(realm, global, "RangeError", Intrinsic.RANGE_ERROR);
        Members.global(realm, global, "SyntaxError", Intrinsic.SYNTAX_ERROR);
        Members.global(realm, global, "ReferenceError", Intrinsic.REFERENCE_ERROR);
        Members.global(realm, global, "URIError", Intrinsic.URI_ERROR);
        Members.global(realm, global, "EvalError", Intrinsic.EVAL_ERROR);
        Members.global(realm, global, "AggregateError", Intrinsic.AGGREGATE_ERROR);
        Members.global(realm, global, "Iterator", Intrinsic.ITERATOR);
        Members.global(realm, global, "Reflect", Intrinsic.REFLECT);
        Members.global(realm, global, "Proxy", Intrinsic.PROXY);
    }
}
