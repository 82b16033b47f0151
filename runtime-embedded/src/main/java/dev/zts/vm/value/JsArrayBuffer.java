package dev.zts.vm.value;

import java.util.Arrays;

/** An ArrayBuffer (ECMA-262 25.1): bytes that typed arrays and data views share. */
public final class JsArrayBuffer extends JsObject {

    /** Largest buffer, as the virtual machine below can make arrays. */
    public static final int MAX_BYTES = Integer.MAX_VALUE - 8;

    /** What {@link #maxByteLength} of a buffer of fixed length says. */
    public static final int FIXED = -1;

    private static final byte[] NO_BYTES = new byte[0];

    /*
     * A resizable buffer's array may be longer than the buffer; what lies beyond its end is zero.
     */
    private byte[] bytes;
    private int byteLength;
    private final int maxByteLength;
    private boolean detached;

    /**
     * @param bytes taken over
     */
    public JsArrayBuffer(Shape shape, JsObject prototype, byte[] bytes) {
        super(shape, prototype);
        this.bytes = bytes;
        this.byteLength = bytes.length;
        this.maxByteLength = FIXED;
    }

    /** A resizable one, filled with zeros. */
    public JsArrayBuffer(Shape shape, JsObject prototype, int byteLength, int maxByteLength) {
        super(shape, prototype);
        this.bytes = allocate(byteLength);
        this.byteLength = byteLength;
        this.maxByteLength = maxByteLength;
    }

    /**
     * CreateByteDataBlock.
     *
     * @throws JsThrow RangeError if there is no room
     */
    public static byte[] allocate(long length) {
        if (length > MAX_BYTES) {
            throw noRoom();
        }
        try {
            return length == 0 ? NO_BYTES : new byte[(int) length];
        } catch (OutOfMemoryError _) {
            throw noRoom();
        }
    }

    private static JsThrow noRoom() {
        return JsThrow.rangeError("Array buffer allocation failed");
    }

    /**
     * {@return the bytes, valid until the buffer is resized or detached; perhaps more than it has}
     */
    public byte[] bytes() {
        return bytes;
    }

    /** {@return the length now; 0 if it is detached} */
    public int byteLength() {
        return byteLength;
    }

    /** {@return [[ArrayBufferMaxByteLength]], or {@link #FIXED}; also of a detached one} */
    public int maxByteLength() {
        return maxByteLength;
    }

    public boolean isFixedLength() {
        return maxByteLength == FIXED;
    }

    public boolean isDetached() {
        return detached;
    }

    /**
     * Sets the length of a resizable buffer.
     *
     * @param length at most {@link #maxByteLength}
     */
    public void resize(int length) {
        if (length > bytes.length) {
            long wanted = Math.max(length, Math.min((long) bytes.length * 2, maxByteLength));
            byte[] grown = allocate(wanted);
            System.arraycopy(bytes, 0, grown, 0, byteLength);
            bytes = grown;
        } else if (length < byteLength) {
            Arrays.fill(bytes, length, byteLength, (byte) 0);
        }
        byteLength = length;
    }

    /** DetachArrayBuffer. */
    public void detach() {
        bytes = NO_BYTES;
        byteLength = 0;
        detached = true;
    }
}
