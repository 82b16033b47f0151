package dev.zts.vm.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.zts.vm.lower.Lowering;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of bytecode: what is written is read again, anything else is refused. */
final class BytecodeFileTest {

    private static final String SOURCE =
            """
            import { a as b } from './a.js' with { type: 'json' }; export * from './c.js'; export { b };
            export const constants = [-0.5, 1e300, 12345678, 'lone \\ud800', /a(?<n>b)/v, `x\\u{1F600}`];
            export default function (x, ...y) { try { return () => x + y; } catch { return tag`\\unicode ${x}`; } }
            """;

    private static final byte[] KEY = BytecodeFile.key(SOURCE, "build", "module");

    private static Unit compiled() {
        return Lowering.compile("dir/unit.js", SOURCE, true);
    }

    private static byte[] file() {
        return BytecodeFile.write(compiled(), KEY);
    }

    private static Unit read(byte[] file) {
        return BytecodeFile.read(file, KEY, "dir/unit.js", SOURCE);
    }

    private static void assertRefused(byte[] file, String reason) {
        assertThatExceptionOfType(BytecodeException.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining(reason);
    }

    @Test
    void unit_isReadAsItWasWritten() {
        Unit read = read(file());

        assertThat(read).usingRecursiveComparison().isEqualTo(compiled());
    }

    @Test
    void allUnitsOfTheTests_areReadAsTheyWereWritten() {
        for (Unit unit : Sources.units()) {
            byte[] file = BytecodeFile.write(unit, KEY);
            Unit read = BytecodeFile.read(file, KEY, unit.path(), unit.source());

            assertThat(BytecodeFile.write(read, KEY)).isEqualTo(file);
        }
    }

    @Test
    void numbersAndStrings_keepEveryBit() {
        Object[] constants = {
            -0.0,
            Double.NaN,
            Double.MIN_VALUE,
            Double.NEGATIVE_INFINITY,
            Integer.MIN_VALUE,
            "\ud800",
            "\udc00\ud800",
            "",
            "\0",
            "é\u2028"
        };
        FunctionBuilder body = TestCode.halting();
        body.constants.addAll(Arrays.asList(constants));
        Unit unit = TestCode.script(body);

        Unit read = BytecodeFile.read(BytecodeFile.write(unit, KEY), KEY, "x.js", unit.source());

        assertThat(read.body().constants()).isEqualTo(constants);
    }

    @Test
    void missingPartOfATemplate_staysMissing() {
        FunctionBuilder body = TestCode.halting();
        body.constants.add(
                new FunctionCode.TemplateLiteral(
                        Arrays.asList("a", null), java.util.List.of("a", "\\u")));
        Unit unit = TestCode.script(body);

        Unit read = BytecodeFile.read(BytecodeFile.write(unit, KEY), KEY, "x.js", unit.source());

        assertThat(read.body().constants()).isEqualTo(unit.body().constants());
    }

    @Test
    void everyFileThatIsCutOff_isRefused() {
        byte[] file = file();
        for (int length = 0; length < file.length; length++) {
            assertRefused(Arrays.copyOf(file, length), "");
        }
    }

    @Test
    void everyFileThatIsCutOffAndSealed_isRefused() {
        byte[] file = file();
        for (int length = BytecodeFile.HEADER; length < file.length; length++) {
            assertRefused(sealed(Arrays.copyOf(file, length)), "");
        }
    }

    @Test
    void fileWithMoreBehindIt_isRefused() {
        byte[] file = file();

        assertRefused(sealed(Arrays.copyOf(file, file.length + 1)), "bytes behind the end");
    }

    @Test
    void everyFlippedBit_isRefused() {
        byte[] file = file();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2_000; i++) {
            int bit = random.nextInt(file.length * 8);
            file[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(file, "");
            file[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, no bytecode file",
        "4, format version",
        "6, another source or by another build",
        "38, cut off",
        "42, checksum",
        "46, checksum"
    })
    void wrongPartOfTheHeader_isNamed(int at, String reason) {
        byte[] file = file();
        file[at] ^= 1;

        assertRefused(file, reason);
    }

    @ParameterizedTest
    @CsvSource({"-1", "2147483647", "1073741824", "-2147483648"})
    void absurdCount_isRefusedBeforeAnythingIsAllocated(int count) {
        byte[] file = file();
        for (int at = BytecodeFile.HEADER; at + 4 <= file.length; at++) {
            byte[] changed = file.clone();
            ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, count);
            readOrRefuse(sealed(changed));
        }
    }

    private static void readOrRefuse(byte[] file) {
        try {
            assertThat(read(file).functions()).isNotEmpty();
        } catch (BytecodeException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    @Test
    void key_dependsOnSourceBuildAndFlags() {
        assertThat(BytecodeFile.key("a", "b", "c"))
                .isNotEqualTo(BytecodeFile.key("b", "b", "c"))
                .isNotEqualTo(BytecodeFile.key("a", "c", "c"))
                .isNotEqualTo(BytecodeFile.key("a", "b", ""))
                .isNotEqualTo(BytecodeFile.key("a", "bc", ""))
                .isEqualTo(BytecodeFile.key("a", "b", "c"));
    }

    private static byte[] sealed(byte[] file) {
        int header = BytecodeFile.HEADER;
        CRC32C checksum = new CRC32C();
        checksum.update(file, header, file.length - header);
        ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(header - 8, file.length - header)
                .putInt(header - 4, (int) checksum.getValue());
        return file;
    }
}
