package dev.zts.vm.builtins;

import dev.zts.vm.ops.Iteration;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The iterator that matchAll answers (ECMA-262 22.2.9). */
final class RegExpStringIterator extends JsObject {

    /** Where the generator that this iterator is specified as stands. */
    private enum State {
        SUSPENDED,
        EXECUTING,
        COMPLETED
    }

    private static final Members PROTOTYPE =
            Members.of()
                    .method("next", 0, RegExpStringIterator::next)
                    .tag("RegExp String Iterator");

    private final JsObject regExp;
    private final String text;
    private final boolean global;
    private final boolean unicode;
    private State state = State.SUSPENDED;

    RegExpStringIterator(
            Realm realm, JsObject regExp, String text, boolean global, boolean unicode) {
        super(realm.rootShape(), realm.intrinsic(Intrinsic.REGEXP_STRING_ITERATOR_PROTOTYPE));
        this.regExp = regExp;
        this.text = text;
        this.global = global;
        this.unicode = unicode;
    }

    static JsObject createPrototype(Realm realm) {
        return PROTOTYPE.object(realm, realm.intrinsic(Intrinsic.ITERATOR_PROTOTYPE));
    }

    private static Object next(Realm realm, Object thisValue, Object[] arguments) {
        RegExpStringIterator self =
                Receiver.of(thisValue, RegExpStringIterator.class, "RegExp String Iterator");
        JsObject match = self.advance(realm);
        return match == null
                ? Iteration.result(realm, Undefined.UNDEFINED, true)
                : Iteration.result(realm, match, false);
    }

    private @Nullable JsObject advance(Realm realm) {
        if (state == State.EXECUTING) {
            throw JsThrow.typeError("Generator is already running");
        }
        if (state == State.COMPLETED) {
            return null;
        }
        state = State.EXECUTING;
        State then = State.COMPLETED;
        try {
            JsObject match = RegExpExec.exec(realm, regExp, text);
            if (match != null && global) {
                String matched = Convert.toString(match.get(0));
                RegExpExec.advanceIfEmpty(regExp, matched, text, unicode);
                then = State.SUSPENDED;
            }
            return match;
        } finally {
            state = then;
        }
    }
}
