package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.regexp.RegExpProgram;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of Symbol.replace of RegExp.prototype (ECMA-262 22.2.6.11). */
final class RegExpReplace {

    private final Realm realm;
    private final String text;

    /** A function, or else the text of a template. */
    private final @Nullable JsFunction function;

    private final String template;
    private final StringBuilder result = new StringBuilder();
    private int copied;

    private RegExpReplace(Realm realm, String text, Object replacement) {
        this.realm = realm;
        this.text = text;
        this.function = replacement instanceof JsFunction made ? made : null;
        this.template = function == null ? Convert.toString(replacement) : "";
    }

    static Object replace(Realm realm, Object thisValue, Object[] arguments) {
        JsObject regExp = Values.object(thisValue, "RegExp.prototype[Symbol.replace]");
        String text = Convert.toString(argument(arguments, 0));
        RegExpReplace replace = new RegExpReplace(realm, text, argument(arguments, 1));
        JsRegExp plain = RegExpExec.plainWithFlags(realm, regExp);
        if (plain != null) {
            replace.plainMatches(plain);
        } else {
            replace.matches(regExp);
        }
        return replace.finish();
    }

    private String finish() {
        if (copied == 0 && result.isEmpty()) {
            return text;
        }
        if (copied < text.length()) {
            result.append(text, copied, text.length());
        }
        Texts.checkLength(result.length());
        return result.toString();
    }

    // Matches of any object

    private void matches(JsObject regExp) {
        String flags = RegExpExec.flags(regExp);
        boolean global = flags.indexOf('g') >= 0;
        if (global) {
            regExp.put("lastIndex", 0);
        }
        for (JsObject match : found(regExp, global, RegExpExec.hasUnicode(flags))) {
            realm.poll();
            append(match);
        }
    }

    private List<JsObject> found(JsObject regExp, boolean global, boolean unicode) {
        List<JsObject> found = new ArrayList<>();
        JsObject match = RegExpExec.exec(realm, regExp, text);
        while (match != null) {
            realm.poll();
            found.add(match);
            if (!global) {
                return found;
            }
            String matched = Convert.toString(match.get(0));
            RegExpExec.advanceIfEmpty(regExp, matched, text, unicode);
            match = RegExpExec.exec(realm, regExp, text);
        }
        return found;
    }

    private void append(JsObject match) {
        long groups = Math.max(Convert.lengthOf(match) - 1, 0);
        String matched = Convert.toString(match.get(0));
        int position = Texts.clamp(Convert.toIntegerOrInfinity(match.get("index")), text.length());
        Object[] captures = captures(match, groups);
        Object named = match.get("groups");
        if (function != null) {
            append(matched, position, call(function, matched, position, captures, named));
            return;
        }
        JsObject names = named == Undefined.UNDEFINED ? null : Convert.toObject(realm, named);
        StringBuilder replacement = new StringBuilder();
        new Substitution(matched, text, position, captures, names).append(replacement, template);
        append(matched, position, replacement);
    }

    private Object[] captures(JsObject match, long groups) {
        if (groups > JsArray.MAX_DENSE) {
            throw JsThrow.rangeError("Invalid array length");
        }
        Object[] captures = new Object[(int) groups];
        for (int i = 0; i < captures.length; i++) {
            Values.pollAt(realm, i);
            Object capture = match.get(PropertyKey.of(i + 1L));
            captures[i] = capture == Undefined.UNDEFINED ? capture : Convert.toString(capture);
        }
        return captures;
    }

    // Matches of a plain regular expression: no script runs until all are found

    private void plainMatches(JsRegExp regExp) {
        RegExpProgram program = regExp.program();
        if (!program.global()) {
            int[] match = RegExpExec.match(realm, regExp, text);
            if (match != null) {
                append(regExp.program(), match);
            }
        } else if (function == null) {
            RegExpMatches.each(realm, regExp, text, match -> append(program, match));
        } else {
            List<int[]> found = new ArrayList<>();
            RegExpMatches.each(realm, regExp, text, found::add);
            for (int[] match : found) {
                realm.poll();
                append(program, match);
            }
        }
    }

    private void append(RegExpProgram program, int[] match) {
        int position = match[0];
        if (function == null && template.indexOf('$') < 0) {
            appendUpTo(position, match[1]);
            result.append(template);
            Texts.checkLength(result.length());
            return;
        }
        String matched = text.substring(position, match[1]);
        Object[] captures = new Object[program.groupCount() - 1];
        for (int i = 0; i < captures.length; i++) {
            captures[i] = RegExpExec.capture(text, match, i + 1);
        }
        Object named = RegExpExec.groups(realm, program, text, match);
        if (function != null) {
            append(matched, position, call(function, matched, position, captures, named));
        } else {
            JsObject names = named instanceof JsObject object ? object : null;
            appendUpTo(position, match[1]);
            new Substitution(matched, text, position, captures, names).append(result, template);
        }
    }

    // What both end in

    /** {@return the text that a function makes of a match} */
    private String call(
            JsFunction code, String matched, int position, Object[] captures, Object named) {
        boolean hasNames = named != Undefined.UNDEFINED;
        int count = captures.length;
        Object[] arguments = new Object[count + (hasNames ? 4 : 3)];
        arguments[0] = matched;
        System.arraycopy(captures, 0, arguments, 1, count);
        arguments[count + 1] = position;
        arguments[count + 2] = text;
        if (hasNames) {
            arguments[count + 3] = named;
        }
        return Convert.toString(code.call(Undefined.UNDEFINED, arguments));
    }

    /** Appends a replacement, unless its match lies before the end of another. */
    private void append(String matched, int position, CharSequence replacement) {
        if (position >= copied) {
            appendUpTo(position, position + matched.length());
            result.append(replacement);
            Texts.checkLength(result.length());
        }
    }

    /** Copies what stands before a match. */
    private void appendUpTo(int position, int end) {
        result.append(text, copied, position);
        copied = end;
    }
}
