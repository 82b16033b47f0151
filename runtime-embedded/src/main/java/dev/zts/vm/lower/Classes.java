package dev.zts.vm.lower;

import static dev.zts.vm.bytecode.Opcode.CALL_METHOD;
import static dev.zts.vm.bytecode.Opcode.DEFINE_ELEM;
import static dev.zts.vm.bytecode.Opcode.DEFINE_FIELD;
import static dev.zts.vm.bytecode.Opcode.DEFINE_PRIVATE;
import static dev.zts.vm.bytecode.Opcode.DROP;
import static dev.zts.vm.bytecode.Opcode.DUP;
import static dev.zts.vm.bytecode.Opcode.GET_LOC;
import static dev.zts.vm.bytecode.Opcode.INIT_FIELDS;
import static dev.zts.vm.bytecode.Opcode.MAKE_CLASS;
import static dev.zts.vm.bytecode.Opcode.PRIVATE_NAME;
import static dev.zts.vm.bytecode.Opcode.PUSH_EMPTY;
import static dev.zts.vm.bytecode.Opcode.PUSH_FUNCTION;
import static dev.zts.vm.bytecode.Opcode.PUSH_NEW_TARGET;
import static dev.zts.vm.bytecode.Opcode.PUSH_THIS;
import static dev.zts.vm.bytecode.Opcode.PUSH_UNDEFINED;
import static dev.zts.vm.bytecode.Opcode.PUT_LOC;
import static dev.zts.vm.bytecode.Opcode.REST;
import static dev.zts.vm.bytecode.Opcode.RET;
import static dev.zts.vm.bytecode.Opcode.RET_UNDEFINED;
import static dev.zts.vm.bytecode.Opcode.SET_FIELDS;
import static dev.zts.vm.bytecode.Opcode.SET_FUNCTION_NAME;
import static dev.zts.vm.bytecode.Opcode.SET_HOME;
import static dev.zts.vm.bytecode.Opcode.SUPER_CALL_SPREAD;
import static dev.zts.vm.bytecode.Opcode.SWAP;

import dev.zts.vm.bytecode.FunctionBuilder;
import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.FunctionCode.Kind;
import dev.zts.vm.bytecode.MethodFlags;
import dev.zts.vm.syntax.Ast;
import dev.zts.vm.syntax.Ast.ClassNode;
import dev.zts.vm.syntax.Ast.Expression;
import dev.zts.vm.syntax.Ast.FunctionNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Class definitions (ECMA-262 15.7.14). */
final class Classes {

    private static final int PRIVATE_FIELD = 0;
    private static final int PRIVATE_METHOD = 1;

    private final Body body;

    Classes(Body body) {
        this.body = body;
    }

    /**
     * Pushes a class.
     *
     * @param name what it is called without own name
     * @param pushName pushes the property key that names it, if only running tells
     */
    void define(ClassNode node, String name, @Nullable Runnable pushName) {
        ClassScope scopes = body.unit.scopes().classScope(node);
        Scope outer = body.scope();
        int mark = body.allocated();
        String className = node.name() == null ? name : node.name().name();
        body.bindings.enter(scopes.names());
        heritage(node);
        body.bindings.enter(scopes.members());
        privateNames(scopes);
        constructor(node, className, scopes);
        body.asm.at(node.start());
        if (pushName != null) {
            pushName.run();
            body.asm.emit(SWAP);
            body.asm.emit(SET_FUNCTION_NAME, 0);
            body.asm.emit(SWAP);
            body.asm.emit(DROP);
        }
        body.asm.emit(MAKE_CLASS);
        for (Ast.ClassElement element : node.elements()) {
            element(element, scopes);
        }
        body.asm.emit(DROP);
        if (scopes.fields() != null) {
            fields(node, scopes, scopes.fields(), false);
            body.asm.emit(SET_FIELDS);
        }
        if (node.name() != null) {
            body.asm.emit(DUP);
            body.bindings.initialise(node.name().name());
        }
        if (scopes.statics() != null) {
            body.asm.emit(DUP);
            fields(node, scopes, scopes.statics(), true);
            body.asm.emit(SET_HOME);
            body.asm.emit(CALL_METHOD, 0);
            body.asm.emit(DROP);
        }
        body.bindings.leave(outer, mark);
    }

