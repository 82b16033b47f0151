package dev.zts.cases;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Times small loops on zts: {@code ZtsSpeed [NAME]}. */
final class ZtsSpeed {
    private ZtsSpeed() {}

    private static final int ROUNDS = 12;

    private static final Map<String, String> PROGRAMS = new LinkedHashMap<>();

    static {
        PROGRAMS.put(
                "int loop",
                "function run() { let s = 0; for (let i = 0; i < 3000000; i++) { s = (s + i) % 1000003; } return s; }");
        PROGRAMS.put(
                "property loop",
                "function run() { const o = {a: 1, b: 2, c: 0}; for (let i = 0; i < 1000000; i++) { o.c = o.a + o.b + o.c; } return o.c; }");
        PROGRAMS.put(
                "fib(25)",
                "function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); } function run() { return fib(25); }");
        PROGRAMS.put(
                "closure calls",
                "function make() { let n = 0; return () => { n = n + 1; return n; }; } function run() { const f = make(); let r = 0; for (let i = 0; i < 500000; i++) r = f(); return r; }");
        PROGRAMS.put(
                "methods",
                "class P { constructor(x) { this.x = x; } get twice() { return this.x * 2; } add(o) { return new P(this.x + o.x); } } function run() { let p = new P(0); const one = new P(1); for (let i = 0; i < 300000; i++) p = p.add(one); return p.twice; }");
        PROGRAMS.put(
                "string concat",
                "function run() { let s = ''; for (let i = 0; i < 300000; i++) { s += 'ab'; } return s.length; }");
        PROGRAMS.put(
                "array sum",
                "function run() { const a = []; for (let i = 0; i < 200000; i++) a.push(i); let s = 0; for (const v of a) s += v; for (let i = 0; i < a.length; i++) s += a[i]; return s; }");
        PROGRAMS.put(
                "float loop",
                "function run() { let x = 0.5; for (let i = 0; i < 1000000; i++) { x = x * 1.0000001 + 0.1; } return x > 1; }");
    }

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        PROGRAMS.forEach((name, program) -> {
            if (arguments.length == 0 || name.startsWith(arguments[0])) {
                out.printf("%-16s %s%n", name, measure(program));
            }
        });
    }

    /** {@return milliseconds of the best round, and the answer} */
    private static String measure(String program) {
        String timed =
                program
                        + "\nlet best = 1e9, answer; for (let k = 0; k < "
                        + ROUNDS
                        + "; k++) { const from = Date.now(); answer = run(); best = Math.min(best, Date.now() - from); } print(best + ' ms', answer);";
        try (CaseRunner runner = new ZtsCaseRunner(JitArguments.options())) {
            List<String> lines = runner.run(CaseFile.program("speed", timed));
            return String.join(" ", lines);
        }
    }
}
