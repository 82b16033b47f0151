package dev.zts.vm.builtins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names, lengths and attributes as ECMA-262 17 and the clauses of each object say. */
class CoreTableTest {

    private final Js js = new Js();

    @ParameterizedTest
    @CsvSource({
        "Object, Object:1 assign:2 create:2 defineProperties:2 defineProperty:3 entries:1 freeze:1"
                + " fromEntries:1 getOwnPropertyDescriptor:2 getOwnPropertyDescriptors:1"
                + " getOwnPropertyNames:1 getOwnPropertySymbols:1 getPrototypeOf:1 groupBy:2"
                + " hasOwn:2 is:2 isExtensible:1 isFrozen:1 isSealed:1 keys:1 preventExtensions:1"
                + " seal:1 setPrototypeOf:2 values:1",
        "Object.prototype, hasOwnProperty:1 isPrototypeOf:1 propertyIsEnumerable:1"
                + " toLocaleString:0 toString:0 valueOf:0 __defineGetter__:2 __defineSetter__:2"
                + " __lookupGetter__:1 __lookupSetter__:1",
        "Function, Function:1",
        "Function.prototype, apply:2 bind:1 call:1 toString:0",
        "Array, Array:1 from:1 fromAsync:1 isArray:1 of:0",
        "Array.prototype, at:1 concat:1 copyWithin:2 entries:0 every:1 fill:1 filter:1 find:1"
                + " findIndex:1 findLast:1 findLastIndex:1 flat:0 flatMap:1 forEach:1 includes:1"
                + " indexOf:1 join:1 keys:0 lastIndexOf:1 map:1 pop:0 push:1 reduce:1"
                + " reduceRight:1 reverse:0 shift:0 slice:2 some:1 sort:1 splice:2"
                + " toLocaleString:0 toReversed:0 toSorted:1 toSpliced:2 toString:0 unshift:1"
                + " values:0 with:2",
        "Boolean, Boolean:1",
        "Boolean.prototype, toString:0 valueOf:0",
        "Symbol, Symbol:0 for:1 keyFor:1",
        "Symbol.prototype, toString:0 valueOf:0",
        "Error, Error:1",
        "Error.prototype, toString:0",
        "RangeError, RangeError:1",
        "AggregateError, AggregateError:2",
        "Reflect, apply:3 construct:2 defineProperty:3 deleteProperty:2 get:2"
                + " getOwnPropertyDescriptor:2 getPrototypeOf:1 has:2 isExtensible:1 ownKeys:1"
                + " preventExtensions:1 set:3 setPrototypeOf:2",
        "Proxy, Proxy:2 revocable:2",
        "Iterator, Iterator:0 from:1",
        "Iterator.prototype, drop:1 every:1 filter:1 find:1 flatMap:1 forEach:1 map:1 reduce:1"
                + " some:1 take:1 toArray:0",
        "globalThis, decodeURI:1 decodeURIComponent:1 encodeURI:1 encodeURIComponent:1 escape:1"
                + " eval:1 isFinite:1 isNaN:1 parseFloat:1 parseInt:2 unescape:1",
    })
    void functions_haveNameLengthAndAttributes(String path, String members) {
        JsObject holder = (JsObject) js.get(path);
        for (String member : members.split(" ", -1)) {
            String name = member.substring(0, member.indexOf(':'));
            boolean self = name.equals(path);
            JsFunction function = (JsFunction) (self ? holder : holder.get(name));

            assertThat(function.get("name")).as(member).isEqualTo(name);
            assertThat(name + ":" + function.get("length")).isEqualTo(member);
            assertThat(Js.attributes(function, "name")).isEqualTo("--c");
            assertThat(Js.attributes(function, "length")).isEqualTo("--c");
            assertThat(function.isConstructor()).as(member).isEqualTo(self);
            if (!self) {
                assertThat(Js.attributes(holder, name)).as(member).isEqualTo("w-c");
                assertThat(function.hasOwn("prototype")).as(member).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Object, Function.prototype",
        "Object.prototype, null",
        "Function.prototype, Object.prototype",
        "Array.prototype, Object.prototype",
        "Error, Function.prototype",
        "TypeError, Error",
        "TypeError.prototype, Error.prototype",
        "AggregateError, Error",
        "Iterator.prototype, Object.prototype",
        "Proxy, Function.prototype",
        "Reflect, Object.prototype",
    })
    void prototypes_areChained(String path, String parent) {
        JsObject object = (JsObject) js.get(path);

        assertThat(object.getPrototypeOf()).isSameAs(parent.equals("null") ? null : js.get(parent));
    }

    @ParameterizedTest
    @CsvSource({
        "Object",
        "Function",
        "Array",
        "Boolean",
        "Symbol",
        "Error",
        "EvalError",
        "RangeError",
        "ReferenceError",
        "SyntaxError",
        "TypeError",
        "URIError",
        "AggregateError",
        "Iterator"
    })
    void constructors_andPrototypesNameEachOther(String name) {
        JsObject constructor = (JsObject) js.get(name);
        JsObject prototype = (JsObject) constructor.get("prototype");

        assertThat(prototype.get("constructor")).isSameAs(constructor);
        assertThat(Js.attributes(constructor, "prototype")).isEqualTo("---");
        assertThat(Js.attributes(js.realm.global(), name)).isEqualTo("w-c");
        assertThat(Js.attributes(prototype, "constructor"))
                .isEqualTo(name.equals("Iterator") ? "a-c" : "w-c");
    }

    @ParameterizedTest
    @CsvSource({"Infinity, ---", "NaN, ---", "undefined, ---", "globalThis, w-c", "Reflect, w-c"})
    void globalValues_haveAttributes(String name, String attributes) {
        assertThat(Js.attributes(js.realm.global(), name)).isEqualTo(attributes);
    }
}
