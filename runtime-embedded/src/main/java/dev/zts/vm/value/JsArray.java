package dev.zts.vm.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An array (ECMA-262 10.4.2): dense elements, or a sorted map of them when it is sparse. */
public final class JsArray extends JsObject {

    /** Most elements a dense array takes (FAULTS.md A2). */
    public static final int MAX_DENSE = 1 << 25;

    private static final int MAX_GAP = 1024;

    private Object[] dense;
    private int denseLength;
    private @Nullable TreeMap<Long, Property> sparse;
    private long sparseLength;
    private boolean lengthWritable = true;

    JsArray(Shape shape, JsObject prototype, Object[] elements, int length) {
        super(shape, prototype);
        this.dense = elements;
        this.denseLength = length;
    }

    public long length() {
        return sparse == null ? denseLength : sparseLength;
    }

    /** {@return whether elements 0 to length-1 are plain: no attributes, perhaps holes} */
    public boolean isDense() {
        return sparse == null;
    }

    /** {@return an own element of a dense array, {@link Empty} for a hole or beyond the end} */
    public Object elementOrEmpty(int index) {
        return sparse == null && index >= 0 && index < denseLength ? dense[index] : Empty.EMPTY;
    }

    /** Overwrites an element that is there; {@return false if it is not, or not so simple} */
    public boolean replaceElement(int index, Object value) {
        if (sparse == null && index >= 0 && index < denseLength && dense[index] != Empty.EMPTY) {
            dense[index] = value;
            return true;
        }
        return false;
    }

    /** {@return whether {@link #append} may be used} */
    public boolean canAppend() {
        return sparse == null && lengthWritable && shape().isExtensible() && denseLength < MAX_DENSE;
    }

    /** Adds an element at the end of a dense array, without asking anybody. */
    public void append(Object value) {
        if (denseLength == dense.length) {
            dense = Arrays.copyOf(dense, Math.max(8, denseLength + (denseLength >> 1)));
        }
        dense[denseLength++] = value;
    }

    @Override
    public Object getIndex(int index) {
        if (sparse == null && index >= 0 && index < denseLength) {
            Object value = dense[index];
            if (value != Empty.EMPTY) {
                return value;
            }
        }
        return get((Object) index, this);
    }

    @Override
    public @Nullable Property getOwnProperty(Object key) {
        if (key.equals("length")) {
            return Property.data(lengthValue(), lengthWritable ? Property.WRITABLE : 0);
        }
        long index = PropertyKey.arrayIndex(key);
        if (index < 0) {
            return super.getOwnProperty(key);
        }
        if (sparse != null) {
            return sparse.get(index);
        }
        Object value = index < denseLength ? dense[(int) index] : Empty.EMPTY;
        return value == Empty.EMPTY ? null : Property.data(value, Property.ALL);
    }

    private Object lengthValue() {
        long length = length();
        return length <= Integer.MAX_VALUE ? (Object) (int) length : (Object) (double) length;
    }

    @Override
    public Object get(Object key, Object receiver) {
        if (key instanceof Integer index) {
            Object value = elementOrEmpty(index);
            if (value != Empty.EMPTY) {
                return value;
            }
        } else if (key.equals("length")) {
            return lengthValue();
        } else if (!(key instanceof String name && name.length() == 10)) {
            return super.get(key, receiver);
        }
        Property own = getOwnProperty(key);
        if (own != null) {
            if (!own.isAccessor()) {
                return own.valueOrUndefined();
            }
            JsFunction getter = own.accessorPair().getter();
            return getter == null ? Undefined.UNDEFINED : getter.call(receiver);
        }
        JsObject parent = prototype();
        return parent == null ? Undefined.UNDEFINED : parent.get(key, receiver);
    }

    @Override
    public boolean set(Object key, Object value, Object receiver) {
        if (key instanceof Integer index && receiver == this && replaceElement(index, value)) {
            return true;
        }
        if (key.equals("length") || PropertyKey.arrayIndex(key) >= 0) {
            return setWithOwn(key, value, receiver, getOwnProperty(key));
        }
        return super.set(key, value, receiver);
    }

    /** ArrayDefineOwnProperty (ECMA-262 10.4.2.1). */
    @Override
    public boolean defineOwnProperty(Object key, Property wanted) {
        if (key.equals("length")) {
            return defineLength(wanted);
        }
        long index = PropertyKey.arrayIndex(key);
        if (index < 0) {
            return super.defineOwnProperty(key, wanted);
        }
        if (index >= length() && !lengthWritable) {
            return false;
        }
        Property current = getOwnProperty(key);
        if (!isCompatible(shape().isExtensible(), wanted, current)) {
            return false;
        }
        defineElement(index, wanted, current);
        return true;
    }

