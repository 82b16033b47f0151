package dev.zts.vm.builtins;

import dev.zts.vm.regexp.RegExpBudgetException;
import dev.zts.vm.regexp.RegExpMatcher;
import dev.zts.vm.regexp.RegExpProgram;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Termination;
import dev.zts.vm.value.Undefined;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Matching by RegExp objects (ECMA-262 22.2.7). */
final class RegExpExec {

    private RegExpExec() {}

    // RegExpExec, and what may stand for it

    /** RegExpExec: {@return null if there is no match} */
    static @Nullable JsObject exec(Realm realm, JsObject regExp, String text) {
        JsRegExp plain = plain(realm, regExp);
        if (plain != null) {
            return builtinExec(realm, plain, text);
        }
        if (regExp.get("exec") instanceof JsFunction exec) {
            Object result = exec.call(regExp, text);
            if (result instanceof JsObject match) {
                return match;
            }
            if (result == Null.NULL) {
                return null;
            }
            throw JsThrow.typeError("exec must return an object or null");
        }
        if (regExp instanceof JsRegExp own) {
            return builtinExec(realm, own, text);
        }
        throw JsThrow.typeError("RegExp exec method called on a value that is not a RegExp object");
    }

    /** {@return the regular expression, if RegExpExec of it is RegExpBuiltinExec and no more} */
    static @Nullable JsRegExp plain(Realm realm, JsObject object) {
        return object instanceof JsRegExp regExp
                        && regExp.isPlain(realm)
                        && RegExpPrototype.of(realm).hasOriginalExec()
                ? regExp
                : null;
    }

    /** {@return likewise, if besides reading its flags tells those it was made with} */
    static @Nullable JsRegExp plainWithFlags(Realm realm, JsObject object) {
        JsRegExp regExp = plain(realm, object);
        return regExp != null && RegExpPrototype.of(realm).hasOriginalFlags() ? regExp : null;
    }

    // RegExpBuiltinExec

    static @Nullable JsArray builtinExec(Realm realm, JsRegExp regExp, String text) {
        int[] match = match(realm, regExp, text);
        return match == null ? null : result(realm, regExp.program(), text, match);
    }

    /**
     * RegExpBuiltinExec up to its result: {@return start and end of each group, -1 for groups that
     * took no part; null if there is no match}
     */
    static int @Nullable [] match(Realm realm, JsRegExp regExp, String text) {
        long lastIndex = Convert.toLength(regExp.lastIndex());
        RegExpProgram program = regExp.program();
        boolean moves = program.global() || program.sticky();
        if (!moves) {
            return run(realm, program, text, 0);
        }
        int[] match = lastIndex > text.length() ? null : run(realm, program, text, (int) lastIndex);
        regExp.setLastIndex(match == null ? 0 : match[1]);
        return match;
    }

    /** Runs a program from a place on, whatever lastIndex says. */
    static int @Nullable [] run(Realm realm, RegExpProgram program, String text, int from) {
        try {
            return RegExpMatcher.match(program, text, from, RegExpPrototype.of(realm).budget());
        } catch (RegExpBudgetException e) {
            throw new Termination(Termination.Reason.REGEX_BUDGET, String.valueOf(e.getMessage()));
        }
    }

    /** {@return what exec answers of a match} */
    private static JsArray result(Realm realm, RegExpProgram program, String text, int[] match) {
        Object[] elements = new Object[program.groupCount()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = capture(text, match, i);
        }
        JsArray result = realm.newArray(elements);
        result.store("index", match[0], Property.ALL);
        result.store("input", text, Property.ALL);
        result.store("groups", groups(realm, program, text, match), Property.ALL);
        if (program.hasIndices()) {
            result.store("indices", indices(realm, program, match), Property.ALL);
        }
        return result;
    }

    /** {@return what a group took, undefined if it took no part} */
    static Object capture(String text, int[] match, int group) {
        int start = match[2 * group];
        return start < 0 ? Undefined.UNDEFINED : text.substring(start, match[2 * group + 1]);
    }

    /** {@return the groups object of a match, undefined if no group has a name} */
    static Object groups(Realm realm, RegExpProgram program, String text, int[] match) {
        return named(realm, program, match, group -> capture(text, match, group));
    }

    /** MakeMatchIndicesIndexPairArray. */
    private static JsArray indices(Realm realm, RegExpProgram program, int[] match) {
        Object[] pairs = new Object[program.groupCount()];
        for (int i = 0; i < pairs.length; i++) {
            int start = match[2 * i];
            pairs[i] =
                    start < 0
                            ? Undefined.UNDEFINED
                            : realm.newArray(new Object[] {start, match[2 * i + 1]});
        }
        JsArray indices = realm.newArray(pairs);
        Object groups = named(realm, program, match, group -> pairs[group]);
        indices.store("groups", groups, Property.ALL);
        return indices;
    }

    private static Object named(
            Realm realm, RegExpProgram program, int[] match, IntFunction<Object> valueOf) {
        if (program.groupNames().isEmpty()) {
            return Undefined.UNDEFINED;
        }
        JsObject groups = realm.newObject(null);
        for (Map.Entry<String, List<Integer>> name : program.groupNames().entrySet()) {
            Object value = Undefined.UNDEFINED;
            for (int group : name.getValue()) {
                if (match[2 * group] >= 0) {
                    value = valueOf.apply(group);
                }
            }
            groups.store(name.getKey(), value, Property.ALL);
        }
        return groups;
    }

    // Steps that the methods share

    /** {@return ToString of the flags property} */
    static String flags(JsObject regExp) {
        return Convert.toString(regExp.get("flags"));
    }

    static boolean hasUnicode(String flags) {
        return flags.indexOf('u') >= 0 || flags.indexOf('v') >= 0;
    }

    /** AdvanceStringIndex. */
    static long advance(String text, long index, boolean unicode) {
        return unicode && index < text.length()
                ? index + Character.charCount(text.codePointAt((int) index))
                : index + 1;
    }

    /** Moves lastIndex on after an empty match, else a search would find the same again. */
    static void advanceIfEmpty(JsObject regExp, String matched, String text, boolean unicode) {
        if (matched.isEmpty()) {
            long index = Convert.toLength(regExp.get("lastIndex"));
            regExp.put("lastIndex", Convert.number(advance(text, index, unicode)));
        }
    }
}
