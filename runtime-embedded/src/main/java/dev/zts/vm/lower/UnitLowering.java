package dev.zts.vm.lower;

import static dev.zts.vm.bytecode.Opcode.HALT;
import static dev.zts.vm.bytecode.Opcode.MODULE_READY;

import dev.zts.vm.bytecode.FunctionBuilder;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.bytecode.Unit.Binding;
import dev.zts.vm.syntax.Ast;
import dev.zts.vm.syntax.SyntaxProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The lowering of one script or module: linking first, then its statements (ECMA-262 16). */
final class UnitLowering {

    private final Ast.Program program;
    private final Unit unit;
    private final Scopes scopes;
    private final List<@Nullable FunctionCode> functions = new ArrayList<>();
    private long optimizeNanos;

    UnitLowering(Ast.Program program) {
        this.program = program;
        this.unit = new Unit(program.path(), program.map().source(), program.module());
        this.scopes = Scopes.of(program);
    }

    Unit unit() {
        return unit;
    }

    /** Hears how long it took to shorten a function. */
    void optimized(long nanos) {
        optimizeNanos += nanos;
    }

    /** {@return time that shortening took so far} */
    long optimizeNanos() {
        return optimizeNanos;
    }

    Scopes scopes() {
        return scopes;
    }

    int nextId() {
        functions.add(null);
        return functions.size() - 1;
    }

    void made(int id, FunctionCode code) {
        functions.set(id, code);
    }

    SyntaxProblem problem(int offset, String message) {
        return new SyntaxProblem(program.path(), program.map(), offset, message);
    }

    Unit lower() {
        boolean awaits = program.module() && program.facts().containsAwait();
        FunctionScope function = scopes.unit();
        Body body = new Body(this, null, function, function.body(), awaits, false);
        FunctionBuilder builder = body.builder();
        builder.start = program.start();
        builder.end = program.end();
        body.functions.pseudoVariables();
        ModuleLinks links = new ModuleLinks(this, body);
        links.imports(program.body());
        body.functions.hoist(function.body());
        links.exports(program.body());
        if (program.module()) {
            body.asm.emit(MODULE_READY);
        }
        body.statements.all(program.body());
        body.asm.emit(HALT);
        body.finish(builder);
        unit.seal(
                functions.stream().map(Objects::requireNonNull).toList(),
                bindings(),
                links.requests(),
                links.exports(),
                awaits);
        return unit;
    }

    private Map<String, Binding> bindings() {
        Scope scope = scopes.unit().body();
        Map<String, Binding> bindings = new LinkedHashMap<>();
        for (Variable variable : scope.variables()) {
            bindings.put(variable.name, binding(variable.kind));
        }
        for (Ast.FunctionNode function : scope.functions()) {
            bindings.put(Scopes.nameOf(function.name()), Binding.FUNCTION);
        }
        return bindings;
    }

    private static Binding binding(Variable.Kind kind) {
        return switch (kind) {
            case VAR -> Binding.VAR;
            case FUNCTION -> Binding.FUNCTION;
            case LET -> Binding.LET;
            case CONST -> Binding.CONST;
            case IMPORT -> Binding.IMPORT;
            case PARAMETER, SELF, HIDDEN ->
                    throw new AssertionError("a top-level binding of kind " + kind);
        };
    }
}
