package dev.zts.engine;

import dev.zts.engine.JitOptions.Coverage;
import dev.zts.engine.JitOptions.Policy;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one source says about the compiler; null where it says nothing. Command line, environment
 * and zts.json are such sources, put over each other with {@link #over}.
 *
 * @param threshold calls before baseline, as {@link JitOptions#withThreshold}
 * @param defer requests of an isolate that run before anything is promoted, or {@link
 *     JitOptions#UNTIL_WARMED_UP}
 * @param sync whether the calling thread compiles
 * @param optimize whether there is an optimized tier
 */
public record JitSettings(
        @Nullable Policy policy,
        @Nullable Integer threshold,
        @Nullable Integer defer,
        @Nullable Coverage coverage,
        @Nullable Boolean sync,
        @Nullable Boolean optimize) {

    /** The deferral {@link JitOptions#UNTIL_WARMED_UP} as it is written. */
    public static final String WARMUP = "warmup";

    /** Largest threshold and largest deferral. */
    public static final int MOST = 1_000_000_000;

    /** Environment variable of the policy. */
    public static final String POLICY_VARIABLE = "ZTS_JIT_POLICY";

    /** Environment variable of the threshold. */
    public static final String THRESHOLD_VARIABLE = "ZTS_JIT_THRESHOLD";

    /** Environment variable that disables the compiler, whatever {@link #POLICY_VARIABLE} says. */
    public static final String DISABLE_VARIABLE = "ZTS_DISABLE_JIT";

    /** Says nothing. */
    public static final JitSettings NONE = new JitSettings(null, null, null, null, null, null);

    public JitSettings {
        if (threshold != null) {
            within(threshold, 1);
        }
        if (defer != null && defer != JitOptions.UNTIL_WARMED_UP) {
            within(defer, 0);
        }
    }

    private static void within(long value, int least) {
        if (value < least || value > MOST) {
            throw new IllegalArgumentException(notWithin(String.valueOf(value), least));
        }
    }

    private static String notWithin(String value, int least) {
        return "'" + value + "' is no whole number from " + least + " to " + MOST;
    }

    /** {@return settings that say everything that {@code options} do} */
    public static JitSettings of(JitOptions options) {
        return new JitSettings(
                options.policy(),
                Math.min(options.baselineCalls(), MOST),
                options.deferRequests() == JitOptions.UNTIL_WARMED_UP
                        ? JitOptions.UNTIL_WARMED_UP
                        : Math.min(options.deferRequests(), MOST),
                options.coverage(),
                options.synchronous(),
                options.optimize());
    }

    /** {@return these settings, and those of {@code lower} where these say nothing} */
    public JitSettings over(JitSettings lower) {
        return new JitSettings(
                policy != null ? policy : lower.policy,
                threshold != null ? threshold : lower.threshold,
                defer != null ? defer : lower.defer,
                coverage != null ? coverage : lower.coverage,
                sync != null ? sync : lower.sync,
                optimize != null ? optimize : lower.optimize);
    }

    /**
     * {@return {@code base} with what these settings say} Thresholds change only if {@code
     * threshold} is another one.
     */
    public JitOptions applyTo(JitOptions base) {
        JitOptions options = policy == null ? base : base.withPolicy(policy);
        options =
                threshold == null || threshold == options.baselineCalls()
                        ? options
                        : options.withThreshold(threshold);
        options = defer == null ? options : options.withDeferRequests(defer);
        options = coverage == null ? options : options.withCoverage(coverage);
        options = sync == null ? options : options.withSynchronous(sync);
        return optimize == null ? options : options.withOptimize(optimize);
    }

    /**
     * {@return what the environment says} An empty variable counts as absent.
     *
     * @throws IllegalArgumentException naming the variable, its value and what is allowed
     */
    public static JitSettings ofEnvironment(Map<String, String> variables) {
        Policy policy = variable(variables, POLICY_VARIABLE, JitSettings::policy);
        Integer threshold = variable(variables, THRESHOLD_VARIABLE, JitSettings::threshold);
        boolean disabled = variable(variables, DISABLE_VARIABLE, JitSettings::set) != null;
        return new JitSettings(
                disabled ? Policy.DISABLED : policy, threshold, null, null, null, null);
    }

    private static <T> @Nullable T variable(
            Map<String, String> variables, String name, Function<String, T> parser) {
        String value = variables.get(name);
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "Invalid value for environment variable " + name + ": " + wrong.getMessage(),
                    wrong);
        }
    }

    private static boolean set(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "on" -> true;
            default ->
                    throw new IllegalArgumentException(
                            "'" + text + "' is unclear; set it to 1, or unset it");
        };
    }

    /**
     * {@return the policy of a name}
     *
     * @throws IllegalArgumentException naming those that there are
     */
    public static Policy policy(String name) {
        return named(Policy.values(), name, "policy");
    }

    /**
     * {@return the coverage of a name}
     *
     * @throws IllegalArgumentException naming those that there are
     */
    public static Coverage coverage(String name) {
        return named(Coverage.values(), name, "coverage");
    }

    /**
     * {@return the calls before baseline that {@code text} says}
     *
     * @throws IllegalArgumentException naming the range
     */
    public static int threshold(String text) {
        return count(text, 1);
    }

    /**
     * {@return the requests to defer by that {@code text} says, a number or {@link #WARMUP}}
     *
     * @throws IllegalArgumentException naming what is allowed
     */
    public static int defer(String text) {
        if (text.equals(WARMUP)) {
            return JitOptions.UNTIL_WARMED_UP;
        }
        try {
            return count(text, 0);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(wrong.getMessage() + ", nor " + WARMUP, wrong);
        }
    }

    private static int count(String text, int least) {
        if (!text.matches("[0-9]{1,10}")) {
            throw new IllegalArgumentException(notWithin(text, least));
        }
        long value = Long.parseLong(text);
        within(value, least);
        return (int) value;
    }

    private static <E extends Enum<E>> E named(E[] values, String name, String what) {
        return Arrays.stream(values)
                .filter(value -> name(value).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'" + name + "' is no " + what + "; take " + listed(values)));
    }

    private static <E extends Enum<E>> String listed(E[] values) {
        Stream<String> names =
                Arrays.stream(values).limit(values.length - 1).map(JitSettings::name);
        return names.collect(Collectors.joining(", ")) + " or " + name(values[values.length - 1]);
    }

    /** {@return a policy or coverage as command line, environment and zts.json write it} */
    public static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * {@return options in one line: {@code lazy, coverage seed, baseline at 100 calls or 1,000
     * loops, …}}
     */
    public static String inWords(JitOptions options) {
        if (options.policy() == Policy.DISABLED) {
            return "disabled";
        }
        StringBuilder text = new StringBuilder(name(options.policy()));
        text.append(", coverage ").append(name(options.coverage()));
        if (options.policy() == Policy.LAZY) {
            text.append(", baseline at ")
                    .append(thresholds(options.baselineCalls(), options.baselineLoops()));
        }
        if (!options.optimize()) {
            text.append(", not optimized");
        } else if (options.policy() == Policy.LAZY) {
            text.append(", optimized at ")
                    .append(thresholds(options.optimizedCalls(), options.optimizedLoops()));
        }
        if (options.deferRequests() == JitOptions.UNTIL_WARMED_UP) {
            text.append(", from the end of the warm-up on");
        } else if (options.deferRequests() > 0) {
            text.append(
                    String.format(
                            Locale.ROOT, ", from request %,d on", options.deferRequests() + 1L));
        }
        return text.append(options.synchronous() ? ", synchronous" : ", in the background")
                .toString();
    }

    private static String thresholds(int calls, int loops) {
        return String.format(Locale.ROOT, "%,d calls or %,d loops", calls, loops);
    }
}
