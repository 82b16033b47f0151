package dev.zts.app.window;

import dev.zts.load.LoadPlan;
import dev.zts.server.HostOptions;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the window starts.
 *
 * @param folder to open at once, or null
 * @param theme in place of the one in the settings, or null
 * @param autoRun whether a run starts as soon as the folder is open
 * @param quitAfterFirstFrame whether the window closes when it was drawn once, for measuring and
 *     for training caches
 * @param tellFirstFrame whether the time to the first frame is printed on stderr
 * @param host what the folder is served with, before the user edits it
 * @param plan applied to the folder's load plan before the user edits it
 */
public record LaunchOptions(
        @Nullable Path folder,
        double width,
        double height,
        @Nullable ThemeChoice theme,
        boolean autoRun,
        boolean quitAfterFirstFrame,
        boolean tellFirstFrame,
        HostOptions host,
        UnaryOperator<LoadPlan> plan) {

    public LaunchOptions {
        if (!(width >= 1) || !(height >= 1)) {
            throw new IllegalArgumentException(
                    "width and height must be positive: " + width + " × " + height);
        }
    }

    public static LaunchOptions defaults() {
        return new LaunchOptions(
                null,
                1280,
                800,
                null,
                false,
                false,
                false,
                HostOptions.defaults(),
                UnaryOperator.identity());
    }

    public LaunchOptions withFolder(@Nullable Path other) {
        return new LaunchOptions(
                other,
                width,
                height,
                theme,
                autoRun,
                quitAfterFirstFrame,
                tellFirstFrame,
                host,
                plan);
    }

    public LaunchOptions withSize(double newWidth, double newHeight) {
        return new LaunchOptions(
                folder,
                newWidth,
                newHeight,
                theme,
                autoRun,
                quitAfterFirstFrame,
                tellFirstFrame,
                host,
                plan);
    }

    public LaunchOptions withTheme(@Nullable ThemeChoice other) {
        return new LaunchOptions(
                folder,
                width,
                height,
                other,
                autoRun,
                quitAfterFirstFrame,
                tellFirstFrame,
                host,
                plan);
    }

    public LaunchOptions withAutoRun(boolean run) {
        return new LaunchOptions(
                folder, width, height, theme, run, quitAfterFirstFrame, tellFirstFrame, host, plan);
    }

    /** {@return options that print the time to the first frame, and then quit if asked} */
    public LaunchOptions withFirstFrame(boolean tell, boolean quit) {
        return new LaunchOptions(folder, width, height, theme, autoRun, quit, tell, host, plan);
    }

    public LaunchOptions withHost(HostOptions other) {
        return new LaunchOptions(
                folder,
                width,
                height,
                theme,
                autoRun,
                quitAfterFirstFrame,
                tellFirstFrame,
                other,
                plan);
    }

    public LaunchOptions withPlan(UnaryOperator<LoadPlan> edit) {
        return new LaunchOptions(
                folder,
                width,
                height,
                theme,
                autoRun,
                quitAfterFirstFrame,
                tellFirstFrame,
                host,
                edit);
    }
}
