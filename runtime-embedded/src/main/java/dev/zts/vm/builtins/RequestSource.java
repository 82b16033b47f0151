package dev.zts.vm.builtins;

import dev.zts.engine.JsRequest;
import dev.zts.engine.Messages;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import org.jspecify.annotations.Nullable;

/**
 * The server's request, lent to the objects that a script sees of it until its run ends. A script
 * may keep the objects; what they did not read by then is gone.
 */
final class RequestSource {

    private final Realm realm;
    private @Nullable JsRequest request;

    RequestSource(Realm realm, JsRequest request) {
        this.realm = realm;
        this.request = request;
    }

    Realm realm() {
        return realm;
    }

    /**
     * {@return the request}
     *
     * @throws JsThrow TypeError if its run has ended
     */
    JsRequest request() {
        JsRequest lent = request;
        if (lent == null) {
            throw JsThrow.typeError(Messages.REQUEST_ENDED);
        }
        return lent;
    }

    void end() {
        request = null;
    }
}
