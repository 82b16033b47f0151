package dev.zts.visualizers.timeline;

import dev.zts.telemetry.Frame;

/**
 * Everything charts and reports draw of one run, made of frames. One thread appends, any thread
 * reads; readers see one consistent {@link TimelineView} and never wait. Size is bounded whatever
 * the length of the run.
 */
public final class Timeline {

    /** Adds a frame. The sampler's thread only. */
    public void append(Frame frame) {
        throw new UnsupportedOperationException(frame.toString());
    }

    /** {@return a number that grows with every frame} */
    public long revision() {
        throw new UnsupportedOperationException();
    }

    /** {@return what is known up to the newest frame} */
    public TimelineView view() {
        throw new UnsupportedOperationException();
    }

    /** Forgets everything, for the next run. The sampler's thread, or while none is running. */
    public void clear() {
        throw new UnsupportedOperationException();
    }
}
