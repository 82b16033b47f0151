package dev.zts.vm.builtins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IteratorBuiltinTest {

    private final Js js = new Js();
    private final List<String> log = new ArrayList<>();

    private JsObject numbers() {
        return js.iterator(log, 1, 2, 3, 4);
    }

    private String all(Object iterator) {
        return Js.show(js.on(iterator, "toArray"));
    }

    @Test
    void producers_areLazyAndChain() {
        assertThat(all(js.on(numbers(), "map", js.fn(a -> (int) a[0] * 10 + (int) a[1]))))
                .isEqualTo("[10,21,32,43]");
        assertThat(all(js.on(numbers(), "filter", js.fn(a -> (int) a[0] % 2 == 0))))
                .isEqualTo("[2,4]");
        assertThat(all(js.on(numbers(), "drop", 3))).isEqualTo("[4]");
        assertThat(all(js.on(numbers(), "flatMap", js.fn(a -> js.array(a[0], a[0])))))
                .isEqualTo("[1,1,2,2,3,3,4,4]");
        assertThat(log).isEmpty();
        assertThat(all(js.on(numbers(), "take", 2))).isEqualTo("[1,2]");
        assertThat(log).containsExactly("closed");
    }

    @Test
    void consumers_answerAndClose() {
        assertThat(js.on(numbers(), "reduce", js.fn(a -> (int) a[0] + (int) a[1]))).isEqualTo(10);
        assertThat(js.on(numbers(), "every", js.fn(a -> (int) a[0] > 0))).isEqualTo(true);
        assertThat(log).isEmpty();
        assertThat(js.on(numbers(), "some", js.fn(a -> (int) a[0] > 2))).isEqualTo(true);
        assertThat(js.on(numbers(), "find", js.fn(a -> (int) a[0] > 2))).isEqualTo(3);
        assertThat(log).containsExactly("closed", "closed");
        assertThat(js.thrown(() -> js.on(js.iterator(log), "reduce", js.fn(_ -> 1))))
                .isEqualTo("TypeError");
    }

    @Test
    void refusedArgument_closesTheReceiver() {
        assertThat(js.thrown(() -> js.on(numbers(), "map", 1))).isEqualTo("TypeError");
        assertThat(js.thrown(() -> js.on(numbers(), "take", -1))).isEqualTo("RangeError");
        assertThat(js.thrown(() -> js.on(numbers(), "drop", Double.NaN))).isEqualTo("RangeError");
        assertThat(log).containsExactly("closed", "closed", "closed");
    }

    @Test
    void returnMethod_closesOnce() {
        Object helper = js.on(numbers(), "map", js.fn(a -> a[0]));
        js.on(helper, "next");
        assertThat(Js.show(js.on(helper, "return"))).isEqualTo("{value:undefined,done:true}");
        js.on(helper, "return");
        assertThat(Js.show(js.on(helper, "next"))).isEqualTo("{value:undefined,done:true}");
        assertThat(log).containsExactly("closed");
    }

    @Test
    void flatMap_takesNoStrings() {
        Object helper = js.on(numbers(), "flatMap", js.fn(_ -> "text"));
        assertThat(js.thrown(() -> js.on(helper, "next"))).isEqualTo("TypeError");
        assertThat(log).containsExactly("closed");
    }

    @Test
    void runningHelper_refusesToRun() {
        Object[] helper = new Object[1];
        helper[0] = js.on(numbers(), "map", js.fn(_ -> js.on(helper[0], "next")));
        assertThat(js.thrown(() -> js.on(helper[0], "next"))).isEqualTo("TypeError");
    }

    @Test
    void from_wrapsWhatIsNoIterator() {
        JsObject plain = js.object("next", js.fn(_ -> js.object("value", 1, "done", true)));
        Object wrapped = js.call("Iterator.from", plain);
        assertThat(wrapped).isNotSameAs(plain);
        assertThat(Js.show(js.on(wrapped, "next"))).isEqualTo("{value:1,done:true}");
        JsObject real = numbers();
        assertThat(js.call("Iterator.from", real)).isSameAs(real);
        assertThat(js.thrown(() -> js.call("Iterator.from", 5))).isEqualTo("TypeError");
    }

    @Test
    void constructor_isAbstract() {
        assertThat(js.thrown(() -> js.construct("Iterator"))).isEqualTo("TypeError");
        assertThat(js.thrown(() -> js.call("Iterator"))).isEqualTo("TypeError");
    }

    @Test
    void tag_isReplacedOnTheReceiverOnly() {
        JsObject prototype = (JsObject) js.get("Iterator.prototype");
        JsObject child = js.realm.newObject(prototype);
        child.put(JsSymbol.TO_STRING_TAG, "mine");

        assertThat(child.get(JsSymbol.TO_STRING_TAG)).isEqualTo("mine");
        assertThat(prototype.get(JsSymbol.TO_STRING_TAG)).isEqualTo("Iterator");
        assertThat(js.thrown(() -> prototype.put(JsSymbol.TO_STRING_TAG, "x")))
                .isEqualTo("TypeError");
        assertThat(Convert.toString(js.function("Object.prototype.toString").call(prototype)))
                .isEqualTo("[object Iterator]");
    }
}
