package dev.zts.vm.value;

/** A promise and the functions that settle it (ECMA-262 27.2.1.1). */
public record PromiseCapability(JsObject promise, JsFunction resolve, JsFunction reject) {}
