package dev.zts.vm.regexp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads character classes: CharacterClass (ECMA-262 22.2.1), and ClassSetExpression with flag v.
 */
final class ClassParser {
    private static final int MAX_DEPTH = 100;

    /** What may be escaped for itself in a class of a flag u pattern, and of a flag v pattern. */
    private static final String CLASS_IDENTITY = "^$\\.*+?()[]{}|/-";

    private static final String SET_IDENTITY = CLASS_IDENTITY + "&!#%,:;<=>@`~";
    private static final String SET_SYNTAX = "()[]{}/-\\|";
    private static final String DOUBLE_PUNCTUATORS = "&!#$%*+,.:;<=>?@^`~";

    private final PatternReader in;
    private final Escapes escapes;
    private final Modifiers modifiers;
    private final boolean unicode;
    private int depth;

    private ClassParser(PatternReader in, Escapes escapes, Modifiers modifiers, boolean unicode) {
        this.in = in;
        this.escapes = escapes;
        this.modifiers = modifiers;
        this.unicode = unicode;
    }

    /** Reads a class from its opening bracket on. */
    static Node parse(
            PatternReader in,
            Escapes escapes,
            Modifiers modifiers,
            boolean unicode,
            boolean unicodeSets) {
        ClassParser parser = new ClassParser(in, escapes, modifiers, unicode);
        if (unicodeSets) {
            return node(parser.setClass(), modifiers, true, true);
        }
        in.skip(1);
        boolean negated = in.accept('^');
        CharSet set = modifiers.close(parser.ranges(), unicode);
        return new Node.Chars(negated ? set.complement() : set);
    }

    /** What matches the contents: the longest strings first, the empty string last. */
    static Node node(
            ClassContents contents, Modifiers modifiers, boolean unicode, boolean unicodeSets) {
        CharSet chars = unicodeSets ? contents.chars() : modifiers.close(contents.chars(), unicode);
        if (contents.strings().isEmpty()) {
            return new Node.Chars(chars);
        }
        List<Node> alternatives = new ArrayList<>();
        contents.strings().stream()
                .filter(string -> !string.isEmpty())
                .sorted(
                        Comparator.comparingInt((String s) -> s.codePointCount(0, s.length()))
                                .reversed())
                .forEach(string -> alternatives.add(string(string, modifiers)));
        if (!chars.isEmpty()) {
            alternatives.add(new Node.Chars(chars));
        }
        if (contents.strings().contains("")) {
            alternatives.add(Node.EMPTY);
        }
        return alternatives.size() == 1
                ? alternatives.getFirst()
                : new Node.Alternation(alternatives);
    }

    private static Node string(String string, Modifiers modifiers) {
        List<Node> parts = new ArrayList<>();
        string.codePoints()
                .forEach(c -> parts.add(new Node.Chars(modifiers.close(CharSet.single(c), true))));
        return new Node.Sequence(parts);
    }

    static Set<String> folded(Set<String> strings, Modifiers modifiers) {
        if (!modifiers.ignoreCase()) {
            return strings;
        }
        Set<String> folded = new LinkedHashSet<>();
        strings.forEach(string -> folded.add(CaseFolding.of(true).canonicalize(string)));
        return folded;
    }

    /** NonemptyClassRanges up to the closing bracket, not closed under case. */
    private CharSet ranges() {
        CharSet.Builder set = new CharSet.Builder();
        while (!in.accept(']')) {
            int start = in.position();
            Operand first = atom();
            if (in.peek() != '-' || in.peek(1) == ']' || in.peek(1) == PatternReader.END) {
                set.addAll(first.contents.chars());
                continue;
            }
            in.skip(1);
            Operand last = atom();
            if (first.character >= 0 && last.character >= 0) {
                if (first.character > last.character) {
                    throw in.error("Range out of order in character class", start);
                }
                set.add(first.character, last.character);
            } else {
                if (unicode) {
                    throw in.error("Invalid character class", start);
                }
                set.addAll(first.contents.chars()).addAll(last.contents.chars()).add('-');
            }
        }
        return set.build();
    }

    private Operand atom() {
        if (in.atEnd()) {
            throw in.error("Unterminated character class");
        }
        if (!in.accept('\\')) {
            return plain(unicode ? in.nextPoint() : in.nextUnit());
        }
        ClassContents escape = escapes.classEscape(modifiers, false);
        return escape != null
                ? new Operand(escape, -1)
                : plain(escapes.character(CLASS_IDENTITY, true));
    }

    private static Operand plain(int c) {
        return new Operand(new ClassContents(CharSet.single(c)), c);
    }

