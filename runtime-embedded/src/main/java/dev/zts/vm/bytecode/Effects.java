package dev.zts.vm.bytecode;

import dev.zts.vm.bytecode.FunctionCode.Kind;
import dev.zts.vm.bytecode.FunctionCode.Upvalue;

/**
 * What each instruction does to the types of locals and stack: the typed ones one by one, all
 * others take and give values as their rows say.
 */
final class Effects {

    private final FunctionCode code;
    private final TypeState state;

    Effects(FunctionCode code, TypeState state) {
        this.code = code;
        this.state = state;
    }

    void apply(Instruction instruction) {
        int first = instruction.operands().length == 0 ? 0 : instruction.operands()[0];
        switch (instruction.opcode().category()) {
            case STACK -> stack(instruction, first);
            case LOCALS -> locals(instruction, first);
            case CALLS, FUNCTIONS -> functions(instruction, first);
            case OBJECTS -> objects(instruction);
            case CLASSES, PROPERTIES -> members(instruction);
            case ITERATION -> iteration(instruction);
            case GENERATORS, ASYNC, CONTROL -> control(instruction);
            case MODULES -> modules(instruction);
            case ARITHMETIC -> arithmetic(instruction);
            case FUSED -> fused(instruction, first);
            default -> row(instruction);
        }
    }

    private void row(Instruction instruction) {
        state.popValues(instruction.opcode().pops(instruction.count()));
        for (int i = 0; i < instruction.opcode().pushes(); i++) {
            state.push(Type.VALUE);
        }
    }

    private void stack(Instruction instruction, int first) {
        switch (instruction.opcode()) {
            case PUSH_0, PUSH_1, PUSH_2, PUSH_3, PUSH_I8, PUSH_I16 -> state.push(Type.INTEGER);
            case PUSH_CONST -> state.push(constant(first));
            case DUP -> state.permute(1, 0, 0);
            case DROP -> state.pop();
            case SWAP -> state.permute(2, 1, 0);
            case ROT3 -> state.permute(3, 1, 2, 0);
            case DUP2 -> state.permute(2, 0, 1, 0, 1);
            case TUCK -> state.permute(2, 1, 0, 1);
            case TUCK2 -> state.permute(3, 2, 0, 1, 2);
            default -> row(instruction);
        }
    }

    private Type constant(int index) {
        return switch (code.constants()[index]) {
            case Integer _ -> Type.INTEGER;
            case String _ -> Type.STRING;
            default -> Type.VALUE;
        };
    }

    private void arithmetic(Instruction instruction) {
        switch (instruction.opcode()) {
            case TO_STRING -> {
                state.pop(Type.VALUE);
                state.push(Type.STRING);
            }
            case CONCAT -> {
                for (int i = 0; i < instruction.count(); i++) {
                    state.pop(Type.STRING);
                }
                state.push(Type.STRING);
            }
            default -> row(instruction);
        }
    }

    private void locals(Instruction instruction, int first) {
        Opcode opcode = instruction.opcode();
        switch (opcode) {
            case GET_LOC_0, GET_LOC_1, GET_LOC_2, GET_LOC_3 ->
                    state.push(state.local(opcode.number() - Op.GET_LOC_0));
            case PUT_LOC_0, PUT_LOC_1, PUT_LOC_2, PUT_LOC_3 ->
                    state.setLocal(opcode.number() - Op.PUT_LOC_0, state.pop());
            case GET_LOC -> state.push(state.local(first));
            case PUT_LOC -> state.setLocal(first, state.pop());
            case MAKE_CELL -> {
                state.expectLocal(first, Type.VALUE);
                state.setLocal(first, Type.CELL);
            }
            case GET_CELL -> {
                state.expectLocal(first, Type.CELL);
                state.push(Type.VALUE);
            }
            case PUT_CELL -> {
                state.pop(Type.VALUE);
                state.expectLocal(first, Type.CELL);
            }
            case CLOSE_UPVALUE -> state.expectLocal(first, Type.CELL);
            default -> row(instruction);
        }
    }

