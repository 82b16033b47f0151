package dev.zts.vm.bytecode;

import dev.zts.vm.bytecode.FunctionCode.Handler;
import dev.zts.vm.bytecode.FunctionCode.RegExpLiteral;
import dev.zts.vm.bytecode.FunctionCode.TemplateLiteral;
import dev.zts.vm.bytecode.FunctionCode.Upvalue;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Checks code from outside before anything of it runs: opcodes, bounds of operands, the kinds of
 * constants, jump targets, and on every path the depth of the stack and what kind of thing stands
 * where. What it accepts the interpreter runs without a fault of its own; it may still throw
 * JavaScript errors, or not end.
 */
public final class Verifier {

    /*
     * Abstract interpretation. The state of a pc is the kind of each local and of each stack entry.
     * States that meet are merged entry by entry, towards MIXED, which nothing accepts; a pc whose
     * state changed is looked at again. Kinds form a lattice of height three, so this ends.
     */

    /** Any JavaScript value, or the mark of a missing one. */
    private static final byte VALUE = 0;

    /** An integer; also a value. */
    private static final byte INDEX = 1;

    /** A closure made by this code; also a value. */
    private static final byte CLOSURE = 2;

    /** The cell of a captured variable. */
    private static final byte CELL = 3;

    /** What a loop iterates with. */
    private static final byte ITERATOR = 4;

    private static final byte MODULE = 5;

    /** The cell of a top-level binding. */
    private static final byte BINDING = 6;

    /** Different things on different paths. */
    private static final byte MIXED = 7;

    private static final int MAX_REGISTERS = 1 << 20;

    private final FunctionCode code;
    private final byte[][] states;
    private final boolean[] starts;
    private final Deque<Integer> pending = new ArrayDeque<>();

    private Verifier(FunctionCode code) {
        this.code = code;
        this.states = new byte[code.code().length][];
        this.starts = new boolean[code.code().length];
    }

    /**
     * Checks all functions of a unit.
     *
     * @throws BytecodeException naming function, pc and reason
     */
    public static void verify(Unit unit) {
        for (FunctionCode function : unit.functions()) {
            new Verifier(function).run();
        }
    }

    private void run() {
        checkHeader();
        findStarts();
        checkHandlers();
        byte[] entry = new byte[code.locals()];
        flow(0, entry, 0);
        while (!pending.isEmpty()) {
            step(pending.pop());
        }
    }

    private void checkHeader() {
        check(code.code().length > 0, 0, "no code");
        check(
                code.locals() >= 0
                        && code.stack() >= 0
                        && (long) code.locals() + code.stack() <= MAX_REGISTERS,
                0,
                "too many registers");
        check(
                code.parameters() >= 0 && code.parameters() <= code.locals(),
                0,
                "more parameters than locals");
        check(code.caches() >= 0 && code.caches() <= code.code().length, 0, "too many caches");
        check(code.length() >= 0, 0, "a negative length");
        int sourceLength = code.unit().source().length();
        check(
                code.start() >= 0 && code.start() <= code.end() && code.end() <= sourceLength,
                0,
                "a span outside the source");
        int[] positions = code.positions();
        check(positions.length % 2 == 0, 0, "half a position");
        for (int i = 0; i < positions.length; i += 2) {
            boolean ascending = i == 0 || positions[i] > positions[i - 2];
            boolean inside = positions[i + 1] >= 0 && positions[i + 1] <= sourceLength;
            check(ascending && inside, 0, "positions out of order or outside the source");
        }
    }

    private void findStarts() {
        int pc = 0;
        while (pc < code.code().length) {
            Instruction instruction = Instruction.decode(code.code(), pc);
            if (instruction == null) {
                throw fault(pc, "no instruction");
            }
            starts[pc] = true;
            checkOperands(instruction);
            pc = instruction.next();
        }
    }

    private void checkHandlers() {
        for (Handler handler : code.handlers()) {
            boolean range =
                    handler.start() >= 0
                            && handler.start() < handler.end()
                            && handler.end() <= code.code().length;
            check(range && isStart(handler.start()), handler.start(), "a handler's range");
            check(
                    handler.end() == code.code().length || isStart(handler.end()),
                    handler.end(),
                    "the end of a handler's range");
            check(isStart(handler.target()), handler.target(), "the target of a handler");
            check(
                    handler.depth() >= 0 && handler.depth() < code.stack(),
                    handler.target(),
                    "the depth of a handler");
        }
    }

    private boolean isStart(int pc) {
        return pc >= 0 && pc < starts.length && starts[pc];
    }

    // Operands

