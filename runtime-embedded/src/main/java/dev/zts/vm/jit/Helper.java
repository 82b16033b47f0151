package dev.zts.vm.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/**
 * A method that compiled code calls. It is found by name when this class is loaded, so that a
 * missing one is noticed at once.
 */
final class Helper {

    private final ClassDesc owner;
    private final String name;
    private final MethodTypeDesc type;
    private final boolean isStatic;

    private Helper(Method method) {
        owner = desc(method.getDeclaringClass());
        name = method.getName();
        List<ClassDesc> parameters = new ArrayList<>();
        for (Class<?> parameter : method.getParameterTypes()) {
            parameters.add(desc(parameter));
        }
        type = MethodTypeDesc.of(desc(method.getReturnType()), parameters);
        isStatic = Modifier.isStatic(method.getModifiers());
    }

    /**
     * {@return the only method of that name}
     *
     * @param owner class name below {@code dev.zts.vm}
     */
    static Helper of(String owner, String name) {
        return of(type(owner), name, -1);
    }

    /** {@return the only method of that name with so many parameters} */
    static Helper of(String owner, String name, int parameters) {
        return of(type(owner), name, parameters);
    }

    private static Helper of(Class<?> owner, String name, int parameters) {
        Method found = null;
        for (Method method : owner.getDeclaredMethods()) {
            boolean fits = parameters < 0 || method.getParameterCount() == parameters;
            if (method.getName().equals(name) && fits && !method.isBridge()) {
                if (found != null) {
                    throw new AssertionError("two methods " + owner.getName() + "." + name);
                }
                found = method;
            }
        }
        if (found == null) {
            throw new AssertionError("no method " + owner.getName() + "." + name);
        }
        return new Helper(found);
    }

    /** {@return a class below {@code dev.zts.vm}} */
    static Class<?> type(String name) {
        try {
            return Class.forName("dev.zts.vm." + name, false, Helper.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError("no class " + name, e);
        }
    }

    static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    static ClassDesc desc(String name) {
        return desc(type(name));
    }

    ClassDesc owner() {
        return owner;
    }

    String name() {
        return name;
    }

    MethodTypeDesc type() {
        return type;
    }

    ClassDesc result() {
        return type.returnType();
    }

    void call(CodeBuilder cb) {
        if (isStatic) {
            cb.invokestatic(owner, name, type);
        } else {
            cb.invokevirtual(owner, name, type);
        }
    }
}
