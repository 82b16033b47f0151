package dev.zts.vm.lower;

import static dev.zts.vm.bytecode.Opcode.AWAIT_VAL;
import static dev.zts.vm.bytecode.Opcode.DEFINE_GLOBAL;
import static dev.zts.vm.bytecode.Opcode.GET_LOC;
import static dev.zts.vm.bytecode.Opcode.GOTO;
import static dev.zts.vm.bytecode.Opcode.IF_UNDEFINED;
import static dev.zts.vm.bytecode.Opcode.INITIAL_YIELD;
import static dev.zts.vm.bytecode.Opcode.INIT_FIELDS;
import static dev.zts.vm.bytecode.Opcode.MAKE_ASYNC;
import static dev.zts.vm.bytecode.Opcode.MAKE_CLOSURE;
import static dev.zts.vm.bytecode.Opcode.MAKE_FUNCTION;
import static dev.zts.vm.bytecode.Opcode.PUSH_ARGUMENTS;
import static dev.zts.vm.bytecode.Opcode.PUSH_FUNCTION;
import static dev.zts.vm.bytecode.Opcode.PUSH_NEW_TARGET;
import static dev.zts.vm.bytecode.Opcode.PUSH_THIS;
import static dev.zts.vm.bytecode.Opcode.PUSH_UNDEFINED;
import static dev.zts.vm.bytecode.Opcode.PUT_LOC;
import static dev.zts.vm.bytecode.Opcode.REST;
import static dev.zts.vm.bytecode.Opcode.RET_UNDEFINED;

import dev.zts.vm.bytecode.Assembler.Label;
import dev.zts.vm.bytecode.FunctionBuilder;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.syntax.Ast;
import dev.zts.vm.syntax.Ast.BindingIdentifier;
import dev.zts.vm.syntax.Ast.Expression;
import dev.zts.vm.syntax.Ast.FunctionNode;
import dev.zts.vm.syntax.Ast.PatternElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions: their closures, and how a call of one begins (ECMA-262 10.2.11). */
final class Functions {

    private final Body body;

    Functions(Body body) {
        this.body = body;
    }

    /** Pushes a closure of a function; an own name of the function goes before the given one. */
    void closure(FunctionNode node, String name) {
        BindingIdentifier own = node.name();
        closure(node, own == null ? name : own.name(), node.start(), node.end());
    }

    /** Pushes a closure whose text is the given one. */
    void closure(FunctionNode node, String name, int start, int end) {
        FunctionScope scope = body.unit.scopes().function(node);
        Body inner =
                new Body(
                        body.unit,
                        body,
                        scope,
                        scope.outermost(),
                        node.isAsync(),
                        node.isGenerator());
        FunctionBuilder builder = inner.builder();
        builder.name = name;
        builder.parameters = node.parameters().size();
        builder.length = node.expectedArgumentCount();
        builder.start = start;
        builder.end = end;
        inner.asm.at(node.start());
        inner.functions.lower(node, builder);
        body.asm.at(start);
        make(inner, inner.finish(builder));
    }

    /** Pushes a closure of finished code. */
    void make(Body inner, FunctionCode code) {
        int constant = body.asm.ownConstant(code);
        if (code.isAsync()) {
            body.asm.emit(MAKE_ASYNC, constant);
        } else if (inner.upvalueCount() == 0) {
            body.asm.emit(MAKE_FUNCTION, constant);
        } else {
            body.asm.emit(MAKE_CLOSURE, constant, inner.upvalueCount());
        }
    }

    private void lower(FunctionNode node, FunctionBuilder builder) {
        for (int i = 0; i < node.parameters().size(); i++) {
            body.allocate();
        }
        pseudoVariables();
        body.scope(body.function.parameters());
        Variable arguments = body.scope().own("arguments");
        builder.keepsArguments = node.rest() != null || arguments != null;
        if (node.simpleParameters() && node.rest() == null) {
            plainParameters(node.parameters());
        } else {
            parameterSlots(node.parameters());
        }
        if (arguments != null) {
            arguments.slot = body.allocate();
            body.asm.emit(PUSH_ARGUMENTS);
            body.asm.emit(PUT_LOC, arguments.slot);
            body.bindings.cell(arguments);
        }
        if (!node.simpleParameters() || node.rest() != null) {
            parameters(node);
        }
        if (node.isGenerator()) {
            body.asm.emit(INITIAL_YIELD);
        }
        bodyVariables();
        hoist(body.scope());
        body.statements.all(node.body());
        end();
    }

    private void end() {
        if (!body.asm.isReachable()) {
            return;
        }
        if (body.function.isDerived()) {
            body.asm.emit(PUSH_UNDEFINED);
            body.exits.leaveByReturn();
        } else {
            body.asm.emit(RET_UNDEFINED);
        }
    }

