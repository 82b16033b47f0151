package dev.zts.app;

/** Starts the workbench. Not a JavaFX class, so that a run without a window loads none of it. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        throw new UnsupportedOperationException(String.join(" ", args));
    }
}
