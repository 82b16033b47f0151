package dev.zts.vm;

import dev.zts.engine.JsRequest;
import dev.zts.vm.builtins.HandlerArguments;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Undefined;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a loaded script answers requests with: one of the shapes of docs/handler-folders.md. */
sealed interface Entry {

    /** {@code function handler(request)}: gets a plain object, may return plain values. */
    record Plain(JsFunction handler) implements Entry {}

    /** {@code export default function (request, env, context)}. */
    record Fetch(JsFunction handler) implements Entry {}

    /** {@code export default { fetch }}. */
    record Fetcher(JsObject object) implements Entry {}

    /**
     * {@code export function GET(request, env, context)} and so on.
     *
     * @param allow the field Allow
     */
    record Methods(Map<String, JsFunction> handlers, String allow) implements Entry {}

    /** Finds the shape among a script's exports; {@return null if there is none} */
    static @Nullable Entry of(JsObject exports, Object topLevelHandler) {
        Object main = exports.get("default");
        if (main instanceof JsFunction function) {
            return new Fetch(function);
        }
        if (main instanceof JsObject object && object.get("fetch") instanceof JsFunction) {
            return new Fetcher(object);
        }
        Entry methods = methods(exports);
        if (methods != null) {
            return methods;
        }
        if (topLevelHandler instanceof JsFunction function) {
            return new Plain(function);
        }
        return exports.get("handler") instanceof JsFunction function ? new Plain(function) : null;
    }

    private static @Nullable Entry methods(JsObject exports) {
        Map<String, JsFunction> handlers = new LinkedHashMap<>();
        for (String method : ZtsProgram.METHODS) {
            if (exports.get(method) instanceof JsFunction function) {
                handlers.put(method, function);
            }
        }
        if (handlers.isEmpty()) {
            return null;
        }
        String allow = String.join(", ", handlers.keySet());
        JsFunction get = handlers.get("GET");
        if (get != null && handlers.putIfAbsent("HEAD", get) == null) {
            allow += ", HEAD";
        }
        return new Methods(handlers, allow);
    }

    /** {@return whether plain values are responses too} */
    default boolean isPlain() {
        return this instanceof Plain;
    }

    /** Calls the handler; {@return what it returned, null if the method is none of its own} */
    default @Nullable Object call(HandlerArguments arguments, JsRequest request) {
        return switch (this) {
            case Plain(var handler) -> handler.call(Undefined.UNDEFINED, arguments.plain(request));
            case Fetch(var handler) -> handler.call(Undefined.UNDEFINED, arguments.fetch(request));
            case Fetcher(var object) -> object.invoke("fetch", arguments.fetch(request));
            case Methods(var handlers, _) -> {
                JsFunction handler = handlers.get(request.method());
                yield handler == null
                        ? null
                        : handler.call(Undefined.UNDEFINED, arguments.fetch(request));
            }
        };
    }
}
