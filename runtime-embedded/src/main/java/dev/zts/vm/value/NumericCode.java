package dev.zts.vm.value;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A built-in function of numbers alone, which compiled code may use without making objects. */
public interface NumericCode extends NativeCode {

    /** {@return what it does to one number, null if it takes another count} */
    default @Nullable DoubleUnaryOperator unary() {
        return null;
    }

    /** {@return what it does to two numbers, null if it takes another count} */
    default @Nullable DoubleBinaryOperator binary() {
        return null;
    }
}
