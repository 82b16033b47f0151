package dev.zts.vm.lower;

import dev.zts.vm.bytecode.FunctionCode.Kind;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.syntax.Ast;
import dev.zts.vm.syntax.Ast.ArrayPattern;
import dev.zts.vm.syntax.Ast.BindingIdentifier;
import dev.zts.vm.syntax.Ast.ClassNode;
import dev.zts.vm.syntax.Ast.Expression;
import dev.zts.vm.syntax.Ast.FunctionNode;
import dev.zts.vm.syntax.Ast.ObjectPattern;
import dev.zts.vm.syntax.Ast.Pattern;
import dev.zts.vm.syntax.Ast.PatternElement;
import dev.zts.vm.syntax.Ast.PropertyKey;
import dev.zts.vm.syntax.Ast.Statement;
import dev.zts.vm.syntax.DeclarationKind;
import dev.zts.vm.syntax.FunctionKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The scopes of a program, which variables live in cells, and which references may come before
 * their variable has a value (ECMA-262 8.2, 10.2.11, 14.2.3).
 *
 * <p>The tree is walked in the order in which the code runs when it runs straight. A reference that
 * is met before the declaration is early: also one in a hoisted function, since nobody knows when
 * that is called, but not one in a closure that is made behind the declaration.
 */
final class Scopes {

    private final IdentityHashMap<Ast, Scope> blocks = new IdentityHashMap<>();
    private final IdentityHashMap<FunctionNode, FunctionScope> functions = new IdentityHashMap<>();
    private final IdentityHashMap<ClassNode, ClassScope> classes = new IdentityHashMap<>();
    private final Set<Ast> early = Collections.newSetFromMap(new IdentityHashMap<>());
    private final FunctionScope unit;
    private Scope scope;
    private FunctionScope function;
    private int nodes;

    private Scopes(boolean module) {
        unit = new FunctionScope(null, module ? Kind.MODULE : Kind.SCRIPT);
        Scope global = new Scope(null, unit, true);
        Scope inner = new Scope(global, unit, false);
        unit.scopes(inner, inner, global);
        scope = global;
        function = unit;
    }

    static Scopes of(Ast.Program program) {
        Scopes scopes = new Scopes(program.module());
        scopes.program(program);
        return scopes;
    }

    /** {@return the body of the unit; its body scope holds the top-level bindings} */
    FunctionScope unit() {
        return unit;
    }

    /** {@return how many statements, expressions and binding patterns there are} */
    int nodes() {
        return nodes;
    }

    /** {@return the scope a block, loop, switch or catch opens, or null if it declares nothing} */
    @Nullable Scope block(Ast node) {
        return blocks.get(node);
    }

    FunctionScope function(FunctionNode node) {
        return Objects.requireNonNull(functions.get(node));
    }

    ClassScope classScope(ClassNode node) {
        return Objects.requireNonNull(classes.get(node));
    }

    /** {@return whether the variable a name refers to may have no value yet} */
    boolean isEarly(Ast reference) {
        return early.contains(reference);
    }

    /* ---- Programs and functions ---- */

    private void program(Ast.Program program) {
        DeclaredNames.ofVars(program.body(), name -> scope.declare(name, Variable.Kind.VAR));
        declareLexicals(program.body());
        scope.variables().forEach(v -> v.ready = true);
        hoisted(scope.functions());
        statements(program.body());
    }

    private void enter(FunctionNode node, boolean bindsItself) {
        FunctionScope outerFunction = function;
        Scope outerScope = scope;
        function = new FunctionScope(outerFunction, kind(node.kind()));
        functions.put(node, function);
        Scope outermost = new Scope(outerScope, function, false);
        Scope parameters = new Scope(outermost, function, false);
        Scope body =
                node.parameterExpressions() ? new Scope(parameters, function, false) : parameters;
        function.scopes(outermost, parameters, body);
        BindingIdentifier name = node.name();
        if (name != null && bindsItself) {
            outermost.declare(name.name(), Variable.Kind.SELF).ready = true;
        }
        if (function.isDerived()) {
            function.declareThis();
        }
        scope = parameters;
        parameters(node);
        scope = body;
        functionBody(node.body());
        scope = outerScope;
        function = outerFunction;
    }

