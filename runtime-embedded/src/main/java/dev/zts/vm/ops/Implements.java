package dev.zts.vm.ops;

import dev.zts.vm.bytecode.Opcode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the one method that says what an instruction means. Its values come in the order in which
 * they stand on the stack, before them the realm if it needs one.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Implements {
    Opcode value();
}
