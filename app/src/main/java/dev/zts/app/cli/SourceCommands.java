package dev.zts.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Commands that the launcher of a source checkout carries out; here for their help. */
final class SourceCommands {
    private SourceCommands() {}

    /** {@code ./workbench test}. */
    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = {
                "Builds everything and runs all tests (in a source checkout: ./workbench test).",
                "Further arguments go to Maven: ./workbench test -Dtest=RouterTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false"
            })
    static final class Test extends FromSource {}

    /** {@code ./workbench package}. */
    @Command(
            name = "package",
            mixinStandardHelpOptions = true,
            description =
                    "Builds a Linux application image under packaging/target/image (in a source"
                            + " checkout: ./workbench package).")
    static final class PackageImage extends FromSource {}

    /** Tells where the command can be carried out. */
    abstract static class FromSource implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            spec.commandLine()
                    .getErr()
                    .println(
                            "workbench: "
                                    + spec.name()
                                    + " needs the sources; in a checkout run ./workbench "
                                    + spec.name());
            return ExitCodes.FAILED;
        }
    }
}