    private void checkOperands(Instruction instruction) {
        int[] operands = instruction.operands();
        for (int i = 0; i < operands.length; i++) {
            int value = operands[i];
            int bound =
                    switch (instruction.opcode().operands().get(i)) {
                        case LOCAL -> code.locals();
                        case UPVALUE -> code.upvalues().size();
                        case ATOM -> code.atoms().length;
                        case CONSTANT -> code.constants().length;
                        case CACHE -> code.caches();
                        default -> Integer.MAX_VALUE;
                    };
            boolean signed = instruction.opcode().operands().get(i).signed();
            check(
                    signed || value >= 0 && value < bound,
                    instruction.pc(),
                    "operand " + value + " of " + instruction.opcode().mnemonic());
        }
        checkKinds(instruction);
    }

    private void checkKinds(Instruction instruction) {
        int pc = instruction.pc();
        int first = instruction.operands().length == 0 ? 0 : instruction.operands()[0];
        switch (instruction.opcode()) {
            case GET_LOC_0, PUT_LOC_0 -> check(code.locals() > 0, pc, "no local 0");
            case GET_LOC_1, PUT_LOC_1 -> check(code.locals() > 1, pc, "no local 1");
            case GET_LOC_2, PUT_LOC_2 -> check(code.locals() > 2, pc, "no local 2");
            case GET_LOC_3, PUT_LOC_3 -> check(code.locals() > 3, pc, "no local 3");
            case PUSH_CONST, PUSH_CONST_CALL -> {
                Object constant = code.constants()[first];
                check(constant instanceof String || constant instanceof Number, pc, "the constant");
            }
            case ADD_MOD, SUB_MOD, MUL_MOD, MOD_CONST ->
                    check(code.constants()[first] instanceof Number, pc, "the constant");
            case MAKE_FUNCTION, MAKE_CLOSURE, MAKE_ASYNC -> checkFunction(instruction, first);
            case IMPORT_MODULE -> {
                boolean known =
                        code.constants()[first] instanceof Integer request
                                && request >= 0
                                && request < code.unit().requests().size();
                check(known, pc, "the requested module");
            }
            case IMPORT_NAME, EXPORT_NAME ->
                    check(code.constants()[first] instanceof String, pc, "the name");
            case PUSH_REGEXP ->
                    check(code.constants()[first] instanceof RegExpLiteral, pc, "the expression");
            case TEMPLATE_OBJECT ->
                    check(code.constants()[first] instanceof TemplateLiteral, pc, "the template");
            case PUSH_BINDING, BIND_IMPORT, DEFINE_GLOBAL ->
                    check(
                            code.unit().bindings().containsKey(code.atoms()[first]),
                            pc,
                            "the top-level binding");
            case INITIAL_YIELD, YIELD, YIELD_RAW ->
                    check(code.isGenerator(), pc, "yield outside a generator");
            case AWAIT_VAL -> check(code.isAsync(), pc, "await outside async code");
            default -> {}
        }
    }

    private void checkFunction(Instruction instruction, int constant) {
        int pc = instruction.pc();
        check(code.constants()[constant] instanceof FunctionCode, pc, "the function");
        FunctionCode made = (FunctionCode) code.constants()[constant];
        check(made.unit() == code.unit(), pc, "a function of another unit");
        for (Upvalue upvalue : made.upvalues()) {
            int bound = upvalue.local() ? code.locals() : code.upvalues().size();
            check(
                    upvalue.index() >= 0 && upvalue.index() < bound,
                    pc,
                    "what the function captures");
        }
        if (instruction.opcode() == Opcode.MAKE_FUNCTION) {
            check(made.upvalues().isEmpty(), pc, "a function that captures");
        }
    }

    // Paths

    private void flow(int pc, byte[] locals, int depth) {
        if (!isStart(pc)) {
            throw fault(pc, "a jump into an instruction, or out of the code");
        }
        byte[] known = states[pc];
        if (known == null) {
            states[pc] = Arrays.copyOf(locals, code.locals() + depth);
            pending.push(pc);
            return;
        }
        if (known.length != code.locals() + depth) {
            throw fault(
                    pc,
                    "a stack of " + depth + " where it was " + (known.length - code.locals()));
        }
        boolean changed = false;
        for (int i = 0; i < known.length; i++) {
            byte merged = merge(known[i], locals[i]);
            changed |= merged != known[i];
            known[i] = merged;
        }
        if (changed) {
            pending.push(pc);
        }
    }

    private static byte merge(byte a, byte b) {
        if (a == b) {
            return a;
        }
        return a <= CLOSURE && b <= CLOSURE ? VALUE : MIXED;
    }

