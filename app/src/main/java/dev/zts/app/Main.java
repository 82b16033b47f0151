package dev.zts.app;

import dev.zts.app.cli.WorkbenchCommand;

/** Starts the workbench. Not a JavaFX class, so that a run without a window loads none of it. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int exitCode = WorkbenchCommand.execute(args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }
}
