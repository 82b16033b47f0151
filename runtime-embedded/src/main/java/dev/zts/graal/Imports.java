package dev.zts.graal;

import dev.zts.engine.Messages;
import dev.zts.engine.Problem;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the import that could not be followed: GraalJS tells the file, not who wanted it. */
final class Imports {
    private static final Pattern SPECIFIER =
            Pattern.compile("(?:\\bfrom|\\bimport)\\s*\\(?\\s*(['\"])([^'\"\\n]+)\\1");

    private Imports() {}

    /**
     * {@return the problem of an import that leads to no file of the folder}
     *
     * @param entry the script that was loaded, directly or not the importing one
     * @param missing the path that was looked for
     */
    static Problem missing(GraalProgram program, String entry, String missing) {
        Set<String> seen = new HashSet<>();
        Deque<String> left = new ArrayDeque<>();
        left.add(entry);
        while (!left.isEmpty()) {
            String file = left.remove();
            String text = program.texts().get(file);
            if (text == null || !seen.add(file)) {
                continue;
            }
            Matcher matcher = SPECIFIER.matcher(text);
            while (matcher.find()) {
                String specifier = matcher.group(2);
                String target = target(file, specifier);
                if (target == null || target.equals(missing)) {
                    return problem(program, file, text, matcher.start(1), specifier);
                }
                left.add(target);
            }
        }
        return new Problem(entry, 0, 0, Messages.plain(message(missing)), "");
    }

    private static Problem problem(
            GraalProgram program, String file, String text, int at, String specifier) {
        int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        int column = at - text.lastIndexOf('\n', at - 1);
        return new Problem(
                file, line, column, Messages.plain(message(specifier)), program.line(file, line));
    }

    private static String message(String specifier) {
        return "Cannot import '"
                + specifier
                + "': there is no such file in the handler folder; imports are relative, ./ or ../,"
                + " and stay inside of it";
    }

    /** {@return the path below the folder, null if the specifier is none} */
    private static @Nullable String target(String file, String specifier) {
        if (specifier.startsWith("/")) {
            return FolderFileSystem.name(Path.of(specifier));
        }
        if (!specifier.startsWith("./") && !specifier.startsWith("../")) {
            return null;
        }
        Path parent = Path.of("/" + file).getParent();
        return parent == null ? null : FolderFileSystem.name(parent.resolve(specifier));
    }
}
