package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.JsTypedArray;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Rope;
import dev.zts.vm.value.Undefined;

/** %TypedArray.prototype% (ECMA-262 23.2.3): accessors, iterators and what only reads. */
final class TypedArrayPrototype {

    private static final Members MEMBERS =
            Members.of()
                    .accessor("buffer", (_, self, _) -> array(self).buffer(), null)
                    .accessor("byteLength", (_, self, _) -> byteLength(array(self)), null)
                    .accessor("byteOffset", (_, self, _) -> byteOffset(array(self)), null)
                    .accessor("length", (_, self, _) -> array(self).length(), null)
                    .accessor(JsSymbol.TO_STRING_TAG, (_, self, _) -> tag(self), null)
                    .method("at", 1, TypedArrayPrototype::at)
                    .method("entries", 0, iterator(ArrayIterator.Kind.ENTRIES))
                    .method("includes", 1, TypedArrayPrototype::includes)
                    .method("indexOf", 1, TypedArrayPrototype::indexOf)
                    .method("join", 1, TypedArrayPrototype::join)
                    .method("keys", 0, iterator(ArrayIterator.Kind.KEYS))
                    .method("lastIndexOf", 1, TypedArrayPrototype::lastIndexOf)
                    .method("toLocaleString", 0, TypedArrayPrototype::toLocaleString)
                    .method("values", 0, iterator(ArrayIterator.Kind.VALUES))
                    .alias(JsSymbol.ITERATOR, "values")
                    .intrinsic("toString", Intrinsic.ARRAY_TO_STRING);

    private TypedArrayPrototype() {}

    static JsObject create(Realm realm) {
        JsObject made = realm.newObject();
        Members.constructorOf(realm, made, Intrinsic.TYPED_ARRAY);
        MEMBERS.install(realm, made);
        TypedArrayCallbacks.MEMBERS.install(realm, made);
        TypedArrayChanges.MEMBERS.install(realm, made);
        TypedArrayCopies.MEMBERS.install(realm, made);
        return made;
    }

    private static JsTypedArray array(Object self) {
        return Receiver.of(self, JsTypedArray.class, "typed array");
    }

    private static Object byteLength(JsTypedArray array) {
        return array.length() << array.type().shift();
    }

    private static Object byteOffset(JsTypedArray array) {
        return array.isOutOfBounds() ? 0 : array.byteOffset();
    }

    private static Object tag(Object self) {
        return self instanceof JsTypedArray array ? array.type().arrayName() : Undefined.UNDEFINED;
    }

    private static NativeCode iterator(ArrayIterator.Kind kind) {
        return (realm, self, _) -> new ArrayIterator(realm, TypedArrays.validate(self), kind);
    }

    private static Object at(Realm realm, Object self, Object[] arguments) {
        JsTypedArray array = TypedArrays.validate(self);
        int length = array.length();
        double relative = Convert.toIntegerOrInfinity(argument(arguments, 0));
        double index = relative < 0 ? length + relative : relative;
        return index < 0 || index >= length ? Undefined.UNDEFINED : array.getIndex((int) index);
    }

    private static Object includes(Realm realm, Object self, Object[] arguments) {
        JsTypedArray array = TypedArrays.validate(self);
        int length = array.length();
        if (length == 0) {
            return false;
        }
        Object wanted = argument(arguments, 0);
        int from = (int) Elements.relative(argument(arguments, 1), length);
        for (int i = from; i < length; i++) {
            Values.pollAt(realm, i);
            if (Convert.sameValueZero(array.getIndex(i), wanted)) {
                return true;
            }
        }
        return false;
    }

    private static Object indexOf(Realm realm, Object self, Object[] arguments) {
        JsTypedArray array = TypedArrays.validate(self);
        int length = array.length();
        if (length == 0) {
            return -1;
        }
        Object wanted = argument(arguments, 0);
        int from = (int) Elements.relative(argument(arguments, 1), length);
        int end = Math.min(length, array.length());
        for (int i = from; i < end; i++) {
            Values.pollAt(realm, i);
            if (Convert.strictEquals(array.element(i), wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static Object lastIndexOf(Realm realm, Object self, Object[] arguments) {
        JsTypedArray array = TypedArrays.validate(self);
        int length = array.length();
        if (length == 0) {
            return -1;
        }
        double relative =
                arguments.length > 1 ? Convert.toIntegerOrInfinity(arguments[1]) : length - 1;
        double from = relative < 0 ? length + relative : Math.min(relative, length - 1);
        Object wanted = argument(arguments, 0);
        int start = (int) Math.max(Math.min(from, array.length() - 1), -1);
        for (int i = start; i >= 0; i--) {
            Values.pollAt(realm, i);
            if (Convert.strictEquals(array.element(i), wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static Object join(Realm realm, Object self, Object[] arguments) {
        JsTypedArray array = TypedArrays.validate(self);
        int length = array.length();
        Object given = argument(arguments, 0);
        String separator = given == Undefined.UNDEFINED ? "," : Convert.toString(given);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            Values.pollAt(realm, i);
            if (i > 0) {
                text.append(separator);
            }
            Object element = array.getIndex(i);
            if (element != Undefined.UNDEFINED) {
                text.append(Convert.toString(element));
            }
            checkLength(text);
        }
        return text.toString();
    }

    private static Object toLocaleString(Realm realm, Object self, Object[] arguments) {
        JsTypedArray array = TypedArrays.validate(self);
        int length = array.length();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            if (i > 0) {
                text.append(',');
            }
            Object element = array.getIndex(i);
            if (element != Undefined.UNDEFINED) {
                text.append(Convert.toString(Values.invoke(realm, element, "toLocaleString")));
            }
            checkLength(text);
        }
        return text.toString();
    }

    private static void checkLength(StringBuilder text) {
        if (text.length() > Rope.MAX_LENGTH) {
            throw JsThrow.rangeError("Invalid string length");
        }
    }
}
