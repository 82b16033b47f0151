package dev.zts.vm.jit;

import dev.zts.vm.bytecode.Instruction;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.interp.Exit.Reason;
import dev.zts.vm.interp.InlineCache;
import dev.zts.vm.interp.Types;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.NumericCode;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Shape;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses how an instruction is done, by how its operands are held and what was learned. */
final class Planner {

    private static final int NUMBER = Types.INT | Types.DOUBLE;

    private final int warmFrom;
    private final int warmTo;

    /**
     * Code of the function itself outside of a range may not have run in baseline code yet, so that
     * nothing known of it means nothing.
     */
    Planner(int warmFrom, int warmTo) {
        this.warmFrom = warmFrom;
        this.warmTo = warmTo;
    }

    /** {@return whether an instruction without feedback may be taken for one that never runs} */
    private boolean neverRan(Context context, Instruction i) {
        return context.learned.hasLearned()
                && (context.caller != null || i.pc() >= warmFrom && i.pc() < warmTo)
                && !context.learned.failures(i.pc()).contains(Reason.TYPE_MISMATCH);
    }

    Way plan(Context context, Instruction i, Kinds kinds) {
        int sp = context.flow.depth(i.pc());
        return switch (i.opcode()) {
            case ADD, SUB, MUL, MOD, ADD_MOD, SUB_MOD, MUL_MOD ->
                    arithmetic(context, i, top(context, kinds, sp, 2), top(context, kinds, sp, 1));
            case DIV ->
                    division(context, i, top(context, kinds, sp, 2), top(context, kinds, sp, 1));
            case GET_LOC_ADD ->
                    arithmetic(
                            context,
                            i,
                            top(context, kinds, sp, 1),
                            kinds.get(context.base + i.operands()[0]));
            case GET_LOC_GET_LOC_ADD ->
                    arithmetic(
                            context,
                            i,
                            kinds.get(context.base + i.operands()[0]),
                            kinds.get(context.base + i.operands()[1]));
            case ADD_CONST_I8, SUB_CONST_I8, MUL_CONST_I8, MUL_2, INC, DEC ->
                    arithmetic(context, i, top(context, kinds, sp, 1), Kind.INT);
            case MOD_CONST_I8 ->
                    i.operands()[0] > 0
                            ? arithmetic(context, i, top(context, kinds, sp, 1), Kind.INT)
                            : Way.GENERIC;
            case MOD_CONST -> constantModulo(context, i, top(context, kinds, sp, 1));
            case NEG, PLUS -> arithmetic(context, i, top(context, kinds, sp, 1), Kind.INT);
            case BIT_AND, BIT_OR, BIT_XOR, SHL, SHR, USHR ->
                    bits(context, i, top(context, kinds, sp, 2), top(context, kinds, sp, 1));
            case SHR_1, BIT_NOT -> bits(context, i, top(context, kinds, sp, 1), Kind.INT);
            case LT, LTE, GT, GTE, EQ, NEQ, STRICT_EQ, STRICT_NEQ ->
                    comparison(context, i, top(context, kinds, sp, 2), top(context, kinds, sp, 1));
            case LT_CONST_I8, LE_CONST_I8 ->
                    comparison(context, i, top(context, kinds, sp, 1), Kind.INT);
            case NOT -> top(context, kinds, sp, 1) == Kind.BOOL ? Way.BOOL : Way.GENERIC;
            case IF_TRUE, IF_FALSE, IF_FALSE_GOTO ->
                    condition(context, i, top(context, kinds, sp, 1));
            default -> access(context, i, kinds, sp);
        };
    }

