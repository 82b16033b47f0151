package dev.zts.telemetry;

import java.util.List;

/**
 * A JavaScript stack that a sampler saw in an isolate at work. Built-in functions have no frame.
 *
 * @param frames outermost first
 * @param count how often it was seen
 */
public record StackSample(List<Call> frames, long count) {

    public StackSample {
        frames = List.copyOf(frames);
    }

    /**
     * One frame.
     *
     * @param function name, empty if it has none
     * @param line where the function begins
     * @param atLine where it stood; of the innermost frame, where it last called or polled
     * @param tier of the function then; a call that began earlier may have run in a lower one
     */
    public record Call(String function, String file, int line, int atLine, Tier tier) {}
}
