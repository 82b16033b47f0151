package dev.zts.vm.regexp;

import java.util.Arrays;

/**
 * One match in progress: registers, and a stack of choices not yet taken and values to put back.
 */
final class Backtracker {
    /*
     * An entry of the stack is three ints: a tag (program counter and kind) and two operands.
     * CHOICE: go on at the program counter with the cursor of the first operand.
     * RESTORE: put the second operand into the register of the first, then look further down.
     * FEWER: a greedy repetition ends at the second operand and may end anywhere from the first on.
     * MORE: a lazy repetition ends at the first operand and may take as many more as the second.
     */
    private static final int CHOICE = 0;
    private static final int RESTORE = 1;
    private static final int FEWER = 2;
    private static final int MORE = 3;
    private static final int KIND_BITS = 2;
    private static final int KIND_MASK = 3;
    private static final int ENTRY = 3;
    private static final int FIRST_STACK = 32 * ENTRY;
    private static final int MAX_STACK = (1 << 22) * ENTRY;

    /** Steps between two questions whether to go on. */
    private static final int STRIDE = 10_000;

    /** A scan over so many characters, as a power of two, is one step. */
    private static final int SCAN_SHIFT = 3;

    private static final int NOWHERE = -1;

    private final int[] ops;
    private final CharClass[] classes;
    private final String[] strings;
    private final boolean unicode;
    private final String input;
    private final int end;
    private final int captures;
    private final MatchBudget budget;
    private final int[] registers;
    private int[] stack = new int[FIRST_STACK];
    private int top;

    /** Program counter and cursor of the choice that {@link #fail} took. */
    private int resumePc;

    private int fuel = STRIDE;
    private long stepsLeft;

    /** {@code captures} is the number of registers that hold captures. */
    Backtracker(Code code, String input, int captures, MatchBudget budget) {
        this.ops = code.ops;
        this.classes = code.classes;
        this.strings = code.strings;
        this.unicode = code.unicode;
        this.input = input;
        this.end = input.length();
        this.captures = captures;
        this.budget = budget;
        this.registers = new int[code.registers];
        this.stepsLeft = budget.steps();
    }

    int[] captures() {
        return Arrays.copyOf(registers, captures);
    }

    /** Whether the pattern matches with its first character at {@code start}. */
    boolean matchesAt(int start) {
        Arrays.fill(registers, 0, captures, -1);
        top = 0;
        int matchEnd = run(start);
        if (matchEnd < 0) {
            return false;
        }
        registers[0] = start;
        registers[1] = matchEnd;
        return true;
    }

