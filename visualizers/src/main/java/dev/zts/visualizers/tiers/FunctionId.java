package dev.zts.visualizers.tiers;

import dev.zts.telemetry.FunctionListing;
import dev.zts.telemetry.StackSample;

/**
 * A function as events, stacks and listings name it.
 *
 * @param function name, empty if it has none
 * @param line where it begins
 */
public record FunctionId(String function, String file, int line) {

    static FunctionId of(StackSample.Call call) {
        return new FunctionId(call.function(), call.file(), call.line());
    }

    public static FunctionId of(FunctionListing listing) {
        return new FunctionId(listing.function(), listing.file(), listing.line());
    }

    /** {@return its name, or what stands for one} */
    public String label() {
        return function.isEmpty() ? "(anonymous)" : function;
    }

    /** {@return file and line} */
    public String place() {
        return file + ":" + line;
    }
}
