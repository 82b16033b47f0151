package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Numbers;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.Arrays;

/** The console object (Console Standard), its values laid out as Node.js does. */
final class ConsoleBuiltin {

    private static final int MAX_CHARS = 16_384;
    private static final String DIRECTIVES = "sdifjoOc";

    private static final Members MEMBERS =
            Members.of()
                    .method("log", 0, printer("log"))
                    .method("info", 0, printer("info"))
                    .method("warn", 0, printer("warn"))
                    .method("error", 0, printer("error"))
                    .method("debug", 0, printer("debug"))
                    .method("trace", 0, printer("debug"))
                    .method("dir", 1, ConsoleBuiltin::dir)
                    .method("assert", 1, ConsoleBuiltin::check);

    private ConsoleBuiltin() {}

    static JsObject create(Realm realm) {
        JsObject made = realm.newObject();
        MEMBERS.install(realm, made);
        Idl.enumerable(made);
        Members.of().tag("console").install(realm, made);
        return made;
    }

    private static NativeCode printer(String level) {
        return (realm, _, arguments) -> {
            print(realm, level, format(realm, arguments));
            return Undefined.UNDEFINED;
        };
    }

    private static void print(Realm realm, String level, String text) {
        int more = text.length() - MAX_CHARS;
        String cut =
                more <= 0
                        ? text
                        : text.substring(0, MAX_CHARS) + "… (" + more + " more characters)";
        realm.host().console(level, cut);
    }

    private static Object dir(Realm realm, Object self, Object[] arguments) {
        print(realm, "log", Inspection.inspect(realm, argument(arguments, 0)));
        return Undefined.UNDEFINED;
    }

    private static Object check(Realm realm, Object self, Object[] arguments) {
        if (!Convert.toBoolean(argument(arguments, 0))) {
            String text =
                    arguments.length < 2
                            ? ""
                            : ": "
                                    + format(
                                            realm,
                                            Arrays.copyOfRange(arguments, 1, arguments.length));
            print(realm, "error", "Assertion failed" + text);
        }
        return Undefined.UNDEFINED;
    }

    /** Joins arguments; the first may hold %s, %d, %i, %f, %j, %o, %O, %c, %%. */
    private static String format(Realm realm, Object[] arguments) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        if (arguments.length > 0 && Convert.isString(arguments[0])) {
            next = fill(realm, arguments[0].toString(), arguments, text);
        }
        for (; next < arguments.length; next++) {
            Object value = arguments[next];
            text.append(next == 0 ? "" : " ")
                    .append(
                            Convert.isString(value)
                                    ? value.toString()
                                    : Inspection.inspect(realm, value));
        }
        return text.toString();
    }

    /** Fills a template; {@return the first argument it did not use} */
    private static int fill(Realm realm, String template, Object[] arguments, StringBuilder text) {
        int next = 1;
        int from = 0;
        int at = arguments.length == 1 ? -1 : template.indexOf('%');
        while (at >= 0 && at + 1 < template.length()) {
            char letter = template.charAt(at + 1);
            if (letter == '%') {
                text.append(template, from, at + 1);
                from = at + 2;
            } else if (next < arguments.length && DIRECTIVES.indexOf(letter) >= 0) {
                text.append(template, from, at).append(directive(realm, letter, arguments[next++]));
                from = at + 2;
            }
            at = template.indexOf('%', at + 2);
        }
        text.append(template, from, template.length());
        return next;
    }

    private static String directive(Realm realm, char letter, Object value) {
        try {
            return switch (letter) {
                case 's' -> asString(realm, value);
                case 'd' -> isObject(value) ? "NaN" : number(Convert.toNumber(value));
                case 'i' ->
                        isObject(value)
                                ? "NaN"
                                : number(Numbers.parseInt(Convert.toString(value), 10));
                case 'f' ->
                        value instanceof JsSymbol
                                ? "NaN"
                                : number(Numbers.parseFloat(Convert.toString(value)));
                case 'j' -> json(realm, value);
                case 'c' -> "";
                default -> Inspection.inspect(realm, value);
            };
        } catch (JsThrow _) {
            return Inspection.UNSHOWABLE;
        }
    }

    /** Whether typeof says "object". */
    private static boolean isObject(Object value) {
        return value == Null.NULL || value instanceof JsObject && !(value instanceof JsFunction);
    }

    private static String asString(Realm realm, Object value) {
        if (value instanceof JsObject && !(value instanceof JsFunction)) {
            return Inspection.inspect(realm, value);
        }
        return value instanceof JsFunction || Convert.isString(value)
                ? Convert.toString(value)
                : Inspection.primitive(value);
    }

    private static String number(double value) {
        return Convert.toString(Convert.number(value));
    }

    private static String json(Realm realm, Object value) {
        String text = JsonBuiltin.text(realm, value);
        return text == null ? "undefined" : text;
    }
}
