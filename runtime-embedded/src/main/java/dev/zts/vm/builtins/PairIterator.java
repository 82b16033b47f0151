package dev.zts.vm.builtins;

import dev.zts.vm.ops.Iteration;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** An iterator over the names and values of Headers or URLSearchParams (Web IDL 3.7.10). */
final class PairIterator extends JsObject {

    /** Names and values in order, as they are when they are asked for. */
    interface Pairs {

        int count();

        String name(int index);

        String value(int index);
    }

    /** Finds the pairs of a receiver, or throws a TypeError. */
    interface Source {

        Pairs of(Object self);
    }

    private enum Kind {
        NAME,
        VALUE,
        PAIR
    }

    private final Pairs pairs;
    private final Kind kind;
    private int next;

    private PairIterator(Realm realm, JsObject prototype, Pairs pairs, Kind kind) {
        super(realm.rootShape(), prototype);
        this.pairs = pairs;
        this.kind = kind;
    }

    /** {@return the prototype of the iterators of an interface} */
    static JsObject prototype(Realm realm, String tag) {
        Members members =
                Members.of()
                        .method(
                                "next",
                                0,
                                (owner, self, _) ->
                                        Receiver.of(self, PairIterator.class, tag).step(owner))
                        .tag(tag);
        return members.object(realm, realm.intrinsic(Intrinsic.ITERATOR_PROTOTYPE));
    }

    /** Adds entries, forEach, keys, values and Symbol.iterator to an interface. */
    static WebMembers iterable(WebMembers members, Source source, Intrinsic prototype) {
        return members.method("entries", 0, iterator(source, prototype, Kind.PAIR))
                .method("forEach", 1, (_, self, arguments) -> forEach(source, self, arguments))
                .method("keys", 0, iterator(source, prototype, Kind.NAME))
                .method("values", 0, iterator(source, prototype, Kind.VALUE))
                .iterator("entries");
    }

    private static NativeCode iterator(Source source, Intrinsic prototype, Kind kind) {
        return (realm, self, _) ->
                new PairIterator(realm, realm.intrinsic(prototype), source.of(self), kind);
    }

    private static Object forEach(Source source, Object self, Object[] arguments) {
        Pairs pairs = source.of(self);
        @Nullable JsFunction callback =
                arguments.length > 0 && arguments[0] instanceof JsFunction function
                        ? function
                        : null;
        if (callback == null) {
            throw dev.zts.vm.value.JsThrow.typeError("callback is not a function");
        }
        Object thisArgument = arguments.length > 1 ? arguments[1] : Undefined.UNDEFINED;
        for (int i = 0; i < pairs.count(); i++) {
            callback.call(thisArgument, pairs.value(i), pairs.name(i), self);
        }
        return Undefined.UNDEFINED;
    }

    private JsObject step(Realm realm) {
        if (next >= pairs.count()) {
            return Iteration.result(realm, Undefined.UNDEFINED, true);
        }
        int at = next++;
        Object value =
                switch (kind) {
                    case NAME -> pairs.name(at);
                    case VALUE -> pairs.value(at);
                    case PAIR -> realm.newArray(pairs.name(at), pairs.value(at));
                };
        return Iteration.result(realm, value, false);
    }
}