    private void functions(Instruction instruction, int first) {
        switch (instruction.opcode()) {
            case MAKE_FUNCTION, MAKE_CLOSURE, MAKE_ASYNC ->
                    make((FunctionCode) code.constants()[first]);
            case PUSH_FUNCTION -> state.push(Type.CLOSURE);
            case PUSH_THIS -> {
                boolean object = code.kind() == Kind.FIELDS || code.kind() == Kind.BASE_CONSTRUCTOR;
                state.push(object ? Type.OBJECT : Type.VALUE);
            }
            case SET_FUNCTION_NAME -> {
                state.expect(0, Type.CLOSURE);
                state.expect(1, Type.VALUE);
            }
            case REST -> state.push(Type.ARRAY);
            case CALL_METHOD -> callMethod(instruction);
            case CALL_SPREAD -> {
                state.pop(Type.ARRAY);
                state.popValues(2);
                state.push(Type.VALUE);
            }
            case NEW_SPREAD, SUPER_CALL_SPREAD -> {
                state.pop(Type.ARRAY);
                state.popValues(instruction.opcode().pops(0) - 1);
                state.push(Type.OBJECT);
            }
            case NEW, SUPER_CALL -> {
                state.popValues(instruction.opcode().pops(instruction.count()));
                state.push(Type.OBJECT);
            }
            default -> row(instruction);
        }
    }

    private void make(FunctionCode made) {
        for (Upvalue upvalue : made.upvalues()) {
            if (upvalue.local()) {
                state.expectLocal(upvalue.index(), Type.CELL);
            }
        }
        if (made.kind() == Kind.FIELDS) {
            state.push(Type.INITIALISER);
        } else {
            state.push(made.kind().isClassConstructor() ? Type.CLASS : Type.CLOSURE);
        }
    }

    private void callMethod(Instruction instruction) {
        if (instruction.count() == 0 && state.peek(0) == Type.INITIALISER) {
            state.pop();
            state.pop(Type.OBJECT);
            state.push(Type.VALUE);
        } else {
            row(instruction);
        }
    }

    private void objects(Instruction instruction) {
        switch (instruction.opcode()) {
            case NEW_OBJECT, TO_OBJECT -> {
                row(instruction);
                state.pop();
                state.push(Type.OBJECT);
            }
            case NEW_ARRAY, ARRAY_OF -> {
                state.popValues(instruction.opcode().pops(instruction.count()));
                state.push(Type.ARRAY);
            }
            case ARRAY_APPEND, ARRAY_SPREAD -> {
                state.popValues(2);
                state.expect(0, Type.ARRAY);
                state.push(Type.VALUE);
            }
            case ARRAY_HOLE -> {
                state.pop(Type.VALUE);
                state.expect(0, Type.ARRAY);
                state.push(Type.VALUE);
            }
            case ARRAY_END -> {
                state.pop(Type.VALUE);
                state.expect(0, Type.ARRAY);
            }
            case SET_PROTO, OBJECT_SPREAD -> {
                state.pop(Type.VALUE);
                state.expect(0, Type.OBJECT);
            }
            default -> row(instruction);
        }
    }

    private void members(Instruction instruction) {
        switch (instruction.opcode()) {
            case DEFINE_FIELD -> {
                state.pop(Type.VALUE);
                state.expect(0, Type.OBJECT);
            }
            case DEFINE_ELEM, DEFINE_PRIVATE -> {
                state.popValues(2);
                state.expect(0, Type.OBJECT);
            }
            case DEFINE_METHOD -> {
                state.pop(Type.CLOSURE);
                state.expect(0, Type.OBJECT);
            }
            case DEFINE_METHOD_ELEM -> {
                state.pop(Type.CLOSURE);
                state.pop(Type.VALUE);
                state.expect(0, Type.OBJECT);
            }
            case SET_HOME -> {
                if (state.peek(0) != Type.INITIALISER) {
                    state.expect(0, Type.CLOSURE);
                }
                state.expect(1, Type.OBJECT);
            }
            case MAKE_CLASS -> {
                state.pop(Type.CLASS);
                state.pop(Type.VALUE);
                state.push(Type.CLASS);
                state.push(Type.OBJECT);
            }
            case SET_FIELDS -> {
                state.pop(Type.INITIALISER);
                state.expect(0, Type.CLASS);
            }
            case INIT_FIELDS -> {
                state.pop(Type.VALUE);
                state.pop(Type.OBJECT);
            }
            case CHECK_OBJECT -> {
                state.pop(Type.VALUE);
                state.push(Type.OBJECT);
            }
            default -> row(instruction);
        }
    }

