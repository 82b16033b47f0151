package dev.zts.vm.interp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HotSpot interprets a method of more than 8,000 bytes forever. */
class InterpreterSizeTest {

    private static final int LIMIT = 6500;

    @ParameterizedTest
    @ValueSource(classes = {Interpreter.class, Rare.class, Wide.class})
    void noMethod_isTooLargeToBeCompiled(Class<?> type) throws IOException {
        List<String> tooLarge =
                methods(type).stream()
                        .filter(method -> size(method) > LIMIT)
                        .map(method -> method.methodName() + " " + size(method))
                        .toList();

        assertThat(tooLarge).isEmpty();
    }

    @Test
    void theLoop_isOneMethod() throws IOException {
        int size =
                methods(Interpreter.class).stream()
                        .filter(method -> method.methodName().equalsString("proceed"))
                        .mapToInt(InterpreterSizeTest::size)
                        .sum();

        assertThat(size).isBetween(2000, LIMIT);
    }

    private static List<MethodModel> methods(Class<?> type) throws IOException {
        String file = type.getSimpleName() + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return ClassFile.of().parse(in.readAllBytes()).methods();
        }
    }

    private static int size(MethodModel method) {
        return method.code()
                .filter(CodeAttribute.class::isInstance)
                .map(code -> ((CodeAttribute) code).codeLength())
                .orElse(0);
    }
}
