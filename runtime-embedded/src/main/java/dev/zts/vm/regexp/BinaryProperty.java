package dev.zts.vm.regexp;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Binary Unicode properties (ECMA-262 table 70): by the JDK, by a rule over it, or by our table.
 */
@SuppressWarnings("ImmutableEnumChecker") // The rules hold no state, and a CharSet never changes.
enum BinaryProperty {
    ASCII("ASCII", "ASCII", c -> c < 0x80),
    ASCII_HEX_DIGIT("ASCII_Hex_Digit", "AHex", c -> PatternReader.hexDigit(c) >= 0),
    ALPHABETIC("Alphabetic", "Alpha", Character::isAlphabetic),
    ANY("Any", "Any", _ -> true),
    ASSIGNED("Assigned", "Assigned", Character::isDefined),
    BIDI_CONTROL("Bidi_Control", "Bidi_C"),
    BIDI_MIRRORED("Bidi_Mirrored", "Bidi_M", Character::isMirrored),
    CASE_IGNORABLE(
            "Case_Ignorable",
            "CI",
            c ->
                    isType(
                            c,
                            Character.NON_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.FORMAT,
                            Character.MODIFIER_LETTER,
                            Character.MODIFIER_SYMBOL)),
    CASED(
            "Cased",
            "Cased",
            c ->
                    Character.isLowerCase(c)
                            || Character.isUpperCase(c)
                            || isType(c, Character.TITLECASE_LETTER)),
    CHANGES_WHEN_CASEFOLDED(
            "Changes_When_Casefolded",
            "CWCF",
            c -> {
                String text = decomposed(c);
                return !foldedFully(text).equals(text);
            }),
    CHANGES_WHEN_CASEMAPPED(
            "Changes_When_Casemapped", "CWCM", BinaryProperty::changesWhenCasemapped),
    CHANGES_WHEN_LOWERCASED(
            "Changes_When_Lowercased", "CWL", BinaryProperty::changesWhenLowercased),
    CHANGES_WHEN_NFKC_CASEFOLDED(
            "Changes_When_NFKC_Casefolded", "CWKCF", BinaryProperty::changesWhenNfkcCasefolded),
    CHANGES_WHEN_TITLECASED(
            "Changes_When_Titlecased", "CWT", BinaryProperty::changesWhenTitlecased),
    CHANGES_WHEN_UPPERCASED(
            "Changes_When_Uppercased", "CWU", BinaryProperty::changesWhenUppercased),
    DASH("Dash", "Dash"),
    DEFAULT_IGNORABLE_CODE_POINT("Default_Ignorable_Code_Point", "DI"),
    DEPRECATED("Deprecated", "Dep"),
    DIACRITIC("Diacritic", "Dia"),
    EMOJI("Emoji", "Emoji", Character::isEmoji),
    EMOJI_COMPONENT("Emoji_Component", "EComp", Character::isEmojiComponent),
    EMOJI_MODIFIER("Emoji_Modifier", "EMod", Character::isEmojiModifier),
    EMOJI_MODIFIER_BASE("Emoji_Modifier_Base", "EBase", Character::isEmojiModifierBase),
    EMOJI_PRESENTATION("Emoji_Presentation", "EPres", Character::isEmojiPresentation),
    EXTENDED_PICTOGRAPHIC("Extended_Pictographic", "ExtPict", Character::isExtendedPictographic),
    EXTENDER("Extender", "Ext"),
    GRAPHEME_BASE("Grapheme_Base", "Gr_Base", BinaryProperty::isGraphemeBase),
    GRAPHEME_EXTEND(
            "Grapheme_Extend",
            "Gr_Ext",
            c -> isType(c, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK)),
    HEX_DIGIT("Hex_Digit", "Hex"),
    IDS_BINARY_OPERATOR("IDS_Binary_Operator", "IDSB"),
    IDS_TRINARY_OPERATOR("IDS_Trinary_Operator", "IDST"),
    ID_CONTINUE("ID_Continue", "IDC", BinaryProperty::isIdentifierPart),
    ID_START("ID_Start", "IDS", Character::isUnicodeIdentifierStart),
    IDEOGRAPHIC("Ideographic", "Ideo", Character::isIdeographic),
    JOIN_CONTROL("Join_Control", "Join_C"),
    LOGICAL_ORDER_EXCEPTION("Logical_Order_Exception", "LOE"),
    LOWERCASE("Lowercase", "Lower", Character::isLowerCase),
    MATH("Math", "Math", c -> isType(c, Character.MATH_SYMBOL)),
    NONCHARACTER_CODE_POINT(
            "Noncharacter_Code_Point",
            "NChar",
            c -> c >= 0xFDD0 && c <= 0xFDEF || (c & 0xFFFE) == 0xFFFE),
    PATTERN_SYNTAX("Pattern_Syntax", "Pat_Syn"),
    PATTERN_WHITE_SPACE("Pattern_White_Space", "Pat_WS"),
    QUOTATION_MARK("Quotation_Mark", "QMark"),
    RADICAL("Radical", "Radical"),
    REGIONAL_INDICATOR("Regional_Indicator", "RI"),
    SENTENCE_TERMINAL("Sentence_Terminal", "STerm"),
    SOFT_DOTTED("Soft_Dotted", "SD"),
    TERMINAL_PUNCTUATION("Terminal_Punctuation", "Term"),
    UNIFIED_IDEOGRAPH("Unified_Ideograph", "UIdeo"),
    UPPERCASE("Uppercase", "Upper", Character::isUpperCase),
    VARIATION_SELECTOR("Variation_Selector", "VS"),
    WHITE_SPACE("White_Space", "space"),
    XID_CONTINUE("XID_Continue", "XIDC", BinaryProperty::isIdentifierPart),
    XID_START("XID_Start", "XIDS", Character::isUnicodeIdentifierStart);

