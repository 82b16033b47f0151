package dev.zts.vm.regexp;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a character class may match: single characters and, with flag v, strings. The strings are
 * those that are not one character long; with case ignored they are folded and the characters
 * closed.
 *
 * @param mayContainStrings MayContainStrings (ECMA-262 22.2.1.8), told by the syntax alone
 */
record ClassContents(CharSet chars, Set<String> strings, boolean mayContainStrings) {
    static final ClassContents EMPTY = new ClassContents(CharSet.EMPTY);

    ClassContents(CharSet chars) {
        this(chars, Set.of(), false);
    }

    ClassContents union(ClassContents other) {
        Set<String> all = new LinkedHashSet<>(strings);
        all.addAll(other.strings);
        return new ClassContents(
                chars.union(other.chars), all, mayContainStrings || other.mayContainStrings);
    }

    ClassContents intersect(ClassContents other) {
        Set<String> both = new LinkedHashSet<>(strings);
        both.retainAll(other.strings);
        return new ClassContents(
                chars.intersect(other.chars), both, mayContainStrings && other.mayContainStrings);
    }

    ClassContents subtract(ClassContents other) {
        Set<String> rest = new LinkedHashSet<>(strings);
        rest.removeAll(other.strings);
        return new ClassContents(chars.subtract(other.chars), rest, mayContainStrings);
    }
}
