package dev.zts.vm.lower;

import static dev.zts.vm.bytecode.Opcode.DROP;
import static dev.zts.vm.bytecode.Opcode.DUP;
import static dev.zts.vm.bytecode.Opcode.GET_ELEM;
import static dev.zts.vm.bytecode.Opcode.GET_ITERATOR;
import static dev.zts.vm.bytecode.Opcode.GET_LOC;
import static dev.zts.vm.bytecode.Opcode.GOTO;
import static dev.zts.vm.bytecode.Opcode.IF_UNDEFINED;
import static dev.zts.vm.bytecode.Opcode.ITER_CLOSE;
import static dev.zts.vm.bytecode.Opcode.ITER_REST;
import static dev.zts.vm.bytecode.Opcode.ITER_STEP;
import static dev.zts.vm.bytecode.Opcode.OBJECT_REST;
import static dev.zts.vm.bytecode.Opcode.PUT_LOC;
import static dev.zts.vm.bytecode.Opcode.REQUIRE_OBJECT;
import static dev.zts.vm.bytecode.Opcode.ROT3;
import static dev.zts.vm.bytecode.Opcode.SWAP;

import dev.zts.vm.bytecode.Assembler.Label;
import dev.zts.vm.lower.Control.Iterating;
import dev.zts.vm.lower.Control.Region;
import dev.zts.vm.syntax.Ast;
import dev.zts.vm.syntax.Ast.ArrayPattern;
import dev.zts.vm.syntax.Ast.BindingIdentifier;
import dev.zts.vm.syntax.Ast.Expression;
import dev.zts.vm.syntax.Ast.ObjectPattern;
import dev.zts.vm.syntax.Ast.Pattern;
import dev.zts.vm.syntax.Ast.PatternElement;
import dev.zts.vm.syntax.Ast.PropertyKey;
import dev.zts.vm.syntax.Ast.SimpleTarget;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Destructuring (ECMA-262 13.15.5, 14.3.3, 8.6.2): of a declaration, where the names get their
 * first value, and of an assignment, where parts of a target are evaluated before its value is
 * read.
 */
final class Patterns {

    private final Body body;

    Patterns(Body body) {
        this.body = body;
    }

    /**
     * Pops a value into a pattern.
     *
     * @param initialise whether its names get their first value: let, const, parameters, catch
     */
    void take(Pattern pattern, boolean initialise) {
        switch (pattern) {
            case BindingIdentifier name -> {
                body.asm.at(name.start());
                if (initialise) {
                    body.bindings.initialise(name.name());
                } else {
                    body.bindings.assign(name.name(), name);
                }
            }
            case SimpleTarget target -> body.assignments.storeBelow(target);
            case ObjectPattern object -> object(object, initialise);
            case ArrayPattern array -> array(array, initialise);
        }
    }

    /** Pops a value into a target; undefined is replaced by the default. */
    void element(PatternElement element, boolean initialise) {
        orDefault(element);
        take(element.target(), initialise);
    }

    private void orDefault(PatternElement element) {
        Expression value = element.defaultValue();
        if (value == null) {
            return;
        }
        Label missing = new Label();
        Label end = new Label();
        body.asm.emit(DUP);
        body.asm.jump(IF_UNDEFINED, missing);
        body.asm.jump(GOTO, end);
        body.asm.bind(missing);
        body.asm.emit(DROP);
        if (isParenthesized(element)) {
            body.expressions.value(value);
        } else {
            body.assignments.namedValue(element.target(), value);
        }
        body.asm.bind(end);
    }

    /** {@return whether parentheses stand around the target, which then names no function} */
    private static boolean isParenthesized(PatternElement element) {
        return element.start() < element.target().start();
    }

    private static boolean hasParts(Pattern target) {
        return target instanceof SimpleTarget simple && Assignments.parts(simple) > 0;
    }

    /* ---- Objects ---- */

    private void object(ObjectPattern pattern, boolean initialise) {
        int mark = body.allocated();
        int source = body.allocate();
        body.asm.at(pattern.start());
        body.asm.emit(REQUIRE_OBJECT);
        if (keepsSource(pattern)) {
            body.asm.emit(DUP);
            body.asm.emit(PUT_LOC, source);
        }
        List<Runnable> keys = new ArrayList<>();
        for (Ast.PatternProperty property : pattern.properties()) {
            property(property, initialise, source, pattern.rest() == null ? null : keys);
        }
        Pattern rest = pattern.rest();
        if (rest == null) {
            body.asm.emit(DROP);
        } else if (rest instanceof SimpleTarget target && hasParts(rest)) {
            body.asm.emit(DROP);
            body.assignments.pushTarget(target);
            body.asm.emit(GET_LOC, source);
            rest(rest, keys);
            body.assignments.store(target, false);
        } else {
            rest(rest, keys);
            take(rest, initialise);
        }
        body.release(mark);
    }

    private static boolean keepsSource(ObjectPattern pattern) {
        Pattern rest = pattern.rest();
        return rest != null && hasParts(rest)
                || pattern.properties().stream().anyMatch(p -> hasParts(p.value().target()));
    }

    private void rest(Pattern rest, List<Runnable> keys) {
        keys.forEach(Runnable::run);
        body.asm.at(rest.start());
        body.asm.emit(OBJECT_REST, keys.size());
    }

