package dev.zts.graal;

import dev.zts.engine.Messages;
import dev.zts.engine.Problem;
import dev.zts.engine.Script;
import dev.zts.engine.SourceTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.SourceSection;
import org.jspecify.annotations.Nullable;

/**
 * Parses scripts and finds out what they export. One thread at a time; isolates never wait for it.
 */
final class Compiler {

    /*
     * The parser tells only whether a text is a module. So it is asked about the text and a line
     * more: "export { handler as X }" parses if the top level declares a handler, and "export { x as
     * GET }" does not parse if GET is exported already.
     */

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");
    private static final Pattern HANDLER = Pattern.compile("\\bhandler\\b");
    private static final String HANDLER_LINE =
            "\n;export { handler as " + GraalProgram.HANDLER_EXPORT + " };";
    private static final String PROBE = "__ztsProbe";

    private final Context parser;

    Compiler(Context parser) {
        this.parser = parser;
    }

    synchronized GraalProgram compile(SourceTree sources) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> texts = new HashMap<>();
        Map<String, Set<String>> methods = new HashMap<>();
        for (Script script : sources.scripts()) {
            texts.put(script.path(), script.text());
            if (!isJavaScript(script.path())) {
                continue;
            }
            Problem problem = parse(script.path(), script.text());
            if (problem != null) {
                problems.add(problem);
            } else if (script.entry()) {
                examine(script, texts, methods);
            }
        }
        return new GraalProgram(sources, problems, texts, methods);
    }

    private void examine(
            Script script, Map<String, String> texts, Map<String, Set<String>> methods) {
        String text = script.text();
        if (HANDLER.matcher(text).find() && parse(script.path(), text + HANDLER_LINE) == null) {
            texts.put(script.path(), text + HANDLER_LINE);
        }
        Set<String> exported = exportedMethods(script);
        if (!exported.isEmpty() && !exports(script, "default")) {
            methods.put(script.path(), exported);
        }
    }

    private Set<String> exportedMethods(Script script) {
        Set<String> exported = new LinkedHashSet<>();
        for (String method : METHODS) {
            if (exports(script, method)) {
                exported.add(method);
            }
        }
        if (exported.contains("GET")) {
            exported.add("HEAD");
        }
        return exported;
    }

    private boolean exports(Script script, String name) {
        String text = script.text();
        if (!text.contains("export") || !text.contains(name)) {
            return false;
        }
        String probe = "\n;let " + PROBE + "; export { " + PROBE + " as " + name + " };";
        return parse(script.path(), text + probe) != null;
    }

    private @Nullable Problem parse(String path, String text) {
        Source source =
                Source.newBuilder("js", text, "/" + path)
                        .mimeType("application/javascript+module")
                        .cached(false)
                        .buildLiteral();
        try {
            parser.parse(source);
            return null;
        } catch (PolyglotException e) {
            return problem(path, e);
        }
    }

    private static Problem problem(String path, PolyglotException e) {
        SourceSection at = e.getSourceLocation();
        String message = syntaxMessage(String.valueOf(e.getMessage()));
        if (at == null) {
            return new Problem(path, 0, 0, message, "");
        }
        int line = at.getStartLine();
        String text = at.getSource().getCharacters(line).toString();
        return new Problem(path, line, at.getStartColumn(), message, text);
    }

    /** {@return the words of a syntax error, without the place and the excerpt around them} */
    static String syntaxMessage(String message) {
        String first = message.lines().findFirst().orElse("");
        String words = first.replaceFirst("^SyntaxError: (?:\\S+:\\d+:\\d+ )?", "");
        return "SyntaxError: " + Messages.plain(words);
    }

    static boolean isJavaScript(String path) {
        return path.endsWith(".js") || path.endsWith(".mjs");
    }
}
