package dev.zts.vm.regexp;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Properties of strings (ECMA-262 table 71). */
final class EmojiSequences {
    private static final int FIRST_TONE = 0x1F3FB;
    private static final int LAST_TONE = 0x1F3FF;
    private static final int REGIONAL_INDICATOR_A = 0x1F1E6;
    private static final String EMOJI_STYLE = "\uFE0F";
    private static final String KEYCAP = "\u20E3";
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int TAGS = 0xE0000;

    /** Family, people with bunny ears, wrestlers: bases whose toned forms are not recommended. */
    private static final CharSet UNTONED_BASES =
            CharSet.of(0x1F46A, 0x1F46A, 0x1F46F, 0x1F46F, 0x1F93C, 0x1F93C);

    private static final int END_TAG = 0xE007F;

    private EmojiSequences() {}

    static @Nullable ClassContents find(String name) {
        return switch (name) {
            case "Basic_Emoji" -> basic();
            case "Emoji_Keycap_Sequence" -> strings(EmojiSequences::keycaps);
            case "RGI_Emoji_Modifier_Sequence" -> strings(EmojiSequences::modified);
            case "RGI_Emoji_Flag_Sequence" -> strings(EmojiSequences::flags);
            case "RGI_Emoji_Tag_Sequence" -> strings(EmojiSequences::tagged);
            case "RGI_Emoji_ZWJ_Sequence" -> strings(EmojiSequences::joined);
            case "RGI_Emoji" ->
                    basic().union(
                                    strings(to -> {
                                        keycaps(to);
                                        modified(to);
                                        flags(to);
                                        tagged(to);
                                        joined(to);
                                    }));
            default -> null;
        };
    }

    private static ClassContents strings(Consumer<Consumer<String>> maker) {
        Set<String> strings = new LinkedHashSet<>();
        maker.accept(strings::add);
        return new ClassContents(CharSet.EMPTY, strings, true);
    }

    /** Emoji that are shown as such, and the others with a selector behind; no parts of flags. */
    private static ClassContents basic() {
        CharSet parts = UnicodeTable.set("Regional_Indicator");
        CharSet chars = CharSet.where(Character::isEmojiPresentation).subtract(parts);
        CharSet others =
                CharSet.where(c ->
                        Character.isEmoji(c)
                                && !Character.isEmojiPresentation(c)
                                && !Character.isEmojiComponent(c));
        Set<String> styled = new LinkedHashSet<>();
        for (int range = 0; range < others.rangeCount(); range++) {
            for (int c = others.first(range); c <= others.last(range); c++) {
                styled.add(Character.toString(c) + EMOJI_STYLE);
            }
        }
        return new ClassContents(chars, styled, true);
    }

    private static void keycaps(Consumer<String> to) {
        "0123456789#*".chars().forEach(key -> to.accept((char) key + EMOJI_STYLE + KEYCAP));
    }

    private static void modified(Consumer<String> to) {
        CharSet bases = CharSet.where(Character::isEmojiModifierBase).subtract(UNTONED_BASES);
        for (int range = 0; range < bases.rangeCount(); range++) {
            for (int c = bases.first(range); c <= bases.last(range); c++) {
                String base = Character.toString(c);
                tones(tone -> to.accept(base + tone));
            }
        }
    }

    private static void flags(Consumer<String> to) {
        for (String region : row("flags").split(" ", -1)) {
            StringBuilder flag = new StringBuilder();
            region.chars().forEach(c -> flag.appendCodePoint(REGIONAL_INDICATOR_A + c - 'A'));
            to.accept(flag.toString());
        }
    }

    /** The flags of England, Scotland and Wales. */
    private static void tagged(Consumer<String> to) {
        for (String region : new String[] {"gbeng", "gbsct", "gbwls"}) {
            StringBuilder flag = new StringBuilder().appendCodePoint(BLACK_FLAG);
            region.chars().forEach(c -> flag.appendCodePoint(TAGS + c));
            to.accept(flag.appendCodePoint(END_TAG).toString());
        }
    }

    private static void joined(Consumer<String> to) {
        each("plain", to);
        each("toned", to);
        each("toned", joined -> tones(tone -> to.accept(afterFirst(joined, tone))));
        each("toned-only", joined -> tones(tone -> to.accept(afterFirst(joined, tone))));
        each("alike", to);
        each("alike", joined -> pairs(joined, true, to));
        each("unlike", joined -> pairs(joined, false, to));
    }

    private static void pairs(String joined, boolean alike, Consumer<String> to) {
        tones(first ->
                tones(last -> {
                    if (alike || !first.equals(last)) {
                        to.accept(afterFirst(joined, first) + last);
                    }
                }));
    }

    private static void tones(Consumer<String> to) {
        for (int tone = FIRST_TONE; tone <= LAST_TONE; tone++) {
            to.accept(Character.toString(tone));
        }
    }

    private static String afterFirst(String joined, String tone) {
        int second = joined.offsetByCodePoints(0, 1);
        return joined.substring(0, second) + tone + joined.substring(second);
    }

    private static void each(String kind, Consumer<String> to) {
        for (String sequence : row(kind).split(", ", -1)) {
            StringBuilder joined = new StringBuilder();
            for (String point : sequence.split(" ", -1)) {
                joined.appendCodePoint(Integer.parseInt(point, 16));
            }
            to.accept(joined.toString());
        }
    }

    private static final class Rows {
        static final Map<String, String> ALL = UnicodeTable.rows("emoji.txt");
    }

    private static String row(String name) {
        String row = Rows.ALL.get(name);
        if (row == null) {
            throw new IllegalStateException("no row " + name);
        }
        return row;
    }
}
