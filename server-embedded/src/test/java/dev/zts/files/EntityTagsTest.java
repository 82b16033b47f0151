package dev.zts.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.files.EntityTags.Comparison;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of entity tags against RFC 9110, 8.8.3 and 5.6.1. The tag of the file is {@code "abc"}. */
class EntityTagsTest {
    private static final int FIELDS = 50_000;
    private static final String TAG = "\"abc\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"abc\"                | true  | true",
                "W/\"abc\"              | false | true",
                "*                      | true  | true",
                "\"a\",\"abc\",\"b\"    | true  | true",
                "\"a\" ,\t\"abc\"       | true  | true",
                ", ,\"abc\",            | true  | true",
                "\"a,b\", \"abc\"       | true  | true",
                "W/\"abc\", \"abc\"     | true  | true",
                "\"abcd\"               | false | false",
                "\"xabc\"               | false | false",
                "\"a\"                  | false | false",
                "\"\"                   | false | false",
                "abc                    | false | false",
                "w/\"abc\"              | false | false",
                "W/ \"abc\"             | false | false",
                "\"x,abc,y\"            | false | false",
                "\"abc                  | false | false",
                "\"abc\" \"abc\"        | false | false",
                "\"abc\", *             | false | false",
                "\"abc\";x              | false | false",
                "~~                     | false | false"
            })
    void field_namesTheTag(String field, boolean strongly, boolean weakly) {
        assertThat(EntityTags.name(field, TAG, Comparison.STRONG)).isEqualTo(strongly);
        assertThat(EntityTags.name(field, TAG, Comparison.WEAK)).isEqualTo(weakly);
    }

    @Test
    void randomFields_areReadAsTheGrammarSays() {
        String[] pieces = {
            "\"abc\"",
            "W/",
            "\"",
            "abc",
            ",",
            " ",
            "\t",
            "*",
            "\"abcd\"",
            "\"a,c\"",
            "w/",
            "\u00e9",
            "\u007f"
        };
        SplittableRandom random = new SplittableRandom(7);
        int matches = 0;
        for (int i = 0; i < FIELDS; i++) {
            StringBuilder field = new StringBuilder();
            for (int n = random.nextInt(7); n >= 0; n--) {
                field.append(pieces[random.nextInt(pieces.length)]);
            }
            for (Comparison comparison : Comparison.values()) {
                boolean expected = oracle(field.toString(), comparison);
                matches += expected ? 1 : 0;
                assertThat(EntityTags.name(field.toString(), TAG, comparison))
                        .as("%s %s", comparison, field)
                        .isEqualTo(expected);
            }
        }
        assertThat(matches).isGreaterThan(FIELDS / 100);
    }

    /** The grammar of RFC 9110 as it stands there. */
    private static boolean oracle(String field, Comparison comparison) {
        String tag = "(?:W/)?\"[!\\x23-\\x7E\\x80-\\xFF]*\"";
        String list = "[ \\t]*(?:" + tag + ")?[ \\t]*(?:,[ \\t]*(?:" + tag + ")?[ \\t]*)*";
        if (field.matches("[ \\t]*\\*[ \\t]*")) {
            return true;
        }
        if (!field.matches(list)) {
            return false;
        }
        Matcher tags = Pattern.compile(tag).matcher(field);
        while (tags.find()) {
            String one = tags.group();
            if (one.equals(TAG) || comparison == Comparison.WEAK && one.equals("W/" + TAG)) {
                return true;
            }
        }
        return false;
    }
}