    /** A class of a flag v pattern, from its opening bracket on. */
    private ClassContents setClass() {
        if (++depth > MAX_DEPTH) {
            throw in.error("Regular expression too large");
        }
        int start = in.position();
        in.skip(1);
        boolean negated = in.accept('^');
        ClassContents contents = in.accept(']') ? ClassContents.EMPTY : setExpression();
        depth--;
        if (!negated) {
            return contents;
        }
        if (contents.mayContainStrings()) {
            throw in.error("Negated character class may contain strings", start);
        }
        return new ClassContents(contents.chars().complement());
    }

    /** ClassSetExpression: a union, an intersection or a subtraction, with the closing bracket. */
    private ClassContents setExpression() {
        Operand first = operand();
        if (in.looksAt("&&") || in.looksAt("--")) {
            return operation(first.contents, in.peek() == '&');
        }
        ClassContents union = withRange(first);
        while (!in.accept(']')) {
            if (in.looksAt("&&") || in.looksAt("--")) {
                throw in.error("Invalid set operation in character class");
            }
            union = union.union(withRange(operand()));
        }
        return union;
    }

    private ClassContents operation(ClassContents first, boolean intersection) {
        ClassContents result = first;
        while (!in.accept(']')) {
            if (!in.accept(intersection ? "&&" : "--")) {
                throw in.error(
                        in.atEnd()
                                ? "Unterminated character class"
                                : "Invalid set operation in character class");
            }
            if (intersection && in.peek() == '&') {
                throw in.error("Invalid character in character class");
            }
            ClassContents next = operand().contents;
            result = intersection ? result.intersect(next) : result.subtract(next);
        }
        return result;
    }

    /** {@code character} is the one character the operand is written as, or -1. */
    private record Operand(ClassContents contents, int character) {}

    /** The operand, or the range it starts. */
    private ClassContents withRange(Operand first) {
        if (in.peek() != '-' || in.peek(1) == '-') {
            return first.contents;
        }
        int start = in.position();
        in.skip(1);
        if (first.character < 0) {
            throw in.error("Invalid character class", start);
        }
        Operand last = operand();
        if (last.character < 0) {
            throw in.error("Invalid character class", start);
        }
        if (first.character > last.character) {
            throw in.error("Range out of order in character class", start);
        }
        return new ClassContents(
                modifiers.close(CharSet.of(first.character, last.character), true));
    }

    private Operand operand() {
        int c = in.peek();
        if (c == PatternReader.END) {
            throw in.error("Unterminated character class");
        }
        if (c == '[') {
            return new Operand(setClass(), -1);
        }
        if (c == '\\') {
            int start = in.position();
            in.skip(1);
            ClassContents escape = setEscape();
            if (escape != null) {
                return new Operand(escape, -1);
            }
            in.reset(start);
        }
        return single(setCharacter());
    }

    private Operand single(int c) {
        return new Operand(new ClassContents(modifiers.close(CharSet.single(c), true)), c);
    }

    private @Nullable ClassContents setEscape() {
        if (in.accept('q')) {
            if (!in.accept('{')) {
                throw in.error("Invalid escape", in.position() - 2);
            }
            return strings();
        }
        return escapes.classEscape(modifiers, true);
    }

    /** ClassSetCharacter. */
    private int setCharacter() {
        int c = in.peek();
        if (c == PatternReader.END) {
            throw in.error("Unterminated character class");
        }
        if (in.accept('\\')) {
            return escapes.character(SET_IDENTITY, true);
        }
        if (SET_SYNTAX.indexOf(c) >= 0) {
            throw in.error("Invalid character in character class");
        }
        if (in.peek(1) == c && DOUBLE_PUNCTUATORS.indexOf(c) >= 0) {
            throw in.error("Invalid set operation in character class");
        }
        return in.nextPoint();
    }

    /** The rest of \q{…}: strings between bars. */
    private ClassContents strings() {
        CharSet.Builder chars = new CharSet.Builder();
        Set<String> strings = new LinkedHashSet<>();
        boolean ended = false;
        while (!ended) {
            StringBuilder string = new StringBuilder();
            while (in.peek() != '|' && in.peek() != '}') {
                if (in.atEnd()) {
                    throw in.error("Invalid escape");
                }
                string.appendCodePoint(setCharacter());
            }
            ended = in.nextUnit() == '}';
            if (!string.isEmpty() && string.codePointCount(0, string.length()) == 1) {
                chars.add(string.codePointAt(0));
            } else {
                strings.add(string.toString());
            }
        }
        return new ClassContents(
                modifiers.close(chars.build(), true),
                folded(strings, modifiers),
                !strings.isEmpty());
    }
}
