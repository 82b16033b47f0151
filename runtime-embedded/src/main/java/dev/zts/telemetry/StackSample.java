package dev.zts.telemetry;

import java.util.List;

/**
 * A JavaScript stack that a sampler saw in an isolate at work.
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
     * @param atLine where it stood
     */
    public record Call(String function, String file, int line, int atLine, Tier tier) {}
}
