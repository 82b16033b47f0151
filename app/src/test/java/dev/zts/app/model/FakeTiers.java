package dev.zts.app.model;

import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.EngineEvent.CompilationRefused;
import dev.zts.telemetry.EngineEvent.Deoptimized;
import dev.zts.telemetry.EngineEvent.TierChanged;
import dev.zts.telemetry.FunctionListing;
import dev.zts.telemetry.FunctionListing.Instruction;
import dev.zts.telemetry.StackSample;
import dev.zts.telemetry.Tier;
import java.util.ArrayList;
import java.util.List;

/**
 * What a compiler would tell of two scripts: {@code price} gets optimized, falls back once and is
 * optimized again; {@code GET} is refused for its closure.
 */
final class FakeTiers {
    static final String ITEMS = "api/items.js";
    static final String PRICE = "lib/price.js";

    private static final String ITEMS_TEXT =
            """
            import { price } from "../lib/price.js";

            const items = [3, 5, 8, 13, 21, 34].map((n) => ({ id: n, cents: n * 199 }));

            export function GET(request) {
              const rate = 1.19;
              const shown = items.map((item) => price(item, rate));
              return Response.json(shown);
            }
            """;
    private static final String PRICE_TEXT =
            """
            // Prices with tax, in cents.
            export function price(item, rate) {
              let sum = 0;
              for (let i = 0; i < 100; i++) {
                sum += item.cents * rate;
              }
              return sum / 100;
            }
            """;

    /** {@return the text of a script, empty if there is none} */
    static String source(String file) {
        return switch (file) {
            case ITEMS -> ITEMS_TEXT;
            case PRICE -> PRICE_TEXT;
            default -> "";
        };
    }

    List<EngineEvent> events(long frame, long nanos) {
        return switch ((int) Math.min(frame, 1_000)) {
            case 2 -> List.of(price(nanos, Tier.INTERPRETED, Tier.BASELINE_CANDIDATE, "calls", 0));
            case 5 ->
                    List.of(
                            price(nanos, Tier.BASELINE_CANDIDATE, Tier.BASELINE, "compiled", 640),
                            new CompilationRefused(
                                    nanos, "GET", ITEMS, 5, 6, "make_closure", 7, 100, 412));
            case 15 -> List.of(price(nanos, Tier.BASELINE, Tier.OPTIMIZED_CANDIDATE, "loop", 0));
            case 18 ->
                    List.of(
                            price(
                                    nanos,
                                    Tier.OPTIMIZED_CANDIDATE,
                                    Tier.OPTIMIZED,
                                    "compiled",
                                    412));
            case 30 ->
                    List.of(
                            new Deoptimized(
                                    nanos, "price", PRICE, 2, "overflow", 22, "price", 5, 1, false),
                            price(nanos, Tier.OPTIMIZED, Tier.BASELINE, "deoptimized", 0));
            case 40 -> List.of(price(nanos, Tier.BASELINE, Tier.OPTIMIZED, "compiled", 455));
            default -> List.of();
        };
    }

    private static TierChanged price(long nanos, Tier from, Tier to, String cause, int bytes) {
        return new TierChanged(
                nanos,
                "price",
                PRICE,
                2,
                from,
                to,
                cause,
                1_000,
                100_000,
                bytes * 900L,
                bytes,
                bytes == 640 ? 1_200_000 : 0);
    }

    List<StackSample> stacks(long frame) {
        var outer = new StackSample.Call("GET", ITEMS, 5, 7, Tier.INTERPRETED);
        Tier tier = frame < 5 ? Tier.INTERPRETED : frame < 18 ? Tier.BASELINE : Tier.OPTIMIZED;
        List<StackSample> stacks = new ArrayList<>();
        stacks.add(new StackSample(List.of(outer), 3));
        stacks.add(
                new StackSample(
                        List.of(outer, new StackSample.Call("price", PRICE, 2, 5, tier)), 6));
        stacks.add(
                new StackSample(
                        List.of(outer, new StackSample.Call("price", PRICE, 2, 4, tier)), 1));
        return stacks;
    }

    List<FunctionListing> listings(String file) {
        return switch (file) {
            case ITEMS ->
                    List.of(
                            function(
                                    "GET",
                                    ITEMS,
                                    5,
                                    9,
                                    Tier.INTERPRETED,
                                    "",
                                    0,
                                    "refused: make_closure at 0006",
                                    step(0, "get_global items", 7, false),
                                    step(3, "get_loc_1", 7, false),
                                    step(6, "make_closure 2", 7, true),
                                    step(9, "call_method 1", 7, false),
                                    step(12, "get_global Response", 8, false),
                                    step(15, "ret", 8, false)));
            case PRICE ->
                    List.of(
                            function(
                                    "price",
                                    PRICE,
                                    2,
                                    8,
                                    Tier.OPTIMIZED,
                                    """
                                    call2(Isolate, Closure, Object, Object, Object): Object
                                       0: aload_3
                                       1: invokestatic Shapes.cents
                                       4: dload 6
                                       6: dmul
                                       7: dstore 8
                                    """,
                                    455,
                                    "",
                                    step(0, "push_0", 3, false),
                                    step(1, "put_loc_2", 3, false),
                                    step(2, "push_0", 4, false),
                                    step(3, "put_loc_3", 4, false),
                                    step(10, "get_field_ic cents", 5, false),
                                    step(15, "mul", 5, false),
                                    step(16, "add", 5, false),
                                    step(22, "loop -> 0004", 4, false),
                                    step(26, "div", 7, false),
                                    step(27, "ret", 7, false)));
            default -> List.of();
        };
    }

    private static Instruction step(int pc, String text, int line, boolean refused) {
        return new Instruction(pc, text, line, refused);
    }

    private static FunctionListing function(
            String name,
            String file,
            int line,
            int endLine,
            Tier tier,
            String code,
            int codeBytes,
            String note,
            Instruction... steps) {
        return new FunctionListing(
                name,
                file,
                line,
                endLine,
                tier,
                List.of(steps),
                code,
                codeBytes,
                1_000,
                100_000,
                1,
                note);
    }
}