    /** The end of the match, or NOWHERE. */
    private int run(int start) {
        int[] ops = this.ops;
        String input = this.input;
        int end = this.end;
        int pos = start;
        int pc = 0;
        step();
        while (true) {
            boolean ok;
            switch (ops[pc]) {
                case Op.MATCH -> {
                    return pos;
                }
                case Op.CHAR -> {
                    ok = pos < end && input.charAt(pos) == ops[pc + 1];
                    pos++;
                    pc += 2;
                }
                case Op.EITHER -> {
                    ok = false;
                    if (pos < end) {
                        char c = input.charAt(pos++);
                        ok = c == ops[pc + 1] || c == ops[pc + 2];
                        pc += 3;
                    }
                }
                case Op.SET -> {
                    ok = pos < end && classes[ops[pc + 1]].contains(input.charAt(pos));
                    pos++;
                    pc += 2;
                }
                case Op.POINT -> {
                    ok = false;
                    if (pos < end) {
                        int c = input.codePointAt(pos);
                        ok = classes[ops[pc + 1]].contains(c);
                        pos += Character.charCount(c);
                        pc += 2;
                    }
                }
                case Op.STRING -> {
                    String string = strings[ops[pc + 1]];
                    ok = input.startsWith(string, pos);
                    pos += string.length();
                    pc += 2;
                }
                case Op.CHAR_BACK -> {
                    pos--;
                    ok = pos >= 0 && input.charAt(pos) == ops[pc + 1];
                    pc += 2;
                }
                case Op.SET_BACK -> {
                    pos--;
                    ok = pos >= 0 && classes[ops[pc + 1]].contains(input.charAt(pos));
                    pc += 2;
                }
                case Op.POINT_BACK -> {
                    ok = false;
                    if (pos > 0) {
                        int c = input.codePointBefore(pos);
                        ok = classes[ops[pc + 1]].contains(c);
                        pos -= Character.charCount(c);
                        pc += 2;
                    }
                }
                case Op.JUMP -> {
                    step();
                    pc = ops[pc + 1];
                    ok = true;
                }
                case Op.SPLIT -> {
                    push(ops[pc + 1], CHOICE, pos, 0);
                    pc += 2;
                    ok = true;
                }
                case Op.SPLIT_LAZY -> {
                    push(pc + 2, CHOICE, pos, 0);
                    pc = ops[pc + 1];
                    ok = true;
                }
                case Op.PEEK -> {
                    boolean in = pos < end && classes[ops[pc + 1]].contains(input.charAt(pos));
                    pc = in ? pc + 3 : ops[pc + 2];
                    ok = true;
                }
                case Op.PEEK_POINT -> {
                    boolean in = pos < end && classes[ops[pc + 1]].contains(input.codePointAt(pos));
                    pc = in ? pc + 3 : ops[pc + 2];
                    ok = true;
                }
                case Op.SAVE -> {
                    set(ops[pc + 1], pos);
                    pc += 2;
                    ok = true;
                }
                case Op.ADVANCED -> {
                    ok = registers[ops[pc + 1]] != pos;
                    pc += 2;
                }
                case Op.GREEDY, Op.POSSESSIVE -> {
                    int stop = scan(pc, pos);
                    int least = pos + ops[pc + 2];
                    ok = stop >= least && least >= 0;
                    if (ok && stop > least && ops[pc] == Op.GREEDY) {
                        push(pc, FEWER, least, stop);
                    }
                    pos = stop;
                    pc += Op.REPEAT_LENGTH;
                }
                case Op.GREEDY_POINT, Op.POSSESSIVE_POINT -> {
                    pos = scanPoints(pc, pos);
                    ok = pos >= 0;
                    pc += Op.REPEAT_LENGTH;
                }
                case Op.LAZY, Op.LAZY_POINT -> {
                    pos = least(pc, pos);
                    ok = pos >= 0;
                    pc += Op.REPEAT_LENGTH;
                }
                case Op.ASSERT -> {
                    ok = holds(ops[pc + 1], pos);
                    pc += 2;
                }
                case Op.REFERENCE -> {
                    pos = reference(pc, pos);
                    ok = pos >= 0;
                    pc += 3 + ops[pc + 2];
                }
                case Op.LOOP, Op.LOOP_LAZY -> {
                    pc = loop(pc, pos);
                    ok = true;
                }
                case Op.LOOK_END -> {
                    pos = registers[ops[pc + 1] + 1];
                    forgetChoices(registers[ops[pc + 1]]);
                    pc += 2;
                    ok = true;
                }
                case Op.LOOK_NOT_END -> {
                    undo(registers[ops[pc + 1]]);
                    ok = false;
                }
                default -> {
                    ok = rare(pc, pos);
                    pc += length(ops[pc]);
                }
            }
            if (!ok) {
                pos = fail();
                if (pos < 0) {
                    return NOWHERE;
                }
                pc = resumePc;
            }
        }
    }

