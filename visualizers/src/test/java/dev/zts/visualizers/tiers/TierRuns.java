package dev.zts.visualizers.tiers;

import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.CodeEvicted;
import dev.zts.telemetry.EngineEvent.CompilationRefused;
import dev.zts.telemetry.EngineEvent.Deoptimized;
import dev.zts.telemetry.EngineEvent.TierChanged;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.Phase;
import dev.zts.telemetry.StackSample;
import dev.zts.telemetry.Tier;
import dev.zts.visualizers.timeline.Frames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Invents runs whose functions climb from tier to tier: one in five is refused, one in five falls
 * back from time to time, the others reach the top. Lower numbers are hotter.
 */
public final class TierRuns {
    public static final String FILE = "api/items.js";

    private static final List<String> NAMES =
            List.of(
                    "GET",
                    "price",
                    "total",
                    "escape",
                    "renderItem",
                    "",
                    "compareByNameThenByPrice",
                    "POST",
                    "validate",
                    "tokens",
                    "sumOf",
                    "clamp");
    private static final List<String> REFUSED =
            List.of("make_closure", "get_length", "push_i16", "await_val");

    private final int functions;
    private final Random random = new Random(7);
    private final Frames frames = new Frames(3, "GET /items");
    private final Map<FunctionId, Tier> tiers = new HashMap<>();

    private TierRuns(int functions) {
        this.functions = functions;
    }

    /** {@return a run of measured frames} */
    public static List<Frame> run(int functions, int seconds) {
        return new TierRuns(functions).frames(seconds);
    }

    public static FunctionId id(int number) {
        String name = NAMES.get(number % NAMES.size());
        String suffix = number < NAMES.size() || name.isEmpty() ? "" : "_" + number;
        return new FunctionId(name + suffix, FILE, 3 + number * 7);
    }

    public static TierChanged changed(
            long nanos, FunctionId id, Tier from, Tier to, String cause, long calls) {
        return new TierChanged(
                nanos, id.function(), id.file(), id.line(), from, to, cause, calls, 0, 0, 0, 0);
    }

    public static TierChanged compiled(
            long nanos, FunctionId id, Tier from, Tier to, long calls, long stallNanos) {
        return new TierChanged(
                nanos,
                id.function(),
                id.file(),
                id.line(),
                from,
                to,
                "compiled",
                calls,
                calls * 10,
                412_000,
                1_840,
                stallNanos);
    }

    public static CompilationRefused refused(long nanos, FunctionId id, String opcode) {
        return new CompilationRefused(
                nanos, id.function(), id.file(), id.line(), 14, opcode, id.line() + 2, 100, 4_200);
    }

    public static Deoptimized deoptimized(long nanos, FunctionId id, boolean suppressed) {
        return new Deoptimized(
                nanos,
                id.function(),
                id.file(),
                id.line(),
                "type_mismatch",
                9,
                id.function(),
                id.line() + 1,
                1,
                suppressed);
    }

    public static StackSample sample(FunctionId id, int atLine, Tier tier, long count) {
        return new StackSample(
                List.of(
                        new StackSample.Call("handler", "handler.js", 1, 4, Tier.BASELINE),
                        new StackSample.Call(id.function(), id.file(), id.line(), atLine, tier)),
                count);
    }

    private List<Frame> frames(int seconds) {
        List<Frame> run = new ArrayList<>();
        Frame usual = frames.next(Phase.MEASURE, 100, 1);
        run.add(usual);
        for (int i = 1; i < seconds * 20; i++) {
            run.add(Frames.with(frames.again(usual), events(i, seconds * 20), stacks()));
        }
        return run;
    }

    private List<EngineEvent> events(int frame, int allFrames) {
        List<EngineEvent> events = new ArrayList<>();
        long nanos = Frames.ORIGIN_NANOS + frame * Frames.INTERVAL_NANOS;
        for (int number = 0; number < functions; number++) {
            int begin = 3 + (number * 37) % Math.max(1, allFrames / 2);
            if (frame >= begin) {
                events(events, number, frame - begin, nanos + number * 1_000L);
            }
        }
        return events;
    }

    private void events(List<EngineEvent> events, int number, int age, long nanos) {
        FunctionId id = id(number);
        boolean refused = number % 5 == 2;
        if (age == 0) {
            change(events, nanos, id, Tier.BASELINE_CANDIDATE, "calls", 100);
        } else if (age == 2 && refused) {
            events.add(refused(nanos, id, REFUSED.get(number / 5 % REFUSED.size())));
            change(events, nanos, id, Tier.INTERPRETED, "refused opcode", 120);
        } else if (age == 2) {
            compile(events, nanos, id, Tier.BASELINE, 140, number % 4 == 0 ? 400_000 : 0);
        } else if (age == 60 && !refused) {
            change(events, nanos, id, Tier.OPTIMIZED_CANDIDATE, "loop", 1_000);
        } else if (age == 64 && !refused) {
            compile(events, nanos, id, Tier.OPTIMIZED, 1_100, 0);
        } else if (age > 64 && number % 5 == 3 && age % 90 == 0) {
            events.add(deoptimized(nanos, id, age % 180 == 0));
            change(events, nanos, id, Tier.BASELINE, "deoptimized", 2_000);
        } else if (age > 64 && number % 5 == 3 && age % 90 == 45) {
            compile(events, nanos, id, Tier.OPTIMIZED, 2_400, 0);
        } else if (age == 170 && number % 5 == 4) {
            change(events, nanos, id, Tier.INTERPRETED, "evicted", 3_000);
            events.add(
                    new CodeEvicted(
                            nanos, id.function(), id.file(), id.line(), Tier.OPTIMIZED, 1_840));
        }
    }

    private void change(
            List<EngineEvent> events, long nanos, FunctionId id, Tier to, String why, long calls) {
        Tier from = tiers.getOrDefault(id, Tier.INTERPRETED);
        tiers.put(id, to);
        events.add(changed(nanos, id, from, to, why, calls));
    }

    private void compile(
            List<EngineEvent> events, long nanos, FunctionId id, Tier to, long calls, long stall) {
        Tier from = tiers.getOrDefault(id, Tier.INTERPRETED);
        tiers.put(id, to);
        events.add(compiled(nanos, id, from, to, calls, stall));
    }

    private List<StackSample> stacks() {
        List<StackSample> stacks = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int number = (int) (Math.abs(random.nextGaussian()) * functions / 4) % functions;
            FunctionId id = id(number);
            stacks.add(
                    sample(
                            id,
                            id.line() + random.nextInt(4),
                            tiers.getOrDefault(id, Tier.INTERPRETED),
                            1));
        }
        return stacks;
    }
}
