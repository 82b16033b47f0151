package dev.zts.vm.interp;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.value.Accessor;
import dev.zts.vm.value.Cell;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import java.util.IdentityHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one realm knows about a function: inline caches, cells of globals, counters. */
public final class FunctionState {

    /** How a call begins. */
    enum Flavour {
        PLAIN,
        CLASS,
        GENERATOR,
        ASYNC,
        ASYNC_GENERATOR
    }

    private static final InlineCache[] NO_CACHES = new InlineCache[0];

    final Realm realm;
    final ModuleInstance unit;
    final FunctionCode code;
    final Flavour flavour;
    final int locals;
    final int stack;
    final int parameters;
    final boolean keepsArguments;
    final Shape shape;
    final int prototypeSlot;
    InlineCache[] caches = NO_CACHES;
    private Object[] keys = NO_CACHES;
    private @Nullable Cell[] cells = new @Nullable Cell[0];
    private @Nullable Shape[] globalShapes = new @Nullable Shape[0];
    private int[] globalSlots = new int[0];
    private @Nullable IdentityHashMap<Object, Object> templates;
    private boolean prepared;

    /** Number of calls. */
    long calls;

    /** Number of jumps back to a loop's header. */
    long backEdges;

    FunctionState(ModuleInstance unit, FunctionCode code) {
        this.unit = unit;
        this.realm = unit.realm();
        this.code = code;
        this.flavour = flavour(code);
        this.locals = code.locals();
        this.stack = code.stack();
        this.keepsArguments = code.keepsArguments();
        this.parameters = Math.min(code.parameters(), code.locals());
        boolean ownPrototype = hasPrototype(code);
        Shape plain = realm.functionShape();
        this.shape =
                ownPrototype ? plain.add("prototype", Property.WRITABLE | Property.LAZY) : plain;
        this.prototypeSlot = ownPrototype ? plain.slots() : -1;
    }

    private static Flavour flavour(FunctionCode code) {
        if (code.isGenerator()) {
            return code.isAsync() ? Flavour.ASYNC_GENERATOR : Flavour.GENERATOR;
        }
        if (code.isAsync()) {
            return Flavour.ASYNC;
        }
        return code.kind().isClassConstructor() ? Flavour.CLASS : Flavour.PLAIN;
    }

    private static boolean hasPrototype(FunctionCode code) {
        return code.isGenerator() || code.kind() == FunctionCode.Kind.NORMAL && !code.isAsync();
    }

    /** Makes the tables, at the first call. */
    void prepare() {
        if (prepared) {
            return;
        }
        prepared = true;
        caches = new InlineCache[code.caches()];
        for (int i = 0; i < caches.length; i++) {
            caches[i] = new InlineCache();
        }
        int atoms = code.atoms().length;
        keys = new Object[atoms];
        for (int i = 0; i < atoms; i++) {
            keys[i] = PropertyKey.of(code.atoms()[i]);
        }
        cells = new @Nullable Cell[atoms];
        globalShapes = new @Nullable Shape[atoms];
        globalSlots = new int[atoms];
    }

    public FunctionCode code() {
        return code;
    }

    public long calls() {
        return calls;
    }

    public long backEdges() {
        return backEdges;
    }

    /** {@return sums of hits and misses of its inline caches} */
    public long[] cacheCounts() {
        long[] sums = new long[2];
        for (InlineCache cache : caches) {
            sums[0] += cache.hits;
            sums[1] += cache.misses;
        }
        return sums;
    }

    /** {@return the property key of an atom} */
    Object key(int atom) {
        return keys[atom];
    }

    String name(int atom) {
        return code.atoms()[atom];
    }

    /** {@return the [[Prototype]] of its closures} */
    JsObject functionPrototype() {
        return realm.intrinsic(
                switch (flavour) {
                    case PLAIN, CLASS -> Intrinsic.FUNCTION_PROTOTYPE;
                    case GENERATOR -> Intrinsic.GENERATOR_FUNCTION_PROTOTYPE;
                    case ASYNC -> Intrinsic.ASYNC_FUNCTION_PROTOTYPE;
                    case ASYNC_GENERATOR -> Intrinsic.ASYNC_GENERATOR_FUNCTION_PROTOTYPE;
                });
    }

    // Globals

    /** {@return the cell of a top-level binding that this function already used, or null} */
    @Nullable Cell knownCell(int atom) {
        return cells[atom];
    }

    private @Nullable Cell cell(int atom) {
        Cell cell = cells[atom];
        if (cell == null) {
            cell = unit.cell(name(atom));
            cells[atom] = cell;
        }
        return cell;
    }

    Object getGlobal(int atom) {
        Shape known = globalShapes[atom];
        if (known != null && realm.global().shape() == known) {
            return realm.global().getSlot(globalSlots[atom]);
        }
        Cell cell = cell(atom);
        if (cell != null) {
            return initialised(cell, atom);
        }
        Object value = readGlobal(atom);
        if (value == null) {
            throw JsThrow.referenceError(name(atom) + " is not defined");
        }
        return value;
    }

    private Object initialised(Cell cell, int atom) {
        if (cell.value == Empty.EMPTY) {
            throw JsThrow.referenceError(
                    "Cannot access '" + name(atom) + "' before initialization");
        }
        return cell.value;
    }

    Object typeOfGlobal(int atom) {
        Cell cell = cell(atom);
        Object value = cell != null ? initialised(cell, atom) : readGlobal(atom);
        return Convert.typeOf(value == null ? Undefined.UNDEFINED : value);
    }

    /** {@return the value of a property of the global object, null if there is none} */
    private @Nullable Object readGlobal(int atom) {
        JsObject global = realm.global();
        if (global.shape() == globalShapes[atom]) {
            return global.getSlot(globalSlots[atom]);
        }
        Object key = keys[atom];
        int property = global.lookup(key);
        if (property < 0) {
            return global.has(key) ? global.get(key) : null;
        }
        Object value = global.read(property);
        if (value instanceof Accessor) {
            return global.get(key);
        }
        global.markAsPrototype(realm.validity());
        globalShapes[atom] = global.shape();
        globalSlots[atom] = Shape.slot(property);
        return value;
    }

    void putGlobal(int atom, Object value) {
        Cell cell = cell(atom);
        if (cell != null) {
            initialised(cell, atom);
            cell.value = value;
            return;
        }
        JsObject global = realm.global();
        if (!global.has(keys[atom])) {
            throw JsThrow.referenceError(name(atom) + " is not defined");
        }
        global.put(keys[atom], value);
    }

    void defineGlobal(int atom, Object value) {
        Cell cell = cell(atom);
        if (cell == null) {
            throw new AssertionError("no top-level binding " + name(atom) + " in " + code);
        }
        cell.value = value;
    }

    Cell binding(int atom) {
        Cell cell = cell(atom);
        if (cell == null) {
            throw new AssertionError("no top-level binding " + name(atom) + " in " + code);
        }
        return cell;
    }

    /** {@return the template object of a constant, made once} */
    Object template(Object literal, Supplier<Object> maker) {
        IdentityHashMap<Object, Object> known = templates;
        if (known == null) {
            known = new IdentityHashMap<>();
            templates = known;
        }
        Object made = known.get(literal);
        if (made == null) {
            made = maker.get();
            known.put(literal, made);
        }
        return made;
    }
}