    static Kind kind(FunctionKind kind) {
        return switch (kind) {
            case NORMAL -> Kind.NORMAL;
            case ARROW -> Kind.ARROW;
            case METHOD, GETTER, SETTER -> Kind.METHOD;
            case CONSTRUCTOR -> Kind.BASE_CONSTRUCTOR;
            case DERIVED_CONSTRUCTOR -> Kind.DERIVED_CONSTRUCTOR;
            case FIELD_INITIALIZER, STATIC_BLOCK -> Kind.FIELDS;
        };
    }

    private void parameters(FunctionNode node) {
        for (PatternElement parameter : node.parameters()) {
            declare(parameter.target(), Variable.Kind.PARAMETER);
        }
        declare(node.rest(), Variable.Kind.PARAMETER);
        if (node.facts().usesArguments() && node.kind() != FunctionKind.ARROW) {
            scope.declare("arguments", Variable.Kind.VAR).ready = true;
        }
        if (node.simpleParameters()) {
            scope.variables().forEach(v -> v.ready = true);
            return;
        }
        for (PatternElement parameter : node.parameters()) {
            element(parameter);
        }
        pattern(node.rest());
    }

    private void functionBody(List<Statement> body) {
        DeclaredNames.ofVars(body, name -> scope.declare(name, Variable.Kind.VAR).ready = true);
        declareLexicals(body);
        hoisted(scope.functions());
        statements(body);
    }

    private void declare(@Nullable Pattern pattern, Variable.Kind kind) {
        DeclaredNames.ofPattern(pattern, name -> scope.declare(name, kind));
    }

    private void declareLexicals(List<Statement> body) {
        Map<String, FunctionNode> last = new LinkedHashMap<>();
        for (Statement statement : body) {
            declareLexical(statement, last);
        }
        scope.functions().addAll(last.values());
    }

    private void declareLexical(Statement statement, Map<String, FunctionNode> hoisted) {
        switch (statement) {
            case Ast.VariableDeclaration declaration -> {
                if (declaration.kind().lexical()) {
                    declaration
                            .declarators()
                            .forEach(d -> declare(d.target(), kind(declaration.kind())));
                }
            }
            case Ast.FunctionDeclaration declaration ->
                    declareFunction(
                            nameOf(declaration.function().name()), declaration.function(), hoisted);
            case Ast.ExportDefaultFunction export ->
                    declareFunction(nameOf(export.function().name()), export.function(), hoisted);
            case Ast.ClassDeclaration declaration ->
                    scope.declare(nameOf(declaration.classNode().name()), Variable.Kind.LET);
            case Ast.ExportDefaultClass export ->
                    scope.declare(nameOf(export.classNode().name()), Variable.Kind.LET);
            case Ast.ExportDefaultExpression _ ->
                    scope.declare(Unit.DEFAULT_BINDING, Variable.Kind.CONST);
            case Ast.ExportDeclaration export -> declareLexical(export.declaration(), hoisted);
            case Ast.ImportDeclaration declaration ->
                    declaration
                            .bindings()
                            .forEach(b -> scope.declare(b.local().name(), Variable.Kind.IMPORT));
            case Ast.Labeled labeled -> declareLexical(labeled.body(), hoisted);
            default -> {}
        }
    }

    private void declareFunction(
            String name, FunctionNode node, Map<String, FunctionNode> hoisted) {
        scope.declare(name, Variable.Kind.FUNCTION).ready = true;
        hoisted.remove(name);
        hoisted.put(name, node);
    }

    /**
     * {@return the name a declaration binds; of an anonymous default export, that of its binding}
     */
    static String nameOf(@Nullable BindingIdentifier name) {
        return name == null ? Unit.DEFAULT_BINDING : name.name();
    }

    static Variable.Kind kind(DeclarationKind kind) {
        return switch (kind) {
            case VAR -> Variable.Kind.VAR;
            case LET -> Variable.Kind.LET;
            case CONST -> Variable.Kind.CONST;
        };
    }