    private static final int DOTLESS_SMALL_I = 0x131;
    private static final Map<String, BinaryProperty> BY_NAME = new HashMap<>();

    static {
        for (BinaryProperty property : values()) {
            BY_NAME.put(property.fullName, property);
            BY_NAME.put(property.shortName, property);
        }
    }

    private final String fullName;
    private final String shortName;
    private final IntPredicate rule;
    private final CharSet more;
    private final CharSet less;

    /** A property that is all in our table. */
    BinaryProperty(String fullName, String shortName) {
        this(fullName, shortName, UnicodeTable.set(fullName)::contains);
        if (!UnicodeTable.has(fullName)) {
            throw new IllegalStateException("no row of " + fullName);
        }
    }

    /** A property that follows a rule but for the exceptions of our table. */
    BinaryProperty(String fullName, String shortName, IntPredicate rule) {
        this.fullName = fullName;
        this.shortName = shortName;
        this.rule = rule;
        this.more = UnicodeTable.set(fullName + "+");
        this.less = UnicodeTable.set(fullName + "-");
    }

    static @Nullable BinaryProperty of(String name) {
        return BY_NAME.get(name);
    }

    boolean test(int c) {
        return (rule.test(c) || more.contains(c)) && !less.contains(c);
    }

    private static boolean isType(int c, int... types) {
        int type = Character.getType(c);
        for (int one : types) {
            if (type == one) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIdentifierPart(int c) {
        return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
    }

    private static boolean isGraphemeBase(int c) {
        return !GRAPHEME_EXTEND.test(c)
                && !isType(
                        c,
                        Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR);
    }

    private static boolean changesWhenLowercased(int c) {
        String text = decomposed(c);
        return !text.toLowerCase(Locale.ROOT).equals(text);
    }

    private static boolean changesWhenUppercased(int c) {
        String text = decomposed(c);
        return !text.toUpperCase(Locale.ROOT).equals(text);
    }

    /** Characters whose title case is several have an upper case that is several. */
    private static boolean changesWhenTitlecased(int c) {
        int first = decomposed(c).codePointAt(0);
        String text = Character.toString(first);
        return Character.toTitleCase(first) != first
                || text.toUpperCase(Locale.ROOT).length() > text.length();
    }

    private static boolean changesWhenCasemapped(int c) {
        return changesWhenLowercased(c) || changesWhenUppercased(c) || changesWhenTitlecased(c);
    }

    private static boolean changesWhenNfkcCasefolded(int c) {
        String text = Character.toString(c);
        StringBuilder folded = new StringBuilder();
        foldedFully(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .codePoints()
                .filter(point -> !DEFAULT_IGNORABLE_CODE_POINT.test(point))
                .forEach(folded::appendCodePoint);
        return !Normalizer.normalize(folded, Normalizer.Form.NFKC).equals(text);
    }

    private static String decomposed(int c) {
        return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
    }

    /** toCasefold: full case folding, which for Cherokee goes to upper case. */
    private static String foldedFully(String text) {
        StringBuilder folded = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    boolean cherokee =
                            Character.UnicodeScript.of(c) == Character.UnicodeScript.CHEROKEE;
                    if (cherokee) {
                        folded.appendCodePoint(Character.toUpperCase(c));
                    } else if (c == DOTLESS_SMALL_I) {
                        folded.appendCodePoint(c);
                    } else {
                        folded.append(
                                Character.toString(c)
                                        .toLowerCase(Locale.ROOT)
                                        .toUpperCase(Locale.ROOT)
                                        .toLowerCase(Locale.ROOT));
                    }
                });
        return folded.toString();
    }
}
