package dev.zts.vm.jit;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.FunctionCode.Handler;
import dev.zts.vm.bytecode.Instruction;
import dev.zts.vm.interp.FunctionTier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Compiles a function whose values stand in its frame: one that suspends, has very many parameters,
 * or is too large for one method. Then it becomes several, cut where as few loops as possible are
 * torn apart.
 */
final class FrameCompiler {

    /** Instructions of a piece that is not cut while sizes are measured. */
    private static final int PIECE = 64;

    /** What a part may grow beyond the sum of its pieces: longer operands of constants. */
    private static final int RESERVE = ClassMaker.LIMIT / 8;

    // More does not fit into a class file.

    private static final int MAX_BYTECODE = 100_000;
    private static final int MAX_CONSTANTS = 3000;
    private static final int MAX_NAMES = 10_000;

    private static final Part NOTHING = new Part(0, 0);

    private final FunctionCode code;
    private final Flow flow;

    FrameCompiler(FunctionCode code) {
        this.code = code;
        this.flow = new Flow(code, 0, 0);
    }

    /** {@return whether a function fits into a class file} */
    static boolean mayWrite(FunctionCode code) {
        return code.code().length <= MAX_BYTECODE
                && code.constants().length <= MAX_CONSTANTS
                && code.atoms().length <= MAX_NAMES;
    }

    Written write() {
        ClassMaker maker = new ClassMaker(code);
        List<Part> parts = parts();
        byte[] file = maker.framed(parts, writer(parts));
        List<Integer> bytes = ClassMaker.partBytes(file);
        int sum = bytes.stream().mapToInt(Integer::intValue).sum();
        return new Written(maker, file, sum, Collections.max(bytes), reason());
    }

    /** {@return why nothing more can be done for it} */
    private String reason() {
        if (new FunctionTier(code).suspends()) {
            return "not optimized: it can be suspended";
        }
        return code.parameters() > ClassMaker.MAX_PARAMETERS
                ? "not optimized: too many parameters"
                : "not optimized: too large";
    }

    private ClassMaker.PartWriter writer(List<Part> parts) {
        NavigableSet<Integer> entries = entries(parts);
        return (cb, constants, part) ->
                new FrameWriter(cb, code, flow, part, entries, constants).write();
    }

    private List<Integer> measure(List<Part> parts) {
        return ClassMaker.partBytes(new ClassMaker(code).measured(parts, writer(parts)));
    }

    // Where control may come from outside

    private NavigableSet<Integer> entries(List<Part> parts) {
        NavigableSet<Integer> entries = new TreeSet<>();
        entries.add(0);
        for (Handler handler : code.handlers()) {
            if (flow.isReached(handler.target())) {
                entries.add(handler.target());
            }
        }
        for (Part part : parts) {
            for (Instruction instruction : instructions(part)) {
                addEntries(instruction, part, entries);
            }
        }
        return entries;
    }

    private void addEntries(Instruction instruction, Part part, NavigableSet<Integer> entries) {
        if (flow.isHeader(instruction.pc())) {
            entries.add(instruction.pc());
        }
        boolean leaves = !part.holds(instruction.next());
        if (instruction.fallsThrough() && (leaves || FrameWriter.suspends(instruction))) {
            entries.add(instruction.next());
        }
        if (instruction.jumps() && !part.holds(instruction.target())) {
            entries.add(instruction.target());
        }
    }

    private List<Instruction> instructions(Part part) {
        List<Instruction> found = new ArrayList<>();
        for (int pc = part.from(); pc < part.to(); pc++) {
            Instruction instruction = flow.instruction(pc);
            if (instruction != null) {
                found.add(instruction);
            }
        }
        return found;
    }

    // Parts

    /** {@return how the function is cut} */
    List<Part> parts() {
        Part whole = new Part(0, code.code().length);
        if (JvmSize.mayFit(code) && measure(List.of(whole)).getFirst() <= ClassMaker.LIMIT) {
            return List.of(whole);
        }
        List<Part> pieces = pieces(whole);
        return join(pieces, sizes(pieces));
    }

    /** Cuts at the begins of blocks and of statements, and else where a piece gets long. */
    private List<Part> pieces(Part whole) {
        List<Part> pieces = new ArrayList<>();
        int from = 0;
        int count = 0;
        for (Instruction instruction : instructions(whole)) {
            int pc = instruction.pc();
            boolean border = flow.isLeader(pc) || flow.depth(pc) == 0 && count > PIECE / 4;
            if (pc > from && (border || count >= PIECE)) {
                pieces.add(new Part(from, pc));
                from = pc;
                count = 0;
            }
            count++;
        }
        pieces.add(new Part(from, whole.to()));
        return pieces;
    }

    /** {@return bytes that each piece adds to a part} */
    private int[] sizes(List<Part> pieces) {
        List<Part> all = new ArrayList<>(pieces);
        all.add(NOTHING);
        List<Integer> bytes = measure(all);
        int frame = bytes.getLast();
        int[] sizes = new int[pieces.size()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = bytes.get(i) - frame;
        }
        return sizes;
    }

    private List<Part> join(List<Part> pieces, int[] sizes) {
        int[] loops = loopDepths(pieces);
        List<Part> parts = new ArrayList<>();
        int first = 0;
        while (first < sizes.length) {
            int end = first + 1;
            int room = ClassMaker.LIMIT - RESERVE - sizes[first];
            while (end < sizes.length && sizes[end] <= room) {
                room -= sizes[end];
                end++;
            }
            end = end == sizes.length ? end : cut(pieces, loops, first, end);
            parts.add(new Part(pieces.get(first).from(), pieces.get(end - 1).to()));
            first = end;
        }
        return parts;
    }

    /** {@return the best place to cut at: in few loops, between statements, far behind} */
    private int cut(List<Part> pieces, int[] loops, int first, int end) {
        int best = end;
        for (int at = end - 1; at > first; at--) {
            int better = Integer.compare(loops[best], loops[at]);
            if (better == 0) {
                better =
                        Integer.compare(
                                depth(pieces.get(best)) == 0 ? 0 : 1,
                                depth(pieces.get(at)) == 0 ? 0 : 1);
            }
            if (better > 0) {
                best = at;
            }
        }
        return best;
    }

    private int depth(Part piece) {
        return flow.depth(piece.from());
    }

    /** {@return the number of loops that a cut before each piece tears apart} */
    private int[] loopDepths(List<Part> pieces) {
        int[] depths = new int[pieces.size()];
        for (Instruction loop : instructions(new Part(0, code.code().length))) {
            if (loop.jumps() && loop.target() <= loop.pc()) {
                for (int i = 0; i < depths.length; i++) {
                    int from = pieces.get(i).from();
                    depths[i] += loop.target() < from && from <= loop.pc() ? 1 : 0;
                }
            }
        }
        return depths;
    }
}
