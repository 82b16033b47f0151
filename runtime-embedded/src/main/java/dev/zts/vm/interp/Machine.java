package dev.zts.vm.interp;

import dev.zts.vm.bytecode.FunctionCode;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsError;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Property;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The virtual machine of one isolate: a realm, the units it runs, their modules. */
public final class Machine {

    /** What lies above: built-in objects, console, modules. */
    public interface Environment extends ModuleHost {

        /** Makes an intrinsic that is not the interpreter's. */
        JsObject create(Realm realm, Intrinsic which);

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
    private final long[] tally = new long[256];
    private final Map<Unit, ModuleInstance> instances = new HashMap<>();
    private long asyncOrder;

    /**
     * @param root of the tree of shapes that the machines of a pool share
     */
    public Machine(Environment environment, Shape root) {
        this.environment = environment;
        this.realm = new Realm(new RealmHost(), root, MAX_DEPTH);
    }

    private final class RealmHost implements Realm.Host {

        @Override
        public JsObject create(Realm at, Intrinsic which) {
            JsObject own = FunctionIntrinsics.create(at, which);
            return own != null ? own : environment.create(at, which);
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

    /** {@return how often each instruction ran, by number; written by the isolate's thread only} */
    public long[] tally() {
        return tally;
    }

    long nextAsyncOrder() {
        return asyncOrder++;
    }

    /** {@return the units it has, with the states of their functions} */
    public List<ModuleInstance> instances() {
        return new ArrayList<>(instances.values());
    }

    // Running

    /** Runs a script; jobs are not run. */
    public Object runScript(Unit unit) {
        ModuleInstance instance = instances.computeIfAbsent(unit, key -> new ModuleInstance(this, key));
        return guarded(instance::runScript);
    }

    /** {@return an instance of a script, for its bindings} */
    public ModuleInstance instance(Unit unit) {
        return instances.computeIfAbsent(unit, key -> new ModuleInstance(this, key));
    }

    /**
     * Loads, links and evaluates a module; jobs are not run.
     *
     * @return the promise of its evaluation
     * @throws JsThrow if it cannot be loaded or linked
     */
    public JsPromise runModule(Unit unit) {
        ModuleInstance instance = instance(unit);
        return guarded(
                () -> {
                    link(instance);
                    return instance.evaluation.evaluate();
                });
    }

    /** Calls a function; jobs are not run. */
    public Object call(JsFunction function, Object thisValue, Object... arguments) {
        return guarded(() -> function.call(thisValue, arguments));
    }

    /** Runs jobs until none is left. */
    public void runJobs() {
        guarded(
                () -> {
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
            throw JsThrow.rangeError("Maximum call stack size exceeded");
        } finally {
            realm.unwind(depth);
        }
    }

    // Modules

    void link(ModuleInstance module) {
        module.load();
        module.evaluation.link();
    }

    ModuleInstance load(String specifier, Unit referrer, String type) {
        Unit unit;
        try {
            unit = environment.load(specifier, referrer.path(), type);
        } catch (JsThrow thrown) {
            throw importedBy(thrown, referrer.path());
        }
        ModuleInstance known = instances.get(unit);
        if (known == null) {
            known =
                    type.equals("json")
                            ? ModuleInstance.json(this, unit, parseJson(unit.source()))
                            : new ModuleInstance(this, unit);
            instances.put(unit, known);
        }
        return known;
    }

    private Object parseJson(String text) {
        return realm.intrinsic(Intrinsic.JSON).invoke("parse", text);
    }

    /** Adds one link of the import chain to an error's message. */
    JsThrow importedBy(JsThrow thrown, String path) {
        if (thrown.value(realm) instanceof JsError error) {
            Object message = error.get("message");
            error.store("message", message + "\n    imported by " + path, Property.HIDDEN);
        }
        return thrown;
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
