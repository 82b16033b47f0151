package dev.zts.vm.ops;

import dev.zts.vm.bytecode.FunctionCode.TemplateLiteral;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What literals of objects, arrays, regular expressions and templates mean (ECMA-262 13.2). */
public final class Objects {

    private Objects() {}

    @Implements(Opcode.NEW_OBJECT)
    public static Object newObject(Realm realm) {
        return realm.newObject();
    }

    @Implements(Opcode.NEW_ARRAY)
    public static Object newArray(Realm realm, int length) {
        Object[] elements = length == 0 ? JsFunction.NO_ARGUMENTS : new Object[length];
        Arrays.fill(elements, Empty.EMPTY);
        return realm.newArray(elements, length);
    }

    @Implements(Opcode.ARRAY_OF)
    public static Object arrayOf(Realm realm, Object[] stack, int from, int count) {
        return realm.newArray(Arrays.copyOfRange(stack, from, from + count), count);
    }

    /** {@return the index behind the value} */
    @Implements(Opcode.ARRAY_APPEND)
    public static Object arrayAppend(Object target, Object index, Object value) {
        JsArray array = (JsArray) target;
        if (index instanceof Integer at && at == array.length() && array.canAppend()) {
            array.append(value);
        } else {
            array.createDataPropertyOrThrow(Convert.toPropertyKey(index), value);
        }
        return Arithmetic.inc(index);
    }

    /** {@return the index behind the hole} */
    @Implements(Opcode.ARRAY_HOLE)
    public static Object arrayHole(Object target, Object index) {
        return Arithmetic.inc(index);
    }

    @Implements(Opcode.ARRAY_END)
    public static Object arrayEnd(Object target, Object index) {
        JsArray array = (JsArray) target;
        if (!(index instanceof Integer at && at == array.length())) {
            array.put("length", index);
        }
        return target;
    }

    /** {@return the index behind the values} */
    @Implements(Opcode.ARRAY_SPREAD)
    public static Object arraySpread(Realm realm, Object target, Object index, Object source) {
        Object[] at = {index};
        Iteration.forEach(realm, source, value -> at[0] = arrayAppend(target, at[0], value));
        return at[0];
    }

    @Implements(Opcode.SET_PROTO)
    public static Object setProto(Object target, Object value) {
        if (value instanceof JsObject prototype) {
            ((JsObject) target).setPrototypeOf(prototype);
        } else if (value == Null.NULL) {
            ((JsObject) target).setPrototypeOf(null);
        }
        return target;
    }

    @Implements(Opcode.OBJECT_SPREAD)
    public static Object objectSpread(Realm realm, Object target, Object source) {
        copyDataProperties(realm, (JsObject) target, source, Set.of());
        return target;
    }

    /**
     * @param from where the source stands, behind it the keys
     * @param count of the keys
     */
    @Implements(Opcode.OBJECT_REST)
    public static Object objectRest(Realm realm, Object[] stack, int from, int count) {
        Set<Object> excluded = HashSet.newHashSet(count);
        for (int i = 1; i <= count; i++) {
            excluded.add(Convert.toPropertyKey(stack[from + i]));
        }
        JsObject rest = realm.newObject();
        copyDataProperties(realm, rest, stack[from], excluded);
        return rest;
    }

    /** CopyDataProperties (ECMA-262 7.3.26). */
    private static void copyDataProperties(
            Realm realm, JsObject target, Object source, Set<Object> excluded) {
        if (Convert.isNullish(source)) {
            return;
        }
        JsObject from = Convert.toObject(realm, source);
        for (Object key : from.ownKeys()) {
            if (excluded.contains(key)) {
                continue;
            }
            Property own = from.getOwnProperty(key);
            if (own != null && own.isEnumerable()) {
                target.createDataPropertyOrThrow(key, from.get(key));
            }
        }
    }

    @Implements(Opcode.TO_OBJECT)
    public static Object toObject(Realm realm, Object value) {
        return Convert.toObject(realm, value);
    }

    @Implements(Opcode.PUSH_REGEXP)
    public static Object regExp(Realm realm, String pattern, String flags) {
        JsFunction constructor = (JsFunction) realm.intrinsic(Intrinsic.REGEXP);
        return constructor.construct(new Object[] {pattern, flags}, constructor);
    }

    /** GetTemplateObject (ECMA-262 13.2.8.4); the caller keeps it. */
    @Implements(Opcode.TEMPLATE_OBJECT)
    public static Object template(Realm realm, TemplateLiteral literal) {
        int count = literal.raw().size();
        Object[] cooked = new Object[count];
        Object[] raw = new Object[count];
        for (int i = 0; i < count; i++) {
            @Nullable String text = literal.cooked().get(i);
            cooked[i] = text == null ? Undefined.UNDEFINED : text;
            raw[i] = literal.raw().get(i);
        }
        JsObject rawObject = realm.newArray(raw);
        freeze(rawObject);
        JsObject template = realm.newArray(cooked);
        template.defineOwnProperty("raw", Property.data(rawObject, 0));
        freeze(template);
        return template;
    }

    private static void freeze(JsObject object) {
        object.preventExtensions();
        for (Object key : object.ownKeys()) {
            Property wanted = new Property().with(Property.CONFIGURABLE, false);
            object.defineOwnProperty(key, wanted.with(Property.WRITABLE, false));
        }
    }
}
