package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.Numbers;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.Arrays;

/** console (Console Standard), with values laid out by {@link Inspection}. */
final class ConsoleBuiltin {

    private static final Members MEMBERS = members();

    private ConsoleBuiltin() {}

    private static Members members() {
        return Members.of()
                .operation("log", 0, printer("log"))
                .operation("info", 0, printer("info"))
                .operation("warn", 0, printer("warn"))
                .operation("error", 0, printer("error"))
                .operation("debug", 0, printer("debug"))
                .operation("trace", 0, printer("debug"))
                .operation(
                        "dir",
                        0,
                        (realm, _, arguments) -> {
                            realm.host().console("log", Inspection.show(argument(arguments, 0)));
                            return Undefined.UNDEFINED;
                        })
                .operation("assert", 0, ConsoleBuiltin::check)
                .value(JsSymbol.TO_STRING_TAG, "console", Property.CONFIGURABLE);
    }

    static JsObject create(Realm realm) {
        return MEMBERS.object(realm, realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
    }

    private static NativeCode printer(String level) {
        return (realm, _, arguments) -> {
            realm.host().console(level, format(realm, arguments));
            return Undefined.UNDEFINED;
        };
    }

    private static Object check(Realm realm, Object self, Object[] arguments) {
        if (!Convert.toBoolean(argument(arguments, 0))) {
            String rest =
                    arguments.length < 2
                            ? ""
                            : ": "
                                    + format(
                                            realm,
                                            Arrays.copyOfRange(arguments, 1, arguments.length));
            realm.host().console("error", "Assertion failed" + rest);
        }
        return Undefined.UNDEFINED;
    }

    /** Joins arguments; the first may hold %s, %d, %i, %f, %j, %o, %O, %c and %%. */
    static String format(Realm realm, Object[] arguments) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        if (arguments.length > 0 && Convert.isString(arguments[0])) {
            String template = arguments[0].toString();
            next = arguments.length == 1 ? 1 : fill(realm, template, arguments, text);
            if (arguments.length == 1) {
                text.append(template);
            }
        }
        for (; next < arguments.length; next++) {
            text.append(next == 0 ? "" : " ").append(plain(arguments[next]));
        }
        return text.toString();
    }

    /** {@return how many arguments were used} */
    private static int fill(Realm realm, String template, Object[] arguments, StringBuilder text) {
        int next = 1;
        int from = 0;
        for (int at = template.indexOf('%'); at >= 0; at = template.indexOf('%', at + 2)) {
            char letter = at + 1 < template.length() ? template.charAt(at + 1) : ' ';
            if (letter == '%') {
                text.append(template, from, at + 1);
                from = at + 2;
            } else if (next < arguments.length && "sdifjoOc".indexOf(letter) >= 0) {
                text.append(template, from, at);
                text.append(directive(realm, letter, arguments[next++]));
                from = at + 2;
            }
        }
        text.append(template, Math.min(from, template.length()), template.length());
        return next;
    }

    private static String directive(Realm realm, char letter, Object value) {
        try {
            return switch (letter) {
                case 's' -> value instanceof JsObject ? Inspection.show(value) : primitive(value);
                case 'd' -> isNoNumber(value) ? "NaN" : Numbers.toString(Convert.toNumber(value));
                case 'i' ->
                        isNoNumber(value)
                                ? "NaN"
                                : Numbers.toString(Numbers.parseInt(Convert.toString(value), 10));
                case 'f' ->
                        isNoNumber(value)
                                ? "NaN"
                                : Numbers.toString(Numbers.parseFloat(Convert.toString(value)));
                case 'j' -> String.valueOf(WebSupport.json(realm, value));
                case 'c' -> "";
                default -> Inspection.show(value);
            };
        } catch (JsThrow e) {
            return Inspection.HIDDEN;
        }
    }

    private static boolean isNoNumber(Object value) {
        return value instanceof JsObject || value instanceof JsSymbol;
    }

    private static String primitive(Object value) {
        return Convert.isString(value) ? value.toString() : Inspection.show(value);
    }

    private static String plain(Object value) {
        return Convert.isString(value) ? value.toString() : Inspection.show(value);
    }
}