    private Way access(Context context, Instruction i, Kinds kinds, int sp) {
        return switch (i.opcode()) {
            case GET_FIELD_IC ->
                    field(context, i, top(context, kinds, sp, 1), i.operands()[1], true);
            case PUT_FIELD_IC ->
                    field(context, i, top(context, kinds, sp, 2), i.operands()[1], false);
            case GET_LENGTH ->
                    top(context, kinds, sp, 1) == Kind.OBJECT
                                    && context.learned.produced(i.pc()) == Types.INT
                                    && (context.learned.taken(i.pc())
                                                    & ~(Types.ARRAY | Types.STRING))
                                            == 0
                                    && fine(context, i, Reason.TYPE_MISMATCH)
                            ? Way.INT
                            : Way.GENERIC;
            case GET_ELEM -> element(context, i, kinds, sp);
            case PUT_ELEM -> storing(context, i, kinds, sp);
            case CALL, CALL_IC, TAIL_CALL, CALL_METHOD -> builtIn(context, i, kinds, sp);
            case GET_GLOBAL, CHECK_INIT ->
                    context.learned.hasLearned() && fine(context, i, Reason.TYPE_MISMATCH)
                            ? Way.FOUND
                            : Way.GENERIC;
            case NEW_OBJECT -> Way.FRESH;
            case DEFINE_FIELD -> defining(context, i, kinds.fresh(context.stack(sp - 2)));
            default -> Way.GENERIC;
        };
    }

    private static Way builtIn(Context context, Instruction i, Kinds kinds, int sp) {
        int count = i.operands()[0];
        NativeCode code = context.learned.seenBuiltIn(i.pc());
        if (code == null
                || top(context, kinds, sp, count + 1) != Kind.OBJECT
                || !fine(context, i, Reason.CALLEE_CHANGED)) {
            return Way.GENERIC;
        }
        boolean numeric =
                code instanceof NumericCode function
                        && (count == 1 && function.unary() != null
                                || count == 2 && function.binary() != null)
                        && fine(context, i, Reason.TYPE_MISMATCH);
        for (int below = 1; below <= count; below++) {
            numeric &= guards(top(context, kinds, sp, below));
        }
        if (!numeric) {
            return Way.BUILT_IN;
        }
        boolean ints =
                context.learned.produced(i.pc()) == Types.INT && fine(context, i, Reason.OVERFLOW);
        return ints ? Way.NUMERIC_INT : Way.NUMERIC;
    }

    private static Way defining(Context context, Instruction i, @Nullable Shape shape) {
        Object key = PropertyKey.of(context.code.atoms()[i.operands()[0]]);
        boolean grows =
                shape != null
                        && key instanceof String
                        && shape.lookup(key) < 0
                        && shape.grow(key, Property.ALL) != null;
        return grows ? Way.FRESH : Way.GENERIC;
    }

    private static Kind top(Context context, Kinds kinds, int sp, int below) {
        return kinds.get(context.stack(sp - below));
    }

    private static boolean fine(Context context, Instruction i, Reason reason) {
        return !context.learned.failures(i.pc()).contains(reason);
    }

    private Way arithmetic(Context context, Instruction i, Kind a, Kind b) {
        Set<Reason> failed = context.learned.failures(i.pc());
        int seen = context.learned.produced(i.pc());
        boolean mayInt = !failed.contains(Reason.OVERFLOW) && (seen & Types.DOUBLE) == 0;
        if (a.isNumber() && b.isNumber()) {
            return a == Kind.INT && b == Kind.INT && mayInt ? Way.INT : Way.DOUBLE;
        }
        if (!guards(a) || !guards(b) || failed.contains(Reason.TYPE_MISMATCH)) {
            return Way.GENERIC;
        }
        if (seen == 0) {
            return neverRan(context, i) ? Way.EXIT : Way.GENERIC;
        }
        if (seen == Types.STRING && adds(i.opcode()) && a == Kind.OBJECT && b == Kind.OBJECT) {
            return Way.CONCAT;
        }
        if ((seen & ~NUMBER) != 0) {
            return Way.GENERIC;
        }
        return mayInt && a != Kind.DOUBLE && b != Kind.DOUBLE ? Way.INT : Way.DOUBLE;
    }

    private static boolean adds(Opcode opcode) {
        return opcode == Opcode.ADD
                || opcode == Opcode.GET_LOC_ADD
                || opcode == Opcode.GET_LOC_GET_LOC_ADD;
    }

    private static boolean guards(Kind kind) {
        return kind == Kind.OBJECT || kind.isNumber();
    }

    private Way division(Context context, Instruction i, Kind a, Kind b) {
        Way way = arithmetic(context, i, a, b);
        // ints that were seen to divide without remainder stay ints
        boolean exact = context.learned.produced(i.pc()) == Types.INT;
        return way == Way.INT && !exact ? Way.DOUBLE : way;
    }

