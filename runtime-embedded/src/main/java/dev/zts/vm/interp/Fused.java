package dev.zts.vm.interp;

import dev.zts.vm.bytecode.Op;
import dev.zts.vm.ops.Arithmetic;
import dev.zts.vm.ops.Comparison;
import dev.zts.vm.ops.Integers;

/** Instructions that share a case of the interpreter's loop, with their common fast path. */
final class Fused {

    private Fused() {}

    /** Adds or subtracts a small constant. */
    static Object increase(int op, Object value, int by) {
        if (value instanceof Integer integer) {
            long sum = op == Op.ADD_CONST_I8 ? (long) integer + by : (long) integer - by;
            if (sum == (int) sum) {
                return Integers.of((int) sum);
            }
        }
        return op == Op.ADD_CONST_I8
                ? Arithmetic.add(value, Integers.of(by))
                : Arithmetic.sub(value, Integers.of(by));
    }

    /** Multiplies by a small constant, or takes the remainder. */
    static Object scale(int op, Object value, int by) {
        return op == Op.MUL_CONST_I8
                ? Arithmetic.mul(value, Integers.of(by))
                : Arithmetic.mod(value, Integers.of(by));
    }

    /** A sum, difference or product, and then its remainder. */
    static Object modulo(int op, Object left, Object right, Object divisor) {
        Object dividend =
                switch (op) {
                    case Op.ADD_MOD -> Arithmetic.add(left, right);
                    case Op.SUB_MOD -> Arithmetic.sub(left, right);
                    default -> Arithmetic.mul(left, right);
                };
        return Arithmetic.mod(dividend, divisor);
    }

    static Object bits(int op, Object left, Object right) {
        return switch (op) {
            case Op.BIT_AND -> Arithmetic.bitAnd(left, right);
            case Op.BIT_OR -> Arithmetic.bitOr(left, right);
            case Op.BIT_XOR -> Arithmetic.bitXor(left, right);
            case Op.SHL -> Arithmetic.shl(left, right);
            case Op.SHR -> Arithmetic.shr(left, right);
            default -> Arithmetic.ushr(left, right);
        };
    }

    static Object unary(int op, Object value) {
        return switch (op) {
            case Op.NEG -> Arithmetic.neg(value);
            case Op.TYPEOF -> Comparison.typeof(value);
            case Op.SHR_1 -> Arithmetic.shr(value, 1);
            default -> Arithmetic.mul(value, 2);
        };
    }

    static boolean compare(int op, Object left, Object right) {
        return switch (op) {
            case Op.LTE -> Comparison.lte(left, right);
            case Op.GT -> Comparison.gt(left, right);
            case Op.GTE -> Comparison.gte(left, right);
            case Op.EQ -> Comparison.eq(left, right);
            default -> Comparison.neq(left, right);
        };
    }
}
