package dev.zts.vm.syntax;

/** The names of a source text: each is made once, and the reserved words are there before. */
final class Names {

    private static final int KEYWORD_CAPACITY = 256;
    private static final String[] RESERVED = {
        "enum", "implements", "interface", "package", "private", "protected", "public"
    };
    private static final Names KEYWORDS = keywords();

    /** Open addressing; the length is a power of two. */
    private Name[] table;

    private int count;

    private Names(Name[] table, int count) {
        this.table = table;
        this.count = count;
    }

    /** {@return a table with the reserved words} */
    static Names create() {
        return new Names(KEYWORDS.table.clone(), KEYWORDS.count);
    }

    /**
     * {@return the name}
     *
     * @param hash of the characters, as {@link String#hashCode()} computes it
     */
    Name of(char[] chars, int from, int to, int hash) {
        Name[] names = table;
        int mask = names.length - 1;
        int at = slot(hash, mask);
        while (true) {
            Name name = names[at];
            if (name == null) {
                return add(new Name(new String(chars, from, to - from), hash, Token.IDENTIFIER));
            }
            if (name.hash() == hash && same(name.text(), chars, from, to)) {
                return name;
            }
            at = (at + 1) & mask;
        }
    }

    Name of(String text) {
        return of(text.toCharArray(), 0, text.length(), text.hashCode());
    }

    private static boolean same(String text, char[] chars, int from, int to) {
        int length = text.length();
        if (length != to - from) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != chars[from + i]) {
                return false;
            }
        }
        return true;
    }

    private Name add(Name name) {
        if (2 * count >= table.length) {
            grow();
        }
        insert(name);
        count++;
        return name;
    }

    private void insert(Name name) {
        int mask = table.length - 1;
        int at = slot(name.hash(), mask);
        while (table[at] != null) {
            at = (at + 1) & mask;
        }
        table[at] = name;
    }

    private void grow() {
        Name[] old = table;
        table = new Name[4 * old.length];
        for (Name name : old) {
            if (name != null) {
                insert(name);
            }
        }
    }

    private static int slot(int hash, int mask) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) & mask;
    }

    private static Names keywords() {
        Names names = new Names(new Name[KEYWORD_CAPACITY], 0);
        for (Token token : Token.values()) {
            if (token.compareTo(Token.RESERVED) > 0) {
                names.add(new Name(token.text, token.text.hashCode(), token));
            }
        }
        for (String word : RESERVED) {
            names.add(new Name(word, word.hashCode(), Token.RESERVED));
        }
        return names;
    }
}
