package dev.zts.vm.regexp;

import org.jspecify.annotations.Nullable;

/** Reads what follows a backslash, inside and outside of classes, and group names. */
final class Escapes {
    private static final int MAX_OCTAL = 0xFF;

    private final PatternReader in;
    private final boolean unicode;
    private final boolean namedGroups;

    Escapes(PatternReader in, boolean unicode, boolean namedGroups) {
        this.in = in;
        this.unicode = unicode;
        this.namedGroups = namedGroups;
    }

    /**
     * CharacterClassEscape: the set of \d, \w, \p{…} and so on, or null (nothing taken) when the
     * cursor, after the backslash, is at something else. With flag v and case ignored the set is
     * closed; otherwise closing the class that holds it is the caller's.
     */
    @Nullable ClassContents classEscape(Modifiers modifiers, boolean unicodeSets) {
        int c = in.peek();
        CharSet set =
                switch (c) {
                    case 'd', 'D' -> CharSet.DIGITS;
                    case 's', 'S' -> CharSet.WHITE_SPACE;
                    case 'w', 'W' -> unicode ? modifiers.close(CharSet.WORD, true) : CharSet.WORD;
                    default -> null;
                };
        if (set != null) {
            in.skip(1);
            return new ClassContents(c >= 'a' ? set : set.complement());
        }
        return unicode && (c == 'p' || c == 'P') ? property(modifiers, unicodeSets) : null;
    }

    private ClassContents property(Modifiers modifiers, boolean unicodeSets) {
        int start = in.position() - 1;
        boolean negated = in.nextUnit() == 'P';
        if (!in.accept('{')) {
            throw in.error("Invalid property name", start);
        }
        StringBuilder text = new StringBuilder();
        while (!in.accept('}')) {
            if (in.atEnd()) {
                throw in.error("Invalid property name", start);
            }
            text.append((char) in.nextUnit());
        }
        ClassContents found = UnicodeProperties.find(text.toString(), unicodeSets);
        if (found == null || negated && found.mayContainStrings()) {
            throw in.error("Invalid property name", start);
        }
        boolean closed = unicodeSets && modifiers.ignoreCase();
        if (closed) {
            found =
                    new ClassContents(
                            modifiers.close(found.chars(), true),
                            ClassParser.folded(found.strings(), modifiers),
                            found.mayContainStrings());
        }
        return negated ? new ClassContents(found.chars().complement()) : found;
    }

    /**
     * CharacterEscape, and ClassEscape's extra ones when {@code inClass}: the character it stands
     * for. {@code identity} lists the characters that may be escaped for themselves when the
     * pattern is a Unicode one.
     */
    int character(String identity, boolean inClass) {
        int start = in.position() - 1;
        if (in.atEnd()) {
            throw in.error("\\ at end of pattern");
        }
        int c = unicode ? in.nextPoint() : in.nextUnit();
        switch (c) {
            case 'f' -> {
                return '\f';
            }
            case 'n' -> {
                return '\n';
            }
            case 'r' -> {
                return '\r';
            }
            case 't' -> {
                return '\t';
            }
            case 'v' -> {
                return 0x0B;
            }
            case 'b' -> {
                if (inClass) {
                    return '\b';
                }
            }
            case 'c' -> {
                return control(start, inClass);
            }
            case 'x' -> {
                int value = in.hex(2);
                return value >= 0 ? value : identityEscape(c, identity, start);
            }
            case 'u' -> {
                int value = unicodeEscape(unicode, start);
                return value >= 0 ? value : identityEscape(c, identity, start);
            }
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                return octal(c, start);
            }
            default -> {}
        }
        return identityEscape(c, identity, start);
    }

    private int control(int start, boolean inClass) {
        int letter = in.peek();
        boolean accepted =
                PatternReader.isAsciiLetter(letter)
                        || !unicode && inClass && (PatternReader.isDigit(letter) || letter == '_');
        if (accepted) {
            in.skip(1);
            return letter % 32;
        }
        if (unicode) {
            throw in.error("Invalid unicode escape", start);
        }
        in.reset(start + 1);
        return '\\';
    }

    /** \0, and the octal escapes of Annex B with up to three digits and value 0377. */
    private int octal(int first, int start) {
        if (unicode) {
            if (first == '0' && !PatternReader.isDigit(in.peek())) {
                return 0;
            }
            throw in.error("Invalid decimal escape", start);
        }
        int value = first - '0';
        for (int digits = 1; digits < 3 && in.peek() >= '0' && in.peek() <= '7'; digits++) {
            int longer = value * 8 + (in.peek() - '0');
            if (longer > MAX_OCTAL) {
                break;
            }
            value = longer;
            in.skip(1);
        }
        return value;
    }

    private int identityEscape(int c, String identity, int start) {
        if (unicode) {
            if (identity.indexOf(c) < 0) {
                throw in.error(c == 'u' ? "Invalid Unicode escape" : "Invalid escape", start);
            }
        } else if (c == 'k' && namedGroups) {
            throw in.error("Invalid escape", start);
        }
        return c;
    }

    /**
     * The rest of a \\u escape: four digits, and with {@code points} a second escape that completes
     * a surrogate pair, or digits in braces. Takes nothing and answers -1 when there is none.
     */
    private int unicodeEscape(boolean points, int start) {
        if (points && in.peek() == '{') {
            return braced(start);
        }
        int value = in.hex(4);
        if (points && value >= 0 && Character.isHighSurrogate((char) value)) {
            int end = in.position();
            if (in.accept("\\u")) {
                int low = in.hex(4);
                if (low >= 0 && Character.isLowSurrogate((char) low)) {
                    return Character.toCodePoint((char) value, (char) low);
                }
            }
            in.reset(end);
        }
        return value;
    }

    private int braced(int start) {
        in.skip(1);
        int value = 0;
        if (in.peek() == '}') {
            throw in.error("Invalid Unicode escape", start);
        }
        while (!in.accept('}')) {
            int digit = PatternReader.hexDigit(in.peek());
            value = value << 4 | digit;
            if (digit < 0 || value > Character.MAX_CODE_POINT) {
                throw in.error("Invalid Unicode escape", start);
            }
            in.skip(1);
        }
        return value;
    }

    /** RegExpIdentifierName and its closing bracket. */
    String groupName(String what) {
        StringBuilder name = new StringBuilder();
        while (!in.accept('>')) {
            if (in.atEnd()) {
                throw in.error(what);
            }
            int c = in.nextPoint();
            if (c == '\\') {
                int start = in.position() - 1;
                c = in.accept('u') ? unicodeEscape(true, start) : -1;
                if (c < 0) {
                    throw in.error("Invalid Unicode escape", start);
                }
            }
            boolean valid = name.isEmpty() ? isNameStart(c) : isNamePart(c);
            if (!valid) {
                throw in.error(what);
            }
            name.appendCodePoint(c);
        }
        if (name.isEmpty()) {
            throw in.error(what);
        }
        return name.toString();
    }

    private static boolean isNameStart(int c) {
        return c == '$' || c == '_' || UnicodeProperties.isIdStart(c);
    }

    private static boolean isNamePart(int c) {
        return c == '$' || c == 0x200C || c == 0x200D || UnicodeProperties.isIdContinue(c);
    }
}
