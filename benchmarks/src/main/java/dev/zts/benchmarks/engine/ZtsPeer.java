package dev.zts.benchmarks.engine;

import dev.zts.engine.Engine;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.JitOptions;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Telemetry;
import dev.zts.vm.ZtsEngine;
import dev.zts.vm.builtins.Intrinsics;
import dev.zts.vm.interp.Machine;
import dev.zts.vm.interp.ModuleHost;
import dev.zts.vm.jit.CompileQueue;
import dev.zts.vm.jit.Jit;
import dev.zts.vm.jit.JitMetrics;
import dev.zts.vm.lower.Lowering;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;

/** zts, a machine and its tiers per case, one thread that compiles. */
final class ZtsPeer implements Peer {

    private static final class Environment implements Machine.Environment {

        @Override
        public JsObject create(Realm realm, Intrinsic which) {
            return Intrinsics.create(realm, which);
        }

        @Override
        public void populateGlobal(Realm realm, JsObject global) {
            Intrinsics.populate(realm, global);
        }

        @Override
        public void console(String level, String text) {
            System.err.println(text);
        }
    }

    /** Runs nothing; making it begins the training of the interpreter, as in the product. */
    private final Engine engine =
            ZtsEngine.create(EngineOptions.defaults(), new Telemetry(), new ConsoleLog(1 << 16));

    private final CompileQueue queue = new CompileQueue();
    private final JitOptions options;

    ZtsPeer(JitOptions options) {
        this.options = options;
    }

    @Override
    public Run load(String name, String source) {
        Jit jit = new Jit(options, new Telemetry(), new JitMetrics(), queue);
        Machine machine =
                new Machine(
                        new Environment(),
                        ModuleHost.NONE,
                        Shape.root(),
                        Machine.MAX_DEPTH,
                        jit);
        machine.runScript(Lowering.compile(name, source, false));
        if (!(machine.realm().global().get("run") instanceof JsFunction run)) {
            throw new IllegalStateException(name + " defines no function run");
        }
        return iterations -> Convert.toNumber(machine.call(run, Undefined.UNDEFINED, iterations));
    }

    @Override
    public void close() {
        queue.close();
        engine.close();
    }
}
