package dev.zts.vm.ops;

import dev.zts.vm.bytecode.MethodFlags;
import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.value.Accessor;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Property;
import org.jspecify.annotations.Nullable;

/** What methods and private elements mean (ECMA-262 7.3.28 to 7.3.34, 15.4.4, 15.4.5). */
public final class Classes {

    private Classes() {}

    /** {@return a new private name} */
    @Implements(Opcode.PRIVATE_NAME)
    public static Object privateName(String name) {
        return JsSymbol.privateName(name.startsWith("#") ? name : "#" + name);
    }

    /** Bytecode may come from a file, and no verifier knows what a variable holds. */
    private static Object privateKey(Object name) {
        if (name instanceof JsSymbol symbol && symbol.isPrivate()) {
            return symbol;
        }
        throw JsThrow.typeError("no private name");
    }

    @Implements(Opcode.PRIVATE_IN)
    public static boolean privateIn(Object target, Object name) {
        if (target instanceof JsObject object) {
            return object.lookup(privateKey(name)) >= 0;
        }
        throw JsThrow.typeError(
                "Cannot use 'in' operator to search for '" + name + "' in a primitive");
    }

    @Implements(Opcode.GET_PRIVATE)
    public static Object getPrivate(Object target, Object name) {
        int property = target instanceof JsObject object ? object.lookup(privateKey(name)) : -1;
        if (property < 0) {
            throw JsThrow.typeError(
                    "Cannot read private member "
                            + name
                            + " from an object whose class did not declare it");
        }
        Object value = ((JsObject) target).read(property);
        if ((property & Property.ACCESSOR) == 0) {
            return value;
        }
        JsFunction getter = ((Accessor) value).getter();
        if (getter == null) {
            throw JsThrow.typeError("'" + name + "' was defined without a getter");
        }
        return getter.call(target);
    }

    @Implements(Opcode.PUT_PRIVATE)
    public static void putPrivate(Object target, Object name, Object value) {
        int property = target instanceof JsObject object ? object.lookup(privateKey(name)) : -1;
        if (property < 0) {
            throw JsThrow.typeError(
                    "Cannot write private member "
                            + name
                            + " to an object whose class did not declare it");
        }
        JsObject object = (JsObject) target;
        if ((property & Property.ACCESSOR) != 0) {
            JsFunction setter = ((Accessor) object.read(property)).setter();
            if (setter == null) {
                throw JsThrow.typeError("'" + name + "' was defined without a setter");
            }
            setter.call(target, value);
        } else if ((property & Property.WRITABLE) == 0) {
            throw JsThrow.typeError("Private method '" + name + "' is not writable");
        } else {
            object.store(name, value, Property.WRITABLE);
        }
    }

    /** PrivateFieldAdd, PrivateMethodOrAccessorAdd. */
    @Implements(Opcode.DEFINE_PRIVATE)
    public static Object definePrivate(Object target, Object name, Object value, int kind) {
        JsObject object = (JsObject) target;
        int known = object.lookup(privateKey(name));
        Accessor before = known >= 0 && kind >= 2 ? pair(object, known) : null;
        if (known >= 0 && !isOtherHalf(before, kind)) {
            throw JsThrow.typeError("Cannot initialize " + name + " twice on the same object");
        }
        switch (kind) {
            case 0 -> object.store(name, value, Property.WRITABLE);
            case 1 -> object.store(name, value, 0);
            default -> {
                if (!(value instanceof JsFunction function)) {
                    throw JsThrow.typeError("an accessor of '" + name + "' is no function");
                }
                object.store(name, joined(before, function, kind), Property.ACCESSOR);
            }
        }
        return target;
    }

    private static @Nullable Accessor pair(JsObject object, int property) {
        return object.read(property) instanceof Accessor accessor ? accessor : null;
    }

    private static boolean isOtherHalf(@Nullable Accessor before, int kind) {
        return before != null && (kind == 2 ? before.getter() == null : before.setter() == null);
    }

    private static Accessor joined(@Nullable Accessor before, JsFunction function, int kind) {
        if (kind == 2) {
            return new Accessor(function, before == null ? null : before.setter());
        }
        return new Accessor(before == null ? null : before.getter(), function);
    }

    /** DefineMethodProperty, and what follows the closure of an accessor (ECMA-262 15.4.5). */
    @Implements(Opcode.DEFINE_METHOD)
    public static Object defineMethod(Object target, Object function, Object key, int flags) {
        JsObject object = (JsObject) target;
        boolean enumerable = (flags & MethodFlags.ENUMERABLE) != 0;
        int kind = flags & MethodFlags.KIND;
        Property wanted;
        if (kind == MethodFlags.METHOD) {
            wanted =
                    Property.data(
                            function, Property.HIDDEN | (enumerable ? Property.ENUMERABLE : 0));
        } else {
            wanted = new Property();
            if (kind == MethodFlags.GETTER) {
                wanted.getter = function;
            } else {
                wanted.setter = function;
            }
            wanted.with(Property.ENUMERABLE, enumerable).with(Property.CONFIGURABLE, true);
        }
        object.definePropertyOrThrow(key, wanted);
        return target;
    }

    /** {@return the name a function gets from its key (ECMA-262 10.2.9, SetFunctionName)} */
    public static String functionName(Object key, int flags) {
        String name = key instanceof JsSymbol symbol ? symbolName(symbol) : Convert.toString(key);
        return switch (flags & MethodFlags.KIND) {
            case MethodFlags.GETTER -> "get " + name;
            case MethodFlags.SETTER -> "set " + name;
            default -> name;
        };
    }

    private static String symbolName(JsSymbol symbol) {
        String description = symbol.description();
        if (description == null) {
            return "";
        }
        return symbol.isPrivate() ? description : "[" + description + "]";
    }
}
