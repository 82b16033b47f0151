package dev.zts.app.cli;

import dev.zts.engine.JitOptions.Coverage;
import dev.zts.engine.JitOptions.Policy;
import dev.zts.engine.JitSettings;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options of the compiler of zts. */
final class JitArgs {
    @Option(
            names = "--jit",
            paramLabel = "POLICY",
            converter = Policies.class,
            description =
                    "When zts compiles: disabled, lazy (at the thresholds) or eager (at the first"
                            + " call). Default: lazy.")
    @Nullable Policy policy;

    @Option(
            names = "--jit-threshold",
            paramLabel = "N",
            converter = Thresholds.class,
            description =
                    "Calls of a function before its baseline tier; its loops count to 10 times as"
                            + " much, the optimized tier comes after 10 times both. Default: 100.")
    @Nullable Integer threshold;

    @Option(
            names = "--jit-defer",
            paramLabel = "N",
            converter = Deferrals.class,
            description =
                    "Requests of a runtime before anything is promoted, or warmup: nothing before"
                            + " the measured part. Default: 0.")
    @Nullable Integer defer;

    @Option(
            names = "--jit-coverage",
            paramLabel = "SET",
            converter = Coverages.class,
            description =
                    "Opcodes that compile: seed (all but the seed's gaps), seed-strict (only the"
                            + " seed's own) or full. Default: seed.")
    @Nullable Coverage coverage;

    @Option(
            names = "--jit-sync",
            negatable = true,
            description = "Compile on the thread that calls, so that runs repeat. Default: no.")
    @Nullable Boolean sync;

    @Option(
            names = "--optimize",
            negatable = true,
            description = "Whether there is an optimized tier. Default: yes.")
    @Nullable Boolean optimize;

    @Option(
            names = "--profile",
            negatable = true,
            description =
                    "Whether opcodes, stacks and run-time sums are counted while handlers run."
                            + " Default: yes.")
    @Nullable Boolean profile;

    /** {@return what the options say} */
    JitSettings settings() {
        return new JitSettings(policy, threshold, defer, coverage, sync, optimize);
    }

    private static <T> T converted(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException wrong) {
            TypeConversionException told = new TypeConversionException(wrong.getMessage());
            told.initCause(wrong);
            throw told;
        }
    }

    /** Policies by their names. */
    static final class Policies implements ITypeConverter<Policy> {
        @Override
        public Policy convert(String text) {
            return converted(text, JitSettings::policy);
        }
    }

    /** Coverages by their names. */
    static final class Coverages implements ITypeConverter<Coverage> {
        @Override
        public Coverage convert(String text) {
            return converted(text, JitSettings::coverage);
        }
    }

    /** Numbers of calls. */
    static final class Thresholds implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return converted(text, JitSettings::threshold);
        }
    }

    /** Numbers of requests. */
    static final class Deferrals implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return converted(text, JitSettings::defer);
        }
    }
}
