package dev.zts.vm.regexp;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The properties \p can name (ECMA-262 22.2.1, tables 69 to 72), as sets made when first asked for
 * and shared.
 */
final class UnicodeProperties {
    /** Values of General_Category: names, then the categories of {@link Character#getType}. */
    private static final String CATEGORIES =
            """
            Lu Uppercase_Letter = 1
            Ll Lowercase_Letter = 2
            Lt Titlecase_Letter = 3
            LC Cased_Letter = 1 2 3
            Lm Modifier_Letter = 4
            Lo Other_Letter = 5
            L Letter = 1 2 3 4 5
            Mn Nonspacing_Mark = 6
            Me Enclosing_Mark = 7
            Mc Spacing_Mark = 8
            M Mark Combining_Mark = 6 7 8
            Nd Decimal_Number digit = 9
            Nl Letter_Number = 10
            No Other_Number = 11
            N Number = 9 10 11
            Zs Space_Separator = 12
            Zl Line_Separator = 13
            Zp Paragraph_Separator = 14
            Z Separator = 12 13 14
            Cc Control cntrl = 15
            Cf Format = 16
            Co Private_Use = 18
            Cs Surrogate = 19
            Cn Unassigned = 0
            C Other = 15 16 18 19 0
            Pd Dash_Punctuation = 20
            Ps Open_Punctuation = 21
            Pe Close_Punctuation = 22
            Pc Connector_Punctuation = 23
            Po Other_Punctuation = 24
            Pi Initial_Punctuation = 29
            Pf Final_Punctuation = 30
            P Punctuation punct = 20 21 22 23 24 29 30
            Sm Math_Symbol = 25
            Sc Currency_Symbol = 26
            Sk Modifier_Symbol = 27
            So Other_Symbol = 28
            S Symbol = 25 26 27 28
            """;

    /** Bit sets of general categories by name. */
    private static final Map<String, Integer> CATEGORY_MASKS = categoryMasks();

    private static final Map<String, ClassContents> FOUND = new ConcurrentHashMap<>();

    private UnicodeProperties() {}

    /**
     * What the text between the braces of \p{…} names, or null when it names nothing. Properties of
     * strings are only known with {@code unicodeSets}.
     */
    static @Nullable ClassContents find(String text, boolean unicodeSets) {
        ClassContents known = FOUND.get(text);
        if (known == null) {
            known = make(text);
            if (known == null) {
                return null;
            }
            FOUND.put(text, known);
        }
        return unicodeSets || !known.mayContainStrings() ? known : null;
    }

    static boolean isIdStart(int c) {
        return BinaryProperty.ID_START.test(c);
    }

    static boolean isIdContinue(int c) {
        return BinaryProperty.ID_CONTINUE.test(c);
    }

    private static @Nullable ClassContents make(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return lone(text);
        }
        CharSet set = valued(text.substring(0, equals), text.substring(equals + 1));
        return set == null ? null : new ClassContents(set);
    }

    private static @Nullable ClassContents lone(String name) {
        CharSet category = category(name);
        if (category != null) {
            return new ClassContents(category);
        }
        BinaryProperty property = BinaryProperty.of(name);
        return property != null
                ? new ClassContents(CharSet.where(property::test))
                : EmojiSequences.find(name);
    }

    private static @Nullable CharSet valued(String name, String value) {
        return switch (name) {
            case "General_Category", "gc" -> category(value);
            case "Script", "sc" -> {
                Character.UnicodeScript script = Scripts.of(value);
                yield script == null ? null : Scripts.members(script);
            }
            case "Script_Extensions", "scx" -> {
                Character.UnicodeScript script = Scripts.of(value);
                yield script == null ? null : Scripts.extended(script);
            }
            default -> null;
        };
    }

    private static @Nullable CharSet category(String name) {
        Integer mask = CATEGORY_MASKS.get(name);
        return mask == null ? null : CharSet.where(c -> (mask >>> Character.getType(c) & 1) != 0);
    }

    private static Map<String, Integer> categoryMasks() {
        Map<String, Integer> masks = new HashMap<>();
        CATEGORIES
                .lines()
                .forEach(line -> {
                    String[] halves = line.split(" = ", -1);
                    int mask = 0;
                    for (String type : halves[1].split(" ", -1)) {
                        mask |= 1 << Integer.parseInt(type);
                    }
                    for (String name : halves[0].split(" ", -1)) {
                        masks.put(name, mask);
                    }
                });
        return masks;
    }
}
