package dev.zts.vm.value;

import org.jspecify.annotations.Nullable;

/**
 * The two functions of an accessor property; it stands in the property's slot.
 *
 * @param getter null for undefined
 * @param setter null for undefined
 */
public record Accessor(@Nullable JsFunction getter, @Nullable JsFunction setter) {}
