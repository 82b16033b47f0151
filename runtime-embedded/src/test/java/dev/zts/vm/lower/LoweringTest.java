package dev.zts.vm.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zts.vm.bytecode.Disassembler;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Op;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.bytecode.Unit.Export;
import dev.zts.vm.bytecode.Unit.Request;
import dev.zts.vm.syntax.SyntaxProblem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LoweringTest {

    private static final Path SOURCES = Path.of("src/test/resources/bytecode");

    static Stream<String> sources() throws IOException, URISyntaxException {
        Path folder =
                Path.of(
                        Objects.requireNonNull(LoweringTest.class.getResource("/bytecode"))
                                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".js"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** {@code -Dgolden=update} rewrites the listings; the difference is to be reviewed. */
    @ParameterizedTest
    @MethodSource("sources")
    void listing_isTheReviewedOne(String name) throws IOException {
        String golden = name.replace(".js", ".txt");

        String listing =
                Disassembler.listWithSource(
                        Lowering.compile(name, resource(name), name.endsWith(".module.js")));

        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(SOURCES.resolve(golden), listing);
        } else {
            assertThat(listing).isEqualTo(resource(golden));
        }
    }

    private static String resource(String name) throws IOException {
        try (var in = LoweringTest.class.getResourceAsStream("/bytecode/" + name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void directEval_isRefusedWithItsPlaceAndTheWayOut() {
        assertThatThrownBy(() -> Lowering.compile("h.js", "let a;\n  eval('a');", false))
                .isInstanceOfSatisfying(
                        SyntaxProblem.class,
                        problem -> {
                            assertThat(problem.line()).isEqualTo(2);
                            assertThat(problem.column()).isEqualTo(3);
                            assertThat(problem.message()).contains("eval").contains("GraalJS");
                        });
    }

    @Test
    void unknownImportAttribute_isRefusedWithItsPlace() {
        assertThatThrownBy(() ->
                        Lowering.compile("h.js", "import './a.json' with { kind: 'json' };", true))
                .isInstanceOfSatisfying(
                        SyntaxProblem.class, problem -> assertThat(problem.column()).isEqualTo(26));
    }

    @Test
    void chainOfTenThousandOperands_isLoweredWithoutDeepRecursion() {
        String sum = "a" + " + a".repeat(10_000);
        String all = "a" + " && a".repeat(10_000);

        Unit unit = Lowering.compile("h.js", "let a = 1; " + sum + "; x = " + all, false);

        assertThat(unit.body().stack()).isLessThan(4);
    }

    @Test
    void functionOfManyVariablesAndConstants_isWide() {
        StringBuilder source = new StringBuilder("function f() {");
        IntStream.range(0, 300).forEach(i -> source.append("let v" + i + " = " + i + ".5;"));
        IntStream.range(0, 70_000).forEach(i -> source.append("v299 = " + i + ".25;"));
        source.append(
                "while (v0) { if (v1) break; " + "v2 = v3;".repeat(40_000) + "} return v299; }");

        FunctionCode code = Lowering.compile("h.js", source.toString(), false).functions().get(1);

        assertThat(code.locals()).isEqualTo(300);
        assertThat(code.constants()).hasSizeGreaterThan(65_536);
        assertThat(code.code()).contains((byte) Op.WIDE);
        assertThat(Disassembler.list(code)).contains("wide loop -> ").contains("wide put_loc 299");
    }

    @Test
    void throwOfANewError_standsAtTheNew() {
        FunctionCode body =
                Lowering.compile("h.js", "function f() {\n  throw new Error('x');\n}", false)
                        .functions()
                        .get(1);
        String listing = Disassembler.list(body);
        int pc =
                Integer.parseInt(
                        listing.lines()
                                .filter(l -> l.contains(" new "))
                                .findFirst()
                                .orElseThrow()
                                .substring(0, 4));

        int offset = body.offsetAt(pc);

        assertThat(body.unit().line(offset)).isEqualTo(2);
        assertThat(body.unit().column(offset)).isEqualTo(9);
    }

    @Test
    void methodCall_standsAtTheName() {
        Unit unit = Lowering.compile("h.js", "const a = {};\na.b\n  .missing();", false);
        String listing = Disassembler.list(unit.body());
        int pc =
                Integer.parseInt(
                        listing.lines()
                                .filter(l ->
                                        l.contains(" call_method") || l.contains("get_field_call"))
                                .findFirst()
                                .orElseThrow()
                                .substring(0, 4));

        int offset = unit.body().offsetAt(pc);

        assertThat(unit.line(offset)).isEqualTo(3);
        assertThat(unit.column(offset)).isEqualTo(4);
    }

    @Test
    void topLevelBindings_tellWhetherTheyStartInTheDeadZone() {
        Unit unit =
                Lowering.compile(
                        "h.js", "var v; let l; const c = 1; function f() {} class K {}", false);

        assertThat(unit.bindings())
                .containsOnly(
                        java.util.Map.entry("v", false),
                        java.util.Map.entry("l", true),
                        java.util.Map.entry("c", true),
                        java.util.Map.entry("f", false),
                        java.util.Map.entry("K", true));
    }

    @Test
    void exportOfAnImport_isIndirect() {
        Unit unit =
                Lowering.compile(
                        "h.js",
                        "import { a as b } from 'm'; import * as n from 'o'; export { b as c, n };",
                        true);

        assertThat(unit.requests())
                .containsExactly(new Request("m", "", 23), new Request("o", "", 47));
        assertThat(unit.exports())
                .containsExactly(new Export("c", null, 0, "a"), new Export("n", null, 1, null));
    }

    @Test
    void topLevelAwait_makesTheBodyAsync() {
        assertThat(Lowering.compile("h.js", "await 1;", true).hasTopLevelAwait()).isTrue();
        assertThat(Lowering.compile("h.js", "async () => await 1;", true).hasTopLevelAwait())
                .isFalse();
    }
}
