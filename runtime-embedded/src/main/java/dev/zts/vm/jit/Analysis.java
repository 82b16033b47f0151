package dev.zts.vm.jit;

import dev.zts.vm.bytecode.FunctionCode.Handler;
import dev.zts.vm.bytecode.Instruction;
import dev.zts.vm.bytecode.Op;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.interp.Exit.Reason;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Shape;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds how every register is held where blocks begin, for a function and what is inlined into it,
 * by going through the code until nothing changes.
 */
final class Analysis {

    /*
     * At a loop's header the edges from before the loop and the edges back are kept apart: where a
     * number comes back, an object that comes in is converted once, by a guard on the way in. A
     * register for which this did not last stays an object there for good. As the code of the loop
     * was gone through with the object first, another round begins with what was found.
     */

    private static final int MAX_VISITS = 20_000;
    private static final int MAX_ROUNDS = 4;
    private static final int MAX_REGISTERS = 200;

    /** Where a block begins. */
    record Place(Context context, int pc) {}

    private final Context main;
    private final Planner planner;
    private final Inlining inlining;
    private final Map<Place, Edges> edges = new HashMap<>();
    private final ArrayDeque<Place> open = new ArrayDeque<>();
    private final Set<Place> queued = new LinkedHashSet<>();

    /** How numbers were found to be held at headers by the round before. */
    private Map<Place, Kinds> narrow = Map.of();

    private int registers;
    private int visits;

    /** What comes together where a block begins. */
    private static final class Edges {
        @Nullable Kinds entry;
        @Nullable Kinds back;
        @Nullable Kinds in;
        final BitSet pinned = new BitSet();
    }

    Analysis(Context main, Planner planner, Inlining inlining) {
        this.main = main;
        this.planner = planner;
        this.inlining = inlining;
        this.registers = main.end();
    }

    int registers() {
        return registers;
    }