    private void step(int pc) {
        Instruction instruction = Instruction.decode(code.code(), pc);
        if (instruction == null) {
            throw fault(pc, "no instruction");
        }
        State state = new State(pc, states[pc]);
        enterHandlers(pc, state);
        execute(instruction, state);
        int jump = instruction.jump();
        if (jump >= 0 || instruction.opcode() == Opcode.GOTO || isLoop(instruction)) {
            State there = jumped(instruction, state);
            flow(jump, there.registers, there.depth);
        }
        if (instruction.fallsThrough()) {
            flow(instruction.next(), state.registers, state.depth);
        }
    }

    private static boolean isLoop(Instruction instruction) {
        return instruction.opcode() == Opcode.LOOP;
    }

    private void enterHandlers(int pc, State state) {
        for (Handler handler : code.handlers()) {
            if (pc >= handler.start() && pc < handler.end()) {
                check(state.depth >= handler.depth(), pc, "a stack below its handler's");
                byte[] there = state.registers.clone();
                there[code.locals() + handler.depth()] = VALUE;
                flow(handler.target(), there, handler.depth() + 1);
            }
        }
    }

    /** The state at the jump target, where it is not that of falling through. */
    private State jumped(Instruction instruction, State after) {
        switch (instruction.opcode()) {
            case FOR_OF_NEXT -> {
                State there = after.copy();
                there.depth--;
                return there;
            }
            case DELEGATE_DONE -> {
                State there = after.copy();
                there.depth -= 2;
                there.push(VALUE);
                there.push(INDEX);
                return there;
            }
            default -> {
                return after;
            }
        }
    }

    private void execute(Instruction instruction, State state) {
        int first = instruction.operands().length == 0 ? 0 : instruction.operands()[0];
        switch (instruction.opcode()) {
            case PUSH_0, PUSH_1, PUSH_2, PUSH_3, PUSH_I8, PUSH_I16 -> state.push(INDEX);
            case DUP -> state.push(state.peek(0));
            case DROP -> state.popAny();
            case SWAP -> state.permute(2, 1, 0);
            case ROT3 -> state.permute(3, 1, 2, 0);
            case DUP2 -> state.permute(2, 0, 1, 0, 1);
            case TUCK -> state.permute(2, 1, 0, 1);
            case TUCK2 -> state.permute(3, 2, 0, 1, 2);
            case GET_LOC_0, GET_LOC_1, GET_LOC_2, GET_LOC_3 ->
                    state.push(state.local(instruction.opcode().number() - Op.GET_LOC_0));
            case PUT_LOC_0, PUT_LOC_1, PUT_LOC_2, PUT_LOC_3 ->
                    state.setLocal(
                            instruction.opcode().number() - Op.PUT_LOC_0, state.popAny());
            case GET_LOC -> state.push(state.local(first));
            case PUT_LOC -> state.setLocal(first, state.popAny());
            case GET_LOC_ADD -> {
                state.popValue();
                state.localValue(first);
                state.push(VALUE);
            }
            case GET_LOC_GET_LOC_ADD -> {
                state.localValue(first);
                state.localValue(instruction.operands()[1]);
                state.push(VALUE);
            }
            case MAKE_CELL -> {
                state.localValue(first);
                state.setLocal(first, CELL);
            }
            case GET_CELL -> {
                state.expectLocal(first, CELL);
                state.push(VALUE);
            }
            case PUT_CELL -> {
                state.popValue();
                state.expectLocal(first, CELL);
            }
            case CLOSE_UPVALUE -> state.expectLocal(first, CELL);
            case MAKE_FUNCTION -> state.push(CLOSURE);
            case MAKE_CLOSURE, MAKE_ASYNC -> {
                FunctionCode made = (FunctionCode) code.constants()[first];
                for (Upvalue upvalue : made.upvalues()) {
                    if (upvalue.local()) {
                        state.expectLocal(upvalue.index(), CELL);
                    }
                }
                state.push(CLOSURE);
            }
            case GET_ITERATOR, FOR_IN_START -> {
                state.popValue();
                state.push(ITERATOR);
                state.push(INDEX);
            }
            case FOR_OF_NEXT, ITER_STEP, ITER_REST, ITER_NEXT_CALL -> {
                state.expectIterator(0);
                state.push(VALUE);
            }
            case FOR_OF_NEXT_PUT_LOC -> {
                state.expectIterator(0);
                state.setLocal(first, VALUE);
            }
            case ITER_CLOSE, ITER_CLOSE_QUIET -> {
                state.expectIterator(0);
                state.popAny();
                state.popAny();
            }
            case ITER_RETURN_CALL -> {
                state.expectIterator(0);
                state.popAny();
                state.popAny();
                state.push(VALUE);
                state.push(VALUE);
            }
            case ITER_UNWRAP, DELEGATE_DONE -> state.expectIterator(1);
            case DELEGATE_CALL -> {
                state.pop(INDEX);
                state.popValue();
                state.expectIterator(0);
                state.push(VALUE);
            }
            case YIELD, YIELD_RAW -> {
                state.popValue();
                state.push(VALUE);
                state.push(INDEX);
            }
            case RESUME -> {
                state.pop(INDEX);
                state.popValue();
                state.push(VALUE);
            }
            case ARRAY_APPEND, ARRAY_SPREAD -> {
                state.popValue();
                state.pop(INDEX);
                state.push(INDEX);
            }
            case ARRAY_HOLE -> state.expect(0, INDEX);
            case ARRAY_END -> state.pop(INDEX);
            case IMPORT_MODULE -> state.push(MODULE);
            case IMPORT_NAME, IMPORT_DEFAULT, IMPORT_NAMESPACE -> {
                state.pop(MODULE);
                state.push(BINDING);
            }
            case PUSH_BINDING -> state.push(BINDING);
            case BIND_IMPORT, EXPORT_NAME -> state.pop(BINDING);
            case SET_HOME -> {
                state.pop(CLOSURE);
                state.popValue();
                state.push(VALUE);
                state.push(CLOSURE);
            }
            case MAKE_CLASS -> {
                state.pop(CLOSURE);
                state.popValue();
                state.push(CLOSURE);
                state.push(VALUE);
            }
            case SET_FIELDS -> {
                state.pop(CLOSURE);
                state.pop(CLOSURE);
                state.push(CLOSURE);
            }
            case PUSH_FUNCTION -> state.push(CLOSURE);
            default -> {
                int pops = instruction.opcode().pops(instruction.count());
                for (int i = 0; i < pops; i++) {
                    state.popValue();
                }
                for (int i = 0; i < instruction.opcode().pushes(); i++) {
                    state.push(VALUE);
                }
            }
        }
    }

