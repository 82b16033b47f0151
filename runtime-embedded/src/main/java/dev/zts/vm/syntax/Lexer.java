package dev.zts.vm.syntax;

/**
 * Cuts a source text into tokens (ECMA-262 clause 12). It holds one token, the current one. Whether
 * a slash starts a regular expression, and where a template goes on, the parser says.
 */
@SuppressWarnings("AssignmentExpression") // the next character, or the result, is looked at once
final class Lexer {

    /*
     * The characters stand in an array with a zero behind them, so that no look ahead needs to ask
     * for the end. ASCII names are hashed while they are scanned and looked up in one table with the
     * reserved words; only a name seen for the first time makes a String.
     */

    private static final int LAST_ASCII = 127;

    final SourceMap map;
    private final String path;
    private final char[] chars;
    private final int limit;
    private final boolean module;
    private final Names names = Names.create();
    private final Escapes escapes;

    private int position;

    /** The kind of the current token. */
    Token token = Token.END;

    int start;
    int end;

    /** The end of the token before the current one. */
    int previousEnd;

    /** True if a line end stands before the current token. */
    boolean newlineBefore;

    /** True if the current name or string is written with a backslash. */
    boolean escaped;

    /** The name, or the value of a string. */
    String text = "";

    double number;

    Lexer(String path, String source, boolean module) {
        this.path = path;
        this.map = new SourceMap(source);
        this.limit = source.length();
        this.chars = new char[limit + 1];
        source.getChars(0, limit, chars, 0);
        this.module = module;
        this.escapes = new Escapes(this, chars, limit);
        if (limit > 1 && chars[0] == '#' && chars[1] == '!') {
            skipLine();
        }
        newlineBefore = true;
    }

    /** {@return the refusal of the source for a reason at a place} */
    SyntaxProblem problem(int offset, String message) {
        return new SyntaxProblem(path, map, Math.min(offset, limit), message);
    }

    /** {@return the refusal of the current token} */
    SyntaxProblem unexpected() {
        return problem(start, "unexpected " + describe());
    }

    /** {@return the refusal of the current token, with what should stand there} */
    SyntaxProblem expected(String what) {
        return problem(start, "expected " + what + " but found " + describe());
    }

    private String describe() {
        return switch (token) {
            case END, NUMBER, STRING -> token.text;
            case PRIVATE_NAME -> "#" + text;
            case TEMPLATE -> "template";
            case RESERVED -> "reserved word " + text;
            default -> token.isName() ? substring(start, end) : token.text;
        };
    }

    /* ---- What the parser asks ---- */

    boolean at(Token kind) {
        return token == kind;
    }

    /** {@return true at a name that is not reserved but has a meaning at some places} */
    boolean atWord(String word) {
        return token == Token.IDENTIFIER && !escaped && text.equals(word);
    }

    boolean take(Token kind) {
        if (token != kind) {
            return false;
        }
        next();
        return true;
    }

    boolean takeWord(String word) {
        if (!atWord(word)) {
            return false;
        }
        next();
        return true;
    }

    void expect(Token kind) {
        if (token != kind) {
            throw expected(kind.text);
        }
        next();
    }

    void expectWord(String word) {
        if (!takeWord(word)) {
            throw expected(word);
        }
    }

    /** Ends a statement: a semicolon that is there, or one inserted (ECMA-262 12.10). */
    void semicolon() {
        if (token == Token.SEMICOLON) {
            next();
        } else if (token != Token.RIGHT_BRACE && token != Token.END && !newlineBefore) {
            throw expected("; or a line end");
        }
    }

    /** A place to come back to. */
    record Mark(
            Token token,
            int start,
            int end,
            int previousEnd,
            boolean newlineBefore,
            boolean escaped,
            String text,
            double number) {}

    Mark mark() {
        return new Mark(token, start, end, previousEnd, newlineBefore, escaped, text, number);
    }

    void reset(Mark mark) {
        token = mark.token;
        start = mark.start;
        end = mark.end;
        previousEnd = mark.previousEnd;
        newlineBefore = mark.newlineBefore;
        escaped = mark.escaped;
        text = mark.text;
        number = mark.number;
        position = end;
    }

