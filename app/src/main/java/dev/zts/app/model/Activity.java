package dev.zts.app.model;

import dev.zts.app.run.RunState;

/** What the window is busy with. */
public enum Activity {
    /** No folder is open. */
    EMPTY("No folder open"),
    OPENING("Opening…"),
    READY("Ready"),
    /** A run was asked for and has not begun. */
    STARTING("Starting…"),
    WARMING_UP("Warming up"),
    MEASURING("Measuring"),
    STOPPING("Stopping…"),
    FINISHED("Finished");

    private final String label;

    Activity(String label) {
        this.label = label;
    }

    /** {@return the words shown beside the progress bar} */
    public String label() {
        return label;
    }

    /** {@return whether a run can be started} */
    public boolean idle() {
        return this == READY || this == FINISHED;
    }

    /** {@return whether there is a run to stop} */
    public boolean running() {
        return this == WARMING_UP || this == MEASURING;
    }

    static Activity of(RunState state) {
        return switch (state) {
            case READY -> READY;
            case WARMING_UP -> WARMING_UP;
            case MEASURING -> MEASURING;
            case STOPPING -> STOPPING;
            case FINISHED -> FINISHED;
            case CLOSED -> EMPTY;
        };
    }
}
