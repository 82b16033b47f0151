package dev.zts.vm.bytecode;

import dev.zts.vm.bytecode.FunctionCode.Kind;
import dev.zts.vm.bytecode.FunctionCode.RegExpLiteral;
import dev.zts.vm.bytecode.FunctionCode.TemplateLiteral;
import dev.zts.vm.bytecode.FunctionCode.Upvalue;
import dev.zts.vm.value.ErrorKind;
import java.util.Locale;

/** What the operands of an instruction may be, wherever in its function it stands. */
final class OperandRules {

    private static final int MAX_ERROR_KIND = ErrorKind.values().length - 1;
    private static final int MAX_HOLES = 0xFFFF;
    private static final int MAX_PRIVATE_KIND = 3;
    private static final int MAX_ITERATOR_KIND = 1;

    private final FunctionCode code;
    private final boolean[] usedCaches;

    OperandRules(FunctionCode code) {
        this.code = code;
        this.usedCaches = new boolean[code.caches()];
    }

    void check(Instruction instruction) {
        int[] operands = instruction.operands();
        boolean prefixed = instruction.wide() && operands.length == 0;
        check(!prefixed, instruction, "nothing to widen");
        for (int i = 0; i < operands.length; i++) {
            checkBound(instruction, instruction.opcode().operands().get(i), operands[i]);
        }
        int first = operands.length == 0 ? 0 : operands[0];
        checkLocals(instruction);
        checkConstant(instruction, first);
        checkPlace(instruction, first);
        checkNumber(instruction, first);
    }

    private void checkBound(Instruction instruction, Operand operand, int value) {
        switch (operand) {
            case I8, I16 -> {}
            case JUMP -> check(value >= instruction.next(), instruction, "a jump back");
            case BACK -> check(value <= instruction.pc(), instruction, "a loop forward");
            case U8, COUNT, COUNT16 -> check(value >= 0, instruction, "a negative operand");
            case LOCAL -> within(value, code.locals(), instruction, operand);
            case UPVALUE -> within(value, code.upvalues().size(), instruction, operand);
            case ATOM -> within(value, code.atoms().length, instruction, operand);
            case CONSTANT -> within(value, code.constants().length, instruction, operand);
            case CACHE -> {
                within(value, code.caches(), instruction, operand);
                check(!usedCaches[value], instruction, "a cache of two instructions");
                usedCaches[value] = true;
            }
        }
    }

    private void within(int value, int bound, Instruction instruction, Operand operand) {
        if (value < 0 || value >= bound) {
            throw fault(instruction, operand.name().toLowerCase(Locale.ROOT) + " " + value);
        }
    }

    private void checkLocals(Instruction instruction) {
        int local =
                switch (instruction.opcode()) {
                    case GET_LOC_0, PUT_LOC_0 -> 0;
                    case GET_LOC_1, PUT_LOC_1 -> 1;
                    case GET_LOC_2, PUT_LOC_2 -> 2;
                    case GET_LOC_3, PUT_LOC_3 -> 3;
                    default -> -1;
                };
        if (local >= code.locals()) {
            throw fault(instruction, "local " + local);
        }
    }

    private void checkConstant(Instruction instruction, int first) {
        switch (instruction.opcode()) {
            case PUSH_CONST, PUSH_CONST_CALL -> {
                Object constant = code.constants()[first];
                boolean value = constant instanceof String || constant instanceof Number;
                check(value, instruction, "a constant that is no value");
            }
            case ADD_MOD, SUB_MOD, MUL_MOD, MOD_CONST ->
                    checkKind(instruction, first, Number.class);
            case MAKE_FUNCTION, MAKE_CLOSURE, MAKE_ASYNC -> {
                checkKind(instruction, first, FunctionCode.class);
                checkFunction(instruction, (FunctionCode) code.constants()[first]);
            }
            case IMPORT_MODULE -> {
                checkKind(instruction, first, Integer.class);
                int request = (Integer) code.constants()[first];
                if (request < 0 || request >= code.unit().requests().size()) {
                    throw fault(instruction, "no requested module " + request);
                }
            }
            case IMPORT_NAME, EXPORT_NAME -> checkKind(instruction, first, String.class);
            case PUSH_REGEXP -> checkKind(instruction, first, RegExpLiteral.class);
            case TEMPLATE_OBJECT -> checkKind(instruction, first, TemplateLiteral.class);
            default -> {}
        }
    }

