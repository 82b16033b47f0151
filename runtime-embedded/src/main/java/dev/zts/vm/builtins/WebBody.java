package dev.zts.vm.builtins;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.web.Headers;
import dev.zts.web.Utf8;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A Request or Response: what has a body, known whole (Fetch Standard 5.3). */
abstract class WebBody extends JsObject {

    private static final Headers TEXT = Headers.fixed("content-type", "text/plain;charset=UTF-8");
    private static final Headers FORM =
            Headers.fixed("content-type", "application/x-www-form-urlencoded;charset=UTF-8");

    /**
     * What a value is as a body.
     *
     * @param data null for none, a string as scripts have them, or a byte[] of its own
     * @param type the Content-Type that goes with it as a list, null for none
     */
    record Extracted(@Nullable Object data, @Nullable Headers type) {

        static final Extracted NONE = new Extracted(null, null);

        static Extracted of(Object value) {
            if (Convert.isNullish(value)) {
                return NONE;
            }
            if (Convert.isString(value)) {
                return new Extracted(value, TEXT);
            }
            byte[] bytes = BinaryData.bytesOf(value);
            if (bytes != null) {
                return new Extracted(bytes, null);
            }
            if (value instanceof SearchParamsBuiltin.JsSearchParams params) {
                return new Extracted(params.params().toString(), FORM);
            }
            return new Extracted(WebSupport.text(value), TEXT);
        }
    }

    static final class Parts {
        private Parts() {}

        /** The members that both classes have. */
        static Members add(Members members) {
            return members.attribute("body", (_, self, _) -> body(self), null)
                    .attribute("bodyUsed", (_, self, _) -> self(self).used, null)
                    .operation("text", 0, (realm, self, _) -> consume(realm, self, WebBody::text))
                    .operation(
                            "json",
                            0,
                            (realm, self, _) ->
                                    consume(
                                            realm,
                                            self,
                                            (in, it) -> JsonParser.parse(in, it.textData())))
                    .operation(
                            "arrayBuffer",
                            0,
                            (realm, self, _) ->
                                    consume(
                                            realm,
                                            self,
                                            (in, it) -> BinaryData.arrayBuffer(in, it.bytes())))
                    .operation(
                            "bytes",
                            0,
                            (realm, self, _) ->
                                    consume(
                                            realm,
                                            self,
                                            (in, it) -> BinaryData.uint8Array(in, it.bytes())));
        }
    }

    private interface Reader {
        Object read(Realm realm, WebBody body);
    }

    private boolean used;

    WebBody(Shape shape, JsObject prototype) {
        super(shape, prototype);
    }

    /** {@return null for none, a String, a Rope or a byte[]} */
    abstract @Nullable Object data();

    final boolean isUsed() {
        return used;
    }

    private static WebBody self(Object self) {
        if (self instanceof WebBody body) {
            return body;
        }
        throw JsThrow.typeError("this is neither a Request nor a Response");
    }

    private static Object body(Object self) {
        if (self(self).data() == null) {
            return Null.NULL;
        }
        throw JsThrow.typeError("body: streams are not supported; use text(), json() or bytes()");
    }

    private static Object consume(Realm realm, Object self, Reader reader) {
        return promise(
                realm,
                () -> {
                    WebBody body = self(self);
                    if (body.used) {
                        throw JsThrow.typeError("The body has already been read");
                    }
                    body.used = body.data() != null;
                    return reader.read(realm, body);
                });
    }

    /** {@return a promise of what the work gives or throws} */
    static JsPromise promise(Realm realm, Supplier<Object> work) {
        JsPromise promise = JsPromise.pending(realm);
        try {
            promise.resolve(work.get());
        } catch (JsThrow e) {
            promise.reject(e.value(realm));
        }
        return promise;
    }

    private static Object text(Realm realm, WebBody body) {
        return body.textData();
    }

    private String textData() {
        return switch (data()) {
            case null -> "";
            case byte[] bytes -> Utf8.decode(bytes);
            case Object string -> {
                String text = Utf8.wellFormed(string.toString());
                yield text.startsWith("\ufeff") ? text.substring(1) : text;
            }
        };
    }

    private byte[] bytes() {
        return switch (data()) {
            case null -> new byte[0];
            case byte[] bytes -> bytes.clone();
            case Object string -> Utf8.encode(string.toString());
        };
    }
}
