package dev.zts.vm.syntax;

/** How a method of an object literal or class stands there. */
public enum MethodKind {
    METHOD,
    GET,
    SET
}
