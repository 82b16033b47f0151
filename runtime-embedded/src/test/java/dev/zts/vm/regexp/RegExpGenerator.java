package dev.zts.vm.regexp;

import java.util.Random;

/** Writes random patterns, most of them valid, and inputs they have a chance to match. */
final class RegExpGenerator {
    private static final String[] FLAGS = {
        "", "", "", "i", "m", "s", "u", "u", "iu", "v", "iv", "y"
    };
    private static final String[] ATOMS = {
        "a",
        "b",
        "c",
        "A",
        "B",
        "ab",
        "1",
        ".",
        "\\d",
        "\\w",
        "\\s",
        "\\W",
        "\\D",
        "\\S",
        "k",
        "\u212a",
        "\u017f",
        "s",
        "\u00e9",
        "\u00c9",
        "\ud83d\ude00",
        "\\ud83d",
        "\\ude00",
        "\\x61",
        "\\u0062",
        "\n",
        "\\n",
        "-",
        "_",
        "[]",
        "[^]",
        "\\0",
        "\\cJ"
    };
    private static final String[] LEGACY_ATOMS = {
        "\\8", "\\07", "\\101", "\\c", "\\k", "{", "}", "]", "a{,2}", "\\a", "\\u{61}", "[\\c1]",
        "x{1"
    };
    private static final String[] UNICODE_ATOMS = {
        "\\u{61}",
        "\\u{1F600}",
        "\\ud83d\\ude00",
        "\\p{L}",
        "\\P{L}",
        "\\p{Lu}",
        "\\P{Lu}",
        "\\p{ASCII}",
        "\\p{Script=Greek}",
        "\\-",
        "[\\-]"
    };
    private static final String[] CLASS_PARTS = {
        "a",
        "b",
        "a-c",
        "A-C",
        "0-9",
        "\\d",
        "\\w",
        "\\W",
        "\\s",
        "k",
        "s",
        "\u017f",
        "_",
        "\\x41-\\x43",
        "\u00e0-\u00ff",
        "\ud83d\ude00",
        "\\b",
        "\\n",
        "1"
    };
    private static final String[] INPUT = {
        "a",
        "b",
        "c",
        "A",
        "B",
        "1",
        " ",
        "\n",
        "k",
        "K",
        "\u212a",
        "s",
        "S",
        "\u017f",
        "\u00e9",
        "\u00c9",
        "\ud83d\ude00",
        "\ud83d",
        "\ude00",
        "-",
        "_",
        "ab",
        "aab",
        "\u03b1"
    };
    private static final String[] QUANTIFIERS = {
        "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,3}?", "{2,}", "{1,}?", "{0}", "{0,1}"
    };

    private final Random random;
    private final String flags;
    private int groups;
    private int names;

    RegExpGenerator(long seed) {
        random = new Random(seed);
        flags = pick(FLAGS);
    }

    String flags() {
        return flags;
    }

    String pattern() {
        return disjunction(3);
    }

    String input() {
        StringBuilder input = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            input.append(pick(INPUT));
        }
        return input.toString();
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    private boolean unicode() {
        return flags.contains("u") || flags.contains("v");
    }

    private String disjunction(int depth) {
        StringBuilder text = new StringBuilder(alternative(depth));
        while (random.nextInt(4) == 0) {
            text.append('|').append(alternative(depth));
        }
        return text.toString();
    }

    private String alternative(int depth) {
        StringBuilder text = new StringBuilder();
        int terms = random.nextInt(4);
        for (int i = 0; i < terms; i++) {
            text.append(term(depth));
        }
        return text.toString();
    }

    private String term(int depth) {
        int kind = random.nextInt(20);
        if (kind == 0) {
            return pick(new String[] {"^", "$", "\\b", "\\B"});
        }
        if (kind == 1 && depth > 0) {
            return pick(new String[] {"(?=", "(?!", "(?<=", "(?<!"}) + disjunction(depth - 1) + ")";
        }
        String atom = atom(depth, kind);
        return random.nextInt(3) == 0 ? atom + pick(QUANTIFIERS) : atom;
    }

    private String atom(int depth, int kind) {
        if (kind < 6 && depth > 0) {
            groups++;
            return "(" + disjunction(depth - 1) + ")";
        }
        if (kind == 6 && depth > 0) {
            groups++;
            return "(?<n" + names++ + ">" + disjunction(depth - 1) + ")";
        }
        if (kind == 7 && depth > 0) {
            return pick(new String[] {"(?:", "(?:", "(?i:", "(?-i:", "(?s-m:", "(?m:"})
                    + disjunction(depth - 1)
                    + ")";
        }
        if (kind == 8) {
            return "\\" + (1 + random.nextInt(groups + 1));
        }
        if (kind == 9 && names > 0) {
            return "\\k<n" + random.nextInt(names) + ">";
        }
        if (kind < 13) {
            return charClass(2);
        }
        if (kind == 13) {
            return unicode() ? pick(UNICODE_ATOMS) : pick(LEGACY_ATOMS);
        }
        return pick(ATOMS);
    }

    private String charClass(int depth) {
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "[^" : "[");
        int parts = random.nextInt(4);
        boolean sets = flags.contains("v");
        String between = sets && random.nextInt(3) == 0 ? pick(new String[] {"&&", "--"}) : "";
        for (int i = 0; i < parts; i++) {
            text.append(i > 0 ? between : "");
            if (sets && depth > 0 && random.nextInt(3) == 0) {
                text.append(random.nextInt(3) == 0 ? "\\q{ab|a|K|}" : charClass(depth - 1));
            } else {
                text.append(unicode() && random.nextInt(8) == 0 ? "\\P{Lu}" : pick(CLASS_PARTS));
            }
        }
        return text.append(']').toString();
    }
}
