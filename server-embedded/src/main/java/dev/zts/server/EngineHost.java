package dev.zts.server;

import dev.zts.engine.Engine;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.Problem;
import dev.zts.engine.SourceTree;
import dev.zts.files.StaticFiles;
import dev.zts.folder.FolderException;
import dev.zts.folder.HandlerFolder;
import dev.zts.graal.GraalEngine;
import dev.zts.memory.GcControl;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.EngineEvent;
import dev.zts.telemetry.FunctionListing;
import dev.zts.telemetry.Telemetry;
import dev.zts.vm.ZtsEngine;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A handler folder being served: engine, pool, server and folder watch. Thread-safe. */
public final class EngineHost implements AutoCloseable {

    /** Makes an engine from its settings. */
    @FunctionalInterface
    interface EngineFactory extends Function<EngineOptions, Engine> {}

    private final Telemetry telemetry;
    private final Path root;
    private final StaticFiles statics;
    private final Loader loader;
    private final HttpServer server;
    private final PoolFigures figures;
    private final GcControl memory;
    private final FirstAnswer firstAnswer;
    private final @Nullable FolderWatch watch;

    /** Held while the folder is read and a version is prepared; never while requests are served. */
    private final ReentrantLock reloading = new ReentrantLock();

    private volatile Deployment current;
    private volatile HandlerFolder lastRead;
    private volatile List<Problem> refused = List.of();
    private volatile boolean sourceMissing;
    private volatile boolean warm;
    private volatile boolean closed;

    private EngineHost(
            Path folder, HostOptions options, Telemetry telemetry, EngineFactory engines) {
        long opened = System.nanoTime();
        this.telemetry = telemetry;
        this.root = folder.toAbsolutePath().normalize();
        this.statics =
                new StaticFiles(
                        root.resolve(HandlerFolder.STATIC_FOLDER),
                        options.server().staticCacheBytes(),
                        options.server().staticCacheFileBytes());
        this.loader = new Loader(options, engines, telemetry, statics);
        HandlerFolder read = HandlerFolder.read(root, 1);
        this.lastRead = read;
        this.current = loader.load(read, null);
        this.memory = GcControl.start(options.gc());
        try {
            this.server =
                    HttpServer.start(
                            options.server(),
                            options.workers(),
                            this::held,
                            this::maxBodyBytes,
                            memory,
                            telemetry);
        } catch (RuntimeException e) {
            memory.close();
            current.release();
            throw e;
        }
        this.figures = new PoolFigures(server.workers(), server.failures(), current.pool());
        telemetry.addSource(figures);
        server.follow(figures::state, () -> current.engine().engine().bytecode());
        telemetry.addSource(memory);
        this.firstAnswer = new FirstAnswer(telemetry, opened, System.nanoTime(), current);
        telemetry.addSource(firstAnswer);
        publishLoaded(current);
        this.watch =
                options.watch()
                        ? FolderWatch.start(root, this::reload, () -> sourceMissing, telemetry)
                        : null;
    }

    /**
     * Reads the folder, compiles it, prewarms the pool and binds the address.
     *
     * @throws dev.zts.folder.FolderException if the folder cannot be used
     * @throws ServerStartException if the address cannot be bound; nothing is left running
     */
    public static EngineHost start(
            Path folder, HostOptions options, Telemetry telemetry, ConsoleLog console) {
        Map<String, EngineFactory> engines = new TreeMap<>();
        engines.put("graaljs", settings -> GraalEngine.create(settings, telemetry, console));
        engines.put("zts", settings -> ZtsEngine.create(settings, telemetry, console));
        EngineFactory engine = engines.get(options.engineName());
        if (engine == null) {
            throw new IllegalArgumentException(
                    "unknown engine "
                            + options.engineName()
                            + "; known are "
                            + String.join(", ", engines.keySet()));
        }
        return start(folder, options, telemetry, engine);
    }

    /** Starts a host on an engine of the caller's. */
    static EngineHost start(
            Path folder, HostOptions options, Telemetry telemetry, EngineFactory engine) {
        return new EngineHost(folder, options, telemetry, engine);
    }

    private Deployment held() {
        while (true) {
            Deployment deployment = current;
            if (deployment.hold()) {
                return deployment;
            }
            if (closed) {
                throw new IllegalStateException("the host is closed");
            }
        }
    }

