package dev.zts.graal;

import dev.zts.engine.EngineOptions;
import dev.zts.engine.FailureKind;
import dev.zts.engine.HandlerResult;
import dev.zts.engine.HandlerResult.Failed;
import dev.zts.engine.HandlerResult.Responded;
import dev.zts.engine.Isolate;
import dev.zts.engine.IsolationPolicy;
import dev.zts.engine.JsRequest;
import dev.zts.engine.JsResponse;
import dev.zts.engine.JsResponse.Body;
import dev.zts.engine.Limits;
import dev.zts.engine.Messages;
import dev.zts.engine.Problem;
import dev.zts.engine.Watchdog;
import dev.zts.memory.RequestArena;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.Telemetry;
import dev.zts.web.Headers;
import dev.zts.web.ResponseRules;
import dev.zts.web.WebException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** A context with the entries of a program loaded. */
final class GraalIsolate implements Isolate, HostFunctions.Outcomes {

    /*
     * A request is one call of the entry's runner, a function of the prelude. GraalJS drains the
     * microtasks before that call returns, and there are no timers: a promise that is pending then
     * is pending for ever. What came of the request has been told through Outcomes by that time,
     * with the number of the exchange: a promise of an earlier request that settles now is not taken
     * for this one's.
     *
     * A run ends when JavaScript does. One built-in at work on something huge may ignore the
     * interrupt for seconds: whoever waits for an answer needs a deadline of their own.
     */

    private static final AtomicLong IDS = new AtomicLong();
    private static final Duration GRACE = Duration.ofMillis(250);

    /** A look for taint goes over every property of every global: about a millisecond. */
    private static final int TAINT_PERIOD = 4096;

    private final long id = IDS.incrementAndGet();
    private final GraalProgram program;
    private final EngineOptions options;
    private final RequestArena arena;
    private final Telemetry telemetry;
    private final ConsoleLog console;
    private final Failures failures;
    private final Context context;
    private final FolderFileSystem files;
    private final Watchdog.Watch watch;
    private final Consumer<GraalIsolate> closed;
    private final Value shared;
    private final Map<String, Value> runners = new HashMap<>();
    private final Map<String, Failed> refusals = new HashMap<>();

    private String source = "";
    private long exchange;
    private @Nullable HandlerResult result;
    private int requests;
    private volatile @Nullable String taint;
    private volatile boolean spent;
    private volatile boolean running;

    /** Makes an isolate without any entry. */
    GraalIsolate(
            GraalProgram program,
            EngineOptions options,
            Telemetry telemetry,
            ConsoleLog console,
            Watchdog watchdog,
            Context context,
            FolderFileSystem files,
            Prelude prelude,
            Consumer<GraalIsolate> closed) {
        this.program = program;
        this.options = options;
        arena = new RequestArena(id, options.allocationLimitBytes());
        this.telemetry = telemetry;
        this.console = console;
        this.context = context;
        this.files = files;
        this.closed = closed;
        failures = new Failures(program, options.stacks());
        watch = watchdog.register(this::stop);
        HostFunctions host = new HostFunctions(this, console, () -> source);
        shared = prelude.load(context, host.object());
        host.bind(shared);
    }

    /** {@return whether all entries are loaded or refused; if not, the context was stopped} */
    boolean loadEntries() {
        program.sources().scripts().stream()
                .filter(script -> script.entry() && !spent)
                .forEach(script -> load(script.path()));
        source = "";
        if (spent) {
            return false;
        }
        return lookAtGlobals();
    }

