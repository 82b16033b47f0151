package dev.zts.vm;

import dev.zts.vm.builtins.Intrinsics;
import dev.zts.vm.interp.Machine;
import dev.zts.vm.interp.ModuleHost;
import dev.zts.vm.lower.Lowering;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A script that runs beside the first requests of a process, so that HotSpot meets all frequent
 * instructions before it compiles the interpreter's loop.
 */
final class Training {

    /*
     * HotSpot compiles the loop with those cases only that it has seen, and goes back to slow code
     * for seconds whenever a handler comes with another. Profiles are taken by the code of the
     * first compiler only, so short turns with pauses see more of it than one long turn.
     */

    private static final long CPU_NANOS = 80_000_000;
    private static final long PAUSE_NANOS = 2_000_000;
    private static final int MAX_TURNS = 1500;
    private static final int SIZE = 6;
    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private Training() {}

    /** Begins in the background, once in a process. */
    static void begin() {
        if (BEGUN.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("zts-training").start(Training::run);
        }
    }

    private static void run() {
        Machine machine = new Machine(new Environment(), ModuleHost.NONE, Shape.root());
        JsFunction run = load(machine);
        long spent = 0;
        for (int turn = 0; turn < MAX_TURNS && spent < CPU_NANOS; turn++) {
            long start = System.nanoTime();
            machine.call(run, Undefined.UNDEFINED, SIZE);
            machine.runJobs();
            spent += System.nanoTime() - start;
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** {@return the function that is one turn} */
    static JsFunction load(Machine machine) {
        machine.runScript(Lowering.compile("training.js", source(), false));
        if (machine.realm().global().get("run") instanceof JsFunction run) {
            return run;
        }
        throw new AssertionError("training.js defines no function run");
    }

    private static String source() {
        try (InputStream in = Training.class.getResourceAsStream("training.js")) {
            if (in == null) {
                throw new AssertionError("training.js is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static final class Environment implements Machine.Environment {

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
            throw new AssertionError("training.js writes nothing");
        }
    }
}
