package dev.zts.vm.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An array (ECMA-262 10.4.2): dense elements of one of three kinds, or a sorted map of them when it
 * is sparse.
 */
public final class JsArray extends JsObject {

    /*
     * Dense elements stand in objects if that is not null, else in doubles if that is not null,
     * else in ints; an element that does not fit widens the kind, nothing narrows it. Only objects
     * holds holes. Elements from size to length are holes that take no room.
     *
     * Dense elements have attributes in common: all, or what freezing left.
     */

    /** Most elements a dense array takes (FAULTS.md A2). */
    public static final int MAX_DENSE = 1 << 25;

    /** Holes that a write far behind the last element may make at once. */
    private static final int MAX_GAP = 1024;

    /** Likewise in an array whose length was set before. */
    private static final int MAX_DECLARED = 1 << 20;

    private static final int MIN_CAPACITY = 4;
    private static final int[] NO_INTS = {};

    private Object @Nullable [] objects;
    private double @Nullable [] doubles;
    private int[] ints = NO_INTS;
    private int size;
    private long length;
    private int elementFlags = Property.ALL;
    private boolean lengthWritable = true;
    private @Nullable NavigableMap<Long, Property> sparse;

    /**
     * @param elements taken over
     */
    JsArray(Shape shape, JsObject prototype, Object[] elements, int length) {
        super(shape, prototype);
        if (elements.length > 0) {
            this.objects = elements;
        }
        this.size = length;
        this.length = length;
    }

    /** An array of holes. */
    JsArray(Shape shape, JsObject prototype, long length) {
        super(shape, prototype);
        this.length = length;
    }

    public long length() {
        return length;
    }

    /** {@return whether {@link #elementOrEmpty} tells all there is to know of own elements} */
    public boolean isDense() {
        return sparse == null;
    }

    /** {@return whether own elements are dense, stand up to the length and may change freely} */
    public boolean isPlain() {
        return sparse == null
                && size == length
                && elementFlags == Property.ALL
                && lengthWritable
                && shape().isExtensible();
    }

    // Elements by kind, for compiled code

    /** {@return whether an element is there and stored as an int} */
    public boolean hasInt(int index) {
        return index >= 0 && index < size && doubles == null && objects == null;
    }

    /** {@return an element that {@link #hasInt}} */
    public int intAt(int index) {
        return ints[index];
    }

    /** {@return whether an element is there and stored as a number} */
    public boolean hasNumber(int index) {
        return index >= 0 && index < size && objects == null;
    }

    /** {@return an element that {@link #hasNumber}} */
    public double numberValueAt(int index) {
        double[] numbers = doubles;
        return numbers == null ? ints[index] : numbers[index];
    }

    /** Overwrites an element that is there; {@return false if it is not, or not so simple} */
    public boolean replaceInt(int index, int value) {
        if (index < 0 || index >= size || elementFlags != Property.ALL || objects != null) {
            return false;
        }
        writeInt(index, value);
        return true;
    }

    /** Overwrites an element stored as a double; {@return false if it is not} */
    public boolean replaceDouble(int index, double value) {
        double[] numbers = doubles;
        if (numbers == null
                || index < 0
                || index >= size
                || elementFlags != Property.ALL
                || objects != null) {
            return false;
        }
        numbers[index] = value;
        return true;
    }

    /** {@return an own element of a dense array, {@link Empty} for a hole or beyond the end} */
    public Object elementOrEmpty(int index) {
        if (index < 0 || index >= size) {
            return Empty.EMPTY;
        }
        Object[] plain = objects;
        return plain != null ? plain[index] : numberAt(index);
    }

    private Object numberAt(int index) {
        double[] numbers = doubles;
        return numbers != null ? Convert.number(numbers[index]) : (Object) ints[index];
    }

    /** Overwrites an element that is there; {@return false if it is not, or not so simple} */
    public boolean replaceElement(int index, Object value) {
        if (index < 0 || index >= size || elementFlags != Property.ALL) {
            return false;
        }
        Object[] plain = objects;
        if (plain == null) {
            write(index, value);
            return true;
        }
        if (plain[index] == Empty.EMPTY) {
            return false;
        }
        plain[index] = value;
        return true;
    }

    /** {@return whether {@link #append} may be used, if no prototype has elements} */
    public boolean canAppend() {
        return size == length
                && lengthWritable
                && size < MAX_DENSE
                && sparse == null
                && shape().isExtensible();
    }

    /** Adds an element at the end of a dense array, without asking anybody. */
    public void append(Object value) {
        int at = size;
        Object[] plain = objects;
        if (plain != null && at < plain.length) {
            plain[at] = value;
            size = at + 1;
            length = size;
        } else {
            appendSlowly(value);
        }
    }

