package dev.zts.cases;

import dev.zts.engine.JitOptions;
import dev.zts.telemetry.Telemetry;
import dev.zts.vm.builtins.Intrinsics;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.interp.ImportFault;
import dev.zts.vm.interp.Machine;
import dev.zts.vm.interp.ModuleHost;
import dev.zts.vm.jit.CompileQueue;
import dev.zts.vm.jit.Jit;
import dev.zts.vm.jit.JitMetrics;
import dev.zts.vm.jit.JitProbe;
import dev.zts.vm.lower.Lowering;
import dev.zts.vm.syntax.SyntaxProblem;
import dev.zts.vm.value.Convert;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.NativeFunction;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Shape;
import dev.zts.vm.value.Undefined;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** zts as it is: a machine for each case, its own parser and interpreter. */
final class ZtsCaseRunner implements CaseRunner {

    /** What a worker has. */
    private static final long STACK_BYTES = 32L << 20;

    private final Unit prelude = Lowering.compile("prelude.js", CaseFiles.prelude(), false);
    private final Shape root = Shape.root();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().stackSize(STACK_BYTES).factory());

    private final CompileQueue queue = new CompileQueue();
    private final Jit jit;

    /** Runs interpreted. */
    ZtsCaseRunner() {
        this(JitOptions.defaults().withPolicy(JitOptions.Policy.DISABLED));
    }

    ZtsCaseRunner(JitOptions options) {
        jit = new Jit(options, new Telemetry(), new JitMetrics(), queue);
    }

    @Override
    public List<String> run(CaseFile file) {
        return pool(file).run();
    }

    /** {@return a case whose modules are compiled once, however often it runs} */
    Pool pool(CaseFile file) {
        return new Pool(new Sources(file));
    }

    /** The isolates of one program, one after the other. */
    final class Pool {

        private final Sources sources;

        private Pool(Sources sources) {
            this.sources = sources;
        }

        /** Runs the case in a new global environment, as {@link CaseRunner#run}. */
        List<String> run() {
            List<String> lines = onThread(() -> runHere(sources));
            settle();
            return lines;
        }
    }

    /** {@return how far the functions of all cases came, when what waits is compiled} */
    List<JitProbe.Reached> functions() {
        settle();
        return JitProbe.functions(jit);
    }

    /** Waits until everything that was asked for is compiled. */
    void settle() {
        JitProbe.drain(queue);
    }

    private <T> T onThread(Callable<T> work) {
        try {
            return thread.submit(work).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> runHere(Sources sources) {
        List<String> lines = new ArrayList<>();
        Machine machine =
                new Machine(new Globals(this, lines), sources, root, Machine.MAX_DEPTH, jit);
        try {
            machine.runScript(prelude);
            JsPromise end = machine.runModule(sources.file.main());
            machine.runJobs();
            if (end.state() == JsPromise.State.REJECTED) {
                lines.add(UNCAUGHT + text(machine, end.result()));
            }
        } catch (JsThrow thrown) {
            lines.add(UNCAUGHT + text(machine, thrown.value(machine.realm())));
        } catch (SyntaxProblem | ImportFault problem) {
            lines.add(UNCAUGHT + "SyntaxError: " + problem.getMessage());
        }
        return lines;
    }

    /** Prints a line. What a round asked to be compiled is there in the next one. */
    private void emit(String line, List<String> lines) {
        lines.add(line);
        if (line.equals(Repeated.MARK)) {
            settle();
        }
    }

    private static String text(Machine machine, Object value) {
        try {
            return Convert.toString(value);
        } catch (JsThrow thrown) {
            return Convert.toString(thrown.value(machine.realm()));
        }
    }

    @Override
    public String verdict(String source) {
        return onThread(() -> verdictHere(source));
    }

    private static String verdictHere(String source) {
        try {
            Lowering.compile("verdict.js", source, true);
            return ACCEPTED;
        } catch (SyntaxProblem problem) {
            return "SyntaxError " + problem.line() + ":" + problem.column();
        }
    }

    @Override
    public void close() {
        thread.close();
        queue.close();
    }

    /** The built-in objects of zts, and emit. */
    private record Globals(ZtsCaseRunner runner, List<String> lines)
            implements Machine.Environment {

        @Override
        public JsObject create(Realm realm, Intrinsic which) {
            return Intrinsics.create(realm, which);
        }

        @Override
        public void populateGlobal(Realm realm, JsObject global) {
            Intrinsics.populate(realm, global);
            global.createDataProperty(
                    "emit",
                    new NativeFunction(
                            realm,
                            "emit",
                            1,
                            (_, _, arguments) -> {
                                runner.emit(Convert.toString(arguments[0]), lines);
                                return Undefined.UNDEFINED;
                            },
                            null));
        }

        @Override
        public void console(String level, String text) {}
    }

    /** The modules of a case. */
    private static final class Sources implements ModuleHost {

        private final CaseFile file;
        private final Map<String, Unit> units = new HashMap<>();

        Sources(CaseFile file) {
            this.file = file;
        }

        @Override
        public @Nullable String resolve(String specifier, String referrer) {
            java.nio.file.Path path =
                    java.nio.file.Path.of(referrer).resolveSibling(specifier).normalize();
            String name = path.toString().replace('\\', '/');
            return file.sources().containsKey(name) ? name : null;
        }

        @Override
        public @Nullable Unit unit(String path) {
            String source = file.sources().get(path);
            if (source == null || path.endsWith(".json")) {
                return null;
            }
            try {
                return units.computeIfAbsent(path, key -> Lowering.compile(key, source, true));
            } catch (SyntaxProblem _) {
                return null;
            }
        }

        @Override
        public @Nullable String json(String path) {
            return file.sources().get(path);
        }

        @Override
        public String url(String path) {
            return "file:///" + path;
        }
    }
}
