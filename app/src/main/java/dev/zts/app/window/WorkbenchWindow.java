package dev.zts.app.window;

import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;

/** The way to the window from a class that is none of JavaFX's. */
public final class WorkbenchWindow {
    private static final AtomicReference<LaunchOptions> OPTIONS =
            new AtomicReference<>(LaunchOptions.defaults());

    private WorkbenchWindow() {}

    /** Shows the window and returns when it is closed. Once in a process. */
    public static void launch(LaunchOptions options) {
        OPTIONS.set(options);
        Application.launch(WorkbenchApp.class);
    }

    static LaunchOptions options() {
        return OPTIONS.get();
    }
}
