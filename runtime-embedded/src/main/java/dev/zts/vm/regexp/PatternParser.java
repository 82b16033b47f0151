package dev.zts.vm.regexp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pattern by the grammar of ECMA-262 22.2.1, or of Annex B.1.2 when neither flag u nor v is
 * set, and reports its early errors.
 */
final class PatternParser {
    private static final int MAX_DEPTH = 250;
    private static final int MAX_GROUPS = 1 << 16;
    private static final String SYNTAX_CHARACTERS = "^$\\.*+?()[]{}|/";

    /** A place in nested alternatives: which disjunction, which of its alternatives. */
    private record Branch(int disjunction, int alternative) {}

    private record NamedGroup(int number, List<Branch> path) {}

    private record NamedReference(String name, List<Integer> groups, int position) {}

    private final PatternReader in;
    private final boolean unicode;
    private final boolean unicodeSets;
    private final boolean namedGroups;
    private final int totalGroups;
    private final Escapes escapes;
    private final Map<String, List<NamedGroup>> names = new LinkedHashMap<>();
    private final List<NamedReference> references = new ArrayList<>();
    private final Deque<Branch> path = new ArrayDeque<>();
    private Modifiers modifiers;
    private int groups;
    private int disjunctions;
    private int depth;

    PatternParser(String pattern, RegExpFlags flags) {
        in = new PatternReader(pattern, flags);
        unicode = flags.eitherUnicode();
        unicodeSets = flags.unicodeSets();
        GroupCounter counter = new GroupCounter(pattern, unicodeSets);
        totalGroups = counter.groups();
        namedGroups = unicode || counter.anyNamed();
        modifiers = new Modifiers(flags.ignoreCase(), flags.multiline(), flags.dotAll());
        escapes = new Escapes(in, unicode, namedGroups);
    }

    /** The whole pattern. */
    Node parse() {
        if (totalGroups > MAX_GROUPS) {
            throw in.error("Too many captures");
        }
        Node node = disjunction();
        if (!in.atEnd()) {
            throw in.error("Unmatched ')'");
        }
        for (NamedReference reference : references) {
            List<NamedGroup> named = names.get(reference.name);
            if (named == null) {
                throw in.error("Invalid named capture referenced", reference.position);
            }
            named.forEach(group -> reference.groups.add(group.number));
        }
        return node;
    }

    /** Number of capturing groups, without group 0. */
    int groupCount() {
        return groups;
    }

    Map<String, List<Integer>> groupNames() {
        Map<String, List<Integer>> numbers = new LinkedHashMap<>();
        names.forEach((name, named) ->
                numbers.put(name, named.stream().map(NamedGroup::number).toList()));
        return numbers;
    }

    private Node disjunction() {
        if (++depth > MAX_DEPTH) {
            throw in.error("Regular expression too large");
        }
        int disjunction = disjunctions++;
        List<Node> alternatives = new ArrayList<>();
        do {
            path.addLast(new Branch(disjunction, alternatives.size()));
            alternatives.add(alternative());
            path.removeLast();
        } while (in.accept('|'));
        depth--;
        return alternatives.size() == 1
                ? alternatives.getFirst()
                : new Node.Alternation(alternatives);
    }

    private Node alternative() {
        List<Node> parts = new ArrayList<>();
        while (!in.atEnd() && in.peek() != '|' && in.peek() != ')') {
            Node term = term();
            if (!(term instanceof Node.Empty)) {
                parts.add(term);
            }
        }
        return switch (parts.size()) {
            case 0 -> Node.EMPTY;
            case 1 -> parts.getFirst();
            default -> new Node.Sequence(parts);
        };
    }

    private Node term() {
        int groupsBefore = groups;
        Node assertion = assertion();
        if (assertion == null) {
            return quantified(atom(), groupsBefore);
        }
        boolean quantifiable = !unicode && assertion instanceof Node.Look look && look.ahead();
        if (quantifiable) {
            return quantified(assertion, groupsBefore);
        }
        return assertion;
    }

    private @Nullable Node assertion() {
        return switch (in.peek()) {
            case '^' ->
                    place(modifiers.multiline() ? Node.Place.LINE_START : Node.Place.INPUT_START);
            case '$' -> place(modifiers.multiline() ? Node.Place.LINE_END : Node.Place.INPUT_END);
            case '\\' -> wordBoundary();
            case '(' -> lookaround();
            default -> null;
        };
    }

