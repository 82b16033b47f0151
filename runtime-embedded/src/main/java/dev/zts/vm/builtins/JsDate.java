package dev.zts.vm.builtins;

import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Shape;

/** A Date: an object with [[DateValue]] (ECMA-262 21.4). */
final class JsDate extends JsObject {

    /** Milliseconds since 1970 UTC, whole; or NaN. */
    double time;

    JsDate(Shape shape, JsObject prototype, double time) {
        super(shape, prototype);
        this.time = time;
    }

    @Override
    public String className() {
        return "Date";
    }
}
