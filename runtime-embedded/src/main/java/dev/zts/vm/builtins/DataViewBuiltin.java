package dev.zts.vm.builtins;

import static dev.zts.vm.value.NativeFunction.argument;

import dev.zts.vm.value.Convert;
import dev.zts.vm.value.ElementType;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsArrayBuffer;
import dev.zts.vm.value.JsDataView;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.JsTypedArray;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Undefined;

/** The DataView constructor and its prototype (ECMA-262 25.3). */
final class DataViewBuiltin {

    private static final Members PROTOTYPE = members();

    private DataViewBuiltin() {}

    private static Members members() {
        Members members =
                Members.of()
                        .accessor("buffer", (_, self, _) -> view(self).buffer(), null)
                        .accessor("byteLength", (_, self, _) -> inBounds(self).byteLength(), null)
                        .accessor("byteOffset", (_, self, _) -> inBounds(self).byteOffset(), null);
        for (ElementType type : ElementType.values()) {
            if (type != ElementType.UINT8_CLAMPED) {
                members.method("get" + type.typeName(), 1, getter(type));
                members.method("set" + type.typeName(), 2, setter(type));
            }
        }
        return members.tag("DataView");
    }

    static JsObject constructor(Realm realm) {
        return Members.constructor(
                realm,
                "DataView",
                1,
                Receiver.needsNew("DataView"),
                DataViewBuiltin::construct,
                Intrinsic.DATA_VIEW_PROTOTYPE,
                realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE));
    }

    static JsObject prototype(Realm realm) {
        JsObject made = realm.newObject();
        Members.constructorOf(realm, made, Intrinsic.DATA_VIEW);
        PROTOTYPE.install(realm, made);
        return made;
    }

    private static JsObject construct(Realm realm, Object[] arguments, JsObject newTarget) {
        if (!(argument(arguments, 0) instanceof JsArrayBuffer buffer)) {
            throw JsThrow.typeError(
                    "First argument to DataView constructor must be an ArrayBuffer");
        }
        long offset = Convert.toIndex(argument(arguments, 1));
        checkRange(buffer, offset, 0);
        Object wanted = argument(arguments, 2);
        long length = 0;
        if (wanted != Undefined.UNDEFINED) {
            length = Convert.toIndex(wanted);
            if (offset + length > buffer.byteLength()) {
                throw JsThrow.rangeError("Invalid DataView length " + length);
            }
        } else if (buffer.isFixedLength()) {
            length = buffer.byteLength() - offset;
        } else {
            length = JsTypedArray.TRACKING;
        }
        JsObject prototype = Construct.prototypeOf(realm, newTarget, Intrinsic.DATA_VIEW_PROTOTYPE);
        checkRange(buffer, offset, wanted == Undefined.UNDEFINED ? 0 : length);
        return new JsDataView(realm.rootShape(), prototype, buffer, (int) offset, (int) length);
    }

    private static void checkRange(JsArrayBuffer buffer, long offset, long length) {
        if (buffer.isDetached()) {
            throw JsThrow.typeError("Cannot perform DataView on a detached ArrayBuffer");
        }
        if (offset + length > buffer.byteLength()) {
            throw JsThrow.rangeError(
                    "Start offset " + offset + " is outside the bounds of the buffer");
        }
    }

    private static JsDataView view(Object self) {
        return Receiver.of(self, JsDataView.class, "DataView");
    }

    private static JsDataView inBounds(Object self) {
        return inBounds(view(self));
    }

    private static JsDataView inBounds(JsDataView view) {
        if (view.isOutOfBounds()) {
            throw JsThrow.typeError("The DataView is out of the bounds of its buffer");
        }
        return view;
    }

    /** GetViewValue. */
    private static NativeCode getter(ElementType type) {
        return (_, self, arguments) -> {
            JsDataView view = view(self);
            long index = Convert.toIndex(argument(arguments, 0));
            boolean littleEndian = Convert.toBoolean(argument(arguments, 1));
            int at = place(view, index, type.size());
            byte[] bytes = view.buffer().bytes();
            return littleEndian
                    ? type.read(bytes, at)
                    : type.read(reversed(bytes, at, type.size()), 0);
        };
    }

    /** SetViewValue. */
    private static NativeCode setter(ElementType type) {
        return (_, self, arguments) -> {
            JsDataView view = view(self);
            long index = Convert.toIndex(argument(arguments, 0));
            Object number = Convert.toNumeric(argument(arguments, 1));
            boolean littleEndian = Convert.toBoolean(argument(arguments, 2));
            int at = place(view, index, type.size());
            byte[] bytes = view.buffer().bytes();
            type.write(bytes, at, number);
            if (!littleEndian) {
                System.arraycopy(reversed(bytes, at, type.size()), 0, bytes, at, type.size());
            }
            return Undefined.UNDEFINED;
        };
    }

    private static int place(JsDataView view, long index, int size) {
        if (index + size > inBounds(view).byteLength()) {
            throw JsThrow.rangeError("Offset is outside the bounds of the DataView");
        }
        return view.byteOffset() + (int) index;
    }

    private static byte[] reversed(byte[] bytes, int at, int size) {
        byte[] turned = new byte[size];
        for (int i = 0; i < size; i++) {
            turned[i] = bytes[at + size - 1 - i];
        }
        return turned;
    }
}