    /** Operations that leave the cursor alone and go on behind themselves. */
    private boolean rare(int pc, int pos) {
        int register = ops[pc + 1];
        switch (ops[pc]) {
            case Op.RESET -> {
                for (int r = register; r <= ops[pc + 2]; r++) {
                    set(r, -1);
                }
            }
            case Op.ASSIGN -> set(register, ops[pc + 2]);
            case Op.TURN -> set(register, registers[register] + 1);
            case Op.ADVANCED_AFTER -> {
                return registers[register] != pos || registers[ops[pc + 2]] <= ops[pc + 3];
            }
            case Op.LOOK -> look(register, pos);
            case Op.LOOK_NOT -> {
                look(register, pos);
                push(ops[pc + 2], CHOICE, pos, 0);
            }
            default -> throw new AssertionError("no operation: " + ops[pc] + " at " + pc);
        }
        return true;
    }

    private static int length(int op) {
        return switch (op) {
            case Op.RESET, Op.ASSIGN, Op.LOOK_NOT -> 3;
            case Op.ADVANCED_AFTER -> 4;
            default -> 2;
        };
    }

    private void step() {
        if (--fuel < 0) {
            refuel();
        }
    }

    private void refuel() {
        stepsLeft -= STRIDE - fuel;
        fuel = STRIDE;
        if (stepsLeft < 0) {
            throw new RegExpBudgetException(
                    "regular expression took more than " + budget.steps() + " steps");
        }
        budget.poll().poll();
    }

    private void spend(int scanned) {
        fuel -= scanned >> SCAN_SHIFT;
        if (fuel < 0) {
            refuel();
        }
    }

    private void push(int pc, int kind, int first, int second) {
        if (top == stack.length) {
            grow();
        }
        int[] stack = this.stack;
        int at = top;
        stack[at] = pc << KIND_BITS | kind;
        stack[at + 1] = first;
        stack[at + 2] = second;
        top = at + ENTRY;
    }

    private void grow() {
        if (top >= MAX_STACK) {
            throw new RegExpBudgetException(
                    "regular expression keeps more than " + MAX_STACK / ENTRY + " choices");
        }
        stack = Arrays.copyOf(stack, Math.min(2 * top, MAX_STACK));
    }

    /** Sets a register so that going back to an earlier choice sets it back. */
    private void set(int register, int value) {
        int old = registers[register];
        if (old != value) {
            if (top > 0) {
                push(0, RESTORE, register, old);
            }
            registers[register] = value;
        }
    }

    /** Goes back to the latest choice: sets resumePc and answers the cursor, or NOWHERE. */
    private int fail() {
        step();
        while (top > 0) {
            top -= ENTRY;
            int tag = stack[top];
            int pc = tag >>> KIND_BITS;
            int pos;
            switch (tag & KIND_MASK) {
                case CHOICE -> {
                    resumePc = pc;
                    return stack[top + 1];
                }
                case RESTORE -> {
                    registers[stack[top + 1]] = stack[top + 2];
                    continue;
                }
                case FEWER -> pos = fewer(pc, stack[top + 1], stack[top + 2]);
                default -> pos = more(pc, stack[top + 1], stack[top + 2]);
            }
            if (pos >= 0) {
                resumePc = pc + Op.REPEAT_LENGTH;
                return pos;
            }
        }
        return NOWHERE;
    }

    /** The next shorter end of a greedy repetition; keeps the rest as a choice. */
    private int fewer(int pc, int least, int stop) {
        int pos = back(pc, least, stop);
        int next = pc + Op.REPEAT_LENGTH;
        if (ops[next] == Op.CHAR) {
            int wanted = ops[next + 1];
            while (pos > least && input.charAt(pos) != wanted) {
                pos = back(pc, least, pos);
            }
            spend(stop - pos);
        }
        if (pos > least) {
            push(pc, FEWER, least, pos);
        }
        return pos;
    }

    private int back(int pc, int least, int pos) {
        boolean pair =
                ops[pc] == Op.GREEDY_POINT
                        && pos - 2 >= least
                        && Character.isLowSurrogate(input.charAt(pos - 1))
                        && Character.isHighSurrogate(input.charAt(pos - 2));
        return pair ? pos - 2 : pos - 1;
    }

