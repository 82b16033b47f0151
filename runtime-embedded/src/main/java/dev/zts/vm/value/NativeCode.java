package dev.zts.vm.value;

/** What a built-in function does when it is called. */
@FunctionalInterface
public interface NativeCode {

    /**
     * @param thisValue as given, not coerced
     * @param arguments as many as were given; {@link NativeFunction#argument} reads absent ones
     */
    Object call(Realm realm, Object thisValue, Object[] arguments);
}
