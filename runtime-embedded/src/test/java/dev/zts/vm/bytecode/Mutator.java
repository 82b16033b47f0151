package dev.zts.vm.bytecode;

import dev.zts.vm.bytecode.FunctionCode.Handler;
import dev.zts.vm.bytecode.FunctionCode.Kind;
import dev.zts.vm.bytecode.FunctionCode.Upvalue;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes bytecode that is nearly right: some functions of a unit with a few things changed. */
final class Mutator {

    private static final Opcode[] OPCODES = Opcode.values();
    private static final int[] ODD = {0, 1, 2, 3, 127, 128, 255, 256, 32_767, 65_535, -1};

    private final SplittableRandom random;

    Mutator(long seed) {
        random = new SplittableRandom(seed);
    }

    /** {@return a unit like the given one, with one to three changes} */
    Unit mutant(Unit from) {
        Unit unit = new Unit(from.path(), from.source(), from.isModule());
        List<FunctionBuilder> builders = new ArrayList<>();
        for (FunctionCode function : from.functions()) {
            builders.add(copy(unit, function));
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            change(builders.get(random.nextInt(builders.size())), builders);
        }
        List<FunctionCode> made = new ArrayList<>();
        for (int i = builders.size() - 1; i >= 0; i--) {
            FunctionBuilder builder = builders.get(i);
            builder.constants.replaceAll(c -> c instanceof FunctionCode f ? inner(f, made) : c);
            made.addFirst(builder.build());
        }
        unit.seal(made, from.bindings(), from.requests(), from.exports(), from.hasTopLevelAwait());
        return unit;
    }

    /** The new function for one of the old; any other if that one is not made yet. */
    private static Object inner(FunctionCode old, List<FunctionCode> made) {
        for (FunctionCode function : made) {
            if (function.id() == old.id()) {
                return function;
            }
        }
        return 0;
    }

    private static FunctionBuilder copy(Unit unit, FunctionCode from) {
        FunctionBuilder to = new FunctionBuilder(unit, from.id());
        to.name = from.name();
        to.kind = from.kind();
        to.async = from.isAsync();
        to.generator = from.isGenerator();
        to.parameters = from.parameters();
        to.length = from.length();
        to.locals = from.locals();
        to.stack = from.stack();
        to.caches = from.caches();
        to.keepsArguments = from.keepsArguments();
        to.upvalues.addAll(from.upvalues());
        to.code = from.code().clone();
        to.constants.addAll(List.of(from.constants()));
        to.atoms.addAll(List.of(from.atoms()));
        to.handlers.addAll(List.of(from.handlers()));
        to.positions = from.positions().clone();
        to.start = from.start();
        to.end = from.end();
        return to;
    }