    private void hoisted(List<FunctionNode> nodes) {
        for (FunctionNode node : nodes) {
            enter(node, false);
        }
    }

    /* ---- References ---- */

    private void refer(String name, Ast reference) {
        Variable variable = scope.lookup(name);
        if (variable == null) {
            return;
        }
        variable.used = true;
        if (variable.scope.isGlobal()) {
            return;
        }
        if (variable.scope.function() != function) {
            variable.captured = true;
        }
        if (!variable.ready) {
            variable.early = true;
            early.add(reference);
        }
    }

    private void ready(String name) {
        Variable variable = scope.lookup(name);
        if (variable != null) {
            variable.ready = true;
        }
    }

    private void referThis() {
        FunctionScope owner = function.thisFunction();
        if (owner != function && owner.kind() != Kind.MODULE) {
            capture(owner.declareThis());
        }
    }

    private void referSuperCall() {
        FunctionScope owner = function.thisFunction();
        if (owner != function) {
            capture(owner.declareThis());
            capture(owner.declareNewTarget());
            capture(owner.declareClosure());
        }
    }

    private void referNewTarget() {
        FunctionScope owner = function.thisFunction();
        if (owner != function) {
            capture(owner.declareNewTarget());
        }
    }

    private static void capture(Variable variable) {
        variable.captured = true;
        variable.used = true;
    }

    /* ---- Statements ---- */

    private void statements(List<? extends Statement> body) {
        for (Statement statement : body) {
            statement(statement);
        }
    }

    private void statement(@Nullable Statement statement) {
        count(statement);
        switch (statement) {
            case Ast.VariableDeclaration declaration -> declaration(declaration);
            case Ast.ClassDeclaration declaration -> declaredClass(declaration.classNode());
            case Ast.ExpressionStatement s -> expression(s.expression());
            case Ast.Block block -> block(block, block.body());
            case Ast.If branch -> branch(branch);
            case Ast.For loop -> forLoop(loop);
            case Ast.ForIn loop -> forEach(loop, loop.target(), loop.object(), loop.body());
            case Ast.ForOf loop -> forEach(loop, loop.target(), loop.iterable(), loop.body());
            case Ast.While loop -> {
                expression(loop.test());
                statement(loop.body());
            }
            case Ast.DoWhile loop -> {
                statement(loop.body());
                expression(loop.test());
            }
            case Ast.Switch choice -> choice(choice);
            case Ast.Labeled labeled -> statement(labeled.body());
            case Ast.Return s -> expression(s.argument());
            case Ast.Throw s -> expression(s.argument());
            case Ast.Try guarded -> guarded(guarded);
            case Ast.ExportDeclaration export -> statement(export.declaration());
            case Ast.ExportDefaultClass export -> declaredClass(export.classNode());
            case Ast.ExportDefaultExpression export -> expression(export.expression());
            case null, default -> {}
        }
    }

    private void count(@Nullable Object node) {
        if (node != null) {
            nodes++;
        }
    }

    private void declaration(Ast.VariableDeclaration declaration) {
        for (Ast.Declarator declarator : declaration.declarators()) {
            expression(declarator.initializer());
            pattern(declarator.target());
        }
    }

    private void declaredClass(ClassNode node) {
        classNode(node);
        ready(nameOf(node.name()));
    }

    private void branch(Ast.If branch) {
        Statement rest = branch;
        while (rest instanceof Ast.If next) {
            expression(next.test());
            statement(next.consequent());
            rest = next.alternate();
        }
        statement(rest);
    }

    private void block(Ast node, List<Statement> body) {
        Scope outer = scope;
        scope = new Scope(outer, function, false);
        declareLexicals(body);
        if (scope.variables().isEmpty()) {
            scope = outer;
        } else {
            blocks.put(node, scope);
        }
        hoisted(scope == outer ? List.of() : scope.functions());
        statements(body);
        scope = outer;
    }

