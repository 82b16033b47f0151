package dev.zts.vm.lower;

import dev.zts.vm.bytecode.Assembler.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something a jump out of the code may have to pass or go to. */
sealed interface Control {

    /** {@return what is around it} */
    @Nullable Control outer();

    /** {@return values on the stack where it begins} */
    int depth();

    /**
     * A statement that break or continue may name.
     *
     * @param plain whether a break or continue without label means it
     */
    record Target(
            @Nullable Control outer,
            int depth,
            Set<String> labels,
            boolean plain,
            @Nullable Label onBreak,
            @Nullable Label onContinue)
            implements Control {}

    /** Code under a handler: throws from the code that leaves it must not come back to it. */
    record Guarded(@Nullable Control outer, int depth, Region region) implements Control {}

    /**
     * An iterator to be closed; its two values are the last below the depth.
     *
     * @param async whether it is that of a for await
     */
    record Iterating(@Nullable Control outer, int depth, Region region, boolean async)
            implements Control {}

    /** A try statement with a finally block, before that block. */
    record Finally(
            @Nullable Control outer,
            int depth,
            Region region,
            int kindSlot,
            int valueSlot,
            Label entry,
            List<Exit> exits)
            implements Control {}

    /**
     * A way out through a finally block.
     *
     * @param target null for a return
     */
    record Exit(@Nullable Target target, boolean isContinue) {}

    /** The stretches of code a handler covers. */
    final class Region {
        private record Stretch(Label start, Label end) {}

        private final Label handler = new Label();
        private final List<Stretch> stretches = new ArrayList<>();
        private @Nullable Label start;
        private int startSize;
        private boolean covers;

        Label handler() {
            return handler;
        }

        boolean isOpen() {
            return start != null;
        }

        void open(Body body) {
            startSize = body.asm.size();
            start = body.asm.mark();
        }

        void suspend(Body body) {
            Label from = start;
            if (from != null) {
                if (body.asm.size() > startSize) {
                    covers = true;
                    stretches.add(new Stretch(from, body.asm.mark()));
                }
                start = null;
            }
        }

        /** Ends the last stretch and adds all to the table of handlers. */
        void close(Body body, int depth) {
            suspend(body);
            for (Stretch stretch : stretches) {
                body.asm.handler(stretch.start(), stretch.end(), handler, depth);
            }
        }

        /** {@return whether there is any code in it} */
        boolean covers() {
            return covers;
        }
    }
}