    private void appendSlowly(Object value) {
        ensureCapacity(size + 1);
        write(size, value);
        size++;
        length = size;
    }

    /**
     * Adds an element behind those stored if that is all a [[Set]] of this index does; {@return
     * whether it did}
     */
    public boolean appendAt(int index, Object value) {
        return index == size && inheritsNoElements() && defineNext(index, value);
    }

    /** CreateDataPropertyOrThrow for an index. */
    public void defineElement(int index, Object value) {
        if (!defineNext(index, value)) {
            createDataPropertyOrThrow(index, value);
        }
    }

    private boolean defineNext(int index, Object value) {
        if (index != size
                || index >= MAX_DENSE
                || sparse != null
                || index >= length && !lengthWritable
                || !shape().isExtensible()) {
            return false;
        }
        if (index < length && length <= MAX_DECLARED) {
            widenEmpty(value);
            ensureCapacity((int) length);
        } else {
            ensureCapacity(index + 1);
        }
        write(index, value);
        size = index + 1;
        length = Math.max(length, size);
        return true;
    }

    /** Chooses the kind of a still empty array, so that no room of another kind is made first. */
    private void widenEmpty(Object value) {
        if (size == 0 && !Convert.isNumber(value)) {
            widenToObjects();
        }
    }

    /** {@return whether no prototype has, or is able to make up, a property with an integer key} */
    public boolean inheritsNoElements() {
        for (JsObject at = prototype(); at != null; at = at.prototype()) {
            if (at.mayHaveElements()) {
                return false;
            }
        }
        return true;
    }

    @Override
    boolean mayHaveElements() {
        return length != 0;
    }

    @Override
    public Object getIndex(int index) {
        Object value = elementOrEmpty(index);
        return value != Empty.EMPTY ? value : get((Object) index, this);
    }

    // Kinds of elements

    private int capacity() {
        if (objects != null) {
            return objects.length;
        }
        return doubles != null ? doubles.length : ints.length;
    }

    private void ensureCapacity(int wanted) {
        int capacity = capacity();
        if (wanted <= capacity) {
            return;
        }
        int grown = Math.max(wanted, Math.max(MIN_CAPACITY, capacity + (capacity >> 1)));
        if (objects != null) {
            objects = Arrays.copyOf(objects, grown);
        } else if (doubles != null) {
            doubles = Arrays.copyOf(doubles, grown);
        } else {
            ints = Arrays.copyOf(ints, grown);
        }
    }

    /** Stores at an index below the capacity, widening the kind if need be. */
    private void write(int index, Object value) {
        if (objects == null) {
            if (value instanceof Integer integer) {
                writeInt(index, integer);
                return;
            }
            if (value instanceof Double number) {
                writeDouble(index, number);
                return;
            }
            widenToObjects();
        }
        Objects.requireNonNull(objects)[index] = value;
    }

    private void writeInt(int index, int value) {
        if (doubles != null) {
            doubles[index] = value;
        } else {
            ints[index] = value;
        }
    }

    private void writeDouble(int index, double value) {
        double[] numbers = doubles;
        if (numbers == null) {
            int integer = (int) value;
            if (integer == value && (integer != 0 || 1 / value > 0)) {
                ints[index] = integer;
                return;
            }
            numbers = new double[ints.length];
            for (int i = 0; i < size; i++) {
                numbers[i] = ints[i];
            }
            doubles = numbers;
            ints = NO_INTS;
        }
        numbers[index] = value;
    }

    private Object[] widenToObjects() {
        Object[] made = objects;
        if (made == null) {
            made = new Object[capacity()];
            for (int i = 0; i < size; i++) {
                made[i] = numberAt(i);
            }
            objects = made;
            doubles = null;
            ints = NO_INTS;
        }
        return made;
    }

    /** {@return "int", "double" or "any", or "sparse"} */
    public String elementsKind() {
        if (sparse != null) {
            return "sparse";
        }
        if (objects != null) {
            return "any";
        }
        return doubles != null ? "double" : "int";
    }

    // Many elements at once

    /** {@return own elements of a dense array, {@link Empty} for holes} */
    public Object[] copyElements(int from, int to) {
        Object[] copy = new Object[to - from];
        for (int i = from; i < to; i++) {
            copy[i - from] = elementOrEmpty(i);
        }
        return copy;
    }