    private void heritage(ClassNode node) {
        Expression heritage = node.heritage();
        if (heritage == null) {
            body.asm.emit(PUSH_EMPTY);
        } else {
            body.expressions.value(heritage);
        }
    }

    private void privateNames(ClassScope scopes) {
        for (Variable variable : scopes.members().variables()) {
            if (variable.name.startsWith("#")) {
                body.asm.emit(PRIVATE_NAME, variable.name);
                body.bindings.initialise(variable);
            }
        }
    }

    /* ---- Constructors ---- */

    private void constructor(ClassNode node, String name, ClassScope scopes) {
        FunctionNode written = node.constructor();
        if (written != null) {
            body.functions.closure(written, name, node.start(), node.end());
            return;
        }
        boolean derived = node.heritage() != null;
        FunctionScope scope =
                new FunctionScope(
                        body.function, derived ? Kind.DERIVED_CONSTRUCTOR : Kind.BASE_CONSTRUCTOR);
        Body inner = new Body(body.unit, body, scope, scopes.members(), false, false);
        FunctionBuilder builder = builder(inner, node, name);
        builder.keepsArguments = derived;
        boolean hasFields = scopes.fields() != null;
        if (derived) {
            defaultDerived(inner, hasFields);
        } else {
            defaultBase(inner, hasFields);
        }
        body.functions.make(inner, inner.finish(builder));
    }

    private static FunctionBuilder builder(Body inner, ClassNode node, String name) {
        FunctionBuilder builder = inner.builder();
        builder.name = name;
        builder.start = node.start();
        builder.end = node.end();
        inner.asm.at(node.start());
        return builder;
    }

    private static void defaultDerived(Body inner, boolean hasFields) {
        inner.asm.emit(PUSH_FUNCTION);
        inner.asm.emit(PUSH_NEW_TARGET);
        inner.asm.emit(REST, 0);
        inner.asm.emit(SUPER_CALL_SPREAD);
        if (hasFields) {
            inner.asm.emit(DUP);
            inner.asm.emit(PUSH_FUNCTION);
            inner.asm.emit(INIT_FIELDS);
        }
        inner.asm.emit(RET);
    }

    private static void defaultBase(Body inner, boolean hasFields) {
        if (hasFields) {
            inner.asm.emit(PUSH_THIS);
            inner.asm.emit(PUSH_FUNCTION);
            inner.asm.emit(INIT_FIELDS);
        }
        inner.asm.emit(RET_UNDEFINED);
    }

    /* ---- Elements; the class and its prototype are on the stack ---- */

    private void element(Ast.ClassElement element, ClassScope scopes) {
        body.asm.at(element.start());
        switch (element) {
            case Ast.ClassMethod method -> {
                if (method.isStatic()) {
                    body.asm.emit(SWAP);
                    staticMethod(method);
                    body.asm.emit(SWAP);
                } else {
                    method(method, scopes);
                }
            }
            case Ast.ClassField field -> {
                Variable kept = scopes.kept().get(field);
                if (kept != null) {
                    body.literals.key(field.key());
                    body.bindings.initialise(kept);
                }
            }
            case Ast.ClassStaticBlock _ -> {}
        }
    }

    /** object -> object */
    private void method(Ast.ClassMethod method, ClassScope scopes) {
        int flags = Literals.flags(method.methodKind());
        if (method.key() instanceof Ast.PrivateName) {
            privateClosure(method);
            body.bindings.initialise(Objects.requireNonNull(scopes.kept().get(method)));
        } else {
            body.literals.method(method.key(), method.function(), flags);
        }
    }

