package dev.zts.vm.builtins;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Undefined;

/** Positions in a sequence that scripts give, perhaps counted from the end. */
final class Positions {

    private Positions() {}

    /** {@return the position, between 0 and the length} */
    static long relative(Object position, long length) {
        double relative = Convert.toIntegerOrInfinity(position);
        return (long) (relative < 0 ? Math.max(length + relative, 0) : Math.min(relative, length));
    }

    /** {@return the same, undefined meaning the length} */
    static long relativeEnd(Object position, long length) {
        return position == Undefined.UNDEFINED ? length : relative(position, length);
    }
}
