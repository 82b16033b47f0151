package dev.zts.vm.lower;

import static dev.zts.vm.bytecode.Opcode.ARRAY_APPEND;
import static dev.zts.vm.bytecode.Opcode.ARRAY_END;
import static dev.zts.vm.bytecode.Opcode.ARRAY_HOLE;
import static dev.zts.vm.bytecode.Opcode.ARRAY_OF;
import static dev.zts.vm.bytecode.Opcode.ARRAY_SPREAD;
import static dev.zts.vm.bytecode.Opcode.CONCAT;
import static dev.zts.vm.bytecode.Opcode.DEFINE_ELEM;
import static dev.zts.vm.bytecode.Opcode.DEFINE_FIELD;
import static dev.zts.vm.bytecode.Opcode.DEFINE_METHOD;
import static dev.zts.vm.bytecode.Opcode.DEFINE_METHOD_ELEM;
import static dev.zts.vm.bytecode.Opcode.NEW_ARRAY;
import static dev.zts.vm.bytecode.Opcode.NEW_OBJECT;
import static dev.zts.vm.bytecode.Opcode.OBJECT_SPREAD;
import static dev.zts.vm.bytecode.Opcode.PLUS;
import static dev.zts.vm.bytecode.Opcode.PUSH_CONST;
import static dev.zts.vm.bytecode.Opcode.PUSH_REGEXP;
import static dev.zts.vm.bytecode.Opcode.SET_PROTO;
import static dev.zts.vm.bytecode.Opcode.TEMPLATE_OBJECT;
import static dev.zts.vm.bytecode.Opcode.TO_PROPERTY_KEY;
import static dev.zts.vm.bytecode.Opcode.TO_STRING;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.MethodFlags;
import dev.zts.vm.syntax.Ast;
import dev.zts.vm.syntax.Ast.ArrayItem;
import dev.zts.vm.syntax.Ast.Expression;
import dev.zts.vm.syntax.Ast.PropertyKey;
import dev.zts.vm.syntax.MethodKind;
import dev.zts.vm.value.Convert;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Strings, templates, array and object literals (ECMA-262 13.2). */
final class Literals {

    /** So many elements go over the stack at once; more are appended one by one. */
    private static final int MAX_ON_STACK = 64;

    private final Body body;

    Literals(Body body) {
        this.body = body;
    }

    /** {@return the value of a number, also one with signs before it} */
    static @Nullable Double number(Expression expression) {
        return switch (expression) {
            case Ast.NumberLiteral literal -> (Double) literal.value();
            case Ast.Unary unary when unary.operand() instanceof Ast.NumberLiteral literal ->
                    switch (unary.operator()) {
                        case MINUS -> (Double) (-literal.value());
                        case PLUS -> (Double) literal.value();
                        default -> null;
                    };
            default -> null;
        };
    }

    void string(String value) {
        body.asm.emitConstant(PUSH_CONST, value);
    }

    void regExp(Ast.RegExpLiteral literal) {
        body.asm.at(literal.start());
        body.asm.emitConstant(
                PUSH_REGEXP, new FunctionCode.RegExpLiteral(literal.pattern(), literal.flags()));
    }

    void template(Ast.TemplateLiteral template) {
        int pieces = 0;
        for (int i = 0; i < template.texts().size(); i++) {
            String text = String.valueOf(template.texts().get(i).cooked());
            if (!text.isEmpty()) {
                string(text);
                pieces++;
            }
            if (i < template.expressions().size()) {
                Expression expression = template.expressions().get(i);
                body.expressions.value(expression);
                body.asm.at(expression.start());
                body.asm.emit(TO_STRING);
                pieces++;
            }
            if (pieces == MAX_ON_STACK) {
                body.asm.emit(CONCAT, pieces);
                pieces = 1;
            }
        }
        if (pieces == 0) {
            string("");
        } else if (pieces > 1) {
            body.asm.at(template.start());
            body.asm.emit(CONCAT, pieces);
        }
    }

    /** Pushes the object of strings that a tag function gets first. */
    void templateObject(Ast.TemplateLiteral template) {
        List<@Nullable String> cooked = new ArrayList<>();
        List<String> raw = new ArrayList<>();
        for (Ast.TemplateText text : template.texts()) {
            cooked.add(text.cooked());
            raw.add(text.raw());
        }
        int constant = body.asm.ownConstant(new FunctionCode.TemplateLiteral(cooked, raw));
        body.asm.emit(TEMPLATE_OBJECT, constant);
    }

    /* ---- Arrays ---- */

