package dev.zts.vm.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsArrayTest {

    private final Shape root = Shape.root();
    private final JsObject objects = new JsObject(root, null);
    private final JsArray arrays = new JsArray(root, objects, 0);

    private JsArray array(Object... elements) {
        JsArray made = new JsArray(root, arrays, 0);
        for (Object element : elements) {
            made.append(element);
        }
        return made;
    }

    private static List<Object> elements(JsArray array) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < array.length(); i++) {
            list.add(array.elementOrEmpty(i));
        }
        return list;
    }

    @Test
    void integers_stayIntegers() {
        JsArray array = array(1, 2, 3.0);

        assertThat(array.elementsKind()).isEqualTo("int");
        assertThat(elements(array)).containsExactly(1, 2, 3);
    }

    @Test
    void fraction_widensToDoubles() {
        JsArray array = array(1, 2);
        array.append(0.5);

        assertThat(array.elementsKind()).isEqualTo("double");
        assertThat(elements(array)).containsExactly(1, 2, 0.5);
    }

    @Test
    void minusZeroAndNaN_keepTheirValue() {
        JsArray array = array(0, -0.0, Double.NaN);

        assertThat(array.elementsKind()).isEqualTo("double");
        assertThat(elements(array)).containsExactly(0, -0.0, Double.NaN);
    }

    @Test
    void anythingElse_widensToAny() {
        JsArray ints = array(1, 2);
        ints.replaceElement(0, "text");
        JsArray doubles = array(0.5);
        doubles.append(Undefined.UNDEFINED);

        assertThat(ints.elementsKind()).isEqualTo("any");
        assertThat(elements(ints)).containsExactly("text", 2);
        assertThat(elements(doubles)).containsExactly(0.5, Undefined.UNDEFINED);
    }

    @Test
    void hole_widensToAnyAndIsNoElement() {
        JsArray array = array(1, 2, 3);
        array.delete(1);

        assertThat(array.elementsKind()).isEqualTo("any");
        assertThat(array.elementOrEmpty(1)).isEqualTo(Empty.EMPTY);
        assertThat(array.hasOwn(1)).isFalse();
        assertThat(array.replaceElement(1, 5)).isFalse();
        assertThat(array.ownKeys()).containsExactly(0, 2, "length");
    }

    @Test
    void hole_showsTheInheritedElement() {
        JsArray array = array(1, 2);
        array.delete(0);
        objects.put(0, "inherited");

        assertThat(array.getIndex(0)).isEqualTo("inherited");
        assertThat(array.inheritsNoElements()).isFalse();
        assertThat(array.appendAt(2, 3)).isFalse();
    }

    @Test
    void setBehindTheEnd_growsTheLength() {
        JsArray array = array(1);
        array.put(3, 4);

        assertThat(array.length()).isEqualTo(4);
        assertThat(elements(array)).containsExactly(1, Empty.EMPTY, Empty.EMPTY, 4);
    }

    @Test
    void farWrite_isSparseAndFillingItMakesItDense() {
        JsArray array = array();
        array.put(100_000, "far");
        assertThat(array.elementsKind()).isEqualTo("sparse");
        assertThat(array.length()).isEqualTo(100_001);
        for (int i = 0; i < 100_000; i++) {
            array.put(i, i);
        }

        assertThat(array.isDense()).isTrue();
        assertThat(array.getIndex(99_999)).isEqualTo(99_999);
        assertThat(array.getIndex(100_000)).isEqualTo("far");
    }

    @Test
    void declaredLength_staysDenseWhenFilled() {
        JsArray forward = new JsArray(root, arrays, 50_000L);
        JsArray backward = new JsArray(root, arrays, 50_000L);
        for (int i = 0; i < 50_000; i++) {
            forward.put(i, i);
            backward.put(49_999 - i, i);
        }

        assertThat(forward.elementsKind()).isEqualTo("int");
        assertThat(backward.isDense()).isTrue();
        assertThat(forward.length()).isEqualTo(50_000);
        assertThat(backward.getIndex(0)).isEqualTo(49_999);
    }

    @Test
    void length_cutsElements() {
        JsArray array = array(1, 2, 3);
        array.put("length", 1);
        array.put("length", 3);

        assertThat(elements(array)).containsExactly(1, Empty.EMPTY, Empty.EMPTY);
    }

    @Test
    void length_stopsAtAFixedElement() {
        JsArray array = array(1, 2, 3, 4);
        array.defineOwnProperty(1, new Property().with(Property.CONFIGURABLE, false));

        assertThat(array.defineOwnProperty("length", Property.valueOnly(0))).isFalse();
        assertThat(array.length()).isEqualTo(2);
        assertThat(array.getIndex(1)).isEqualTo(2);
    }

    @Test
    void length_thatIsNoLength_isARangeError() {
        JsArray array = array(1);

        for (Object wrong : List.of(-1, 1.5, 4294967296.0, Double.NaN)) {
            assertThatThrownBy(() -> array.put("length", wrong)).isInstanceOf(JsThrow.class);
        }
        array.put("length", 4294967295.0);
        assertThat(array.length()).isEqualTo(4294967295L);
    }

    @Test
    void lengthNotWritable_stopsElements() {
        JsArray array = array(1);
        array.defineOwnProperty("length", new Property().with(Property.WRITABLE, false));

        assertThat(array.canAppend()).isFalse();
        assertThat(array.set(1, 2, array)).isFalse();
        assertThat(array.set(0, 2, array)).isTrue();
        assertThat(array.defineOwnProperty("length", Property.valueOnly(1))).isTrue();
        assertThat(array.defineOwnProperty("length", Property.valueOnly(2))).isFalse();
    }

    @Test
    void lastIndex_isBelow2To32Minus1() {
        JsArray array = array();
        array.put("4294967294", "last");
        array.put("4294967295", "no index");

        assertThat(array.length()).isEqualTo(4294967295L);
        assertThat(array.ownKeys()).containsExactly("4294967294", "length", "4294967295");
        assertThat(array.get("4294967294")).isEqualTo("last");
    }

    @Test
    void frozenElements_stayDenseAndReadable() {
        JsArray array = array(1, 2, 3);
        array.preventExtensions();
        List<Object> left = array.restrictElements(true);

        assertThat(left).containsExactly("length");
        assertThat(array.isDense()).isTrue();
        assertThat(array.getIndex(1)).isEqualTo(2);
        assertThat(array.set(1, 5, array)).isFalse();
        assertThat(array.delete(1)).isFalse();
        assertThat(array.replaceElement(1, 5)).isFalse();
        assertThat(array.defineOwnProperty(1, Property.valueOnly(2))).isTrue();
        assertThat(array.isDense()).isTrue();
    }

    @Test
    void sealedElements_changeButDoNotGo() {
        JsArray array = array(1, 2, 3);
        array.preventExtensions();
        array.restrictElements(false);

        assertThat(array.set(1, 5, array)).isTrue();
        assertThat(array.getIndex(1)).isEqualTo(5);
        assertThat(array.delete(1)).isFalse();
        assertThat(array.defineOwnProperty("length", Property.valueOnly(0))).isFalse();
        assertThat(array.length()).isEqualTo(3);
    }

    @Test
    void elementWithAttributes_keepsThem() {
        JsArray array = array(1, 2);
        array.defineOwnProperty(0, Property.data(9, Property.ENUMERABLE));

        assertThat(array.set(0, 1, array)).isFalse();
        assertThat(array.getIndex(0)).isEqualTo(9);
        assertThat(array.getIndex(1)).isEqualTo(2);
        assertThat(array.ownKeys()).containsExactly(0, 1, "length");
    }

    @Test
    void splice_movesTheTailAndWidens() {
        JsArray array = array(1, 2, 3, 4);
        array.splice(1, 2, "x", 0.5, "y");
        assertThat(elements(array)).containsExactly(1, "x", 0.5, "y", 4);
        array.splice(0, 4);
        assertThat(elements(array)).containsExactly(4);

        JsArray ints = array(1, 2);
        ints.splice(0, 0, 0.5);
        assertThat(ints.elementsKind()).isEqualTo("double");
        assertThat(elements(ints)).containsExactly(0.5, 1, 2);
    }

    @Test
    void setWithOtherReceiver_leavesTheArrayAlone() {
        JsArray array = array(1);
        JsObject receiver = new JsObject(root, null);
        array.set(0, 2, receiver);

        assertThat(array.getIndex(0)).isEqualTo(1);
        assertThat(receiver.getIndex(0)).isEqualTo(2);
    }
}
