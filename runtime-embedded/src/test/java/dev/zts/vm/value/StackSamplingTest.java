package dev.zts.vm.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StackSamplingTest {

    private static final int MAX_DEPTH = 500;

    private final Realm realm = new Realm(new Host(), Shape.root(), MAX_DEPTH);
    private final JsFunction outer = function();
    private final JsFunction left = function();
    private final JsFunction right = function();
    private final JsFunction leftLeaf = function();
    private final JsFunction rightLeaf = function();
    private final @Nullable JsFunction[] functions = new @Nullable JsFunction[64];
    private final int[] places = new int[64];

    private static final class Host implements Realm.Host {

        @Override
        public JsObject create(Realm realm, Intrinsic which) {
            return realm.newObject((JsObject) null);
        }

        @Override
        public void populateGlobal(Realm realm, JsObject global) {}

        @Override
        public String stackTrace(Realm realm) {
            return "";
        }

        @Override
        public void console(String level, String text) {}
    }

    private JsFunction function() {
        return new NativeFunction(realm, realm.newObject());
    }

    @Test
    void sample_hasFunctionsAndPlaces_outermostFirst() {
        realm.enter(outer);
        realm.at(7);
        realm.enter(left);
        realm.at(3);

        int depth = realm.sampleStack(functions, places);

        assertThat(depth).isEqualTo(2);
        assertThat(Arrays.copyOf(functions, 2)).containsExactly(outer, left);
        assertThat(Arrays.copyOf(places, 2)).containsExactly(7, 3);
    }

    @Test
    void sampleOfAnIdleRealm_isEmpty() {
        realm.enter(outer);
        realm.leave();

        assertThat(realm.sampleStack(functions, places)).isZero();
    }

    @Test
    void sample_hasTheOutermostFramesOfADeepStack() {
        realm.enter(outer);
        for (int i = 0; i < 300; i++) {
            realm.enter(left);
        }

        int depth = realm.sampleStack(functions, places);

        assertThat(depth).isEqualTo(functions.length);
        assertThat(functions).startsWith(outer, left).doesNotContainNull();
    }

    /** The thread calls leaves only from their own callers, and goes deep now and then. */
    private void work(AtomicBoolean ended) {
        for (int turn = 0; !ended.get(); turn++) {
            realm.enter(outer);
            boolean even = turn % 2 == 0;
            realm.enter(even ? left : right);
            realm.at(turn);
            realm.enter(even ? leftLeaf : rightLeaf);
            realm.leave();
            if (turn % 1000 == 0) {
                for (int i = 0; i < MAX_DEPTH - 2; i++) {
                    realm.enter(even ? leftLeaf : rightLeaf);
                }
            }
            realm.unwind(0);
        }
    }

    @Test
    void sampleOfAWorkingRealm_isAStackThatWasThere() throws InterruptedException {
        AtomicBoolean ended = new AtomicBoolean();
        Thread worker = Thread.ofPlatform().start(() -> work(ended));
        List<List<@Nullable JsFunction>> impossible = new ArrayList<>();
        int deep = 0;
        for (int i = 0; i < 200_000 || deep == 0; i++) {
            int depth = realm.sampleStack(functions, places);
            List<@Nullable JsFunction> stack = Arrays.asList(Arrays.copyOf(functions, depth));
            if (!isPossible(stack)) {
                impossible.add(stack);
            }
            deep += depth > 2 ? 1 : 0;
        }
        ended.set(true);
        worker.join();

        assertThat(impossible).isEmpty();
    }

    private boolean isPossible(List<@Nullable JsFunction> stack) {
        if (stack.isEmpty()) {
            return true;
        }
        if (!outer.equals(stack.get(0))) {
            return false;
        }
        if (stack.size() == 1) {
            return true;
        }
        boolean even = left.equals(stack.get(1));
        JsFunction leaf = even ? leftLeaf : rightLeaf;
        return (even || right.equals(stack.get(1)))
                && stack.subList(2, stack.size()).stream().allMatch(leaf::equals);
    }
}
