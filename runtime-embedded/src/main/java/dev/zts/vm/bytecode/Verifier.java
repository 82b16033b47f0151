package dev.zts.vm.bytecode;

import dev.zts.vm.bytecode.FunctionCode.Handler;
import dev.zts.vm.bytecode.FunctionCode.Kind;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks code from outside before anything of it runs: opcodes, bounds of operands, the kinds of
 * constants, jump targets, and on every path the depth of the stack and what type of thing stands
 * where. What it accepts the interpreter runs without a fault of its own; it may still throw
 * JavaScript errors, or not end.
 */
public final class Verifier {

    /*
     * Abstract interpretation. Where paths may meet, at jump targets and handlers, the types known
     * there are kept; each path is followed from one such place to the next and joined with what
     * is known. A place whose types became wider is looked at again. Types widen a few steps only,
     * so this ends; how much work it may be is bounded all the same.
     */

    private static final int MAX_REGISTERS = 1 << 17;
    private static final long MAX_WORK = 1L << 28;

    private final FunctionCode code;

    /** By the pc at which each begins. */
    private final @Nullable Instruction[] decoded;

    private final boolean[] meetings;
    private final int[] handlerAt;
    private final Type[] @Nullable [] known;
    private final boolean[] begun;
    private final Deque<Integer> pending = new ArrayDeque<>();
    private long work;

    private Verifier(FunctionCode code) {
        int length = code.code().length;
        this.code = code;
        this.decoded = new @Nullable Instruction[length];
        this.meetings = new boolean[length];
        this.handlerAt = new int[length];
        this.known = new Type[length][];
        this.begun = new boolean[length];
    }

    /**
     * Checks a unit and all its functions.
     *
     * @throws BytecodeException naming function, pc and reason
     */
    public static void verify(Unit unit) {
        List<FunctionCode> functions = unit.functions();
        if (functions.isEmpty()) {
            throw new BytecodeException(unit.path() + ": no function");
        }
        for (int i = 0; i < functions.size(); i++) {
            FunctionCode function = functions.get(i);
            boolean own = function.unit() == unit && function.id() == i;
            check(own, function, 0, "a function of another unit or number");
            new Verifier(function).run();
        }
    }

    private void run() {
        checkHeader();
        checkRole();
        findStarts();
        findHandlers();
        Type[] entry = new Type[code.locals()];
        Arrays.fill(entry, Type.VALUE);
        boolean whole = !code.isGenerator() && code.kind() != Kind.MODULE;
        flow(0, entry, whole, 0);
        while (!pending.isEmpty()) {
            follow(pending.pop());
        }
    }

    // Tables

    private void checkHeader() {
        check(code.code().length > 0, 0, "no code");
        boolean registers =
                code.locals() >= 0
                        && code.stack() >= 0
                        && (long) code.locals() + code.stack() <= MAX_REGISTERS;
        check(registers, 0, "too many locals or too deep a stack");
        boolean parameters = code.parameters() >= 0 && code.parameters() <= code.locals();
        check(parameters, 0, "more parameters than locals");
        boolean caches = code.caches() >= 0 && code.caches() <= code.code().length;
        check(caches, 0, "more caches than instructions");
        check(code.length() >= 0, 0, "a negative length");
        int source = code.unit().source().length();
        boolean span = code.start() >= 0 && code.start() <= code.end() && code.end() <= source;
        check(span, 0, "a span outside the source");
        checkPositions(source);
    }

    private void checkPositions(int source) {
        int[] positions = code.positions();
        check(positions.length % 2 == 0, 0, "half a position");
        for (int i = 0; i < positions.length; i += 2) {
            boolean ascending = i == 0 || positions[i] > positions[i - 2];
            boolean inside = positions[i + 1] >= 0 && positions[i + 1] <= source;
            check(ascending && inside, 0, "positions out of order or outside the source");
        }
    }

    /**
     * A body has no caller that gives it anything; how a function is called depends on its kind.
     */
    private void checkRole() {
        Unit unit = code.unit();
        boolean body = code.kind() == Kind.SCRIPT || code.kind() == Kind.MODULE;
        check(body == (code.id() == 0), 0, "a body that is not the first function");
        if (body) {
            check(unit.isModule() == (code.kind() == Kind.MODULE), 0, "a body of another kind");
            boolean alone = code.upvalues().isEmpty() && code.parameters() == 0;
            check(alone, 0, "a body with parameters or captured variables");
            check(code.isAsync() == unit.hasTopLevelAwait(), 0, "top-level await or not");
        }
        boolean plain =
                switch (code.kind()) {
                    case BASE_CONSTRUCTOR, DERIVED_CONSTRUCTOR, FIELDS, SCRIPT ->
                            !code.isAsync() && !code.isGenerator();
                    case ARROW, MODULE -> !code.isGenerator();
                    case NORMAL, METHOD -> true;
                };
        check(plain, 0, "async or a generator, which its kind cannot be");
    }

