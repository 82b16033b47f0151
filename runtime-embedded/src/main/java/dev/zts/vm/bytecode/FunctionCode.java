package dev.zts.vm.bytecode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled function: bytecode and the tables it refers to. Immutable and free of any realm, so
 * all isolates of a pool share it.
 */
public final class FunctionCode {

    /** What kind of function it is (ECMA-262 10.2, 15). */
    public enum Kind {
        /** A function declaration or expression: has a prototype property and [[Construct]]. */
        NORMAL,
        ARROW,
        /** A method, getter or setter: no [[Construct]]. */
        METHOD,
        BASE_CONSTRUCTOR,
        DERIVED_CONSTRUCTOR,
        /** What initialises the fields of a class, and static blocks: this is given. */
        FIELDS,
        SCRIPT,
        MODULE;

        public boolean isConstructor() {
            return this == NORMAL || this == BASE_CONSTRUCTOR || this == DERIVED_CONSTRUCTOR;
        }

        public boolean isClassConstructor() {
            return this == BASE_CONSTRUCTOR || this == DERIVED_CONSTRUCTOR;
        }
    }

    /**
     * A captured variable.
     *
     * @param local whether it is a local of the function around, or one of its upvalues
     * @param index of that local or upvalue
     */
    public record Upvalue(boolean local, int index) {}

    /**
     * Where control goes when an instruction throws.
     *
     * @param start first pc covered
     * @param end first pc not covered
     * @param target where the handler begins, with the thrown value pushed
     * @param depth values left on the stack below it
     */
    public record Handler(int start, int end, int target, int depth) {}

    /** A regular expression literal in the constants. */
    public record RegExpLiteral(String pattern, String flags) {}

    /**
     * A template in the constants.
     *
     * @param cooked null entries are undefined
     */
    public record TemplateLiteral(List<@Nullable String> cooked, List<String> raw) {}

    private final Unit unit;
    private final int id;
    private final String name;
    private final Kind kind;
    private final boolean async;
    private final boolean generator;
    private final int parameters;
    private final int length;
    private final int locals;
    private final int stack;
    private final int caches;
    private final boolean keepsArguments;
    private final List<Upvalue> upvalues;
    private final byte[] code;
    private final Object[] constants;
    private final String[] atoms;
    private final Handler[] handlers;
    private final int[] positions;
    private final int start;
    private final int end;

    FunctionCode(FunctionBuilder from) {
        this.unit = from.unit;
        this.id = from.id;
        this.name = from.name;
        this.kind = from.kind;
        this.async = from.async;
        this.generator = from.generator;
        this.parameters = from.parameters;
        this.length = from.length;
        this.locals = from.locals;
        this.stack = from.stack;
        this.caches = from.caches;
        this.keepsArguments = from.keepsArguments;
        this.upvalues = List.copyOf(from.upvalues);
        this.code = from.code;
        this.constants = from.constants.toArray();
        this.atoms = from.atoms.toArray(String[]::new);
        this.handlers = from.handlers.toArray(Handler[]::new);
        this.positions = from.positions;
        this.start = from.start;
        this.end = from.end;
    }

    /** {@return the script or module it is part of} */
    public Unit unit() {
        return unit;
    }

    /** {@return its number within the unit, from 0; the body of the unit has 0} */
    public int id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isAsync() {
        return async;
    }

    public boolean isGenerator() {
        return generator;
    }

    /** {@return number of parameter positions before a rest parameter: they are locals 0 and on} */
    public int parameters() {
        return parameters;
    }

    /** {@return the value of its length property} */
    public int length() {
        return length;
    }

    /** {@return number of locals, parameters included} */
    public int locals() {
        return locals;
    }

    /** {@return deepest stack} */
    public int stack() {
        return stack;
    }

    /** {@return number of inline caches} */
    public int caches() {
        return caches;
    }

    /** {@return whether it reads arguments beyond its parameters: rest, arguments} */
    public boolean keepsArguments() {
        return keepsArguments;
    }

    public List<Upvalue> upvalues() {
        return upvalues;
    }

    /** {@return the bytecode itself; nobody writes to it} */
    public byte[] code() {
        return code;
    }

    /**
     * {@return the constants themselves: Double, Integer, String, FunctionCode, RegExpLiteral,
     * TemplateLiteral}
     */
    public Object[] constants() {
        return constants;
    }

    /** {@return names and messages} */
    public String[] atoms() {
        return atoms;
    }

    /** {@return handlers, inner before outer; the first that covers a pc is taken} */
    public Handler[] handlers() {
        return handlers;
    }

    /** {@return pairs of a pc and the source offset from there on, ascending} */
    public int[] positions() {
        return positions;
    }

    /** {@return the source offset of an instruction} */
    public int offsetAt(int pc) {
        int low = 0;
        int high = positions.length / 2 - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (positions[middle * 2] <= pc) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return positions.length == 0 ? start : positions[low * 2 + 1];
    }

    /** {@return where its source text begins} */
    public int start() {
        return start;
    }

    /** {@return where its source text ends} */
    public int end() {
        return end;
    }

    @Override
    public String toString() {
        return unit.path() + ":" + (name.isEmpty() ? "<anonymous>" : name) + "#" + id;
    }
}
