package dev.zts.vm.jit;

import dev.zts.engine.JitOptions;
import dev.zts.telemetry.Telemetry;
import dev.zts.vm.builtins.Intrinsics;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.interp.Machine;
import dev.zts.vm.interp.ModuleHost;
import dev.zts.vm.lower.Lowering;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A machine whose functions are compiled by the thread that runs them. */
final class JitMachine {

    private final List<String> lines = new ArrayList<>();
    private final Jit jit;
    private final Machine machine;
    private @Nullable Unit module;

    JitMachine(JitOptions options) {
        this(new Jit(options, new Telemetry(), new JitMetrics(), new CompileQueue()));
    }

    JitMachine(Jit jit) {
        this.jit = jit;
        this.machine = new Machine(new Globals(), new Host(), Shape.root(), Machine.MAX_DEPTH, jit);
    }

    /** {@return all instructions, compiled by the thread that runs} */
    static JitOptions options() {
        return JitOptions.defaults()
                .withCoverage(JitOptions.Coverage.FULL)
                .withSynchronous(true)
                .withOptimize(false);
    }

    static JitOptions eager() {
        return options().withPolicy(JitOptions.Policy.EAGER);
    }

    static JitOptions interpreted() {
        return options().withPolicy(JitOptions.Policy.DISABLED);
    }

    Realm realm() {
        return machine.realm();
    }

    Jit jit() {
        return jit;
    }

    /** Runs a script and its jobs; {@return what it passed to print, line by line} */
    List<String> run(String source) {
        lines.clear();
        try {
            machine.runScript(Lowering.compile("script.js", source, false));
            machine.runJobs();
        } catch (JsThrow thrown) {
            lines.add("threw " + Convert.toString(thrown.value(machine.realm())));
        }
        return List.copyOf(lines);
    }

    /** As {@link #run}, of a module. */
    List<String> runModule(String source) {
        lines.clear();
        module = Lowering.compile("module.js", source, true);
        machine.runModule("module.js");
        machine.runJobs();
        return List.copyOf(lines);
    }

    /** {@return the function of a name, of those that ran} */
    JitFunction function(String name) {
        return jit.functions().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private final class Globals implements Machine.Environment {

        @Override
        public JsObject create(Realm realm, Intrinsic which) {
            return Intrinsics.create(realm, which);
        }

        @Override
        public void populateGlobal(Realm realm, JsObject global) {
            Intrinsics.populate(realm, global);
            global.createDataProperty(
                    "print",
                    new NativeFunction(
                            realm,
                            "print",
                            1,
                            (_, _, arguments) -> {
                                lines.add(Convert.toString(arguments[0]));
                                return Undefined.UNDEFINED;
                            },
                            null));
        }

        @Override
        public void console(String level, String text) {
            throw new AssertionError(text);
        }
    }

    private final class Host implements ModuleHost {

        @Override
        public @Nullable String resolve(String specifier, String referrer) {
            return null;
        }

        @Override
        public @Nullable Unit unit(String path) {
            return module;
        }

        @Override
        public @Nullable String json(String path) {
            return null;
        }

        @Override
        public String url(String path) {
            return "file:///" + path;
        }
    }
}
