package dev.zts.vm.lower;

import dev.zts.vm.syntax.Ast.FunctionNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scope of declared names (ECMA-262 9.1, an environment record as it is known before running).
 */
final class Scope {

    private final @Nullable Scope parent;
    private final FunctionScope function;
    private final boolean global;
    private Map<String, Variable> variables = Map.of();
    private final List<FunctionNode> functions = new ArrayList<>(0);

    /**
     * @param global whether its variables are top-level bindings of the unit, not locals
     */
    Scope(@Nullable Scope parent, FunctionScope function, boolean global) {
        this.parent = parent;
        this.function = function;
        this.global = global;
    }

    @Nullable Scope parent() {
        return parent;
    }

    FunctionScope function() {
        return function;
    }

    boolean isGlobal() {
        return global;
    }

    Collection<Variable> variables() {
        return variables.values();
    }

    /** {@return the function declarations to make at its entry} */
    List<FunctionNode> functions() {
        return functions;
    }

    @Nullable Variable own(String name) {
        return variables.get(name);
    }

    Variable declare(String name, Variable.Kind kind) {
        Variable known = variables.get(name);
        if (known != null) {
            return known;
        }
        Variable variable = new Variable(name, kind, this);
        if (variables.isEmpty()) {
            variables = new LinkedHashMap<>();
        }
        variables.put(name, variable);
        return variable;
    }

    /** {@return the variable a name means here, or null for a global one} */
    @Nullable Variable lookup(String name) {
        for (Scope scope = this; scope != null; scope = scope.parent) {
            Variable variable = scope.variables.get(name);
            if (variable != null) {
                return variable;
            }
        }
        return null;
    }
}
