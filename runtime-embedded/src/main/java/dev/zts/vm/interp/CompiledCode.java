package dev.zts.vm.interp;

import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import org.jspecify.annotations.Nullable;

/**
 * How a function runs in the tier it is in. Shared by the isolates of a pool: everything that
 * belongs to one comes with the closure. Compiled functions are classes of their own below this
 * one, so that a call site that always meets the same can be inlined.
 */
public abstract class CompiledCode {

    /*
     * A class made of a function overrides call0 to call4, or the array forms, or both. What it
     * leaves goes through the array forms, these through a frame.
     */

    private final int bytes;
    private final boolean optimized;

    /**
     * @param bytes of JVM code, 0 if it is not compiled
     * @param optimized whether it relies on what was learned
     */
    protected CompiledCode(int bytes, boolean optimized) {
        this.bytes = bytes;
        this.optimized = optimized;
    }

    /** Calls without arguments. */
    public Object call0(Closure function, Object thisValue) {
        return call(function, thisValue, JsFunction.NO_ARGUMENTS, 0, 0);
    }

    public Object call1(Closure function, Object thisValue, Object a) {
        return call(function, thisValue, new Object[] {a}, 0, 1);
    }

    public Object call2(Closure function, Object thisValue, Object a, Object b) {
        return call(function, thisValue, new Object[] {a, b}, 0, 2);
    }

    public Object call3(Closure function, Object thisValue, Object a, Object b, Object c) {
        return call(function, thisValue, new Object[] {a, b, c}, 0, 3);
    }

    public Object call4(
            Closure function, Object thisValue, Object a, Object b, Object c, Object d) {
        return call(function, thisValue, new Object[] {a, b, c, d}, 0, 4);
    }

    /** Calls with arguments that stand somewhere in an array, which is not kept. */
    public Object call(Closure function, Object thisValue, Object[] from, int start, int count) {
        return run(new Frame(function, thisValue, null, from, start, count));
    }

    /**
     * Runs the body of a constructor.
     *
     * @param thisValue empty in a derived class
     */
    public Object construct(
            Closure function,
            Object thisValue,
            @Nullable JsObject newTarget,
            Object[] from,
            int start,
            int count) {
        return run(new Frame(function, thisValue, newTarget, from, start, count));
    }

    /** Runs a frame from where it stands until it returns, throws or suspends. */
    protected Object run(Frame frame) {
        return Interpreter.run(frame);
    }

    /**
     * Goes on with a frame that the shadow stack has already, where it stands: at a loop's header,
     * or behind a suspension.
     */
    protected Object enter(Frame frame) {
        return Interpreter.proceed(frame);
    }

    /** {@return whether it relies on what was learned} */
    public final boolean isOptimized() {
        return optimized;
    }

    /** {@return bytes of JVM code, 0 if it is not compiled} */
    public final int codeBytes() {
        return bytes;
    }
}