    /** {@return a new array of the elements of a dense one, holes kept} */
    public JsArray copyOfRange(Realm realm, int from, int to) {
        JsArray copy = realm.newArray();
        int start = Math.min(from, size);
        int end = Math.min(to, size);
        if (objects != null) {
            copy.objects = Arrays.copyOfRange(objects, start, end);
        } else if (doubles != null) {
            copy.doubles = Arrays.copyOfRange(doubles, start, end);
        } else {
            copy.ints = Arrays.copyOfRange(ints, start, end);
        }
        copy.size = end - start;
        copy.length = (long) to - from;
        return copy;
    }

    /** Replaces elements of a plain array by others; {@link #isPlain()} must hold. */
    public void splice(int start, int deleteCount, Object... items) {
        int change = items.length - deleteCount;
        int tail = size - start - deleteCount;
        ensureCapacity(size + Math.max(0, change));
        for (Object item : items) {
            if (objects == null) {
                widenFor(item);
            }
        }
        Object elements = objects != null ? objects : doubles != null ? doubles : ints;
        System.arraycopy(elements, start + deleteCount, elements, start + items.length, tail);
        for (int i = 0; i < items.length; i++) {
            write(start + i, items[i]);
        }
        int end = size + change;
        if (objects != null && end < size) {
            Arrays.fill(objects, end, size, null);
        }
        size = end;
        length = end;
    }

    private void widenFor(Object value) {
        if (value instanceof Double number
                && doubles == null
                && Convert.number((double) number) instanceof Double) {
            doubles = new double[ints.length];
            for (int i = 0; i < size; i++) {
                doubles[i] = ints[i];
            }
            ints = NO_INTS;
        } else if (!Convert.isNumber(value)) {
            widenToObjects();
        }
    }

    /** Reverses a plain array, holes and all. */
    public void reverse() {
        for (int low = 0, high = size - 1; low < high; low++, high--) {
            Object value = elementOrEmpty(low);
            write(low, elementOrEmpty(high));
            write(high, value);
        }
    }

    // Internal methods

    @Override
    public @Nullable Property getOwnProperty(Object key) {
        if (key.equals("length")) {
            return lengthProperty();
        }
        long index = PropertyKey.arrayIndex(key);
        return index < 0 ? super.getOwnProperty(key) : ownElement(index);
    }

    private @Nullable Property ownElement(long index) {
        if (sparse != null) {
            return sparse.get(index);
        }
        Object value = index < size ? elementOrEmpty((int) index) : Empty.EMPTY;
        return value == Empty.EMPTY ? null : Property.data(value, elementFlags);
    }

    private Property lengthProperty() {
        return Property.data(Convert.number(length), lengthWritable ? Property.WRITABLE : 0);
    }

    @Override
    public Object get(Object key, Object receiver) {
        if (key instanceof Integer index) {
            Object value = elementOrEmpty(index);
            if (value != Empty.EMPTY) {
                return value;
            }
        } else if (key.equals("length")) {
            return Convert.number(length);
        } else if (PropertyKey.arrayIndex(key) < 0) {
            return super.get(key, receiver);
        }
        return getSlowly(key, receiver);
    }