    private void change(FunctionBuilder function, List<FunctionBuilder> all) {
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3, 4, 5 -> replaceOpcode(function);
            case 6, 7, 8 -> changeOperand(function);
            case 9 -> function.code[random.nextInt(function.code.length)] = (byte) random.nextInt();
            case 10 -> swapInstructions(function);
            case 11 -> changeConstants(function);
            case 12 -> changeHandlers(function);
            case 13 -> changeNumbers(function);
            case 14 -> changeRole(function);
            default -> changeTables(function, all);
        }
    }

    private List<Instruction> instructions(FunctionBuilder function) {
        List<Instruction> instructions = new ArrayList<>();
        int pc = 0;
        Instruction instruction = Instruction.decode(function.code, pc);
        while (instruction != null) {
            instructions.add(instruction);
            pc = instruction.next();
            instruction = Instruction.decode(function.code, pc);
        }
        return instructions;
    }

    private Instruction anyInstruction(FunctionBuilder function) {
        List<Instruction> instructions = instructions(function);
        return instructions.isEmpty()
                ? new Instruction(0, Opcode.NOP, false, new int[0], 1)
                : instructions.get(random.nextInt(instructions.size()));
    }

    /** Another opcode with as many bytes, most often one with the same effect on the stack. */
    private void replaceOpcode(FunctionBuilder function) {
        Instruction old = anyInstruction(function);
        int count = old.count();
        boolean alike = random.nextInt(4) != 0;
        for (int tries = 0; tries < 50; tries++) {
            Opcode other = OPCODES[random.nextInt(OPCODES.length)];
            boolean fits = other.length(old.wide()) == old.opcode().length(old.wide());
            boolean same =
                    other.pops(count) == old.opcode().pops(count)
                            && other.pushes() == old.opcode().pushes();
            if (fits && (same || !alike)) {
                function.code[old.wide() ? old.pc() + 1 : old.pc()] = (byte) other.number();
                return;
            }
        }
    }

    private void changeOperand(FunctionBuilder function) {
        Instruction old = anyInstruction(function);
        int first = old.wide() ? old.pc() + 2 : old.pc() + 1;
        if (first < old.next()) {
            int at = random.nextInt(first, old.next());
            function.code[at] =
                    (byte) (random.nextBoolean() ? random.nextInt(8) : random.nextInt());
        }
    }

    private void swapInstructions(FunctionBuilder function) {
        Instruction one = anyInstruction(function);
        Instruction other = anyInstruction(function);
        int length = one.next() - one.pc();
        if (other.next() - other.pc() == length) {
            byte[] kept = function.code.clone();
            System.arraycopy(kept, other.pc(), function.code, one.pc(), length);
            if (random.nextBoolean()) {
                System.arraycopy(kept, one.pc(), function.code, other.pc(), length);
            }
        }
    }

    private void changeConstants(FunctionBuilder function) {
        if (!function.constants.isEmpty()) {
            int at = random.nextInt(function.constants.size());
            Object other =
                    switch (random.nextInt(6)) {
                        case 0 -> "text";
                        case 1 -> odd();
                        case 2 -> Double.NaN;
                        case 3 -> new FunctionCode.RegExpLiteral("(", "z");
                        default ->
                                function.constants.get(random.nextInt(function.constants.size()));
                    };
            function.constants.set(at, other);
        }
    }

    private void changeHandlers(FunctionBuilder function) {
        if (function.handlers.isEmpty() || random.nextInt(3) == 0) {
            Instruction start = anyInstruction(function);
            Instruction end = anyInstruction(function);
            int target = anyInstruction(function).pc();
            Handler handler = new Handler(start.pc(), end.next(), target, random.nextInt(3));
            function.handlers.add(random.nextInt(function.handlers.size() + 1), handler);
        } else {
            function.handlers.remove(random.nextInt(function.handlers.size()));
        }
    }

    private void changeNumbers(FunctionBuilder function) {
        switch (random.nextInt(6)) {
            case 0 -> function.parameters = odd();
            case 1 -> function.locals += random.nextInt(-2, 3);
            case 2 -> function.stack += random.nextInt(-2, 3);
            case 3 -> function.caches = odd();
            case 4 -> function.length = odd();
            default -> function.keepsArguments = !function.keepsArguments;
        }
    }

    private int odd() {
        return ODD[random.nextInt(ODD.length)];
    }

    private void changeRole(FunctionBuilder function) {
        switch (random.nextInt(3)) {
            case 0 -> function.async = !function.async;
            case 1 -> function.generator = !function.generator;
            default -> function.kind = Kind.values()[random.nextInt(Kind.values().length)];
        }
    }

    private void changeTables(FunctionBuilder function, List<FunctionBuilder> all) {
        FunctionBuilder other = all.get(random.nextInt(all.size()));
        switch (random.nextInt(4)) {
            case 0 -> function.code = other.code.clone();
            case 1 -> {
                if (!function.upvalues.isEmpty()) {
                    Upvalue changed = new Upvalue(random.nextBoolean(), random.nextInt(4));
                    function.upvalues.set(random.nextInt(function.upvalues.size()), changed);
                }
            }
            case 2 -> {
                if (!function.atoms.isEmpty()) {
                    String name = random.nextBoolean() ? "7" : "length";
                    function.atoms.set(random.nextInt(function.atoms.size()), name);
                }
            }
            default -> {
                if (function.positions.length > 0) {
                    function.positions[random.nextInt(function.positions.length)] = odd();
                }
            }
        }
    }
}
