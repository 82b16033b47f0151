package dev.zts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
    private static final String TOKEN_CHARACTERS =
            "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static Headers of(String... fields) {
        Headers list = new Headers();
        for (int i = 0; i < fields.length; i += 2) {
            list.append(fields[i], fields[i + 1]);
        }
        return list;
    }

    @Test
    void names_areKeptInLowerCase_andFoundInAny() {
        Headers list = of("Content-Type", "text/plain");

        assertThat(list.name(0)).isEqualTo("content-type");
        assertThat(list.get("CONTENT-type")).isEqualTo("text/plain");
        assertThat(list.has("content-Type")).isTrue();
    }

    @Test
    void nameWithALetterThatLowersToAscii_isNotTheAsciiName() {
        Headers list = of("key", "1");

        assertThat(list.get("\u212Aey")).isNull();
    }

    /** RFC 9110, 5.6.2: tchar. */
    @Test
    void names_takeAllCharactersOfTokens_andNoOther() {
        for (char c = 0; c < 0x180; c++) {
            String name = "x" + c;
            if (TOKEN_CHARACTERS.indexOf(c) >= 0) {
                assertThat(of(name, "1").size()).isEqualTo(1);
            } else {
                assertThatThrownBy(() -> of(name, "1")).isInstanceOf(WebException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\0b", "\u0100"})
    void values_thatCannotBeSent_areRefused(String value) {
        assertThatThrownBy(() -> of("a", value)).isInstanceOf(WebException.class);
    }

    @Test
    void get_ofSeveral_joinsThemInOrder() {
        assertThat(of("a", "1", "b", "2", "A", "3", "a", "4").get("a")).isEqualTo("1, 3, 4");
    }

    @Test
    void set_replacesTheFirst_andRemovesTheOthers() {
        Headers list = of("a", "1", "b", "2", "a", "3", "c", "4", "a", "5");

        list.set("A", "new");

        assertThat(list.size()).isEqualTo(3);
        assertThat(list.name(0) + list.name(1) + list.name(2)).isEqualTo("abc");
        assertThat(list.value(0)).isEqualTo("new");
    }

    @Test
    void delete_removesAllOfTheName() {
        Headers list = of("a", "1", "b", "2", "a", "3");

        list.delete("A");

        assertThat(list.size()).isEqualTo(1);
        assertThat(list.get("a")).isNull();
        assertThat(list.get("b")).isEqualTo("2");
    }

    @Test
    void copies_changeApart() {
        Headers first = of("a", "1", "b", "2", "c", "3", "d", "4");
        Headers second = first.copy();

        first.append("e", "5");
        second.set("a", "2");
        second.append("f", "6");

        assertThat(first.get("a")).isEqualTo("1");
        assertThat(first.has("f")).isFalse();
        assertThat(second.get("a")).isEqualTo("2");
        assertThat(second.has("e")).isFalse();
    }

    @Test
    void fixedList_cannotBeChanged_butItsCopyCan() {
        Headers fixed = Headers.fixed("content-type", "text/plain");

        assertThatThrownBy(() -> fixed.append("a", "1"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> fixed.set("content-type", "text/html"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> fixed.delete("content-type"))
                .isInstanceOf(UnsupportedOperationException.class);
        Headers copy = fixed.copy();
        copy.set("content-type", "text/html");

        assertThat(copy.get("content-type")).isEqualTo("text/html");
        assertThat(fixed.get("content-type")).isEqualTo("text/plain");
    }

    @Test
    void addAll_takesMoreThanThereIsRoomFor() {
        Headers many = new Headers();
        for (int i = 0; i < 40; i++) {
            many.append("n" + i, "" + i);
        }
        Headers list = of("a", "1");

        list.addAll(many);

        assertThat(list.size()).isEqualTo(41);
        assertThat(list.get("n39")).isEqualTo("39");
    }
}
