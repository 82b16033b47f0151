package dev.zts.vm.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.zts.vm.bytecode.FunctionCode.Kind;
import dev.zts.vm.bytecode.FunctionCode.RegExpLiteral;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/** Any bytes are bytecode that runs, or refused. */
final class BytecodeFileFuzzTest {

    private static final byte[] KEY = new byte[32];

    /** What stands behind the header of a file; the header is right. */
    @FuzzTest
    void file(byte[] data) {
        try {
            Unit unit = BytecodeFile.read(sealed(data), KEY, "main.js", "");
            assertThat(unit.functions()).isNotEmpty();
        } catch (BytecodeException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    private static byte[] sealed(byte[] body) {
        byte[] file = BytecodeFile.write(TestCode.script(TestCode.halting()), KEY);
        CRC32C checksum = new CRC32C();
        checksum.update(body);
        return ByteBuffer.allocate(BytecodeFile.HEADER + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(file, 0, BytecodeFile.HEADER - 8)
                .putInt(body.length)
                .putInt((int) checksum.getValue())
                .put(body)
                .array();
    }

    /** The code of a function with full tables; what the verifier accepts is run. */
    @FuzzTest
    void code(byte[] data) {
        Unit unit = calling(data);
        try {
            Verifier.verify(unit);
        } catch (BytecodeException e) {
            assertThat(e).hasMessageMatching("(?s).+");
            return;
        }
        try (Runner runner = new Runner()) {
            runner.run(unit);
        }
    }

    /** {@return a module that calls a function of that code} */
    private static Unit calling(byte[] code) {
        Unit unit = new Unit("main.js", "", true);
        FunctionBuilder inner = new FunctionBuilder(unit, 2);
        inner.kind = Kind.BASE_CONSTRUCTOR;
        inner.code = TestCode.bytes(Op.RET_UNDEFINED);
        FunctionCode innerCode = inner.build();
        FunctionBuilder function = new FunctionBuilder(unit, 1);
        function.code = code;
        function.parameters = 1;
        function.locals = 4;
        function.stack = 8;
        function.caches = 2;
        function.keepsArguments = true;
        function.atoms.addAll(List.of("length", "0", "known", "Array"));
        function.constants.addAll(List.of("text", 7, 0.5, innerCode, new RegExpLiteral("a", "g")));
        if (code.length < function.caches) {
            function.caches = 0;
        }
        FunctionCode made = function.build();
        FunctionBuilder body = new FunctionBuilder(unit, 0);
        body.kind = Kind.MODULE;
        body.stack = 2;
        body.constants.add(made);
        body.code =
                TestCode.bytes(
                        Op.MODULE_READY,
                        Op.MAKE_FUNCTION,
                        0,
                        0,
                        Op.PUSH_1,
                        Op.CALL,
                        1,
                        Op.DROP,
                        Op.HALT);
        Map<String, Boolean> bindings = Map.of("known", true);
        List<FunctionCode> functions = List.of(body.build(), made, innerCode);
        unit.seal(functions, bindings, List.of(), List.of(), false);
        return unit;
    }
}
