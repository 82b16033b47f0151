package dev.zts.vm.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The trees of chosen sources, their places, and what functions tell about themselves. */
class ParserTest {

    @Test
    void everySourceHasItsTree() {
        List<String> found = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (String line : Cases.text("trees.txt").split("\n", -1)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            expected.add(line);
            if (!line.startsWith("    ")) {
                String source = line.replace("\\n", "\n");
                found.add(line);
                Tree.of(Parser.parseScript("a.js", source))
                        .lines()
                        .forEach(tree -> found.add("    " + tree));
            }
        }

        assertThat(found).hasSizeGreaterThan(80).isEqualTo(expected);
    }

    @Test
    void module_hasItsImportsAndExports() {
        Ast.Program program =
                Parser.parseModule(
                        "a.js",
                        """
                        import a, { b as c, "d e" as f } from "x" with { type: "json" };
                        import * as g from "y";
                        export { a, c as default };
                        export { h as i } from "z";
                        export * from "z";
                        export * as j from "z";
                        export const k = import.meta;
                        """);

        assertThat(Tree.of(program))
                .isEqualTo(
                        """
                        (ImportDeclaration [(ImportName "default" (BindingIdentifier "a")) \
                        (ImportName "b" (BindingIdentifier "c")) \
                        (ImportName "d e" (BindingIdentifier "f"))] \
                        (ModuleRequest "x" [(ImportAttribute "type" "json")]))
                        (ImportDeclaration [(ImportNamespace (BindingIdentifier "g"))] \
                        (ModuleRequest "y" []))
                        (ExportNames [(ExportName "a" "a") (ExportName "c" "default")])
                        (ExportFrom [(ExportName "h" "i")] (ModuleRequest "z" []))
                        (ExportAll (ModuleRequest "z" []))
                        (ExportAll "j" (ModuleRequest "z" []))
                        (ExportDeclaration (VariableDeclaration CONST \
                        [(Declarator (BindingIdentifier "k") (ImportMeta))]))\
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "export default function () {} | (ExportDefaultFunction (FunctionNode NORMAL [] []"
                        + " simpleParameters))",
                "export default class {} | (ExportDefaultClass (ClassNode []))",
                "export default a | (ExportDefaultExpression (Identifier \"a\"))",
                "import 'a' | (ImportDeclaration [] (ModuleRequest \"a\" []))",
            })
    void moduleItem_hasItsTree(String source, String tree) {
        assertThat(Tree.of(Parser.parseModule("a.js", source))).isEqualTo(tree);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " a;  b | a;",
                "(a) + b; | (a) + b;",
                "if (a) b; else c | if (a) b; else c",
                "do a; while (b) c | do a; while (b)",
                "let a = 1; | let a = 1;",
                "a: b; c | a: b;",
                "{ a } b | { a }",
            })
    void statement_spansItsText(String source, String text) {
        Ast.Program program = Parser.parseScript("a.js", source);
        Ast.Statement first = program.body().getFirst();

        assertThat(program.text(first.start(), first.end())).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(a) + b | (a) + b",
                "(a + b) | a + b",
                "(a).b | (a).b",
                "(a)(b) | (a)(b)",
                "a /* b */ | a",
                "(a ? b : (c)) | a ? b : (c)",
                "( a ) => ( b ) | ( a ) => ( b )",
                "a?.b | a?.b",
                "new a | new a",
            })
    void expression_spansItsText(String source, String text) {
        Ast.Program program = Parser.parseScript("a.js", source);
        Ast.Expression found = expression(program);

        assertThat(program.text(found.start(), found.end())).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "function f() {} | function f() {}",
                "async function /* a */ f() {} | async function /* a */ f() {}",
                "({ a() {} }) | a() {}",
                "({ get a() {} }) | get a() {}",
                "({ async * [a]() {} }) | async * [a]() {}",
                "class C { static a() {} } | a() {}",
                "class C { static get a() {} } | get a() {}",
                "(async (a) => a) | async (a) => a",
                "(a => ({})) | a => ({})",
            })
    void function_spansWhatToStringShows(String source, String text) {
        Ast.Program program = Parser.parseScript("a.js", source);
        Ast.FunctionNode function = function(program);

        assertThat(program.text(function.start(), function.end())).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "function f(a, b) {} | 2",
                "function f(a, b = 1, c) {} | 1",
                "function f(a, [b], ...c) {} | 2",
                "(({ a = 1 }, b = 2) => a) | 1",
                "(async (a, b, ...c) => a) | 2",
                "({ set a(b) {} }) | 1",
            })
    void function_knowsItsLength(String source, int length) {
        assertThat(function(Parser.parseScript("a.js", source)).expectedArgumentCount())
                .isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "function f(a, b) {} | true | false",
                "function f(a = 1) {} | false | true",
                "function f([a]) {} | false | false",
                "function f({ [a]: b }) {} | false | true",
                "function f(...a) {} | false | false",
                "(({ a = 1 }) => a) | false | true",
            })
    void function_knowsItsParameters(String source, boolean simple, boolean expressions) {
        Ast.FunctionNode function = function(Parser.parseScript("a.js", source));

        assertThat(function.simpleParameters()).isEqualTo(simple);
        assertThat(function.parameterExpressions()).isEqualTo(expressions);
    }

    @Test
    void facts_goThroughArrowsOnly() {
        FunctionFacts facts =
                facts("function f() { (a = this) => () => arguments; eval('b'); new.target }");
        FunctionFacts inner = facts("function f() { function g() { this; arguments; eval('a') } }");

        assertThat(facts.usesThis()).isTrue();
        assertThat(facts.usesArguments()).isTrue();
        assertThat(facts.containsDirectEval()).isTrue();
        assertThat(facts.usesNewTarget()).isTrue();
        assertThat(inner).isEqualTo(FunctionFacts.of(0));
    }

    @Test
    void facts_ofAnArrowHoldItsParametersOnly() {
        FunctionFacts facts = facts("(this, (a = arguments) => b)");

        assertThat(facts.usesArguments()).isTrue();
        assertThat(facts.usesThis()).isFalse();
    }

    @Test
    void facts_ofAwaitAndYieldStayInTheFunction() {
        assertThat(facts("async function f() { await a }").containsAwait()).isTrue();
        assertThat(facts("async function f() { async () => await a }").containsAwait()).isFalse();
        assertThat(facts("function* f() { yield }").containsYield()).isTrue();
        assertThat(Parser.parseModule("a.js", "await a").facts().containsAwait()).isTrue();
        assertThat(Parser.parseModule("a.js", "async () => await a").facts().containsAwait())
                .isFalse();
    }

    @Test
    void facts_ofSuper() {
        FunctionFacts facts = facts("({ a() { () => super.b } })");

        assertThat(facts.usesSuperProperty()).isTrue();
        assertThat(facts.usesThis()).isTrue();
        assertThat(facts.usesSuperCall()).isFalse();
    }

    private static FunctionFacts facts(String source) {
        return function(Parser.parseScript("a.js", source)).facts();
    }

    private static Ast.Expression expression(Ast.Program program) {
        return ((Ast.ExpressionStatement) program.body().getFirst()).expression();
    }

    private static Ast.FunctionNode function(Ast.Program program) {
        return switch (program.body().getFirst()) {
            case Ast.FunctionDeclaration declaration -> declaration.function();
            case Ast.ClassDeclaration declaration ->
                    ((Ast.ClassMethod) declaration.classNode().elements().getFirst()).function();
            case Ast.ExpressionStatement statement -> function(statement.expression());
            default -> throw new AssertionError(program);
        };
    }

    private static Ast.FunctionNode function(Ast.Expression expression) {
        return switch (expression) {
            case Ast.FunctionExpression found -> found.function();
            case Ast.Sequence sequence -> function(sequence.expressions().getLast());
            case Ast.ObjectLiteral object ->
                    ((Ast.ObjectMethod) object.items().getFirst()).function();
            default -> throw new AssertionError(expression);
        };
    }
}
