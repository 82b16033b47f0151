package dev.zts.vm.value;

/** What a built-in constructor does under {@code new}. */
@FunctionalInterface
public interface NativeConstructor {

    JsObject construct(Realm realm, Object[] arguments, JsObject newTarget);
}
