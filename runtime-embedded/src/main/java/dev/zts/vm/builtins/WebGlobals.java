package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Lazy;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import dev.zts.web.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The intrinsics of one area: the handler API: Request, Response, Headers, URL, encoders, console.
 */
final class WebGlobals {

    private WebGlobals() {}

    /** Makes or fills an intrinsic; {@return null if it belongs to another area} */
    static @Nullable JsObject create(Realm realm, Intrinsic which) {
        return switch (which) {
            case DOM_EXCEPTION -> DomExceptionBuiltin.constructor(realm);
            case DOM_EXCEPTION_PROTOTYPE -> DomExceptionBuiltin.prototype(realm);
            case HEADERS -> HeadersBuiltin.constructor(realm);
            case HEADERS_PROTOTYPE -> HeadersBuiltin.prototype(realm);
            case HEADERS_ITERATOR_PROTOTYPE -> PairIterator.prototype(realm, "Headers Iterator");
            case REQUEST -> RequestBuiltin.constructor(realm);
            case REQUEST_PROTOTYPE -> RequestBuiltin.prototype(realm);
            case RESPONSE -> ResponseBuiltin.constructor(realm);
            case RESPONSE_PROTOTYPE -> ResponseBuiltin.prototype(realm);
            case URL -> UrlBuiltin.constructor(realm);
            case URL_PROTOTYPE -> UrlBuiltin.prototype(realm);
            case URL_SEARCH_PARAMS -> UrlSearchParamsBuiltin.constructor(realm);
            case URL_SEARCH_PARAMS_PROTOTYPE -> UrlSearchParamsBuiltin.prototype(realm);
            case URL_SEARCH_PARAMS_ITERATOR_PROTOTYPE ->
                    PairIterator.prototype(realm, "URLSearchParams Iterator");
            case TEXT_ENCODER -> EncodingBuiltin.encoderConstructor(realm);
            case TEXT_ENCODER_PROTOTYPE -> EncodingBuiltin.encoderPrototype(realm);
            case TEXT_DECODER -> EncodingBuiltin.decoderConstructor(realm);
            case TEXT_DECODER_PROTOTYPE -> EncodingBuiltin.decoderPrototype(realm);
            case CONSOLE -> ConsoleBuiltin.create(realm);
            case PERFORMANCE -> performance(realm);
            default -> null;
        };
    }

    /** Gives a new global object its properties. */
    static void populate(Realm realm, JsObject global) {
        Members.global(realm, global, "DOMException", Intrinsic.DOM_EXCEPTION);
        Members.global(realm, global, "Headers", Intrinsic.HEADERS);
        Members.global(realm, global, "Request", Intrinsic.REQUEST);
        Members.global(realm, global, "Response", Intrinsic.RESPONSE);
        Members.global(realm, global, "URL", Intrinsic.URL);
        Members.global(realm, global, "URLSearchParams", Intrinsic.URL_SEARCH_PARAMS);
        Members.global(realm, global, "TextEncoder", Intrinsic.TEXT_ENCODER);
        Members.global(realm, global, "TextDecoder", Intrinsic.TEXT_DECODER);
        Members.global(realm, global, "console", Intrinsic.CONSOLE);
        Members.global(realm, global, "performance", Intrinsic.PERFORMANCE);
        function(realm, global, "atob", 1, WebGlobals::atob);
        function(realm, global, "btoa", 1, WebGlobals::btoa);
        function(realm, global, "queueMicrotask", 1, WebGlobals::queueMicrotask);
        function(realm, global, "structuredClone", 2, StructuredClone::call);
    }

    private static void function(
            Realm realm, JsObject global, String name, int length, NativeCode code) {
        Lazy made = _ -> new NativeFunction(realm, name, length, Idl.guarded(code), null);
        global.store(name, made, Property.HIDDEN | Property.LAZY);
    }

    private static Object atob(Realm realm, Object self, Object[] arguments) {
        Idl.required(arguments, "atob");
        return Base64.atob(Convert.toString(arguments[0]));
    }

    private static Object btoa(Realm realm, Object self, Object[] arguments) {
        Idl.required(arguments, "btoa");
        return Base64.btoa(Convert.toString(arguments[0]));
    }

    private static Object queueMicrotask(Realm realm, Object self, Object[] arguments) {
        if (!(argument(arguments, 0) instanceof JsFunction callback)) {
            throw JsThrow.typeError("queueMicrotask: the callback is not a function");
        }
        JsFunction job =
                new NativeFunction(
                        realm, "", 0, (_, _, _) -> callback.call(Undefined.UNDEFINED), null);
        JsPromise.resolve(realm, Undefined.UNDEFINED)
                .then(job, Undefined.UNDEFINED, JsPromise.pending(realm).capability());
        return Undefined.UNDEFINED;
    }

    private static JsObject performance(Realm realm) {
        long startNanos = System.nanoTime();
        JsObject made = realm.newObject();
        NativeCode now = (_, _, _) -> (System.nanoTime() - startNanos) / 1e6;
        made.store("now", new NativeFunction(realm, "now", 0, now, null), Property.ALL);
        made.store("timeOrigin", (double) System.currentTimeMillis(), Property.ENUMERABLE);
        return made;
    }
}
