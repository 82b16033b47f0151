package dev.zts.vm.lower;

import static dev.zts.vm.bytecode.Opcode.CHECK_INIT;
import static dev.zts.vm.bytecode.Opcode.CHECK_THIS;
import static dev.zts.vm.bytecode.Opcode.DEFINE_GLOBAL;
import static dev.zts.vm.bytecode.Opcode.DROP;
import static dev.zts.vm.bytecode.Opcode.GET_CELL;
import static dev.zts.vm.bytecode.Opcode.GET_GLOBAL;
import static dev.zts.vm.bytecode.Opcode.GET_LOC;
import static dev.zts.vm.bytecode.Opcode.GET_UPVALUE;
import static dev.zts.vm.bytecode.Opcode.MAKE_CELL;
import static dev.zts.vm.bytecode.Opcode.PUSH_EMPTY;
import static dev.zts.vm.bytecode.Opcode.PUSH_FUNCTION;
import static dev.zts.vm.bytecode.Opcode.PUSH_NEW_TARGET;
import static dev.zts.vm.bytecode.Opcode.PUSH_THIS;
import static dev.zts.vm.bytecode.Opcode.PUSH_UNDEFINED;
import static dev.zts.vm.bytecode.Opcode.PUT_CELL;
import static dev.zts.vm.bytecode.Opcode.PUT_GLOBAL;
import static dev.zts.vm.bytecode.Opcode.PUT_LOC;
import static dev.zts.vm.bytecode.Opcode.PUT_UPVALUE;
import static dev.zts.vm.bytecode.Opcode.THROW_CONST;
import static dev.zts.vm.bytecode.Opcode.TYPEOF;
import static dev.zts.vm.bytecode.Opcode.TYPEOF_GLOBAL;

import dev.zts.vm.bytecode.FunctionCode.Kind;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.syntax.Ast;
import org.jspecify.annotations.Nullable;

/** Reading, assigning and initialising variables (ECMA-262 9.1, 13.1). */
final class Bindings {

    private final Body body;

    Bindings(Body body) {
        this.body = body;
    }

    /** Opens the scope of a block, if it has one; {@link #leave} closes it. */
    void enter(@Nullable Scope scope) {
        if (scope == null) {
            return;
        }
        body.scope(scope);
        scope.variables().forEach(this::prepare);
    }

    void leave(Scope outer, int mark) {
        body.scope(outer);
        body.release(mark);
    }

    private void prepare(Variable variable) {
        variable.slot = body.allocate();
        if (variable.early && variable.kind != Variable.Kind.VAR) {
            empty(variable);
        } else if (variable.kind == Variable.Kind.VAR || variable.hasEntryCell()) {
            body.asm.emit(PUSH_UNDEFINED);
            body.asm.emit(PUT_LOC, variable.slot);
            cell(variable);
        }
    }

    /** Puts a variable into its dead zone. */
    void empty(Variable variable) {
        body.asm.emit(PUSH_EMPTY);
        body.asm.emit(PUT_LOC, variable.slot);
        cell(variable);
    }

    /** Makes the cell of a variable that needs one, of the value in its local. */
    void cell(Variable variable) {
        if (variable.captured) {
            body.asm.emit(MAKE_CELL, variable.slot);
        }
    }

    /** Pushes the value of a name. */
    void load(String name, Ast reference) {
        Variable variable = body.scope().lookup(name);
        if (variable == null) {
            loadGlobal(name);
        } else if (variable.scope.isGlobal()) {
            body.asm.emit(GET_GLOBAL, name);
        } else {
            load(variable);
            if (body.unit.scopes().isEarly(reference)) {
                body.asm.emit(CHECK_INIT, name);
            }
        }
    }

    /** The three constants of the global object cannot change, so they are pushed as they are. */
    private void loadGlobal(String name) {
        switch (name) {
            case "undefined" -> body.asm.emit(PUSH_UNDEFINED);
            case "NaN" -> body.asm.pushNumber(Double.NaN);
            case "Infinity" -> body.asm.pushNumber(Double.POSITIVE_INFINITY);
            default -> body.asm.emit(GET_GLOBAL, name);
        }
    }

    /** Pushes the value of a variable that is no top-level binding. */
    void load(Variable variable) {
        if (variable.scope.function() != body.function) {
            body.asm.emit(GET_UPVALUE, body.upvalue(variable));
        } else if (variable.captured) {
            body.asm.emit(GET_CELL, variable.slot);
        } else {
            body.asm.emit(GET_LOC, variable.slot);
        }
    }

    /** Pushes the type of a name, which may not exist. */
    void loadType(String name, Ast reference) {
        if (body.scope().lookup(name) == null) {
            body.asm.emit(TYPEOF_GLOBAL, name);
        } else {
            load(name, reference);
            body.asm.emit(TYPEOF);
        }
    }

    /** Pops a value into a name. */
    void assign(String name, Ast reference) {
        Variable variable = body.scope().lookup(name);
        if (variable == null) {
            body.asm.emit(PUT_GLOBAL, name);
            return;
        }
        boolean global = variable.scope.isGlobal();
        if (global ? variable.kind.isConstant() : body.unit.scopes().isEarly(reference)) {
            load(name, reference);
            body.asm.emit(DROP);
        }
        if (variable.kind.isConstant()) {
            body.asm.emit(DROP);
            body.asm.emit(THROW_CONST, name);
        } else if (global) {
            body.asm.emit(PUT_GLOBAL, name);
        } else {
            store(variable);
        }
    }

    /** Pops a value into a variable that has its cell already, if it needs one. */
    void store(Variable variable) {
        if (variable.scope.function() != body.function) {
            body.asm.emit(PUT_UPVALUE, body.upvalue(variable));
        } else {
            body.asm.emit(variable.captured ? PUT_CELL : PUT_LOC, variable.slot);
        }
    }

    /** Pops the first value of a declared name. */
    void initialise(String name) {
        Variable variable = body.scope().lookup(name);
        if (variable == null) {
            throw new AssertionError(name + " is not declared");
        }
        initialise(variable);
    }

    void initialise(Variable variable) {
        if (variable.scope.isGlobal()) {
            Opcode opcode = variable.kind == Variable.Kind.VAR ? PUT_GLOBAL : DEFINE_GLOBAL;
            body.asm.emit(opcode, variable.name);
        } else if (variable.hasEntryCell()) {
            body.asm.emit(PUT_CELL, variable.slot);
        } else {
            body.asm.emit(PUT_LOC, variable.slot);
            cell(variable);
        }
    }

    /* ---- this, new.target, the running closure ---- */

    void loadThis() {
        FunctionScope owner = body.function.thisFunction();
        Variable variable = owner.thisValue;
        if (owner.kind() == Kind.MODULE) {
            body.asm.emit(PUSH_UNDEFINED);
        } else if (variable == null || owner == body.function && !owner.isDerived()) {
            body.asm.emit(PUSH_THIS);
        } else {
            load(variable);
            if (owner.isDerived()) {
                body.asm.emit(CHECK_THIS);
            }
        }
    }

    void loadNewTarget() {
        load(body.function.thisFunction().newTarget, PUSH_NEW_TARGET);
    }

    /** Pushes the closure of the function whose this counts: in a constructor its class. */
    void loadClosure() {
        load(body.function.thisFunction().closure, PUSH_FUNCTION);
    }

    private void load(@Nullable Variable variable, Opcode own) {
        if (variable == null || body.function.thisFunction() == body.function) {
            body.asm.emit(own);
        } else {
            load(variable);
        }
    }
}
