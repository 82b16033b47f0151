package dev.zts.vm.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void sameSteps_leadToSameShape() {
        Shape root = Shape.root();
        Shape one = root.add("a", Property.ALL).add("b", Property.ALL);
        Shape other = root.add("a", Property.ALL).add("b", Property.ALL);

        assertThat(one).isSameAs(other);
        assertThat(one.keys()).containsExactly("a", "b");
    }

    @Test
    void otherOrderOrAttributes_leadToOtherShapes() {
        Shape root = Shape.root();
        Shape shape = root.add("a", Property.ALL).add("b", Property.ALL);

        assertThat(root.add("b", Property.ALL).add("a", Property.ALL)).isNotSameAs(shape);
        assertThat(root.add("a", Property.ALL).add("b", Property.HIDDEN)).isNotSameAs(shape);
        assertThat(shape.change("b", Property.HIDDEN)).isNotSameAs(shape);
    }

    @Test
    void lookup_findsSlotAndAttributesOfManyProperties() {
        Shape shape = Shape.root();
        for (int i = 0; i < 40; i++) {
            shape = shape.add("p" + i, i % 8);
        }
        for (int i = 0; i < 40; i++) {
            int property = shape.lookup("p" + i);
            assertThat(Shape.slot(property)).isEqualTo(i);
            assertThat(Shape.flags(property)).isEqualTo(i % 8);
        }
        assertThat(shape.lookup("p40")).isEqualTo(-1);
    }

    @Test
    void twoThreads_agreeOnEveryTransition() throws Exception {
        Shape root = Shape.root();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<List<Shape>>> results = new ArrayList<>();
            for (int t = 0; t < 2; t++) {
                results.add(
                        threads.submit(() -> {
                            start.await();
                            List<Shape> made = new ArrayList<>();
                            for (int i = 0; i < 200; i++) {
                                made.add(root.add("k" + i, Property.ALL));
                            }
                            return made;
                        }));
            }
            start.countDown();
            assertThat(results.get(0).get()).isEqualTo(results.get(1).get());
        }
    }

    @Test
    void grow_stopsWhenDataWouldFillTheTree() {
        Shape root = Shape.root();
        Set<Shape> made = new HashSet<>();
        for (int i = 0; i < 10 * Shape.MAX_TRANSITIONS; i++) {
            Shape next = root.grow("key" + i, Property.ALL);
            if (next != null) {
                made.add(next);
            }
        }

        assertThat(made).hasSize(Shape.MAX_TRANSITIONS);
        assertThat(root.grow("key0", Property.ALL)).isSameAs(root.add("key0", Property.ALL));
        assertThat(root.add("literal", Property.ALL).keys()).containsExactly("literal");
    }

    @Test
    void dictionary_reusesTheSlotOfARemovedProperty() {
        Shape shape = Shape.dictionary();
        for (int i = 0; i < 1000; i++) {
            shape.put("key" + i, Property.ALL);
            shape.remove("key" + i);
        }

        assertThat(shape.slots()).isEqualTo(1);
        assertThat(shape.size()).isZero();
        assertThat(shape.isCacheable()).isFalse();
    }
}
