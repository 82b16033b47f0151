package dev.zts.cases;

import static dev.zts.cases.ProgramGenerator.Kind.FLAG;
import static dev.zts.cases.ProgramGenerator.Kind.LIST;
import static dev.zts.cases.ProgramGenerator.Kind.NUMBER;
import static dev.zts.cases.ProgramGenerator.Kind.RECORD;
import static dev.zts.cases.ProgramGenerator.Kind.TEXT;

import dev.zts.cases.Il.Expression;
import dev.zts.cases.Il.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes valid JavaScript programs out of seeds. The same seed makes the same program.
 *
 * <p>A program ends: its loops have small bounds and share a tank of fuel, and its functions call
 * only functions that stand before them. It stays small: texts and lists are cut where they are
 * stored. It uses nothing that ECMAScript leaves to the engine: no messages, no times, no
 * inconsistent comparison, no recursion, no function of Math that may be inexact.
 */
final class ProgramGenerator {

    /** What an expression or variable holds. */
    enum Kind {
        NUMBER,
        TEXT,
        FLAG,
        LIST,
        RECORD
    }

    /** What every program stands on: the tank, the cutters, and a checksum over the state. */
    private static final String HEADER =
            """
            let fuel = 400, sum = 17;
            const cut = (s) => s.length > 40 ? s.slice(0, 40) : s;
            const trim = (a) => a.length > 12 ? a.slice(0, 12) : a;
            const mix = (v) => {
              const t = typeof v === 'object' ? JSON.stringify(v) : Object.is(v, -0) ? '-0' : String(v);
              for (let i = 0; i < t.length; i++) sum = (Math.imul(sum, 31) + t.charCodeAt(i)) | 0;
            };
            const keep = (v) => v;
            const failure = (e) => e instanceof Error ? e.name : 'value ' + String(e);
            """;