    private int maxBodyBytes() {
        return current.maxBodyBytes();
    }

    /** {@return what is served now} */
    public HostState state() {
        Deployment deployment = current;
        List<Problem> problems = new ArrayList<>(deployment.otherProblems());
        problems.addAll(refused);
        return new HostState(
                root,
                deployment.folder().sources().version(),
                server.address(),
                server.transport(),
                deployment.engine().engine().info(),
                deployment.engine().engine().options(),
                deployment.statuses(),
                deployment.folder().staticRoot(),
                deployment.folder().config(),
                problems,
                sourceMissing);
    }

    /** {@return the scripts that are served now} */
    public SourceTree sources() {
        return current.program().sources();
    }

    /**
     * {@return the functions that are served now, as their engine has them} Empty once the host is
     * closed. Takes as long as the engine needs; not on a thread that must not wait.
     *
     * @param file path of a script, empty for all
     * @param code whether to list the JVM code too
     */
    public List<FunctionListing> listings(String file, boolean code) {
        while (!closed) {
            Deployment deployment = current;
            if (deployment.hold()) {
                try {
                    return deployment.engine().engine().listings(deployment.program(), file, code);
                } finally {
                    deployment.release();
                }
            }
        }
        return List.of();
    }

    /** {@return what asks for collections between requests} */
    public GcControl memory() {
        return memory;
    }

    public InetSocketAddress address() {
        return server.address();
    }

    /** Tells the engine that the measured part of a load run has begun. Returns at once. */
    public void warmedUp() {
        warm = true;
        current.engine().engine().warmedUp();
    }

    /** Reads the folder again now. Returns when the new version serves or was refused. */
    public HostState reload() {
        reloading.lock();
        try {
            if (!closed) {
                follow();
            }
        } finally {
            reloading.unlock();
        }
        return state();
    }

    private void follow() {
        boolean missing = !Files.isDirectory(root);
        if (missing && !sourceMissing) {
            notice("The folder " + root + " is gone; its last version is served on");
        }
        sourceMissing = missing;
        if (missing) {
            return;
        }
        Deployment old = current;
        HandlerFolder read;
        try {
            read = HandlerFolder.read(root, old.folder().sources().version() + 1);
        } catch (FolderException e) {
            refuse(List.of(new Problem("", 0, 0, String.valueOf(e.getMessage()), "")));
            return;
        }
        List<Problem> config =
                read.problems().stream()
                        .filter(problem -> problem.file().equals("zts.json"))
                        .toList();
        if (!config.isEmpty()) {
            refuse(config);
            return;
        }
        refused = List.of();
        if (!Snapshots.same(read, lastRead)) {
            swap(loader.load(read, old));
            lastRead = read;
        }
    }

    private void refuse(List<Problem> problems) {
        if (!problems.equals(refused)) {
            refused = problems;
            notice("The folder's new version is not used: " + problems.getFirst().render());
        }
    }

    private void notice(String text) {
        telemetry.publish(
                new EngineEvent.Notice(System.nanoTime(), EngineEvent.Severity.WARNING, text));
    }

    private void swap(Deployment next) {
        Deployment old;
        synchronized (this) {
            if (closed) {
                next.release();
                return;
            }
            old = current;
            current = next;
            if (warm) {
                next.engine().engine().warmedUp();
            }
            figures.follow(next.pool());
        }
        publishLoaded(next);
        old.release();
    }

    private void publishLoaded(Deployment loaded) {
        List<Problem> broken = new ArrayList<>(loaded.broken().values());
        broken.addAll(loaded.pending().values());
        long now = System.nanoTime();
        telemetry.publish(
                new EngineEvent.HandlersLoaded(
                        now,
                        loaded.folder().sources().version(),
                        loaded.folder().sources().scripts().size(),
                        broken.size()));
        for (Problem problem : broken) {
            telemetry.publish(
                    new EngineEvent.HandlerBroken(
                            now,
                            problem.file(),
                            problem.line(),
                            problem.column(),
                            problem.message(),
                            problem.sourceLine()));
        }
    }

    /** Stops accepting, drains, and ends every thread and isolate. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        if (watch != null) {
            watch.close();
        }
        server.close();
        statics.close();
        telemetry.removeSource(figures);
        telemetry.removeSource(memory);
        memory.close();
        telemetry.removeSource(firstAnswer);
        Deployment last = current;
        last.release();
        last.end();
    }
}
