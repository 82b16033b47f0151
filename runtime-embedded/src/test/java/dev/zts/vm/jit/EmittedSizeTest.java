package dev.zts.vm.jit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** HotSpot compiles what is emitted, and inlines what it calls. */
final class EmittedSizeTest {

    /** FreqInlineSize: C2 inlines no larger method, however often it is called. */
    private static final int INLINED = 325;

    /** Larger methods that emitted code calls, and why that is right. */
    private static final Map<String, String> CALLED = Map.of();

    @Test
    void noEmittedMethod_isLargerThanHotSpotCompiles() {
        EmittedCode all = EmittedCode.all();

        assertThat(all.functions()).isGreaterThan(1000);
        assertThat(all.tooLarge()).isEmpty();
        assertThat(all.largest()).isBetween(1000, ClassMaker.LIMIT);
    }

    @Test
    void methodsThatEmittedCodeCalls_areSmallEnoughToBeInlined()
            throws IllegalAccessException, IOException {
        Map<String, Integer> large = new TreeMap<>();
        for (Helper helper : helpers()) {
            int bytes = EmittedCode.bytes(method(helper));
            if (bytes > INLINED) {
                large.put(helper.owner().displayName() + "." + helper.name(), bytes);
            }
        }

        assertThat(large).containsOnlyKeys(CALLED.keySet());
    }

    private static List<Helper> helpers() throws IllegalAccessException {
        List<Helper> helpers = new ArrayList<>();
        for (Class<?> type :
                List.of(Emitter.class, MethodWriter.class, FrameWriter.class, ClassMaker.class)) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getType() == Helper.class) {
                    field.setAccessible(true);
                    helpers.add((Helper) field.get(null));
                }
            }
        }
        assertThat(helpers).hasSizeGreaterThan(70);
        return helpers;
    }

    private static MethodModel method(Helper helper) throws IOException {
        return ClassFile.of().parse(file(helper.owner())).methods().stream()
                .filter(m -> m.methodName().equalsString(helper.name()))
                .filter(m -> m.methodTypeSymbol().equals(helper.type()))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] file(ClassDesc type) throws IOException {
        String name =
                "/" + type.packageName().replace('.', '/') + "/" + type.displayName() + ".class";
        try (InputStream in = Helper.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }
}
