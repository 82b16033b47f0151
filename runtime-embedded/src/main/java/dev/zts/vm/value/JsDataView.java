package dev.zts.vm.value;

/** A DataView (ECMA-262 25.3). */
public final class JsDataView extends JsObject {

    private final JsArrayBuffer buffer;
    private final int byteOffset;
    private final int fixedLength;

    /**
     * @param fixedLength in bytes, or {@link JsTypedArray#TRACKING}
     */
    public JsDataView(
            Shape shape,
            JsObject prototype,
            JsArrayBuffer buffer,
            int byteOffset,
            int fixedLength) {
        super(shape, prototype);
        this.buffer = buffer;
        this.byteOffset = byteOffset;
        this.fixedLength = fixedLength;
    }

    public JsArrayBuffer buffer() {
        return buffer;
    }

    /** {@return [[ByteOffset]], wherever the buffer ends} */
    public int byteOffset() {
        return byteOffset;
    }

    /** IsViewOutOfBounds. */
    public boolean isOutOfBounds() {
        return buffer.isDetached()
                || (long) byteOffset + Math.max(fixedLength, 0) > buffer.byteLength();
    }

    /** GetViewByteLength of one that is not out of bounds. */
    public int byteLength() {
        return fixedLength == JsTypedArray.TRACKING
                ? buffer.byteLength() - byteOffset
                : fixedLength;
    }
}
