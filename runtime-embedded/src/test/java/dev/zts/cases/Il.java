package dev.zts.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The little language of generated programs: what {@link IlPrinter} can write as JavaScript. */
sealed interface Il {

    /** What has a value. */
    sealed interface Expression extends Il {}

    /** A literal or a name, as it is written. */
    record Word(String text) implements Expression {}

    record Unary(String operator, Expression operand) implements Expression {}

    record Binary(String operator, Expression left, Expression right) implements Expression {}

    record Conditional(Expression test, Expression then, Expression otherwise)
            implements Expression {}

    record Assign(String operator, Expression target, Expression value) implements Expression {}

    record Items(List<Expression> elements) implements Expression {}

    /**
     * An object literal; each member is written as it is: {@code key: value}, a method, a spread.
     */
    record Members(List<Member> members) implements Expression {}

    record Call(Expression callee, List<Expression> arguments) implements Expression {}

    record Dot(Expression object, String name) implements Expression {}

    record Index(Expression object, Expression key) implements Expression {}

    record Spread(Expression iterable) implements Expression {}

    record Arrow(List<String> parameters, Expression body) implements Expression {}

    record New(String type, List<Expression> arguments) implements Expression {}

    /** A template literal with a substitution after every text. */
    record Template(List<String> texts, List<Expression> substitutions) implements Expression {}

    /** A member of an object literal or of a class. */
    sealed interface Member extends Il {}

    /** {@code key: value}; without value the key is a shorthand. */
    record Property(String key, @Nullable Expression value) implements Member {}

    record SpreadMember(Expression source) implements Member {}

    /** A method, accessor, or constructor; {@code head} is what stands before its body. */
    record Method(String head, List<Statement> body) implements Member {}

    /** A field of a class. */
    record Field(String name, Expression value) implements Member {}

    /** What does something. */
    sealed interface Statement extends Il {}

    record Declare(String kind, String pattern, Expression value) implements Statement {}

    record Evaluate(Expression expression) implements Statement {}

    record If(Expression test, List<Statement> then, List<Statement> otherwise)
            implements Statement {}

    /** A loop that counts to a small bound and stops early when the program's fuel is used up. */
    record Count(@Nullable String label, String counter, int bound, List<Statement> body)
            implements Statement {}

    record ForOf(String pattern, Expression iterable, List<Statement> body) implements Statement {}

    record Switch(Expression subject, List<Case> cases) implements Statement {}

    /**
     * @param test null for the default
     */
    record Case(@Nullable Expression test, List<Statement> body) {}

    record Try(List<Statement> body, List<Statement> handler, List<Statement> finalizer)
            implements Statement {}

    record Throw(Expression value) implements Statement {}

    record Return(Expression value) implements Statement {}

    record Yield(Expression value) implements Statement {}

    /** {@code break} or {@code continue}, with a label or without. */
    record Jump(String text) implements Statement {}

    record Define(String head, List<Statement> body) implements Statement {}

    record DefineClass(String head, List<Member> members) implements Statement {}
}
