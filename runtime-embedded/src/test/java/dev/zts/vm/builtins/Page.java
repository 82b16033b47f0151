package dev.zts.vm.builtins;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A realm for tests that use built-in objects from Java. */
final class Page {

    static final Undefined UNDEFINED = Undefined.UNDEFINED;

    /** What the console got. */
    final List<String> lines = new ArrayList<>();

    final Realm realm =
            new Realm(
                    new Realm.Host() {
                        @Override
                        public JsObject create(Realm owner, Intrinsic which) {
                            return Intrinsics.create(owner, which);
                        }

                        @Override
                        public void populateGlobal(Realm owner, JsObject global) {
                            Intrinsics.populate(owner, global);
                        }

                        @Override
                        public String stackTrace(Realm owner) {
                            return "";
                        }

                        @Override
                        public void console(String level, String text) {
                            lines.add(level + " " + text);
                        }
                    },
                    Shape.root(),
                    100);

    JsFunction global(String name) {
        return (JsFunction) realm.global().get(name);
    }

    JsObject make(String constructor, Object... arguments) {
        JsFunction function = global(constructor);
        return function.construct(arguments, function);
    }

    JsArray array(Object... elements) {
        return realm.newArray(elements);
    }

    /** {@return an object of names and values in turn} */
    JsObject object(Object... properties) {
        JsObject made = realm.newObject();
        for (int i = 0; i < properties.length; i += 2) {
            made.createDataProperty(properties[i], properties[i + 1]);
        }
        return made;
    }

    JsFunction function(Function<Object[], Object> code) {
        return new NativeFunction(realm, "f", 0, (_, _, a) -> code.apply(a), null);
    }

    /** Makes an object iterable that answers these values, and notes when it is closed. */
    JsObject iterable(List<String> log, Object... values) {
        int[] at = {0};
        JsObject iterator =
                object(
                        "next",
                        function(_ ->
                                at[0] < values.length
                                        ? object("value", values[at[0]++])
                                        : object("done", true)),
                        "return",
                        function(_ -> {
                            log.add("return");
                            return object();
                        }));
        return object(JsSymbol.ITERATOR, function(_ -> iterator));
    }

    /** {@return a value as text; arrays and iterators with their elements} */
    String show(Object value) {
        if (value instanceof JsArray array) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < array.length(); i++) {
                parts.add(show(array.getIndex(i)));
            }
            return parts.toString();
        }
        if (value instanceof JsObject object && object.get("next") instanceof JsFunction) {
            List<String> parts = new ArrayList<>();
            JsObject step = (JsObject) object.invoke("next");
            while (!Convert.toBoolean(step.get("done"))) {
                parts.add(show(step.get("value")));
                step = (JsObject) object.invoke("next");
            }
            return parts.toString();
        }
        return value instanceof JsSymbol ? value.toString() : Convert.toString(value);
    }

    /** {@return the name of the error that running this throws} */
    String error(Runnable code) {
        try {
            code.run();
        } catch (JsThrow thrown) {
            return ((JsObject) thrown.value(realm)).get("name").toString();
        }
        return "nothing";
    }
}
