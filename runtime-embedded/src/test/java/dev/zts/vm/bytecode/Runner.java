package dev.zts.vm.bytecode;

import dev.zts.vm.builtins.Intrinsics;
import dev.zts.vm.interp.ImportFault;
import dev.zts.vm.interp.Machine;
import dev.zts.vm.interp.ModuleHost;
import dev.zts.vm.lower.Lowering;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Termination;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs units that may do anything, each in a machine of its own and for a short time. */
final class Runner implements AutoCloseable {

    private static final long MAX_MILLIS = 5;

    private final Shape root = Shape.root();
    private final Unit other = Lowering.compile("other.js", Programs.OTHER, true);
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

    /** Runs a module; that it throws, does not end or cannot be linked is its own affair. */
    void run(Unit unit) {
        Machine machine = new Machine(new Quiet(), new Host(unit), root);
        ScheduledFuture<?> end =
                watch.schedule(
                        () -> machine.realm().interrupt(Termination.Reason.TIMEOUT),
                        MAX_MILLIS,
                        TimeUnit.MILLISECONDS);
        try {
            machine.runModule(unit.path());
            machine.runJobs();
        } catch (JsThrow thrown) {
            thrown.value(machine.realm());
        } catch (Termination | ImportFault _) {
            // As good as a value: the machine ended in order.
        } finally {
            end.cancel(false);
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }

    private record Quiet() implements Machine.Environment {

        @Override
        public JsObject create(Realm realm, Intrinsic which) {
            return Intrinsics.create(realm, which);
        }

        @Override
        public void populateGlobal(Realm realm, JsObject global) {
            Intrinsics.populate(realm, global);
        }

        @Override
        public void console(String level, String text) {}
    }

    private final class Host implements ModuleHost {

        private final Unit main;

        Host(Unit main) {
            this.main = main;
        }

        @Override
        public @Nullable String resolve(String specifier, String referrer) {
            return specifier.equals("./other.js") ? other.path() : null;
        }

        @Override
        public @Nullable Unit unit(String path) {
            return path.equals(other.path()) ? other : main;
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
