package dev.zts.graal;

import dev.zts.engine.JsRequest;
import dev.zts.engine.Messages;
import dev.zts.web.WebException;
import org.jspecify.annotations.Nullable;

/**
 * A request lent to the prelude until its run ends. A script may keep objects that refer to it;
 * what they did not read by then is gone.
 */
final class LentRequest {

    private @Nullable JsRequest request;

    LentRequest(JsRequest request) {
        this.request = request;
    }

    /**
     * {@return the request}
     *
     * @throws WebException a TypeError if its run has ended
     */
    JsRequest request() {
        JsRequest lent = request;
        if (lent == null) {
            throw new WebException(WebException.Type.TYPE_ERROR, Messages.REQUEST_ENDED);
        }
        return lent;
    }

    void end() {
        request = null;
    }
}
