package dev.zts.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code workbench open [FOLDER]}: opens the window. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Opens the window, with a handler folder if one is named.")
final class OpenCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", arity = "0..1", description = "Folder of handlers.")
    private @Nullable Path folder;

    @Mixin private HostArgs hostArgs = new HostArgs();

    @Override
    public Integer call() {
        throw new UnsupportedOperationException(folder + hostArgs.engine);
    }
}