    private void findStarts() {
        OperandRules rules = new OperandRules(code);
        int pc = 0;
        while (pc < code.code().length) {
            Instruction instruction = Instruction.decode(code.code(), pc);
            if (instruction == null) {
                throw fault(code, pc, "no instruction");
            }
            decoded[pc] = instruction;
            rules.check(instruction);
            if (instruction.jumps() && inside(instruction.target())) {
                meetings[instruction.target()] = true;
            }
            pc = instruction.next();
        }
    }

    /** Notes for each pc the handler that is taken: the first that covers it. */
    private void findHandlers() {
        Handler[] handlers = code.handlers();
        Arrays.fill(handlerAt, handlers.length);
        for (int i = handlers.length - 1; i >= 0; i--) {
            Handler handler = handlers[i];
            int end = handler.end();
            boolean range =
                    isStart(handler.start())
                            && handler.start() < end
                            && (end == decoded.length || isStart(end));
            check(range, handler.start(), "the range of a handler");
            check(isStart(handler.target()), handler.target(), "the target of a handler");
            boolean depth = handler.depth() >= 0 && handler.depth() < code.stack();
            check(depth, handler.target(), "the depth of a handler");
            spend(end - handler.start());
            Arrays.fill(handlerAt, handler.start(), end, i);
            meetings[handler.target()] = true;
        }
    }

    private boolean isStart(int pc) {
        return inside(pc) && decoded[pc] != null;
    }

    private boolean inside(int pc) {
        return pc >= 0 && pc < decoded.length;
    }

    // Paths

    /** Joins what is known at a pc with the types on a path to it. */
    private void flow(int pc, Type[] types, boolean hasBegun, int from) {
        if (!isStart(pc)) {
            throw fault(code, from, "control goes to " + pc + ", where no instruction begins");
        }
        spend(types.length + 1);
        Type[] before = known[pc];
        if (before == null) {
            known[pc] = types;
            begun[pc] = hasBegun;
            pending.push(pc);
            return;
        }
        int depth = types.length - code.locals();
        int known = before.length - code.locals();
        if (depth != known) {
            throw fault(code, pc, "a stack of " + depth + " meets one of " + known);
        }
        check(begun[pc] == hasBegun, pc, "a path from before the beginning meets one from behind");
        boolean wider = false;
        for (int i = 0; i < before.length; i++) {
            Type joined = before[i].join(types[i]);
            wider |= joined != before[i];
            before[i] = joined;
        }
        if (wider) {
            pending.push(pc);
        }
    }

    /** Follows the path from a place where paths meet to the next. */
    private void follow(int start) {
        Type[] types = known[start];
        if (types == null) {
            throw new AssertionError("nothing is known at " + start);
        }
        TypeState state = new TypeState(code, types, begun[start]);
        Effects effects = new Effects(code, state);
        int handler = code.handlers().length;
        int pc = start;
        while (true) {
            Instruction instruction = Objects.requireNonNull(decoded[pc]);
            state.at(pc);
            spend(1);
            if (handler != handlerAt[pc]) {
                handler = handlerAt[pc];
                state.lowestWritten = TypeState.ALL;
            }
            if (handler < code.handlers().length) {
                enter(code.handlers()[handler], state, pc);
            }
            step(instruction, state, effects);
            if (!instruction.fallsThrough()) {
                return;
            }
            pc = instruction.next();
            if (pc >= meetings.length || meetings[pc]) {
                flow(pc, state.snapshot(state.depth()), state.begun, instruction.pc());
                return;
            }
        }
    }

    /** The path to a handler, unless it was followed with the same types just before. */
    private void enter(Handler handler, TypeState state, int pc) {
        check(state.depth() >= handler.depth(), pc, "a stack below that of its handler");
        if (state.lowestWritten < code.locals() + handler.depth()) {
            int dropped = state.depth() - handler.depth();
            flow(handler.target(), state.snapshot(dropped, Type.VALUE), state.begun, pc);
            state.lowestWritten = TypeState.NOTHING;
        }
    }

    private void step(Instruction instruction, TypeState state, Effects effects) {
        int pc = instruction.pc();
        switch (instruction.opcode()) {
            case FOR_OF_NEXT, FOR_OF_NEXT_PUT_LOC -> {
                Type[] there = state.snapshot(state.depth());
                effects.apply(instruction);
                flow(instruction.target(), there, state.begun, pc);
            }
            case DELEGATE_DONE -> {
                effects.apply(instruction);
                Type[] there = state.snapshot(2, Type.VALUE, Type.INTEGER);
                flow(instruction.target(), there, state.begun, pc);
            }
            default -> {
                effects.apply(instruction);
                if (instruction.jumps()) {
                    Type[] there = state.snapshot(state.depth());
                    flow(instruction.target(), there, state.begun, pc);
                }
            }
        }
    }

    private void spend(int amount) {
        work += amount;
        check(work <= MAX_WORK, 0, "too much to verify");
    }

    private void check(boolean good, int pc, String what) {
        check(good, code, pc, what);
    }

    private static void check(boolean good, FunctionCode code, int pc, String what) {
        if (!good) {
            throw fault(code, pc, what);
        }
    }

    static BytecodeException fault(FunctionCode code, int pc, String what) {
        return new BytecodeException(code + " at " + pc + ": " + what);
    }
}
