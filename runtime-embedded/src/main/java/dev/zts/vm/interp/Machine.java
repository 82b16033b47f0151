package dev.zts.vm.interp;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import java.util.List;
import java.util.function.Supplier;

/** The virtual machine of one isolate: a realm, and what runs in it. */
public final class Machine {

    /** What lies above the interpreter: built-in objects, console. */
    public interface Environment {

        /** Makes an intrinsic that is not the interpreter's. */
        JsObject create(Realm realm, Intrinsic which);

        /** Hears of each intrinsic as it is made. */
        default void made(Intrinsic which, JsObject object) {}

        /** Fills a new global object. */
        void populateGlobal(Realm realm, JsObject global);

        /** Takes a line of console output. */
        void console(String level, String text);
    }

    /** Deepest stack of calls, in every tier. */
    public static final int MAX_DEPTH = 8192;

    private static final int STACK_TRACE_FRAMES = 10;

    private final Environment environment;
    private final Realm realm;
    private final Modules modules;

    /**
     * @param root of the tree of shapes that the machines of a pool share
     */
    public Machine(Environment environment, ModuleHost host, Shape root) {
        this(environment, host, root, MAX_DEPTH);
    }

    /**
     * @param root of the tree of shapes that the machines of a pool share
     * @param maxDepth deepest stack of calls, at most {@link #MAX_DEPTH}
     */
    public Machine(Environment environment, ModuleHost host, Shape root, int maxDepth) {
        this(environment, host, root, maxDepth, Promotion.NONE);
    }

    /**
     * @param root of the tree of shapes that the machines of a pool share
     * @param maxDepth deepest stack of calls, at most {@link #MAX_DEPTH}
     * @param promotion of the same pool
     */
    public Machine(
            Environment environment,
            ModuleHost host,
            Shape root,
            int maxDepth,
            Promotion promotion) {
        this.environment = environment;
        this.realm = new Realm(new RealmHost(), root, Math.min(maxDepth, MAX_DEPTH));
        this.modules = new Modules(realm, host, promotion, FrameBody::new);
    }

    private final class RealmHost implements Realm.Host {

        @Override
        public JsObject create(Realm at, Intrinsic which) {
            JsObject own = FunctionIntrinsics.create(at, which);
            JsObject made = own != null ? own : environment.create(at, which);
            environment.made(which, made);
            return made;
        }

        @Override
        public void populateGlobal(Realm at, JsObject global) {
            environment.populateGlobal(at, global);
        }

        @Override
        public String stackTrace(Realm at) {
            return Machine.stackTrace(at);
        }

        @Override
        public void console(String level, String text) {
            environment.console(level, text);
        }
    }

    public Realm realm() {
        return realm;
    }

    public Modules modules() {
        return modules;
    }

    /** Has functions count, but not move to another tier, until it is taken back. Any thread. */
    public void deferPromotion(boolean deferred) {
        modules.setDeferred(deferred);
    }

    /**
     * {@return how often each instruction was interpreted, by number; written by the isolate's
     * thread only} Compiled code does not count.
     */
    public long[] tally() {
        return modules.tally();
    }

    /** {@return what is known of each function that was made so far} Any thread. */
    public List<FunctionState> functions() {
        return modules.instances().stream()
                .flatMap(instance -> instance.functions().stream())
                .toList();
    }

    // Running; each leaves jobs in the queue

    /** Runs a script (ECMA-262 16.1.6); {@return its instance} */
    public ModuleInstance runScript(Unit unit) {
        return guarded(() -> {
            ModuleInstance instance = ModuleInstance.ofScript(unit, modules);
            new FrameBody(instance).link();
            return instance;
        });
    }

    /**
     * Loads, links and evaluates a module; {@return the promise of its evaluation}
     *
     * @throws ImportFault if an import cannot be followed
     */
    public JsPromise runModule(String path) {
        return guarded(() -> modules.evaluate(modules.load(path)));
    }

    /** Calls a function. */
    public Object call(JsFunction function, Object thisValue, Object... arguments) {
        return guarded(() -> function.call(thisValue, arguments));
    }

    /** Runs jobs until none is left. */
    public void runJobs() {
        guarded(() -> {
            realm.runJobs();
            return Undefined.UNDEFINED;
        });
    }

    /** Runs something that may end in any way, and leaves the shadow stack as it was. */
    private <T> T guarded(Supplier<T> work) {
        int depth = realm.depth();
        try {
            return work.get();
        } catch (StackOverflowError _) {
            throw JsThrow.stackFull();
        } finally {
            realm.unwind(depth);
        }
    }

    // Stack traces

    private static String stackTrace(Realm realm) {
        StringBuilder text = new StringBuilder();
        int depth = realm.depth();
        int last = Math.max(0, depth - STACK_TRACE_FRAMES);
        for (int level = depth - 1; level >= last; level--) {
            if (realm.frameFunction(level) instanceof Closure closure) {
                text.append("\n    at ").append(place(closure.state.code, realm.framePc(level)));
            }
        }
        return text.toString();
    }

    private static String place(FunctionCode code, int pc) {
        Unit unit = code.unit();
        int offset = code.offsetAt(pc);
        String place = unit.path() + ":" + unit.line(offset) + ":" + unit.column(offset);
        return code.name().isEmpty() ? place : code.name() + " (" + place + ")";
    }
}
