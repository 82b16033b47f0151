package dev.zts.vm.interp;

import dev.zts.vm.bytecode.FunctionCode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What runs a function now, for all isolates of a pool. {@link Promotion} changes it; the threads
 * of isolates read it without synchronization, as old code is as right as new code.
 */
public class FunctionTier {

    private final FunctionCode code;
    private final FunctionState.Flavour flavour;

    /** What calls. Plain functions: their body; others: what prepares it. */
    CompiledCode entry;

    private CompiledCode body = InterpretedCode.INSTANCE;

    private Loops loops = Loops.NONE;

    /** Code that begins at loop headers, by pc; only ever replaced as a whole. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Loops(int[] headers, CompiledCode[] codes) {

        static final Loops NONE = new Loops(new int[0], new CompiledCode[0]);

        Loops with(int header, CompiledCode compiled) {
            int[] places = Arrays.copyOf(headers, headers.length + 1);
            CompiledCode[] entries = Arrays.copyOf(codes, places.length);
            places[headers.length] = header;
            entries[headers.length] = compiled;
            return new Loops(places, entries);
        }

        @Nullable CompiledCode find(int header) {
            for (int i = headers.length - 1; i >= 0; i--) {
                if (headers[i] == header) {
                    return codes[i];
                }
            }
            return null;
        }
    }

    public FunctionTier(FunctionCode code) {
        this.code = code;
        this.flavour = FunctionState.flavour(code);
        this.entry = EntryCode.of(flavour);
    }

    public final FunctionCode code() {
        return code;
    }

    /** {@return whether calls run a frame that can be suspended} */
    public final boolean suspends() {
        return flavour != FunctionState.Flavour.PLAIN && flavour != FunctionState.Flavour.CLASS
                || code.kind() == FunctionCode.Kind.SCRIPT
                || code.kind() == FunctionCode.Kind.MODULE;
    }

    /** {@return what runs the body now} */
    public final CompiledCode body() {
        return body;
    }

    /** Runs the body by other code from now on; null for the interpreter. Also ends all loops. */
    public final void install(@Nullable CompiledCode compiled) {
        CompiledCode next = compiled == null ? InterpretedCode.INSTANCE : compiled;
        loops = Loops.NONE;
        body = next;
        if (flavour == FunctionState.Flavour.PLAIN) {
            entry = next;
        }
    }

    /** Enters a loop by other code from now on. One thread at a time. */
    public final void installLoop(int header, CompiledCode compiled) {
        loops = loops.with(header, compiled);
    }

    /** {@return code that begins at a loop's header, or null} */
    public final @Nullable CompiledCode loop(int header) {
        return body instanceof FrameCode everywhere ? everywhere : loops.find(header);
    }
}
