package dev.zts.vm.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything one isolate owns of the virtual machine: intrinsics, the global object, the job queue,
 * the shadow stack, what inline caches rely on (ECMA-262 9.3, 9.4). One thread at a time, but for
 * {@link #interrupt} and {@link #sampleStack}.
 */
@SuppressWarnings("ReferenceEquality") // objects are compared by identity
public final class Realm {

    /** Makes intrinsics, and lends the virtual machine what lives above this package. */
    public interface Host {

        /** Makes an intrinsic; it may ask the realm for others it builds on. */
        JsObject create(Realm realm, Intrinsic which);

        /** Fills a new global object. */
        void populateGlobal(Realm realm, JsObject global);

        /** {@return the text of error.stack below its first line: one " at …" per frame} */
        String stackTrace(Realm realm);

        /** Takes a line of console output. */
        void console(String level, String text);
    }

    private static final VarHandle PENDING;
    private static final VarHandle DEPTH;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            PENDING = lookup.findVarHandle(Realm.class, "pending", Termination.Reason.class);
            DEPTH = lookup.findVarHandle(Realm.class, "depth", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Host host;
    private final Shape root;
    private final Shape functionShape;
    private final JsObject[] intrinsics = new JsObject[Intrinsic.COUNT];
    private final Validity validity = new Validity();
    private final ArrayDeque<Runnable> jobs = new ArrayDeque<>();
    private final int maxDepth;
    private @Nullable JsObject global;
    private @Nullable Object originalArrayNext;

    @SuppressWarnings("unused") // through PENDING
    private Termination.@Nullable Reason pending;

    private int depth;
    private @Nullable JsFunction[] frameFunctions = new @Nullable JsFunction[64];
    private int[] framePcs = new int[64];
    private @Nullable Consumer<Rejection> rejectionTracker;
    private @Nullable Object thrown;
    private String thrownTrace = "";

    /**
     * A change of a promise's rejection: first without a handler, perhaps later with one (ECMA-262
     * 27.2.1.9).
     */
    public record Rejection(JsObject promise, Object reason, boolean handled) {}

    /**
     * @param root of the tree of shapes that the realms of a pool share
     * @param maxDepth deepest stack of calls
     */
    public Realm(Host host, Shape root, int maxDepth) {
        this.host = host;
        this.root = root;
        this.maxDepth = maxDepth;
        this.functionShape =
                root.add("length", Property.CONFIGURABLE).add("name", Property.CONFIGURABLE);
    }

    public Host host() {
        return host;
    }

    /** {@return the shape of an object without properties} */
    public Shape rootShape() {
        return root;
    }

    /** {@return the shape of a function with length and name, in this order} */
    public Shape functionShape() {
        return functionShape;
    }

    public Validity validity() {
        return validity;
    }

    public JsObject intrinsic(Intrinsic which) {
        JsObject made = intrinsics[which.ordinal()];
        return made != null ? made : make(which);
    }

    private JsObject make(Intrinsic which) {
        JsObject made =
                switch (which) {
                    case OBJECT_PROTOTYPE -> new ObjectPrototype(root);
                    case FUNCTION_PROTOTYPE ->
                            new NativeFunction(this, intrinsic(Intrinsic.OBJECT_PROTOTYPE));
                    case ARRAY_PROTOTYPE ->
                            new JsArray(
                                    root, intrinsic(Intrinsic.OBJECT_PROTOTYPE), new Object[0], 0);
                    default -> null;
                };
        JsObject known = intrinsics[which.ordinal()];
        if (known != null) {
            return known; // made while its prototype was filled
        }
        if (made != null) {
            intrinsics[which.ordinal()] = made;
            host.create(this, which);
            return made;
        }
        JsObject created = host.create(this, which);
        known = intrinsics[which.ordinal()];
        if (known != null) {
            return known;
        }
        intrinsics[which.ordinal()] = created;
        if (which == Intrinsic.ARRAY_ITERATOR_PROTOTYPE) {
            originalArrayNext = storedValue(created, "next");
        }
        return created;
    }

    /**
     * {@return whether for-of over an array means what it does in a new realm: nobody replaced its
     * iterator method or the iterator's next method, or gave it a return method}
     */
    public boolean hasOriginalArrayIteration() {
        JsObject arrays = intrinsic(Intrinsic.ARRAY_PROTOTYPE);
        JsObject iterators = intrinsic(Intrinsic.ARRAY_ITERATOR_PROTOTYPE);
        return storedValue(iterators, "next") == originalArrayNext
                && storedValue(arrays, JsSymbol.ITERATOR) == intrinsic(Intrinsic.ARRAY_VALUES)
                && !returnOnChain(iterators);
    }

    private static Object storedValue(JsObject object, Object key) {
        int property = object.lookup(key);
        return property < 0 ? Undefined.UNDEFINED : object.read(property);
    }

    private static boolean returnOnChain(JsObject object) {
        for (JsObject at = object; at != null; at = at.prototype()) {
            if (at.lookup("return") >= 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Registers an intrinsic while its maker still fills it, so that what it refers to may refer
     * back.
     */
    public void register(Intrinsic which, JsObject object) {
        intrinsics[which.ordinal()] = object;
    }

    /** {@return the global object if it was asked for before} */
    public @Nullable JsObject knownGlobal() {
        return global;
    }

    public JsObject global() {
        JsObject made = global;
        if (made == null) {
            made = new JsObject(Shape.dictionary(), intrinsic(Intrinsic.OBJECT_PROTOTYPE));
            global = made;
            host.populateGlobal(this, made);
        }
        return made;
    }

    // Objects

    public JsObject newObject() {
        return new JsObject(root, intrinsic(Intrinsic.OBJECT_PROTOTYPE));
    }

    public JsObject newObject(@Nullable JsObject prototype) {
        return new JsObject(root, prototype);
    }

    /** {@return a new array that takes over the elements, {@link Empty} for holes} */
    public JsArray newArray(Object... elements) {
        return new JsArray(root, intrinsic(Intrinsic.ARRAY_PROTOTYPE), elements, elements.length);
    }

    /** {@return a new array that takes over the first elements} */
    public JsArray newArray(Object[] elements, int length) {
        return new JsArray(root, intrinsic(Intrinsic.ARRAY_PROTOTYPE), elements, length);
    }

    /** ArrayCreate: {@return a new array of holes} */
    public JsArray newArray(long length, JsObject prototype) {
        if (length < 0 || length > 0xFFFF_FFFFL) {
            throw JsThrow.rangeError("Invalid array length");
        }
        return new JsArray(root, prototype, length);
    }

    /** {@return a new Error with message and stack} */
    public JsObject newError(ErrorKind kind, String message) {
        JsObject error = new JsError(root, intrinsic(kind.prototype()));
        String head = kind.constructorName() + (message.isEmpty() ? "" : ": " + message);
        error.store("stack", head + host.stackTrace(this), Property.HIDDEN);
        error.store("message", message, Property.HIDDEN);
        return error;
    }

    // Throws of what is no Error and has no stack

    /** Notes where a script throws a value; thrown again, it keeps its first place. */
    public void noteThrow(Object value) {
        if (!(value instanceof JsError) && value != thrown) {
            thrown = value;
            thrownTrace = host.stackTrace(this);
        }
    }

    /** {@return the stack of the last value noted, if it is this; else empty} */
    public String traceOf(Object value) {
        return value == thrown ? thrownTrace : "";
    }

    /** Forgets the value noted. */
    public void forgetThrow() {
        thrown = null;
        thrownTrace = "";
    }

    // Jobs (ECMA-262 9.5)

    public void enqueue(Runnable job) {
        jobs.addLast(job);
    }

    /** Runs jobs until none is left. */
    public void runJobs() {
        for (Runnable job = jobs.pollFirst(); job != null; job = jobs.pollFirst()) {
            poll();
            job.run();
        }
    }

    public boolean hasJobs() {
        return !jobs.isEmpty();
    }

    /** Forgets all jobs. */
    public void dropJobs() {
        jobs.clear();
    }

    /** HostPromiseRejectionTracker goes there. */
    public void onRejection(Consumer<Rejection> tracker) {
        rejectionTracker = tracker;
    }

    public void reject(JsObject promise, Object reason, boolean handled) {
        if (rejectionTracker != null) {
            rejectionTracker.accept(new Rejection(promise, reason, handled));
        }
    }

    // Limits

    /** Ends the running script at its next poll. Any thread. */
    public void interrupt(Termination.Reason reason) {
        PENDING.setOpaque(this, reason);
    }

    /** Takes back {@link #interrupt}. */
    public void clearInterrupt() {
        PENDING.setOpaque(this, null);
    }

    /** Ends the script if somebody asked for it; one opaque read. */
    public void poll() {
        Object reason = PENDING.getOpaque(this);
        if (reason != null) {
            throw new Termination((Termination.Reason) reason, "interrupted");
        }
    }

    /** Polls where the innermost function stands; the place is noted only if it ends there. */
    public void pollAt(int pc) {
        if (PENDING.getOpaque(this) != null) {
            at(pc);
            poll();
        }
    }

    // The shadow stack

    /**
     * Enters a function.
     *
     * @throws JsThrow RangeError if the stack is full
     */
    public void enter(JsFunction function) {
        int at = depth;
        if (at >= maxDepth) {
            throw JsThrow.stackFull();
        }
        if (at == frameFunctions.length) {
            frameFunctions = Arrays.copyOf(frameFunctions, at * 2);
            framePcs = Arrays.copyOf(framePcs, at * 2);
        }
        frameFunctions[at] = function;
        framePcs[at] = 0;
        depth = at + 1;
    }

    /** Notes where the innermost function stands. */
    public void at(int pc) {
        framePcs[depth - 1] = pc;
    }

    /** Leaves the innermost function. */
    public void leave() {
        depth--;
        frameFunctions[depth] = null;
    }

    public int depth() {
        return depth;
    }

    /** Unwinds to a depth noted before. */
    public void unwind(int to) {
        while (depth > to) {
            leave();
        }
    }

    public JsFunction frameFunction(int level) {
        JsFunction function = frameFunctions[level];
        if (function == null) {
            throw new IllegalArgumentException("no frame " + level);
        }
        return function;
    }

    public int framePc(int level) {
        return framePcs[level];
    }

    /**
     * Copies the functions and places of the stack, outermost first, while its thread may go on;
     * {@return how many, 0 if nothing runs} Any thread. Frames beyond the length of the arrays are
     * left out. A place is that of the last call or poll noted. What the thread changes meanwhile
     * may be missing at the inner end, and a place may be one of the function that stood there
     * before.
     */
    public int sampleStack(@Nullable JsFunction[] functions, int[] pcs) {
        int before = copyStack(functions);
        VarHandle.acquireFence();
        @Nullable JsFunction[] from = frameFunctions;
        int[] places = framePcs;
        int limit = Math.min((int) DEPTH.getOpaque(this), Math.min(from.length, places.length));
        limit = Math.min(limit, functions.length);
        int level = 0;
        boolean stable = true;
        // A frame is sure to be a callee of the one around it only if that one was there before.
        while (level < limit && stable) {
            JsFunction function = from[level];
            if (function == null) {
                return level;
            }
            stable = level < before && functions[level] == function;
            functions[level] = function;
            pcs[level] = places[level];
            level++;
        }
        return level;
    }

    private int copyStack(@Nullable JsFunction[] functions) {
        @Nullable JsFunction[] from = frameFunctions;
        int count = Math.min((int) DEPTH.getOpaque(this), from.length);
        count = Math.min(count, functions.length);
        System.arraycopy(from, 0, functions, 0, Math.max(0, count));
        return count;
    }
}
