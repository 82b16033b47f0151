package dev.zts.vm;

import dev.zts.engine.EngineOptions;
import dev.zts.engine.FailureKind;
import dev.zts.engine.HandlerResult;
import dev.zts.engine.HandlerResult.Failed;
import dev.zts.engine.HandlerResult.Responded;
import dev.zts.engine.Isolate;
import dev.zts.engine.IsolationPolicy;
import dev.zts.engine.JsRequest;
import dev.zts.engine.JsResponse;
import dev.zts.engine.Limits;
import dev.zts.engine.Messages;
import dev.zts.engine.Problem;
import dev.zts.engine.Watchdog;
import dev.zts.memory.RequestArena;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.Telemetry;
import dev.zts.vm.builtins.HandlerApi;
import dev.zts.vm.builtins.HandlerArguments;
import dev.zts.vm.builtins.Intrinsics;
import dev.zts.vm.bytecode.Unit;
import dev.zts.vm.interp.FunctionState;
import dev.zts.vm.interp.ImportFault;
import dev.zts.vm.interp.Machine;
import dev.zts.vm.interp.ModuleInstance;
import dev.zts.vm.value.Cell;
import dev.zts.vm.value.Intrinsic;
import dev.zts.vm.value.JsFunction;
import dev.zts.vm.value.JsObject;
import dev.zts.vm.value.JsPromise;
import dev.zts.vm.value.JsThrow;
import dev.zts.vm.value.Realm;
import dev.zts.vm.value.Termination;
import dev.zts.web.Headers;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A realm with the entries of a program loaded. */
final class ZtsIsolate implements Isolate {

    /*
     * A request is a call of the entry's handler, then of all jobs. There are no timers: a promise
     * that is pending when no job is left is pending for ever.
     *
     * The watchdog interrupts a run at most once and only while it lasts, and an isolate that was
     * interrupted is spent: so an interrupt that comes late hurts nobody.
     */

    private static final AtomicLong IDS = new AtomicLong();
    private static final int TAINT_PERIOD = 256;
    private static final VarHandle EXEC_NANOS;

