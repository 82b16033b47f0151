package dev.zts.pool;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However threads meet at the free list, it is as if one had come after the other. */
@Tag("lincheck")
class FreeListLincheckTest {

    /** Whatever ran before the threads would empty the list, and nothing could go wrong. */
    private static ModelCheckingOptions model() {
        return new ModelCheckingOptions()
                .threads(2)
                .actorsBefore(0)
                .actorsPerThread(3)
                .actorsAfter(2)
                .iterations(8)
                .invocationsPerIteration(200);
    }

    private static StressOptions stress() {
        return new StressOptions()
                .threads(3)
                .actorsBefore(0)
                .actorsPerThread(3)
                .actorsAfter(2)
                .iterations(5)
                .invocationsPerIteration(300);
    }

    /** Three places, which threads take and give back. Which one is next is part of the answer. */
    @Param(name = "thread", gen = ThreadIdGen.class)
    public static final class ThreePlaces {
        private final FreeList list = new FreeList(3);
        private final Held held = new Held();

        public ThreePlaces() {
            for (int place = 0; place < 3; place++) {
                list.push(place, 3);
            }
        }

        @Operation
        public int take(@Param(name = "thread") int thread) {
            int place = list.pop();
            held.add(thread, place);
            return place;
        }

        @Operation
        public boolean giveBack(@Param(name = "thread") int thread) {
            int place = held.remove(thread);
            return place != FreeList.NONE && list.push(place, 3);
        }

        /** Only one is to lie there. */
        @Operation
        public boolean giveBackIfEmpty(@Param(name = "thread") int thread) {
            int place = held.remove(thread);
            boolean room = place != FreeList.NONE && list.push(place, 1);
            held.add(thread, room ? FreeList.NONE : place);
            return room;
        }

        @Operation
        public int size() {
            return list.size();
        }
    }

    /** What each thread has taken; the first one goes back first, so that places change order. */
    private static final class Held {
        private final List<Deque<Integer>> places =
                Stream.<Deque<Integer>>generate(ArrayDeque::new).limit(8).toList();

        void add(int thread, int place) {
            if (place != FreeList.NONE) {
                places.get(thread).addLast(place);
            }
        }

        int remove(int thread) {
            Integer first = places.get(thread).pollFirst();
            return first == null ? FreeList.NONE : first;
        }
    }

    /**
     * The same with the top alone in its head: who was held up takes an old top for the new one.
     */
    @Param(name = "thread", gen = ThreadIdGen.class)
    public static final class UntaggedPlaces {
        private final AtomicInteger top = new AtomicInteger(2);
        private final int[] below = {-1, 0, 1};
        private final Held held = new Held();

        @Operation
        public int take(@Param(name = "thread") int thread) {
            while (true) {
                int seen = top.get();
                if (seen == FreeList.NONE || top.compareAndSet(seen, below[seen])) {
                    held.add(thread, seen);
                    return seen;
                }
            }
        }

        @Operation
        public boolean giveBack(@Param(name = "thread") int thread) {
            int place = held.remove(thread);
            if (place == FreeList.NONE) {
                return false;
            }
            int seen;
            do {
                seen = top.get();
                below[place] = seen;
            } while (!top.compareAndSet(seen, place));
            return true;
        }
    }

    /** Looks at the top first and takes it after. */
    public static final class RacyList {
        private volatile int top = 2;

        @Operation
        @SuppressWarnings("NonAtomicVolatileUpdate") // the race to be found
        public int pop() {
            int seen = top;
            if (seen != 0) {
                top = seen - 1;
            }
            return seen;
        }
    }

    @Test
    void list_isLinearizable() {
        model().check(ThreePlaces.class);
    }

    @Test
    void list_underStress_isLinearizable() {
        stress().check(ThreePlaces.class);
    }

    @Test
    void listWithoutTags_isFoundOut() {
        assertThatThrownBy(() ->
                        model().iterations(60)
                                .minimizeFailedScenario(false)
                                .check(UntaggedPlaces.class))
                .isInstanceOf(LincheckAssertionError.class);
    }

    @Test
    void listThatLooksFirstAndTakesAfter_isFoundOut() {
        assertThatThrownBy(() -> model().minimizeFailedScenario(false).check(RacyList.class))
                .isInstanceOf(LincheckAssertionError.class);
    }
}
