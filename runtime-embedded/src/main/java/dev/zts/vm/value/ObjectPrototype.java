package dev.zts.vm.value;

import org.jspecify.annotations.Nullable;

/** %Object.prototype%: an immutable prototype exotic object (ECMA-262 10.4.7). */
final class ObjectPrototype extends JsObject {

    ObjectPrototype(Shape shape) {
        super(shape, null);
    }

    @Override
    public boolean setPrototypeOf(@Nullable JsObject wanted) {
        return wanted == null;
    }

    @Override
    boolean mayHaveElements() {
        return shape().isIndexed();
    }
}
