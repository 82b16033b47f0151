package dev.zts.vm.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A typed array (ECMA-262 10.4.5): its elements are numbers in a buffer. */
public final class JsTypedArray extends JsObject {

    /** The length of an array that goes to the end of its resizable buffer. */
    public static final int TRACKING = -1;

    private final ElementType type;
    private final JsArrayBuffer buffer;
    private final int byteOffset;
    private final int fixedLength;

    /**
     * @param fixedLength number of elements, or {@link #TRACKING}
     */
    public JsTypedArray(
            Shape shape,
            JsObject prototype,
            ElementType type,
            JsArrayBuffer buffer,
            int byteOffset,
            int fixedLength) {
        super(shape, prototype);
        this.type = type;
        this.buffer = buffer;
        this.byteOffset = byteOffset;
        this.fixedLength = fixedLength;
    }

    public ElementType type() {
        return type;
    }

    public JsArrayBuffer buffer() {
        return buffer;
    }

    /** {@return [[ByteOffset]], wherever the buffer ends} */
    public int byteOffset() {
        return byteOffset;
    }

    /** IsTypedArrayOutOfBounds. */
    public boolean isOutOfBounds() {
        if (buffer.isDetached()) {
            return true;
        }
        long end = byteOffset + ((long) Math.max(fixedLength, 0) << type.shift());
        return end > buffer.byteLength();
    }

    /** {@return whether no resize changes the length but to nothing: IsTypedArrayFixedLength} */
    public boolean isFixedLength() {
        return fixedLength != TRACKING && buffer.isFixedLength();
    }

    /** {@return whether the length follows the buffer's} */
    public boolean isTracking() {
        return fixedLength == TRACKING;
    }

    /** TypedArrayLength; {@return 0 if it is out of bounds} */
    public int length() {
        int rest = buffer.byteLength() - byteOffset >> type.shift();
        if (fixedLength == TRACKING) {
            return Math.max(rest, 0);
        }
        return fixedLength <= rest ? fixedLength : 0;
    }

    /** {@return an element that is there} */
    public Object element(int index) {
        return type.read(buffer.bytes(), byteOffset + (index << type.shift()));
    }

    /** Sets an element that is there to a number. */
    public void setElement(int index, Object number) {
        type.write(buffer.bytes(), byteOffset + (index << type.shift()), number);
    }

    /** TypedArrayGetElement. */
    @Override
    public Object getIndex(int index) {
        return index >= 0 && index < length() ? element(index) : Undefined.UNDEFINED;
    }

    /** TypedArraySetElement. */
    public void setIndex(int index, Object value) {
        Object number = Convert.toNumeric(value);
        if (index >= 0 && index < length()) {
            setElement(index, number);
        }
    }

    /** {@return whether a key means an index, of an element that is there or not} */
    public static boolean isIndex(Object key) {
        return index(key) != -2;
    }

    /** {@return the index a key means, -1 for a number that is none, -2 for a name or symbol} */
    private static int index(Object key) {
        if (key instanceof Integer index) {
            return index;
        }
        return key instanceof String name && isCanonicalNumeric(name) ? -1 : -2;
    }

    /**
     * Whether CanonicalNumericIndexString of a string that is no {@link Integer} key is a number.
     */
    private static boolean isCanonicalNumeric(String name) {
        if (name.isEmpty()) {
            return false;
        }
        char first = name.charAt(0);
        if (first != '-' && first != 'I' && first != 'N' && (first < '0' || first > '9')) {
            return false;
        }
        return name.equals("-0") || Numbers.toString(Numbers.parse(name)).equals(name);
    }

    @Override
    public @Nullable Property getOwnProperty(Object key) {
        int index = index(key);
        if (index == -2) {
            return super.getOwnProperty(key);
        }
        return isValid(index) ? Property.data(element(index), Property.ALL) : null;
    }

    /** IsValidIntegerIndex. */
    private boolean isValid(int index) {
        return index >= 0 && index < length();
    }

    @Override
    public boolean has(Object key) {
        int index = index(key);
        return index == -2 ? super.has(key) : isValid(index);
    }

    @Override
    public boolean defineOwnProperty(Object key, Property wanted) {
        int index = index(key);
        if (index == -2) {
            return super.defineOwnProperty(key, wanted);
        }
        if (!isValid(index)
                || wanted.has(Property.CONFIGURABLE) && !wanted.isConfigurable()
                || wanted.has(Property.ENUMERABLE) && !wanted.isEnumerable()
                || wanted.isAccessor()
                || wanted.has(Property.WRITABLE) && !wanted.isWritable()) {
            return false;
        }
        if (wanted.value != null) {
            setIndex(index, wanted.value);
        }
        return true;
    }

    @Override
    public Object get(Object key, Object receiver) {
        int index = index(key);
        return index == -2 ? super.get(key, receiver) : getIndex(index);
    }

    @Override
    public boolean set(Object key, Object value, Object receiver) {
        int index = index(key);
        if (index == -2) {
            return super.set(key, value, receiver);
        }
        if (receiver == this) {
            setIndex(index, value);
            return true;
        }
        return !isValid(index) || setWithOwn(key, value, receiver, getOwnProperty(key));
    }

    @Override
    public boolean delete(Object key) {
        int index = index(key);
        return index == -2 ? super.delete(key) : !isValid(index);
    }

    @Override
    public List<Object> ownKeys() {
        int length = length();
        List<Object> keys = new ArrayList<>(length + 4);
        for (int i = 0; i < length; i++) {
            keys.add(i);
        }
        keys.addAll(super.ownKeys());
        return keys;
    }

    @Override
    public boolean preventExtensions() {
        return isFixedLength() && super.preventExtensions();
    }
}