    /** {@return true if the character behind the current token, spaces aside, can be this one} */
    boolean maybeFollowedBy(char c) {
        int p = end;
        while (chars[p] == ' ') {
            p++;
        }
        char found = chars[p];
        return found == c || found == '/' || found <= ' ' || found > LAST_ASCII;
    }

    /** {@return true if the characters from the offset are exactly these} */
    boolean textAt(int offset, String expected) {
        if (offset + expected.length() > limit) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (chars[offset + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String substring(int from, int to) {
        return new String(chars, from, to - from);
    }

    /* ---- Tokens ---- */

    /** Goes to the next token. */
    void next() {
        previousEnd = end;
        newlineBefore = newlineBefore && end == 0;
        skipTrivia();
        start = position;
        char c = chars[position];
        switch (Characters.kind(c)) {
            case Characters.START -> name();
            case Characters.DIGIT -> numeric();
            default -> other(c);
        }
        end = position;
    }

    private void other(char c) {
        switch (c) {
            case '"', '\'' -> string(c);
            case '.' -> dot();
            case '#' -> privateName();
            case '\\' -> escapedName();
            case 0 -> endOrProblem();
            default -> {
                if (c > LAST_ASCII) {
                    escapedName();
                } else {
                    token = punctuator(c);
                }
            }
        }
    }

    private void endOrProblem() {
        if (position < limit) {
            throw problem(position, "unexpected character \\u0000");
        }
        token = Token.END;
    }

    private void dot() {
        if (Characters.kind(chars[position + 1]) == Characters.DIGIT) {
            numeric();
        } else if (chars[position + 1] == '.' && chars[position + 2] == '.') {
            position += 3;
            token = Token.ELLIPSIS;
        } else {
            position++;
            token = Token.DOT;
        }
    }

    private void numeric() {
        NumberScanner scanner = new NumberScanner(this, chars, position);
        number = scanner.scan();
        position = scanner.position();
        token = Token.NUMBER;
        int codePoint = Character.codePointAt(chars, position, chars.length);
        if (position < limit && (codePoint == '\\' || Characters.isPart(codePoint))) {
            throw problem(position, "a number cannot be followed by a name or digit");
        }
    }

    private void string(char quote) {
        int p = position + 1;
        int from = p;
        char c;
        while ((c = chars[p]) != quote && c != '\\' && c >= ' ') {
            p++;
        }
        escaped = false;
        if (c == quote) {
            text = new String(chars, from, p - from);
            position = p + 1;
        } else {
            text = escapes.string(from, p, quote);
            escaped = escapes.escaped();
            position = escapes.position() + 1;
        }
        token = Token.STRING;
    }

    private void name() {
        int p = position;
        int hash = 0;
        char c;
        while (Characters.kind(c = chars[p]) != Characters.OTHER) {
            hash = 31 * hash + c;
            p++;
        }
        if (c == '\\' || c > LAST_ASCII) {
            escapedName();
            return;
        }
        Name name = names.of(chars, position, p, hash);
        escaped = false;
        text = name.text();
        token = name.token();
        position = p;
    }

    private void escapedName() {
        String found = escapes.name(position);
        position = escapes.position();
        escaped = escapes.escaped();
        Name name = names.of(found);
        text = name.text();
        token = escaped && name.token() != Token.IDENTIFIER ? Token.ESCAPED_WORD : name.token();
    }

    private void privateName() {
        position++;
        char c = chars[position];
        if (c != '\\' && c <= LAST_ASCII && Characters.kind(c) != Characters.START) {
            throw problem(position - 1, "unexpected #");
        }
        name();
        token = Token.PRIVATE_NAME;
    }

    /** Reads the current token, / or /=, and what follows it again, as a regular expression. */
    Ast.RegExpLiteral regExp() {
        int from = start;
        int p = from + 1;
        boolean inClass = false;
        for (; inClass || chars[p] != '/'; p++) {
            if (chars[p] == '\\') {
                p++;
            } else if (chars[p] == '[') {
                inClass = true;
            } else if (chars[p] == ']') {
                inClass = false;
            }
            if (p >= limit || SourceMap.isLineEnd(chars[p])) {
                throw problem(from, "the regular expression has no end");
            }
        }
        int flags = p + 1;
        position = flags;
        while (Characters.isPart(Character.codePointAt(chars, position, chars.length))) {
            position += Character.charCount(Character.codePointAt(chars, position, chars.length));
        }
        if (chars[position] == '\\') {
            throw problem(position, "flags of a regular expression cannot be escaped");
        }
        end = position;
        var literal =
                new Ast.RegExpLiteral(
                        from, end, substring(from + 1, p), substring(flags, position));
        next();
        return literal;
    }

    /**
     * Reads a text of a template from an offset, up to its backtick or substitution.
     *
     * @param tagged true if invalid escapes are allowed
     */
    Ast.TemplateText templateText(int from, boolean tagged) {
        Ast.TemplateText found = escapes.template(from, tagged);
        position = found.end();
        return found;
    }

    /**
     * Goes behind the text of a template that was read last.
     *
     * @return true if the template ends there, false if a substitution begins
     */
    boolean afterTemplateText() {
        boolean last = chars[position] == '`';
        position += last ? 1 : 2;
        end = position;
        next();
        return last;
    }

    private Token punctuator(char c) {
        char c1 = chars[position + 1];
        return switch (c) {
            case '{' -> token(1, Token.LEFT_BRACE);
            case '}' -> token(1, Token.RIGHT_BRACE);
            case '(' -> token(1, Token.LEFT_PAREN);
            case ')' -> token(1, Token.RIGHT_PAREN);
            case '[' -> token(1, Token.LEFT_BRACKET);
            case ']' -> token(1, Token.RIGHT_BRACKET);
            case ';' -> token(1, Token.SEMICOLON);
            case ',' -> token(1, Token.COMMA);
            case ':' -> token(1, Token.COLON);
            case '~' -> token(1, Token.BIT_NOT);
            case '@' -> token(1, Token.AT);
            case '`' -> token(1, Token.TEMPLATE);
            case '?' -> question(c1);
            case '=' -> equal(c1);
            case '!' -> not(c1);
            case '<' -> less(c1);
            case '>' -> greater(c1);
            case '*' -> star(c1);
            case '&' -> doubled(c1, c, Token.BIT_AND, Token.BIT_AND_ASSIGN, Token.AND);
            case '|' -> doubled(c1, c, Token.BIT_OR, Token.BIT_OR_ASSIGN, Token.OR);
            case '+' -> doubled(c1, c, Token.PLUS, Token.ADD_ASSIGN, Token.INCREMENT);
            case '-' -> doubled(c1, c, Token.MINUS, Token.SUBTRACT_ASSIGN, Token.DECREMENT);
            case '^' -> assignable(c1, 1, Token.BIT_XOR, Token.BIT_XOR_ASSIGN);
            case '%' -> assignable(c1, 1, Token.PERCENT, Token.REMAINDER_ASSIGN);
            case '/' -> assignable(c1, 1, Token.SLASH, Token.DIVIDE_ASSIGN);
            default -> throw problem(position, "unexpected character " + printable(c));
        };
    }

    private Token token(int length, Token kind) {
        position += length;
        return kind;
    }

    private Token assignable(char next, int length, Token plain, Token assign) {
        return next == '=' ? token(length + 1, assign) : token(length, plain);
    }

    /** {@code &}, {@code &=}, {@code &&} or {@code &&=}, and so for other characters. */
    private Token doubled(char next, char c, Token plain, Token assign, Token twice) {
        if (next != c) {
            return assignable(next, 1, plain, assign);
        }
        if (chars[position + 2] == '=' && twice == Token.AND) {
            return token(3, Token.AND_ASSIGN);
        }
        if (chars[position + 2] == '=' && twice == Token.OR) {
            return token(3, Token.OR_ASSIGN);
        }
        return token(2, twice);
    }

    private Token question(char next) {
        if (next == '?') {
            return assignable(chars[position + 2], 2, Token.COALESCE, Token.COALESCE_ASSIGN);
        }
        if (next == '.' && Characters.kind(chars[position + 2]) != Characters.DIGIT) {
            return token(2, Token.OPTIONAL_DOT);
        }
        return token(1, Token.QUESTION);
    }

    private Token equal(char next) {
        if (next == '>') {
            return token(2, Token.ARROW);
        }
        if (next != '=') {
            return token(1, Token.ASSIGN);
        }
        return assignable(chars[position + 2], 2, Token.EQUAL, Token.STRICT_EQUAL);
    }

    private Token not(char next) {
        if (next != '=') {
            return token(1, Token.NOT);
        }
        return assignable(chars[position + 2], 2, Token.NOT_EQUAL, Token.STRICT_NOT_EQUAL);
    }

    private Token less(char next) {
        if (next == '<') {
            return assignable(chars[position + 2], 2, Token.SHIFT_LEFT, Token.SHIFT_LEFT_ASSIGN);
        }
        return assignable(next, 1, Token.LESS, Token.LESS_EQUAL);
    }

    private Token greater(char next) {
        if (next != '>') {
            return assignable(next, 1, Token.GREATER, Token.GREATER_EQUAL);
        }
        char c2 = chars[position + 2];
        if (c2 != '>') {
            return assignable(c2, 2, Token.SHIFT_RIGHT, Token.SHIFT_RIGHT_ASSIGN);
        }
        return assignable(
                chars[position + 3],
                3,
                Token.SHIFT_RIGHT_UNSIGNED,
                Token.SHIFT_RIGHT_UNSIGNED_ASSIGN);
    }

    private Token star(char next) {
        if (next == '*') {
            return assignable(chars[position + 2], 2, Token.POWER, Token.POWER_ASSIGN);
        }
        return assignable(next, 1, Token.STAR, Token.MULTIPLY_ASSIGN);
    }

    static String printable(int codePoint) {
        return codePoint < ' ' || codePoint == 127
                ? String.format("\\u%04x", codePoint)
                : Character.toString(codePoint);
    }

    /* ---- White space and comments ---- */

    private void skipTrivia() {
        while (true) {
            char c = chars[position];
            if (c == ' ' || c == '\t') {
                position++;
            } else if (c == '\n' || c == '\r') {
                newlineBefore = true;
                position++;
            } else if (c > ' ' && c <= LAST_ASCII) {
                if (!skipComment(c)) {
                    return;
                }
            } else if (!skipRare(c)) {
                return;
            }
        }
    }

    private boolean skipRare(char c) {
        if (SourceMap.isLineEnd(c)) {
            newlineBefore = true;
            position++;
            return true;
        }
        if (Characters.isRareSpace(c)) {
            position++;
            return true;
        }
        return false;
    }

    private boolean skipComment(char c) {
        if (c == '/') {
            char c1 = chars[position + 1];
            if (c1 == '/') {
                skipLine();
                return true;
            }
            if (c1 == '*') {
                skipBlockComment();
                return true;
            }
            return false;
        }
        if ((c == '<' || c == '-') && isHtmlComment(c)) {
            skipLine();
            return true;
        }
        return false;
    }

    /** The comments of ECMA-262 B.1.1, which modules do not have. */
    private boolean isHtmlComment(char c) {
        if (module) {
            return false;
        }
        return c == '<' ? textAt(position, "<!--") : newlineBefore && textAt(position, "-->");
    }

    private void skipLine() {
        while (position < limit && !SourceMap.isLineEnd(chars[position])) {
            position++;
        }
    }

    private void skipBlockComment() {
        int p = position + 2;
        while (chars[p] != '*' || chars[p + 1] != '/') {
            if (SourceMap.isLineEnd(chars[p])) {
                newlineBefore = true;
            }
            if (p >= limit) {
                throw problem(position, "the comment has no end");
            }
            p++;
        }
        position = p + 2;
    }
}
