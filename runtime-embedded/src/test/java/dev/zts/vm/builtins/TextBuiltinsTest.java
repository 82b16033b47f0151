package dev.zts.vm.builtins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.vm.interp.Machine;
import dev.zts.vm.interp.ModuleHost;
import dev.zts.vm.lower.Lowering;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Expressions and their values, one a line: {@code expression ==> value}. A string or an object
 * stands as its JSON text in ASCII, anything else as String makes it, an exception as its name.
 */
class TextBuiltinsTest {

    private static final String SEPARATOR = "  ==> ";

    private static final String SHOW =
            """
            function show(f) {
              try {
                const value = f();
                if (Object.is(value, -0)) return '-0';
                const isPlain = value === null || typeof value !== 'object';
                return isPlain && typeof value !== 'string' ? String(value) : JSON.stringify(value);
              } catch (e) {
                return 'throws ' + e.name;
              }
            }
            """;

    private TimeZone before = TimeZone.getDefault();

    @BeforeEach
    void takeUtc() {
        before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }

    @AfterEach
    void giveZoneBack() {
        TimeZone.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"string", "number", "math", "json", "date"})
    void everyExpressionHasItsValue(String area) throws IOException {
        List<String> lines = lines(area + ".txt");

        List<String> actual = evaluate(lines);

        assertThat(actual).containsExactlyElementsOf(lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "new Date(2021, 2, 14, 2, 30).toISOString(); \"2021-03-14T07:30:00.000Z\"",
                "new Date(2021, 10, 7, 1, 30).toISOString(); \"2021-11-07T05:30:00.000Z\"",
                "new Date(2021, 6, 1).getTimezoneOffset(); 240",
                "new Date(2021, 0, 1).getTimezoneOffset(); 300",
                "new Date('2021-07-01').getDate(); 30",
                "new Date('2021-07-01T00:00').getTime(); 1625112000000",
                "new Date(2021, 0, 1).toTimeString(); \"00:00:00 GMT-0500 (Eastern Standard Time)\"",
                "new Date(new Date(2021, 6, 1).setMonth(0)).getHours(); 0"
            })
    void localTimeFollowsTheRulesOfTheZone(String expression, String value) {
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));

        assertThat(evaluate(List.of(expression + SEPARATOR)))
                .containsExactly(expression + SEPARATOR + value);
    }

    @Test
    void parse_ofBrokenText_tellsThePlace() {
        String source =
                """
                var result = '';
                for (const text of ['{"a" 1}', '[1,', '[tru]', '{a:1}', '"a', '[1 "b"]']) {
                  try {
                    JSON.parse(text);
                  } catch (e) {
                    result += e.message + '\\n';
                  }
                }
                globalThis.result = result;
                """;

        assertThat(run(source))
                .isEqualTo(
                        """
                        Unexpected number in JSON at position 5
                        Unexpected end of JSON input
                        Unexpected token ] in JSON at position 4
                        Unexpected token a in JSON at position 1
                        Unexpected end of JSON input
                        Unexpected string in JSON at position 3
                        """);
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = TextBuiltinsTest.class.getResourceAsStream("/builtins/" + resource)) {
            byte[] bytes = Objects.requireNonNull(in, resource).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** {@return the lines with the values that the expressions have here} */
    private static List<String> evaluate(List<String> lines) {
        StringBuilder source = new StringBuilder(SHOW).append("globalThis.result = [");
        List<String> expressions = new ArrayList<>();
        for (String line : lines) {
            String expression = line.substring(0, line.lastIndexOf(SEPARATOR));
            expressions.add(expression);
            source.append("show(() => (").append(expression).append(")),\n");
        }
        String joined = run(source.append("].join('\\n');").toString());
        List<String> values = List.of(joined.split("\n", -1));
        List<String> actual = new ArrayList<>();
        for (int i = 0; i < expressions.size(); i++) {
            actual.add(expressions.get(i) + SEPARATOR + ascii(values.get(i)));
        }
        return actual;
    }

    private static String ascii(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            escaped.append(c < 0x7F ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return escaped.toString();
    }

    /** {@return the global "result" after a script} */
    private static String run(String source) {
        Machine machine = new Machine(new Globals(), ModuleHost.NONE, Shape.root());
        machine.runScript(Lowering.compile("test.js", source, false));
        return Convert.toString(machine.realm().global().get("result"));
    }

    private static final class Globals implements Machine.Environment {

        @Override
        public JsObject create(Realm realm, Intrinsic which) {
            return Intrinsics.create(realm, which);
        }

        @Override
        public void populateGlobal(Realm realm, JsObject global) {
            Intrinsics.populate(realm, global);
        }

        @Override
        public void console(String level, String text) {}
    }
}
