package dev.zts.vm.lower;

import static dev.zts.vm.bytecode.Opcode.CALL;
import static dev.zts.vm.bytecode.Opcode.CALL_IC;
import static dev.zts.vm.bytecode.Opcode.CALL_METHOD;
import static dev.zts.vm.bytecode.Opcode.CALL_SPREAD;
import static dev.zts.vm.bytecode.Opcode.CHECK_THIS_UNSET;
import static dev.zts.vm.bytecode.Opcode.DROP;
import static dev.zts.vm.bytecode.Opcode.DUP;
import static dev.zts.vm.bytecode.Opcode.GET_ELEM;
import static dev.zts.vm.bytecode.Opcode.GET_FIELD;
import static dev.zts.vm.bytecode.Opcode.GET_FIELD_IC;
import static dev.zts.vm.bytecode.Opcode.GET_LENGTH;
import static dev.zts.vm.bytecode.Opcode.GET_PRIVATE;
import static dev.zts.vm.bytecode.Opcode.GET_SUPER_ELEM;
import static dev.zts.vm.bytecode.Opcode.GET_SUPER_FIELD;
import static dev.zts.vm.bytecode.Opcode.GOTO;
import static dev.zts.vm.bytecode.Opcode.IF_NULLISH;
import static dev.zts.vm.bytecode.Opcode.INIT_FIELDS;
import static dev.zts.vm.bytecode.Opcode.NEW;
import static dev.zts.vm.bytecode.Opcode.NEW_SPREAD;
import static dev.zts.vm.bytecode.Opcode.PUSH_TRUE;
import static dev.zts.vm.bytecode.Opcode.PUSH_UNDEFINED;
import static dev.zts.vm.bytecode.Opcode.SUPER_CALL;
import static dev.zts.vm.bytecode.Opcode.SUPER_CALL_SPREAD;
import static dev.zts.vm.bytecode.Opcode.TAIL_CALL;

import dev.zts.vm.bytecode.Assembler.Label;
import dev.zts.vm.bytecode.FunctionCode.Kind;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.syntax.Ast;
import dev.zts.vm.syntax.Ast.ArrayItem;
import dev.zts.vm.syntax.Ast.Expression;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Property reads, calls, new, super and optional chains (ECMA-262 13.3). */
final class Calls {

    /** So many arguments go over the stack; more go as an array. */
    private static final int MAX_ARGUMENTS = 4000;

    /** An optional chain: where links jump to that find nothing, by depth of the stack. */
    private record Chain(int base, TreeMap<Integer, Label> exits) {}

    private final Body body;
    private @Nullable Chain chain;

    Calls(Body body) {
        this.body = body;
    }

    /* ---- Properties ---- */

    void member(Ast.Member member) {
        object(member.object(), member.optional());
        field(member.name(), member.nameStart());
    }

    void index(Ast.Index index) {
        object(index.object(), index.optional());
        element(index);
    }

    void privateMember(Ast.PrivateMember member) {
        object(member.object(), member.optional());
        body.asm.at(member.name().start());
        privateName(member.name());
        body.asm.emit(GET_PRIVATE);
    }

    private void object(Expression object, boolean optional) {
        body.expressions.value(object);
        if (optional) {
            leaveIfNullish();
        }
    }

    /** o -> o.name */
    void field(String name, int offset) {
        body.asm.at(offset);
        if (name.equals("length")) {
            body.asm.emit(GET_LENGTH);
        } else if (isOneTime()) {
            body.asm.emit(GET_FIELD, name);
        } else {
            body.asm.emit(GET_FIELD_IC, body.asm.atom(name), body.asm.cache());
        }
    }

    /** {@return whether code here runs once, so that an inline cache cannot pay} */
    boolean isOneTime() {
        return body.parent == null && !body.loops.isInLoop();
    }

    private void element(Ast.Index index) {
        String name = fieldName(index);
        if (name != null) {
            field(name, index.index().start());
        } else {
            body.expressions.value(index.index());
            body.asm.at(index.index().start());
            body.asm.emit(GET_ELEM);
        }
    }

