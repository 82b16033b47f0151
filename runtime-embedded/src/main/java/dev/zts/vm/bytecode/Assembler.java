package dev.zts.vm.bytecode;

import dev.zts.vm.bytecode.FunctionCode.Handler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The maker of a function's bytecode: takes instructions by their rows, follows the depth of the
 * stack, leaves out what no path reaches, and in the end fuses, sizes and encodes.
 */
public final class Assembler {

    /** A place in the code, to jump to or to end a range at. */
    public static final class Label {
        private static final int UNKNOWN = -1;

        private int depth = UNKNOWN;
        private boolean used;
        int pc = UNKNOWN;

        boolean isUsed() {
            return used;
        }
    }

    private record Range(Label start, Label end, Label target, int depth) {}

    private final Instructions instructions = new Instructions();
    private final List<Object> constants = new ArrayList<>();
    private final Map<Object, Integer> constantIndices = new HashMap<>();
    private final List<String> atoms = new ArrayList<>();
    private final Map<String, Integer> atomIndices = new HashMap<>();
    private final List<Range> ranges = new ArrayList<>();
    private int caches;
    private long optimizeNanos;
    private int depth;
    private int deepest;
    private boolean reachable = true;
    private int offset;
    private int emitted;

    /** Sets the source offset of the instructions that follow. */
    public void at(int sourceOffset) {
        offset = sourceOffset;
    }

    /** {@return number of values on the stack here} */
    public int depth() {
        return depth;
    }

    /** Goes on with another depth, behind a jump. */
    public void resumeAt(int newDepth) {
        if (reachable && newDepth != depth) {
            throw new AssertionError("depth " + depth + " is reachable, not " + newDepth);
        }
        depth = newDepth;
    }

    /** {@return whether some path leads here} */
    public boolean isReachable() {
        return reachable;
    }

    public void emit(Opcode opcode) {
        emit(opcode, 0, 0, null);
    }

    public void emit(Opcode opcode, int operand) {
        emit(opcode, operand, 0, null);
    }

    public void emit(Opcode opcode, int first, int second) {
        emit(opcode, first, second, null);
    }

    /** Emits an instruction with a name. */
    public void emit(Opcode opcode, String name) {
        emit(opcode, atom(name), 0, null);
    }

    /** Emits an instruction with a constant. */
    public void emitConstant(Opcode opcode, Object constant) {
        emit(opcode, constant(constant), 0, null);
    }

    /** Emits a jump. */
    public void jump(Opcode opcode, Label target) {
        emit(opcode, 0, 0, target);
    }

    /** Pushes an integer in the shortest way. */
    public void pushInt(int value) {
        if (value == (byte) value) {
            emit(Opcode.PUSH_I8, value);
        } else if (value == (short) value) {
            emit(Opcode.PUSH_I16, value);
        } else {
            emitConstant(Opcode.PUSH_CONST, value);
        }
    }

    /** Pushes a number. */
    public void pushNumber(double value) {
        int rounded = (int) value;
        if (rounded == value && (rounded != 0 || 1 / value > 0)) {
            pushInt(rounded);
        } else {
            emitConstant(Opcode.PUSH_CONST, value);
        }
    }

    private void emit(Opcode opcode, int first, int second, @Nullable Label target) {
        move(opcode, first, second);
        if (reachable) {
            if (target != null) {
                meet(target, opcode == Opcode.FOR_OF_NEXT ? depth - 1 : depth);
            }
            instructions.add(opcode.number(), first, second, target, offset);
            emitted++;
            reachable = !ends(opcode.number());
        }
    }

    private void move(Opcode opcode, int first, int second) {
        depth -= opcode.pops(count(opcode, first, second));
        if (depth < 0) {
            throw new AssertionError(
                    opcode.mnemonic()
                            + " at instruction "
                            + instructions.size()
                            + " pops too much");
        }
        depth += opcode.pushes();
        deepest = Math.max(deepest, depth);
    }

    private static int count(Opcode opcode, int first, int second) {
        List<Operand> operands = opcode.operands();
        for (int i = 0; i < operands.size(); i++) {
            if (operands.get(i) == Operand.COUNT || operands.get(i) == Operand.COUNT16) {
                return i == 0 ? first : second;
            }
        }
        return 0;
    }

