package dev.zts.vm.regexp;

/**
 * Operation numbers of a program. Operands follow the operation in the code array. A character is
 * taken at the cursor, or before it by the operations that go backward, which lookbehind uses; a
 * "point" operation takes a whole surrogate pair.
 */
final class Op {
    private Op() {}

    /** The end of the pattern. */
    static final int MATCH = 0;

    /** c: takes this code unit. */
    static final int CHAR = 1;

    static final int CHAR_BACK = 2;

    /** c, d: takes one of two code units. */
    static final int EITHER = 3;

    /** class: takes a code unit of the class. */
    static final int SET = 4;

    static final int SET_BACK = 5;

    /** class: takes a code point of the class. */
    static final int POINT = 6;

    static final int POINT_BACK = 7;

    /** string: takes the code units of a literal. */
    static final int STRING = 8;

    /** target. */
    static final int JUMP = 9;

    /** target: goes on, and to the target when that fails. */
    static final int SPLIT = 10;

    /** target: goes to the target, and on when that fails. */
    static final int SPLIT_LAZY = 11;

    /** class, target: goes to the target unless the next code unit is of the class. */
    static final int PEEK = 12;

    static final int PEEK_POINT = 13;

    /** register: holds the cursor. */
    static final int SAVE = 14;

    /** first, last: clears the registers of captures. */
    static final int RESET = 15;

    /** register, value. */
    static final int ASSIGN = 16;

    /** register: fails when the cursor has not moved since it was saved. */
    static final int ADVANCED = 17;

    /** counter, min, max, target: another turn, or the target. */
    static final int LOOP = 18;

    static final int LOOP_LAZY = 19;

    /** counter: starts a turn of a loop. */
    static final int TURN = 20;

    /** register, counter, min: like ADVANCED, but not in the turns the loop must do. */
    static final int ADVANCED_AFTER = 21;

    /** flags, count, group...: takes what the one of the groups that has matched has taken. */
    static final int REFERENCE = 22;

    /** register: remembers stack height, and the cursor in the next register. */
    static final int LOOK = 23;

    /** register: forgets the choices since LOOK, goes back to its place. */
    static final int LOOK_END = 24;

    /** register, target: like LOOK, and goes to the target when the body fails. */
    static final int LOOK_NOT = 25;

    /** register: undoes everything since LOOK_NOT and fails. */
    static final int LOOK_NOT_END = 26;

    /** A test of the place, numbered as {@link Node.Place}. */
    static final int ASSERT = 27;

    /** class, min, max: as many as there are, then fewer and fewer. */
    static final int GREEDY = 28;

    static final int GREEDY_POINT = 29;

    /** class, min, max: as many as there are; fewer would never do. */
    static final int POSSESSIVE = 30;

    static final int POSSESSIVE_POINT = 31;

    /** class, min, max: as few as needed. */
    static final int LAZY = 32;

    static final int LAZY_POINT = 33;

    /** Length of each of the three repetition operations above. */
    static final int REPEAT_LENGTH = 4;

    /** REFERENCE flags. */
    static final int BACKWARD = 1;

    static final int IGNORE_CASE = 2;
}