    /** Pushes an array of the elements, which may be spreads and holes. */
    void array(List<ArrayItem> elements) {
        int plain = 0;
        while (plain < elements.size()
                && plain < MAX_ON_STACK
                && elements.get(plain) instanceof Expression element) {
            body.expressions.value(element);
            plain++;
        }
        if (plain > 0) {
            body.asm.emit(ARRAY_OF, plain);
        } else {
            body.asm.emit(NEW_ARRAY, 0);
        }
        if (plain < elements.size()) {
            body.asm.pushInt(plain);
            elements.subList(plain, elements.size()).forEach(this::append);
            body.asm.emit(ARRAY_END);
        }
    }

    private void append(ArrayItem item) {
        switch (item) {
            case Ast.Spread spread -> {
                body.expressions.value(spread.argument());
                body.asm.at(spread.argument().start());
                body.asm.emit(ARRAY_SPREAD);
            }
            case Ast.Hole _ -> body.asm.emit(ARRAY_HOLE);
            case Expression element -> {
                body.expressions.value(element);
                body.asm.emit(ARRAY_APPEND);
            }
        }
    }

    /* ---- Objects ---- */

    void object(Ast.ObjectLiteral object) {
        body.asm.emit(NEW_OBJECT);
        for (Ast.ObjectItem item : object.items()) {
            body.asm.at(item.start());
            switch (item) {
                case Ast.ObjectProperty property -> property(property);
                case Ast.ObjectPrototype prototype -> {
                    body.expressions.value(prototype.value());
                    body.asm.emit(SET_PROTO);
                }
                case Ast.ObjectMethod method ->
                        method(
                                method.key(),
                                method.function(),
                                flags(method.methodKind()) | MethodFlags.ENUMERABLE);
                case Ast.ObjectSpread spread -> {
                    body.expressions.value(spread.argument());
                    body.asm.at(spread.start());
                    body.asm.emit(OBJECT_SPREAD);
                }
            }
        }
    }

    private void property(Ast.ObjectProperty property) {
        String name = fieldName(property.key());
        if (name != null) {
            body.expressions.named(property.value(), name);
            body.asm.emit(DEFINE_FIELD, name);
            return;
        }
        key(property.key());
        if (!Expressions.isAnonymousFunction(property.value())) {
            body.expressions.value(property.value());
        } else if (property.key() instanceof Ast.ComputedKey) {
            body.expressions.namedByKey(property.value());
        } else {
            body.expressions.named(property.value(), text(property.key()));
        }
        body.asm.emit(DEFINE_ELEM);
    }

    /** Makes a method, getter or setter of the object on top, which becomes its home. */
    void method(PropertyKey key, Ast.FunctionNode function, int flags) {
        String name = fieldName(key);
        if (name != null) {
            body.functions.closure(function, prefix(flags) + name);
            body.asm.at(key.start());
            body.asm.emit(DEFINE_METHOD, body.asm.atom(name), flags);
        } else {
            key(key);
            body.functions.closure(function, "");
            body.asm.at(key.start());
            body.asm.emit(DEFINE_METHOD_ELEM, flags);
        }
    }

    static int flags(MethodKind kind) {
        return switch (kind) {
            case METHOD -> MethodFlags.METHOD;
            case GET -> MethodFlags.GETTER;
            case SET -> MethodFlags.SETTER;
        };
    }

    /** {@return what stands before the key in the name of such a method} */
    static String prefix(int flags) {
        return switch (flags & MethodFlags.KIND) {
            case MethodFlags.GETTER -> "get ";
            case MethodFlags.SETTER -> "set ";
            default -> "";
        };
    }

    /**
     * {@return the name of a property that an instruction can hold; null for computed and index}
     */
    static @Nullable String fieldName(PropertyKey key) {
        return key instanceof Ast.NamedKey named ? fieldName(named.name()) : null;
    }

    /** {@return the name, or null if it is an array index} */
    static @Nullable String fieldName(String name) {
        return dev.zts.vm.value.PropertyKey.of(name) instanceof String ? name : null;
    }

    /** {@return the name of a property whose key is not computed} */
    static String text(PropertyKey key) {
        return switch (key) {
            case Ast.NamedKey named -> named.name();
            case Ast.NumberKey number -> Convert.toString(number.value());
            case Ast.PrivateName name -> "#" + name.name();
            case Ast.ComputedKey _ -> throw new AssertionError("a computed key has no text");
        };
    }

    /** Pushes a key as a property key value. */
    void key(PropertyKey key) {
        if (key instanceof Ast.ComputedKey computed) {
            body.expressions.value(computed.expression());
            if (!(computed.expression() instanceof Ast.StringLiteral)) {
                body.asm.at(computed.start());
                body.asm.emit(TO_PROPERTY_KEY);
            }
        } else {
            string(text(key));
        }
    }
}
