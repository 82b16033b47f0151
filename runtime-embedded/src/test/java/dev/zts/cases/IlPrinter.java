package dev.zts.cases;

import java.util.List;
import java.util.stream.Collectors;

/** Writes programs of the little language as JavaScript. */
final class IlPrinter {
    private final StringBuilder out = new StringBuilder();
    private int depth;

    static String print(List<Il.Statement> program) {
        IlPrinter printer = new IlPrinter();
        program.forEach(printer::statement);
        return printer.out.toString();
    }

    private void statement(Il.Statement statement) {
        switch (statement) {
            case Il.Declare(var kind, var pattern, var value) ->
                    line(kind + " " + pattern + " = " + text(value) + ";");
            case Il.Evaluate(var expression) -> line(text(expression) + ";");
            case Il.If(var test, var then, var otherwise) -> {
                block("if (" + text(test) + ") {", then);
                if (!otherwise.isEmpty()) {
                    block("else {", otherwise);
                }
            }
            case Il.Count(var label, var counter, int bound, var body) ->
                    block(
                            (label == null ? "" : label + ": ")
                                    + "for (let %1$s = 0; %1$s < %2$d && fuel-- > 0; %1$s++) {"
                                            .formatted(counter, bound),
                            body);
            case Il.ForOf(var pattern, var iterable, var body) ->
                    block("for (const " + pattern + " of " + text(iterable) + ") {", body);
            case Il.Switch(var subject, var cases) -> {
                line("switch (" + text(subject) + ") {");
                depth++;
                cases.forEach(this::switchCase);
                depth--;
                line("}");
            }
            case Il.Try(var body, var handler, var finalizer) -> {
                block("try {", body);
                block("catch (e) {", handler);
                if (!finalizer.isEmpty()) {
                    block("finally {", finalizer);
                }
            }
            case Il.Throw(var value) -> line("throw " + text(value) + ";");
            case Il.Return(var value) -> line("return " + text(value) + ";");
            case Il.Yield(var value) -> line("yield " + text(value) + ";");
            case Il.Jump(var jump) -> line(jump + ";");
            case Il.Define(var head, var body) -> block(head + " {", body);
            case Il.DefineClass(var head, var members) -> {
                line(head + " {");
                depth++;
                members.forEach(member -> line(text(member)));
                depth--;
                line("}");
            }
        }
    }

    private void switchCase(Il.Case one) {
        Il.Expression test = one.test();
        line(test == null ? "default:" : "case " + text(test) + ":");
        depth++;
        one.body().forEach(this::statement);
        depth--;
    }

    private void block(String head, List<Il.Statement> body) {
        line(head);
        depth++;
        body.forEach(this::statement);
        depth--;
        line("}");
    }

    private void line(String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }

    private static String text(Il.Expression expression) {
        return switch (expression) {
            case Il.Word(var word) -> word;
            case Il.Unary(var operator, var operand) -> "(" + operator + " " + text(operand) + ")";
            case Il.Binary(var operator, var left, var right) ->
                    "(" + text(left) + " " + operator + " " + text(right) + ")";
            case Il.Conditional(var test, var then, var otherwise) ->
                    "(" + text(test) + " ? " + text(then) + " : " + text(otherwise) + ")";
            case Il.Assign(var operator, var target, var value) ->
                    "(" + text(target) + " " + operator + " " + text(value) + ")";
            case Il.Items(var elements) -> "[" + list(elements) + "]";
            case Il.Members(var members) ->
                    members.stream()
                            .map(IlPrinter::text)
                            .collect(Collectors.joining(", ", "({ ", " })"));
            case Il.Call(var callee, var arguments) -> text(callee) + "(" + list(arguments) + ")";
            case Il.Dot(var object, var name) -> text(object) + "." + name;
            case Il.Index(var object, var key) -> text(object) + "[" + text(key) + "]";
            case Il.Spread(var iterable) -> "..." + text(iterable);
            case Il.Arrow(var parameters, var body) ->
                    "((" + String.join(", ", parameters) + ") => " + text(body) + ")";
            case Il.New(var type, var arguments) -> "new " + type + "(" + list(arguments) + ")";
            case Il.Template(var texts, var substitutions) -> template(texts, substitutions);
        };
    }

    private static String text(Il.Member member) {
        return switch (member) {
            case Il.Property(var key, var value) -> value == null ? key : key + ": " + text(value);
            case Il.SpreadMember(var source) -> "..." + text(source);
            case Il.Field(var name, var value) -> name + " = " + text(value) + ";";
            case Il.Method(var head, var body) ->
                    head + " { " + print(body).strip().replaceAll("\\n\\s*", " ") + " }";
        };
    }

    private static String list(List<Il.Expression> expressions) {
        return expressions.stream().map(IlPrinter::text).collect(Collectors.joining(", "));
    }

    private static String template(List<String> texts, List<Il.Expression> substitutions) {
        StringBuilder written = new StringBuilder("`");
        for (int i = 0; i < texts.size(); i++) {
            written.append(texts.get(i))
                    .append("${")
                    .append(text(substitutions.get(i)))
                    .append('}');
        }
        return written.append('`').toString();
    }
}
