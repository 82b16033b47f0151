package dev.zts.vm.builtins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArrayBuiltinTest {

    private final Js js = new Js();

    private String run(Object receiver, String method, Object... arguments) {
        return Js.show(js.on(receiver, method, arguments));
    }

    /** {@return the result of a method of arrays on an object that is none, and the object} */
    private String generic(JsObject receiver, String method, Object... arguments) {
        Object result = js.function("Array.prototype." + method).call(receiver, arguments);
        return Js.show(result) + " " + Js.show(receiver);
    }

    private JsObject like(@Nullable Object... elements) {
        JsObject made = js.object();
        for (int i = 0; i < elements.length; i++) {
            if (elements[i] != null) {
                made.createDataProperty(i, elements[i]);
            }
        }
        made.createDataProperty("length", elements.length);
        return made;
    }

    @Test
    void constructor_takesALengthOrElements() {
        assertThat(Js.show(js.construct("Array", 3))).isEqualTo("[,,]");
        assertThat(Js.show(js.construct("Array", "3"))).isEqualTo("[3]");
        assertThat(Js.show(js.call("Array", 1, 2))).isEqualTo("[1,2]");
        assertThat(js.thrown(() -> js.construct("Array", 1.5))).isEqualTo("RangeError");
        assertThat(js.thrown(() -> js.construct("Array", -1))).isEqualTo("RangeError");
    }

    @Test
    void from_takesIterablesAndArrayLikes() {
        Object twice = js.fn(a -> (int) a[0] * 2 + (int) a[1]);
        assertThat(Js.show(js.call("Array.from", js.array(1, null, 3))))
                .isEqualTo("[1,undefined,3]");
        assertThat(Js.show(js.call("Array.from", like(1, 2), twice))).isEqualTo("[2,5]");
        assertThat(Js.show(js.call("Array.of", 7))).isEqualTo("[7]");

        List<String> log = new ArrayList<>();
        Object failing = js.fn(_ -> js.call("Symbol.keyFor", 1));
        assertThat(js.thrown(() -> js.call("Array.from", js.iterator(log, 1), failing)))
                .isEqualTo("TypeError");
        assertThat(log).containsExactly("closed");
    }

    @Test
    void fromAsync_awaitsEachValue() {
        JsPromise given = JsPromise.resolve(js.realm, 2);
        JsPromise promise = (JsPromise) js.call("Array.fromAsync", js.array(1, given, 3));
        JsPromise mapped =
                (JsPromise) js.call("Array.fromAsync", like(1, given), js.fn(a -> (int) a[0] + 1));
        js.realm.runJobs();

        assertThat(Js.show(promise.result())).isEqualTo("[1,2,3]");
        assertThat(Js.show(mapped.result())).isEqualTo("[2,3]");
    }

    @Test
    void pushPopShiftUnshift_onArraysAndArrayLikes() {
        JsArray array = js.array(1, 2);
        assertThat(run(array, "push", 3, 4)).isEqualTo("4");
        assertThat(run(array, "pop")).isEqualTo("4");
        assertThat(run(array, "shift")).isEqualTo("1");
        assertThat(run(array, "unshift", 8, 9)).isEqualTo("4");
        assertThat(Js.show(array)).isEqualTo("[8,9,2,3]");
        assertThat(run(js.array(), "pop")).isEqualTo("undefined");

        assertThat(generic(like(1, 2), "push", 3)).isEqualTo("3 {0:1,1:2,2:3,length:3}");
        assertThat(generic(like(1, 2), "shift")).isEqualTo("1 {0:2,length:1}");
        assertThat(generic(like(1, null), "unshift", 0)).isEqualTo("3 {0:0,1:1,length:3}");
        assertThat(generic(like(1, 2), "pop")).isEqualTo("2 {0:1,length:1}");
    }

    @Test
    void push_beyondTheLongestLength_isATypeError() {
        JsObject huge = js.object("length", 9007199254740991.0);

        assertThat(js.thrown(() -> generic(huge, "push", 1))).isEqualTo("TypeError");
        assertThat(generic(huge, "pop").startsWith("undefined")).isTrue();
        assertThat(huge.get("length")).isEqualTo(9007199254740990.0);
    }

    @Test
    void splice_onArraysAndArrayLikes() {
        JsArray array = js.array(1, 2, 3, 4);
        assertThat(run(array, "splice", 1, 2, "x")).isEqualTo("[2,3]");
        assertThat(Js.show(array)).isEqualTo("[1,x,4]");
        assertThat(run(array, "splice", -1)).isEqualTo("[4]");
        assertThat(run(array, "splice")).isEqualTo("[]");
        assertThat(generic(like(1, 2, 3), "splice", 0, 1, 8, 9))
                .isEqualTo("[1] {0:8,1:9,2:2,3:3,length:4}");
        assertThat(generic(like(1, 2, 3), "splice", 0, 2)).isEqualTo("[1,2] {0:3,length:1}");
    }

    @Test
    void sliceConcatFlat_keepHolesAsTheyShould() {
        JsArray holes = js.array(1, null, 3);
        assertThat(run(holes, "slice", 0, -1)).isEqualTo("[1,]");
        assertThat(run(holes, "concat", js.array(4, null), 5)).isEqualTo("[1,,3,4,,5]");
        assertThat(run(js.array(1, js.array(2, js.array(3, null))), "flat"))
                .isEqualTo("[1,2,[3,]]");
        assertThat(run(js.array(1, js.array(2, js.array(3))), "flat", Double.POSITIVE_INFINITY))
                .isEqualTo("[1,2,3]");
        assertThat(run(js.array(1, 2), "flatMap", js.fn(a -> js.array(a[0], js.array(a[0])))))
                .isEqualTo("[1,[1],2,[2]]");
        JsObject spread = like("a", "b");
        spread.createDataProperty(JsSymbol.IS_CONCAT_SPREADABLE, true);
        assertThat(run(js.array(0), "concat", spread, like("c")))
                .isEqualTo("[0,a,b,{0:c,length:1}]");
    }

    @Test
    void searches_differInHolesAndNaN() {
        JsArray array = js.array(1, null, Double.NaN, 1);
        assertThat(run(array, "indexOf", Double.NaN)).isEqualTo("-1");
        assertThat(run(array, "includes", Double.NaN)).isEqualTo("true");
        assertThat(run(array, "includes", Undefined.UNDEFINED)).isEqualTo("true");
        assertThat(run(array, "indexOf", Undefined.UNDEFINED)).isEqualTo("-1");
        assertThat(run(array, "lastIndexOf", 1)).isEqualTo("3");
        assertThat(run(array, "lastIndexOf", 1, -2)).isEqualTo("0");
        assertThat(run(array, "lastIndexOf", 1, Undefined.UNDEFINED)).isEqualTo("0");
        assertThat(run(array, "findIndex", js.fn(a -> a[0] == Undefined.UNDEFINED))).isEqualTo("1");
        assertThat(run(array, "findLast", js.fn(a -> a[0].equals(1)))).isEqualTo("1");
        assertThat(run(array, "at", -1)).isEqualTo("1");
    }

    @Test
    void callbacks_skipHolesAndSeeValueIndexObject() {
        JsArray array = js.array(5, null, 7);
        List<String> log = new ArrayList<>();
        js.on(array, "forEach", js.fn(a -> log.add(Js.show(a[0]) + "@" + a[1] + (a[2] == array))));

        assertThat(log).containsExactly("5@0true", "7@2true");
        assertThat(run(array, "map", js.fn(a -> (int) a[0] + 1))).isEqualTo("[6,,8]");
        assertThat(run(array, "filter", js.fn(_ -> true))).isEqualTo("[5,7]");
        assertThat(run(array, "every", js.fn(a -> (int) a[0] > 4))).isEqualTo("true");
        assertThat(run(array, "some", js.fn(a -> (int) a[0] > 7))).isEqualTo("false");
        assertThat(run(array, "reduce", js.fn(a -> (int) a[0] - (int) a[1]))).isEqualTo("-2");
        assertThat(run(array, "reduceRight", js.fn(a -> (int) a[0] - (int) a[1]))).isEqualTo("2");
        assertThat(js.thrown(() -> js.on(js.array(), "reduce", js.fn(_ -> 1))))
                .isEqualTo("TypeError");
    }

    @Test
    void sort_isStableAndPutsUndefinedThenHolesLast() {
        JsArray array = js.array(3, null, Undefined.UNDEFINED, 10, 1);
        assertThat(run(array, "sort")).isEqualTo("[1,10,3,undefined,]");
        Object byTens = js.fn(a -> (int) a[0] / 10 - (int) a[1] / 10);
        assertThat(run(js.array(21, 13, 22, 11, 23), "sort", byTens)).isEqualTo("[13,11,21,22,23]");
        assertThat(js.thrown(() -> js.on(js.array(), "sort", 1))).isEqualTo("TypeError");
    }

    @Test
    void sort_ofManyNumbers_isInOrder() {
        Random random = new Random(7);
        Object[] numbers = random.ints(1000, 0, 300).boxed().toArray();
        JsArray array = js.realm.newArray(numbers.clone());
        js.on(array, "sort", js.fn(a -> (int) a[0] - (int) a[1]));
        java.util.Arrays.sort(numbers);

        assertThat(array.copyElements(0, 1000)).containsExactly(numbers);
    }

    @Test
    void sort_contradictoryComparator_ends() {
        JsArray array = js.realm.newArray(new Random(3).ints(500).boxed().toArray());
        Random coin = new Random(5);
        js.on(array, "sort", js.fn(_ -> coin.nextInt(3) - 1));

        assertThat(array.length()).isEqualTo(500);
    }

    @Test
    void copies_leaveTheOriginal() {
        JsArray array = js.array(3, null, 1);
        assertThat(run(array, "toSorted")).isEqualTo("[1,3,undefined]");
        assertThat(run(array, "toReversed")).isEqualTo("[1,undefined,3]");
        assertThat(run(array, "toSpliced", 0, 1, 8, 9)).isEqualTo("[8,9,undefined,1]");
        assertThat(run(array, "with", -1, 5)).isEqualTo("[3,undefined,5]");
        assertThat(Js.show(array)).isEqualTo("[3,,1]");
        assertThat(js.thrown(() -> js.on(array, "with", 3, 5))).isEqualTo("RangeError");
    }

    @Test
    void reverseFillCopyWithin_work() {
        assertThat(run(js.array(1, null, 3, 4), "reverse")).isEqualTo("[4,3,,1]");
        assertThat(generic(like(1, null, 3), "reverse"))
                .isEqualTo("{0:3,2:1,length:3} {0:3,2:1,length:3}");
        assertThat(run(js.array(1, 2, 3), "fill", 0, 1)).isEqualTo("[1,0,0]");
        assertThat(run(js.construct("Array", 3), "fill", 7)).isEqualTo("[7,7,7]");
        assertThat(run(js.array(1, 2, 3, 4, 5), "copyWithin", 1, 0, 3)).isEqualTo("[1,1,2,3,5]");
        assertThat(run(js.array(1, 2, 3, 4, 5), "copyWithin", 0, 3)).isEqualTo("[4,5,3,4,5]");
    }

    @Test
    void join_skipsNullishElements() {
        JsArray array = js.array(1, null, Undefined.UNDEFINED, "x");
        assertThat(run(array, "join", "-")).isEqualTo("1---x");
        assertThat(run(array, "toString")).isEqualTo("1,,,x");
        assertThat(js.thrown(() -> js.on(js.construct("Array", 4294967295.0), "join")))
                .isEqualTo("RangeError");
    }

    @Test
    void species_decidesWhatMapMakes() {
        JsArray array = js.array(1, 2);
        JsObject constructor = js.object();
        JsArray other = js.array();
        JsFunction species =
                new NativeFunction(js.realm, "S", 0, (_, _, _) -> other, (_, _, _) -> other);
        constructor.put(JsSymbol.SPECIES, species);
        array.put("constructor", constructor);

        assertThat(js.on(array, "map", js.fn(a -> a[0]))).isSameAs(other);
        assertThat(Js.show(other)).isEqualTo("[1,2]");
        constructor.put(JsSymbol.SPECIES, 1);
        assertThat(js.thrown(() -> js.on(array, "slice"))).isEqualTo("TypeError");
    }

    @Test
    void hole_showsWhatThePrototypeHas() {
        JsObject prototype = js.realm.intrinsic(Intrinsic.ARRAY_PROTOTYPE);
        prototype.put(1, "p");
        JsArray array = js.array(1, null, 3);

        assertThat(run(array, "slice")).isEqualTo("[1,p,3]");
        assertThat(run(array, "indexOf", "p")).isEqualTo("1");
        assertThat(run(array, "reverse")).isEqualTo("[3,,1]");
    }

    @Test
    void iterator_followsTheGrowingArrayAndEndsForGood() {
        JsArray array = js.array("a");
        Object iterator = js.on(array, "entries");
        assertThat(run(iterator, "next")).isEqualTo("{value:[0,a],done:false}");
        array.append("b");
        assertThat(run(iterator, "next")).isEqualTo("{value:[1,b],done:false}");
        assertThat(run(iterator, "next")).isEqualTo("{value:undefined,done:true}");
        array.append("c");
        assertThat(run(iterator, "next")).isEqualTo("{value:undefined,done:true}");
    }

    @Test
    void unscopables_haveNoPrototype() {
        JsObject list = (JsObject) ((JsObject) js.get("Array.prototype")).get(JsSymbol.UNSCOPABLES);

        assertThat(list.prototype()).isNull();
        assertThat(list.get("flatMap")).isEqualTo(true);
        assertThat(list.hasOwn("with")).isFalse();
    }
}