    private Object getSlowly(Object key, Object receiver) {
        Property own = sparse == null ? null : sparse.get(PropertyKey.arrayIndex(key));
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
        if (key instanceof Integer index) {
            if (receiver == this && (replaceElement(index, value) || appendAt(index, value))) {
                return true;
            }
            return setWithOwn(key, value, receiver, ownElement(index));
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
        if (index >= length && !lengthWritable) {
            return false;
        }
        Property current = ownElement(index);
        if (!isCompatible(shape().isExtensible(), wanted, current)) {
            return false;
        }
        defineElement(index, wanted, current);
        return true;
    }

    private void defineElement(long index, Property wanted, @Nullable Property current) {
        if (sparse == null
                && !wanted.isAccessor()
                && wanted.flagsOver(current) == elementFlags
                && fits(index)) {
            if (current == null || wanted.value != null) {
                defineDense((int) index, wanted.valueOrUndefined());
            }
            return;
        }
        NavigableMap<Long, Property> map = toSparse();
        map.put(index, wanted.over(current));
        length = Math.max(length, index + 1);
        int count = map.size();
        if (count >= 64 && Integer.bitCount(count) == 1) {
            toDense(map);
        }
    }

    private boolean fits(long index) {
        return index < size
                || index < MAX_DENSE
                        && (index - size <= MAX_GAP
                                || index < 3L * size
                                || index < length && index < MAX_DECLARED);
    }

    private void defineDense(int index, Object value) {
        if (index >= size) {
            ensureCapacity(index + 1);
            if (index > size) {
                Arrays.fill(widenToObjects(), size, index, Empty.EMPTY);
            }
            write(index, value);
            size = index + 1;
            length = Math.max(length, size);
        } else {
            write(index, value);
        }
    }

    private NavigableMap<Long, Property> toSparse() {
        NavigableMap<Long, Property> map = sparse;
        if (map == null) {
            map = new TreeMap<>();
            for (int i = 0; i < size; i++) {
                Object value = elementOrEmpty(i);
                if (value != Empty.EMPTY) {
                    map.put((long) i, Property.data(value, elementFlags));
                }
            }
            sparse = map;
            clear();
        }
        return map;
    }

    private void clear() {
        objects = null;
        doubles = null;
        ints = NO_INTS;
        size = 0;
    }

    /** Goes back to dense elements if the gaps were filled. */
    private void toDense(NavigableMap<Long, Property> map) {
        long end = map.lastKey() + 1;
        if (end > 4L * map.size() || end > MAX_DENSE) {
            return;
        }
        Object[] made = new Object[(int) end];
        Arrays.fill(made, Empty.EMPTY);
        for (Map.Entry<Long, Property> entry : map.entrySet()) {
            Property element = entry.getValue();
            if (element.isAccessor() || element.flags() != Property.ALL) {
                return;
            }
            made[entry.getKey().intValue()] = element.valueOrUndefined();
        }
        sparse = null;
        objects = made;
        size = made.length;
        elementFlags = Property.ALL;
    }

    /** ArraySetLength (ECMA-262 10.4.2.4). */
    private boolean defineLength(Property wanted) {
        if (wanted.value == null) {
            return changeLength(wanted, length);
        }
        long newLength = Convert.toUint32(wanted.value);
        if (newLength != Convert.toNumber(wanted.value)) {
            throw JsThrow.rangeError("Invalid array length");
        }
        return changeLength(wanted.withValue(Convert.number(newLength)), newLength);
    }

    private boolean changeLength(Property wanted, long newLength) {
        if (!isCompatible(true, wanted, lengthProperty())) {
            return false;
        }
        boolean done = newLength == length || truncate(newLength);
        if (wanted.has(Property.WRITABLE) && !wanted.isWritable()) {
            lengthWritable = false;
        }
        return done;
    }

    /** Sets the length; {@return false if an element could not be deleted} */
    private boolean truncate(long wanted) {
        if (sparse != null) {
            return truncateSparse(sparse, wanted);
        }
        long end = (elementFlags & Property.CONFIGURABLE) != 0 ? wanted : Math.max(wanted, used());
        if (end < size) {
            if (objects != null) {
                Arrays.fill(objects, (int) end, size, null);
            }
            size = (int) end;
        }
        length = end;
        return end == wanted;
    }

    /** {@return one more than the index of the last element that is no hole} */
    private int used() {
        int end = size;
        while (end > 0 && elementOrEmpty(end - 1) == Empty.EMPTY) {
            end--;
        }
        return end;
    }

    private boolean truncateSparse(NavigableMap<Long, Property> map, long wanted) {
        while (!map.isEmpty() && map.lastKey() >= wanted) {
            if (!map.lastEntry().getValue().isConfigurable()) {
                length = map.lastKey() + 1;
                return false;
            }
            map.pollLastEntry();
        }
        length = wanted;
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
        Property own = ownElement(index);
        if (own == null) {
            return true;
        }
        if (!own.isConfigurable()) {
            return false;
        }
        if (sparse != null) {
            sparse.remove(index);
        } else if (index == size - 1) {
            size--;
            if (objects != null) {
                objects[size] = Empty.EMPTY;
            }
        } else {
            widenToObjects()[(int) index] = Empty.EMPTY;
        }
        return true;
    }

    @Override
    public List<Object> ownKeys() {
        List<Object> keys = new ArrayList<>(size + 1);
        if (sparse != null) {
            for (Long index : sparse.keySet()) {
                keys.add(PropertyKey.of(index));
            }
        }
        for (int i = 0; i < size; i++) {
            if (elementOrEmpty(i) != Empty.EMPTY) {
                keys.add(i);
            }
        }
        keys.addAll(namedKeys());
        return keys;
    }

    private List<Object> namedKeys() {
        List<Object> keys = new ArrayList<>();
        keys.add("length");
        keys.addAll(super.ownKeys());
        return keys;
    }

    /**
     * Takes attributes from all elements of a dense array that is not extensible any more, as
     * SetIntegrityLevel does one by one (ECMA-262 7.3.15); {@return the keys that are left to be
     * treated likewise}
     */
    public List<Object> restrictElements(boolean frozen) {
        if (sparse != null) {
            return ownKeys();
        }
        elementFlags &= frozen ? Property.ENUMERABLE : Property.ENUMERABLE | Property.WRITABLE;
        return namedKeys();
    }

    @Override
    public boolean isArray() {
        return true;
    }

    @Override
    public String className() {
        return "Array";
    }
}
