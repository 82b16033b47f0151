package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.regexp.RegExpProgram;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** One run of Symbol.split of RegExp.prototype (ECMA-262 22.2.6.14). */
final class RegExpSplit {

    private static final long NO_LIMIT = 0xFFFF_FFFFL;

    private final Realm realm;
    private final String text;
    private final long limit;
    private final JsArray pieces;

    private RegExpSplit(Realm realm, String text, long limit) {
        this.realm = realm;
        this.text = text;
        this.limit = limit;
        this.pieces = realm.newArray();
    }

    static Object split(Realm realm, Object thisValue, Object[] arguments) {
        JsObject regExp = Values.object(thisValue, "RegExp.prototype[Symbol.split]");
        String text = Convert.toString(argument(arguments, 0));
        Object limit = argument(arguments, 1);
        JsRegExp plain = plain(realm, regExp, limit);
        if (plain != null) {
            return new RegExpSplit(realm, text, limit(limit)).atMatches(plain.program());
        }
        JsFunction constructor = Construct.species(realm, regExp, Intrinsic.REGEXP);
        String flags = RegExpExec.flags(regExp);
        String sticky = flags.indexOf('y') < 0 ? flags + "y" : flags;
        JsObject splitter = constructor.construct(new Object[] {regExp, sticky}, constructor);
        return new RegExpSplit(realm, text, limit(limit))
                .atMatches(splitter, RegExpExec.hasUnicode(flags));
    }

    private static long limit(Object limit) {
        return limit == Undefined.UNDEFINED ? NO_LIMIT : Convert.toUint32(limit);
    }

    /** {@return the regular expression, if no script runs while it splits} */
    private static @Nullable JsRegExp plain(Realm realm, JsObject object, Object limit) {
        boolean simple = limit == Undefined.UNDEFINED || Convert.isNumber(limit);
        return simple && RegExpPrototype.of(realm).hasOriginalSpecies(realm)
                ? RegExpExec.plainWithFlags(realm, object)
                : null;
    }

    // A splitter of any kind

    private JsArray atMatches(JsObject splitter, boolean unicode) {
        if (limit == 0) {
            return pieces;
        }
        if (text.isEmpty()) {
            if (RegExpExec.exec(realm, splitter, text) == null) {
                pieces.append(text);
            }
            return pieces;
        }
        int start = 0;
        long at = 0;
        while (at < text.length()) {
            realm.poll();
            splitter.put("lastIndex", Convert.number(at));
            JsObject match = RegExpExec.exec(realm, splitter, text);
            long end = match == null ? start : endOf(splitter);
            if (match == null || end == start) {
                at = RegExpExec.advance(text, at, unicode);
            } else {
                if (add(text.substring(start, (int) at)) || addCaptures(match)) {
                    return pieces;
                }
                start = (int) end;
                at = end;
            }
        }
        add(text.substring(start));
        return pieces;
    }

    private long endOf(JsObject splitter) {
        return Math.min(Convert.toLength(splitter.get("lastIndex")), text.length());
    }

    private boolean addCaptures(JsObject match) {
        long captures = Math.max(Convert.lengthOf(match) - 1, 0);
        for (long i = 1; i <= captures; i++) {
            if (add(match.get(PropertyKey.of(i)))) {
                return true;
            }
        }
        return false;
    }

    // A plain regular expression: the next match that starts and ends further on

    private JsArray atMatches(RegExpProgram given) {
        if (limit == 0) {
            return pieces;
        }
        RegExpProgram program = searching(given);
        if (text.isEmpty()) {
            if (RegExpExec.run(realm, program, text, 0) == null) {
                pieces.append(text);
            }
            return pieces;
        }
        boolean unicode = program.hasEitherUnicodeFlag();
        int start = 0;
        int at = 0;
        while (at < text.length()) {
            realm.poll();
            int[] match = RegExpExec.run(realm, program, text, at);
            if (match == null || match[0] >= text.length()) {
                break;
            }
            if (match[1] == start) {
                at = (int) RegExpExec.advance(text, match[0], unicode);
            } else {
                if (add(text.substring(start, match[0])) || addCaptures(match)) {
                    return pieces;
                }
                start = match[1];
                at = start;
            }
        }
        add(text.substring(start));
        return pieces;
    }

    /** {@return the same without the flag y: trying each place in turn is what a search does} */
    private static RegExpProgram searching(RegExpProgram program) {
        return program.sticky()
                ? RegExpPrograms.of(program.source(), program.flags().replace("y", ""))
                : program;
    }

    private boolean addCaptures(int[] match) {
        for (int i = 1; 2 * i < match.length; i++) {
            if (add(RegExpExec.capture(text, match, i))) {
                return true;
            }
        }
        return false;
    }

    /** Adds a piece; {@return whether these are all that were wanted} */
    private boolean add(Object piece) {
        RegExpBuiltin.checkRoom(realm, pieces);
        pieces.append(piece);
        return pieces.length() == limit;
    }
}
