package dev.zts.vm.bytecode;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A script or module, compiled: its functions, its top-level bindings, what it imports and exports
 * (ECMA-262 16.2.1.7). Immutable once {@link #seal sealed}; shared by all isolates.
 */
public final class Unit {

    /**
     * A requested module.
     *
     * @param type the attribute {@code type}, empty if absent
     * @param offset of the specifier in the source
     */
    public record Request(String specifier, String type, int offset) {}

    /**
     * An export.
     *
     * @param name under which it is exported; null for {@code export * from}
     * @param local the top-level binding; null if it comes from another module
     * @param request index into the requests, or -1
     * @param imported its name there; null for the whole namespace
     */
    public record Export(
            @Nullable String name,
            @Nullable String local,
            int request,
            @Nullable String imported) {}

    /** What kind of name a top-level binding is. */
    public enum Binding {
        VAR,
        FUNCTION,
        /** Declared by let or class. */
        LET,
        CONST,
        IMPORT;

        /** {@return whether it starts in the temporal dead zone; else it starts as undefined} */
        public boolean hasDeadZone() {
            return this == LET || this == CONST || this == IMPORT;
        }

        /** {@return whether a script makes it a property of the global object} */
        public boolean isVarScoped() {
            return this == VAR || this == FUNCTION;
        }
    }

    /** Default exports of expressions are bound to this name. */
    public static final String DEFAULT_BINDING = "*default*";

    private static final int FUNCTION_BYTES = 256;

    /** Of a reference to a name or constant, and its share of what it refers to. */
    private static final int REFERENCE_BYTES = 24;

    private final String path;
    private final String source;
    private final boolean module;
    private int @Nullable [] lines;
    private List<FunctionCode> functions = List.of();
    private Map<String, Binding> bindings = Map.of();
    private List<Request> requests = List.of();
    private List<Export> exports = List.of();
    private boolean topLevelAwait;

    public Unit(String path, String source, boolean module) {
        this.path = path;
        this.source = source;
        this.module = module;
    }

    /**
     * Completes the unit.
     *
     * @param bindings every top-level binding, and what it is
     */
    public void seal(
            List<FunctionCode> functions,
            Map<String, Binding> bindings,
            List<Request> requests,
            List<Export> exports,
            boolean topLevelAwait) {
        this.functions = List.copyOf(functions);
        this.bindings = bindings;
        this.requests = List.copyOf(requests);
        this.exports = List.copyOf(exports);
        this.topLevelAwait = topLevelAwait;
    }

    public String path() {
        return path;
    }

    public String source() {
        return source;
    }

    public boolean isModule() {
        return module;
    }

    public List<FunctionCode> functions() {
        return functions;
    }

    public FunctionCode body() {
        return functions.get(0);
    }

    public Map<String, Binding> bindings() {
        return bindings;
    }

    public List<Request> requests() {
        return requests;
    }

    public List<Export> exports() {
        return exports;
    }

    public boolean hasTopLevelAwait() {
        return topLevelAwait;
    }

    /** {@return length of the instructions of all functions} */
    public int bytecodeBytes() {
        return functions.stream().mapToInt(function -> function.code().length).sum();
    }

    /** {@return number of constants of all functions} */
    public int constants() {
        return functions.stream().mapToInt(function -> function.constants().length).sum();
    }

    /** {@return about how many bytes of memory it takes, its source included} */
    public long memoryBytes() {
        long bytes = 2L * source.length();
        for (FunctionCode function : functions) {
            bytes +=
                    FUNCTION_BYTES
                            + function.code().length
                            + 4L * function.positions().length
                            + (long) REFERENCE_BYTES
                                    * (function.constants().length + function.atoms().length);
        }
        return bytes;
    }

    /** {@return the line of a source offset, from 1} */
    public int line(int offset) {
        int[] starts = lineStarts();
        int found = java.util.Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** {@return the column of a source offset, from 1} */
    public int column(int offset) {
        return offset - lineStarts()[line(offset) - 1] + 1;
    }

    private int[] lineStarts() {
        int[] known = lines;
        if (known == null) {
            known = findLines();
            lines = known;
        }
        return known;
    }

    private int[] findLines() {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            boolean pair = c == '\r' && i + 1 < source.length() && source.charAt(i + 1) == '\n';
            if (!pair && (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029')) {
                if (count == starts.length) {
                    starts = java.util.Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return java.util.Arrays.copyOf(starts, count);
    }
}