    private void forLoop(Ast.For loop) {
        Scope outer = scope;
        if (loop.initializer() instanceof Ast.VariableDeclaration declaration
                && declaration.kind().lexical()) {
            scope = new Scope(outer, function, false);
            blocks.put(loop, scope);
            declaration.declarators().forEach(d -> declare(d.target(), kind(declaration.kind())));
        }
        statement(loop.initializer());
        expression(loop.test());
        statement(loop.body());
        expression(loop.update());
        scope = outer;
    }

    private void forEach(Ast loop, Ast.ForTarget target, Expression object, Statement body) {
        Scope outer = scope;
        if (target instanceof Ast.ForDeclaration declaration && declaration.kind().lexical()) {
            scope = new Scope(outer, function, false);
            declare(declaration.pattern(), kind(declaration.kind()));
            expression(object);
            if (scope.variables().stream().anyMatch(v -> v.early)) {
                blocks.put(target, scope);
            }
            scope = new Scope(outer, function, false);
            blocks.put(loop, scope);
            declare(declaration.pattern(), kind(declaration.kind()));
            pattern(declaration.pattern());
        } else {
            expression(object);
            switch (target) {
                case Ast.ForDeclaration declaration -> pattern(declaration.pattern());
                case Ast.ForAssignment assignment -> pattern(assignment.pattern());
            }
        }
        statement(body);
        scope = outer;
    }

    private void choice(Ast.Switch choice) {
        expression(choice.discriminant());
        Scope outer = scope;
        scope = new Scope(outer, function, false);
        List<Statement> all = new ArrayList<>();
        choice.cases().forEach(c -> all.addAll(c.body()));
        declareLexicals(all);
        if (!scope.variables().isEmpty()) {
            blocks.put(choice, scope);
        }
        hoisted(scope.functions());
        for (Ast.SwitchCase clause : choice.cases()) {
            expression(clause.test());
        }
        for (Ast.SwitchCase clause : choice.cases()) {
            for (Variable variable : scope.variables()) {
                variable.ready &= !variable.kind.hasDeadZone();
            }
            statements(clause.body());
        }
        scope = outer;
    }

    private void guarded(Ast.Try guarded) {
        statement(guarded.block());
        Ast.Catch handler = guarded.handler();
        if (handler != null) {
            Scope outer = scope;
            scope = new Scope(outer, function, false);
            declare(handler.parameter(), Variable.Kind.LET);
            if (!scope.variables().isEmpty()) {
                blocks.put(handler, scope);
            }
            pattern(handler.parameter());
            statement(handler.body());
            scope = outer;
        }
        statement(guarded.finalizer());
    }

    /* ---- Patterns ---- */

    private void pattern(@Nullable Pattern pattern) {
        count(pattern);
        switch (pattern) {
            case BindingIdentifier name -> ready(name.name());
            case ObjectPattern object -> {
                for (Ast.PatternProperty property : object.properties()) {
                    key(property.key());
                    element(property.value());
                }
                pattern(object.rest());
            }
            case ArrayPattern array -> {
                for (Ast.ArrayPatternItem item : array.elements()) {
                    if (item instanceof PatternElement element) {
                        element(element);
                    }
                }
                pattern(array.rest());
            }
            case Expression target -> expression(target);
            case null -> {}
        }
    }

    private void element(PatternElement element) {
        expression(element.defaultValue());
        pattern(element.target());
    }

    private void key(PropertyKey key) {
        switch (key) {
            case Ast.ComputedKey computed -> expression(computed.expression());
            case Ast.PrivateName name -> refer("#" + name.name(), name);
            default -> {}
        }
    }

    /* ---- Classes ---- */

    private void classNode(ClassNode node) {
        Scope outer = scope;
        Scope names = new Scope(outer, function, false);
        Scope members = new Scope(names, function, false);
        scope = names;
        BindingIdentifier name = node.name();
        Variable self = name == null ? null : names.declare(name.name(), Variable.Kind.CONST);
        expression(node.heritage());
        scope = members;
        ClassScope result = members(node, names, members);
        classes.put(node, result);
        for (Ast.ClassElement element : node.elements()) {
            switch (element) {
                case Ast.ClassMethod method -> computed(method.key());
                case Ast.ClassField field -> computed(field.key());
                case Ast.ClassStaticBlock _ -> {}
            }
        }
        if (self != null) {
            self.ready = true;
        }
        methods(node, result);
        fields(node, result.fields(), false, result);
        fields(node, result.statics(), true, result);
        if (self != null) {
            self.early |= self.captured;
        }
        scope = outer;
    }