    /** The next longer end of a lazy repetition, or NOWHERE; keeps the rest as a choice. */
    private int more(int pc, int stop, int left) {
        int next = pc + Op.REPEAT_LENGTH;
        int wanted = ops[next] == Op.CHAR ? ops[next + 1] : -1;
        int pos = stop;
        int rest = left;
        do {
            pos = take(pc, pos);
            rest--;
        } while (pos >= 0 && rest > 0 && wanted >= 0 && pos < end && input.charAt(pos) != wanted);
        if (pos >= 0) {
            spend(pos - stop);
            if (rest > 0) {
                push(pc, MORE, pos, rest);
            }
        }
        return pos;
    }

    /** The cursor after one more character of a repetition, or NOWHERE. */
    private int take(int pc, int pos) {
        if (pos >= end) {
            return NOWHERE;
        }
        int c = ops[pc] == Op.LAZY_POINT ? input.codePointAt(pos) : input.charAt(pos);
        return classes[ops[pc + 1]].contains(c) ? pos + Character.charCount(c) : NOWHERE;
    }

    /** The end of the longest run of a repetition of code units. */
    private int scan(int pc, int pos) {
        CharClass set = classes[ops[pc + 1]];
        int max = ops[pc + 3];
        int limit = max < end - pos ? pos + max : end;
        int at = pos;
        String input = this.input;
        while (at < limit && set.contains(input.charAt(at))) {
            at++;
        }
        spend(at - pos);
        return at;
    }

    /** The same over code points, with its choice; NOWHERE when there are too few. */
    private int scanPoints(int pc, int pos) {
        CharClass set = classes[ops[pc + 1]];
        int min = ops[pc + 2];
        int max = ops[pc + 3];
        int least = NOWHERE;
        int at = pos;
        int count = 0;
        while (true) {
            if (count == min) {
                least = at;
            }
            if (count == max || at >= end) {
                break;
            }
            int c = input.codePointAt(at);
            if (!set.contains(c)) {
                break;
            }
            at += Character.charCount(c);
            count++;
        }
        spend(at - pos);
        if (least < 0) {
            return NOWHERE;
        }
        if (at > least && ops[pc] == Op.GREEDY_POINT) {
            push(pc, FEWER, least, at);
        }
        return at;
    }

    /** The shortest end of a lazy repetition, with its choice; NOWHERE when there are too few. */
    private int least(int pc, int pos) {
        int min = ops[pc + 2];
        int max = ops[pc + 3];
        int at = pos;
        for (int i = 0; i < min && at >= 0; i++) {
            at = take(pc, at);
        }
        if (at < 0) {
            return NOWHERE;
        }
        spend(at - pos);
        if (max > min) {
            push(pc, MORE, at, max - min);
        }
        return at;
    }

    /** Where a counted loop goes: into another turn or out. */
    private int loop(int pc, int pos) {
        int turns = registers[ops[pc + 1]];
        int enter = pc + 5;
        int exit = ops[pc + 4];
        if (turns < ops[pc + 2]) {
            return enter;
        }
        if (turns >= ops[pc + 3]) {
            return exit;
        }
        if (ops[pc] == Op.LOOP) {
            push(exit, CHOICE, pos, 0);
            return enter;
        }
        push(enter, CHOICE, pos, 0);
        return exit;
    }

    private void look(int register, int pos) {
        push(0, RESTORE, register, registers[register]);
        push(0, RESTORE, register + 1, registers[register + 1]);
        registers[register] = top;
        registers[register + 1] = pos;
    }

    /** Drops the choices above a height of the stack but keeps what is to be put back. */
    private void forgetChoices(int height) {
        int kept = height;
        for (int at = height; at < top; at += ENTRY) {
            if ((stack[at] & KIND_MASK) == RESTORE) {
                System.arraycopy(stack, at, stack, kept, ENTRY);
                kept += ENTRY;
            }
        }
        top = kept;
    }

