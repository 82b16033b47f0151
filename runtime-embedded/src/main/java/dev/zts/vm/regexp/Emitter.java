package dev.zts.vm.regexp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the code of a parsed pattern. */
final class Emitter {
    /*
     * Forward code knows what may follow it ("after"). Where a repetition and what follows it can
     * never start with the same character, giving a turn back is of no use: no choice is kept.
     */

    private static final int NO_TARGET = -1;

    private final boolean unicode;
    private final Analysis analysis = new Analysis();
    private final Map<CharSet, Integer> classes = new LinkedHashMap<>();
    private final List<String> strings = new ArrayList<>();
    private int[] ops = new int[64];
    private int size;
    private int registers;

    private Emitter(boolean unicode, int groupCount) {
        this.unicode = unicode;
        this.registers = 2 * groupCount;
    }

    /** The code of a pattern with so many groups, group 0 included. */
    static Code emit(Node pattern, boolean unicode, int groupCount) {
        Emitter emitter = new Emitter(unicode, groupCount);
        emitter.emit(pattern, false, null);
        emitter.op(Op.MATCH);
        return emitter.code(pattern);
    }

    private Code code(Node pattern) {
        int minLength = analysis.minLength(pattern);
        CharSet first = minLength > 0 ? analysis.first(pattern, null) : null;
        if (first != null && first.size() > CharSet.MAX / 2) {
            first = null;
        }
        return new Code(
                Arrays.copyOf(ops, size),
                classes.keySet().stream().map(CharClass::new).toArray(CharClass[]::new),
                strings.toArray(String[]::new),
                registers,
                unicode,
                analysis.isAnchored(pattern),
                minLength,
                prefix(),
                first == null ? null : new CharClass(first),
                first != null && isPoint(first));
    }

    /** The literal every run of the code starts with. */
    private String prefix() {
        int pc = 0;
        while (ops[pc] == Op.SAVE) {
            pc += 2;
        }
        return switch (ops[pc]) {
            case Op.STRING -> strings.get(ops[pc + 1]);
            case Op.CHAR -> String.valueOf((char) ops[pc + 1]);
            default -> "";
        };
    }

    private int op(int... words) {
        if (size + words.length > ops.length) {
            ops = Arrays.copyOf(ops, Math.max(2 * ops.length, size + words.length));
        }
        System.arraycopy(words, 0, ops, size, words.length);
        size += words.length;
        return size - 1;
    }

    private int classOf(CharSet set) {
        Integer known = classes.putIfAbsent(set, classes.size());
        return known == null ? classes.size() - 1 : known;
    }

    private boolean isPoint(CharSet set) {
        return unicode && CharClass.needsPoints(set);
    }

    private void emit(Node node, boolean back, @Nullable CharSet after) {
        switch (node) {
            case Node.Empty _ -> {}
            case Node.Chars chars -> chars(chars.set(), back);
            case Node.Sequence sequence -> sequence(sequence.parts(), back, after);
            case Node.Alternation alternation ->
                    alternation(alternation.alternatives(), back, after);
            case Node.Group group -> {
                int start = 2 * group.number();
                op(Op.SAVE, back ? start + 1 : start);
                emit(group.body(), back, after);
                op(Op.SAVE, back ? start : start + 1);
            }
            case Node.Loop loop -> loop(loop, back, after);
            case Node.BackReference reference -> reference(reference, back);
            case Node.Look look -> look(look);
            case Node.Assertion assertion -> op(Op.ASSERT, assertion.place().ordinal());
        }
    }

    private void chars(CharSet set, boolean back) {
        String literal = literal(set);
        if (literal.isEmpty()) {
            set(set, back);
        } else if (back) {
            for (int i = literal.length() - 1; i >= 0; i--) {
                op(Op.CHAR_BACK, literal.charAt(i));
            }
        } else {
            literal(literal);
        }
    }

    private void set(CharSet set, boolean back) {
        if (isPoint(set)) {
            op(back ? Op.POINT_BACK : Op.POINT, classOf(set));
        } else if (!back && set.size() == 2) {
            op(Op.EITHER, set.first(0), set.last(set.rangeCount() - 1));
        } else {
            op(back ? Op.SET_BACK : Op.SET, classOf(set));
        }
    }

    private void literal(String literal) {
        if (literal.length() == 1) {
            op(Op.CHAR, literal.charAt(0));
        } else {
            strings.add(literal);
            op(Op.STRING, strings.size() - 1);
        }
    }

