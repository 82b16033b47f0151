package dev.zts.vm.builtins;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * One match and how a replacement text refers to it (GetSubstitution, ECMA-262 22.1.3.19.1).
 *
 * @param captures from group 1 on, strings or undefined
 * @param names the object of named groups
 */
@SuppressWarnings("ArrayRecordComponent") // read at once, never compared
record Substitution(
        String matched, String text, int position, Object[] captures, @Nullable JsObject names) {

    private static final Object[] NO_CAPTURES = new Object[0];

    /** A match of plain text. */
    static Substitution plain(String matched, String text, int position) {
        return new Substitution(matched, text, position, NO_CAPTURES, null);
    }

    /** Appends a replacement text, its references resolved. */
    void append(StringBuilder result, String template) {
        int at = 0;
        int dollar = template.indexOf('$');
        while (dollar >= 0 && dollar + 1 < template.length()) {
            result.append(template, at, dollar);
            at = reference(result, template, dollar);
            Texts.checkLength(result.length());
            dollar = template.indexOf('$', at);
        }
        result.append(template, at, template.length());
        Texts.checkLength(result.length());
    }

    /** Appends what the reference at a dollar sign stands for; {@return where it ends} */
    private int reference(StringBuilder result, String template, int dollar) {
        char kind = template.charAt(dollar + 1);
        switch (kind) {
            case '$' -> result.append('$');
            case '&' -> result.append(matched);
            case '`' -> result.append(text, 0, position);
            case '\'' -> {
                int tail = Math.min(position + matched.length(), text.length());
                result.append(text, tail, text.length());
            }
            case '<' -> {
                return named(result, template, dollar);
            }
            default -> {
                return numbered(result, template, dollar);
            }
        }
        return dollar + 2;
    }

    private int numbered(StringBuilder result, String template, int dollar) {
        int end = dollar + 2;
        int index = digit(template, dollar + 1);
        int second = digit(template, dollar + 2);
        if (index >= 0 && second >= 0 && index * 10 + second <= captures.length) {
            index = index * 10 + second;
            end++;
        }
        if (index < 1 || index > captures.length) {
            result.append('$');
            return dollar + 1;
        }
        if (captures[index - 1] != Undefined.UNDEFINED) {
            result.append(captures[index - 1]);
        }
        return end;
    }

    private static int digit(String template, int at) {
        if (at >= template.length()) {
            return -1;
        }
        char digit = template.charAt(at);
        return digit >= '0' && digit <= '9' ? digit - '0' : -1;
    }

    private int named(StringBuilder result, String template, int dollar) {
        int close = template.indexOf('>', dollar);
        if (close < 0 || names == null) {
            result.append("$<");
            return dollar + 2;
        }
        Object capture = names.get(PropertyKey.of(template.substring(dollar + 2, close)));
        if (capture != Undefined.UNDEFINED) {
            result.append(Convert.toString(capture));
        }
        return close + 1;
    }
}
