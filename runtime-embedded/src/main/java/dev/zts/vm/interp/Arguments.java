package dev.zts.vm.interp;

import dev.zts.vm.bytecode.Opcode;
import dev.zts.vm.ops.Implements;
import dev.zts.vm.value.Accessor;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsSymbol;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;

/** An unmapped arguments object (ECMA-262 10.4.4.6). */
final class Arguments extends JsObject {

    private Arguments(JsObject prototype) {
        super(Shape.dictionary(), prototype);
    }

    /** CreateUnmappedArgumentsObject. */
    @Implements(Opcode.PUSH_ARGUMENTS)
    static JsObject of(Realm realm, Object[] values) {
        Arguments made = new Arguments(realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
        made.store("length", values.length, Property.HIDDEN);
        for (int i = 0; i < values.length; i++) {
            made.store(i, values[i], Property.ALL);
        }
        made.store(JsSymbol.ITERATOR, realm.intrinsic(Intrinsic.ARRAY_VALUES), Property.HIDDEN);
        JsFunction thrower = (JsFunction) realm.intrinsic(Intrinsic.THROW_TYPE_ERROR);
        made.store("callee", new Accessor(thrower, thrower), Property.ACCESSOR);
        return made;
    }

    @Override
    public String className() {
        return "Arguments";
    }
}