    private Way constantModulo(Context context, Instruction i, Kind a) {
        return context.code.constants()[i.operands()[0]] instanceof Integer divisor && divisor > 0
                ? arithmetic(context, i, a, Kind.INT)
                : Way.GENERIC;
    }

    private static Way bits(Context context, Instruction i, Kind a, Kind b) {
        if (!guards(a) || !guards(b)) {
            return Way.GENERIC;
        }
        boolean known = a.isNumber() && b.isNumber();
        return known || fine(context, i, Reason.TYPE_MISMATCH) ? Way.INT : Way.GENERIC;
    }

    private Way comparison(Context context, Instruction i, Kind a, Kind b) {
        if (a.isNumber() && b.isNumber()) {
            return a == Kind.INT && b == Kind.INT ? Way.INT : Way.DOUBLE;
        }
        if (!guards(a) || !guards(b) || !fine(context, i, Reason.TYPE_MISMATCH)) {
            return Way.GENERIC;
        }
        int taken = context.learned.taken(i.pc());
        if (taken == 0) {
            return neverRan(context, i) ? Way.EXIT : Way.GENERIC;
        }
        if ((taken & ~NUMBER) != 0) {
            return Way.GENERIC;
        }
        boolean ints = taken == Types.INT && a != Kind.DOUBLE && b != Kind.DOUBLE;
        return ints ? Way.INT : Way.DOUBLE;
    }

    private static Way condition(Context context, Instruction i, Kind a) {
        if (a == Kind.BOOL || a == Kind.INT) {
            return a == Kind.BOOL ? Way.BOOL : Way.INT;
        }
        boolean booleans =
                a == Kind.OBJECT
                        && context.learned.taken(i.pc()) == Types.BOOLEAN
                        && fine(context, i, Reason.BOOL_EXPECTED);
        return booleans ? Way.BOOL : Way.GENERIC;
    }

    private Way field(Context context, Instruction i, Kind target, int cache, boolean reads) {
        if (target != Kind.OBJECT || !fine(context, i, Reason.HIDDEN_CLASS_MISMATCH)) {
            return Way.GENERIC;
        }
        List<InlineCache.Seen> seen = context.learned.seenShapes(cache);
        if (seen.isEmpty()) {
            boolean never = reads && context.learned.produced(i.pc()) == 0;
            return never && neverRan(context, i) ? Way.EXIT : Way.GENERIC;
        }
        if (seen.stream().allMatch(InlineCache.Seen::own)) {
            return Way.SHAPES;
        }
        return reads && seen.size() == 1 && seen.getFirst().held() ? Way.METHOD : Way.GENERIC;
    }

    private Way element(Context context, Instruction i, Kinds kinds, int sp) {
        Kind target = top(context, kinds, sp, 2);
        Kind key = top(context, kinds, sp, 1);
        int seen = context.learned.produced(i.pc());
        if (target != Kind.OBJECT || key != Kind.INT && key != Kind.OBJECT) {
            return Way.GENERIC;
        }
        if (seen == 0) {
            return neverRan(context, i) ? Way.EXIT : Way.GENERIC;
        }
        if (context.learned.taken(i.pc()) != Types.ARRAY) {
            return key == Kind.INT ? Way.ELEMENT : Way.GENERIC;
        }
        boolean fine = fine(context, i, Reason.BOUNDS) && fine(context, i, Reason.TYPE_MISMATCH);
        if (fine && seen == Types.INT) {
            return Way.INTS;
        }
        if (fine && (seen & ~NUMBER) == 0) {
            return Way.DOUBLES;
        }
        return key == Kind.INT ? Way.ELEMENT : Way.GENERIC;
    }

    private static Way storing(Context context, Instruction i, Kinds kinds, int sp) {
        Kind target = top(context, kinds, sp, 3);
        Kind key = top(context, kinds, sp, 2);
        Kind value = top(context, kinds, sp, 1);
        if (target != Kind.OBJECT
                || key != Kind.INT
                || context.learned.taken(i.pc()) != Types.ARRAY) {
            return Way.GENERIC;
        }
        return switch (value) {
            case INT -> Way.INTS;
            case DOUBLE -> Way.DOUBLES;
            default -> Way.ELEMENT;
        };
    }
}