    /**
     * Goes through the code.
     *
     * @return whether it came to an end in time
     */
    boolean run(int entry, Kinds kinds) {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            edges.clear();
            visits = 0;
            if (!once(entry, kinds)) {
                return false;
            }
            Map<Place, Kinds> found = narrowed();
            if (found.equals(narrow)) {
                return true;
            }
            narrow = found;
        }
        return true;
    }

    /** {@return the kinds at those headers where objects come in and numbers are held} */
    private Map<Place, Kinds> narrowed() {
        Map<Place, Kinds> found = new HashMap<>();
        edges.forEach((place, at) -> {
            if (at.entry != null && at.in != null && narrows(at.entry, at.in)) {
                found.put(place, at.in);
            }
        });
        return found;
    }

    private static boolean narrows(Kinds entry, Kinds in) {
        for (int r = 0; r < in.size(); r++) {
            if (entry.get(r) == Kind.OBJECT && in.get(r).isNumber()) {
                return true;
            }
        }
        return false;
    }

    private boolean once(int entry, Kinds kinds) {
        flow(new Place(main, entry), kinds, false);
        while (!open.isEmpty()) {
            Place place = open.poll();
            queued.remove(place);
            if (++visits > MAX_VISITS || registers > MAX_REGISTERS) {
                return false;
            }
            Kinds in = kinds(place);
            if (in != null) {
                block(place, in.copy(registers));
            }
        }
        return true;
    }

    /** {@return how registers are held where a block begins, null if nothing leads there} */
    @Nullable Kinds kinds(Place place) {
        Edges known = edges.get(place);
        return known == null ? null : known.in;
    }

    Way way(Context context, Instruction i, Kinds kinds) {
        if (isCall(i) && inlines(context, i, kinds)) {
            return Way.INLINE;
        }
        return planner.plan(context, i, kinds);
    }

    private boolean inlines(Context context, Instruction call, Kinds kinds) {
        int callee = context.stack(context.flow.depth(call.pc()) - call.operands()[0] - 1);
        return kinds.get(callee) == Kind.OBJECT && inlined(context, call) != null;
    }

    /** {@return what is inlined at a call, or null} */
    @Nullable Context inlined(Context context, Instruction call) {
        if (!context.calls.containsKey(call.pc())) {
            Context made = inlining.at(context, call, registers);
            context.calls.put(call.pc(), made);
            if (made != null) {
                registers = made.end();
            }
        }
        return context.calls.get(call.pc());
    }

    static boolean isCall(Instruction i) {
        return switch (i.opcode()) {
            case CALL, CALL_IC, TAIL_CALL, CALL_METHOD -> true;
            default -> false;
        };
    }

    // Blocks

    private void block(Place place, Kinds kinds) {
        Context context = place.context;
        int pc = place.pc;
        while (true) {
            Instruction i = instruction(context, pc);
            handlers(context, pc);
            Way way = way(context, i, kinds);
            if (way == Way.EXIT) {
                return;
            }
            if (way == Way.INLINE) {
                call(context, i, kinds);
                return;
            }
            if (context.caller != null && isReturn(i)) {
                leave(context, i, kinds);
                return;
            }
            Instruction branch = branch(context, i);
            if (i.jumps() && branch == null) {
                Kinds taken = kinds.copy();
                apply(context, i, way, taken, true);
                flow(new Place(context, i.target()), taken, i.opcode() == Opcode.LOOP);
            }
            apply(context, i, way, kinds, false);
            if (mayThrow(i.opcode(), way)) {
                enter(context);
            }
            if (branch != null) {
                kinds.set(context.stack(context.flow.depth(branch.pc()) - 1), Kind.DEAD);
                flow(new Place(context, branch.target()), kinds.copy(), false);
                pc = branch.next();
            } else if (!i.fallsThrough()) {
                return;
            } else {
                pc = i.next();
            }
            if (context.isLeader(pc)) {
                flow(new Place(context, pc), kinds, false);
                return;
            }
        }
    }

    static Instruction instruction(Context context, int pc) {
        Instruction i = context.flow.instruction(pc);
        if (i == null) {
            throw new AssertionError("not reached: " + pc + " in " + context.code);
        }
        return i;
    }

    /** Has the shadow stack know an inlined function, as something in it may throw or call. */
    static void enter(Context context) {
        for (Context at = context; at != null && !at.entered; at = at.caller) {
            at.entered = true;
        }
    }

    static boolean isReturn(Instruction i) {
        return i.opcode() == Opcode.RET || i.opcode() == Opcode.RET_UNDEFINED;
    }

    /** {@return the conditional jump that is done together with a comparison, or null} */
    static @Nullable Instruction branch(Context context, Instruction i) {
        if (!context.flow.isReached(i.next()) || context.isLeader(i.next())) {
            return null;
        }
        for (Handler handler : context.code.handlers()) {
            if (handler.start() == i.next() || handler.end() == i.next()) {
                return null;
            }
        }
        Instruction next = instruction(context, i.next());
        return Emitter.fuses(i, next) ? next : null;
    }

    /** A throw leads to handlers with objects in all registers they read. */
    private void handlers(Context context, int pc) {
        for (Handler handler : context.code.handlers()) {
            if (handler.start() <= pc && pc < handler.end()) {
                Kinds kinds = new Kinds(registers);
                for (int i = 0; i < context.code.locals() + handler.depth() + 1; i++) {
                    kinds.set(context.base + i, Kind.OBJECT);
                }
                flow(new Place(context, handler.target()), kinds, false);
            }
        }
    }

    private void call(Context context, Instruction i, Kinds kinds) {
        Context callee = inlined(context, i);
        if (callee == null) {
            throw new AssertionError("nothing is inlined at " + i.pc());
        }
        Kinds inside = kinds.copy(registers);
        arguments(context, i, callee, inside);
        context.returns.set(i.next());
        flow(new Place(callee, 0), inside, false);
    }

    /** Moves the arguments of a call to the locals of what is inlined. */
    private static void arguments(Context context, Instruction i, Context callee, Kinds kinds) {
        int count = i.operands()[0];
        int first = context.stack(context.flow.depth(i.pc()) - count);
        for (int local = 0; local < callee.registers(); local++) {
            int to = callee.base + local;
            if (local < Math.min(count, callee.code.parameters())) {
                kinds.copy(first + local, to);
            } else {
                kinds.set(to, local < callee.code.locals() ? Kind.UNDEFINED : Kind.DEAD);
            }
        }
    }

    private void leave(Context context, Instruction i, Kinds kinds) {
        Context caller = context.caller;
        Instruction call = context.call;
        if (caller == null || call == null) {
            throw new AssertionError("not inlined: " + context.code);
        }
        if (i.opcode() == Opcode.RET) {
            kinds.copy(context.stack(context.flow.depth(i.pc()) - 1), context.result);
        } else {
            kinds.set(context.result, Kind.UNDEFINED);
        }
        pin(caller, context.result, kinds);
        flow(new Place(caller, call.next()), kinds, false);
    }

    // Edges

    private void flow(Place to, Kinds kinds, boolean back) {
        Kinds given = alive(to, kinds);
        Edges at = edges.computeIfAbsent(to, _ -> new Edges());
        boolean changed;
        if (back) {
            if (at.back == null) {
                at.back = given;
                changed = true;
            } else {
                changed = at.back.merge(given);
            }
        } else if (at.entry == null) {
            at.entry = given;
            changed = true;
        } else {
            changed = at.entry.merge(given);
        }
        if (!changed && at.in != null) {
            return;
        }
        Kinds in = combine(to, at);
        if (at.in == null || !at.in.equals(in)) {
            at.in = in;
            if (queued.add(to)) {
                open.add(to);
            }
        }
    }

    /** {@return the registers that somebody may still read at a place} */
    Kinds alive(Place to, Kinds kinds) {
        Kinds given = kinds.copy(registers);
        BitSet live = new BitSet();
        int pc = to.pc;
        int depth = to.context.flow.depth(pc);
        for (Context at = to.context; at != null; at = at.caller) {
            for (int r = 0; r < at.registers(); r++) {
                if (at.isLive(r, pc, depth)) {
                    live.set(at.base + r);
                }
            }
            if (at.caller != null && at.call != null) {
                pc = at.call.pc();
                depth = at.result - at.caller.base - at.caller.code.locals();
            }
        }
        for (int r = 0; r < given.size(); r++) {
            if (!live.get(r)) {
                given.set(r, Kind.DEAD);
            }
        }
        return given;
    }

    private Kinds combine(Place to, Edges at) {
        Kinds entry = at.entry;
        Kinds back = at.back;
        if (entry == null) {
            if (back == null) {
                throw new AssertionError("no edge to " + to);
            }
            return back.copy();
        }
        boolean speculates = !to.context.learned.failures(to.pc).contains(Reason.TYPE_MISMATCH);
        if (back == null) {
            return speculates ? expected(to, entry) : entry.copy();
        }
        Kinds in = entry.copy();
        in.merge(back);
        for (int r = 0; r < in.size(); r++) {
            boolean wanted =
                    speculates
                            && entry.get(r) == Kind.OBJECT
                            && back.get(r).isNumber()
                            && !at.pinned.get(r);
            if (wanted) {
                in.set(r, back.get(r));
            } else if (at.in != null && at.in.get(r).isNumber() && in.get(r) == Kind.OBJECT) {
                at.pinned.set(r);
            }
        }
        return in;
    }

    /** {@return what comes into a header, with the numbers that an earlier round found there} */
    private Kinds expected(Place to, Kinds entry) {
        Kinds in = entry.copy();
        Kinds known = narrow.get(to);
        for (int r = 0; known != null && r < in.size(); r++) {
            if (entry.get(r) == Kind.OBJECT && known.get(r).isNumber()) {
                in.set(r, known.get(r));
            }
        }
        return in;
    }

    // What instructions do to registers

    /** {@return whether an instruction may throw or call} */
    static boolean mayThrow(Opcode opcode, Way way) {
        if (way == Way.ELEMENT
                || way == Way.CONCAT
                || way == Way.BUILT_IN
                || opcode == Opcode.PUT_ELEM) {
            return true;
        }
        if (way != Way.GENERIC) {
            return false;
        }
        return switch (opcode) {
            case NOP, DEBUGGER, PUSH_CONST, PUSH_0, PUSH_1, PUSH_2, PUSH_3, PUSH_I8 -> false;
            case PUSH_I16, PUSH_NULL, PUSH_UNDEFINED, PUSH_TRUE, PUSH_FALSE, PUSH_EMPTY -> false;
            case DUP, DROP, SWAP, ROT3, DUP2, TUCK, TUCK2, GET_LOC, PUT_LOC -> false;
            case GET_LOC_0, GET_LOC_1, GET_LOC_2, GET_LOC_3 -> false;
            case PUT_LOC_0, PUT_LOC_1, PUT_LOC_2, PUT_LOC_3 -> false;
            case GOTO, IF_TRUE, IF_FALSE, IF_FALSE_GOTO, IF_NULLISH, IF_UNDEFINED -> false;
            case RET, RET_UNDEFINED, NOT, STRICT_EQ, STRICT_NEQ, TYPEOF -> false;
            case GET_CELL, PUT_CELL, MAKE_CELL, CLOSE_UPVALUE, GET_UPVALUE, PUT_UPVALUE -> false;
            case PUSH_THIS, PUSH_FUNCTION, NEW_OBJECT -> false;
            default -> true;
        };
    }

    /**
     * Does to the kinds what an instruction does to the registers.
     *
     * @param jumped on the edge to its target
     */
    static void apply(Context context, Instruction i, Way way, Kinds kinds, boolean jumped) {
        int sp = context.flow.depth(i.pc());
        Opcode opcode = i.opcode();
        int first = i.operands().length > 0 ? i.operands()[0] : 0;
        switch (opcode) {
            case PUSH_0, PUSH_1, PUSH_2, PUSH_3, PUSH_I8, PUSH_I16 ->
                    put(context, sp, Kind.INT, kinds);
            case PUSH_CONST -> put(context, sp, constant(context.code.constants()[first]), kinds);
            case PUSH_TRUE, PUSH_FALSE -> put(context, sp, Kind.BOOL, kinds);
            case PUSH_UNDEFINED -> put(context, sp, Kind.UNDEFINED, kinds);
            case DUP -> copy(context, sp - 1, sp, kinds);
            case DROP -> put(context, sp - 1, Kind.DEAD, kinds);
            case SWAP -> permute(context, sp - 2, kinds, 1, 0);
            case ROT3 -> permute(context, sp - 3, kinds, 1, 2, 0);
            case DUP2 -> permute(context, sp - 2, kinds, 0, 1, 0, 1);
            case TUCK -> permute(context, sp - 2, kinds, 1, 0, 1);
            case TUCK2 -> permute(context, sp - 3, kinds, 2, 0, 1, 2);
            case GET_LOC_0, GET_LOC_1, GET_LOC_2, GET_LOC_3 ->
                    local(context, opcode.number() - Op.GET_LOC_0, sp, kinds);
            case GET_LOC -> local(context, first, sp, kinds);
            case PUT_LOC_0, PUT_LOC_1, PUT_LOC_2, PUT_LOC_3 ->
                    assign(context, sp - 1, opcode.number() - Op.PUT_LOC_0, kinds);
            case PUT_LOC -> assign(context, sp - 1, first, kinds);
            case MAKE_CELL, CLOSE_UPVALUE -> kinds.set(context.base + first, Kind.OBJECT);
            case CHECK_INIT -> {
                Kind kind = kinds.get(context.stack(sp - 1));
                put(context, sp - 1, way == Way.GENERIC ? Kind.OBJECT : kind, kinds);
            }
            case FOR_OF_NEXT, FOR_OF_NEXT_PUT_LOC -> {
                if (!jumped) {
                    put(context, sp - 1, Kind.OBJECT, kinds);
                    if (opcode == Opcode.FOR_OF_NEXT) {
                        put(context, sp, Kind.OBJECT, kinds);
                    } else {
                        kinds.set(context.base + first, Kind.OBJECT);
                    }
                }
            }
            default -> others(context, i, way, kinds, sp);
        }
    }

    private static void others(Context context, Instruction i, Way way, Kinds kinds, int sp) {
        int pops = i.opcode().pops(i.count());
        int pushes = i.opcode().pushes();
        if (i.opcode() == Opcode.NEW_OBJECT && way == Way.FRESH) {
            kinds.setFresh(context.stack(sp), context.learned.rootShape());
            return;
        }
        if (i.opcode() == Opcode.DEFINE_FIELD && way == Way.FRESH) {
            int object = context.stack(sp - 2);
            kinds.setFresh(object, grown(context, i, kinds.fresh(object)));
            kinds.set(context.stack(sp - 1), Kind.DEAD);
            return;
        }
        for (int place = sp - pops; place < sp; place++) {
            put(context, place, Kind.DEAD, kinds);
        }
        for (int at = 0; at < pushes; at++) {
            put(context, sp - pops + at, result(i, way), kinds);
        }
    }

    static Shape grown(Context context, Instruction i, @Nullable Shape shape) {
        Object key = PropertyKey.of(context.code.atoms()[i.operands()[0]]);
        Shape next = shape == null ? null : shape.grow(key, Property.ALL);
        if (next == null) {
            throw new AssertionError("no shape with " + key);
        }
        return next;
    }

    /** {@return how the result of an instruction is held} */
    static Kind result(Instruction i, Way way) {
        if (way == Way.GENERIC) {
            return switch (i.opcode()) {
                case LT, LTE, GT, GTE, EQ, NEQ, STRICT_EQ, STRICT_NEQ, NOT, INSTANCEOF, IN ->
                        Kind.BOOL;
                case LT_CONST_I8, LE_CONST_I8 -> Kind.BOOL;
                default -> Kind.OBJECT;
            };
        }
        return switch (i.opcode()) {
            case LT, LTE, GT, GTE, EQ, NEQ, STRICT_EQ, STRICT_NEQ, NOT -> Kind.BOOL;
            case LT_CONST_I8, LE_CONST_I8 -> Kind.BOOL;
            case GET_FIELD_IC -> Kind.OBJECT;
            default ->
                    switch (way) {
                        case INT, INTS, NUMERIC_INT -> Kind.INT;
                        case DOUBLE, DOUBLES, NUMERIC -> Kind.DOUBLE;
                        default -> Kind.OBJECT;
                    };
        };
    }

    private static Kind constant(Object value) {
        return switch (value) {
            case Integer _ -> Kind.INT;
            case Double _ -> Kind.DOUBLE;
            default -> Kind.OBJECT;
        };
    }

    private static void put(Context context, int place, Kind kind, Kinds kinds) {
        int register = context.stack(place);
        kinds.set(register, kind);
        pin(context, register, kinds);
    }

    private static void copy(Context context, int from, int to, Kinds kinds) {
        kinds.copy(context.stack(from), context.stack(to));
        // both may be seen from now on
        kinds.set(context.stack(from), kinds.get(context.stack(from)));
        pin(context, context.stack(to), kinds);
    }

    private static void local(Context context, int local, int place, Kinds kinds) {
        kinds.copy(context.base + local, context.stack(place));
        pin(context, context.stack(place), kinds);
    }

    private static void assign(Context context, int place, int local, Kinds kinds) {
        kinds.copy(context.stack(place), context.base + local);
        kinds.set(context.stack(place), Kind.DEAD);
        pin(context, context.base + local, kinds);
    }

    static void pin(Context context, int register, Kinds kinds) {
        Kind kind = kinds.get(register);
        if (kind != Kind.DEAD && context.pinned.get(register - context.base)) {
            kinds.set(register, Kind.OBJECT);
        }
    }

    private static void permute(Context context, int base, Kinds kinds, int... order) {
        Kind[] before = new Kind[order.length];
        for (int to = 0; to < order.length; to++) {
            before[to] = kinds.get(context.stack(base + order[to]));
        }
        for (int to = 0; to < order.length; to++) {
            put(context, base + to, before[to], kinds);
        }
    }

    /** {@return the blocks that are reached with the kinds found, in no order} */
    Set<Place> reached(int entry) {
        Set<Place> found = new LinkedHashSet<>();
        ArrayDeque<Place> todo = new ArrayDeque<>(List.of(new Place(main, entry)));
        while (!todo.isEmpty()) {
            Place place = todo.poll();
            Kinds in = kinds(place);
            if (in != null && found.add(place)) {
                successors(place, in.copy(registers), todo);
            }
        }
        return found;
    }

    private void successors(Place place, Kinds kinds, ArrayDeque<Place> todo) {
        Context context = place.context;
        int pc = place.pc;
        while (true) {
            Instruction i = instruction(context, pc);
            for (Handler handler : context.code.handlers()) {
                if (handler.start() <= pc && pc < handler.end()) {
                    todo.add(new Place(context, handler.target()));
                }
            }
            Way way = way(context, i, kinds);
            if (way == Way.EXIT) {
                return;
            }
            if (way == Way.INLINE) {
                todo.add(new Place(java.util.Objects.requireNonNull(inlined(context, i)), 0));
                return;
            }
            if (context.caller != null && isReturn(i)) {
                todo.add(
                        new Place(
                                context.caller,
                                java.util.Objects.requireNonNull(context.call).next()));
                return;
            }
            Instruction branch = branch(context, i);
            if (i.jumps() && branch == null) {
                todo.add(new Place(context, i.target()));
            }
            apply(context, i, way, kinds, false);
            if (branch != null) {
                kinds.set(context.stack(context.flow.depth(branch.pc()) - 1), Kind.DEAD);
                todo.add(new Place(context, branch.target()));
                pc = branch.next();
            } else if (!i.fallsThrough()) {
                return;
            } else {
                pc = i.next();
            }
            if (context.isLeader(pc)) {
                todo.add(new Place(context, pc));
                return;
            }
        }
    }
}