    /** class -> class */
    private void staticMethod(Ast.ClassMethod method) {
        if (!(method.key() instanceof Ast.PrivateName name)) {
            body.literals.method(
                    method.key(), method.function(), Literals.flags(method.methodKind()));
            return;
        }
        int mark = body.allocated();
        int slot = body.allocate();
        privateClosure(method);
        body.asm.emit(PUT_LOC, slot);
        body.calls.privateName(name);
        body.asm.emit(GET_LOC, slot);
        body.asm.emit(DEFINE_PRIVATE, privateKind(method));
        body.release(mark);
    }

    /** home -> home closure */
    private void privateClosure(Ast.ClassMethod method) {
        int flags = Literals.flags(method.methodKind());
        body.functions.closure(
                method.function(), Literals.prefix(flags) + Literals.text(method.key()));
        body.asm.emit(SET_HOME);
    }

    private static int privateKind(Ast.ClassMethod method) {
        return PRIVATE_METHOD + (Literals.flags(method.methodKind()) & MethodFlags.KIND);
    }

    /* ---- Fields ---- */

    /** Pushes the closure that gives instances, or the class, their fields. */
    private void fields(
            ClassNode node, ClassScope scopes, FunctionScope function, boolean statics) {
        Body inner = new Body(body.unit, body, function, function.body(), false, false);
        FunctionBuilder builder =
                builder(
                        inner,
                        node,
                        statics ? "<static_initializer>" : "<instance_members_initializer>");
        inner.classes.initialiser(node, scopes, statics);
        FunctionCode code = inner.finish(builder);
        body.functions.make(inner, code);
    }

    private void initialiser(ClassNode node, ClassScope scopes, boolean statics) {
        body.functions.pseudoVariables();
        body.asm.emit(PUSH_THIS);
        if (!statics) {
            for (Ast.ClassElement element : node.elements()) {
                Variable kept = scopes.kept().get(element);
                if (element instanceof Ast.ClassMethod method && kept != null) {
                    body.asm.at(method.start());
                    body.calls.privateName((Ast.PrivateName) method.key());
                    body.bindings.load(kept);
                    body.asm.emit(DEFINE_PRIVATE, privateKind(method));
                }
            }
        }
        for (Ast.ClassElement element : node.elements()) {
            switch (element) {
                case Ast.ClassField field when field.isStatic() == statics ->
                        field(field, scopes.kept().get(field));
                case Ast.ClassStaticBlock block when statics -> staticBlock(block.function());
                default -> {}
            }
        }
        body.asm.emit(DROP);
        body.asm.emit(RET_UNDEFINED);
    }

    /** object -> object */
    private void field(Ast.ClassField field, @Nullable Variable computedKey) {
        body.asm.at(field.start());
        Expression value = Scopes.valueOf(field);
        if (computedKey != null) {
            body.bindings.load(computedKey);
            if (value == null) {
                body.asm.emit(PUSH_UNDEFINED);
            } else {
                body.expressions.namedByKey(value);
            }
            body.asm.at(field.start());
            body.asm.emit(DEFINE_ELEM);
            return;
        }
        String name = Literals.fieldName(field.key());
        if (field.key() instanceof Ast.PrivateName privateName) {
            body.calls.privateName(privateName);
        } else if (name == null) {
            body.literals.key(field.key());
        }
        if (value == null) {
            body.asm.emit(PUSH_UNDEFINED);
        } else {
            body.expressions.named(value, Literals.text(field.key()));
        }
        body.asm.at(field.start());
        if (field.key() instanceof Ast.PrivateName) {
            body.asm.emit(DEFINE_PRIVATE, PRIVATE_FIELD);
        } else if (name == null) {
            body.asm.emit(DEFINE_ELEM);
        } else {
            body.asm.emit(DEFINE_FIELD, name);
        }
    }

    private void staticBlock(FunctionNode node) {
        Scope outer = body.scope();
        int mark = body.allocated();
        Scope scope = body.unit.scopes().block(node);
        body.bindings.enter(scope);
        if (scope != null) {
            body.functions.hoist(scope);
        }
        body.statements.all(node.body());
        body.bindings.leave(outer, mark);
    }
}