    private void defineElement(long index, Property wanted, @Nullable Property current) {
        if (sparse == null && !wanted.isAccessor() && staysPlain(wanted, current)) {
            if (index < denseLength) {
                if (current == null || wanted.value != null) {
                    dense[(int) index] = wanted.valueOrUndefined();
                }
                return;
            }
            if (index < MAX_DENSE && index - denseLength <= MAX_GAP) {
                while (denseLength < index) {
                    append(Empty.EMPTY);
                }
                append(wanted.valueOrUndefined());
                return;
            }
        }
        TreeMap<Long, Property> map = toSparse();
        map.put(index, merge(wanted, current));
        sparseLength = Math.max(sparseLength, index + 1);
    }

    private static boolean staysPlain(Property wanted, @Nullable Property current) {
        return current == null
                ? wanted.flags() == Property.ALL
                : (!wanted.has(Property.WRITABLE) || wanted.isWritable())
                        && (!wanted.has(Property.ENUMERABLE) || wanted.isEnumerable())
                        && (!wanted.has(Property.CONFIGURABLE) || wanted.isConfigurable());
    }

    private static Property merge(Property wanted, @Nullable Property current) {
        JsObject scratch = new JsObject(Shape.dictionary(), null);
        if (current != null) {
            scratch.defineOwnProperty("x", current);
        }
        scratch.defineOwnProperty("x", wanted);
        return java.util.Objects.requireNonNull(scratch.getOwnProperty("x"));
    }

    private TreeMap<Long, Property> toSparse() {
        TreeMap<Long, Property> map = sparse;
        if (map == null) {
            map = new TreeMap<>();
            for (int i = 0; i < denseLength; i++) {
                if (dense[i] != Empty.EMPTY) {
                    map.put((long) i, Property.data(dense[i], Property.ALL));
                }
            }
            sparse = map;
            sparseLength = denseLength;
            dense = new Object[0];
            denseLength = 0;
        }
        return map;
    }

    /** ArraySetLength (ECMA-262 10.4.2.4). */
    private boolean defineLength(Property wanted) {
        if (wanted.value != null) {
            double number = Convert.toNumber(wanted.value);
            long length = Convert.toUint32(wanted.value);
            if (length != number) {
                throw JsThrow.rangeError("Invalid array length");
            }
            wanted.value = length <= Integer.MAX_VALUE ? (Object) (int) length : (Object) (double) length;
            Property now = Property.data(lengthValue(), lengthWritable ? Property.WRITABLE : 0);
            if (!isCompatible(true, wanted, now)) {
                return false;
            }
            boolean all = length == length() || truncate(length);
            if (wanted.has(Property.WRITABLE) && !wanted.isWritable()) {
                lengthWritable = false;
            }
            return all;
        }
        Property now = Property.data(lengthValue(), lengthWritable ? Property.WRITABLE : 0);
        if (!isCompatible(true, wanted, now)) {
            return false;
        }
        if (wanted.has(Property.WRITABLE) && !wanted.isWritable()) {
            lengthWritable = false;
        }
        return true;
    }

    /** Sets the length; {@return false if an element could not be deleted} */
    private boolean truncate(long length) {
        if (sparse == null) {
            if (length <= denseLength) {
                Arrays.fill(dense, (int) length, denseLength, Empty.EMPTY);
                denseLength = (int) length;
                return true;
            }
            if (length - denseLength <= MAX_GAP) {
                while (denseLength < length) {
                    append(Empty.EMPTY);
                }
                return true;
            }
        }
        TreeMap<Long, Property> map = toSparse();
        while (!map.isEmpty() && map.lastKey() >= length) {
            if (!map.lastEntry().getValue().isConfigurable()) {
                sparseLength = map.lastKey() + 1;
                return false;
            }
            map.pollLastEntry();
        }
        sparseLength = length;
        return true;
    }

    @Override
    public boolean delete(Object key) {
        if (key.equals("length")) {
            return false;
        }
        long index = PropertyKey.arrayIndex(key);
        if (index < 0) {
            return super.delete(key);
        }
        if (sparse == null) {
            if (index < denseLength) {
                dense[(int) index] = Empty.EMPTY;
            }
            return true;
        }
        Property own = sparse.get(index);
        if (own != null && !own.isConfigurable()) {
            return false;
        }
        sparse.remove(index);
        return true;
    }

    @Override
    public List<Object> ownKeys() {
        List<Object> keys = new ArrayList<>();
        if (sparse != null) {
            for (Long index : sparse.keySet()) {
                keys.add(PropertyKey.of(index));
            }
        }
        for (int i = 0; i < denseLength; i++) {
            if (dense[i] != Empty.EMPTY) {
                keys.add(i);
            }
        }
        keys.add("length");
        keys.addAll(super.ownKeys());
        return keys;
    }

    @Override
    public boolean preventExtensions() {
        toSparse();
        return super.preventExtensions();
    }

    @Override
    public String className() {
        return "Array";
    }
}