    /** Puts everything back that was set above a height of the stack. */
    private void undo(int height) {
        while (top > height) {
            top -= ENTRY;
            if ((stack[top] & KIND_MASK) == RESTORE) {
                registers[stack[top + 1]] = stack[top + 2];
            }
        }
    }

    private boolean holds(int place, int pos) {
        return switch (place) {
            case PLACE_INPUT_START -> pos == 0;
            case PLACE_INPUT_END -> pos == end;
            case PLACE_LINE_START -> pos == 0 || isLineTerminator(input.charAt(pos - 1));
            case PLACE_LINE_END -> pos == end || isLineTerminator(input.charAt(pos));
            case PLACE_WORD_BOUNDARY -> isWord(pos - 1, false) != isWord(pos, false);
            case PLACE_NOT_WORD_BOUNDARY -> isWord(pos - 1, false) == isWord(pos, false);
            case PLACE_FOLDED_WORD_BOUNDARY -> isWord(pos - 1, true) != isWord(pos, true);
            default -> isWord(pos - 1, true) == isWord(pos, true);
        };
    }

    private static final int PLACE_INPUT_START = 0;
    private static final int PLACE_INPUT_END = 1;
    private static final int PLACE_LINE_START = 2;
    private static final int PLACE_LINE_END = 3;
    private static final int PLACE_WORD_BOUNDARY = 4;
    private static final int PLACE_NOT_WORD_BOUNDARY = 5;
    private static final int PLACE_FOLDED_WORD_BOUNDARY = 6;

    private static boolean isLineTerminator(char c) {
        return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
    }

    private boolean isWord(int at, boolean folded) {
        if (at < 0 || at >= end) {
            return false;
        }
        char c = input.charAt(at);
        return c < 0x80
                ? PatternReader.isAsciiLetter(c) || PatternReader.isDigit(c) || c == '_'
                : folded && (c == 0x17F || c == 0x212A);
    }

    /** The cursor after a back reference, or NOWHERE. */
    private int reference(int pc, int pos) {
        int flags = ops[pc + 1];
        int count = ops[pc + 2];
        for (int i = 0; i < count; i++) {
            int register = 2 * ops[pc + 3 + i];
            int from = registers[register];
            int to = registers[register + 1];
            if (from >= 0 && to >= 0) {
                spend(to - from);
                return (flags & Op.IGNORE_CASE) == 0
                        ? exactReference(from, to, pos, (flags & Op.BACKWARD) != 0)
                        : foldedReference(from, to, pos, (flags & Op.BACKWARD) != 0);
            }
        }
        return pos;
    }

    private int exactReference(int from, int to, int pos, boolean back) {
        int length = to - from;
        int start = back ? pos - length : pos;
        if (start < 0 || !input.regionMatches(from, input, start, length)) {
            return NOWHERE;
        }
        int stop = back ? start : start + length;
        return unicode && length > 0 && splitsPair(stop) ? NOWHERE : stop;
    }

    private boolean splitsPair(int at) {
        return at > 0
                && at < end
                && Character.isHighSurrogate(input.charAt(at - 1))
                && Character.isLowSurrogate(input.charAt(at));
    }

    private int foldedReference(int from, int to, int pos, boolean back) {
        CaseFolding folding = CaseFolding.of(unicode);
        int wanted = back ? to : from;
        int at = pos;
        while (back ? wanted > from : wanted < to) {
            if (at == (back ? 0 : end)) {
                return NOWHERE;
            }
            int c = character(wanted, back);
            int d = character(at, back);
            if (c != d && folding.canonicalize(c) != folding.canonicalize(d)) {
                return NOWHERE;
            }
            wanted += back ? -Character.charCount(c) : Character.charCount(c);
            at += back ? -Character.charCount(d) : Character.charCount(d);
        }
        return at;
    }

    /** The character at or before an index. */
    private int character(int index, boolean before) {
        if (!unicode) {
            return input.charAt(before ? index - 1 : index);
        }
        return before ? input.codePointBefore(index) : input.codePointAt(index);
    }
}
