package dev.zts.cases;

import java.util.List;
import java.util.Random;

/**
 * Makes programs whose functions run hot with one kind of values and then meet another: what
 * compiled code assumed does not hold any more. The same seed makes the same program.
 *
 * <p>Each function stands in some nesting (plain, inlined into another, in a loop, in try/finally,
 * in a generator, in a closure) around some operations. It runs often, and at certain turns its
 * arguments change their kind; every result and every side effect goes into the output.
 */
final class HotProgram {

    /** The results are folded into a short line, so that the programs can run long. */
    private static final String HEADER =
            """
            const trace = [];
            const note = (v) => { trace.push(v); return v; };
            const text = (v) => Object.is(v, -0) ? '-0' : typeof v === 'string' ? JSON.stringify(v.length > 30 ? v.slice(0, 30) : v)
              : typeof v === 'function' ? 'function' : v instanceof Error ? v.name : typeof v === 'object' && v !== null ? JSON.stringify(v) : String(v);
            const attempt = (f, ...a) => { try { return text(f(...a)); } catch (e) { return 'threw ' + text(e); } };
            const flush = (label) => { print(label, trace.map(text).join(' ')); trace.length = 0; };
            class Point { constructor(x, y) { this.x = x; this.y = y; } sum() { return this.x + this.y; } get half() { return this.x / 2; } }
            class Point3 extends Point { constructor(x, y, z) { super(x, y); this.z = z; } sum() { return super.sum() + this.z; } }
            """;

    private static final List<String> INTS =
            List.of("0", "1", "2", "3", "7", "-1", "-5", "12", "100", "255", "65535");
    private static final List<String> BREAKERS =
            List.of(
                    "2147483647",
                    "-2147483648",
                    "0.5",
                    "-0",
                    "NaN",
                    "Infinity",
                    "1e10",
                    "'s'",
                    "'12'",
                    "''",
                    "true",
                    "false",
                    "null",
                    "undefined",
                    "({ valueOf() { note('v'); return 3; } })",
                    "({ valueOf() { throw new RangeError('v'); } })",
                    "[4]",
                    "[]",
                    "Symbol.iterator",
                    "new Point(1, 2)",
                    "() => 1");
    private static final List<String> OBJECTS =
            List.of(
                    "new Point(1, 2)",
                    "new Point(2147483647, 1)",
                    "new Point3(1, 2, 3)",
                    "{ x: 1, y: 2, sum() { return 5; } }",
                    "{ y: 2, x: 1, sum: () => 'other' }",
                    "{ get x() { note('gx'); return 4; }, y: 1 }",
                    "{ x: 'a', y: 'b', sum() { return this.x + this.y; } }",
                    "Object.create({ x: 9, y: 8, sum() { return 17; } })",
                    "Object.freeze({ x: 1, y: 2 })",
                    "[1, 2, 3]",
                    "null",
                    "undefined",
                    "'text'",
                    "5");
    private static final List<String> LISTS =
            List.of(
                    "[1, 2, 3, 4]",
                    "[5, 6]",
                    "[1.5, 2.5, 3.5]",
                    "['a', 'b', 'c']",
                    "[1, , 3]",
                    "[]",
                    "[1, 'a', 2.5, null]",
                    "'string'",
                    "new Int8Array([1, 2, 3])",
                    "{ 0: 'zero', 1: 'one', length: 2 }",
                    "[2147483647, 1]",
                    "null");
    private static final List<String> FUNCTIONS =
            List.of(
                    "(x) => x + 1",
                    "(x) => x * 2",
                    "(x) => 's' + x",
                    "function (x) { return this === undefined ? x : 0; }",
                    "(x) => { throw x; }",
                    "Math.abs",
                    "String",
                    "(x, y = x) => [x, y]",
                    "Point",
                    "7");

    private final Random random;
    private final StringBuilder out = new StringBuilder();

    private HotProgram(long seed) {
        random = new Random(seed);
    }

    /** {@return the program of a seed, as a block that may stand beside others in a module} */
    static String program(long seed) {
        HotProgram program = new HotProgram(seed * 31 + 7);
        program.out.append("{\nprint('seed ").append(seed).append("');\n").append(HEADER);
        int functions = 2 + program.random.nextInt(3);
        for (int i = 0; i < functions; i++) {
            program.function("f" + i);
        }
        return program.out.append("}\n").toString();
    }

    private void function(String name) {
        switch (random.nextInt(5)) {
            case 0 -> numeric(name);
            case 1 -> object(name);
            case 2 -> list(name);
            case 3 -> callee(name);
            default -> mixed(name);
        }
    }

    // What is computed

    private void numeric(String name) {
        nest(name, "let r = " + number(3) + ";", "r", () -> pick(INTS), () -> pick(BREAKERS));
    }

    private void object(String name) {
        String body =
                switch (random.nextInt(5)) {
                    case 0 -> "let r = a.x + a.y + b;";
                    case 1 -> "a.x = a.y + b; let r = a.x;";
                    case 2 -> "let r = a.sum() + b;";
                    case 3 -> "a.x += b; a.y++; let r = a.x - a.y;";
                    default -> "let r = { x: a.x, y: b, z: a.half }; r.w = r.x;";
                };
        nest(name, body, "r", () -> OBJECTS.get(random.nextInt(2)), () -> pick(OBJECTS));
    }

