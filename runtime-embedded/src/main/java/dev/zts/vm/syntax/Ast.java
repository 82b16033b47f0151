package dev.zts.vm.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of the syntax tree of a script or module (ECMA-262 clauses 13 to 16).
 *
 * <p>Every node spans the text from {@link #start()} to {@link #end()}, offsets in UTF-16 units,
 * the end exclusive. A statement spans its semicolon if it is written. Parentheses make no node and
 * lie outside the span of the expression within them, but inside of what is built upon it: {@code
 * (a) + b} spans from the parenthesis. Nodes have identity: side tables keep what later stages know
 * about them in identity maps, and no node stands at two places of a tree. All code is strict.
 */
public sealed interface Ast {

    /** {@return the offset of the first character} */
    int start();

    /** {@return the offset behind the last character} */
    int end();

    /**
     * A whole source text.
     *
     * @param path the name of the source in messages and stacks
     * @param module true for a module, false for a script
     * @param facts of the code outside of functions, with {@code containsAwait} for top-level await
     */
    record Program(
            int start,
            int end,
            String path,
            SourceMap map,
            boolean module,
            List<Statement> body,
            FunctionFacts facts)
            implements Ast {
        public Program {
            body = List.copyOf(body);
        }

        /** {@return the text between two offsets} */
        public String text(int from, int to) {
            return map.source().substring(from, to);
        }
    }

    /**
     * A function of any kind. Its span is what Function.prototype.toString shows: a method's begins
     * at its modifiers or key, without static. Of a class constructor the text of the class is
     * shown instead.
     *
     * @param name the own name of a declaration or function expression; methods and anonymous
     *     functions have none here
     * @param parameters without the rest parameter
     * @param body the statements; an arrow function's expression and a field initializer's are one
     *     {@link Return} with the span of the expression
     * @param expressionBody true if the body was written as an expression
     * @param simpleParameters true if all parameters are plain names (IsSimpleParameterList)
     * @param parameterExpressions true if parameters hold defaults or computed keys
     *     (ContainsExpression)
     * @param expectedArgumentCount the value of length: parameters before the first default or rest
     */
    record FunctionNode(
            int start,
            int end,
            FunctionKind kind,
            boolean isAsync,
            boolean isGenerator,
            @Nullable BindingIdentifier name,
            List<PatternElement> parameters,
            @Nullable Pattern rest,
            List<Statement> body,
            boolean expressionBody,
            boolean simpleParameters,
            boolean parameterExpressions,
            int expectedArgumentCount,
            FunctionFacts facts)
            implements Ast {
        public FunctionNode {
            parameters = List.copyOf(parameters);
            body = List.copyOf(body);
        }
    }

    /**
     * A class. Its span is what Function.prototype.toString shows of its constructor.
     *
     * @param heritage the expression behind extends
     * @param constructor the written constructor, which is not among the elements
     */
    record ClassNode(
            int start,
            int end,
            @Nullable BindingIdentifier name,
            @Nullable Expression heritage,
            @Nullable FunctionNode constructor,
            List<ClassElement> elements)
            implements Ast {
        public ClassNode {
            elements = List.copyOf(elements);
        }
    }

    /** Something between the braces of a class, in the order it is written. */
    sealed interface ClassElement extends Ast {}

    /** A method or accessor of a class. */
    record ClassMethod(
            int start,
            int end,
            boolean isStatic,
            MethodKind methodKind,
            PropertyKey key,
            FunctionNode function)
            implements ClassElement {}

    /**
     * A field.
     *
     * @param initializer a function of kind FIELD_INITIALIZER, called with the object as this
     */
    record ClassField(
            int start,
            int end,
            boolean isStatic,
            PropertyKey key,
            @Nullable FunctionNode initializer)
            implements ClassElement {}

    /** A static block, as a function of kind STATIC_BLOCK. */
    record ClassStaticBlock(int start, int end, FunctionNode function) implements ClassElement {}

    /** The key of a property or class element. */
    sealed interface PropertyKey extends Ast {}

    /** A key written as a name or a string. */
    record NamedKey(int start, int end, String name) implements PropertyKey {}

    /** A key written as a number; the property is named as the number prints. */
    record NumberKey(int start, int end, double value) implements PropertyKey {}

    /** A key in brackets. */
    record ComputedKey(int start, int end, Expression expression) implements PropertyKey {}

    /**
     * A private name.
     *
     * @param name without the #
     */
    record PrivateName(int start, int end, String name) implements PropertyKey {}

    /* ---- Patterns ---- */

    /**
     * What takes values. In a declaration or parameter list the leaves are {@link
     * BindingIdentifier}s, in an assignment they are {@link Identifier}s and member expressions.
     */
    sealed interface Pattern extends Ast {}

    /** A pattern of one value: a name or a property. */
    sealed interface SimpleTarget extends Pattern {}

    /** A name that is being declared. */
    record BindingIdentifier(int start, int end, String name) implements SimpleTarget {}

    /**
     * An object pattern.
     *
     * @param rest behind "...": a {@link SimpleTarget}
     */
    record ObjectPattern(
            int start, int end, List<PatternProperty> properties, @Nullable Pattern rest)
            implements Pattern {
        public ObjectPattern {
            properties = List.copyOf(properties);
        }
    }

    /** {@code key: target = default} of an object pattern; a shorthand repeats its name as key. */
    record PatternProperty(int start, int end, PropertyKey key, PatternElement value)
            implements Ast {}

    /** An array pattern. */
    record ArrayPattern(int start, int end, List<ArrayPatternItem> elements, @Nullable Pattern rest)
            implements Pattern {
        public ArrayPattern {
            elements = List.copyOf(elements);
        }
    }

    /** A place of an array pattern: an element or a {@link Hole}. */
    sealed interface ArrayPatternItem extends Ast {}

    /** A pattern with the default it takes if the value is undefined; also a parameter. */
    record PatternElement(int start, int end, Pattern target, @Nullable Expression defaultValue)
            implements ArrayPatternItem {}

    /* ---- Statements ---- */

    /** A statement or declaration, also an import or export. */
    sealed interface Statement extends Ast {}

    /** A var, let or const statement, or the head of a for loop (then without semicolon). */
    record VariableDeclaration(
            int start, int end, DeclarationKind kind, List<Declarator> declarators)
            implements Statement {
        public VariableDeclaration {
            declarators = List.copyOf(declarators);
        }
    }

    /** {@code target = initializer} of a declaration. */
    record Declarator(int start, int end, Pattern target, @Nullable Expression initializer)
            implements Ast {}

    /** A function declaration; the function has a name. */
    record FunctionDeclaration(int start, int end, FunctionNode function) implements Statement {}

    /** A class declaration; the class has a name. */
    record ClassDeclaration(int start, int end, ClassNode classNode) implements Statement {}

    /** An expression as statement, also a directive. */
    record ExpressionStatement(int start, int end, Expression expression) implements Statement {}

    /** Statements in braces. */
    record Block(int start, int end, List<Statement> body) implements Statement {
        public Block {
            body = List.copyOf(body);
        }
    }

    /** A lone semicolon. */
    record Empty(int start, int end) implements Statement {}

    record If(
            int start,
            int end,
            Expression test,
            Statement consequent,
            @Nullable Statement alternate)
            implements Statement {}

    /**
     * A for loop with two semicolons.
     *
     * @param initializer a {@link VariableDeclaration} or {@link ExpressionStatement}
     */
    record For(
            int start,
            int end,
            @Nullable Statement initializer,
            @Nullable Expression test,
            @Nullable Expression update,
            Statement body)
            implements Statement {}

    record ForIn(int start, int end, ForTarget target, Expression object, Statement body)
            implements Statement {}

    /**
     * A for-of loop.
     *
     * @param isAwait for {@code for await}
     */
    record ForOf(
            int start,
            int end,
            boolean isAwait,
            ForTarget target,
            Expression iterable,
            Statement body)
            implements Statement {}

    /** What takes the values of a for-in or for-of loop. */
    sealed interface ForTarget extends Ast {}

    /** {@code let x}, without initializer. */
    record ForDeclaration(int start, int end, DeclarationKind kind, Pattern pattern)
            implements ForTarget {}

    /** An assignment pattern. */
    record ForAssignment(int start, int end, Pattern pattern) implements ForTarget {}

    record While(int start, int end, Expression test, Statement body) implements Statement {}

    record DoWhile(int start, int end, Statement body, Expression test) implements Statement {}

    record Switch(int start, int end, Expression discriminant, List<SwitchCase> cases)
            implements Statement {
        public Switch {
            cases = List.copyOf(cases);
        }
    }

    /**
     * A clause of a switch.
     *
     * @param test null for default
     */
    record SwitchCase(int start, int end, @Nullable Expression test, List<Statement> body)
            implements Ast {
        public SwitchCase {
            body = List.copyOf(body);
        }
    }

    record Labeled(int start, int end, String label, Statement body) implements Statement {}

    record Break(int start, int end, @Nullable String label) implements Statement {}

    record Continue(int start, int end, @Nullable String label) implements Statement {}

    record Return(int start, int end, @Nullable Expression argument) implements Statement {}

    record Throw(int start, int end, Expression argument) implements Statement {}

    /** A try statement with a handler, a finalizer, or both. */
    record Try(int start, int end, Block block, @Nullable Catch handler, @Nullable Block finalizer)
            implements Statement {}

    record Catch(int start, int end, @Nullable Pattern parameter, Block body) implements Ast {}

    record Debugger(int start, int end) implements Statement {}

    /* ---- Imports and exports ---- */

    /** An import declaration; without bindings if only the module's effects are wanted. */
    record ImportDeclaration(
            int start, int end, List<ImportBinding> bindings, ModuleRequest request)
            implements Statement {
        public ImportDeclaration {
            bindings = List.copyOf(bindings);
        }
    }

    /** A name that an import declares. */
    sealed interface ImportBinding extends Ast {
        /** {@return the name in this module} */
        BindingIdentifier local();
    }

    /** {@code name as local}; the default import has the name "default". */
    record ImportName(int start, int end, String imported, BindingIdentifier local)
            implements ImportBinding {}

    /** {@code * as local}. */
    record ImportNamespace(int start, int end, BindingIdentifier local) implements ImportBinding {}

    /** The string behind from, with the attributes behind it. */
    record ModuleRequest(int start, int end, String specifier, List<ImportAttribute> attributes)
            implements Ast {
        public ModuleRequest {
            attributes = List.copyOf(attributes);
        }
    }

    /** {@code type: "json"}. */
    record ImportAttribute(int start, int end, String key, String value) implements Ast {}

    /** {@code export { local as exported }} of this module's own names (which may be imports). */
    record ExportNames(int start, int end, List<ExportName> names) implements Statement {
        public ExportNames {
            names = List.copyOf(names);
        }
    }

    /** {@code export { imported as exported } from "x"}; here local is the other module's name. */
    record ExportFrom(int start, int end, List<ExportName> names, ModuleRequest request)
            implements Statement {
        public ExportFrom {
            names = List.copyOf(names);
        }
    }

    record ExportName(int start, int end, String local, String exported) implements Ast {}

    /**
     * {@code export * from "x"} or {@code export * as exported from "x"}.
     *
     * @param exported null if every name is exported
     */
    record ExportAll(int start, int end, @Nullable String exported, ModuleRequest request)
            implements Statement {}

    /**
     * A declaration behind export.
     *
     * @param declaration a {@link VariableDeclaration}, {@link FunctionDeclaration} or {@link
     *     ClassDeclaration}
     */
    record ExportDeclaration(int start, int end, Statement declaration) implements Statement {}

    /** {@code export default function}: hoisted, and without own name named "default". */
    record ExportDefaultFunction(int start, int end, FunctionNode function) implements Statement {}

    /** {@code export default class}. */
    record ExportDefaultClass(int start, int end, ClassNode classNode) implements Statement {}

    /** {@code export default expression}: an anonymous function there is named "default". */
    record ExportDefaultExpression(int start, int end, Expression expression)
            implements Statement {}

    /* ---- Expressions ---- */

    /** What has a value, and can stand in an array literal. */
    sealed interface Expression extends ArrayItem {}

    /** A name that is read, or a target of an assignment. */
    record Identifier(int start, int end, String name) implements Expression, SimpleTarget {}

    record This(int start, int end) implements Expression {}

    record NullLiteral(int start, int end) implements Expression {}

    record BooleanLiteral(int start, int end, boolean value) implements Expression {}

    record NumberLiteral(int start, int end, double value) implements Expression {}

    record StringLiteral(int start, int end, String value) implements Expression {}

    /** A regular expression literal, checked; flags in the order written. */
    record RegExpLiteral(int start, int end, String pattern, String flags) implements Expression {}

    /** A template: one text more than expressions. */
    record TemplateLiteral(
            int start, int end, List<TemplateText> texts, List<Expression> expressions)
            implements Expression {
        public TemplateLiteral {
            texts = List.copyOf(texts);
            expressions = List.copyOf(expressions);
        }
    }

    /**
     * A text of a template, spanning the characters between the delimiters.
     *
     * @param cooked null if a tagged template holds an invalid escape
     * @param raw with line ends as \n
     */
    record TemplateText(int start, int end, @Nullable String cooked, String raw) implements Ast {}

    /** {@code tag`...`}; a member expression as tag gives the object as this. */
    record TaggedTemplate(int start, int end, Expression tag, TemplateLiteral template)
            implements Expression {}

    record ArrayLiteral(int start, int end, List<ArrayItem> elements) implements Expression {
        public ArrayLiteral {
            elements = List.copyOf(elements);
        }
    }

    /** A place of an array literal or argument list: an expression, a spread or a hole. */
    sealed interface ArrayItem extends Ast {}

    /** {@code ...argument} of an array literal or argument list. */
    record Spread(int start, int end, Expression argument) implements ArrayItem {}

    /** A missing element, at the place of its comma. */
    record Hole(int start, int end) implements ArrayItem, ArrayPatternItem {}

    record ObjectLiteral(int start, int end, List<ObjectItem> items) implements Expression {
        public ObjectLiteral {
            items = List.copyOf(items);
        }
    }

    /** Something between the braces of an object literal. */
    sealed interface ObjectItem extends Ast {}

    /** {@code key: value}; a shorthand repeats its name as key and as {@link Identifier}. */
    record ObjectProperty(int start, int end, PropertyKey key, Expression value)
            implements ObjectItem {}

    /** {@code __proto__: value}, not computed and not a shorthand: sets the prototype. */
    record ObjectPrototype(int start, int end, NamedKey key, Expression value)
            implements ObjectItem {}

    /** A method or accessor. */
    record ObjectMethod(
            int start, int end, MethodKind methodKind, PropertyKey key, FunctionNode function)
            implements ObjectItem {}

    /** {@code ...argument} of an object literal. */
    record ObjectSpread(int start, int end, Expression argument) implements ObjectItem {}

    /** A function expression or arrow function. */
    record FunctionExpression(int start, int end, FunctionNode function) implements Expression {}

    record ClassExpression(int start, int end, ClassNode classNode) implements Expression {}

    record Unary(int start, int end, UnaryOperator operator, Expression operand)
            implements Expression {}

    /**
     * {@code ++x}, {@code x++}, {@code --x} or {@code x--}.
     *
     * @param delta 1 or -1
     */
    record Update(int start, int end, int delta, boolean prefix, SimpleTarget target)
            implements Expression {}

    record Binary(int start, int end, BinaryOperator operator, Expression left, Expression right)
            implements Expression {}

    record Logical(int start, int end, LogicalOperator operator, Expression left, Expression right)
            implements Expression {}

    /** {@code #name in object}. */
    record PrivateIn(int start, int end, PrivateName name, Expression object)
            implements Expression {}

    /**
     * {@code target = value}.
     *
     * @param parenthesized true for {@code (x) = value}, which names no anonymous function
     */
    record Assign(int start, int end, Pattern target, boolean parenthesized, Expression value)
            implements Expression {}

    /** {@code target += value} and its kin. */
    record CompoundAssign(
            int start, int end, BinaryOperator operator, SimpleTarget target, Expression value)
            implements Expression {}

    /**
     * {@code target ??= value} and its kin.
     *
     * @param parenthesized as in {@link Assign}
     */
    record LogicalAssign(
            int start,
            int end,
            LogicalOperator operator,
            SimpleTarget target,
            boolean parenthesized,
            Expression value)
            implements Expression {}

    record Conditional(
            int start, int end, Expression test, Expression consequent, Expression alternate)
            implements Expression {}

    /** Expressions between commas, at least two. */
    record Sequence(int start, int end, List<Expression> expressions) implements Expression {
        public Sequence {
            expressions = List.copyOf(expressions);
        }
    }

    /**
     * A call. A callee that reads a property, also one wrapped in {@link OptionalChain}, gives its
     * object as this.
     *
     * @param arguments expressions and spreads
     * @param optional true for {@code callee?.(...)}
     */
    record Call(int start, int end, Expression callee, List<ArrayItem> arguments, boolean optional)
            implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    record New(int start, int end, Expression callee, List<ArrayItem> arguments)
            implements Expression {
        public New {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * {@code object.name}.
     *
     * @param nameStart the offset of the name
     * @param optional true for {@code object?.name}
     */
    record Member(
            int start, int end, Expression object, int nameStart, String name, boolean optional)
            implements Expression, SimpleTarget {}

    /**
     * {@code object[index]}.
     *
     * @param optional true for {@code object?.[index]}
     */
    record Index(int start, int end, Expression object, Expression index, boolean optional)
            implements Expression, SimpleTarget {}

    /**
     * {@code object.#name}.
     *
     * @param optional true for {@code object?.#name}
     */
    record PrivateMember(int start, int end, Expression object, PrivateName name, boolean optional)
            implements Expression, SimpleTarget {}

    /**
     * The whole of an optional chain: a link within it that is marked optional makes the chain
     * undefined if what stands before the link is null or undefined. The links of this chain are
     * the callees and objects from here inwards up to the next chain, which parentheses made.
     */
    record OptionalChain(int start, int end, Expression expression) implements Expression {}

    /** {@code super.name}. */
    record SuperMember(int start, int end, int nameStart, String name)
            implements Expression, SimpleTarget {}

    /** {@code super[index]}. */
    record SuperIndex(int start, int end, Expression index) implements Expression, SimpleTarget {}

    /** {@code super(...)}. */
    record SuperCall(int start, int end, List<ArrayItem> arguments) implements Expression {
        public SuperCall {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A yield expression.
     *
     * @param delegate true for {@code yield*}, which has an argument
     */
    record Yield(int start, int end, @Nullable Expression argument, boolean delegate)
            implements Expression {}

    record Await(int start, int end, Expression argument) implements Expression {}

    /** {@code import(specifier, options)}. */
    record ImportCall(int start, int end, Expression specifier, @Nullable Expression options)
            implements Expression {}

    /** {@code import.meta}. */
    record ImportMeta(int start, int end) implements Expression {}

    /** {@code new.target}. */
    record NewTarget(int start, int end) implements Expression {}
}
