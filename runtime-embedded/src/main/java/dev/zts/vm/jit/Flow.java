package dev.zts.vm.jit;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.FunctionCode.Handler;
import dev.zts.vm.bytecode.Instruction;
import dev.zts.vm.bytecode.Opcode;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The flow of control in a function from one entry on: what is reached, how deep the stack is
 * there, where blocks and loops begin, which locals are still read.
 */
final class Flow {

    private final FunctionCode code;
    private final @Nullable Instruction[] at;
    private final int[] depth;
    private final BitSet leaders = new BitSet();
    private final BitSet headers = new BitSet();
    private final BitSet handlers = new BitSet();
    private BitSet @Nullable [] live;

    /**
     * @param entry 0, or the pc of a loop's header
     * @param entryDepth values on the stack there
     */
    Flow(FunctionCode code, int entry, int entryDepth) {
        this.code = code;
        int length = code.code().length;
        at = new @Nullable Instruction[length];
        depth = new int[length];
        Arrays.fill(depth, -1);
        walk(entry, entryDepth);
    }

    static Instruction decode(FunctionCode code, int pc) {
        Instruction instruction = Instruction.decode(code.code(), pc);
        if (instruction == null) {
            throw new AssertionError("no instruction at " + pc + " in " + code);
        }
        return instruction;
    }

    private void walk(int entry, int entryDepth) {
        ArrayDeque<Integer> open = new ArrayDeque<>();
        leaders.set(entry);
        reach(open, entry, entryDepth);
        while (!open.isEmpty()) {
            int pc = open.pop();
            Instruction instruction = decode(code, pc);
            at[pc] = instruction;
            for (Handler handler : code.handlers()) {
                if (handler.start() <= pc && pc < handler.end()) {
                    leaders.set(handler.target());
                    handlers.set(handler.target());
                    reach(open, handler.target(), handler.depth() + 1);
                }
            }
            int after = depthAfter(instruction);
            if (instruction.jumps()) {
                leaders.set(instruction.target());
                if (instruction.opcode() == Opcode.LOOP) {
                    headers.set(instruction.target());
                }
                reach(open, instruction.target(), depthAtTarget(instruction, after));
                leaders.set(instruction.next());
            }
            if (instruction.fallsThrough()) {
                reach(open, instruction.next(), after);
            }
        }
    }

    private void reach(ArrayDeque<Integer> open, int pc, int values) {
        if (depth[pc] < 0) {
            depth[pc] = values;
            open.push(pc);
        }
    }

    /** {@return values on the stack behind an instruction, if control goes on there} */
    int depthAfter(Instruction instruction) {
        Opcode opcode = instruction.opcode();
        return depth[instruction.pc()] - opcode.pops(instruction.count()) + opcode.pushes();
    }

    private static int depthAtTarget(Instruction instruction, int after) {
        return instruction.opcode() == Opcode.FOR_OF_NEXT ? after - 1 : after;
    }

    /** {@return the instruction at a pc, null if it is not reached} */
    @Nullable Instruction instruction(int pc) {
        return at[pc];
    }

    boolean isReached(int pc) {
        return pc < at.length && at[pc] != null;
    }

    /** {@return values on the stack before the instruction at a pc} */
    int depth(int pc) {
        return depth[pc];
    }

    /** {@return whether control may come to a pc from elsewhere than the instruction before} */
    boolean isLeader(int pc) {
        return leaders.get(pc);
    }

    boolean isHeader(int pc) {
        return headers.get(pc);
    }

    /** {@return whether a throw leads to a pc} */
    boolean isHandler(int pc) {
        return handlers.get(pc);
    }

    /** {@return the locals that are still read from a reached pc on} */
    BitSet liveAt(int pc) {
        BitSet[] found = live;
        if (found == null) {
            found = findLive();
            live = found;
        }
        return found[pc];
    }

    // Liveness, backwards until nothing changes

    private BitSet[] findLive() {
        BitSet[] found = new BitSet[at.length];
        for (int pc = 0; pc < at.length; pc++) {
            if (at[pc] != null) {
                found[pc] = new BitSet(code.locals());
            }
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int pc = at.length - 1; pc >= 0; pc--) {
                Instruction instruction = at[pc];
                if (instruction != null) {
                    changed |= updateLive(instruction, found);
                }
            }
        }
        return found;
    }

    private boolean updateLive(Instruction instruction, BitSet[] found) {
        BitSet now = new BitSet(code.locals());
        if (instruction.fallsThrough() && instruction.next() < at.length) {
            now.or(found[instruction.next()]);
        }
        if (instruction.jumps()) {
            now.or(found[instruction.target()]);
        }
        int written = LocalUse.written(instruction);
        if (written >= 0) {
            now.clear(written);
        }
        LocalUse.addRead(instruction, code, now);
        for (Handler handler : code.handlers()) {
            if (handler.start() <= instruction.pc() && instruction.pc() < handler.end()) {
                now.or(found[handler.target()]);
            }
        }
        BitSet before = found[instruction.pc()];
        if (before.equals(now)) {
            return false;
        }
        found[instruction.pc()] = now;
        return true;
    }
}
