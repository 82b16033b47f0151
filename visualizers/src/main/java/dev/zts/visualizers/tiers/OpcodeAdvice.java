package dev.zts.visualizers.tiers;

import java.util.Locale;
import java.util.Map;

/**
 * Which source emits an opcode that the seed's compiler refuses, and what to write instead
 * (SEED.md, "Common JS Patterns" and "JIT-Friendly Handler Style Guide").
 *
 * @param pattern the source, for people
 * @param advice what to do about it in a hot handler
 */
public record OpcodeAdvice(String pattern, String advice) {
    private static final OpcodeAdvice NESTED =
            new OpcodeAdvice(
                    "a function made inside of another: let f = () => …",
                    "Move the inner function to the top of the file and pass it what it needs.");
    private static final OpcodeAdvice CLOSURE =
            new OpcodeAdvice(
                    "a closure over variables of the function around it",
                    "Keep hot code flat: hand the values over as arguments instead of capturing"
                            + " them.");
    private static final OpcodeAdvice DELETE =
            new OpcodeAdvice(
                    "delete obj.prop or delete obj[key]",
                    "Assign undefined, or build an object without the property: shapes stay as"
                            + " they are.");
    private static final OpcodeAdvice SPREAD_CALL =
            new OpcodeAdvice(
                    "a call with spread: fn(...args)",
                    "Name the arguments: fn(a, b). Pass the array itself if their number varies.");
    private static final OpcodeAdvice ASYNC =
            new OpcodeAdvice(
                    "async function or await",
                    "Answer synchronously where latency counts, and keep what must wait in a"
                            + " function of its own.");
    private static final OpcodeAdvice IMPORT =
            new OpcodeAdvice(
                    "import or export at the top of a module",
                    "Runs once per load; nothing to do unless the same function holds a hot loop.");
    private static final OpcodeAdvice TOP_LEVEL =
            new OpcodeAdvice(
                    "code at the top of a script",
                    "Runs once per load. Put loops that are hot into a function.");
    private static final OpcodeAdvice OTHER =
            new OpcodeAdvice(
                    "an instruction that the seed's compiler does not have",
                    "Move it out of the hot function, or choose coverage full, which compiles"
                            + " everything.");

    private static final Map<String, OpcodeAdvice> BY_OPCODE =
            Map.ofEntries(
                    Map.entry(
                            "push_i16",
                            new OpcodeAdvice(
                                    "an integer literal beyond -128 … 127",
                                    "Read large numbers from a constant at the top of the file,"
                                            + " outside of the loop.")),
                    Map.entry("halt", TOP_LEVEL),
                    Map.entry(
                            "get_length",
                            new OpcodeAdvice(
                                    ".length of an array or string",
                                    "Read the length once, in a function that calls the hot one,"
                                            + " and pass it as an argument.")),
                    Map.entry("delete_field", DELETE),
                    Map.entry("delete_elem", DELETE),
                    Map.entry("define_global", TOP_LEVEL),
                    Map.entry("make_function", NESTED),
                    Map.entry("make_closure", CLOSURE),
                    Map.entry("get_upvalue", CLOSURE),
                    Map.entry("put_upvalue", CLOSURE),
                    Map.entry("close_upvalue", CLOSURE),
                    Map.entry(
                            "array_spread",
                            new OpcodeAdvice(
                                    "an array with spread: [...a, ...b]",
                                    "Fill the array in a simple loop, or use concat.")),
                    Map.entry("call_spread", SPREAD_CALL),
                    Map.entry(
                            "call_ic",
                            new OpcodeAdvice(
                                    "one call site that calls many different functions",
                                    "Give each kind of work its own call, chosen by a plain if.")),
                    Map.entry(
                            "instanceof",
                            new OpcodeAdvice(
                                    "value instanceof Class",
                                    "Test a field that says the kind, and do it before the loop.")),
                    Map.entry("import_module", IMPORT),
                    Map.entry("import_name", IMPORT),
                    Map.entry("import_default", IMPORT),
                    Map.entry("export_name", IMPORT),
                    Map.entry("export_default", IMPORT),
                    Map.entry("await_val", ASYNC),
                    Map.entry("make_async", ASYNC));

    /** {@return what there is to say of an opcode that was refused} */
    public static OpcodeAdvice of(String opcode) {
        return BY_OPCODE.getOrDefault(opcode.toLowerCase(Locale.ROOT), OTHER);
    }
}