    /** A program may end early, with an exception of one of its declarations. */
    private static final String FOOTER =
            """
            } catch (e) {
              print('ended by', e instanceof Error ? e.name : e);
            }
            """;

    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "1",
                    "2",
                    "3",
                    "7",
                    "10",
                    "31",
                    "32",
                    "-1",
                    "-2",
                    "-0",
                    "255",
                    "65536",
                    "2147483647",
                    "-2147483648",
                    "2147483648",
                    "4294967295",
                    "9007199254740991",
                    "0.5",
                    "-1.5",
                    "0.1",
                    "2.75",
                    "1e21",
                    "1e-7",
                    "NaN",
                    "Infinity");
    private static final List<String> TEXTS =
            List.of(
                    "''",
                    "'a'",
                    "'b'",
                    "'abc'",
                    "'12'",
                    "'-3.5'",
                    "' x '",
                    "'é😀'",
                    "'k1'",
                    "'length'");
    private static final List<String> ARITHMETIC =
            List.of("+", "-", "*", "/", "%", "|", "&", "^", "<<", ">>", ">>>");
    private static final List<String> COMPARISONS =
            List.of("<", ">", "<=", ">=", "===", "!==", "==", "!=");
    private static final List<String> ASSIGNMENTS =
            List.of("=", "+=", "-=", "*=", "%=", "|=", "&=", "^=", "<<=", ">>=", ">>>=");
    private static final List<String> KEYS = List.of("a", "b", "c", "k1");
    private static final List<String> EXACT_MATH =
            List.of("abs", "floor", "ceil", "round", "trunc", "sign", "clz32", "fround", "sqrt");

    private final Random random;
    private final Map<Kind, List<String>> variables = new EnumMap<>(Kind.class);
    private final List<String> functions = new ArrayList<>();
    private final List<String> generators = new ArrayList<>();
    private final List<String> classes = new ArrayList<>();
    private int names;
    private int loops;

    private ProgramGenerator(long seed) {
        random = new Random(seed);
        for (Kind kind : Kind.values()) {
            variables.put(kind, new ArrayList<>());
        }
    }

    /** {@return the program of a seed, as a block that may stand beside others in a module} */
    static String program(long seed) {
        ProgramGenerator generator = new ProgramGenerator(seed);
        String body = IlPrinter.print(generator.all());
        return "try {\nprint('seed " + seed + "');\n" + HEADER + body + FOOTER;
    }

    private List<Statement> all() {
        List<Statement> program = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            program.add(declaration(kind));
            program.add(declaration(kind));
        }
        program.add(function());
        program.add(generator());
        program.add(type());
        int count = 6 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            program.add(guarded(statements(3, 2)));
            if (chance(4)) {
                program.add(function());
            }
        }
        state().forEach(variable -> program.add(evaluate(call("mix", variable))));
        List<Expression> shown = new ArrayList<>(state());
        shown.add(word("sum"));
        program.add(evaluate(new Il.Call(word("print"), shown)));
        return program;
    }

    private List<Expression> state() {
        List<Expression> state = new ArrayList<>();
        variables.values().forEach(list -> list.forEach(name -> state.add(word(name))));
        return state;
    }

    /** Statements whose exceptions end in the output. */
    private Statement guarded(List<Statement> body) {
        Statement report = evaluate(call("print", word("'caught'"), call("failure", word("e"))));
        return new Il.Try(body, List.of(report), List.of());
    }

    private List<Statement> statements(int most, int depth) {
        Map<Kind, List<String>> outer = copyOfVariables();
        List<Statement> statements = new ArrayList<>();
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            statements.add(statement(depth));
        }
        variables.putAll(outer);
        return statements;
    }

    private Map<Kind, List<String>> copyOfVariables() {
        Map<Kind, List<String>> copy = new EnumMap<>(Kind.class);
        variables.forEach((kind, list) -> copy.put(kind, new ArrayList<>(list)));
        return copy;
    }

    private Statement statement(int depth) {
        int choice = random.nextInt(depth > 0 ? 16 : 6);
        return switch (choice) {
            case 0, 1 -> evaluate(assignment());
            case 2 -> declaration(kind());
            case 3 -> evaluate(call("mix", expression(kind(), 2)));
            case 4 -> destructuring();
            case 5 -> change();
            case 6, 7 ->
                    new Il.If(
                            expression(FLAG, 2),
                            statements(2, depth - 1),
                            chance(2) ? statements(2, depth - 1) : List.of());
            case 8, 9 -> count(depth);
            case 10 -> forOf(depth);
            case 11 -> choice(depth);
            case 12, 13 -> attempt(depth);
            case 14 -> closures();
            default -> chance(3) ? new Il.Throw(expression(chance(2) ? NUMBER : TEXT, 1)) : jump();
        };
    }

    /** Leaves a loop or begins its next turn; outside of loops it does nothing special. */
    private Statement jump() {
        if (loops == 0) {
            return evaluate(assignment());
        }
        Statement jump = new Il.Jump(chance(2) ? "break" : "continue");
        return new Il.If(expression(FLAG, 1), List.of(jump), List.of());
    }

    private Statement count(int depth) {
        String counter = name("i");
        boolean labelled = chance(3);
        loops++;
        List<Statement> body = new ArrayList<>(statements(3, depth - 1));
        loops--;
        body.addFirst(evaluate(call("mix", word(counter))));
        String label = name("l");
        if (labelled) {
            Statement leave = new Il.Jump((chance(2) ? "break " : "continue ") + label);
            List<Statement> inner =
                    List.of(new Il.If(expression(FLAG, 1), List.of(leave), List.of()));
            body.add(new Il.Count(null, name("i"), 3, inner));
        }
        return new Il.Count(labelled ? label : null, counter, 1 + random.nextInt(6), body);
    }

    private Statement forOf(int depth) {
        String element = name("x");
        loops++;
        List<Statement> body = new ArrayList<>(statements(2, depth - 1));
        loops--;
        body.addFirst(evaluate(call("mix", word(element))));
        body.addFirst(outOfFuel(new Il.Jump("break")));
        Expression iterable = chance(3) ? generated() : chance(3) ? expression(TEXT, 1) : list(2);
        return new Il.ForOf(element, iterable, body);
    }

    private static Statement outOfFuel(Statement leave) {
        Expression test = new Il.Binary("<", word("fuel--"), word("0"));
        return new Il.If(test, List.of(leave), List.of());
    }

    private Statement choice(int depth) {
        List<Il.Case> cases = new ArrayList<>();
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            List<Statement> body = new ArrayList<>();
            body.add(evaluate(assignment()));
            if (chance(2)) {
                body.addAll(List.of(guarded(statements(1, depth - 1))));
            }
            if (chance(2)) {
                body.add(new Il.Jump("break"));
            }
            cases.add(new Il.Case(word(Integer.toString(i)), body));
        }
        cases.add(
                random.nextInt(cases.size() + 1),
                new Il.Case(null, List.of(evaluate(assignment()))));
        Expression subject = new Il.Binary("&", expression(NUMBER, 2), word("3"));
        return new Il.Switch(subject, cases);
    }

    private Statement attempt(int depth) {
        List<Statement> body = new ArrayList<>(statements(2, depth - 1));
        if (chance(2)) {
            body.add(new Il.Throw(expression(NUMBER, 1)));
        } else if (chance(2)) {
            body.add(evaluate(new Il.Dot(new Il.Dot(word(variable(RECORD)), "missing"), "deep")));
        }
        List<Statement> handler = new ArrayList<>();
        handler.add(evaluate(call("mix", call("failure", word("e")))));
        handler.addAll(statements(1, depth - 1));
        return new Il.Try(body, handler, chance(2) ? statements(1, depth - 1) : List.of());
    }

    /** Closures over the counter of a loop, called after it. */
    private Statement closures() {
        String calls = name("fs");
        String counter = name("i");
        Expression body = new Il.Binary("+", word(counter), expression(NUMBER, 1));
        Statement push = evaluate(method(word(calls), "push", new Il.Arrow(List.of(), body)));
        Statement loop = new Il.Count(null, counter, 1 + random.nextInt(4), List.of(push));
        Statement use = new Il.ForOf("f", word(calls), List.of(evaluate(call("mix", call("f")))));
        return guarded(List.of(new Il.Declare("const", calls, new Il.Items(List.of())), loop, use));
    }

    private Statement declaration(Kind kind) {
        Expression value = expression(kind, 2);
        String name = name("v");
        variables(kind).add(name);
        return new Il.Declare("let", name, stored(kind, value));
    }

    private Statement destructuring() {
        Expression source = chance(2) ? list(2) : generated();
        Expression fallback = expression(NUMBER, 1);
        String first = name("v");
        String second = name("v");
        String rest = name("v");
        String pattern =
                switch (random.nextInt(3)) {
                    case 0 -> "[" + first + " = 1, , " + second + " = 2, ..." + rest + "]";
                    case 1 ->
                            "[" + first + ", { length: " + second + " = 3 } = '', ..." + rest + "]";
                    default -> "{ 0: " + first + ", length: " + second + " = 4, ..." + rest + " }";
                };
        Statement use =
                evaluate(call("mix", new Il.Items(List.of(word(first), word(second), word(rest)))));
        Statement declare = new Il.Declare("const", pattern, source);
        Statement keep =
                evaluate(
                        new Il.Assign(
                                "=",
                                word(variable(NUMBER)),
                                new Il.Binary("-", fallback, word(second))));
        return guarded(List.of(declare, use, keep));
    }

    /** Changes a list or record in place. */
    private Statement change() {
        Expression list = word(variable(LIST));
        Expression item = primitive(1);
        Expression small = new Il.Binary("&", expression(NUMBER, 1), word("7"));
        Expression changed =
                switch (random.nextInt(8)) {
                    case 0 -> method(list, "push", item);
                    case 1 -> method(list, "pop");
                    case 2 -> method(list, "shift");
                    case 3 ->
                            // GraalJS splices arrays that begin with a hole wrongly.
                            new Il.Conditional(
                                    new Il.Binary("in", word("0"), list),
                                    method(list, "splice", small, word("2"), item),
                                    word("null"));
                    case 4 -> new Il.Assign("=", new Il.Index(list, small), item);
                    case 5 -> new Il.Assign("=", new Il.Dot(list, "length"), small);
                    case 6 ->
                            new Il.Unary("delete", new Il.Dot(word(variable(RECORD)), pick(KEYS)));
                    default ->
                            new Il.Assign(
                                    pick(List.of("=", "??=", "||=", "&&=", "+=")),
                                    new Il.Dot(word(variable(RECORD)), pick(KEYS)),
                                    expression(NUMBER, 1));
                };
        return evaluate(call("mix", new Il.Binary("??", changed, word("null"))));
    }

    private Expression assignment() {
        Kind kind = kind();
        Expression target = word(variable(kind));
        Expression value = stored(kind, expression(kind, 3));
        String operator = kind == NUMBER ? pick(ASSIGNMENTS) : "=";
        return new Il.Assign(operator, target, value);
    }

    /** What is kept must not grow without end. */
    private static Expression stored(Kind kind, Expression value) {
        return switch (kind) {
            case TEXT -> call("cut", value);
            case LIST -> call("trim", value);
            case NUMBER, FLAG, RECORD -> value;
        };
    }

    private Statement function() {
        String name = name("f");
        Map<Kind, List<String>> outer = copyOfVariables();
        int outerLoops = loops;
        loops = 0;
        variables(NUMBER).add("p");
        List<Statement> body = new ArrayList<>(statements(3, 1));
        Expression result = expression(NUMBER, 2);
        body.add(
                chance(3)
                        ? new Il.Try(
                                List.of(new Il.Return(result)),
                                List.of(new Il.Return(word("-1"))),
                                List.of(evaluate(assignment())))
                        : new Il.Return(result));
        body.addFirst(outOfFuel(new Il.Return(word("0"))));
        loops = outerLoops;
        variables.putAll(outer);
        functions.add(name);
        String head = chance(2) ? "(p = 5, ...q)" : "(p, { a = p } = {}, [b = 2] = [a])";
        return new Il.Define("function " + name + head, body);
    }

    private Statement generator() {
        String name = name("g");
        Map<Kind, List<String>> outer = copyOfVariables();
        variables(NUMBER).add("p");
        Statement first = new Il.Yield(expression(NUMBER, 2));
        Statement inner = new Il.Yield(new Il.Binary("+", word("i"), expression(NUMBER, 1)));
        Statement loop = new Il.Count(null, "i", 1 + random.nextInt(4), List.of(inner));
        Statement last = evaluate(call("mix", word("'closed'")));
        Statement body =
                new Il.Try(List.of(first, loop), List.of(new Il.Throw(word("e"))), List.of(last));
        variables.putAll(outer);
        generators.add(name);
        return new Il.Define("function* " + name + "(p)", List.of(body));
    }

    private Statement type() {
        String name = name("C");
        String parent = classes.isEmpty() ? "" : " extends " + pick(classes);
        List<Il.Member> members = new ArrayList<>();
        members.add(new Il.Field("a", expression(NUMBER, 1)));
        members.add(new Il.Field("#hidden", expression(NUMBER, 1)));
        members.add(new Il.Method("get b()", List.of(new Il.Return(word("this.#hidden")))));
        members.add(
                new Il.Method(
                        "set b(v)",
                        List.of(evaluate(new Il.Assign("=", word("this.#hidden"), word("v"))))));
        members.add(
                new Il.Method(
                        "c(p)",
                        List.of(
                                new Il.Return(
                                        new Il.Binary(
                                                "+", word("this.a"), expression(NUMBER, 1))))));
        members.add(new Il.Field("static k1", expression(NUMBER, 1)));
        classes.add(name);
        return new Il.DefineClass("class " + name + parent, members);
    }

    private Expression expression(Kind kind, int depth) {
        return switch (kind) {
            case NUMBER -> number(depth);
            case TEXT -> text(depth);
            case FLAG -> flag(depth);
            case LIST -> list(depth);
            case RECORD -> object(depth);
        };
    }

    private Expression number(int depth) {
        if (depth == 0 || chance(5)) {
            return leaf(NUMBER, NUMBERS);
        }
        int next = depth - 1;
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> new Il.Binary(pick(ARITHMETIC), number(next), number(next));
            case 4 -> new Il.Unary(pick(List.of("-", "~", "+")), number(next));
            case 5 -> update();
            case 6 -> new Il.Dot(chance(2) ? word(variable(LIST)) : word(variable(TEXT)), "length");
            case 7 -> new Il.Unary("+", new Il.Index(word(variable(LIST)), leaf(NUMBER, NUMBERS)));
            case 8 -> new Il.Conditional(flag(next), number(next), number(next));
            case 9 -> new Il.Call(word("Math." + pick(EXACT_MATH)), List.of(number(next)));
            case 10 ->
                    call(
                            pick(List.of("Math.max", "Math.min", "Math.imul")),
                            number(next),
                            number(next));
            case 11 -> called(next);
            case 12 -> new Il.Unary("+", new Il.Dot(word(variable(RECORD)), pick(KEYS)));
            case 13 -> call("parseInt", text(next), word("16"));
            case 14 ->
                    method(
                            word(variable(LIST)),
                            pick(List.of("indexOf", "lastIndexOf")),
                            primitive(next));
            default ->
                    method(
                            word(variable(LIST)),
                            "reduce",
                            new Il.Arrow(
                                    List.of("s", "x"),
                                    new Il.Binary("+", word("s"), new Il.Unary("+", word("x")))),
                            number(next));
        };
    }

    private Expression update() {
        Expression target = word(variable(NUMBER));
        return new Il.Assign(
                pick(List.of("+=", "-=", "*=")), target, word(pick(List.of("1", "2", "0.5"))));
    }

    private Expression called(int depth) {
        if (functions.isEmpty()) {
            return number(depth);
        }
        return call(pick(functions), number(depth));
    }

    private Expression text(int depth) {
        if (depth == 0 || chance(5)) {
            return leaf(TEXT, TEXTS);
        }
        int next = depth - 1;
        Expression own = word(variable(TEXT));
        return switch (random.nextInt(13)) {
            case 0, 1 -> call("cut", new Il.Binary("+", text(next), primitive(next)));
            case 2 -> new Il.Template(List.of("<", "|"), List.of(primitive(next), text(next)));
            case 3 -> call("String", primitive(next));
            case 4 ->
                    method(own, pick(List.of("slice", "substring", "at", "charAt")), number(next));
            case 5 -> method(own, pick(List.of("toUpperCase", "toLowerCase", "trim")));
            case 6 -> new Il.Unary("typeof", expression(kind(), next));
            case 7 -> call("cut", method(word(variable(LIST)), "join", word("'|'")));
            case 8 ->
                    call(
                            "cut",
                            call("JSON.stringify", expression(chance(2) ? LIST : RECORD, next)));
            case 9 -> method(own, "padStart", word("12"), word("'ab'"));
            case 10 ->
                    method(
                            own,
                            pick(List.of("replace", "replaceAll")),
                            word("'a'"),
                            word("'[$&]'"));
            case 11 ->
                    method(
                            new Il.Binary("|", number(next), word("0")),
                            "toString",
                            word(pick(List.of("2", "10", "36"))));
            default -> new Il.Conditional(flag(next), text(next), text(next));
        };
    }

    private Expression flag(int depth) {
        if (depth == 0 || chance(6)) {
            return leaf(FLAG, List.of("true", "false"));
        }
        int next = depth - 1;
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> new Il.Binary(pick(COMPARISONS), number(next), number(next));
            case 3 -> new Il.Binary(pick(COMPARISONS), text(next), primitive(next));
            case 4 -> new Il.Unary("!", expression(kind(), next));
            case 5 -> new Il.Binary("in", word("'" + pick(KEYS) + "'"), word(variable(RECORD)));
            case 6 -> method(word(variable(LIST)), "includes", primitive(next));
            case 7 -> new Il.Binary(pick(List.of("&&", "||")), flag(next), flag(next));
            default ->
                    classes.isEmpty()
                            ? flag(next)
                            : new Il.Binary(
                                    "instanceof", word(variable(RECORD)), word(pick(classes)));
        };
    }

    private Expression list(int depth) {
        if (depth == 0) {
            return variables(LIST).isEmpty() ? new Il.Items(List.of()) : word(variable(LIST));
        }
        int next = depth - 1;
        if (variables(LIST).isEmpty() || chance(3)) {
            return literalList(next);
        }
        Expression own = word(variable(LIST));
        Expression plus = new Il.Binary("+", word("x"), primitive(next));
        return switch (random.nextInt(9)) {
            case 0 -> method(own, "map", new Il.Arrow(List.of("x", "i"), storedItem(plus)));
            case 1 ->
                    method(
                            own,
                            "filter",
                            new Il.Arrow(
                                    List.of("x"),
                                    new Il.Binary("!==", word("x"), primitive(next))));
            case 2 -> method(own, "slice", number(next), number(next));
            case 3 -> method(own, "concat", list(next), primitive(next));
            case 4 -> method(own, pick(List.of("toReversed", "toSorted", "flat")));
            case 5 -> new Il.Items(List.of(new Il.Spread(own), primitive(next)));
            case 6 -> call(pick(List.of("Object.keys", "Object.values")), word(variable(RECORD)));
            case 7 -> new Il.Items(List.of(new Il.Spread(call("cut", text(next)))));
            default -> generated();
        };
    }

    private static Expression storedItem(Expression sum) {
        return new Il.Conditional(
                new Il.Binary("===", new Il.Unary("typeof", word("x")), word("'string'")),
                call("cut", call("String", sum)),
                word("x"));
    }

    /** An assignment that stands bare in a literal is what GraalJS stores wrongly. */
    private Expression literalList(int depth) {
        List<Expression> elements = new ArrayList<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            elements.add(chance(8) ? word("") : call("keep", primitive(depth)));
        }
        elements.add(number(0));
        return new Il.Items(elements);
    }

    /** All values of a generator, which is run to its end. */
    private Expression generated() {
        if (generators.isEmpty()) {
            return literalList(1);
        }
        return new Il.Items(List.of(new Il.Spread(call(pick(generators), number(1)))));
    }

    private Expression object(int depth) {
        if (depth == 0 && !variables(RECORD).isEmpty()) {
            return word(variable(RECORD));
        }
        if (!classes.isEmpty() && chance(4)) {
            return new Il.New(pick(classes), List.of());
        }
        int next = Math.max(0, depth - 1);
        List<Il.Member> members = new ArrayList<>();
        for (String key : KEYS) {
            switch (random.nextInt(5)) {
                case 0 -> members.add(new Il.Property(key, number(next)));
                case 1 -> members.add(new Il.Property("['" + key + "']", text(next)));
                case 2 -> members.add(getter(key));
                case 3 -> members.add(new Il.SpreadMember(word(variable(RECORD))));
                default -> {}
            }
        }
        return new Il.Members(members);
    }

    /** A getter runs at any time, so that it must not lead back to itself. */
    private Il.Member getter(String key) {
        return new Il.Method("get " + key + "()", List.of(new Il.Return(leaf(NUMBER, NUMBERS))));
    }

    /** A number, text or truth value. */
    private Expression primitive(int depth) {
        return expression(pick(List.of(NUMBER, NUMBER, TEXT, FLAG)), depth);
    }

    private Expression leaf(Kind kind, List<String> literals) {
        List<String> known = variables(kind);
        return word(known.isEmpty() || chance(3) ? pick(literals) : pick(known));
    }

    private String variable(Kind kind) {
        List<String> known = variables(kind);
        if (known.isEmpty()) {
            return switch (kind) {
                case NUMBER -> "sum";
                case TEXT -> "'none'";
                case FLAG -> "true";
                case LIST -> "[1, 2]";
                case RECORD -> "({ a: 1 })";
            };
        }
        return pick(known);
    }

    private List<String> variables(Kind kind) {
        List<String> known = variables.get(kind);
        if (known == null) {
            throw new AssertionError(kind);
        }
        return known;
    }

    private Kind kind() {
        return Kind.values()[random.nextInt(Kind.values().length)];
    }

    private String name(String start) {
        return start + names++;
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static Expression word(String text) {
        return new Il.Word(text);
    }

    private static Expression call(String function, Expression... arguments) {
        return new Il.Call(word(function), List.of(arguments));
    }

    private static Expression method(Expression object, String name, Expression... arguments) {
        return new Il.Call(new Il.Dot(object, name), List.of(arguments));
    }

    private static Statement evaluate(Expression expression) {
        return new Il.Evaluate(expression);
    }
}
