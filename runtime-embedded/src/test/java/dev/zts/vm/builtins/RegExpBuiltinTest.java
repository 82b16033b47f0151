package dev.zts.vm.builtins;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Termination;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RegExpBuiltinTest {

    private final Page page = new Page();

    private JsObject regExp(String pattern, String flags) {
        return RegExpBuiltin.create(page.realm, pattern, flags);
    }

    private Object escaped(String text) {
        return page.global("RegExp").invoke("escape", text);
    }

    @Test
    void escape_everyKindOfCharacter_isWrittenAsTheSpecificationSays() {
        assertThat(escaped("1a")).isEqualTo("\\x31a");
        assertThat(escaped("_a.b/c")).isEqualTo("_a\\.b\\/c");
        assertThat(escaped("é\n\t-é")).isEqualTo("é\\n\\t\\x2dé");
        assertThat(escaped("\u00A0\u2028\uFEFF\uD800")).isEqualTo("\\xa0\\u2028\\ufeff\\ud800");
        assertThat(escaped("\uD83D\uDE00")).isEqualTo("\uD83D\uDE00");
        assertThat(page.error(() -> page.global("RegExp").invoke("escape", 5)))
                .isEqualTo("TypeError");
    }

    @Test
    void lastIndex_isTheOnlyOwnProperty_writableOnly() {
        JsObject made = regExp("a", "g");
        assertThat(made.ownKeys()).containsExactly("lastIndex");
        Property lastIndex = requireNonNull(made.getOwnProperty("lastIndex"));
        assertThat(lastIndex.flags()).isEqualTo(Property.WRITABLE);
    }

    @Test
    void source_slashesAndLineTerminators_areEscapedOnce() {
        assertThat(regExp("/[/]\\/\n\\\n", "").get("source")).isEqualTo("\\/[/]\\/\\n\\n");
        assertThat(regExp("", "").get("source")).isEqualTo("(?:)");
    }

    @Test
    void groups_ofTheSameName_answerTheOneThatTookPart() {
        JsObject match = (JsObject) regExp("(?:(?<n>a)|(?<n>b))(?<m>c)?", "d").invoke("exec", "b");
        JsObject groups = (JsObject) match.get("groups");
        assertThat(groups.ownKeys()).containsExactly("n", "m");
        assertThat(groups.get("n")).isEqualTo("b");
        JsObject indices = (JsObject) ((JsObject) match.get("indices")).get("groups");
        assertThat(page.show(indices.get("n"))).isEqualTo("[0, 1]");
    }

    @Test
    void methods_ownExec_isCalledInsteadOfTheBuiltIn() {
        JsObject made = regExp("a", "g");
        List<Object> seen = new ArrayList<>();
        made.put(
                "exec",
                page.function(arguments -> {
                    seen.add(arguments[0]);
                    return Null.NULL;
                }));
        assertThat(made.invoke("test", "a")).isEqualTo(false);
        assertThat(made.invoke(JsSymbol.REPLACE, "a", "b")).isEqualTo("a");
        assertThat(page.show(made.invoke(JsSymbol.SPLIT, "bab"))).isEqualTo("[b, b]");
        assertThat(seen).containsExactly("a", "a");
    }

    @Test
    void methods_replacedFlags_areRead() {
        page.realm
                .intrinsic(Intrinsic.REGEXP_PROTOTYPE)
                .defineOwnProperty("flags", Property.data("", Property.ALL));
        assertThat(regExp("a", "g").invoke(JsSymbol.REPLACE, "aa", "b")).isEqualTo("ba");
    }

    @Test
    void stringIterator_askedWhileItRuns_refuses() {
        JsObject[] iterator = new JsObject[1];
        JsObject fake = page.object("flags", "g", "lastIndex", 0);
        JsFunction exec =
                page.function(_ -> {
                    iterator[0].invoke("next");
                    return fake;
                });
        page.realm.intrinsic(Intrinsic.REGEXP_PROTOTYPE).put("exec", exec);
        iterator[0] = (JsObject) regExp("a", "g").invoke(JsSymbol.MATCH_ALL, "a");
        assertThat(page.error(() -> iterator[0].invoke("next"))).isEqualTo("TypeError");
        assertThat(((JsObject) iterator[0].invoke("next")).get("done")).isEqualTo(true);
    }

    @Test
    void match_overItsBudget_endsTheScript() {
        JsObject made = regExp("(a*)*b", "");
        assertThatThrownBy(() -> made.invoke("exec", "a".repeat(64)))
                .isInstanceOfSatisfying(
                        Termination.class,
                        end -> assertThat(end.reason()).isEqualTo(Termination.Reason.REGEX_BUDGET));
    }

    @Test
    void syntaxError_ofALongPattern_repeatsOnlyItsStart() {
        assertThatThrownBy(() -> regExp("(" + "a".repeat(100_000), ""))
                .isInstanceOf(JsThrow.class)
                .hasMessageStartingWith("Invalid regular expression: /(aaa")
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(300));
    }
}
