package dev.zts.vm.regexp;

/** The flags a group can change for its body: i, m and s. */
record Modifiers(boolean ignoreCase, boolean multiline, boolean dotAll) {
    Modifiers with(char flag, boolean on) {
        return switch (flag) {
            case 'i' -> new Modifiers(on, multiline, dotAll);
            case 'm' -> new Modifiers(ignoreCase, on, dotAll);
            case 's' -> new Modifiers(ignoreCase, multiline, on);
            default -> throw new IllegalArgumentException("no modifier: " + flag);
        };
    }

    /** All characters that are one with a member of the set, if case is ignored. */
    CharSet close(CharSet set, boolean eitherUnicode) {
        return ignoreCase ? CaseFolding.of(eitherUnicode).closure(set) : set;
    }
}
