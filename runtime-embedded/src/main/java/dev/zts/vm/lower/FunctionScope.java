package dev.zts.vm.lower;

import dev.zts.vm.bytecode.FunctionCode.Kind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A function as the scope analysis sees it: its scopes and what it keeps for its arrow functions.
 */
final class FunctionScope {

    private final @Nullable FunctionScope parent;
    private final Kind kind;
    private @Nullable Scope outermost;
    private @Nullable Scope parameters;
    private @Nullable Scope body;

    @Nullable Variable thisValue;
    @Nullable Variable newTarget;
    @Nullable Variable closure;

    /** Of a constructor: whether instances of its class have fields or private methods. */
    boolean hasFields;

    FunctionScope(@Nullable FunctionScope parent, Kind kind) {
        this.parent = parent;
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    boolean isDerived() {
        return kind == Kind.DERIVED_CONSTRUCTOR;
    }

    /** Sets the scope of the own name, of the parameters and of the body; may be the same. */
    void scopes(Scope outermostScope, Scope parameterScope, Scope bodyScope) {
        outermost = outermostScope;
        parameters = parameterScope;
        body = bodyScope;
    }

    /** {@return the scope that holds its own name and pseudo-variables} */
    Scope outermost() {
        return Objects.requireNonNull(outermost);
    }

    Scope parameters() {
        return Objects.requireNonNull(parameters);
    }

    Scope body() {
        return Objects.requireNonNull(body);
    }

    /** {@return the function whose this, super and new.target count here} */
    FunctionScope thisFunction() {
        FunctionScope function = this;
        while (function.kind == Kind.ARROW) {
            function = Objects.requireNonNull(function.parent);
        }
        return function;
    }

    Variable declareThis() {
        Variable known = thisValue;
        if (known == null) {
            known = hidden("this");
            thisValue = known;
        }
        return known;
    }

    Variable declareNewTarget() {
        Variable known = newTarget;
        if (known == null) {
            known = hidden("new.target");
            newTarget = known;
        }
        return known;
    }

    Variable declareClosure() {
        Variable known = closure;
        if (known == null) {
            known = hidden("function");
            closure = known;
        }
        return known;
    }

    private Variable hidden(String name) {
        Variable variable = new Variable(name, Variable.Kind.HIDDEN, outermost());
        variable.ready = true;
        return variable;
    }
}
