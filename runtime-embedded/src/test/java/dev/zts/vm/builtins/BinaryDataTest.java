package dev.zts.vm.builtins;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.vm.value.ElementType;
import dev.zts.vm.value.JsArrayBuffer;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsTypedArray;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class BinaryDataTest {

    private final Page page = new Page();

    private JsTypedArray typed(String type, Object... values) {
        return (JsTypedArray) page.make(type, page.array(values));
    }

    private String elements(Object array) {
        JsTypedArray typed = (JsTypedArray) array;
        return java.util.stream.IntStream.range(0, typed.length())
                .mapToObj(i -> page.show(typed.getIndex(i)))
                .collect(Collectors.joining(" "));
    }

    private static JsObject typedArray(JsFunction constructor) {
        return requireNonNull(constructor.prototype());
    }

    private JsObject resizable(int length, int max) {
        return page.make("ArrayBuffer", length, page.object("maxByteLength", max));
    }

    @Test
    void elements_areConvertedAsTheirTypeSays() {
        Object[] values = {-1, 255.5, 1e10, Double.NaN, "7", 128};

        assertThat(elements(typed("Int8Array", values))).isEqualTo("-1 -1 0 0 7 -128");
        assertThat(elements(typed("Uint8Array", values))).isEqualTo("255 255 0 0 7 128");
        assertThat(elements(typed("Uint8ClampedArray", values))).isEqualTo("0 255 255 0 7 128");
        assertThat(elements(typed("Uint16Array", values))).isEqualTo("65535 255 58368 0 7 128");
        assertThat(elements(typed("Int32Array", values))).isEqualTo("-1 255 1410065408 0 7 128");
        assertThat(elements(typed("Uint32Array", -1))).isEqualTo("4294967295");
        assertThat(elements(typed("Float64Array", values)))
                .isEqualTo("-1 255.5 10000000000 NaN 7 128");
    }

    @Test
    void clamped_roundsHalvesToEven() {
        assertThat(elements(typed("Uint8ClampedArray", 0.5, 1.5, 2.5, 254.5, 255.5, -0.5)))
                .isEqualTo("0 2 2 254 255 0");
    }

    @Test
    void float16_roundsOnce() {
        double justAboveHalfway = 1 + Math.pow(2, -11) + Math.pow(2, -40);

        assertThat(Float.float16ToFloat(ElementType.float16(justAboveHalfway)))
                .isEqualTo(1 + (float) Math.pow(2, -10));
        assertThat(Float.float16ToFloat(ElementType.float16(65520)))
                .isEqualTo(Float.POSITIVE_INFINITY);
    }

    @Test
    void numericKeys_neverReachThePrototype() {
        JsTypedArray array = typed("Uint8Array", 1, 2);
        JsObject prototype = requireNonNull(array.prototype());
        prototype.createDataProperty("-0", "inherited");
        prototype.createDataProperty(5, "inherited");
        prototype.createDataProperty("1.5", "inherited");

        for (Object key : new Object[] {"-0", 5, "1.5", "-1", "Infinity", "NaN"}) {
            assertThat(array.get(key)).as("%s", key).isSameAs(Page.UNDEFINED);
            assertThat(array.has(key)).as("%s", key).isFalse();
            assertThat(array.set(key, 1, array)).as("%s", key).isTrue();
            assertThat(array.getOwnProperty(key)).as("%s", key).isNull();
            assertThat(array.delete(key)).as("%s", key).isTrue();
        }
    }

    @Test
    void namesThatOnlyLookNumeric_areOrdinary() {
        JsTypedArray array = typed("Uint8Array", 1);

        array.put("+1", "x");
        array.put("1.0", "y");

        assertThat(array.get("+1")).isEqualTo("x");
        assertThat(array.ownKeys()).containsExactly(0, "+1", "1.0");
    }

    @Test
    void defineOwnProperty_takesNoOtherAttributes() {
        JsTypedArray array = typed("Uint8Array", 1);

        assertThat(array.defineOwnProperty(0, Property.data(9, Property.ALL))).isTrue();
        assertThat(array.defineOwnProperty(0, Property.data(8, 0))).isFalse();
        assertThat(array.defineOwnProperty(1, Property.data(8, Property.ALL))).isFalse();
        assertThat(array.defineOwnProperty(0, Property.valueOnly(7))).isTrue();
        assertThat(array.getIndex(0)).isEqualTo(7);
        assertThat(array.delete(0)).isFalse();
    }

    @Test
    void setThroughAnotherReceiver_definesThere_ifTheIndexIsValid() {
        JsTypedArray array = typed("Uint8Array", 1);
        JsObject receiver = page.realm.newObject(array);

        receiver.put(0, 5);
        receiver.put(PropertyKey.of("9"), 5);

        assertThat(receiver.getOwnProperty(0)).isNotNull();
        assertThat(receiver.getOwnProperty(9)).isNull();
        assertThat(array.getIndex(0)).isEqualTo(1);
    }

    @Test
    void constructors_checkOffsetAndLength() {
        JsObject buffer = page.make("ArrayBuffer", 8);

        assertThat(page.error(() -> page.make("Int32Array", buffer, 1))).isEqualTo("RangeError");
        assertThat(page.error(() -> page.make("Int32Array", buffer, 4, 2))).isEqualTo("RangeError");
        assertThat(page.error(() -> page.make("Int32Array", buffer, 12))).isEqualTo("RangeError");
        assertThat(page.error(() -> page.make("Int32Array", -1))).isEqualTo("RangeError");
        assertThat(page.error(() -> page.make("Float64Array", 1e12))).isEqualTo("RangeError");
        assertThat(((JsTypedArray) page.make("Int32Array", buffer, 4)).length()).isEqualTo(1);
    }

    @Test
    void lengthTracking_followsItsBuffer() {
        JsObject buffer = resizable(4, 16);
        JsTypedArray tracking = (JsTypedArray) page.make("Uint8Array", buffer, 2);
        JsTypedArray fixed = (JsTypedArray) page.make("Uint8Array", buffer, 2, 2);

        buffer.invoke("resize", 10);
        assertThat(tracking.length()).isEqualTo(8);
        assertThat(fixed.length()).isEqualTo(2);
        buffer.invoke("resize", 3);
        assertThat(tracking.length()).isEqualTo(1);
        assertThat(fixed.get("length")).isEqualTo(0);
        assertThat(fixed.get("byteOffset")).isEqualTo(0);
        buffer.invoke("resize", 1);
        assertThat(tracking.isOutOfBounds()).isTrue();
        assertThat(page.error(() -> tracking.invoke("fill", 0))).isEqualTo("TypeError");
        assertThat(page.error(() -> buffer.invoke("resize", 17))).isEqualTo("RangeError");
    }

    @Test
    void resize_clearsWhatItGivesBack() {
        JsObject buffer = resizable(4, 16);
        JsTypedArray array = (JsTypedArray) page.make("Uint8Array", buffer);
        array.invoke("fill", 7);

        buffer.invoke("resize", 2);
        buffer.invoke("resize", 4);

        assertThat(elements(array)).isEqualTo("7 7 0 0");
    }

    @Test
    void transfer_detaches() {
        JsArrayBuffer buffer = (JsArrayBuffer) page.make("ArrayBuffer", 4);
        JsTypedArray array = (JsTypedArray) page.make("Uint8Array", buffer);
        array.put(0, 9);

        JsArrayBuffer moved = (JsArrayBuffer) buffer.invoke("transfer", 8);

        assertThat(buffer.get("detached")).isEqualTo(true);
        assertThat(buffer.get("byteLength")).isEqualTo(0);
        assertThat(array.getIndex(0)).isSameAs(Page.UNDEFINED);
        assertThat(elements(page.make("Uint8Array", moved))).isEqualTo("9 0 0 0 0 0 0 0");
        assertThat(page.error(() -> buffer.invoke("slice", 0))).isEqualTo("TypeError");
        assertThat(page.error(() -> array.invoke("values"))).isEqualTo("TypeError");
    }

    @Test
    void buffers_thatAreTooLargeAreARangeError() {
        assertThat(page.error(() -> page.make("ArrayBuffer", 7e15))).isEqualTo("RangeError");
        assertThat(page.error(() -> page.make("ArrayBuffer", (double) (1L << 31))))
                .isEqualTo("RangeError");
        assertThat(page.error(() -> page.make("ArrayBuffer", -1))).isEqualTo("RangeError");
    }

    @Test
    void dataView_readsAndWritesBothWays() {
        JsObject view = page.make("DataView", page.make("ArrayBuffer", 16), 4);

        view.invoke("setUint32", 0, 0x01020304);
        assertThat(view.invoke("getUint8", 0)).isEqualTo(1);
        assertThat(view.invoke("getUint32", 0, true)).isEqualTo(0x04030201);
        view.invoke("setFloat64", 4, 0.1, true);
        assertThat(view.invoke("getFloat64", 4, true)).isEqualTo(0.1);
        assertThat(view.get("byteLength")).isEqualTo(12);
        assertThat(page.error(() -> view.invoke("getInt16", 11))).isEqualTo("RangeError");
        assertThat(page.error(() -> view.invoke("getInt16", -1))).isEqualTo("RangeError");
    }

    @Test
    void methods_answerWhatTheSpecificationSays() {
        JsTypedArray array = typed("Int16Array", 5, 1, 4, 2, 3);

        assertThat(elements(array.invoke("toSorted"))).isEqualTo("1 2 3 4 5");
        assertThat(elements(array.invoke("toReversed"))).isEqualTo("3 2 4 1 5");
        assertThat(elements(array.invoke("with", -1, 9))).isEqualTo("5 1 4 2 9");
        assertThat(elements(array.invoke("slice", 1, -1))).isEqualTo("1 4 2");
        assertThat(elements(array.invoke("subarray", -2))).isEqualTo("2 3");
        assertThat(array.invoke("join", "-")).isEqualTo("5-1-4-2-3");
        assertThat(array.invoke("at", -2)).isEqualTo(2);
        assertThat(array.invoke("indexOf", 4)).isEqualTo(2);
        assertThat(array.invoke("lastIndexOf", 4, -4)).isEqualTo(-1);
        assertThat(array.invoke("includes", 3)).isEqualTo(true);
        assertThat(elements(array.invoke("copyWithin", 0, 3))).isEqualTo("2 3 4 2 3");
        assertThat(page.show(array.invoke("entries"))).startsWith("[[0, 2], [1, 3]");
        assertThat(page.error(() -> array.invoke("with", 5, 0))).isEqualTo("RangeError");
    }

    @Test
    void sort_putsMinusZeroFirstAndNanLast() {
        JsTypedArray array =
                typed("Float64Array", Double.NaN, 0, -0.0, -1, Double.NEGATIVE_INFINITY);

        array.invoke("sort");

        assertThat(elements(array)).isEqualTo("-Infinity -1 0 0 NaN");
        assertThat(array.getIndex(2)).isEqualTo(-0.0);
    }

    @Test
    void sort_withAComparatorIsStable() {
        JsTypedArray array = typed("Uint8Array", 31, 12, 32, 11, 33);
        JsFunction byTens = page.function(a -> (int) a[0] / 10 - (int) a[1] / 10);

        array.invoke("sort", byTens);

        assertThat(elements(array)).isEqualTo("12 11 31 32 33");
    }

    @Test
    void set_copiesOverlappingElementsOfOneBuffer() {
        JsTypedArray bytes = typed("Uint8Array", 1, 2, 3, 4);
        JsTypedArray shifted = (JsTypedArray) page.make("Uint8Array", bytes.buffer(), 1, 3);
        shifted.invoke("set", bytes.invoke("subarray", 0, 3));
        assertThat(elements(bytes)).isEqualTo("1 1 2 3");

        JsTypedArray words = (JsTypedArray) page.make("Uint16Array", bytes.buffer());
        words.invoke("set", bytes.invoke("subarray", 0, 2));
        assertThat(elements(words)).isEqualTo("1 1");
    }

    @Test
    void fromAndOf_makeWhatTheReceiverMakes() {
        JsFunction floats = page.global("Float32Array");

        assertThat(elements(floats.invoke("of", 1, 2.5))).isEqualTo("1 2.5");
        assertThat(
                        elements(
                                floats.invoke(
                                        "from",
                                        page.object("length", 2, 0, 3, 1, 4),
                                        page.function(a -> (int) a[0] * 2))))
                .isEqualTo("6 8");
        assertThat(typedArray(floats).get("name")).isEqualTo("TypedArray");
        assertThat(page.error(() -> typedArray(floats).invoke("of", 1))).isEqualTo("TypeError");
    }
}
