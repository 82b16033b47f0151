package dev.zts.vm.bytecode;

import dev.zts.vm.bytecode.FunctionCode.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Units put together by hand. */
final class TestCode {

    static final String SOURCE = "source text";

    private TestCode() {}

    /** {@return bytes of opcodes and operands} */
    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** {@return the body of a script that does nothing} */
    static FunctionBuilder halting() {
        FunctionBuilder body = new FunctionBuilder(new Unit("x.js", SOURCE, false), 0);
        body.kind = Kind.SCRIPT;
        body.code = bytes(Op.HALT);
        return body;
    }

    /** {@return a script of one function} */
    static Unit script(FunctionBuilder body) {
        body.unit.seal(List.of(body.build()), Map.of(), List.of(), List.of(), false);
        return body.unit;
    }

    /**
     * {@return a unit whose function 1 has that code}
     *
     * @param change gives the function what its code needs
     */
    static Unit function(boolean module, byte[] code, Consumer<FunctionBuilder> change) {
        Unit unit = new Unit("x.js", SOURCE, module);
        FunctionBuilder body = new FunctionBuilder(unit, 0);
        body.kind = module ? Kind.MODULE : Kind.SCRIPT;
        body.code = module ? bytes(Op.MODULE_READY, Op.HALT) : bytes(Op.HALT);
        FunctionBuilder function = new FunctionBuilder(unit, 1);
        function.name = "f";
        function.code = code;
        function.locals = 4;
        function.stack = 8;
        change.accept(function);
        FunctionBuilder inner = new FunctionBuilder(unit, 2);
        inner.name = "inner";
        inner.code = bytes(Op.RET_UNDEFINED);
        FunctionCode made = inner.build();
        function.constants.replaceAll(c -> c.equals(INNER) ? made : c);
        List<FunctionCode> functions = new ArrayList<>(List.of(body.build(), function.build()));
        functions.add(made);
        Map<String, Boolean> bindings = new HashMap<>(Map.of("known", true));
        unit.seal(functions, bindings, List.of(), List.of(), false);
        return unit;
    }

    /** Among constants: the function numbered 2, which captures nothing. */
    static final Object INNER = new Object();
}
