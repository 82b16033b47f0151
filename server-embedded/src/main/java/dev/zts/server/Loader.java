package dev.zts.server;

import dev.zts.engine.EngineOptions;
import dev.zts.engine.Isolate;
import dev.zts.engine.IsolationPolicy;
import dev.zts.engine.Problem;
import dev.zts.engine.Program;
import dev.zts.engine.Script;
import dev.zts.engine.SourceTree;
import dev.zts.files.StaticFiles;
import dev.zts.folder.FolderConfig;
import dev.zts.folder.HandlerFolder;
import dev.zts.folder.Route;
import dev.zts.pool.PoolOptions;
import dev.zts.pool.RuntimePool;
import dev.zts.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a version of a folder ready to serve: compiled, loaded once to see that it loads, its pool
 * prewarmed. Used by one thread at a time.
 */
final class Loader {
    private final HostOptions options;
    private final EngineHost.EngineFactory engines;
    private final Telemetry telemetry;
    private final StaticFiles statics;

    Loader(
            HostOptions options,
            EngineHost.EngineFactory engines,
            Telemetry telemetry,
            StaticFiles statics) {
        this.options = options;
        this.engines = engines;
        this.telemetry = telemetry;
        this.statics = statics;
    }

    /**
     * Prepares a version. A script that cannot be used is taken from the previous version, if it
     * could be used there.
     */
    Deployment load(HandlerFolder read, @Nullable Deployment previous) {
        EngineUse engine = engine(read.config(), previous);
        try {
            return prepare(read, previous, engine);
        } catch (RuntimeException e) {
            engine.release();
            throw e;
        }
    }

    private EngineUse engine(FolderConfig config, @Nullable Deployment previous) {
        EngineOptions wanted = engineOptions(config);
        if (previous != null && previous.engine().engine().options().equals(wanted)) {
            return previous.engine().share();
        }
        return new EngineUse(engines.apply(wanted));
    }

    private EngineOptions engineOptions(FolderConfig config) {
        EngineOptions wanted =
                options.engine()
                        .withStacks(options.server().developer())
                        .withJit(options.jit().over(config.jit()).applyTo(options.engine().jit()));
        if (config.wallLimit() != null) {
            wanted = wanted.withWallLimit(config.wallLimit());
        }
        if (config.allocationLimitBytes() != null) {
            wanted = wanted.withAllocationLimitBytes(config.allocationLimitBytes());
        }
        return wanted;
    }

    private Deployment prepare(
            HandlerFolder read, @Nullable Deployment previous, EngineUse engine) {
        Attempt attempt = new Attempt(read, previous, engine);
        try {
            while (attempt.fallBack()) {
                attempt.load();
            }
            return deploy(attempt, read, engine);
        } catch (RuntimeException e) {
            attempt.isolate.close();
            throw e;
        }
    }

    private Deployment deploy(Attempt attempt, HandlerFolder read, EngineUse engine) {
        HandlerFolder folder =
                new HandlerFolder(
                        read.root(),
                        attempt.program.sources(),
                        read.routes(),
                        read.staticRoot(),
                        read.config(),
                        read.problems());
        AtomicReference<@Nullable Isolate> first = new AtomicReference<>(attempt.isolate);
        Supplier<Isolate> factory =
                () -> {
                    Isolate loaded = first.getAndSet(null);
                    return loaded != null ? loaded : engine.engine().open(attempt.program);
                };
        FolderConfig config = read.config();
        return new Deployment(
                folder,
                attempt.program,
                attempt.broken,
                attempt.pending,
                RuntimePool.open(poolOptions(), factory, telemetry),
                engine,
                statics,
                config.maxBodyBytes() != null
                        ? config.maxBodyBytes()
                        : options.server().maxBodyBytes(),
                attempt.times,
                this::pace);
    }

    private RoutePace pace(String file) {
        return new RoutePace(
                file, options.server().inline(), options.server().eventLoops(), telemetry);
    }

    /** At least one runtime is opened ahead: the one that showed that the scripts load. */
    private PoolOptions poolOptions() {
        PoolOptions pool = options.pool();
        return pool.withPrewarm(Math.max(1, pool.prewarm()))
                .withSingleUse(options.engine().isolation() == IsolationPolicy.FRESH);
    }

    /** The scripts of a new version, with old ones in the place of those that cannot be used. */
    private static final class Attempt {
        private final HandlerFolder read;
        private final EngineUse engine;

        /** Scripts of the previous version that could be used. */
        private final Map<String, Script> good = new LinkedHashMap<>();

        private final Map<String, Script> scripts = new TreeMap<>();

        /** Why a script was replaced by its old version. */
        private final Map<String, Problem> pending = new LinkedHashMap<>();

        private final Deployment.LoadTimes times;
        private Map<String, Problem> broken = Map.of();
        private Program program;
        private Isolate isolate;

        Attempt(HandlerFolder read, @Nullable Deployment previous, EngineUse engine) {
            this.read = read;
            this.engine = engine;
            if (previous != null) {
                for (Script script : previous.folder().sources().scripts()) {
                    if (previous.problem(script.path()) == null) {
                        good.put(script.path(), script);
                    }
                }
            }
            read.sources().scripts().forEach(script -> scripts.put(script.path(), script));
            long begin = System.nanoTime();
            this.program = engine.engine().compile(tree());
            long compiled = System.nanoTime();
            this.isolate = engine.engine().open(program);
            this.times = new Deployment.LoadTimes(compiled - begin, System.nanoTime() - compiled);
            this.broken = problems();
        }

        private SourceTree tree() {
            return new SourceTree(read.sources().version(), List.copyOf(scripts.values()));
        }

        void load() {
            isolate.close();
            program = engine.engine().compile(tree());
            isolate = engine.engine().open(program);
            broken = problems();
        }

        private Map<String, Problem> problems() {
            Map<String, Problem> found = new LinkedHashMap<>();
            for (Problem problem : read.problems()) {
                boolean unread = !scripts.containsKey(problem.file()) && isRoute(problem.file());
                if (unread) {
                    found.putIfAbsent(problem.file(), problem);
                }
            }
            program.problems().forEach(problem -> found.putIfAbsent(problem.file(), problem));
            isolate.problems().forEach(problem -> found.putIfAbsent(problem.file(), problem));
            return found;
        }

        private boolean isRoute(String file) {
            return read.routes().stream().map(Route::file).anyMatch(file::equals);
        }

        /** Takes old scripts for broken ones. {@return whether that changed anything} */
        boolean fallBack() {
            List<String> replaceable = new ArrayList<>();
            for (String file : broken.keySet()) {
                if (differs(file)) {
                    replaceable.add(file);
                }
            }
            if (replaceable.isEmpty() && broken.keySet().stream().anyMatch(pending::containsKey)) {
                // The old script does not get along with the new ones that it imports.
                scripts.values().stream()
                        .filter(script -> !script.entry() && differs(script.path()))
                        .forEach(script -> replaceable.add(script.path()));
            }
            for (String file : replaceable) {
                Problem cause = broken.get(file);
                if (cause != null) {
                    pending.putIfAbsent(file, cause);
                }
                Script old = good.get(file);
                if (old != null) {
                    scripts.put(file, new Script(file, old.text(), isRoute(file)));
                }
            }
            return !replaceable.isEmpty();
        }

        private boolean differs(String file) {
            Script old = good.get(file);
            Script now = scripts.get(file);
            return old != null && (now == null || !now.text().equals(old.text()));
        }
    }
}
