package dev.zts.app.cli;

import dev.zts.app.compare.Against;
import dev.zts.app.compare.Outcome;
import dev.zts.app.compare.OutcomeJson;
import dev.zts.app.compare.OutcomeText;
import dev.zts.app.compare.Schedule;
import dev.zts.app.compare.SideBySide;
import dev.zts.load.LoadPlan;
import dev.zts.server.HostOptions;
import dev.zts.visualizers.stats.Comparison;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code workbench whatif FOLDER}: what another setting of the compiler gains. */
@Command(
        name = "whatif",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Runs the same load with the compiler as configured (A) and with another coverage (B), in"
                    + " turns, and prints how many times as fast B is for each handler, with a 95 %"
                    + " interval.",
            "--warmup is the least load of each side before the first block; --duration is that of a"
                    + " block if --block is not given."
        })
final class WhatIfCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FOLDER", description = "Folder of handlers.")
    private Path folder = Path.of(".");

    @Option(
            names = "--against",
            paramLabel = "COVERAGE",
            converter = Coverages.class,
            defaultValue = "full",
            description =
                    "Side B: full, seed, seed-strict, or disabled for no compiler. Default:"
                            + " ${DEFAULT-VALUE}.")
    private Against against = Against.FULL;

    @Option(
            names = "--blocks",
            paramLabel = "N",
            description = "Blocks of each side, at least 5. Default: 8.")
    private int blocks = Schedule.BLOCKS;

    @Option(
            names = "--block",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "Length of a block. Default: 2s to 10s, so that each kind of request comes 100"
                            + " times.")
    private @Nullable Duration block;

    @Option(
            names = "--json",
            paramLabel = "FILE.json",
            description = "Write the comparison as JSON.")
    private @Nullable Path json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print no progress.")
    private boolean quiet;

    @Mixin private LoadArgs loadArgs = new LoadArgs();

    @Mixin private HostArgs hostArgs = new HostArgs();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        loadArgs.requireSound();
        requireSound();
        RunCommand.requireWritable(json);
        HostOptions options = hostArgs.toOptions();
        Optional<String> nothingToCompare =
                against.whyNot(options.engineName(), options.engine().jit());
        if (nothingToCompare.isPresent()) {
            err.println("workbench: " + nothingToCompare.get());
            return ExitCodes.FAILED;
        }
        try (SideBySide sides = SideBySide.open(folder, options, against)) {
            Announcement.print(sides.host(), err);
            if (!sides.host().anyUsable()) {
                err.println("workbench: no handler of " + folder + " loads.");
                return ExitCodes.NO_HANDLER;
            }
            Thread stopOnSignal = Thread.ofPlatform().name("zts-stop").unstarted(sides::close);
            Runtime.getRuntime().addShutdownHook(stopOnSignal);
            LoadPlan plan = loadArgs.applyTo(sides.defaultPlan());
            Outcome outcome =
                    sides.run(
                            plan,
                            schedule(plan),
                            step -> {
                                if (!quiet) {
                                    err.printf(
                                            Locale.ROOT,
                                            "%3.0f %%  %s%n",
                                            step.share() * 100,
                                            step.doing());
                                    err.flush();
                                }
                            });
            Runtime.getRuntime().removeShutdownHook(stopOnSignal);
            out.print(OutcomeText.toText(outcome));
            out.flush();
            if (json != null) {
                OutcomeJson.write(outcome, json);
            }
        }
        return ExitCodes.OK;
    }

    private void requireSound() {
        if (blocks < Comparison.FEWEST_BLOCKS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--blocks': an interval needs at least "
                            + Comparison.FEWEST_BLOCKS
                            + " of each side");
        }
        if (block != null && block.isZero()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--block': a block must have a length");
        }
    }

    private Schedule schedule(LoadPlan plan) {
        Schedule schedule = Schedule.of(plan).withBlocks(blocks);
        Duration length = block == null ? loadArgs.duration : block;
        return length == null ? schedule : schedule.withBlock(length);
    }

    /** Sides B by their names. */
    static final class Coverages implements ITypeConverter<Against> {
        @Override
        public Against convert(String text) {
            for (Against each : Against.values()) {
                if (each.label().equals(text.toLowerCase(Locale.ROOT))) {
                    return each;
                }
            }
            throw new TypeConversionException(
                    "'" + text + "' is none of full, seed, seed-strict and disabled");
        }
    }
}
