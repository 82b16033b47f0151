package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.regexp.TextSearch;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The methods of String.prototype that take a pattern: a text, or an object that knows how. */
final class StringPatterns {

    static final Members MEMBERS =
            Members.of()
                    .method("match", 1, StringPatterns::match)
                    .method("matchAll", 1, StringPatterns::matchAll)
                    .method("replace", 2, StringPatterns::replace)
                    .method("replaceAll", 2, StringPatterns::replaceAll)
                    .method("search", 1, StringPatterns::search)
                    .method("split", 2, StringPatterns::split);

    private StringPatterns() {}

    /** {@return the method by which a pattern object does it itself} */
    private static @Nullable JsFunction methodOf(Object pattern, JsSymbol symbol) {
        return pattern instanceof JsObject object ? object.getMethod(symbol) : null;
    }

    private static Object match(Realm realm, Object thisValue, Object[] arguments) {
        Texts.requireCoercible(thisValue, "match");
        return delegate(realm, thisValue, argument(arguments, 0), JsSymbol.MATCH, "");
    }

    private static Object search(Realm realm, Object thisValue, Object[] arguments) {
        Texts.requireCoercible(thisValue, "search");
        return delegate(realm, thisValue, argument(arguments, 0), JsSymbol.SEARCH, "");
    }

    private static Object matchAll(Realm realm, Object thisValue, Object[] arguments) {
        Texts.requireCoercible(thisValue, "matchAll");
        Object pattern = argument(arguments, 0);
        requireGlobal(pattern, "matchAll");
        return delegate(realm, thisValue, pattern, JsSymbol.MATCH_ALL, "g");
    }

    private static Object delegate(
            Realm realm, Object thisValue, Object pattern, JsSymbol symbol, String flags) {
        JsFunction method = methodOf(pattern, symbol);
        if (method != null) {
            return method.call(pattern, thisValue);
        }
        String text = Convert.toString(thisValue);
        String source = pattern == Undefined.UNDEFINED ? "" : Convert.toString(pattern);
        return RegExpBuiltin.create(realm, source, flags).invoke(symbol, text);
    }

    /** Refuses a regular expression without the flag g. */
    private static void requireGlobal(Object pattern, String method) {
        if (!RegExpBuiltin.isRegExp(pattern)) {
            return;
        }
        Object flags = ((JsObject) pattern).get("flags");
        if (Convert.isNullish(flags)) {
            throw JsThrow.typeError("flags is null or undefined");
        }
        if (!Convert.toString(flags).contains("g")) {
            throw JsThrow.typeError(
                    "String.prototype." + method + " called with a non-global RegExp argument");
        }
    }

    private static Object replace(Realm realm, Object thisValue, Object[] arguments) {
        Texts.requireCoercible(thisValue, "replace");
        Object pattern = argument(arguments, 0);
        Object replacement = argument(arguments, 1);
        JsFunction method = methodOf(pattern, JsSymbol.REPLACE);
        if (method != null) {
            return method.call(pattern, thisValue, replacement);
        }
        String text = Convert.toString(thisValue);
        String wanted = Convert.toString(pattern);
        if (!(replacement instanceof JsFunction)) {
            replacement = Convert.toString(replacement);
        }
        int at = TextSearch.find(text, wanted, 0, realm::poll);
        if (at < 0) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length()).append(text, 0, at);
        appendReplacement(result, Substitution.plain(wanted, text, at), replacement);
        result.append(text, at + wanted.length(), text.length());
        Texts.checkLength(result.length());
        return result.toString();
    }

    private static Object replaceAll(Realm realm, Object thisValue, Object[] arguments) {
        Texts.requireCoercible(thisValue, "replaceAll");
        Object pattern = argument(arguments, 0);
        Object replacement = argument(arguments, 1);
        requireGlobal(pattern, "replaceAll");
        JsFunction method = methodOf(pattern, JsSymbol.REPLACE);
        if (method != null) {
            return method.call(pattern, thisValue, replacement);
        }
        String text = Convert.toString(thisValue);
        String wanted = Convert.toString(pattern);
        if (!(replacement instanceof JsFunction)) {
            replacement = Convert.toString(replacement);
        }
        return replaceEach(realm, text, wanted, replacement);
    }

    private static String replaceEach(Realm realm, String text, String wanted, Object replacement) {
        int step = Math.max(1, wanted.length());
        StringBuilder result = new StringBuilder(text.length());
        int end = 0;
        int from = 0;
        while (true) {
            realm.poll();
            int at = TextSearch.find(text, wanted, from, realm::poll);
            if (at < 0) {
                break;
            }
            from = at + step;
            result.append(text, end, at);
            appendReplacement(result, Substitution.plain(wanted, text, at), replacement);
            end = at + wanted.length();
        }
        result.append(text, end, text.length());
        Texts.checkLength(result.length());
        return result.toString();
    }

    private static void appendReplacement(
            StringBuilder result, Substitution match, Object replacement) {
        if (replacement instanceof JsFunction function) {
            Object made =
                    function.call(
                            Undefined.UNDEFINED, match.matched(), match.position(), match.text());
            result.append(Convert.toString(made));
            Texts.checkLength(result.length());
        } else {
            match.append(result, (String) replacement);
        }
    }

    private static Object split(Realm realm, Object thisValue, Object[] arguments) {
        Texts.requireCoercible(thisValue, "split");
        Object separator = argument(arguments, 0);
        Object limit = argument(arguments, 1);
        JsFunction method = methodOf(separator, JsSymbol.SPLIT);
        if (method != null) {
            return method.call(separator, thisValue, limit);
        }
        String text = Convert.toString(thisValue);
        long most = limit == Undefined.UNDEFINED ? 0xFFFF_FFFFL : Convert.toUint32(limit);
        String wanted = Convert.toString(separator);
        if (most == 0) {
            return realm.newArray();
        }
        if (separator == Undefined.UNDEFINED) {
            return realm.newArray(text);
        }
        return wanted.isEmpty() ? units(realm, text, most) : pieces(realm, text, wanted, most);
    }

    private static JsArray units(Realm realm, String text, long most) {
        int count = (int) Math.min(text.length(), most);
        if (count > JsArray.MAX_DENSE) {
            throw JsThrow.rangeError("Invalid array length");
        }
        Object[] units = new Object[count];
        for (int i = 0; i < count; i++) {
            Values.pollAt(realm, i);
            units[i] = String.valueOf(text.charAt(i));
        }
        return realm.newArray(units);
    }

    private static JsArray pieces(Realm realm, String text, String wanted, long most) {
        JsArray pieces = realm.newArray();
        int start = 0;
        while (true) {
            int at = TextSearch.find(text, wanted, start, realm::poll);
            if (at < 0) {
                break;
            }
            pieces.append(text.substring(start, at));
            if (pieces.length() >= most) {
                return pieces;
            }
            Texts.checkRoom(realm, pieces);
            start = at + wanted.length();
        }
        pieces.append(text.substring(start));
        return pieces;
    }
}
