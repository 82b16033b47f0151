package dev.zts.telemetry;

/** A part of the process that adds its figures to each frame. */
@FunctionalInterface
public interface FrameSource {

    /**
     * Adds what changed since the last call. Called on the sampler's thread only, twenty times a
     * second; must not block.
     */
    void sampleInto(Frame.Builder frame);
}