    /** {@return the name, if the index is a string that is no array index} */
    static @Nullable String fieldName(Ast.Index index) {
        return index.index() instanceof Ast.StringLiteral literal
                ? Literals.fieldName(literal.value())
                : null;
    }

    /** Pushes the private name that is meant here. */
    void privateName(Ast.PrivateName name) {
        body.bindings.load(Objects.requireNonNull(body.scope().lookup("#" + name.name())));
    }

    /** this -> super.name */
    void superField(Ast.SuperMember member) {
        body.asm.at(member.nameStart());
        body.asm.emit(GET_SUPER_FIELD, member.name());
    }

    /* ---- Optional chains ---- */

    void chain(Ast.OptionalChain node) {
        chain(1, PUSH_UNDEFINED, () -> body.expressions.value(node.expression()));
    }

    private void chain(int results, Opcode result, Runnable links) {
        Chain outer = chain;
        Chain own = new Chain(body.asm.depth(), new TreeMap<>());
        chain = own;
        links.run();
        chain = outer;
        if (own.exits().isEmpty()) {
            return;
        }
        Label end = new Label();
        body.asm.jump(GOTO, end);
        body.asm.resumeAt(own.exits().lastKey());
        for (int depth = own.exits().lastKey(); depth > own.base(); depth--) {
            Label exit = own.exits().get(depth);
            if (exit != null) {
                body.asm.bind(exit);
            }
            body.asm.emit(DROP);
        }
        for (int i = 0; i < results; i++) {
            body.asm.emit(result);
        }
        body.asm.bind(end);
    }

    /** Leaves the chain if the value on top, which stays, is undefined or null. */
    private void leaveIfNullish() {
        Chain own = Objects.requireNonNull(chain);
        Label exit = own.exits().computeIfAbsent(body.asm.depth(), _ -> new Label());
        body.asm.emit(DUP);
        body.asm.jump(IF_NULLISH, exit);
    }

    void deleteChain(Ast.Unary unary, Ast.OptionalChain node) {
        switch (node.expression()) {
            case Ast.Member member ->
                    chain(
                            1,
                            PUSH_TRUE,
                            () -> {
                                object(member.object(), member.optional());
                                body.operators.deleteField(unary, member);
                            });
            case Ast.Index index ->
                    chain(
                            1,
                            PUSH_TRUE,
                            () -> {
                                object(index.object(), index.optional());
                                body.operators.deleteElement(unary, index);
                            });
            default -> {
                body.expressions.effect(node);
                body.asm.emit(PUSH_TRUE);
            }
        }
    }

    /* ---- Calls ---- */

    /** Calls; as the last act of a function if a return follows. */
    void call(Ast.Call call, boolean tail) {
        refuseEval(call);
        boolean asArray = needsArray(call.arguments());
        boolean hasThis = hasThis(call.callee());
        if (asArray && !hasThis) {
            body.asm.emit(PUSH_UNDEFINED);
        }
        callee(call.callee());
        if (call.optional()) {
            leaveIfNullish();
        }
        if (asArray) {
            array(call.arguments(), place(call));
            body.asm.emit(CALL_SPREAD);
            return;
        }
        call.arguments().forEach(argument -> body.expressions.value((Expression) argument));
        body.asm.at(place(call));
        emitCall(call.callee(), hasThis, call.arguments().size(), tail);
    }

    private void emitCall(Expression callee, boolean hasThis, int count, boolean tail) {
        if (hasThis) {
            body.asm.emit(CALL_METHOD, count);
        } else if (isKnown(callee)) {
            body.asm.emit(tail ? TAIL_CALL : CALL, count);
        } else {
            body.asm.emit(CALL_IC, count, body.asm.cache());
        }
    }

    private boolean isKnown(Expression callee) {
        if (callee instanceof Ast.Identifier name) {
            Variable variable = body.scope().lookup(name.name());
            return variable == null || variable.scope.isGlobal();
        }
        return callee instanceof Ast.FunctionExpression;
    }

    private void refuseEval(Ast.Call call) {
        if (!call.optional()
                && call.callee() instanceof Ast.Identifier name
                && name.name().equals("eval")) {
            throw body.unit.problem(
                    call.start(),
                    "direct eval is not supported; run this handler on GraalJS (--engine graaljs)");
        }
    }