    private void computed(PropertyKey key) {
        if (key instanceof Ast.ComputedKey) {
            key(key);
        }
    }

    private ClassScope members(ClassNode node, Scope names, Scope members) {
        Map<Ast.ClassElement, Variable> kept = ClassScope.newKept();
        boolean fields = false;
        boolean statics = false;
        for (Ast.ClassElement element : node.elements()) {
            switch (element) {
                case Ast.ClassMethod method -> {
                    if (method.key() instanceof Ast.PrivateName name) {
                        declarePrivate(name, members);
                        if (!method.isStatic()) {
                            fields = true;
                            kept.put(element, keep(members, kept.size()));
                        }
                    }
                }
                case Ast.ClassField field -> {
                    fields |= !field.isStatic();
                    statics |= field.isStatic();
                    if (field.key() instanceof Ast.PrivateName name) {
                        declarePrivate(name, members);
                    } else if (field.key() instanceof Ast.ComputedKey) {
                        kept.put(element, keep(members, kept.size()));
                    }
                }
                case Ast.ClassStaticBlock _ -> statics = true;
            }
        }
        return new ClassScope(
                names,
                members,
                fields ? new FunctionScope(function, Kind.FIELDS) : null,
                statics ? new FunctionScope(function, Kind.FIELDS) : null,
                kept);
    }

    private static void declarePrivate(Ast.PrivateName name, Scope members) {
        Variable variable = members.declare("#" + name.name(), Variable.Kind.HIDDEN);
        variable.ready = true;
        variable.used = true;
    }

    private static Variable keep(Scope members, int number) {
        Variable variable = members.declare("%" + number, Variable.Kind.HIDDEN);
        variable.ready = true;
        variable.captured = true;
        variable.used = true;
        return variable;
    }

    private void methods(ClassNode node, ClassScope result) {
        FunctionNode constructor = node.constructor();
        if (constructor != null) {
            enter(constructor, false);
            function(constructor).hasFields = result.fields() != null;
        }
        for (Ast.ClassElement element : node.elements()) {
            if (element instanceof Ast.ClassMethod method) {
                if (method.key() instanceof Ast.PrivateName name && method.isStatic()) {
                    refer("#" + name.name(), name);
                }
                enter(method.function(), false);
            }
        }
    }

    private void fields(
            ClassNode node, @Nullable FunctionScope fields, boolean statics, ClassScope result) {
        if (fields == null) {
            return;
        }
        FunctionScope outerFunction = function;
        Scope outerScope = scope;
        function = fields;
        scope = new Scope(result.members(), fields, false);
        fields.scopes(scope, scope, scope);
        for (Ast.ClassElement element : node.elements()) {
            switch (element) {
                case Ast.ClassField field when field.isStatic() == statics -> {
                    if (field.key() instanceof Ast.PrivateName) {
                        key(field.key());
                    }
                    fieldValue(field);
                }
                case Ast.ClassMethod method when !method.isStatic() && !statics -> {
                    if (method.key() instanceof Ast.PrivateName) {
                        key(method.key());
                    }
                }
                case Ast.ClassStaticBlock block when statics -> staticBlock(block.function());
                default -> {}
            }
        }
        function = outerFunction;
        scope = outerScope;
    }

    private void fieldValue(Ast.ClassField field) {
        Expression value = valueOf(field);
        if (value != null) {
            expression(value);
        }
    }

    /** {@return the expression behind a field's "="} */
    static @Nullable Expression valueOf(Ast.ClassField field) {
        FunctionNode initializer = field.initializer();
        return initializer != null
                        && !initializer.body().isEmpty()
                        && initializer.body().get(0) instanceof Ast.Return result
                ? result.argument()
                : null;
    }

    private void staticBlock(FunctionNode node) {
        Scope outer = scope;
        scope = new Scope(outer, function, false);
        blocks.put(node, scope);
        functionBody(node.body());
        scope = outer;
    }

