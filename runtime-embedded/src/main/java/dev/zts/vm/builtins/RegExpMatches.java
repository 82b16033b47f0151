package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.regexp.RegExpProgram;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Realm;
import java.util.function.Consumer;

/** Symbol.match, Symbol.matchAll and Symbol.search of RegExp.prototype (ECMA-262 22.2.6). */
final class RegExpMatches {

    private RegExpMatches() {}

    static Object match(Realm realm, Object thisValue, Object[] arguments) {
        JsObject regExp = Values.object(thisValue, "RegExp.prototype[Symbol.match]");
        String text = Convert.toString(argument(arguments, 0));
        JsRegExp plain = RegExpExec.plainWithFlags(realm, regExp);
        if (plain != null) {
            return matchPlain(realm, plain, text);
        }
        String flags = RegExpExec.flags(regExp);
        return flags.indexOf('g') < 0
                ? Values.orNull(RegExpExec.exec(realm, regExp, text))
                : matchEach(realm, regExp, text, RegExpExec.hasUnicode(flags));
    }

    private static Object matchPlain(Realm realm, JsRegExp regExp, String text) {
        if (!regExp.program().global()) {
            return Values.orNull(RegExpExec.builtinExec(realm, regExp, text));
        }
        JsArray found = realm.newArray();
        each(
                realm,
                regExp,
                text,
                match -> {
                    RegExpBuiltin.checkRoom(realm, found);
                    found.append(text.substring(match[0], match[1]));
                });
        return found.length() == 0 ? Null.NULL : found;
    }

    /** All matches of a plain global regular expression, which ends with lastIndex 0. */
    static void each(Realm realm, JsRegExp regExp, String text, Consumer<int[]> use) {
        RegExpProgram program = regExp.program();
        boolean unicode = program.hasEitherUnicodeFlag();
        regExp.setLastIndex(0);
        int[] match = RegExpExec.run(realm, program, text, 0);
        while (match != null) {
            realm.poll();
            use.accept(match);
            int end = match[1];
            int next = end > match[0] ? end : (int) RegExpExec.advance(text, end, unicode);
            match = next > text.length() ? null : RegExpExec.run(realm, program, text, next);
        }
    }

    private static Object matchEach(Realm realm, JsObject regExp, String text, boolean unicode) {
        regExp.put("lastIndex", 0);
        JsArray found = realm.newArray();
        JsObject match = RegExpExec.exec(realm, regExp, text);
        while (match != null) {
            realm.poll();
            RegExpBuiltin.checkRoom(realm, found);
            String matched = Convert.toString(match.get(0));
            found.append(matched);
            RegExpExec.advanceIfEmpty(regExp, matched, text, unicode);
            match = RegExpExec.exec(realm, regExp, text);
        }
        return found.length() == 0 ? Null.NULL : found;
    }

    static Object matchAll(Realm realm, Object thisValue, Object[] arguments) {
        JsObject regExp = Values.object(thisValue, "RegExp.prototype[Symbol.matchAll]");
        String text = Convert.toString(argument(arguments, 0));
        JsFunction constructor = Construct.species(realm, regExp, Intrinsic.REGEXP);
        String flags = RegExpExec.flags(regExp);
        JsObject matcher = constructor.construct(new Object[] {regExp, flags}, constructor);
        long lastIndex = Convert.toLength(regExp.get("lastIndex"));
        matcher.put("lastIndex", Convert.number(lastIndex));
        return new RegExpStringIterator(
                realm, matcher, text, flags.indexOf('g') >= 0, RegExpExec.hasUnicode(flags));
    }

    static Object search(Realm realm, Object thisValue, Object[] arguments) {
        JsObject regExp = Values.object(thisValue, "RegExp.prototype[Symbol.search]");
        String text = Convert.toString(argument(arguments, 0));
        JsRegExp plain = RegExpExec.plain(realm, regExp);
        if (plain != null) {
            int[] match = RegExpExec.run(realm, plain.program(), text, 0);
            return match == null ? -1 : match[0];
        }
        Object previous = regExp.get("lastIndex");
        if (!Convert.sameValue(previous, 0)) {
            regExp.put("lastIndex", 0);
        }
        JsObject match = RegExpExec.exec(realm, regExp, text);
        if (!Convert.sameValue(regExp.get("lastIndex"), previous)) {
            regExp.put("lastIndex", previous);
        }
        return match == null ? -1 : match.get("index");
    }
}
