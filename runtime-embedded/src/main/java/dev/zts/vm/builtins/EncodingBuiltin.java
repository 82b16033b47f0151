package dev.zts.vm.builtins;

import static dev.zts.vm.builtins.WebSupport.guarded;
import static dev.zts.vm.builtins.WebSupport.text;
import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import dev.zts.web.Base64;
import dev.zts.web.Utf8;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** TextEncoder, TextDecoder (Encoding Standard 7), atob and btoa (HTML 8.3). */
final class EncodingBuiltin {

    private static final class Encoder extends JsObject {
        Encoder(Shape shape, JsObject prototype) {
            super(shape, prototype);
        }
    }

    private static final class Decoder extends JsObject {

        private final boolean fatal;
        private final boolean ignoreMark;
        private final Utf8.Decoder state;

        Decoder(Shape shape, JsObject prototype, boolean fatal, boolean ignoreMark) {
            super(shape, prototype);
            this.fatal = fatal;
            this.ignoreMark = ignoreMark;
            this.state = new Utf8.Decoder(fatal, ignoreMark);
        }
    }

    private static final Members ENCODER =
            Members.of()
                    .attribute("encoding", (_, _, _) -> "utf-8", null)
                    .operation("encode", 0, EncodingBuiltin::encode)
                    .operation("encodeInto", 2, EncodingBuiltin::encodeInto)
                    .tag("TextEncoder");

    private static final Members DECODER =
            Members.of()
                    .attribute("encoding", (_, _, _) -> "utf-8", null)
                    .attribute("fatal", (_, self, _) -> decoder(self).fatal, null)
                    .attribute("ignoreBOM", (_, self, _) -> decoder(self).ignoreMark, null)
                    .operation("decode", 0, EncodingBuiltin::decode)
                    .tag("TextDecoder");

    private EncodingBuiltin() {}

    static JsObject encoderPrototype(Realm realm) {
        JsObject made = ENCODER.object(realm, realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
        Members.constructorOf(realm, made, Intrinsic.TEXT_ENCODER);
        return made;
    }

    static JsObject encoderConstructor(Realm realm) {
        return Members.constructor(
                realm,
                "TextEncoder",
                0,
                (_, _, _) -> {
                    throw JsThrow.typeError("TextEncoder: use new");
                },
                (in, _, newTarget) ->
                        new Encoder(
                                in.rootShape(),
                                Construct.prototypeOf(
                                        in, newTarget, Intrinsic.TEXT_ENCODER_PROTOTYPE)),
                Intrinsic.TEXT_ENCODER_PROTOTYPE,
                realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
    }

    static JsObject decoderPrototype(Realm realm) {
        JsObject made = DECODER.object(realm, realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
        Members.constructorOf(realm, made, Intrinsic.TEXT_DECODER);
        return made;
    }

    static JsObject decoderConstructor(Realm realm) {
        return Members.constructor(
                realm,
                "TextDecoder",
                0,
                (_, _, _) -> {
                    throw JsThrow.typeError("TextDecoder: use new");
                },
                EncodingBuiltin::newDecoder,
                Intrinsic.TEXT_DECODER_PROTOTYPE,
                realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
    }

    private static JsObject newDecoder(Realm realm, Object[] arguments, JsObject newTarget) {
        Object label = argument(arguments, 0);
        String name = label == Undefined.UNDEFINED ? "utf-8" : Convert.toString(label);
        guarded(realm, () -> Utf8.checkLabel(name));
        Object options = argument(arguments, 1);
        return new Decoder(
                realm.rootShape(),
                Construct.prototypeOf(realm, newTarget, Intrinsic.TEXT_DECODER_PROTOTYPE),
                option(options, "fatal"),
                option(options, "ignoreBOM"));
    }

    private static boolean option(Object options, String name) {
        return options instanceof JsObject object && Convert.toBoolean(object.get(name));
    }

    private static Object encode(Realm realm, Object self, Object[] arguments) {
        checkEncoder(self);
        Object input = argument(arguments, 0);
        String text = input == Undefined.UNDEFINED ? "" : text(input);
        return BinaryData.uint8Array(realm, Utf8.encode(text));
    }

    private static void checkEncoder(Object self) {
        if (!(self instanceof Encoder)) {
            throw JsThrow.typeError("this is no TextEncoder");
        }
    }

    private static Object encodeInto(Realm realm, Object self, Object[] arguments) {
        checkEncoder(self);
        String text = text(argument(arguments, 0));
        Object destination = argument(arguments, 1);
        if (!BinaryData.isUint8Array(destination)) {
            throw JsThrow.typeError("encodeInto: the destination must be a Uint8Array");
        }
        int room = BinaryData.length(destination);
        int read = 0;
        int written = 0;
        while (read < text.length()) {
            int code = text.codePointAt(read);
            int size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
            if (written + size > room) {
                break;
            }
            written += size;
            read += size == 4 ? 2 : 1;
        }
        BinaryData.write(destination, Arrays.copyOf(Utf8.encode(text.substring(0, read)), written));
        JsObject result = realm.newObject();
        result.createDataProperty("read", read);
        result.createDataProperty("written", written);
        return result;
    }

    private static Decoder decoder(Object self) {
        if (self instanceof Decoder decoder) {
            return decoder;
        }
        throw JsThrow.typeError("this is no TextDecoder");
    }

    private static Object decode(Realm realm, Object self, Object[] arguments) {
        Decoder decoder = decoder(self);
        Object input = argument(arguments, 0);
        byte @Nullable [] bytes =
                input == Undefined.UNDEFINED ? new byte[0] : BinaryData.bytesOf(input);
        if (bytes == null) {
            throw JsThrow.typeError("decode: the input must be an ArrayBuffer or a view of one");
        }
        boolean stream = option(argument(arguments, 1), "stream");
        return guarded(realm, () -> decoder.state.decode(bytes, 0, bytes.length, stream));
    }

    /** Gives a global object atob and btoa. */
    static void populate(Realm realm, JsObject global) {
        global.store(
                "atob",
                new NativeFunction(
                        realm,
                        "atob",
                        1,
                        (in, _, arguments) -> {
                            String data = required("atob", arguments);
                            return guarded(in, () -> Base64.atob(data));
                        },
                        null),
                Property.HIDDEN);
        global.store(
                "btoa",
                new NativeFunction(
                        realm,
                        "btoa",
                        1,
                        (in, _, arguments) -> {
                            String data = required("btoa", arguments);
                            return guarded(in, () -> Base64.btoa(data));
                        },
                        null),
                Property.HIDDEN);
    }

    private static String required(String name, Object[] arguments) {
        if (arguments.length == 0) {
            throw JsThrow.typeError(name + ": 1 argument required");
        }
        return Convert.toString(arguments[0]);
    }
}