    /** Locals and stack at one instruction. */
    private final class State {

        private final int pc;
        private final byte[] registers;
        private int depth;

        State(int pc, byte[] known) {
            this.pc = pc;
            this.registers = Arrays.copyOf(known, code.locals() + code.stack());
            this.depth = known.length - code.locals();
        }

        State copy() {
            return new State(pc, Arrays.copyOf(registers, code.locals() + depth));
        }

        void push(byte kind) {
            check(depth < code.stack(), pc, "a stack deeper than said");
            registers[code.locals() + depth++] = kind;
        }

        byte peek(int below) {
            check(depth > below, pc, "an empty stack");
            return registers[code.locals() + depth - 1 - below];
        }

        byte popAny() {
            byte kind = peek(0);
            depth--;
            return kind;
        }

        void popValue() {
            check(popAny() <= CLOSURE, pc, "something that is no value");
        }

        void pop(byte kind) {
            expect(0, kind);
            depth--;
        }

        void expect(int below, byte kind) {
            check(peek(below) == kind, pc, "another kind of thing on the stack");
        }

        void expectIterator(int below) {
            expect(below, INDEX);
            expect(below + 1, ITERATOR);
        }

        byte local(int index) {
            return registers[index];
        }

        void localValue(int index) {
            check(registers[index] <= CLOSURE, pc, "a local that is no value");
        }

        void expectLocal(int index, byte kind) {
            check(registers[index] == kind, pc, "another kind of thing in local " + index);
        }

        void setLocal(int index, byte kind) {
            registers[index] = kind;
        }

        void permute(int taken, int... order) {
            check(depth >= taken, pc, "an empty stack");
            byte[] old = new byte[taken];
            for (int i = 0; i < taken; i++) {
                old[i] = registers[code.locals() + depth - taken + i];
            }
            depth -= taken;
            for (int from : order) {
                push(old[from]);
            }
        }
    }

    private void check(boolean good, int pc, String what) {
        if (!good) {
            throw fault(pc, what);
        }
    }

    private BytecodeException fault(int pc, String what) {
        return new BytecodeException(code.toString() + " at " + pc + ": " + what);
    }

    /** {@return why a unit is refused, null if it is accepted} */
    public static @Nullable String reason(Unit unit) {
        try {
            verify(unit);
            return null;
        } catch (BytecodeException e) {
            return e.getMessage();
        }
    }
}
