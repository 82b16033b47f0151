package dev.zts.app.cli;

import dev.zts.app.window.LaunchOptions;
import dev.zts.app.window.ThemeChoice;
import dev.zts.app.window.WorkbenchWindow;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code workbench open [FOLDER]}: opens the window. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Opens the window, with a handler folder if one is named.")
final class OpenCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FOLDER", arity = "0..1", description = "Folder of handlers.")
    private @Nullable Path folder;

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            converter = Themes.class,
            description = "light, dark or system. Default: as last chosen, the system's at first.")
    private @Nullable ThemeChoice theme;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = Size.Converter.class,
            defaultValue = "1280x800",
            description = "Size of the window. Default: ${DEFAULT-VALUE}.")
    private Size size = new Size(1280, 800);

    @Option(names = "--auto-run", description = "Start a run as soon as the folder is open.")
    private boolean autoRun;

    @Option(
            names = "--first-frame",
            description = "Print the time from the start of the process to the first frame.")
    private boolean firstFrame;

    @Option(
            names = "--quit-after-first-frame",
            description = "Close the window when it was drawn once; for measuring.")
    private boolean quitAfterFirstFrame;

    @Mixin private LoadArgs loadArgs = new LoadArgs();

    @Mixin private HostArgs hostArgs = new HostArgs();

    @Override
    public Integer call() {
        loadArgs.requireSound();
        if (!hasDisplay()) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(
                    "workbench: there is no display to open a window on; set DISPLAY, or profile"
                            + " without a window: workbench run FOLDER");
            return ExitCodes.FAILED;
        }
        WorkbenchWindow.launch(
                LaunchOptions.defaults()
                        .withFolder(folder)
                        .withSize(size.width(), size.height())
                        .withTheme(theme)
                        .withAutoRun(autoRun)
                        .withFirstFrame(firstFrame || quitAfterFirstFrame, quitAfterFirstFrame)
                        .withHost(hostArgs.toOptions())
                        .withPlan(loadArgs::applyTo));
        return ExitCodes.OK;
    }

    /** {@return whether a window can be shown}; only X11 and Wayland tell by their absence. */
    private static boolean hasDisplay() {
        boolean linux = System.getProperty("os.name", "").equals("Linux");
        return !linux
                || "Headless".equals(System.getProperty("glass.platform"))
                || isSet("DISPLAY")
                || isSet("WAYLAND_DISPLAY");
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isEmpty();
    }

    /** A window's size in logical pixels. */
    record Size(int width, int height) {

        /** Reads {@code 1280x800}. */
        static final class Converter implements ITypeConverter<Size> {
            @Override
            public Size convert(String text) {
                String[] parts = text.split("x", -1);
                try {
                    if (parts.length == 2) {
                        Size size =
                                new Size(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
                        if (size.width > 0 && size.height > 0) {
                            return size;
                        }
                    }
                } catch (NumberFormatException e) {
                    throw wrong(text, e);
                }
                throw wrong(text, null);
            }

            private static TypeConversionException wrong(String text, @Nullable Throwable cause) {
                TypeConversionException wrong =
                        new TypeConversionException("'" + text + "' is no size; write 1280x800");
                if (cause != null) {
                    wrong.initCause(cause);
                }
                return wrong;
            }
        }
    }

    /** Themes by their names in lower case. */
    static final class Themes implements ITypeConverter<ThemeChoice> {
        @Override
        public ThemeChoice convert(String text) {
            for (ThemeChoice choice : ThemeChoice.values()) {
                if (choice.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return choice;
                }
            }
            throw new TypeConversionException(
                    "'" + text + "' is no theme; take light, dark or system");
        }
    }
}
