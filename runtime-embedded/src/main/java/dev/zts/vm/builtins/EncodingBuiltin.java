package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.ElementType;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.JsTypedArray;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;
import dev.zts.web.Utf8;
import org.jspecify.annotations.Nullable;

/** TextEncoder and TextDecoder, for UTF-8 only (Encoding Standard 7). */
final class EncodingBuiltin {

    private static final WebMembers ENCODER =
            WebMembers.of()
                    .accessor("encoding", (_, self, _) -> encoder(self).encoding(), null)
                    .method("encode", 0, EncodingBuiltin::encode)
                    .method("encodeInto", 2, EncodingBuiltin::encodeInto)
                    .tag("TextEncoder");

    private static final WebMembers DECODER =
            WebMembers.of()
                    .accessor("encoding", (_, self, _) -> decoder(self).encoding(), null)
                    .accessor("fatal", (_, self, _) -> decoder(self).fatal, null)
                    .accessor("ignoreBOM", (_, self, _) -> decoder(self).ignoreMark, null)
                    .method("decode", 0, EncodingBuiltin::decode)
                    .tag("TextDecoder");

    /** A TextEncoder. */
    private static final class TextEncoder extends JsObject {

        TextEncoder(Realm realm, JsObject prototype) {
            super(realm.rootShape(), prototype);
        }

        String encoding() {
            return "utf-8";
        }
    }

    /** A TextDecoder. */
    private static final class TextDecoder extends JsObject {

        private final boolean fatal;
        private final boolean ignoreMark;
        private Utf8.@Nullable Decoder state;

        TextDecoder(Realm realm, JsObject prototype, boolean fatal, boolean ignoreMark) {
            super(realm.rootShape(), prototype);
            this.fatal = fatal;
            this.ignoreMark = ignoreMark;
        }

        String encoding() {
            return "utf-8";
        }

        Utf8.Decoder state() {
            Utf8.Decoder known = state;
            if (known == null) {
                known = new Utf8.Decoder(fatal, ignoreMark);
                state = known;
            }
            return known;
        }
    }

    private EncodingBuiltin() {}

    static JsObject encoderConstructor(Realm realm) {
        return WebMembers.constructor(
                realm,
                "TextEncoder",
                0,
                (owner, _, newTarget) ->
                        new TextEncoder(
                                owner,
                                Construct.prototypeOf(
                                        owner, newTarget, Intrinsic.TEXT_ENCODER_PROTOTYPE)),
                Intrinsic.TEXT_ENCODER_PROTOTYPE);
    }

    static JsObject encoderPrototype(Realm realm) {
        return ENCODER.prototype(realm, Intrinsic.TEXT_ENCODER);
    }

    static JsObject decoderConstructor(Realm realm) {
        return WebMembers.constructor(
                realm,
                "TextDecoder",
                0,
                EncodingBuiltin::constructDecoder,
                Intrinsic.TEXT_DECODER_PROTOTYPE);
    }

    static JsObject decoderPrototype(Realm realm) {
        return DECODER.prototype(realm, Intrinsic.TEXT_DECODER);
    }

    private static JsObject constructDecoder(Realm realm, Object[] arguments, JsObject newTarget) {
        Object label = argument(arguments, 0);
        Utf8.checkLabel(label == Undefined.UNDEFINED ? "utf-8" : Convert.toString(label));
        Object options = argument(arguments, 1);
        boolean fatal = Convert.toBoolean(Idl.member(realm, options, "fatal"));
        boolean ignoreMark = Convert.toBoolean(Idl.member(realm, options, "ignoreBOM"));
        JsObject prototype =
                Construct.prototypeOf(realm, newTarget, Intrinsic.TEXT_DECODER_PROTOTYPE);
        return new TextDecoder(realm, prototype, fatal, ignoreMark);
    }

    private static TextEncoder encoder(Object self) {
        return Receiver.of(self, TextEncoder.class, "TextEncoder");
    }

    private static TextDecoder decoder(Object self) {
        return Receiver.of(self, TextDecoder.class, "TextDecoder");
    }

    private static Object encode(Realm realm, Object self, Object[] arguments) {
        encoder(self);
        Object input = argument(arguments, 0);
        String text = input == Undefined.UNDEFINED ? "" : Convert.toString(input);
        return TypedArrays.ofBytes(realm, Utf8.encode(text));
    }

    private static Object encodeInto(Realm realm, Object self, Object[] arguments) {
        encoder(self);
        String text = Idl.text(argument(arguments, 0));
        if (!(argument(arguments, 1) instanceof JsTypedArray into)
                || into.type() != ElementType.UINT8) {
            throw JsThrow.typeError("encodeInto: the destination must be a Uint8Array");
        }
        int read = fitting(text, into.length());
        byte[] bytes = Utf8.encode(text.substring(0, read));
        System.arraycopy(bytes, 0, into.buffer().bytes(), into.byteOffset(), bytes.length);
        JsObject result = realm.newObject();
        result.store("read", read, Property.ALL);
        result.store("written", bytes.length, Property.ALL);
        return result;
    }

    /** {@return how many characters of a well-formed text fit into so many bytes} */
    private static int fitting(String text, int room) {
        int read = 0;
        int written = 0;
        while (read < text.length()) {
            int code = text.codePointAt(read);
            written += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
            if (written > room) {
                break;
            }
            read += Character.charCount(code);
        }
        return read;
    }

    private static Object decode(Realm realm, Object self, Object[] arguments) {
        TextDecoder decoder = decoder(self);
        Object input = argument(arguments, 0);
        byte[] bytes =
                input == Undefined.UNDEFINED ? new byte[0] : ArrayBufferBuiltin.bytesOf(input);
        if (bytes == null) {
            throw JsThrow.typeError("decode: the input must be an ArrayBuffer or a view of one");
        }
        Object options = argument(arguments, 1);
        boolean more = Convert.toBoolean(Idl.member(realm, options, "stream"));
        return decoder.state().decode(bytes, 0, bytes.length, more);
    }
}
