package dev.zts.vm.regexp;

/** The flags of a regular expression (ECMA-262 22.2.3.4, RegExpInitialize). */
record RegExpFlags(
        boolean hasIndices,
        boolean global,
        boolean ignoreCase,
        boolean multiline,
        boolean dotAll,
        boolean unicode,
        boolean unicodeSets,
        boolean sticky) {
    private static final String LETTERS = "dgimsuvy";

    /** Reads a flags string; unknown or repeated letters, and u with v, are early errors. */
    static RegExpFlags parse(String flags) {
        int seen = 0;
        for (int i = 0; i < flags.length(); i++) {
            int letter = LETTERS.indexOf(flags.charAt(i));
            if (letter < 0 || (seen & 1 << letter) != 0) {
                throw invalid(flags, i);
            }
            seen |= 1 << letter;
        }
        RegExpFlags parsed =
                new RegExpFlags(
                        has(seen, 'd'),
                        has(seen, 'g'),
                        has(seen, 'i'),
                        has(seen, 'm'),
                        has(seen, 's'),
                        has(seen, 'u'),
                        has(seen, 'v'),
                        has(seen, 'y'));
        if (parsed.unicode && parsed.unicodeSets) {
            throw invalid(flags, Math.max(flags.indexOf('u'), flags.indexOf('v')));
        }
        return parsed;
    }

    private static boolean has(int seen, char letter) {
        return (seen & 1 << LETTERS.indexOf(letter)) != 0;
    }

    private static RegExpSyntaxException invalid(String flags, int position) {
        return new RegExpSyntaxException(
                "Invalid flags supplied to RegExp constructor '"
                        + RegExpSyntaxException.shortened(flags)
                        + "'",
                position);
    }

    boolean eitherUnicode() {
        return unicode || unicodeSets;
    }

    /** The letters in the order of the {@code flags} accessor. */
    @Override
    public String toString() {
        boolean[] set = {
            hasIndices, global, ignoreCase, multiline, dotAll, unicode, unicodeSets, sticky
        };
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < set.length; i++) {
            if (set[i]) {
                text.append(LETTERS.charAt(i));
            }
        }
        return text.toString();
    }
}