    private void checkKind(Instruction instruction, int constant, Class<?> kind) {
        if (!kind.isInstance(code.constants()[constant])) {
            throw fault(instruction, "a constant that is no " + kind.getSimpleName());
        }
    }

    private void checkFunction(Instruction instruction, FunctionCode made) {
        check(made.id() > code.id(), instruction, "a function around this one");
        for (Upvalue upvalue : made.upvalues()) {
            int bound = upvalue.local() ? code.locals() : code.upvalues().size();
            boolean known = upvalue.index() >= 0 && upvalue.index() < bound;
            check(known, instruction, "a captured variable that is not there");
        }
        int captured = made.upvalues().size();
        switch (instruction.opcode()) {
            case MAKE_FUNCTION -> check(captured == 0, instruction, "a function that captures");
            case MAKE_ASYNC -> check(made.isAsync(), instruction, "a function that is not async");
            default ->
                    check(
                            captured == instruction.count(),
                            instruction,
                            "another number of captured variables");
        }
    }

    private void checkPlace(Instruction instruction, int first) {
        switch (instruction.opcode()) {
            case PUSH_BINDING, BIND_IMPORT, DEFINE_GLOBAL ->
                    checkBinding(instruction, code.atoms()[first]);
            case EXPORT_DEFAULT -> checkBinding(instruction, Unit.DEFAULT_BINDING);
            case INITIAL_YIELD, YIELD -> check(code.isGenerator(), instruction, "no generator");
            case YIELD_RAW ->
                    check(
                            code.isGenerator() && !code.isAsync(),
                            instruction,
                            "no synchronous generator");
            case DELEGATE_CALL, DELEGATE_DONE ->
                    check(code.isGenerator(), instruction, "no generator");
            case AWAIT_VAL -> check(code.isAsync(), instruction, "no async function");
            case MODULE_READY -> check(code.kind() == Kind.MODULE, instruction, "no module");
            case IMPORT_META -> check(code.unit().isModule(), instruction, "no module");
            case HALT -> check(isBody(), instruction, "no script or module");
            case RET, RET_UNDEFINED -> check(!isBody(), instruction, "a script or module");
            case REST, PUSH_ARGUMENTS ->
                    check(code.keepsArguments(), instruction, "arguments that are not kept");
            case PUSH_FUNCTION ->
                    check(code.kind() != Kind.FIELDS, instruction, "an initialiser as a value");
            default -> {}
        }
    }

    private boolean isBody() {
        return code.kind() == Kind.MODULE || code.kind() == Kind.SCRIPT;
    }

    private void checkBinding(Instruction instruction, String name) {
        if (!code.unit().bindings().containsKey(name)) {
            throw fault(instruction, "no top-level binding " + name);
        }
    }

    private void checkNumber(Instruction instruction, int first) {
        switch (instruction.opcode()) {
            case THROW_ERROR -> checkUpTo(instruction, first, MAX_ERROR_KIND);
            case GET_ITERATOR -> checkUpTo(instruction, first, MAX_ITERATOR_KIND);
            case DEFINE_PRIVATE -> checkUpTo(instruction, first, MAX_PRIVATE_KIND);
            case NEW_ARRAY -> checkUpTo(instruction, first, MAX_HOLES);
            case DEFINE_METHOD -> checkFlags(instruction, instruction.operands()[1]);
            case DEFINE_METHOD_ELEM, SET_FUNCTION_NAME -> checkFlags(instruction, first);
            case GET_FIELD_CALL -> checkUpTo(instruction, instruction.operands()[1], 0);
            case PUSH_CONST_CALL ->
                    check(instruction.count() > 0, instruction, "a call without its argument");
            default -> {}
        }
    }

    private void checkUpTo(Instruction instruction, int value, int most) {
        if (value > most) {
            throw fault(instruction, "a " + value + " where at most " + most + " is known");
        }
    }

    private void checkFlags(Instruction instruction, int flags) {
        boolean known =
                flags <= (MethodFlags.ENUMERABLE | MethodFlags.SETTER)
                        && (flags & MethodFlags.KIND) != MethodFlags.KIND;
        if (!known) {
            throw fault(instruction, "flags " + flags);
        }
    }

    /** For faults that need no words made; a text made for each instruction takes most time. */
    private void check(boolean good, Instruction instruction, String what) {
        if (!good) {
            throw fault(instruction, what);
        }
    }

    private BytecodeException fault(Instruction instruction, String what) {
        return Verifier.fault(
                code, instruction.pc(), instruction.opcode().mnemonic() + ": " + what);
    }
}
