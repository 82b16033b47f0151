package dev.zts.vm.interp;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.value.Accessor;
import dev.zts.vm.value.Cell;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Empty;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeCode;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.PropertyKey;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import java.util.IdentityHashMap;
import java.util.List;
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
    private int[] globalProperties = new int[0];
    private @Nullable IdentityHashMap<Object, Object> templates;
    boolean prepared;

    final Promotion promotion;
    final FunctionTier tier;

    /** Number of calls. */
    long calls;

    /** Number of jumps back to a loop's header. */
    long backEdges;

    private long publishedCalls;
    private long publishedBackEdges;

    /** Calls at which it reports to the promotion. */
    long nextCalls;

    /** Back edges at which it reports. */
    long nextBackEdges;

    /** What values instructions produced, by pc, and behind these took; null if not noted. */
    private byte @Nullable [] types;

    private Callees @Nullable [] callees;

    FunctionState(ModuleInstance unit, FunctionCode code) {
        this.unit = unit;
        this.realm = unit.realm();
        this.code = code;
        this.flavour = flavour(code);
        this.promotion = unit.modules().promotion();
        this.tier = promotion.tier(code);
        this.nextCalls = promotion.firstCalls(tier);
        this.nextBackEdges = promotion.firstBackEdges(tier);
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

    static Flavour flavour(FunctionCode code) {
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

    /** Makes the tables, at the first call. Small, so that HotSpot inlines it everywhere. */
    void prepare() {
        if (!prepared) {
            makeTables();
        }
    }

    private void makeTables() {
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
        globalProperties = new int[atoms];
    }

    // Tiers

    public FunctionTier tier() {
        return tier;
    }

    /** Reports again at that many calls. */
    public void waitForCalls(long count) {
        nextCalls = count;
    }

    /** Reports again at that many back edges. */
    public void waitForBackEdges(long count) {
        nextBackEdges = count;
    }

    /** {@return what compiled code notes of types} */
    byte[] types() {
        byte[] noted = types;
        if (noted == null) {
            noted = new byte[2 * code.code().length];
            types = noted;
        }
        return noted;
    }

    /** {@return what compiled code notes of callees, by pc of the call} */
    Callees[] callees() {
        Callees[] noted = callees;
        if (noted == null) {
            noted = new Callees[code.code().length];
            callees = noted;
        }
        return noted;
    }

    /** Notes the callee of a call. */
    static void noteCallee(Callees[] noted, int pc, Object callee) {
        Callees site = noted[pc];
        if (site == null) {
            site = new Callees();
            noted[pc] = site;
        }
        site.note(callee);
    }

    /** {@return the types an instruction was seen to produce, 0 if it never ran} */
    public int produced(int pc) {
        byte[] noted = types;
        return noted == null ? 0 : noted[pc] & 0xFF;
    }

    /** {@return the types an instruction was seen to take, where that is noted} */
    public int taken(int pc) {
        byte[] noted = types;
        return noted == null ? 0 : noted[code.code().length + pc] & 0xFF;
    }

    /** {@return the shape of a new object} */
    public Shape rootShape() {
        return realm.rootShape();
    }

    /** {@return whether compiled code noted anything} */
    public boolean hasLearned() {
        return types != null;
    }

    /** {@return the functions a call has called, if they are few and all from scripts} */
    public List<FunctionState> seenCallees(int pc) {
        Callees[] noted = callees;
        Callees site = noted == null ? null : noted[pc];
        return site == null ? List.of() : site.known();
    }

    /** {@return the built-in function that a call has called and no other, or null} */
    public @Nullable NativeCode seenBuiltIn(int pc) {
        Callees[] noted = callees;
        Callees site = noted == null ? null : noted[pc];
        return site == null ? null : site.builtIn();
    }

    /** {@return what an inline cache saw; empty if nothing, or too much} */
    public List<InlineCache.Seen> seenShapes(int cache) {
        return cache < caches.length ? caches[cache].seen() : List.of();
    }

    public FunctionCode code() {
        return code;
    }

    /** {@return calls not published yet} */
    public long newCalls() {
        return calls - publishedCalls;
    }

    /** {@return back edges not published yet} */
    public long newBackEdges() {
        return backEdges - publishedBackEdges;
    }

    /** Publishes counts: {@return calls since the last time} */
    public long takeCalls() {
        long taken = calls - publishedCalls;
        publishedCalls = calls;
        return taken;
    }

    /** Publishes counts: {@return back edges since the last time} */
    public long takeBackEdges() {
        long taken = backEdges - publishedBackEdges;
        publishedBackEdges = backEdges;
        return taken;
    }

    /** {@return whether nothing is promoted in its realm yet} */
    public boolean isDeferred() {
        return unit.modules().isDeferred();
    }

    /** {@return how often its realm interpreted each instruction, by number; not a copy} */
    public long[] tally() {
        return unit.modules().tally();
    }

    public long calls() {
        return calls;
    }

    public long backEdges() {
        return backEdges;
    }

    /** {@return sums of hits and misses of its inline caches} Any thread. */
    public long[] cacheCounts() {
        long[] sums = new long[2];
        for (InlineCache cache : caches) {
            if (cache != null) { // another thread may see the table before it is filled
                sums[0] += cache.hits;
                sums[1] += cache.misses;
            }
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

    /** {@return the cell of a name, null for a property of the global object} */
    private @Nullable Cell cell(int atom) {
        Cell cell = cells[atom];
        if (cell == null) {
            cell = unit.cell(name(atom));
            if (cell == null) {
                return foreignCell(atom);
            }
            cells[atom] = cell;
        }
        return cell;
    }

    /** A cell of a script; a constant one is not kept, as only here it is known to be one. */
    private @Nullable Cell foreignCell(int atom) {
        GlobalScope.Lexical found = unit.modules().globals().lexical(name(atom));
        if (found == null) {
            return null;
        }
        if (!found.constant()) {
            cells[atom] = found.cell();
        }
        return found.cell();
    }

    Object getGlobal(int atom) {
        Object value = readGlobal(atom);
        if (value == null) {
            throw notDefined(atom);
        }
        return value;
    }

    private JsThrow notDefined(int atom) {
        return JsThrow.referenceError(name(atom) + " is not defined");
    }

    private Object initialised(Cell cell, int atom) {
        if (cell.value == Empty.EMPTY) {
            throw Rare.notInitialised(name(atom));
        }
        return cell.value;
    }

    Object typeOfGlobal(int atom) {
        Object value = readGlobal(atom);
        return Convert.typeOf(value == null ? Undefined.UNDEFINED : value);
    }

    /** {@return the value of a name, null if there is none} */
    private @Nullable Object readGlobal(int atom) {
        JsObject global = realm.global();
        if (global.shape() == globalShapes[atom]) {
            return global.getSlot(Shape.slot(globalProperties[atom]));
        }
        Cell cell = cell(atom);
        if (cell != null) {
            return initialised(cell, atom);
        }
        if (findGlobal(global, atom)) {
            return global.getSlot(Shape.slot(globalProperties[atom]));
        }
        Object key = keys[atom];
        return global.has(key) ? global.get(key) : null;
    }

    /** Looks for an own data property of the global object, to find it at once the next time. */
    private boolean findGlobal(JsObject global, int atom) {
        int property = global.lookup(keys[atom]);
        if (property < 0 || global.read(property) instanceof Accessor) {
            return false;
        }
        global.markAsPrototype(realm.validity());
        globalShapes[atom] = global.shape();
        globalProperties[atom] = property;
        return true;
    }

    /** {@return the value of a name that was found before, null if it has to be looked for} */
    @Nullable Object foundGlobal(int atom) {
        Cell cell = cells[atom];
        if (cell != null) {
            return cell.value == Empty.EMPTY ? null : cell.value;
        }
        JsObject global = realm.knownGlobal();
        return global != null && global.shape() == globalShapes[atom]
                ? global.getSlot(Shape.slot(globalProperties[atom]))
                : null;
    }

    void putGlobal(int atom, Object value) {
        JsObject global = realm.global();
        if (global.shape() != globalShapes[atom]) {
            Cell cell = cell(atom);
            if (cell != null) {
                initialised(cell, atom);
                checkAssignable(cell, atom);
                cell.value = value;
                return;
            }
            if (!findGlobal(global, atom)) {
                putInherited(global, atom, value);
                return;
            }
        }
        int property = globalProperties[atom];
        if ((property & Property.WRITABLE) != 0) {
            global.setSlot(Shape.slot(property), value);
        } else {
            global.put(keys[atom], value);
        }
    }

    private void putInherited(JsObject global, int atom, Object value) {
        if (!global.has(keys[atom])) {
            throw notDefined(atom);
        }
        global.put(keys[atom], value);
    }

    /** The constants of the own unit are known to the lowering; those of other scripts are not. */
    private void checkAssignable(Cell cell, int atom) {
        GlobalScope.Lexical found = unit.modules().globals().lexical(name(atom));
        if (found != null && found.cell() == cell && found.constant()) {
            throw Rare.constant(name(atom));
        }
    }

    void defineGlobal(int atom, Object value) {
        Unit.Binding kind = bindingKind(atom);
        if (kind.isVarScoped() && !code.unit().isModule()) {
            unit.modules().globals().defineFunction(name(atom), value);
        } else {
            binding(atom).value = value;
        }
    }

    private Unit.Binding bindingKind(int atom) {
        Unit.Binding kind = code.unit().bindings().get(name(atom));
        if (kind == null) {
            throw new AssertionError("no top-level binding " + name(atom) + " in " + code);
        }
        return kind;
    }

    /** {@return the cell of a top-level binding of the own unit} */
    Cell binding(int atom) {
        Cell cell = unit.cell(name(atom));
        if (cell == null) {
            throw JsThrow.typeError("'" + name(atom) + "' has no binding that can be exported");
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
