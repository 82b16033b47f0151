package dev.zts.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.vm.builtins.Intrinsics;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a script can reach by properties and prototypes. */
final class ReachableValuesTest {
    private static final int FEWEST_OBJECTS = 500;

    private final Realm realm = new Realm(new Host(), Shape.root(), 100);

    private static final class Host implements Realm.Host {

        @Override
        public JsObject create(Realm realm, Intrinsic which) {
            return Intrinsics.create(realm, which);
        }

        @Override
        public void populateGlobal(Realm realm, JsObject global) {
            Intrinsics.populate(realm, global);
        }

        @Override
        public String stackTrace(Realm realm) {
            return "";
        }

        @Override
        public void console(String level, String text) {}
    }

    @Test
    void everyValue_isOneOfTheLanguage() {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> left = new ArrayDeque<>(List.of(realm.global()));
        while (!left.isEmpty()) {
            Object value = left.removeLast();
            assertThat(isOfTheLanguage(value)).as("%s %s", value.getClass(), value).isTrue();
            if (value instanceof JsObject object && seen.add(object)) {
                addAll(object, left);
            }
        }

        assertThat(seen).hasSizeGreaterThan(FEWEST_OBJECTS);
    }

    private static boolean isOfTheLanguage(Object value) {
        return value instanceof JsObject
                || value instanceof Integer
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof JsSymbol
                || value instanceof Undefined
                || value instanceof Null
                || Convert.isString(value);
    }

    private static void addAll(JsObject object, Deque<Object> left) {
        addIfAny(object.getPrototypeOf(), left);
        for (Object key : object.ownKeys()) {
            Property property = object.getOwnProperty(key);
            if (property == null) {
                continue;
            }
            if (property.isAccessor()) {
                addIfAny(property.accessorPair().getter(), left);
                addIfAny(property.accessorPair().setter(), left);
            } else {
                left.add(property.valueOrUndefined());
            }
        }
    }

    private static void addIfAny(@Nullable Object value, Deque<Object> left) {
        if (value != null) {
            left.add(value);
        }
    }
}