    /**
     * The code units of a set of one, or nothing. A lone surrogate of a Unicode pattern is not one:
     * it must not match half of a pair.
     */
    private String literal(CharSet set) {
        if (set.rangeCount() != 1 || set.first(0) != set.last(0)) {
            return "";
        }
        int c = set.first(0);
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return unicode && surrogate ? "" : Character.toString(c);
    }

    private void sequence(List<Node> parts, boolean back, @Nullable CharSet after) {
        if (back) {
            for (Node part : parts.reversed()) {
                emit(part, true, null);
            }
            return;
        }
        List<@Nullable CharSet> follows = follows(parts, after);
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            Node part = parts.get(i);
            String text = part instanceof Node.Chars chars ? literal(chars.set()) : "";
            literal.append(text);
            if (text.isEmpty()) {
                flush(literal);
                emit(part, false, follows.get(i));
            }
        }
        flush(literal);
    }

    private void flush(StringBuilder literal) {
        if (!literal.isEmpty()) {
            literal(literal.toString());
            literal.setLength(0);
        }
    }

    private List<@Nullable CharSet> follows(List<Node> parts, @Nullable CharSet after) {
        List<@Nullable CharSet> follows = new ArrayList<>();
        CharSet follow = after;
        for (Node part : parts.reversed()) {
            follows.add(follow);
            follow = analysis.first(part, follow);
        }
        return follows.reversed();
    }

    private void alternation(List<Node> alternatives, boolean back, @Nullable CharSet after) {
        List<Integer> jumps = new ArrayList<>();
        int last = alternatives.size() - 1;
        List<@Nullable CharSet> rests = back ? List.of() : rests(alternatives, after);
        for (int i = 0; i < last; i++) {
            Node alternative = alternatives.get(i);
            int peek = back ? NO_TARGET : peek(alternative);
            boolean choice =
                    peek == NO_TARGET
                            || !Analysis.disjoint(analysis.first(alternative, null), rests.get(i));
            int split = choice ? op(Op.SPLIT, NO_TARGET) : NO_TARGET;
            emit(alternative, back, after);
            jumps.add(op(Op.JUMP, NO_TARGET));
            land(peek);
            land(split);
        }
        emit(alternatives.get(last), back, after);
        jumps.forEach(this::land);
    }

    /** For each alternative what the ones after it can start with. */
    private List<@Nullable CharSet> rests(List<Node> alternatives, @Nullable CharSet after) {
        List<@Nullable CharSet> rests = new ArrayList<>();
        CharSet rest = CharSet.EMPTY;
        for (Node alternative : alternatives.reversed()) {
            rests.add(rest);
            rest = Analysis.union(rest, analysis.first(alternative, after));
        }
        return rests.reversed();
    }

    /** Emits a look at the next character where that can rule the node out; the open target. */
    private int peek(Node node) {
        CharSet first = analysis.minLength(node) > 0 ? analysis.first(node, null) : null;
        if (first == null) {
            return NO_TARGET;
        }
        return op(isPoint(first) ? Op.PEEK_POINT : Op.PEEK, classOf(first), NO_TARGET);
    }

    private void land(int target) {
        if (target != NO_TARGET) {
            ops[target] = size;
        }
    }

    private void loop(Node.Loop loop, boolean back, @Nullable CharSet after) {
        Node body = loop.body();
        int min = loop.min();
        if (analysis.isZeroWidth(body)) {
            // A turn that takes nothing is one that never was, unless it must be.
            min = Math.min(min, 1);
            if (min == 1) {
                emit(body, back, null);
            }
            return;
        }
        if (loop.max() == 0) {
            return;
        }
        if (!back && body instanceof Node.Chars chars) {
            repeat(chars.set(), loop, after);
            return;
        }
        boolean mayBeEmpty = analysis.minLength(body) == 0;
        CharSet first = back || mayBeEmpty ? null : analysis.first(body, null);
        CharSet inner = Analysis.union(first, after);
        if (loop.max() == Node.INFINITE && (min == 0 || min == 1 && !mayBeEmpty)) {
            open(loop, back, inner, after);
        } else if (min == 0 && loop.max() == 1) {
            optional(loop, back, after);
        } else {
            counted(loop, back, inner);
        }
    }

    private void repeat(CharSet set, Node.Loop loop, @Nullable CharSet after) {
        boolean point = isPoint(set);
        int operation;
        if (Analysis.disjoint(set, after)) {
            operation = point ? Op.POSSESSIVE_POINT : Op.POSSESSIVE;
        } else if (loop.greedy()) {
            operation = point ? Op.GREEDY_POINT : Op.GREEDY;
        } else {
            operation = point ? Op.LAZY_POINT : Op.LAZY;
        }
        op(operation, classOf(set), loop.min(), loop.max());
    }

    /** A loop without an upper bound that need not count: x* or x+. */
    private void open(
            Node.Loop loop, boolean back, @Nullable CharSet inner, @Nullable CharSet after) {
        boolean checked = analysis.minLength(loop.body()) == 0;
        int mark = checked ? registers++ : NO_TARGET;
        int enter = loop.min() == 1 ? op(Op.JUMP, NO_TARGET) : NO_TARGET;
        int head = size;
        int peek = back ? NO_TARGET : peek(loop.body());
        boolean choice =
                peek == NO_TARGET || !Analysis.disjoint(analysis.first(loop.body(), null), after);
        int exit = choice ? exitChoice(loop.greedy()) : NO_TARGET;
        land(enter);
        turn(loop, back, inner, mark);
        op(Op.JUMP, head);
        land(peek);
        land(exit);
    }

    private int exitChoice(boolean greedy) {
        return op(greedy ? Op.SPLIT : Op.SPLIT_LAZY, NO_TARGET);
    }

    private void optional(Node.Loop loop, boolean back, @Nullable CharSet after) {
        boolean checked = analysis.minLength(loop.body()) == 0;
        int mark = checked ? registers++ : NO_TARGET;
        int peek = back ? NO_TARGET : peek(loop.body());
        boolean choice =
                peek == NO_TARGET || !Analysis.disjoint(analysis.first(loop.body(), null), after);
        int exit = choice ? exitChoice(loop.greedy()) : NO_TARGET;
        turn(loop, back, after, mark);
        land(peek);
        land(exit);
    }

    /** One turn of a loop; with a mark it fails when it takes nothing. */
    private void turn(Node.Loop loop, boolean back, @Nullable CharSet inner, int mark) {
        if (mark != NO_TARGET) {
            op(Op.SAVE, mark);
        }
        reset(loop);
        emit(loop.body(), back, inner);
        if (mark != NO_TARGET) {
            op(Op.ADVANCED, mark);
        }
    }

    private void reset(Node.Loop loop) {
        if (loop.lastGroup() >= loop.firstGroup()) {
            op(Op.RESET, 2 * loop.firstGroup(), 2 * loop.lastGroup() + 1);
        }
    }

    private void counted(Node.Loop loop, boolean back, @Nullable CharSet inner) {
        boolean checked = analysis.minLength(loop.body()) == 0;
        int counter = registers++;
        int mark = checked ? registers++ : NO_TARGET;
        op(Op.ASSIGN, counter, 0);
        int head = size;
        int exit =
                op(
                        loop.greedy() ? Op.LOOP : Op.LOOP_LAZY,
                        counter,
                        loop.min(),
                        loop.max(),
                        NO_TARGET);
        op(Op.TURN, counter);
        if (mark != NO_TARGET) {
            op(Op.SAVE, mark);
        }
        reset(loop);
        emit(loop.body(), back, inner);
        if (mark != NO_TARGET) {
            op(Op.ADVANCED_AFTER, mark, counter, loop.min());
        }
        op(Op.JUMP, head);
        land(exit);
    }

    private void reference(Node.BackReference reference, boolean back) {
        int flags = (back ? Op.BACKWARD : 0) | (reference.ignoreCase() ? Op.IGNORE_CASE : 0);
        op(Op.REFERENCE, flags, reference.groups().size());
        for (int group : reference.groups()) {
            op(group);
        }
    }

    private void look(Node.Look look) {
        int register = registers;
        registers += 2;
        int otherwise = NO_TARGET;
        if (look.negative()) {
            otherwise = op(Op.LOOK_NOT, register, NO_TARGET);
        } else {
            op(Op.LOOK, register);
        }
        emit(look.body(), !look.ahead(), null);
        op(look.negative() ? Op.LOOK_NOT_END : Op.LOOK_END, register);
        land(otherwise);
    }
}
