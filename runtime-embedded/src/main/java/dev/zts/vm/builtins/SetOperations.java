package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.builtins.OrderedTable.Cursor;
import dev.zts.vm.builtins.OrderedTable.Entry;
import dev.zts.vm.ops.Iteration;
import dev.zts.vm.ops.IteratorRecord;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The methods of sets that take another set-like object (ECMA-262 24.2.4.5 to 24.2.4.16). */
final class SetOperations {

    private SetOperations() {}

    /** A Set Record: what is known of the other set (ECMA-262 24.2.1.2). */
    private record Other(JsObject object, double size, JsFunction has, JsFunction keys) {

        /** GetSetRecord. */
        static Other of(Object value) {
            if (!(value instanceof JsObject object)) {
                throw JsThrow.typeError("The argument is not an object");
            }
            double number = Convert.toNumber(object.get("size"));
            if (Double.isNaN(number)) {
                throw JsThrow.typeError("The argument's size is not a number");
            }
            double size = Convert.toIntegerOrInfinity(number);
            if (size < 0) {
                throw JsThrow.rangeError("The argument's size is negative");
            }
            JsFunction has = Values.callable(object.get("has"));
            return new Other(object, size, has, Values.callable(object.get("keys")));
        }

        boolean contains(Object key) {
            return Convert.toBoolean(has.call(object, key));
        }

        IteratorRecord iterator() {
            return Iteration.fromMethod(object, keys);
        }
    }

    /** A walk along the keys of the other set. */
    private static final class Keys {

        private final Realm realm;
        private final IteratorRecord iterator;

        Keys(Realm realm, Other other) {
            this.realm = realm;
            this.iterator = other.iterator();
        }

        /** {@return the next key in canonical form, or null at the end} */
        @Nullable Object next() {
            realm.poll();
            Object key = iterator.step();
            return key == null ? null : OrderedTable.canonical(key);
        }

        /** {@return whether some key is as wanted; then the iterator is closed} */
        boolean any(Predicate<Object> wanted) {
            for (Object key = next(); key != null; key = next()) {
                if (wanted.test(key)) {
                    iterator.close();
                    return true;
                }
            }
            return false;
        }
    }

    private static SetObject made(Realm realm, OrderedTable table) {
        return new SetObject(realm, realm.intrinsic(Intrinsic.SET_PROTOTYPE), table);
    }

    static Object union(Realm realm, Object self, Object[] arguments) {
        OrderedTable own = SetBuiltin.table(self);
        Keys keys = new Keys(realm, Other.of(argument(arguments, 0)));
        OrderedTable result = own.copy();
        for (Object key = keys.next(); key != null; key = keys.next()) {
            result.add(key);
        }
        return made(realm, result);
    }

    static Object intersection(Realm realm, Object self, Object[] arguments) {
        OrderedTable own = SetBuiltin.table(self);
        Other other = Other.of(argument(arguments, 0));
        OrderedTable result = new OrderedTable();
        if (own.size() <= other.size()) {
            Cursor cursor = own.cursor();
            for (Entry e = cursor.advance(); e != null; e = cursor.advance()) {
                if (other.contains(e.key())) {
                    result.add(e.key());
                }
            }
        } else {
            Keys keys = new Keys(realm, other);
            for (Object key = keys.next(); key != null; key = keys.next()) {
                if (own.has(key)) {
                    result.add(key);
                }
            }
        }
        return made(realm, result);
    }

    static Object difference(Realm realm, Object self, Object[] arguments) {
        OrderedTable own = SetBuiltin.table(self);
        Other other = Other.of(argument(arguments, 0));
        OrderedTable result = own.copy();
        if (own.size() <= other.size()) {
            Cursor cursor = result.cursor();
            for (Entry e = cursor.advance(); e != null; e = cursor.advance()) {
                if (other.contains(e.key())) {
                    result.remove(e.key());
                }
            }
            return made(realm, result);
        }
        Keys keys = new Keys(realm, other);
        for (Object key = keys.next(); key != null; key = keys.next()) {
            result.remove(key);
        }
        return made(realm, result);
    }

    static Object symmetricDifference(Realm realm, Object self, Object[] arguments) {
        OrderedTable own = SetBuiltin.table(self);
        Keys keys = new Keys(realm, Other.of(argument(arguments, 0)));
        OrderedTable result = own.copy();
        for (Object key = keys.next(); key != null; key = keys.next()) {
            if (own.has(key)) {
                result.remove(key);
            } else {
                result.add(key);
            }
        }
        return made(realm, result);
    }

    static Object isSubsetOf(Realm realm, Object self, Object[] arguments) {
        OrderedTable own = SetBuiltin.table(self);
        Other other = Other.of(argument(arguments, 0));
        return own.size() <= other.size() && !any(own, key -> !other.contains(key));
    }

    static Object isSupersetOf(Realm realm, Object self, Object[] arguments) {
        OrderedTable own = SetBuiltin.table(self);
        Other other = Other.of(argument(arguments, 0));
        return own.size() >= other.size() && !new Keys(realm, other).any(key -> !own.has(key));
    }

    static Object isDisjointFrom(Realm realm, Object self, Object[] arguments) {
        OrderedTable own = SetBuiltin.table(self);
        Other other = Other.of(argument(arguments, 0));
        return own.size() <= other.size()
                ? !any(own, other::contains)
                : !new Keys(realm, other).any(own::has);
    }

    /** {@return whether some own key is as wanted, those included that are added meanwhile} */
    private static boolean any(OrderedTable own, Predicate<Object> wanted) {
        Cursor cursor = own.cursor();
        for (Entry e = cursor.advance(); e != null; e = cursor.advance()) {
            if (wanted.test(e.key())) {
                return true;
            }
        }
        return false;
    }
}