    private static int place(Ast.Call call) {
        return switch (call.callee()) {
            case Ast.Member member -> member.nameStart();
            case Ast.SuperMember member -> member.nameStart();
            case Ast.PrivateMember member -> member.name().start();
            case Ast.Index index -> index.index().start();
            default -> call.start();
        };
    }

    /** {@return whether the callee is a property, so that its object is this} */
    private static boolean hasThis(Expression callee) {
        return switch (callee) {
            case Ast.Member _,
                    Ast.Index _,
                    Ast.PrivateMember _,
                    Ast.SuperMember _,
                    Ast.SuperIndex _ ->
                    true;
            case Ast.OptionalChain chain -> hasThis(chain.expression());
            default -> false;
        };
    }

    /** Pushes the callee, and its object before it if it is a property. */
    private void callee(Expression callee) {
        switch (callee) {
            case Ast.Member member -> {
                object(member.object(), member.optional());
                body.asm.emit(DUP);
                field(member.name(), member.nameStart());
            }
            case Ast.Index index -> {
                object(index.object(), index.optional());
                body.asm.emit(DUP);
                element(index);
            }
            case Ast.PrivateMember member -> {
                object(member.object(), member.optional());
                body.asm.emit(DUP);
                body.asm.at(member.name().start());
                privateName(member.name());
                body.asm.emit(GET_PRIVATE);
            }
            case Ast.SuperMember member -> {
                body.bindings.loadThis();
                body.asm.emit(DUP);
                superField(member);
            }
            case Ast.SuperIndex index -> {
                body.bindings.loadThis();
                body.asm.emit(DUP);
                body.expressions.value(index.index());
                body.asm.at(index.start());
                body.asm.emit(GET_SUPER_ELEM);
            }
            case Ast.OptionalChain node when hasThis(node) ->
                    chain(2, PUSH_UNDEFINED, () -> callee(node.expression()));
            default -> body.expressions.value(callee);
        }
    }

    private static boolean needsArray(List<ArrayItem> arguments) {
        return arguments.size() > MAX_ARGUMENTS
                || arguments.stream().anyMatch(Ast.Spread.class::isInstance);
    }

    private void array(List<ArrayItem> arguments, int offset) {
        body.literals.array(arguments);
        body.asm.at(offset);
    }

    void construct(Ast.New call) {
        body.expressions.value(call.callee());
        if (needsArray(call.arguments())) {
            array(call.arguments(), call.start());
            body.asm.emit(NEW_SPREAD);
            return;
        }
        call.arguments().forEach(argument -> body.expressions.value((Expression) argument));
        body.asm.at(call.start());
        body.asm.emit(NEW, call.arguments().size());
    }

    /** ECMA-262 13.3.7.1: constructs the parent, binds this, adds the fields. */
    void superCall(Ast.SuperCall call) {
        FunctionScope owner = body.function.thisFunction();
        if (owner.kind() != Kind.DERIVED_CONSTRUCTOR) {
            throw new AssertionError("super() outside of a derived constructor");
        }
        body.bindings.loadClosure();
        body.bindings.loadNewTarget();
        if (needsArray(call.arguments())) {
            array(call.arguments(), call.start());
            body.asm.emit(SUPER_CALL_SPREAD);
        } else {
            call.arguments().forEach(argument -> body.expressions.value((Expression) argument));
            body.asm.at(call.start());
            body.asm.emit(SUPER_CALL, call.arguments().size());
        }
        Variable self = owner.declareThis();
        body.bindings.load(self);
        body.asm.emit(CHECK_THIS_UNSET);
        body.asm.emit(DUP);
        body.bindings.store(self);
        if (owner.hasFields) {
            body.asm.emit(DUP);
            body.bindings.loadClosure();
            body.asm.emit(INIT_FIELDS);
        }
    }

    void tagged(Ast.TaggedTemplate tagged) {
        callee(tagged.tag());
        body.literals.templateObject(tagged.template());
        tagged.template().expressions().forEach(body.expressions::value);
        body.asm.at(tagged.start());
        int count = tagged.template().expressions().size() + 1;
        emitCall(tagged.tag(), hasThis(tagged.tag()), count, false);
    }
}
