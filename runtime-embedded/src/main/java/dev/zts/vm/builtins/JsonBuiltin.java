package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.PrimitiveObject;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON (ECMA-262 25.5). */
final class JsonBuiltin {

    private static final int MAX_GAP = 10;

    private static final Members MEMBERS =
            Members.of()
                    .method("isRawJSON", 1, (_, _, given) -> argument(given, 0) instanceof RawJson)
                    .method("parse", 2, JsonBuiltin::parse)
                    .method("rawJSON", 1, JsonBuiltin::rawJson)
                    .method("stringify", 3, JsonBuiltin::stringify)
                    .tag("JSON");

    private JsonBuiltin() {}

    static JsObject create(Realm realm) {
        return MEMBERS.object(realm, realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
    }

    private static Object parse(Realm realm, Object thisValue, Object[] arguments) {
        String text = Convert.toString(argument(arguments, 0));
        if (!(argument(arguments, 1) instanceof JsFunction reviver)) {
            return JsonParser.parse(realm, text);
        }
        JsonParser.Origin origin = JsonParser.trace(realm, text);
        JsObject root = realm.newObject();
        root.store("", origin.value(), Property.ALL);
        return revive(realm, reviver, root, "", origin);
    }

    /** InternalizeJSONProperty. */
    private static Object revive(
            Realm realm,
            JsFunction reviver,
            JsObject holder,
            Object key,
            JsonParser.@Nullable Origin origin) {
        realm.poll();
        Object value = holder.get(key);
        JsonParser.Origin known =
                origin != null && Convert.sameValue(origin.value(), value) ? origin : null;
        JsObject context = realm.newObject();
        if (value instanceof JsObject object) {
            if (object.isArray()) {
                long length = Convert.lengthOf(object);
                for (long i = 0; i < length; i++) {
                    reviveChild(realm, reviver, object, PropertyKey.of(i), known);
                }
            } else {
                for (Object name : JsonWriter.enumerableNames(object)) {
                    reviveChild(realm, reviver, object, name, known);
                }
            }
        } else if (known != null && known.text() != null) {
            context.store("source", known.text(), Property.ALL);
        }
        return reviver.call(holder, PropertyKey.text(key), value, context);
    }

    private static void reviveChild(
            Realm realm,
            JsFunction reviver,
            JsObject holder,
            Object key,
            JsonParser.@Nullable Origin origin) {
        JsonParser.Origin child = origin == null ? null : origin.children().get(key);
        Object made = revive(realm, reviver, holder, key, child);
        if (made == Undefined.UNDEFINED) {
            holder.delete(key);
        } else {
            holder.createDataProperty(key, made);
        }
    }

    private static Object rawJson(Realm realm, Object thisValue, Object[] arguments) {
        String text = Convert.toString(argument(arguments, 0));
        if (text.isEmpty() || isSpace(text.charAt(0)) || isSpace(text.charAt(text.length() - 1))) {
            throw JsThrow.syntaxError("Invalid value for JSON.rawJSON");
        }
        if (text.charAt(0) == '{' || text.charAt(0) == '[') {
            throw JsThrow.syntaxError("Invalid value for JSON.rawJSON");
        }
        JsonParser.parse(realm, text);
        return new RawJson(realm, text);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static Object stringify(Realm realm, Object thisValue, Object[] arguments) {
        Object replacer = argument(arguments, 1);
        JsFunction function = replacer instanceof JsFunction callable ? callable : null;
        List<Object> allowed = null;
        if (function == null && replacer instanceof JsObject object && object.isArray()) {
            allowed = allowedKeys(object);
        }
        String gap = gap(argument(arguments, 2));
        String text = new JsonWriter(realm, function, allowed, gap).write(argument(arguments, 0));
        if (text == null) {
            return Undefined.UNDEFINED;
        }
        Texts.checkLength(text.length());
        return text;
    }

    private static List<Object> allowedKeys(JsObject replacer) {
        Set<Object> keys = new LinkedHashSet<>();
        long length = Convert.lengthOf(replacer);
        for (long i = 0; i < length; i++) {
            Object item = replacer.get(PropertyKey.of(i));
            boolean named =
                    Convert.isString(item)
                            || Convert.isNumber(item)
                            || item instanceof PrimitiveObject object && isNameObject(object);
            if (named) {
                keys.add(PropertyKey.of(Convert.toString(item)));
            }
        }
        return new ArrayList<>(keys);
    }

    private static boolean isNameObject(PrimitiveObject object) {
        return object.primitive() instanceof String || Convert.isNumber(object.primitive());
    }

    private static String gap(Object given) {
        Object space = given;
        if (space instanceof PrimitiveObject object) {
            if (Convert.isNumber(object.primitive())) {
                space = Convert.toNumeric(object);
            } else if (object.primitive() instanceof String) {
                space = Convert.toString(object);
            }
        }
        if (Convert.isNumber(space)) {
            double count = Math.min(MAX_GAP, Convert.toIntegerOrInfinity(space));
            return count < 1 ? "" : " ".repeat((int) count);
        }
        if (!Convert.isString(space)) {
            return "";
        }
        String text = space.toString();
        return text.substring(0, Math.min(MAX_GAP, text.length()));
    }
}
