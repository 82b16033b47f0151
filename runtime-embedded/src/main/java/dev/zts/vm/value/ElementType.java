package dev.zts.vm.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The element types of typed arrays and data views (ECMA-262 table 71), BigInt ones left out. */
public enum ElementType {
    INT8("Int8", 0, Intrinsic.INT8_ARRAY, Intrinsic.INT8_ARRAY_PROTOTYPE),
    UINT8("Uint8", 0, Intrinsic.UINT8_ARRAY, Intrinsic.UINT8_ARRAY_PROTOTYPE),
    UINT8_CLAMPED(
            "Uint8Clamped",
            0,
            Intrinsic.UINT8_CLAMPED_ARRAY,
            Intrinsic.UINT8_CLAMPED_ARRAY_PROTOTYPE),
    INT16("Int16", 1, Intrinsic.INT16_ARRAY, Intrinsic.INT16_ARRAY_PROTOTYPE),
    UINT16("Uint16", 1, Intrinsic.UINT16_ARRAY, Intrinsic.UINT16_ARRAY_PROTOTYPE),
    INT32("Int32", 2, Intrinsic.INT32_ARRAY, Intrinsic.INT32_ARRAY_PROTOTYPE),
    UINT32("Uint32", 2, Intrinsic.UINT32_ARRAY, Intrinsic.UINT32_ARRAY_PROTOTYPE),
    FLOAT16("Float16", 1, Intrinsic.FLOAT16_ARRAY, Intrinsic.FLOAT16_ARRAY_PROTOTYPE),
    FLOAT32("Float32", 2, Intrinsic.FLOAT32_ARRAY, Intrinsic.FLOAT32_ARRAY_PROTOTYPE),
    FLOAT64("Float64", 3, Intrinsic.FLOAT64_ARRAY, Intrinsic.FLOAT64_ARRAY_PROTOTYPE);

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private final String typeName;
    private final int shift;
    private final Intrinsic constructor;
    private final Intrinsic prototype;

    ElementType(String typeName, int shift, Intrinsic constructor, Intrinsic prototype) {
        this.typeName = typeName;
        this.shift = shift;
        this.constructor = constructor;
        this.prototype = prototype;
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    /** {@return the name as in {@code getInt8}} */
    public String typeName() {
        return typeName;
    }

    /** {@return the name of the typed array's constructor} */
    public String arrayName() {
        return typeName + "Array";
    }

    /** {@return binary logarithm of the element size in bytes} */
    public int shift() {
        return shift;
    }

    /** {@return the element size in bytes} */
    public int size() {
        return 1 << shift;
    }

    public Intrinsic constructor() {
        return constructor;
    }

    public Intrinsic prototype() {
        return prototype;
    }

    /** RawBytesToNumeric, little-endian. */
    public Object read(byte[] bytes, int at) {
        return switch (this) {
            case INT8 -> (int) bytes[at];
            case UINT8, UINT8_CLAMPED -> bytes[at] & 0xFF;
            case INT16 -> (int) (short) SHORT.get(bytes, at);
            case UINT16 -> (short) SHORT.get(bytes, at) & 0xFFFF;
            case INT32 -> (int) INT.get(bytes, at);
            case UINT32 -> Convert.number((int) INT.get(bytes, at) & 0xFFFF_FFFFL);
            case FLOAT16 ->
                    Convert.number((double) Float.float16ToFloat((short) SHORT.get(bytes, at)));
            case FLOAT32 -> Convert.number((double) Float.intBitsToFloat((int) INT.get(bytes, at)));
            case FLOAT64 -> Convert.number(Double.longBitsToDouble((long) LONG.get(bytes, at)));
        };
    }

    /**
     * NumericToRawBytes, little-endian.
     *
     * @param number an Integer or Double
     */
    public void write(byte[] bytes, int at, Object number) {
        switch (this) {
            case INT8, UINT8 -> bytes[at] = (byte) Convert.toInt32(number);
            case UINT8_CLAMPED -> bytes[at] = (byte) clamp(number);
            case INT16, UINT16 -> SHORT.set(bytes, at, (short) Convert.toInt32(number));
            case INT32, UINT32 -> INT.set(bytes, at, Convert.toInt32(number));
            case FLOAT16 -> SHORT.set(bytes, at, float16(Convert.toNumber(number)));
            case FLOAT32 ->
                    INT.set(bytes, at, Float.floatToIntBits((float) Convert.toNumber(number)));
            case FLOAT64 -> LONG.set(bytes, at, Double.doubleToLongBits(Convert.toNumber(number)));
        }
    }

    /** ToUint8Clamp of a number. */
    private static int clamp(Object number) {
        if (number instanceof Integer integer) {
            return Math.clamp(integer, 0, 255);
        }
        double value = Convert.toNumber(number);
        return value > 0 ? (int) Math.rint(Math.min(value, 255)) : 0;
    }

    /**
     * {@return the nearest binary16 number, ties to even} Rounding by way of a float would round
     * twice; odd rounding of the first step keeps what the second one must know.
     */
    public static short float16(double value) {
        float near = (float) value;
        if (near != value && Float.isFinite(near)) {
            int bits = Float.floatToRawIntBits(near);
            boolean tooFar = Math.abs((double) near) > Math.abs(value);
            near = Float.intBitsToFloat((tooFar ? bits - 1 : bits) | 1);
        }
        return Float.floatToFloat16(near);
    }
}
