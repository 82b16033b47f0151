package dev.zts.vm.jit;

/** Functions far over the limit of one JVM method, of loops, handlers, closures and switches. */
final class LargeSource {

    private static final int VARIABLES = 40;

    private LargeSource() {}

    /** {@return the body of a function with parameters {@code a, ...rest}; it returns a text} */
    static String body(int statements) {
        StringBuilder text = new StringBuilder("let x0 = a, t = ''; const f = [];\n");
        for (int i = 1; i < VARIABLES; i++) {
            text.append("let x%d = %d + x%d %% 7;\n".formatted(i, i, i - 1));
        }
        for (int k = 0; k < statements; k++) {
            text.append(statement(k));
        }
        text.append("return t + f.map(g => g()).join() + [");
        for (int i = 0; i < VARIABLES; i++) {
            text.append("x").append(i).append(", ");
        }
        return text + "];";
    }

    private static String statement(int k) {
        String x = "x" + k % VARIABLES;
        String y = "x" + k * 7 % VARIABLES;
        String z = "x" + (k + 3) % VARIABLES;
        return """
        for (let i = 0; i < 5; i++) {
          %1$s = (%1$s + %2$s * i) %% 1009;
          if (%1$s %% 5 === 3) continue;
          try { if (%1$s %% 11 === 2) throw %1$s; t += %1$s + ','; }
          catch (e) { %3$s += e; }
          finally { %3$s++; }
          if (%1$s > 900) break;
          f.push(() => i + %3$s);
        }
        switch (%1$s %% 3) { case 0: x1 += HAND; break; case 1: x2 ^= 3; default: [x3, x4] = [x4, x3]; }
        """
                .formatted(x, y, z);
    }

    static String function(int statements) {
        return "function large(a, ...rest) {"
                + body(statements).replace("HAND", "rest.length")
                + "}";
    }

    static String generator(int statements) {
        return "function* largeGenerator(a, ...rest) {"
                + body(statements).replace("HAND", "yield x1")
                + "}";
    }

    static String async(int statements) {
        return "async function largeAsync(a, ...rest) {"
                + body(statements).replace("HAND", "await x1")
                + "}";
    }

    static String constructor(int statements) {
        return "class Large { constructor(a, ...rest) { this.target = new.target.name;"
                + body(statements)
                        .replace("HAND", "rest.length")
                        .replace("return t", "this.text = t")
                + "} }";
    }
}
