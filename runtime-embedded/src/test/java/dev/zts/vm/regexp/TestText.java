package dev.zts.vm.regexp;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with control and non-ASCII code units written as escapes. */
final class TestText {
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u(....)|(.))");

    private TestText() {}

    static String escape(String text) {
        StringBuilder shown = new StringBuilder();
        text.chars()
                .forEach(c -> {
                    if (c < ' ' || c > '~') {
                        shown.append(String.format("\\u%04x", c));
                    } else {
                        shown.append((char) c);
                    }
                });
        return shown.toString();
    }

    static String unescape(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(String.valueOf(character(match))));
    }

    private static char character(MatchResult escape) {
        if (escape.group(1) != null) {
            return (char) Integer.parseInt(escape.group(1), 16);
        }
        return switch (escape.group(2)) {
            case "n" -> '\n';
            case "r" -> '\r';
            case "t" -> '\t';
            case "\\" -> '\\';
            default -> throw new IllegalArgumentException("no escape: " + escape.group());
        };
    }
}
