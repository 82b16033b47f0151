package dev.zts.vm.builtins;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.JsArrayBuffer;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.JsTypedArray;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.Null;
import dev.zts.vm.value.Realm;
import dev.zts.web.Utf8;
import org.jspecify.annotations.Nullable;

/** What Request and Response share: a body that is known whole (Fetch Standard 5.3). */
abstract class WebBody extends JsObject {

    /** What a body consists of. */
    sealed interface Content {

        /** No body. */
        record None() implements Content {}

        /** A text, perhaps with lone surrogates. */
        record Text(String text) implements Content {}

        /** Bytes that nobody changes. */
        @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
        record Bytes(byte[] bytes) implements Content {}
    }

    /**
     * A value as a body.
     *
     * @param type content type that goes with it, null if none does
     */
    record Extracted(Content content, @Nullable String type) {}

    static final Content NONE = new Content.None();

    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final String FORM = "application/x-www-form-urlencoded;charset=UTF-8";

    private final Content content;
    private boolean used;

    WebBody(Realm realm, JsObject prototype, Content content) {
        super(realm.rootShape(), prototype);
        this.content = content;
    }

    final Content content() {
        return content;
    }

    final boolean isUsed() {
        return used;
    }

    /** {@return what a value other than undefined and null is as a body} */
    static Extracted extract(Object value) {
        if (Convert.isNullish(value)) {
            return new Extracted(NONE, null);
        }
        byte[] bytes = ArrayBufferBuiltin.bytesOf(value);
        if (bytes != null) {
            return new Extracted(new Content.Bytes(bytes), null);
        }
        if (value instanceof UrlSearchParamsBuiltin.ParamsObject params) {
            return new Extracted(new Content.Text(params.params().toString()), FORM);
        }
        String text = Convert.isString(value) ? value.toString() : Idl.text(value);
        return new Extracted(new Content.Text(text), TEXT);
    }

    /** {@return the members that both interfaces have} */
    static WebMembers members() {
        return WebMembers.of()
                .accessor("body", (_, self, _) -> self(self).stream(), null)
                .accessor("bodyUsed", (_, self, _) -> self(self).used, null)
                .method("arrayBuffer", 0, consume((realm, body) -> body.buffer(realm)))
                .method("bytes", 0, consume((realm, body) -> body.array(realm)))
                .method("json", 0, consume((realm, body) -> JsonParser.parse(realm, body.text())))
                .method("text", 0, consume((_, body) -> body.text()));
    }

    private interface Reading {
        Object read(Realm realm, WebBody body);
    }

    private static WebBody self(Object self) {
        return Receiver.of(self, WebBody.class, "Request or Response");
    }

    private static NativeCode consume(Reading reading) {
        return (realm, self, _) -> {
            WebBody body = self(self);
            try {
                body.use();
                return JsPromise.resolve(realm, reading.read(realm, body));
            } catch (JsThrow thrown) {
                JsPromise rejected = JsPromise.pending(realm);
                rejected.reject(thrown.value(realm));
                return rejected;
            }
        };
    }

    private void use() {
        if (used) {
            throw JsThrow.typeError("The body has already been read");
        }
        used = !(content instanceof Content.None);
    }

    private Object stream() {
        if (content instanceof Content.None) {
            return Null.NULL;
        }
        throw JsThrow.typeError("body: streams are not supported; use text(), json() or bytes()");
    }

    private String text() {
        return switch (content) {
            case Content.None() -> "";
            case Content.Text(String text) -> text.startsWith("\ufeff") ? text.substring(1) : text;
            case Content.Bytes(byte[] bytes) -> Utf8.decode(bytes);
        };
    }

    private JsArrayBuffer buffer(Realm realm) {
        return ArrayBufferBuiltin.of(realm, bytes());
    }

    private JsTypedArray array(Realm realm) {
        return TypedArrays.ofBytes(realm, bytes());
    }

    private byte[] bytes() {
        return switch (content) {
            case Content.None() -> new byte[0];
            case Content.Text(String text) -> Utf8.encode(text);
            case Content.Bytes(byte[] bytes) -> bytes.clone();
        };
    }
}