    /**
     * Takes one property of the source, which is on the stack and stays.
     *
     * @param keys gets what pushes the key again, for the rest; null without rest
     */
    private void property(
            Ast.PatternProperty property,
            boolean initialise,
            int source,
            @Nullable List<Runnable> keys) {
        Pattern target = property.value().target();
        String name = Literals.fieldName(property.key());
        int keySlot = -1;
        if (keys != null || hasParts(target)) {
            keySlot = keepKey(property.key());
            if (keys != null) {
                keys.add(pushKey(property.key(), keySlot));
            }
        }
        if (target instanceof SimpleTarget simple && hasParts(target)) {
            body.assignments.pushTarget(simple);
            body.asm.emit(GET_LOC, source);
            read(property, name, keySlot);
            orDefault(property.value());
            body.assignments.store(simple, false);
        } else {
            body.asm.emit(DUP);
            read(property, name, keySlot);
            element(property.value(), initialise);
        }
    }

    /** Evaluates a computed key into a local; {@return the local, or -1}. */
    private int keepKey(PropertyKey key) {
        if (!(key instanceof Ast.ComputedKey)) {
            return -1;
        }
        int slot = body.allocate();
        body.literals.key(key);
        body.asm.emit(PUT_LOC, slot);
        return slot;
    }

    private Runnable pushKey(PropertyKey key, int slot) {
        return slot < 0
                ? () -> body.literals.string(Literals.text(key))
                : () -> body.asm.emit(GET_LOC, slot);
    }

    /** source -> value */
    private void read(Ast.PatternProperty property, @Nullable String name, int keySlot) {
        PropertyKey key = property.key();
        if (name != null) {
            body.calls.field(name, key.start());
            return;
        }
        if (keySlot >= 0) {
            body.asm.emit(GET_LOC, keySlot);
        } else if (key instanceof Ast.ComputedKey computed) {
            body.expressions.value(computed.expression());
        } else if (key instanceof Ast.NumberKey number) {
            body.asm.pushNumber(number.value());
        } else {
            body.literals.string(Literals.text(key));
        }
        body.asm.at(key.start());
        body.asm.emit(GET_ELEM);
    }

    /* ---- Arrays ---- */

    private void array(ArrayPattern pattern, boolean initialise) {
        body.asm.at(pattern.start());
        body.asm.emit(GET_ITERATOR, 0);
        if (isHarmless(pattern)) {
            items(pattern, initialise);
            body.asm.at(pattern.start());
            body.asm.emit(ITER_CLOSE);
            return;
        }
        int depth = body.asm.depth();
        Region region = new Region();
        body.exits.push(new Iterating(body.exits.innermost(), depth, region, false));
        region.open(body);
        items(pattern, initialise);
        region.close(body, depth);
        body.exits.pop();
        body.asm.at(pattern.start());
        body.asm.emit(ITER_CLOSE);
        if (region.covers()) {
            Label end = new Label();
            body.asm.jump(GOTO, end);
            body.asm.resumeAt(depth);
            body.loops.closeOnThrow(region, depth);
            body.asm.bind(end);
        }
    }

    /** {@return whether nothing between the steps of the iterator can throw} */
    private static boolean isHarmless(ArrayPattern pattern) {
        return (pattern.rest() == null || pattern.rest() instanceof BindingIdentifier)
                && pattern.elements().stream()
                        .allMatch(item ->
                                item instanceof Ast.Hole
                                        || item instanceof PatternElement element
                                                && element.defaultValue() == null
                                                && element.target() instanceof BindingIdentifier);
    }

    private void items(ArrayPattern pattern, boolean initialise) {
        for (Ast.ArrayPatternItem item : pattern.elements()) {
            switch (item) {
                case Ast.Hole hole -> {
                    step(hole.start());
                    body.asm.emit(DROP);
                }
                case PatternElement element -> item(element, initialise);
            }
        }
        Pattern rest = pattern.rest();
        if (rest instanceof SimpleTarget target && hasParts(rest)) {
            around(
                    target,
                    () -> {
                        body.asm.at(rest.start());
                        body.asm.emit(ITER_REST);
                    });
        } else if (rest != null) {
            body.asm.at(rest.start());
            body.asm.emit(ITER_REST);
            take(rest, initialise);
        }
    }

    private void step(int offset) {
        body.asm.at(offset);
        body.asm.emit(ITER_STEP);
    }

    private void item(PatternElement element, boolean initialise) {
        if (element.target() instanceof SimpleTarget target && hasParts(target)) {
            around(
                    target,
                    () -> {
                        step(element.start());
                        orDefault(element);
                    });
        } else {
            step(element.start());
            element(element, initialise);
        }
    }

    /** Evaluates the parts of a target, gets a value, stores: the parts wait in locals. */
    private void around(SimpleTarget target, Runnable value) {
        int mark = body.allocated();
        int parts = Assignments.parts(target);
        int first = body.allocate();
        int second = body.allocate();
        body.assignments.pushTarget(target);
        if (parts == 2) {
            body.asm.emit(PUT_LOC, second);
        }
        body.asm.emit(PUT_LOC, first);
        value.run();
        body.asm.emit(GET_LOC, first);
        if (parts == 2) {
            body.asm.emit(GET_LOC, second);
            body.asm.emit(ROT3);
        } else {
            body.asm.emit(SWAP);
        }
        body.assignments.store(target, false);
        body.release(mark);
    }
}
