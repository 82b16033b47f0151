package dev.zts.vm.jit;

/**
 * A range of a function's instructions that is one method.
 *
 * @param to where the next one begins
 */
record Part(int from, int to) {

    boolean holds(int pc) {
        return from <= pc && pc < to;
    }
}
