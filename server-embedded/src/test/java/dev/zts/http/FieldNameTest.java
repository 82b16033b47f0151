package dev.zts.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldNameTest {

    /** Looks a name up with other bytes on both sides of it. */
    private static @Nullable FieldName find(String name) {
        byte[] bytes = ("xyz" + name + ": value, 1").getBytes(ISO_8859_1);
        return FieldName.of(bytes, 3, 3 + name.length());
    }

    @ParameterizedTest
    @EnumSource
    void eachName_isFoundInAnyCase(FieldName row) {
        String name = row.lowerCase();
        Random random = new Random(name.hashCode());

        assertThat(find(name)).isSameAs(row);
        assertThat(find(name.toUpperCase(Locale.ROOT))).isSameAs(row);
        for (int i = 0; i < 20; i++) {
            byte[] mixed = name.getBytes(ISO_8859_1);
            for (int j = 0; j < mixed.length; j++) {
                if (mixed[j] >= 'a' && random.nextBoolean()) {
                    mixed[j] = (byte) (mixed[j] - 0x20);
                }
            }
            assertThat(find(new String(mixed, ISO_8859_1))).isSameAs(row);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nameWithOneOtherByte_isNotFound(FieldName row) {
        String name = row.lowerCase();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < name.length(); i++) {
            for (char c = ' '; c < 256; c++) {
                String other = name.substring(0, i) + c + name.substring(i + 1);
                if (!other.equalsIgnoreCase(name) && find(other) == row) {
                    found.add(other);
                }
            }
        }

        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void longerAndShorterName_isNotFound(FieldName row) {
        String name = row.lowerCase();

        assertThat(find(name + "s")).isNotSameAs(row);
        assertThat(find("x" + name)).isNotSameAs(row);
        assertThat(find(name.substring(1))).isNotSameAs(row);
        assertThat(find(name.substring(0, name.length() - 1))).isNotSameAs(row);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "content_length", "x-own", "host2", "transfer-encodinq"})
    void otherName_isNotKnown(String name) {
        assertThat(find(name)).isNull();
    }

    @Test
    void namesAreTokensInLowerCase_eachOnce() {
        assertThat(Arrays.stream(FieldName.values()).map(FieldName::lowerCase))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    }
}
