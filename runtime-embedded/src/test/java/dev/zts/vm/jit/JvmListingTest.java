package dev.zts.vm.jit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.engine.JitOptions;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.lower.Lowering;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JVM code of small functions, reviewed line by line. */
final class JvmListingTest {

    private static final Path LISTINGS = Path.of("src/test/resources/jit");

    private static final Map<String, String> SOURCES =
            Map.of(
                    "arithmetic",
                    "function f(a, b) { return (a + b) * 3 < 100 ? -a : b; }",
                    "property",
                    "function f(o) { o.x = o.y + 1; return o.m(2); }",
                    "loop",
                    "function f(n) { let s = 0; for (let i = 0; i < n; i++) s += i; return s; }",
                    "handler",
                    "function f(g) { try { return g(); } catch (e) { return e; } }",
                    "generator",
                    "function* f(a) { const b = yield a; return b; }");

    /** {@code -Dgolden=update} rewrites the listings; the difference is to be reviewed. */
    @ParameterizedTest
    @ValueSource(strings = {"arithmetic", "property", "loop", "handler", "generator"})
    void listing_isTheReviewedOne(String name) throws IOException {
        String golden = name + ".txt";

        String listing = list(SOURCES.getOrDefault(name, ""), true);

        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(LISTINGS.resolve(golden), listing);
        } else {
            assertThat(listing).isEqualTo(resource(golden));
        }
    }

    @Test
    void codeThatLearnsNothing_isShorter() {
        String source = SOURCES.getOrDefault("arithmetic", "");

        assertThat(list(source, true)).contains("Types.note");
        assertThat(list(source, false)).doesNotContain("Types.note").contains("Arithmetic.add");
    }

    private static String list(String source, boolean learns) {
        FunctionCode code = Lowering.compile("h.js", source, false).functions().get(1);
        return new BaselineCompiler(JitOptions.Coverage.FULL, learns).list(code);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = JvmListingTest.class.getResourceAsStream("/jit/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
