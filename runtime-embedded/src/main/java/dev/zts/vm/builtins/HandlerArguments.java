package dev.zts.vm.builtins;

import dev.zts.engine.JsRequest;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.Lazy;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the handlers of one realm are called with (docs/handler-folders.md). */
public final class HandlerArguments {

    /*
     * Each object begins with the shape it ends with, found once. What few handlers look at is made
     * when it is read.
     */

    private static final int READ_LATER = Property.ALL | Property.LAZY;

    private final Realm realm;
    private final Shape plain;
    private final Shape context;
    private final Lazy waitUntil;
    private final Lazy passThrough;
    private @Nullable RequestSource lent;

    /**
     * @param rejected hears why a promise given to waitUntil was rejected
     */
    public HandlerArguments(Realm realm, Consumer<Object> rejected) {
        this.realm = realm;
        this.plain = RequestBuiltin.plainShape(realm);
        this.context =
                realm.rootShape()
                        .add("waitUntil", READ_LATER)
                        .add("passThroughOnException", READ_LATER);
        this.waitUntil = _ -> waitUntil(realm, rejected);
        this.passThrough =
                _ ->
                        new NativeFunction(
                                realm,
                                "passThroughOnException",
                                0,
                                (_, _, _) -> Undefined.UNDEFINED,
                                null);
    }

    private static NativeFunction waitUntil(Realm realm, Consumer<Object> rejected) {
        return new NativeFunction(
                realm,
                "waitUntil",
                1,
                (in, _, given) -> {
                    Object promise = NativeFunction.argument(given, 0);
                    JsPromise.resolve(in, promise).then(_ -> {}, rejected);
                    return Undefined.UNDEFINED;
                },
                null);
    }

    /** {@return the plain object that handler(request) gets} */
    public JsObject plain(JsRequest request) {
        return RequestBuiltin.plain(lend(request), plain);
    }

    /** {@return request, env and context of the other shapes} */
    public Object[] fetch(JsRequest request) {
        return new Object[] {RequestBuiltin.of(lend(request)), realm.newObject(), context()};
    }

    private JsObject context() {
        JsObject made = new JsObject(context, realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
        made.setSlot(0, waitUntil);
        made.setSlot(1, passThrough);
        return made;
    }

    private RequestSource lend(JsRequest request) {
        RequestSource source = new RequestSource(realm, request);
        lent = source;
        return source;
    }

    /** Ends the run of the request lent last. */
    public void end() {
        if (lent != null) {
            lent.end();
            lent = null;
        }
    }
}
