package dev.zts.vm.lower;

import dev.zts.vm.syntax.Ast.ClassElement;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The scopes of a class (ECMA-262 15.7.14).
 *
 * @param names holds its own name, for heritage and everything within
 * @param members holds private names and what is kept for the fields
 * @param fields initialises instances; null without instance fields and private methods
 * @param statics initialises the class; null without static fields and blocks
 * @param kept variables with the keys of computed fields and with private methods
 */
record ClassScope(
        Scope names,
        Scope members,
        @Nullable FunctionScope fields,
        @Nullable FunctionScope statics,
        Map<ClassElement, Variable> kept) {

    static Map<ClassElement, Variable> newKept() {
        return new IdentityHashMap<>(0);
    }
}
