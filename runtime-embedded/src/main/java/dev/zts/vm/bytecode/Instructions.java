package dev.zts.vm.bytecode;

import dev.zts.vm.bytecode.Assembler.Label;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Instructions on their way to bytes: number, two operands, jump target and source offset each. A
 * bound label is an entry of its own with the number {@link #LABEL}.
 */
final class Instructions {

    static final int LABEL = -1;

    private int size;
    private int[] ops = new int[64];
    private int[] firsts = new int[64];
    private int[] seconds = new int[64];
    private int[] offsets = new int[64];
    private @Nullable Label[] labels = new @Nullable Label[64];

    void add(int op, int first, int second, @Nullable Label label, int offset) {
        if (size == ops.length) {
            grow();
        }
        ops[size] = op;
        firsts[size] = first;
        seconds[size] = second;
        labels[size] = label;
        offsets[size] = offset;
        size++;
    }

    void removeLast(int count) {
        size -= count;
    }

    int size() {
        return size;
    }

    int op(int index) {
        return ops[index];
    }

    int first(int index) {
        return firsts[index];
    }

    int second(int index) {
        return seconds[index];
    }

    int offset(int index) {
        return offsets[index];
    }

    /** {@return the label bound here, or the target of the jump} */
    @Nullable Label label(int index) {
        return labels[index];
    }

    private void grow() {
        int length = size * 2;
        ops = Arrays.copyOf(ops, length);
        firsts = Arrays.copyOf(firsts, length);
        seconds = Arrays.copyOf(seconds, length);
        offsets = Arrays.copyOf(offsets, length);
        labels = Arrays.copyOf(labels, length);
    }
}
