package dev.zts.vm.builtins;

import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The intrinsics of one area: the handler API. */
final class WebGlobals {

    private static final long START_NANOS = System.nanoTime();

    private WebGlobals() {}

    /** Makes an intrinsic; {@return null if it belongs to another area} */
    static @Nullable JsObject create(Realm realm, Intrinsic which) {
        return switch (which) {
            case HEADERS -> HeadersBuiltin.constructor(realm);
            case HEADERS_PROTOTYPE -> HeadersBuiltin.prototype(realm);
            case HEADERS_ITERATOR_PROTOTYPE -> PairIterator.prototype(realm, "Headers Iterator");
            case REQUEST -> RequestBuiltin.constructor(realm);
            case REQUEST_PROTOTYPE -> RequestBuiltin.prototype(realm);
            case RESPONSE -> ResponseBuiltin.constructor(realm);
            case RESPONSE_PROTOTYPE -> ResponseBuiltin.prototype(realm);
            case URL -> UrlBuiltin.constructor(realm);
            case URL_PROTOTYPE -> UrlBuiltin.prototype(realm);
            case URL_SEARCH_PARAMS -> SearchParamsBuiltin.constructor(realm);
            case URL_SEARCH_PARAMS_PROTOTYPE -> SearchParamsBuiltin.prototype(realm);
            case URL_SEARCH_PARAMS_ITERATOR_PROTOTYPE ->
                    PairIterator.prototype(realm, "URLSearchParams Iterator");
            case TEXT_ENCODER -> EncodingBuiltin.encoderConstructor(realm);
            case TEXT_ENCODER_PROTOTYPE -> EncodingBuiltin.encoderPrototype(realm);
            case TEXT_DECODER -> EncodingBuiltin.decoderConstructor(realm);
            case TEXT_DECODER_PROTOTYPE -> EncodingBuiltin.decoderPrototype(realm);
            case DOM_EXCEPTION -> DomException.constructor(realm);
            case DOM_EXCEPTION_PROTOTYPE -> DomException.prototype(realm);
            case CONSOLE -> ConsoleBuiltin.create(realm);
            case PERFORMANCE -> performance(realm);
            default -> null;
        };
    }

    /** Gives a new global object its properties. */
    static void populate(Realm realm, JsObject global) {
        Members.global(realm, global, "Headers", Intrinsic.HEADERS);
        Members.global(realm, global, "Request", Intrinsic.REQUEST);
        Members.global(realm, global, "Response", Intrinsic.RESPONSE);
        Members.global(realm, global, "URL", Intrinsic.URL);
        Members.global(realm, global, "URLSearchParams", Intrinsic.URL_SEARCH_PARAMS);
        Members.global(realm, global, "TextEncoder", Intrinsic.TEXT_ENCODER);
        Members.global(realm, global, "TextDecoder", Intrinsic.TEXT_DECODER);
        Members.global(realm, global, "DOMException", Intrinsic.DOM_EXCEPTION);
        Members.global(realm, global, "console", Intrinsic.CONSOLE);
        Members.global(realm, global, "performance", Intrinsic.PERFORMANCE);
        EncodingBuiltin.populate(realm, global);
        Clones.populate(realm, global);
        NativeFunction queue =
                new NativeFunction(realm, "queueMicrotask", 1, WebGlobals::queueMicrotask, null);
        global.store("queueMicrotask", queue, Property.HIDDEN);
    }

    private static JsObject performance(Realm realm) {
        return Members.of()
                .operation("now", 0, (_, _, _) -> (double) (System.nanoTime() - START_NANOS) / 1e6)
                .value("timeOrigin", (double) System.currentTimeMillis(), Property.ENUMERABLE)
                .object(realm, realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
    }

    /** An exception of the callback is a rejection that nobody handles. */
    private static Object queueMicrotask(Realm realm, Object self, Object[] arguments) {
        if (!(NativeFunction.argument(arguments, 0) instanceof JsFunction callback)) {
            throw JsThrow.typeError("queueMicrotask: the callback is not a function");
        }
        realm.enqueue(() -> {
            try {
                callback.call(Undefined.UNDEFINED);
            } catch (JsThrow e) {
                JsPromise.pending(realm).reject(e.value(realm));
            }
        });
        return Undefined.UNDEFINED;
    }
}