    /* ---- Expressions ---- */

    private void expression(Ast.@Nullable ArrayItem expression) {
        count(expression);
        switch (expression) {
            case Ast.Identifier name -> refer(name.name(), name);
            case Ast.This _ -> referThis();
            case Ast.NewTarget _ -> referNewTarget();
            case Ast.Binary binary -> binary(binary);
            case Ast.Logical logical -> logical(logical);
            case Ast.Unary unary -> expression(unary.operand());
            case Ast.Update update -> expression((Expression) update.target());
            case Ast.Assign assign -> assign(assign);
            case Ast.CompoundAssign assign -> {
                expression((Expression) assign.target());
                expression(assign.value());
            }
            case Ast.LogicalAssign assign -> {
                expression((Expression) assign.target());
                expression(assign.value());
            }
            case Ast.Conditional choice -> {
                expression(choice.test());
                expression(choice.consequent());
                expression(choice.alternate());
            }
            case Ast.Sequence sequence -> sequence.expressions().forEach(this::expression);
            case Ast.Member member -> expression(member.object());
            case Ast.Index index -> {
                expression(index.object());
                expression(index.index());
            }
            case Ast.PrivateMember member -> {
                expression(member.object());
                key(member.name());
            }
            case Ast.PrivateIn in -> {
                expression(in.object());
                key(in.name());
            }
            case Ast.Call call -> {
                expression(call.callee());
                call.arguments().forEach(this::expression);
            }
            case Ast.New call -> {
                expression(call.callee());
                call.arguments().forEach(this::expression);
            }
            case Ast.SuperCall call -> {
                referSuperCall();
                call.arguments().forEach(this::expression);
            }
            case Ast.SuperMember _ -> referThis();
            case Ast.SuperIndex index -> {
                referThis();
                expression(index.index());
            }
            case Ast.OptionalChain chain -> expression(chain.expression());
            case Ast.Spread spread -> expression(spread.argument());
            case Ast.ArrayLiteral array -> array.elements().forEach(this::expression);
            case Ast.ObjectLiteral object -> object.items().forEach(this::item);
            case Ast.TemplateLiteral template -> template.expressions().forEach(this::expression);
            case Ast.TaggedTemplate tagged -> {
                expression(tagged.tag());
                expression(tagged.template());
            }
            case Ast.FunctionExpression e -> enter(e.function(), true);
            case Ast.ClassExpression e -> classNode(e.classNode());
            case Ast.Yield yield -> expression(yield.argument());
            case Ast.Await await -> expression(await.argument());
            case Ast.ImportCall call -> {
                expression(call.specifier());
                expression(call.options());
            }
            case null, default -> {}
        }
    }

    private void binary(Ast.Binary binary) {
        Deque<Expression> rights = new ArrayDeque<>();
        Expression left = binary;
        while (left instanceof Ast.Binary b) {
            rights.push(b.right());
            left = b.left();
        }
        expression(left);
        rights.forEach(this::expression);
    }

    private void logical(Ast.Logical logical) {
        Deque<Expression> rights = new ArrayDeque<>();
        Expression left = logical;
        while (left instanceof Ast.Logical l) {
            rights.push(l.right());
            left = l.left();
        }
        expression(left);
        rights.forEach(this::expression);
    }

    private void assign(Ast.Assign assign) {
        switch (assign.target()) {
            case Ast.Identifier name -> {
                expression(assign.value());
                refer(name.name(), name);
            }
            case Ast.SimpleTarget target -> {
                pattern(target);
                expression(assign.value());
            }
            case Pattern target -> {
                expression(assign.value());
                pattern(target);
            }
        }
    }

    private void item(Ast.ObjectItem item) {
        switch (item) {
            case Ast.ObjectProperty property -> {
                key(property.key());
                expression(property.value());
            }
            case Ast.ObjectPrototype prototype -> expression(prototype.value());
            case Ast.ObjectMethod method -> {
                key(method.key());
                enter(method.function(), false);
            }
            case Ast.ObjectSpread spread -> expression(spread.argument());
        }
    }
}
