package dev.zts.vm.interp;

import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.ops.Implements;
import dev.zts.vm.ops.Messages;
import dev.zts.vm.value.JsArray;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import java.util.Arrays;

/** What calling and constructing means (ECMA-262 13.3.5 to 13.3.7). */
final class Calls {

    private Calls() {}

    /** Calls with arguments that stand somewhere in an array. */
    @Implements(Opcode.CALL)
    static Object call(Object callee, Object thisValue, Object[] from, int start, int count) {
        if (callee instanceof Closure closure) {
            return closure.invoke(thisValue, from, start, count);
        }
        if (callee instanceof JsFunction function) {
            return function.call(thisValue, arguments(from, start, count));
        }
        throw JsThrow.typeError(Messages.describe(callee) + " is not a function");
    }

    /** {@return the arguments in an array of their own; mostly they are one or two} */
    private static Object[] arguments(Object[] from, int start, int count) {
        return switch (count) {
            case 0 -> JsFunction.NO_ARGUMENTS;
            case 1 -> new Object[] {from[start]};
            case 2 -> new Object[] {from[start], from[start + 1]};
            default -> Arrays.copyOfRange(from, start, start + count);
        };
    }

    @Implements(Opcode.NEW)
    static JsObject construct(Object callee, Object[] from, int start, int count) {
        if (callee instanceof Closure closure && closure.isConstructor()) {
            return closure.construct(from, start, count, closure);
        }
        if (callee instanceof JsFunction function && function.isConstructor()) {
            return function.construct(Arrays.copyOfRange(from, start, start + count), function);
        }
        throw JsThrow.typeError(Messages.describe(callee) + " is not a constructor");
    }

    @Implements(Opcode.CALL_SPREAD)
    static Object callSpread(Object thisValue, Object callee, Object array) {
        if (callee instanceof JsFunction function) {
            return function.call(thisValue, elements(array));
        }
        throw JsThrow.typeError(Messages.describe(callee) + " is not a function");
    }

    @Implements(Opcode.NEW_SPREAD)
    static JsObject newSpread(Object callee, Object array) {
        Object[] arguments = elements(array);
        return construct(callee, arguments, 0, arguments.length);
    }

    @Implements(Opcode.SUPER_CALL)
    static JsObject superCall(
            Object active, Object newTarget, Object[] from, int start, int count) {
        return superConstruct(active, newTarget, Arrays.copyOfRange(from, start, start + count));
    }

    @Implements(Opcode.SUPER_CALL_SPREAD)
    static JsObject superCallSpread(Object active, Object newTarget, Object array) {
        return superConstruct(active, newTarget, elements(array));
    }

    private static JsObject superConstruct(Object active, Object newTarget, Object[] arguments) {
        JsObject parent = active instanceof JsObject object ? object.getPrototypeOf() : null;
        if (parent instanceof JsFunction constructor
                && constructor.isConstructor()
                && newTarget instanceof JsObject target) {
            return constructor.construct(arguments, target);
        }
        throw JsThrow.typeError("Super constructor is not a constructor");
    }

    private static Object[] elements(Object array) {
        JsArray list = (JsArray) array;
        if (list.length() > JsArray.MAX_DENSE) {
            throw JsThrow.rangeError("Too many arguments: " + list.length());
        }
        Object[] elements = new Object[(int) list.length()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = list.getIndex(i);
        }
        return elements;
    }
}
