package dev.zts.app.cli;

import dev.zts.engine.Problem;
import dev.zts.vm.Listing;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the bytecode that zts makes of a script. */
@Command(
        name = "bytecode",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the bytecode that zts makes of a script, each function with its source lines.",
            "docs/opcodes.md says what the instructions do."
        })
final class BytecodeCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "A JavaScript file.")
    private Path file = Path.of(".");

    @Override
    public Integer call() throws Exception {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + " is no file");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Listing listing = Listing.of(String.valueOf(file.getFileName()), Files.readString(file));
        for (Problem problem : listing.problems()) {
            err.println(problem.render());
        }
        out.print(listing.text());
        out.flush();
        err.flush();
        return listing.problems().isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
    }
}
