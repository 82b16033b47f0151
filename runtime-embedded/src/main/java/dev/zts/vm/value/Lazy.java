package dev.zts.vm.value;

/**
 * What stands in a slot until the value is asked for. Only properties with {@link Property#LAZY}
 * hold one.
 */
@FunctionalInterface
public interface Lazy {

    /** Makes the value; called once. */
    Object resolve(JsObject owner);
}
