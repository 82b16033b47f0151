package dev.zts.vm.builtins;

import dev.zts.vm.ops.Iteration;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;

/** An iterator over the code points of a string (ECMA-262 22.1.5). */
final class StringIterator extends JsObject {

    private static final Members PROTOTYPE =
            Members.of().method("next", 0, StringIterator::next).tag("String Iterator");

    private final String text;
    private int at;

    StringIterator(Realm realm, String text) {
        super(realm.rootShape(), realm.intrinsic(Intrinsic.STRING_ITERATOR_PROTOTYPE));
        this.text = text;
    }

    static JsObject createPrototype(Realm realm) {
        return PROTOTYPE.object(realm, realm.intrinsic(Intrinsic.ITERATOR_PROTOTYPE));
    }

    private static Object next(Realm realm, Object thisValue, Object[] arguments) {
        if (!(thisValue instanceof StringIterator iterator)) {
            throw JsThrow.typeError("next method called on incompatible receiver");
        }
        return iterator.advance(realm);
    }

    private JsObject advance(Realm realm) {
        if (at >= text.length()) {
            at = Integer.MAX_VALUE;
            return Iteration.result(realm, Undefined.UNDEFINED, true);
        }
        int end = at + Character.charCount(text.codePointAt(at));
        String point = text.substring(at, end);
        at = end;
        return Iteration.result(realm, point, false);
    }
}