    private void list(String name) {
        String body =
                switch (random.nextInt(6)) {
                    case 0 -> "let r = 0; for (let k = 0; k < a.length; k++) r += a[k];";
                    case 1 -> "let r = 0; for (const v of a) r += v;";
                    case 2 -> "let r = a[b & 3];";
                    case 3 -> "a[b & 7] = b; let r = a.length;";
                    case 4 -> "let r = a[a.length - 1]; a[0] = r;";
                    default -> "let r = ''; for (let k = 0; k < 4; k++) r += a[k] + ',';";
                };
        nest(name, body, "r", () -> LISTS.get(random.nextInt(2)), () -> pick(LISTS));
    }

    private void callee(String name) {
        String body =
                switch (random.nextInt(4)) {
                    case 0 -> "let r = a(b) + 1;";
                    case 1 -> "let r = a(a(b));";
                    case 2 -> "let r = 0; for (let k = 0; k < 3; k++) r += a(k);";
                    default -> "const o = { m: a }; let r = o.m(b);";
                };
        nest(name, body, "r", () -> FUNCTIONS.getFirst(), () -> pick(FUNCTIONS));
    }

    private void mixed(String name) {
        String body =
                "let r = 0; for (let k = 0; k < 5; k++) { "
                        + pick(
                                List.of(
                                        "r += a * k;",
                                        "r = r + a;",
                                        "r = k < 3 ? r + 1 : a;",
                                        "if (a) r++; else r--;",
                                        "r = (r | 0) + (a >> 1);",
                                        "if (k === 2) note(r); r -= a;"))
                        + " }";
        nest(name, body, "r", () -> pick(INTS), () -> pick(BREAKERS));
    }

    private String number(int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            return pick(List.of("a", "b", "a", "b", "1", "3", "0.5", "(a | 0)"));
        }
        String left = number(depth - 1);
        String right = number(depth - 1);
        return switch (random.nextInt(6)) {
            case 0 -> "(-" + left + ")";
            case 1 -> "(" + left + " < " + right + " ? " + left + " : " + right + ")";
            case 2 -> "(" + left + " === " + right + " ? 1 : " + left + ")";
            default ->
                    "("
                            + left
                            + " "
                            + pick(
                                    List.of(
                                            "+", "-", "*", "%", "/", "&", "|", "^", "<<", ">>",
                                            ">>>"))
                            + " "
                            + right
                            + ")";
        };
    }

    // Where it stands

    private void nest(String name, String body, String result, Values warm, Values other) {
        String function =
                switch (random.nextInt(8)) {
                    case 0 -> "function NAME(a, b) { BODY return RESULT; }";
                    case 1 ->
                            "function NAME(a, b) { const inner = (a, b) => { BODY return RESULT; };"
                                    + " return inner(a, b); }";
                    case 2 ->
                            "function NAME_in(a, b) { BODY return RESULT; }"
                                    + " function NAME(a, b) { let last; for (let n = 0; n < 3; n++)"
                                    + " { last = NAME_in(a, b); note(n); } return last; }";
                    case 3 ->
                            "function NAME(a, b) { let done = 0; try { BODY done = 1; return RESULT; }"
                                    + " catch (e) { note(e instanceof Error ? e.name : 'x'); return -1; }"
                                    + " finally { note(done); } }";
                    case 4 ->
                            "function NAME(a, b) { for (let n = 0; n < 3; n++) { try { BODY if (n === 1)"
                                    + " continue; if (n === 2) return RESULT; } finally { note(n); } } }";
                    case 5 ->
                            "function* NAME_gen(a, b) { try { yield 1; BODY yield RESULT; yield b; }"
                                    + " finally { note('closed'); } }"
                                    + " function NAME(a, b) { let t = ''; for (const v of NAME_gen(a, b)) {"
                                    + " t += text(v); if (t.length > 12) break; } return t; }";
                    case 6 ->
                            "const NAME_make = (b0) => { let count = 0; return (a, b) => { count++; BODY"
                                    + " return text(RESULT) + count; }; }; const NAME = NAME_make(1);";
                    default ->
                            "function NAME_it(a, b) { return { [Symbol.iterator]() { let n = 0; return {"
                                    + " next() { n++; if (n > 3) return { done: true }; BODY return { value:"
                                    + " RESULT, done: false }; }, return() { note('return'); return {}; } };"
                                    + " } }; } function NAME(a, b) { let t = ''; for (const v of"
                                    + " NAME_it(a, b)) { t += text(v); if (t.length > 9) break; } return t; }";
                };
        out.append(function.replace("BODY", body).replace("RESULT", result).replace("NAME", name))
                .append('\n');
        calls(name, warm, other);
    }

    /** Long runs of the usual values, with others between them, in one loop or one by one. */
    private void calls(String name, Values warm, Values other) {
        int phases = 2 + random.nextInt(3);
        for (int phase = 0; phase < phases; phase++) {
            String usual = warm.next();
            int turns = 8 + random.nextInt(30);
            int breakAt = random.nextInt(turns);
            out.append(
                    """
                    { let last = ''; for (let i = 0; i < %d; i++) {
                      const r = i === %d ? attempt(%s, %s, i) : attempt(%s, %s, i);
                      if (r !== last) { last = r; note(r); } } flush('%s %d'); }
                    """
                            .formatted(
                                    turns, breakAt, name, other.next(), name, usual, name, phase));
            out.append(
                    "note(attempt(%s, %s, %s)); flush('after');%n"
                            .formatted(name, other.next(), pick(BREAKERS)));
        }
    }

    /** Makes one expression after the other. */
    private interface Values {
        String next();
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
