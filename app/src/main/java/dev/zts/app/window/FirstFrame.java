package dev.zts.app.window;

import java.lang.management.ManagementFactory;
import javafx.animation.AnimationTimer;

/** Tells when a window has been drawn once: the second pulse follows the first drawing. */
final class FirstFrame extends AnimationTimer {
    private final Runnable drawn;
    private int pulses;

    FirstFrame(Runnable drawn) {
        this.drawn = drawn;
    }

    @Override
    public void handle(long now) {
        pulses++;
        if (pulses == 2) {
            stop();
            drawn.run();
        }
    }

    /** {@return the age of this JVM in milliseconds} */
    static long sinceStartMillis() {
        return ManagementFactory.getRuntimeMXBean().getUptime();
    }
}
