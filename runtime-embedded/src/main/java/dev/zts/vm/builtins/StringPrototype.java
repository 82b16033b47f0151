package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.regexp.TextSearch;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.PrimitiveObject;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Rope;
import dev.zts.vm.value.Undefined;
import dev.zts.vm.value.WhiteSpace;
import java.text.Normalizer;
import java.util.Locale;

/** String.prototype (ECMA-262 22.1.3), but for what takes patterns and what makes HTML. */
final class StringPrototype {

    private static final Members MEMBERS = members();

    private StringPrototype() {}

    static JsObject create(Realm realm) {
        JsObject made =
                new PrimitiveObject(
                        realm.rootShape(), realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE), "");
        realm.register(Intrinsic.STRING_PROTOTYPE, made);
        Members.constructorOf(realm, made, Intrinsic.STRING);
        MEMBERS.install(realm, made);
        StringPatterns.MEMBERS.install(realm, made);
        StringHtml.MEMBERS.install(realm, made);
        return made;
    }

    private static Members members() {
        Members all = Members.of();
        add(all, "at", 1, StringPrototype::at);
        add(all, "charAt", 1, StringPrototype::charAt);
        add(all, "charCodeAt", 1, StringPrototype::charCodeAt);
        add(all, "codePointAt", 1, StringPrototype::codePointAt);
        add(all, "concat", 1, StringPrototype::concat);
        add(all, "endsWith", 1, StringPrototype::endsWith);
        add(all, "includes", 1, StringPrototype::includes);
        add(all, "indexOf", 1, StringPrototype::indexOf);
        add(all, "isWellFormed", 0, (_, text, _) -> unpaired(text, 0) < 0);
        add(all, "lastIndexOf", 1, StringPrototype::lastIndexOf);
        add(all, "localeCompare", 1, StringPrototype::localeCompare);
        add(all, "normalize", 0, StringPrototype::normalize);
        add(all, "padEnd", 1, (_, text, arguments) -> pad(text, arguments, false));
        add(all, "padStart", 1, (_, text, arguments) -> pad(text, arguments, true));
        add(all, "repeat", 1, StringPrototype::repeat);
        add(all, "slice", 2, StringPrototype::slice);
        add(all, "startsWith", 1, StringPrototype::startsWith);
        add(all, "substr", 2, StringPrototype::substr);
        add(all, "substring", 2, StringPrototype::substring);
        add(all, "toLocaleLowerCase", 0, (_, text, _) -> text.toLowerCase(Locale.ROOT));
        add(all, "toLocaleUpperCase", 0, (_, text, _) -> text.toUpperCase(Locale.ROOT));
        add(all, "toLowerCase", 0, (_, text, _) -> text.toLowerCase(Locale.ROOT));
        all.method("toString", 0, (_, self, _) -> thisString(self, "toString"));
        add(all, "toUpperCase", 0, (_, text, _) -> text.toUpperCase(Locale.ROOT));
        add(all, "toWellFormed", 0, (_, text, _) -> toWellFormed(text));
        add(all, "trim", 0, (_, text, _) -> WhiteSpace.trim(text));
        add(all, "trimEnd", 0, (_, text, _) -> text.substring(0, WhiteSpace.end(text, 0)));
        add(all, "trimStart", 0, (_, text, _) -> text.substring(WhiteSpace.skip(text)));
        all.alias("trimLeft", "trimStart").alias("trimRight", "trimEnd");
        all.method("valueOf", 0, (_, self, _) -> thisString(self, "valueOf"));
        return all.method(
                JsSymbol.ITERATOR,
                0,
                (realm, self, _) ->
                        new StringIterator(realm, Texts.thisText(self, "[Symbol.iterator]")));
    }

    private static void add(Members all, String name, int length, Texts.TextCode code) {
        all.method(name, length, Texts.on(name, code));
    }

    /** ThisStringValue. */
    private static Object thisString(Object thisValue, String method) {
        if (Convert.isString(thisValue)) {
            return thisValue;
        }
        if (thisValue instanceof PrimitiveObject object
                && object.primitive() instanceof String text) {
            return text;
        }
        throw JsThrow.typeError("String.prototype." + method + " requires that 'this' be a String");
    }

    private static Object at(Realm realm, String text, Object[] arguments) {
        double position = Convert.toIntegerOrInfinity(argument(arguments, 0));
        double index = position < 0 ? position + text.length() : position;
        return index < 0 || index >= text.length()
                ? Undefined.UNDEFINED
                : String.valueOf(text.charAt((int) index));
    }

    private static Object charAt(Realm realm, String text, Object[] arguments) {
        double index = Convert.toIntegerOrInfinity(argument(arguments, 0));
        return index < 0 || index >= text.length() ? "" : String.valueOf(text.charAt((int) index));
    }

    private static Object charCodeAt(Realm realm, String text, Object[] arguments) {
        double index = Convert.toIntegerOrInfinity(argument(arguments, 0));
        return index < 0 || index >= text.length()
                ? (Object) Double.NaN
                : (Object) (int) text.charAt((int) index);
    }

    private static Object codePointAt(Realm realm, String text, Object[] arguments) {
        double index = Convert.toIntegerOrInfinity(argument(arguments, 0));
        return index < 0 || index >= text.length()
                ? Undefined.UNDEFINED
                : (Object) text.codePointAt((int) index);
    }

    private static Object concat(Realm realm, String text, Object[] arguments) {
        Object joined = text;
        for (Object argument : arguments) {
            joined = Rope.concat(joined, Convert.toStringValue(argument));
        }
        return joined;
    }

    /** {@return the text of an argument that must be no regular expression} */
    private static String searchText(Object[] arguments, String method) {
        Object wanted = argument(arguments, 0);
        if (RegExpBuiltin.isRegExp(wanted)) {
            throw JsThrow.typeError(
                    "First argument to String.prototype."
                            + method
                            + " must not be a regular expression");
        }
        return Convert.toString(wanted);
    }

    private static Object startsWith(Realm realm, String text, Object[] arguments) {
        String wanted = searchText(arguments, "startsWith");
        double position = Convert.toIntegerOrInfinity(argument(arguments, 1));
        return text.startsWith(wanted, Texts.clamp(position, text.length()));
    }

    private static Object endsWith(Realm realm, String text, Object[] arguments) {
        String wanted = searchText(arguments, "endsWith");
        Object position = argument(arguments, 1);
        int end =
                position == Undefined.UNDEFINED
                        ? text.length()
                        : Texts.clamp(Convert.toIntegerOrInfinity(position), text.length());
        int start = end - wanted.length();
        return start >= 0 && text.startsWith(wanted, start);
    }

    private static Object includes(Realm realm, String text, Object[] arguments) {
        String wanted = searchText(arguments, "includes");
        double position = Convert.toIntegerOrInfinity(argument(arguments, 1));
        return TextSearch.find(text, wanted, Texts.clamp(position, text.length()), realm::poll)
                >= 0;
    }

    private static Object indexOf(Realm realm, String text, Object[] arguments) {
        String wanted = Convert.toString(argument(arguments, 0));
        double position = Convert.toIntegerOrInfinity(argument(arguments, 1));
        return TextSearch.find(text, wanted, Texts.clamp(position, text.length()), realm::poll);
    }

    private static Object lastIndexOf(Realm realm, String text, Object[] arguments) {
        String wanted = Convert.toString(argument(arguments, 0));
        double number = Convert.toNumber(argument(arguments, 1));
        double position =
                Double.isNaN(number)
                        ? Double.POSITIVE_INFINITY
                        : Convert.toIntegerOrInfinity(number);
        return TextSearch.findLast(text, wanted, Texts.clamp(position, text.length()), realm::poll);
    }

    private static Object localeCompare(Realm realm, String text, Object[] arguments) {
        return Collation.compare(text, Convert.toString(argument(arguments, 0)));
    }

    private static Object normalize(Realm realm, String text, Object[] arguments) {
        Object form = argument(arguments, 0);
        String name = form == Undefined.UNDEFINED ? "NFC" : Convert.toString(form);
        return switch (name) {
            case "NFC", "NFD", "NFKC", "NFKD" ->
                    Normalizer.normalize(text, Normalizer.Form.valueOf(name));
            default ->
                    throw JsThrow.rangeError(
                            "The normalization form should be one of NFC, NFD, NFKC, NFKD.");
        };
    }

    /** StringPaddingBuiltinsImpl (ECMA-262 22.1.3.17.1). */
    private static Object pad(String text, Object[] arguments, boolean atStart) {
        long wanted = Convert.toLength(argument(arguments, 0));
        if (wanted <= text.length()) {
            return text;
        }
        Object filler = argument(arguments, 1);
        String fill = filler == Undefined.UNDEFINED ? " " : Convert.toString(filler);
        if (fill.isEmpty()) {
            return text;
        }
        Texts.checkLength(wanted);
        int missing = (int) wanted - text.length();
        String filling =
                fill.repeat(missing / fill.length()) + fill.substring(0, missing % fill.length());
        return atStart ? filling + text : text + filling;
    }

    private static Object repeat(Realm realm, String text, Object[] arguments) {
        double count = Convert.toIntegerOrInfinity(argument(arguments, 0));
        if (count < 0 || Double.isInfinite(count)) {
            throw JsThrow.rangeError(
                    "Invalid count value: " + Convert.toString(argument(arguments, 0)));
        }
        if (text.isEmpty()) {
            return "";
        }
        Texts.checkLength((long) Math.min(count * text.length(), Long.MAX_VALUE));
        return text.repeat((int) count);
    }

    private static Object slice(Realm realm, String text, Object[] arguments) {
        int length = text.length();
        int from = Texts.relative(Convert.toIntegerOrInfinity(argument(arguments, 0)), length);
        Object end = argument(arguments, 1);
        int to =
                end == Undefined.UNDEFINED
                        ? length
                        : Texts.relative(Convert.toIntegerOrInfinity(end), length);
        return from >= to ? "" : text.substring(from, to);
    }

    private static Object substring(Realm realm, String text, Object[] arguments) {
        int length = text.length();
        int start = Texts.clamp(Convert.toIntegerOrInfinity(argument(arguments, 0)), length);
        Object stop = argument(arguments, 1);
        int end =
                stop == Undefined.UNDEFINED
                        ? length
                        : Texts.clamp(Convert.toIntegerOrInfinity(stop), length);
        return text.substring(Math.min(start, end), Math.max(start, end));
    }

    /** String.prototype.substr (ECMA-262 B.2.2.1). */
    private static Object substr(Realm realm, String text, Object[] arguments) {
        int length = text.length();
        int start = Texts.relative(Convert.toIntegerOrInfinity(argument(arguments, 0)), length);
        Object wanted = argument(arguments, 1);
        int count =
                wanted == Undefined.UNDEFINED
                        ? length
                        : Texts.clamp(Convert.toIntegerOrInfinity(wanted), length);
        return text.substring(start, Math.min(start + count, length));
    }

    /** {@return index of the first unpaired surrogate from a place on, or -1} */
    private static int unpaired(String text, int from) {
        int length = text.length();
        for (int i = from; i < length; i++) {
            char unit = text.charAt(i);
            if (!Character.isSurrogate(unit)) {
                continue;
            }
            if (Character.isLowSurrogate(unit)
                    || i + 1 == length
                    || !Character.isLowSurrogate(text.charAt(i + 1))) {
                return i;
            }
            i++;
        }
        return -1;
    }

    private static Object toWellFormed(String text) {
        int at = unpaired(text, 0);
        if (at < 0) {
            return text;
        }
        StringBuilder repaired = new StringBuilder(text);
        while (at >= 0) {
            repaired.setCharAt(at, '\uFFFD');
            at = unpaired(text, at + 1);
        }
        return repaired.toString();
    }
}