    static {
        try {
            EXEC_NANOS =
                    MethodHandles.lookup().findVarHandle(ZtsIsolate.class, "execNanos", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long id = IDS.incrementAndGet();
    private final ZtsProgram program;
    private final EngineOptions options;
    private final RequestArena arena;
    private final Telemetry telemetry;
    private final ConsoleLog console;
    private final Failures failures;
    private final Watchdog.Watch watch;
    private final EngineSource engine;
    private final Globals globals;
    private final Machine machine;
    private final Realm realm;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, Failed> refusals = new HashMap<>();
    private final Map<JsObject, Object> rejections = new LinkedHashMap<>();

    private final HandlerArguments arguments;
    private final long wallNanos;

    private String source = "";
    private String latestPath = "";
    private @Nullable Entry latest;
    private int requests;
    private long execNanos;
    private volatile @Nullable String taint;
    private volatile boolean spent;

    /** Makes an isolate without any entry. */
    ZtsIsolate(
            ZtsProgram program,
            EngineOptions options,
            Telemetry telemetry,
            ConsoleLog console,
            Watchdog watchdog,
            EngineSource engine) {
        this.program = program;
        this.options = options;
        arena = new RequestArena(id, options.allocationLimitBytes());
        this.telemetry = telemetry;
        this.console = console;
        this.engine = engine;
        machine =
                new Machine(
                        new Environment(),
                        new FolderModules(program),
                        program.shapes(),
                        options.callDepth(),
                        program.jit());
        machine.deferPromotion(engine.defers());
        realm = machine.realm();
        failures = new Failures(program, realm, options.stacks());
        globals = new Globals(realm, options.isolation() == IsolationPolicy.FROZEN);
        arguments = new HandlerArguments(realm, this::rejected);
        wallNanos = options.wallLimit().toNanos();
        realm.onRejection(this::track);
        watch = watchdog.register(() -> realm.interrupt(Termination.Reason.TIMEOUT));
    }

    private final class Environment implements Machine.Environment {

        @Override
        public JsObject create(Realm in, Intrinsic which) {
            return Intrinsics.create(in, which);
        }

        @Override
        public void made(Intrinsic which, JsObject object) {
            globals.made(object, IntrinsicNames.of(which));
        }

        @Override
        public void populateGlobal(Realm in, JsObject global) {
            Intrinsics.populate(in, global);
        }

        @Override
        public void console(String level, String text) {
            print(level, text);
        }
    }

    private void print(String level, String text) {
        console.append(level(level), source, Messages.console(text));
    }

    private static ConsoleLog.Level level(String name) {
        return switch (name) {
            case "debug" -> ConsoleLog.Level.DEBUG;
            case "info" -> ConsoleLog.Level.INFO;
            case "warn" -> ConsoleLog.Level.WARN;
            case "error" -> ConsoleLog.Level.ERROR;
            default -> ConsoleLog.Level.LOG;
        };
    }

    Realm realm() {
        return realm;
    }

    /** {@return how often each instruction was interpreted, by number; not a copy} */
    long[] tally() {
        return machine.tally();
    }

    /** {@return what is known of each function made so far} Any thread. */
    List<FunctionState> functions() {
        return machine.functions();
    }

    /** {@return time in scripts, of runs that ended} Any thread. */
    long execNanos() {
        return (long) EXEC_NANOS.getAcquire(this);
    }

    /** Lets functions be promoted from now on. Any thread. */
    void endDeferral() {
        machine.deferPromotion(false);
    }

    // Loading

    /** {@return whether all entries are loaded or refused; if not, the isolate was stopped} */
    boolean loadEntries() {
        program.sources().scripts().stream()
                .filter(script -> script.entry() && !spent)
                .forEach(script -> load(script.path()));
        source = "";
        return !spent && lookAtGlobals();
    }

    /**
     * Freezes the globals or remembers how they are. A proxy among them runs a script meanwhile,
     * which may throw or never end; then no entry is loaded the next time, as it is not known whose
     * it is.
     */
    private boolean lookAtGlobals() {
        boolean[] failed = {false};
        Watchdog.Cause stopped =
                watched(
                        options.loadLimit().toNanos(),
                        () -> {
                            try {
                                globals.begin();
                            } catch (JsThrow e) {
                                failed[0] = true;
                            }
                        });
        spent |= failed[0] || stopped != null;
        if (spent) {
            String why =
                    "A script of the folder puts a proxy into the globals that does not answer";
            entries.keySet()
                    .forEach(entry ->
                            program.hanging().put(entry, new Problem(entry, 0, 0, why, "")));
        }
        return !spent;
    }

    private void load(String entry) {
        Problem known = program.problemOf(entry);
        if (known != null) {
            refuse(entry, FailureKind.LOAD_FAILED, known);
            return;
        }
        Problem hanging = program.hanging().get(entry);
        if (hanging != null) {
            refuse(entry, FailureKind.LOAD_TIMEOUT, hanging);
            return;
        }
        source = entry;
        @Nullable Problem[] problem = {null};
        Watchdog.Cause stopped =
                watched(options.loadLimit().toNanos(), () -> problem[0] = evaluate(entry));
        if (stopped != null) {
            program.hanging().put(entry, Limits.stoppedLoading(options, entry, stopped));
        } else if (problem[0] != null) {
            entries.remove(entry);
            refuse(entry, FailureKind.LOAD_FAILED, problem[0]);
        }
    }

    private @Nullable Problem evaluate(String entry) {
        try {
            ModuleInstance module = machine.modules().load(entry);
            JsPromise end = machine.modules().evaluate(module);
            realm.runJobs();
            return switch (end.state()) {
                case PENDING ->
                        new Problem(
                                entry,
                                0,
                                0,
                                "The top level awaits a promise that can never settle",
                                "");
                case REJECTED -> {
                    rejections.remove(end);
                    yield problem(entry, end.result());
                }
                case FULFILLED -> loaded(entry, module);
            };
        } catch (ImportFault e) {
            return problem(entry, e);
        } catch (JsThrow e) {
            return problem(entry, e.value(realm));
        } catch (StackOverflowError _) {
            realm.unwind(0);
            return problem(entry, stackFull());
        } finally {
            realm.unwind(0);
            realm.dropJobs();
            realm.forgetThrow();
            logRejections();
        }
    }

    private @Nullable Problem loaded(String path, ModuleInstance module) {
        Cell handler = module.cell("handler");
        Object topLevel = handler == null ? dev.zts.vm.value.Undefined.UNDEFINED : handler.value;
        Entry entry = Entry.of(module.namespace(), topLevel);
        if (entry == null) {
            return new Problem(
                    path,
                    0,
                    0,
                    "There is no handler: define function handler(request), or export default a"
                            + " function or an object with fetch, or functions named after methods"
                            + " (GET, POST, ...)",
                    "");
        }
        entries.put(path, entry);
        return null;
    }

    private Problem problem(String entry, Object thrown) {
        String message = Failures.message(thrown);
        Problem place = failures.place(thrown, message);
        if (place != null) {
            return place;
        }
        boolean error = thrown instanceof dev.zts.vm.value.JsError;
        return new Problem(entry, 0, 0, error ? message : "The top level threw " + message, "");
    }

    private Problem problem(String entry, ImportFault fault) {
        Problem broken = program.problemOf(fault.path());
        if (fault.offset() < 0) {
            return broken != null
                    ? broken
                    : new Problem(entry, 0, 0, String.valueOf(fault.getMessage()), "");
        }
        Unit unit = program.units().get(fault.path());
        String message = Messages.plain(String.valueOf(fault.getMessage()) + chain(fault));
        if (unit == null) {
            return new Problem(fault.path(), 0, 0, message, "");
        }
        int line = unit.line(fault.offset());
        return new Problem(
                fault.path(),
                line,
                unit.column(fault.offset()),
                message,
                program.line(fault.path(), line));
    }

    private static String chain(ImportFault fault) {
        return fault.chain().size() < 2
                ? ""
                : " (imported by way of " + String.join(" → ", fault.chain()) + ")";
    }

    private void refuse(String entry, FailureKind kind, Problem problem) {
        refusals.put(entry, new Failed(kind, Messages.plain(problem.message()), problem, ""));
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public ZtsProgram program() {
        return program;
    }

    @Override
    public List<Problem> problems() {
        return refusals.values().stream()
                .map(Failed::place)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Problem::file))
                .toList();
    }

    // Requests

    /** What becomes of a handler's promise. Told too late, nobody hears of it. */
    private final class Settling {

        private final boolean plain;
        private @Nullable HandlerResult result;

        Settling(boolean plain) {
            this.plain = plain;
        }

        private void fulfilled(Object value) {
            result = accept(value, plain);
        }

        private void rejected(Object reason) {
            result = failures.of(reason);
        }
    }

    @Override
    public HandlerResult run(String path, JsRequest request) {
        Entry entry = entry(path);
        if (entry == null) {
            Failed refusal = refusals.get(path);
            return refusal != null
                    ? refusal
                    : Failures.of(FailureKind.LOAD_FAILED, "The folder has no entry " + path);
        }
        source = path;
        HandlerResult result = null;
        Watchdog.Cause exhausted = null;
        begin(wallNanos);
        try {
            if (!spent) {
                result = answer(entry, request);
            }
        } catch (Termination e) {
            exhausted = cause(e);
        } catch (OutOfMemoryError e) {
            exhausted = Watchdog.Cause.ALLOCATION;
        } finally {
            arguments.end();
            exhausted = end(exhausted);
        }
        if (exhausted != null) {
            return Limits.stopped(options, exhausted);
        }
        return result != null ? result : Failures.of(FailureKind.INTERNAL, "The runtime has ended");
    }

    @Override
    public long runNanos() {
        return watch.runNanos();
    }

    @Override
    public long runBytes() {
        return watch.runBytes();
    }

    /** Finds an entry; the one that ran last at once. */
    private @Nullable Entry entry(String path) {
        if (path.equals(latestPath)) {
            return latest;
        }
        Entry found = entries.get(path);
        if (found != null) {
            latestPath = path;
            latest = found;
        }
        return found;
    }

    private HandlerResult answer(Entry entry, JsRequest request) {
        try {
            return unbounded(entry, request);
        } catch (Termination e) {
            if (e.reason() != Termination.Reason.REGEX_BUDGET) {
                throw e;
            }
            realm.unwind(0);
            realm.dropJobs();
            return Failures.of(FailureKind.REGEX_BUDGET, String.valueOf(e.getMessage()));
        }
    }

    private HandlerResult unbounded(Entry entry, JsRequest request) {
        HandlerResult result = null;
        Settling settling = null;
        try {
            Object returned = entry.call(arguments, request);
            if (returned == null) {
                return methodNotAllowed((Entry.Methods) entry);
            }
            if (isThenable(returned)) {
                settling = new Settling(entry.isPlain());
                JsPromise.resolve(realm, returned).then(settling::fulfilled, settling::rejected);
            } else {
                result = accept(returned, entry.isPlain());
            }
        } catch (JsThrow e) {
            result = failures.of(e.value(realm));
        } catch (StackOverflowError _) {
            realm.unwind(0);
            result = failures.of(stackFull());
        }
        realm.unwind(0);
        try {
            realm.runJobs();
        } catch (StackOverflowError _) {
            realm.unwind(0);
            realm.dropJobs();
            result = failures.of(stackFull());
        }
        realm.forgetThrow();
        logRejections();
        if (result == null && settling != null) {
            result = settling.result;
        }
        return result != null ? result : neverSettled();
    }

    private static boolean isThenable(Object value) {
        return value instanceof JsObject object
                && !HandlerApi.isResponse(object)
                && object.get("then") instanceof JsFunction;
    }

    private HandlerResult accept(Object value, boolean plain) {
        try {
            return new Responded(HandlerApi.response(value, plain));
        } catch (HandlerApi.BadResponse e) {
            return Failures.of(FailureKind.BAD_RESPONSE, String.valueOf(e.getMessage()));
        } catch (JsThrow e) {
            return failures.of(e.value(realm));
        }
    }

    private static HandlerResult neverSettled() {
        return Failures.of(
                FailureKind.NEVER_SETTLED,
                "The promise is pending and nothing is left that could settle it");
    }

    /** What a built-in function throws that no script called. */
    private Object stackFull() {
        return JsThrow.stackFull().value(realm);
    }

    private static HandlerResult methodNotAllowed(Entry.Methods methods) {
        Headers headers = new Headers();
        headers.append("allow", methods.allow());
        return new Responded(new JsResponse(405, headers, new JsResponse.Body.Empty()));
    }

    /**
     * Runs a script within the limits, unless the isolate has ended. {@return why it was stopped,
     * null if it was not}
     */
    private Watchdog.@Nullable Cause watched(long limitNanos, Runnable script) {
        Watchdog.Cause exhausted = null;
        begin(limitNanos);
        try {
            if (!spent) {
                script.run();
            }
        } catch (Termination e) {
            exhausted = cause(e);
        } catch (OutOfMemoryError e) {
            exhausted = Watchdog.Cause.ALLOCATION;
        } finally {
            exhausted = end(exhausted);
        }
        return exhausted;
    }

    private void begin(long limitNanos) {
        engine.working();
        watch.begin(limitNanos, options.allocationLimitBytes());
    }

    /** Ends a run. {@return why it was stopped: by the watchdog, or for what it used up} */
    private Watchdog.@Nullable Cause end(Watchdog.@Nullable Cause exhausted) {
        Watchdog.Cause stopped = watch.end();
        EXEC_NANOS.setRelease(this, execNanos + watch.runNanos());
        realm.unwind(0);
        Watchdog.Cause cause = stopped != null ? stopped : exhausted;
        if (cause != null) {
            spent = true;
        }
        return cause;
    }

    private static Watchdog.Cause cause(Termination e) {
        return switch (e.reason()) {
            case TIMEOUT -> Watchdog.Cause.WALL;
            case MEMORY -> Watchdog.Cause.ALLOCATION;
            case REGEX_BUDGET, CLOSED -> Watchdog.Cause.REQUESTED;
        };
    }

    // Rejections that nobody handles (ECMA-262 27.2.1.9)

    private void track(Realm.Rejection rejection) {
        if (rejection.handled()) {
            rejections.remove(rejection.promise());
        } else {
            rejections.put(rejection.promise(), rejection.reason());
        }
    }

    private void logRejections() {
        if (!rejections.isEmpty()) {
            rejections.values().forEach(this::rejected);
            rejections.clear();
        }
    }

    private void rejected(Object reason) {
        String message = Failures.message(reason);
        Problem place = failures.place(reason, message);
        String where =
                place == null
                        ? ""
                        : " (" + place.file() + ":" + place.line() + ":" + place.column() + ")";
        console.append(ConsoleLog.Level.ERROR, source, "Unhandled rejection: " + message + where);
    }

    // Between requests

    @Override
    public void settle() {
        requests++;
        if (requests == options.jit().deferRequests()) {
            machine.deferPromotion(false);
        }
        boolean due = Integer.bitCount(requests) == 1 || requests % TAINT_PERIOD == 0;
        if (taint == null && due && options.isolation() == IsolationPolicy.REUSE && !spent) {
            watched(
                    options.wallLimit().toNanos(),
                    () -> {
                        String found = globals.taint();
                        if (found != null) {
                            tainted(found);
                        }
                    });
        }
    }

    private void tainted(String what) {
        String plain = Messages.plain(what);
        taint = plain;
        telemetry.publish(new EngineEvent.RuntimeTainted(System.nanoTime(), id, source, plain));
    }

    @Override
    public void interrupt() {
        watch.stop();
    }

    @Override
    public @Nullable String taint() {
        return taint;
    }

    @Override
    public RequestArena arena() {
        return arena;
    }

    @Override
    public boolean usable() {
        return !spent;
    }

    @Override
    public void close() {
        spent = true;
        watch.stop();
        watch.close();
        arena.end();
        engine.closed(this);
    }
}