    private Node place(Node.Place place) {
        in.skip(1);
        return new Node.Assertion(place);
    }

    private @Nullable Node wordBoundary() {
        boolean folded = unicode && modifiers.ignoreCase();
        if (in.accept("\\b")) {
            return new Node.Assertion(
                    folded ? Node.Place.FOLDED_WORD_BOUNDARY : Node.Place.WORD_BOUNDARY);
        }
        if (in.accept("\\B")) {
            return new Node.Assertion(
                    folded ? Node.Place.NOT_FOLDED_WORD_BOUNDARY : Node.Place.NOT_WORD_BOUNDARY);
        }
        return null;
    }

    private @Nullable Node lookaround() {
        if (in.accept("(?=")) {
            return new Node.Look(groupBody(), true, false);
        }
        if (in.accept("(?!")) {
            return new Node.Look(groupBody(), true, true);
        }
        if (in.accept("(?<=")) {
            return new Node.Look(groupBody(), false, false);
        }
        if (in.accept("(?<!")) {
            return new Node.Look(groupBody(), false, true);
        }
        return null;
    }

    /** The rest of a group, its closing parenthesis included. */
    private Node groupBody() {
        Node body = disjunction();
        if (!in.accept(')')) {
            throw in.error("Unterminated group");
        }
        return body;
    }

    private Node quantified(Node atom, int groupsBefore) {
        long min;
        long max;
        int start = in.position();
        switch (in.peek()) {
            case '*' -> {
                in.skip(1);
                min = 0;
                max = Node.INFINITE;
            }
            case '+' -> {
                in.skip(1);
                min = 1;
                max = Node.INFINITE;
            }
            case '?' -> {
                in.skip(1);
                min = 0;
                max = 1;
            }
            case '{' -> {
                long[] interval = interval();
                if (interval.length == 0) {
                    if (unicode) {
                        throw in.error("Incomplete quantifier", start);
                    }
                    return atom;
                }
                min = interval[0];
                max = interval[1];
                if (min > max) {
                    throw in.error("numbers out of order in {} quantifier", start);
                }
            }
            default -> {
                return atom;
            }
        }
        boolean greedy = !in.accept('?');
        return new Node.Loop(
                atom,
                (int) Math.min(min, Node.INFINITE),
                (int) Math.min(max, Node.INFINITE),
                greedy,
                groupsBefore + 1,
                groups);
    }

    private static final long[] NO_INTERVAL = {};

    /** Takes {n}, {n,} or {n,m}; takes nothing when the text at the cursor is none of these. */
    private long[] interval() {
        int start = in.position();
        in.skip(1);
        if (PatternReader.isDigit(in.peek())) {
            long min = decimal();
            long max = min;
            if (in.accept(',')) {
                max = PatternReader.isDigit(in.peek()) ? decimal() : Long.MAX_VALUE;
            }
            if (in.accept('}')) {
                return new long[] {min, max};
            }
        }
        in.reset(start);
        return NO_INTERVAL;
    }

    /** Takes decimal digits; so large a number that it does not fit is the largest. */
    private long decimal() {
        long value = 0;
        while (PatternReader.isDigit(in.peek())) {
            int digit = in.nextUnit() - '0';
            value = value > (Long.MAX_VALUE - 9) / 10 ? Long.MAX_VALUE : value * 10 + digit;
        }
        return value;
    }

    private Node atom() {
        return switch (in.peek()) {
            case '.' -> dot();
            case '(' -> group();
            case '[' -> ClassParser.parse(in, escapes, modifiers, unicode, unicodeSets);
            case '\\' -> escape();
            case '*', '+', '?' -> throw in.error("Nothing to repeat");
            case '{' -> brace();
            case '}', ']' -> lone();
            default -> literal(unicode ? in.nextPoint() : in.nextUnit());
        };
    }

    private Node dot() {
        in.skip(1);
        return new Node.Chars(
                modifiers.dotAll() ? CharSet.ALL : CharSet.LINE_TERMINATORS.complement());
    }

