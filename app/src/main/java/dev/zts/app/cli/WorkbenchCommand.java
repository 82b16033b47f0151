package dev.zts.app.cli;

import dev.zts.app.run.Versions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: {@code workbench [open|run|serve|whatif|bytecode|jit] …}. */
@Command(
        name = "workbench",
        mixinStandardHelpOptions = true,
        versionProvider = WorkbenchCommand.Version.class,
        description = {
            "Profiles JavaScript request handlers: serves a folder of them, fires load at it and shows"
                    + " where the time goes.",
            "Without a command it opens the window."
        },
        subcommands = {
            OpenCommand.class,
            RunCommand.class,
            ServeCommand.class,
            WhatIfCommand.class,
            BytecodeCommand.class,
            JitCommand.class,
            SourceCommands.Test.class,
            SourceCommands.PackageImage.class
        },
        footer = {
            "",
            "Exit codes: 0 the run was carried out, 1 it could not be, 2 wrong usage, 107 no handler"
                    + " loads."
        })
public final class WorkbenchCommand implements Callable<Integer> {

    /** Runs the command line and {@return the exit code} */
    public static int execute(String... args) {
        return commandLine().execute(args);
    }

    static CommandLine commandLine() {
        return new CommandLine(new WorkbenchCommand())
                .setExecutionExceptionHandler(WorkbenchCommand::explain)
                .setParameterExceptionHandler(WorkbenchCommand::correct)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() {
        return commandLine().execute("open");
    }

    /** Says what is wrong and where help is; a page of options would hide it. */
    private static int correct(ParameterException wrong, String[] args) {
        CommandLine line = wrong.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("workbench: " + wrong.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
            err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        }
        err.flush();
        return ExitCodes.USAGE;
    }

    private static int explain(
            Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
        PrintWriter err = line.getErr();
        String message = failure.getMessage();
        err.println("workbench: " + (message == null ? failure.toString() : message));
        if (System.getenv("ZTS_DEBUG") != null) {
            failure.printStackTrace(err);
        }
        err.flush();
        return failure instanceof IllegalArgumentException ? ExitCodes.USAGE : ExitCodes.FAILED;
    }

    /** Tells the version of the build. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"zts Workbench " + Versions.workbench()};
        }
    }
}