    private static boolean ends(int op) {
        return switch (op) {
            case Op.GOTO,
                    Op.LOOP,
                    Op.RET,
                    Op.RET_UNDEFINED,
                    Op.THROW,
                    Op.THROW_CONST,
                    Op.THROW_ERROR,
                    Op.HALT ->
                    true;
            default -> false;
        };
    }

    private void meet(Label label, int arriving) {
        label.used = true;
        if (label.depth == Label.UNKNOWN) {
            label.depth = arriving;
        } else if (label.depth != arriving) {
            throw new AssertionError(
                    "a path with depth %d meets one with %d at instruction %d"
                            .formatted(arriving, label.depth, instructions.size()));
        }
    }

    /** Binds a label to this place. */
    public void bind(Label label) {
        if (reachable) {
            boolean wasUsed = label.used;
            meet(label, depth);
            label.used = wasUsed;
        } else if (label.depth != Label.UNKNOWN) {
            depth = label.depth;
            reachable = true;
        }
        if (reachable) {
            instructions.add(Instructions.LABEL, 0, 0, label, offset);
        }
    }

    /** {@return a label that marks this place as a border of a range} */
    public Label mark() {
        Label label = new Label();
        instructions.add(Instructions.LABEL, 0, 0, label, offset);
        return label;
    }

    /** {@return the number of instructions so far, to see whether a range is empty} */
    public int size() {
        return emitted;
    }

    /** Adds a handler range; inner ranges are added before those around them. */
    public void handler(Label start, Label end, Label target, int stackDepth) {
        start.used = true;
        end.used = true;
        target.used = true;
        ranges.add(new Range(start, end, target, stackDepth));
    }

    /** Begins the code of a handler, where the thrown value lies upon so many others. */
    public void beginHandler(Label target, int stackDepth, boolean covered) {
        if (reachable) {
            throw new AssertionError("a handler is no place to run into");
        }
        depth = stackDepth + 1;
        deepest = Math.max(deepest, depth);
        reachable = covered;
        target.depth = depth;
        if (covered) {
            instructions.add(Instructions.LABEL, 0, 0, target, offset);
        }
    }

    /** {@return the index of a constant} */
    public int constant(Object value) {
        Integer known = constantIndices.get(value);
        if (known != null) {
            return known;
        }
        constants.add(value);
        constantIndices.put(value, constants.size() - 1);
        return constants.size() - 1;
    }

    /** {@return the index of a constant that is never shared: a template} */
    public int ownConstant(Object value) {
        constants.add(value);
        return constants.size() - 1;
    }

    /** {@return the index of a name} */
    public int atom(String name) {
        Integer known = atomIndices.get(name);
        if (known != null) {
            return known;
        }
        atoms.add(name);
        atomIndices.put(name, atoms.size() - 1);
        return atoms.size() - 1;
    }

    /** {@return the index of a new inline cache} */
    public int cache() {
        return caches++;
    }

    /** {@return time that finishing took to make sequences of instructions shorter} */
    public long optimizeNanos() {
        return optimizeNanos;
    }

    /** Puts code and tables into the function. */
    public void finish(FunctionBuilder function) {
        long begin = System.nanoTime();
        Instructions fused = new Peephole(this).run(instructions);
        optimizeNanos = System.nanoTime() - begin;
        Encoder encoder = new Encoder(fused);
        function.code = encoder.encode();
        function.positions = encoder.positions();
        function.constants.addAll(constants);
        function.atoms.addAll(atoms);
        function.caches = caches;
        function.stack = deepest;
        for (Range range : ranges) {
            if (range.start.pc < range.end.pc && range.target.pc != Label.UNKNOWN) {
                function.handlers.add(
                        new Handler(range.start.pc, range.end.pc, range.target.pc, range.depth));
            }
        }
    }

    /** {@return the constant an instruction pushes, if it is a number} */
    @Nullable Object number(int op, int operand) {
        return switch (op) {
            case Op.PUSH_I8, Op.PUSH_I16 -> (Object) operand;
            case Op.PUSH_CONST -> constants.get(operand) instanceof Number n ? n : null;
            default -> null;
        };
    }
}