    private Node brace() {
        int start = in.position();
        if (interval().length > 0) {
            throw in.error("Nothing to repeat", start);
        }
        return lone();
    }

    /** A bracket that stands for itself, as Annex B allows. */
    private Node lone() {
        if (unicode) {
            throw in.error("Lone quantifier brackets");
        }
        return literal(in.nextUnit());
    }

    private Node literal(int c) {
        return new Node.Chars(modifiers.close(CharSet.single(c), unicode));
    }

    private Node group() {
        int start = in.position();
        in.skip(1);
        if (!in.accept('?')) {
            return capture(null, start);
        }
        if (in.accept('<')) {
            return capture(escapes.groupName("Invalid capture group name"), start);
        }
        Modifiers outer = modifiers;
        modifiers = modifierFlags();
        Node body = groupBody();
        modifiers = outer;
        return body;
    }

    private Node capture(@Nullable String name, int start) {
        int number = ++groups;
        if (name != null) {
            declare(name, number, start);
        }
        return new Node.Group(number, groupBody());
    }

    private void declare(String name, int number, int start) {
        NamedGroup group = new NamedGroup(number, List.copyOf(path));
        List<NamedGroup> same = names.computeIfAbsent(name, _ -> new ArrayList<>());
        for (NamedGroup other : same) {
            if (mightBothParticipate(group.path, other.path)) {
                throw in.error("Duplicate capture group name", start);
            }
        }
        same.add(group);
    }

    /**
     * MightBothParticipate (22.2.1.3): not when some disjunction holds them in two alternatives.
     */
    private static boolean mightBothParticipate(List<Branch> one, List<Branch> other) {
        int shared = Math.min(one.size(), other.size());
        for (int i = 0; i < shared; i++) {
            Branch a = one.get(i);
            Branch b = other.get(i);
            if (a.disjunction != b.disjunction) {
                return true;
            }
            if (a.alternative != b.alternative) {
                return false;
            }
        }
        return true;
    }

    /** The modifiers inside a group that starts with letters to add, and to remove after a dash. */
    private Modifiers modifierFlags() {
        Modifiers inner = modifiers;
        StringBuilder seen = new StringBuilder();
        boolean removing = false;
        while (!in.accept(':')) {
            int c = in.peek();
            if (c == '-') {
                if (removing) {
                    throw in.error("Multiple dashes in flag group");
                }
                removing = true;
            } else if (c == 'i' || c == 'm' || c == 's') {
                if (seen.indexOf(String.valueOf((char) c)) >= 0) {
                    throw in.error("Repeated flag in flag group");
                }
                seen.append((char) c);
                inner = inner.with((char) c, !removing);
            } else {
                throw in.error("Invalid group");
            }
            in.skip(1);
        }
        if (removing && seen.isEmpty()) {
            throw in.error("Invalid flag group");
        }
        return inner;
    }

    private Node escape() {
        int start = in.position();
        in.skip(1);
        int c = in.peek();
        if (c == PatternReader.END) {
            throw in.error("\\ at end of pattern");
        }
        if (c >= '1' && c <= '9') {
            Node reference = numberedReference(start);
            if (reference != null) {
                return reference;
            }
        }
        if (c == 'k' && namedGroups) {
            in.skip(1);
            return namedReference(start);
        }
        ClassContents set = escapes.classEscape(modifiers, unicodeSets);
        if (set != null) {
            return ClassParser.node(set, modifiers, unicode, unicodeSets);
        }
        return literal(escapes.character(SYNTAX_CHARACTERS, false));
    }

    private @Nullable Node numberedReference(int start) {
        int digits = in.position();
        long number = decimal();
        if (number <= totalGroups) {
            return new Node.BackReference(List.of((int) number), modifiers.ignoreCase());
        }
        if (unicode) {
            throw in.error("Invalid escape", start);
        }
        in.reset(digits);
        return null;
    }

    private Node namedReference(int start) {
        if (!in.accept('<')) {
            throw in.error("Invalid named reference", start);
        }
        String name = escapes.groupName("Invalid named reference");
        List<Integer> numbers = new ArrayList<>();
        references.add(new NamedReference(name, numbers, start));
        return new Node.BackReference(numbers, modifiers.ignoreCase());
    }
}
