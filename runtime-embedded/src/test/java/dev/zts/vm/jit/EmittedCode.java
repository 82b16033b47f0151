package dev.zts.vm.jit;

import dev.zts.engine.JitOptions;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Instruction;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.bytecode.Programs;
import dev.zts.vm.bytecode.Sources;
import dev.zts.vm.bytecode.Unit;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the functions of all programs of the tests become.
 *
 * @param opcodes that were compiled
 * @param largest JVM bytes of the largest method
 * @param tooLarge functions with a larger method than HotSpot compiles
 * @param functions how many
 */
record EmittedCode(Set<Opcode> opcodes, int largest, List<String> tooLarge, int functions) {

    private static final EmittedCode ALL = compileAll();

    static EmittedCode all() {
        return ALL;
    }

    private static EmittedCode compileAll() {
        Set<Opcode> opcodes = EnumSet.noneOf(Opcode.class);
        List<String> tooLarge = new ArrayList<>();
        int largest = 0;
        int functions = 0;
        BaselineCompiler compiler = new BaselineCompiler(JitOptions.Coverage.FULL, true);
        for (Unit unit : units()) {
            for (FunctionCode code : unit.functions()) {
                functions++;
                int bytes = largestMethod(compiler.write(code, BaselineCompiler.BEGIN, 0).file());
                largest = Math.max(largest, bytes);
                if (bytes > ClassMaker.LIMIT) {
                    tooLarge.add(code + ": " + bytes);
                }
                addOpcodes(code, opcodes);
            }
        }
        return new EmittedCode(opcodes, largest, tooLarge, functions);
    }

    /** {@return each file once, as a module if it is one} */
    private static Collection<Unit> units() {
        Map<String, Unit> byPath = new LinkedHashMap<>();
        Sources.units().forEach(unit -> byPath.putIfAbsent(unit.path(), unit));
        List<Unit> units = new ArrayList<>(byPath.values());
        units.addAll(Programs.units());
        return units;
    }

    private static void addOpcodes(FunctionCode code, Set<Opcode> opcodes) {
        Flow flow = new Flow(code, 0, 0);
        for (int pc = 0; pc < code.code().length; pc++) {
            Instruction instruction = flow.instruction(pc);
            if (instruction != null) {
                opcodes.add(instruction.opcode());
                if (instruction.wide()) {
                    opcodes.add(Opcode.WIDE);
                }
            }
        }
    }

    /** {@return bytes of the largest method but the one that fills constants once} */
    static int largestMethod(byte[] classFile) {
        return ClassFile.of().parse(classFile).methods().stream()
                .filter(m -> !m.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME))
                .mapToInt(EmittedCode::bytes)
                .max()
                .orElse(0);
    }

    static int bytes(MethodModel method) {
        return method.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);
    }
}