    private void iteration(Instruction instruction) {
        switch (instruction.opcode()) {
            case GET_ITERATOR -> begin(Type.ITERATOR);
            case FOR_IN_START -> begin(Type.KEYS);
            case FOR_OF_NEXT -> {
                state.expectIteration(0, true);
                state.push(Type.VALUE);
            }
            case ITER_STEP, ITER_REST, ITER_NEXT_CALL -> {
                state.expectIteration(0, false);
                state.push(instruction.opcode() == Opcode.ITER_REST ? Type.ARRAY : Type.VALUE);
            }
            case ITER_CLOSE, ITER_CLOSE_QUIET -> {
                state.expectIteration(0, true);
                state.pop();
                state.pop();
            }
            case ITER_RETURN_CALL -> {
                state.expectIteration(0, false);
                state.pop();
                state.pop();
                state.push(Type.VALUE);
                state.push(Type.VALUE);
            }
            case ITER_UNWRAP -> {
                state.pop(Type.VALUE);
                state.expectIteration(0, false);
                state.push(Type.VALUE);
            }
            default -> row(instruction);
        }
    }

    private void begin(Type iterator) {
        state.pop(Type.VALUE);
        state.push(iterator);
        state.push(Type.POSITION);
    }

    private void control(Instruction instruction) {
        switch (instruction.opcode()) {
            case INITIAL_YIELD -> begin("a second beginning");
            case YIELD, YIELD_RAW -> {
                state.check(state.begun, "a yield before the generator began");
                state.pop(Type.VALUE);
                state.push(Type.VALUE);
                state.push(Type.INTEGER);
            }
            case RESUME -> {
                state.pop(Type.INTEGER);
                state.expect(0, Type.VALUE);
            }
            case DELEGATE_CALL -> {
                state.pop(Type.INTEGER);
                state.pop(Type.VALUE);
                state.expectIteration(0, false);
                state.push(Type.VALUE);
            }
            case DELEGATE_DONE -> {
                state.expect(0, Type.VALUE);
                state.expectIteration(1, false);
            }
            case AWAIT_VAL, RET, RET_UNDEFINED, HALT -> {
                state.check(state.begun, "an end or a wait before the function began");
                row(instruction);
            }
            default -> row(instruction);
        }
    }

    private void begin(String otherwise) {
        state.check(!state.begun, otherwise);
        state.begun = true;
    }

    private void modules(Instruction instruction) {
        switch (instruction.opcode()) {
            case MODULE_READY -> begin("linked twice");
            case IMPORT_MODULE -> state.push(Type.MODULE);
            case IMPORT_NAME, IMPORT_DEFAULT, IMPORT_NAMESPACE -> {
                state.pop(Type.MODULE);
                state.push(Type.BINDING);
            }
            case PUSH_BINDING -> state.push(Type.BINDING);
            case BIND_IMPORT, EXPORT_NAME -> state.pop(Type.BINDING);
            default -> row(instruction);
        }
    }

    private void fused(Instruction instruction, int first) {
        switch (instruction.opcode()) {
            case GET_LOC_ADD -> {
                state.expectLocal(first, Type.VALUE);
                row(instruction);
            }
            case GET_LOC_GET_LOC_ADD -> {
                state.expectLocal(first, Type.VALUE);
                state.expectLocal(instruction.operands()[1], Type.VALUE);
                row(instruction);
            }
            case PUSH_CONST_CALL -> {
                state.push(constant(first));
                state.popValues(instruction.count() + 1);
                state.push(Type.VALUE);
            }
            case FOR_OF_NEXT_PUT_LOC -> {
                state.expectIteration(0, true);
                state.setLocal(first, Type.VALUE);
            }
            default -> row(instruction);
        }
    }
}
