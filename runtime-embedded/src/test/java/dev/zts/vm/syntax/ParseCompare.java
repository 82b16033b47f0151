package dev.zts.vm.syntax;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.jspecify.annotations.Nullable;

/**
 * Whether our parser and the one of GraalJS accept the same files: {@code ParseCompare FOLDER...}.
 * Each {@code .js} and {@code .mjs} file is taken as a module, which is always strict.
 */
final class ParseCompare {

    private static int files;
    private static int accepted;
    private static int differences;

    private ParseCompare() {}

    public static void main(String[] folders) throws IOException {
        PrintStream out = System.out;
        try (Context context = Context.create("js")) {
            for (String folder : folders) {
                try (Stream<Path> paths = Files.walk(Path.of(folder))) {
                    List<Path> scripts = paths.filter(ParseCompare::isScript).sorted().toList();
                    for (Path script : scripts) {
                        compare(script, context, out);
                    }
                }
            }
        }
        out.printf("%d files, %d accepted, %d differences%n", files, accepted, differences);
        if (differences > 0) {
            System.exit(1);
        }
    }

    private static boolean isScript(Path path) {
        String name = path.toString();
        return (name.endsWith(".js") || name.endsWith(".mjs")) && Files.isRegularFile(path);
    }

    private static void compare(Path path, Context context, PrintStream out) throws IOException {
        String text;
        try {
            text = Files.readString(path);
        } catch (MalformedInputException e) {
            out.println(path + ": not UTF-8, left out");
            return;
        }
        files++;
        String ours = ours(path, text);
        String theirs = theirs(path, text, context);
        if (ours == null) {
            accepted++;
        }
        if ((ours == null) != (theirs == null)) {
            differences++;
            out.println(path + "\n    zts:     " + ours + "\n    GraalJS: " + theirs);
        }
    }

    private static @Nullable String ours(Path path, String text) {
        try {
            Parser.parseModule(path.toString(), text);
            return null;
        } catch (SyntaxProblem e) {
            return e.line() + ":" + e.column() + " " + e.getMessage();
        }
    }

    private static @Nullable String theirs(Path path, String text, Context context) {
        try {
            context.parse(
                    Source.newBuilder("js", text, path.toString())
                            .mimeType("application/javascript+module")
                            .cached(false)
                            .buildLiteral());
            return null;
        } catch (PolyglotException e) {
            return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
    }
}
