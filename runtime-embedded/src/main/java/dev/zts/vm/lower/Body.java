package dev.zts.vm.lower;

import dev.zts.vm.bytecode.Assembler;
import dev.zts.vm.bytecode.FunctionBuilder;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.FunctionCode.Upvalue;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The code of one function in the making, with those who lower its parts. */
final class Body {

    final UnitLowering unit;
    final @Nullable Body parent;
    final FunctionScope function;
    final boolean async;
    final boolean generator;
    final Assembler asm = new Assembler();
    final Bindings bindings = new Bindings(this);
    final Expressions expressions = new Expressions(this);
    final Operators operators = new Operators(this);
    final Literals literals = new Literals(this);
    final Assignments assignments = new Assignments(this);
    final Calls calls = new Calls(this);
    final Patterns patterns = new Patterns(this);
    final Functions functions = new Functions(this);
    final Classes classes = new Classes(this);
    final Generators generators = new Generators(this);
    final Statements statements = new Statements(this);
    final Loops loops = new Loops(this);
    final Guards guards = new Guards(this);
    final Exits exits = new Exits(this);

    private final int id;
    private final IdentityHashMap<Variable, Integer> upvalueIndices = new IdentityHashMap<>();
    private final List<Upvalue> upvalues = new ArrayList<>();
    private Scope scope;
    private int nextSlot;
    private int slots;

    Body(
            UnitLowering unit,
            @Nullable Body parent,
            FunctionScope function,
            Scope scope,
            boolean async,
            boolean generator) {
        this.unit = unit;
        this.parent = parent;
        this.function = function;
        this.scope = scope;
        this.async = async;
        this.generator = generator;
        this.id = unit.nextId();
    }

    /** {@return the innermost scope at this place} */
    Scope scope() {
        return scope;
    }

    void scope(Scope newScope) {
        scope = newScope;
    }

    /** {@return a new local} */
    int allocate() {
        int slot = nextSlot++;
        slots = Math.max(slots, nextSlot);
        return slot;
    }

    /** {@return a mark to give back to {@link #release}} */
    int allocated() {
        return nextSlot;
    }

    /** Gives back the locals allocated since the mark. */
    void release(int mark) {
        nextSlot = mark;
    }

    /** {@return the index under which this function captures a variable of one around it} */
    int upvalue(Variable variable) {
        Integer known = upvalueIndices.get(variable);
        if (known != null) {
            return known;
        }
        Body around = Objects.requireNonNull(parent);
        Upvalue upvalue =
                variable.scope.function() == around.function
                        ? new Upvalue(true, variable.slot)
                        : new Upvalue(false, around.upvalue(variable));
        upvalues.add(upvalue);
        upvalueIndices.put(variable, upvalues.size() - 1);
        return upvalues.size() - 1;
    }

    int upvalueCount() {
        return upvalues.size();
    }

    /** {@return an empty function with this one's number, to be filled} */
    FunctionBuilder builder() {
        FunctionBuilder builder = new FunctionBuilder(unit.unit(), id);
        builder.kind = function.kind();
        builder.async = async;
        builder.generator = generator;
        return builder;
    }

    /** {@return the finished function} */
    FunctionCode finish(FunctionBuilder builder) {
        exits.epilogue();
        asm.finish(builder);
        unit.optimized(asm.optimizeNanos());
        builder.locals = slots;
        builder.upvalues.addAll(upvalues);
        FunctionCode code = builder.build();
        unit.made(id, code);
        return code;
    }
}
