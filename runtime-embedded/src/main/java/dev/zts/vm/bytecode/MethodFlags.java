package dev.zts.vm.bytecode;

/**
 * Flags of define_method, define_method_elem and set_function_name: a kind, and whether the
 * property is enumerable (object literals) or not (classes).
 */
public final class MethodFlags {

    public static final int METHOD = 0;
    public static final int GETTER = 1;
    public static final int SETTER = 2;
    public static final int KIND = 3;
    public static final int ENUMERABLE = 4;

    private MethodFlags() {}
}
