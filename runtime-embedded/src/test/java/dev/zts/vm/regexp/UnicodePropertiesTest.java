package dev.zts.vm.regexp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Test;

/** Every property has the members GraalJS gives it: both know Unicode 16. */
final class UnicodePropertiesTest {
    /** Whether all of a string has a property, and all of another has not. */
    private static final String HAVE =
            """
            (property, members, others) =>
                new RegExp('^\\\\p{' + property + '}*$', 'u').test(members)
                && new RegExp('^\\\\P{' + property + '}*$', 'u').test(others)
            """;

    /** Whether every string of a list matches as a whole, and how many of them there are in all. */
    private static final String MATCHES =
            """
            (property, strings) => {
              const r = new RegExp('^\\\\p{' + property + '}$', 'v');
              return strings.every(s => r.test(s));
            }
            """;

    private static final String[] LONE = {
        "ASCII",
        "AHex",
        "Alpha",
        "Bidi_C",
        "Bidi_M",
        "CI",
        "Cased",
        "CWCF",
        "CWCM",
        "CWL",
        "CWKCF",
        "CWT",
        "CWU",
        "Dash",
        "DI",
        "Dep",
        "Dia",
        "Emoji",
        "EComp",
        "EMod",
        "EBase",
        "EPres",
        "ExtPict",
        "Ext",
        "Gr_Base",
        "Gr_Ext",
        "Hex",
        "IDSB",
        "IDST",
        "IDC",
        "IDS",
        "Ideo",
        "Join_C",
        "LOE",
        "Lower",
        "Math",
        "NChar",
        "Pat_Syn",
        "Pat_WS",
        "QMark",
        "Radical",
        "RI",
        "STerm",
        "SD",
        "Term",
        "UIdeo",
        "Upper",
        "VS",
        "space",
        "XIDC",
        "XIDS",
        "Any",
        "Assigned",
        "L",
        "Lu",
        "LC",
        "Nd",
        "P",
        "S",
        "Cn",
        "gc=Combining_Mark"
    };

    @Test
    void properties_haveTheMembersOfUnicode() {
        List<String> wrong = new ArrayList<>();
        try (Engine engine = engine();
                Context context = Context.newBuilder("js").engine(engine).build()) {
            Value have = context.eval("js", HAVE);
            List<String> names = new ArrayList<>(List.of(LONE));
            for (String script : List.of("Latn", "Grek", "Zyyy", "Zinh", "Hira", "Hang", "Deva")) {
                names.add("sc=" + script);
                names.add("scx=" + script);
            }
            for (String name : names) {
                ClassContents ours = UnicodeProperties.find(name, false);
                if (ours == null || !agrees(have, name, ours.chars())) {
                    wrong.add(name);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void propertiesOfStrings_haveTheMembersOfUnicode() {
        String[] names = {
            "Basic_Emoji 1393", "Emoji_Keycap_Sequence 12", "RGI_Emoji_Modifier_Sequence 655",
            "RGI_Emoji_Flag_Sequence 259", "RGI_Emoji_Tag_Sequence 3",
                    "RGI_Emoji_ZWJ_Sequence 1468",
            "RGI_Emoji 3790"
        };
        try (Engine engine = engine();
                Context context = Context.newBuilder("js").engine(engine).build()) {
            Value matches = context.eval("js", MATCHES);
            for (String row : names) {
                String name = row.substring(0, row.indexOf(' '));
                ClassContents ours = Objects.requireNonNull(UnicodeProperties.find(name, true));
                Value strings = context.eval("js", "[]");
                ours.strings().forEach(s -> strings.setArrayElement(strings.getArraySize(), s));

                assertThat(ours.strings().size() + ours.chars().size())
                        .as(name)
                        .isEqualTo(Integer.parseInt(row.substring(row.indexOf(' ') + 1)));
                assertThat(matches.execute(name, strings).asBoolean()).as(name).isTrue();
            }
        }
    }

    private static Engine engine() {
        return Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
    }

    /** Asks about the bounds of each range, and every so many code points in between. */
    private static boolean agrees(Value have, String name, CharSet set) {
        BitSet asked = new BitSet();
        for (int range = 0; range < set.rangeCount(); range++) {
            asked.set(Math.max(0, set.first(range) - 1));
            asked.set(set.first(range));
            asked.set(set.last(range));
            asked.set(Math.min(CharSet.MAX, set.last(range) + 1));
        }
        for (int c = 0; c < CharSet.MAX; c += c < 0x3100 ? 2 : 97) {
            asked.set(c);
        }
        asked.clear(Character.MIN_SURROGATE, Character.MAX_SURROGATE + 1);
        StringBuilder members = new StringBuilder();
        StringBuilder others = new StringBuilder();
        asked.stream().forEach(c -> (set.contains(c) ? members : others).appendCodePoint(c));
        return have.execute(name, members.toString(), others.toString()).asBoolean();
    }
}