    /**
     * Freezes the globals or remembers how they are. A proxy among them runs JavaScript meanwhile,
     * which may throw or never end; then no entry is loaded the next time, as it is not known whose
     * it is.
     */
    private boolean lookAtGlobals() {
        boolean frozen = options.isolation() == IsolationPolicy.FROZEN;
        watch.begin(options.loadLimit().toNanos(), options.allocationLimitBytes());
        try {
            shared.invokeMember(frozen ? "freezeRealm" : "remember");
        } catch (PolyglotException e) {
            spent = true;
        } finally {
            spent |= watch.end() != null;
        }
        if (spent) {
            String why =
                    "A script of the folder puts a proxy into the globals that does not answer";
            runners.keySet()
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
        files.forgetMissing();
        watch.begin(options.loadLimit().toNanos(), options.allocationLimitBytes());
        @Nullable Problem problem = null;
        Watchdog.Cause stopped;
        try {
            problem = evaluate(entry);
        } catch (PolyglotException e) {
            problem = problem(entry, e);
        } finally {
            stopped = watch.end();
        }
        if (stopped != null) {
            spent = true;
            program.hanging().put(entry, Limits.stoppedLoading(options, entry, stopped));
        } else if (problem != null) {
            runners.remove(entry);
            refuse(entry, FailureKind.LOAD_FAILED, problem);
        }
    }

    private @Nullable Problem evaluate(String entry) {
        Problem[] problem = {
            new Problem(entry, 0, 0, "The top level awaits a promise that can never settle", "")
        };
        Consumer<@Nullable Problem> outcome = found -> problem[0] = found;
        shared.getMember("load")
                .executeVoid(
                        "/" + entry,
                        GraalProgram.HANDLER_EXPORT,
                        Prelude.function(arguments -> loaded(entry, arguments[0], outcome)),
                        Prelude.function(
                                arguments -> outcome.accept(problem(entry, arguments[0]))));
        return problem[0];
    }

    private void loaded(String entry, Value runner, Consumer<@Nullable Problem> outcome) {
        if (runner.isNull()) {
            outcome.accept(
                    new Problem(
                            entry,
                            0,
                            0,
                            "There is no handler: define function handler(request), or export default"
                                    + " a function or an object with fetch, or functions named after"
                                    + " methods (GET, POST, ...)",
                            ""));
            return;
        }
        runners.put(entry, runner);
        outcome.accept(null);
    }

    private Problem problem(String entry, Value error) {
        if (error.isException()) {
            try {
                throw error.throwException();
            } catch (PolyglotException e) {
                return problem(entry, e);
            }
        }
        return new Problem(entry, 0, 0, "The top level threw " + describe(error), "");
    }

    private Problem problem(String entry, PolyglotException e) {
        String missing = files.missing();
        if (missing != null && (e.isHostException() || failures.place(e, "") == null)) {
            return Imports.missing(program, entry, missing);
        }
        String message = Failures.message(e);
        Problem place = failures.place(e, message);
        return place == null ? new Problem(entry, 0, 0, message, "") : place;
    }

    private void refuse(String entry, FailureKind kind, Problem problem) {
        refusals.put(entry, new Failed(kind, Messages.plain(problem.message()), problem, ""));
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public GraalProgram program() {
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

    @Override
    public HandlerResult run(String entry, JsRequest request) {
        Failed refusal = refusals.get(entry);
        if (refusal != null) {
            return refusal;
        }
        Value runner = runners.get(entry);
        if (runner == null) {
            return failed(FailureKind.LOAD_FAILED, "The folder has no entry " + entry);
        }
        source = entry;
        exchange++;
        result = null;
        HandlerResult[] outcome = {failed(FailureKind.INTERNAL, "The runtime has ended")};
        LentRequest lent = new LentRequest(request);
        Watchdog.Cause stopped = watched(() -> outcome[0] = call(runner, request, lent));
        lent.end();
        return stopped == null ? outcome[0] : Limits.stopped(options, stopped);
    }

    @Override
    public long runNanos() {
        return watch.runNanos();
    }

    @Override
    public long runBytes() {
        return watch.runBytes();
    }

    /**
     * Runs JavaScript within the limits, unless the isolate has ended. {@return why it was stopped,
     * null if it was not}
     */
    private Watchdog.@Nullable Cause watched(Runnable script) {
        // Said before looking, as close does it the other way round: one of both sees the other.
        running = true;
        watch.begin(options.wallLimit().toNanos(), options.allocationLimitBytes());
        Watchdog.Cause stopped;
        try {
            if (!spent) {
                script.run();
            }
        } catch (IllegalStateException e) {
            // A context that was closed under its script says so.
            if (!spent) {
                throw e;
            }
        } finally {
            stopped = watch.end();
            running = false;
        }
        if (stopped != null) {
            spent = true;
        }
        return stopped;
    }

    private HandlerResult call(Value runner, JsRequest request, LentRequest lent) {
        try {
            runner.executeVoid(
                    exchange,
                    lent,
                    request.method(),
                    request.target(),
                    request.path(),
                    request.body().length > 0,
                    !request.query().isEmpty(),
                    !request.params().isEmpty());
        } catch (PolyglotException e) {
            return thrown(e);
        }
        HandlerResult told = result;
        return told != null
                ? told
                : failed(
                        FailureKind.NEVER_SETTLED,
                        "The promise is pending and nothing is left that could settle it");
    }

    /** Asking what was thrown runs JavaScript, which may be stopped too. */
    private Failed thrown(PolyglotException e) {
        try {
            return failed(e);
        } catch (PolyglotException later) {
            spent = true;
            return failures.of(Failures.kind(later), later);
        }
    }

    private Failed failed(PolyglotException e) {
        FailureKind kind = Failures.kind(e);
        if (kind == FailureKind.MEMORY || kind == FailureKind.INTERNAL) {
            spent = true;
        }
        Value error = e.isGuestException() ? e.getGuestObject() : null;
        if (error != null && kind == FailureKind.EXCEPTION) {
            Value field = shared.getMember("fieldOf").execute(error);
            if (field.isString()) {
                Failed failed = failures.of(FailureKind.BAD_RESPONSE, e);
                String message = Messages.plain(field.asString());
                return new Failed(failed.kind(), message, failed.place(), failed.stack());
            }
        }
        Failed failed = failures.of(kind, e);
        boolean plain = error != null && error.hasMembers() && !error.isException();
        if (error == null || !plain || kind != FailureKind.EXCEPTION) {
            return failed;
        }
        return new Failed(kind, describe(error), failed.place(), failed.stack());
    }

    private static Failed failed(FailureKind kind, String message) {
        return new Failed(kind, Messages.plain(message), null, "");
    }

    @Override
    public void responded(long number, int status, Headers headers, Body body) {
        if (number != exchange || result != null) {
            return;
        }
        long length =
                switch (body) {
                    case Body.Empty() -> status == 304 ? -1 : 0;
                    case Body.Text(var text) ->
                            headers.has("content-length") ? utf8Length(text) : 0;
                    case Body.Bytes(var bytes) -> bytes.length;
                };
        try {
            Headers sendable = ResponseRules.sendable(headers, length);
            result = new Responded(new JsResponse(status, sendable, body));
        } catch (WebException e) {
            result = failed(FailureKind.BAD_RESPONSE, String.valueOf(e.getMessage()));
        }
    }

    private static long utf8Length(CharSequence text) {
        return text.codePoints()
                .mapToLong(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4)
                .sum();
    }

    @Override
    public void bad(long number, String message) {
        if (number == exchange && result == null) {
            result = failed(FailureKind.BAD_RESPONSE, message);
        }
    }

    @Override
    public void failed(long number, Value error) {
        if (number == exchange && result == null) {
            result = rejection(error);
        }
    }

    @Override
    public void rejected(Value reason) {
        Failed failed = rejection(reason);
        Problem place = failed.place();
        String where =
                place == null
                        ? ""
                        : " (" + place.file() + ":" + place.line() + ":" + place.column() + ")";
        console.append(
                ConsoleLog.Level.ERROR, source, "Unhandled rejection: " + failed.message() + where);
    }

    private Failed rejection(Value error) {
        if (error.isException()) {
            try {
                throw error.throwException();
            } catch (PolyglotException e) {
                return failed(e);
            }
        }
        return failed(FailureKind.EXCEPTION, describe(error));
    }

    private String describe(Value value) {
        return Messages.plain(shared.getMember("describe").execute(value).asString());
    }

    @Override
    public void settle() {
        requests++;
        boolean due = Integer.bitCount(requests) == 1 || requests % TAINT_PERIOD == 0;
        if (taint == null && due && options.isolation() == IsolationPolicy.REUSE) {
            watched(this::lookForTaint);
        }
    }

    private void lookForTaint() {
        try {
            Value found = shared.getMember("taint").execute();
            if (found.isString()) {
                tainted(found.asString());
            }
        } catch (PolyglotException e) {
            if (e.isGuestException() && !e.isInterrupted() && !e.isCancelled()) {
                tainted("a global that throws when it is read: " + Failures.message(e));
            } else {
                spent = true;
            }
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

    /** Called by the watchdog on a thread of its own. */
    private void stop() {
        try {
            context.interrupt(GRACE);
        } catch (TimeoutException e) {
            spent = true;
            context.close(true);
        }
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
        closed.accept(this);
        if (running) {
            Thread.ofPlatform().daemon().name("zts-close-" + id).start(() -> context.close(true));
        } else {
            context.close(true);
        }
    }
}