    /** Fills the variables that are no names of the source, and the function's own name. */
    void pseudoVariables() {
        FunctionScope function = body.function;
        for (Variable variable : function.outermost().variables()) {
            if (variable.kind == Variable.Kind.SELF && variable.used) {
                keep(variable, PUSH_FUNCTION);
            }
        }
        if (function.isDerived()) {
            Variable self = function.declareThis();
            self.slot = body.allocate();
            body.bindings.empty(self);
            body.exits.resultSlot(body.allocate());
        } else {
            keep(function.thisValue, PUSH_THIS);
        }
        keep(function.newTarget, PUSH_NEW_TARGET);
        keep(function.closure, PUSH_FUNCTION);
        if (function.hasFields && !function.isDerived()) {
            body.asm.emit(PUSH_THIS);
            body.asm.emit(PUSH_FUNCTION);
            body.asm.emit(INIT_FIELDS);
        }
    }

    private void keep(@Nullable Variable variable, dev.zts.vm.bytecode.Opcode value) {
        if (variable != null) {
            variable.slot = body.allocate();
            body.asm.emit(value);
            body.asm.emit(PUT_LOC, variable.slot);
            body.bindings.cell(variable);
        }
    }

    /* ---- Parameters ---- */

    private void plainParameters(List<PatternElement> parameters) {
        parameterSlots(parameters);
        for (PatternElement parameter : parameters) {
            body.bindings.cell(variable((BindingIdentifier) parameter.target()));
        }
    }

    private Variable variable(BindingIdentifier name) {
        Variable variable = body.function.parameters().own(name.name());
        if (variable == null) {
            throw new AssertionError(name.name() + " is no parameter");
        }
        return variable;
    }

    /** Gives a parameter its argument's local, unless it may be read before it has its value. */
    private void parameterSlots(List<PatternElement> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).target() instanceof BindingIdentifier name) {
                Variable variable = variable(name);
                if (!variable.early) {
                    variable.slot = i;
                }
            }
        }
        for (Variable variable : body.function.parameters().variables()) {
            if (variable.kind == Variable.Kind.PARAMETER && !variable.hasSlot()) {
                variable.slot = body.allocate();
                if (variable.early) {
                    body.bindings.empty(variable);
                }
            }
        }
    }

    private void parameters(FunctionNode node) {
        for (int i = 0; i < node.parameters().size(); i++) {
            PatternElement parameter = node.parameters().get(i);
            body.asm.at(parameter.start());
            if (parameter.target() instanceof BindingIdentifier name && variable(name).slot == i) {
                inPlace(i, name, parameter.defaultValue());
                body.bindings.cell(variable(name));
            } else {
                body.asm.emit(GET_LOC, i);
                body.patterns.element(parameter, true);
            }
        }
        if (node.rest() != null) {
            body.asm.at(node.rest().start());
            body.asm.emit(REST, node.parameters().size());
            body.patterns.take(node.rest(), true);
        }
    }

    private void inPlace(int slot, BindingIdentifier name, @Nullable Expression defaultValue) {
        if (defaultValue == null) {
            return;
        }
        Label missing = new Label();
        Label end = new Label();
        body.asm.emit(GET_LOC, slot);
        body.asm.jump(IF_UNDEFINED, missing);
        body.asm.jump(GOTO, end);
        body.asm.bind(missing);
        body.expressions.named(defaultValue, name.name());
        body.asm.emit(PUT_LOC, slot);
        body.asm.bind(end);
    }

    /* ---- The body ---- */

    /** Opens the scope of the body; a var named as a parameter begins with its value. */
    private void bodyVariables() {
        Scope parameters = body.function.parameters();
        Scope scope = body.function.body();
        for (Variable variable : scope.variables()) {
            if (variable.hasSlot()) {
                continue;
            }
            variable.slot = body.allocate();
            Variable parameter = scope == parameters ? null : parameters.own(variable.name);
            if (parameter != null && variable.kind == Variable.Kind.VAR) {
                body.bindings.load(parameter);
                body.asm.emit(PUT_LOC, variable.slot);
            }
            if (variable.early) {
                body.bindings.empty(variable);
            } else if (variable.hasEntryCell()) {
                body.bindings.cell(variable);
            }
        }
        body.scope(scope);
    }

    /** Makes the functions declared in a scope. */
    void hoist(Scope scope) {
        for (FunctionNode node : scope.functions()) {
            String name = Scopes.nameOf(node.name());
            closure(node, node.name() == null ? "default" : name);
            Variable variable = scope.own(name);
            if (variable == null || scope.isGlobal()) {
                body.asm.emit(DEFINE_GLOBAL, name);
            } else {
                body.bindings.store(variable);
            }
        }
    }

    /** {@return whether a return of a call may be a tail call here} */
    boolean takesTailCalls() {
        return !body.generator
                && !body.function.kind().isClassConstructor()
                && body.exits.isPlainReturn();
    }

    /** Lowers a return statement; the value of an async generator's is awaited first. */
    void leave(Ast.Return result) {
        Expression argument = result.argument();
        body.asm.at(result.start());
        if (argument == null) {
            if (body.exits.isPlainReturn()) {
                body.asm.emit(RET_UNDEFINED);
            } else {
                body.asm.emit(PUSH_UNDEFINED);
                body.exits.leaveByReturn();
            }
            return;
        }
        if (argument instanceof Ast.Call call && takesTailCalls()) {
            body.calls.call(call, true);
        } else {
            body.expressions.value(argument);
        }
        if (body.async && body.generator) {
            body.asm.at(result.start());
            body.asm.emit(AWAIT_VAL);
        }
        body.exits.leaveByReturn();
    }
}
