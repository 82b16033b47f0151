package dev.zts.app.cli;

import dev.zts.app.window.UserFiles;
import dev.zts.engine.EngineOptions;
import dev.zts.engine.IsolationPolicy;
import dev.zts.engine.JitSettings;
import dev.zts.memory.GcOptions;
import dev.zts.pool.PoolOptions;
import dev.zts.pool.RecyclePolicy;
import dev.zts.server.HostOptions;
import dev.zts.server.InlinePolicy;
import dev.zts.server.IoMode;
import dev.zts.server.ServerOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;

/** Options of everything that serves a folder: address, engine, pool and each limit. */
final class HostArgs {
    private static final String BYTECODE_CACHE = "ZTS_BYTECODE_CACHE";

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "zts",
            description =
                    "Engine that runs the handlers: zts or graaljs. Default: ${DEFAULT-VALUE}.")
    String engine = "zts";

    @Mixin private JitArgs jit = new JitArgs();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to serve on. Default: ${DEFAULT-VALUE}, this machine only.")
    String host = "127.0.0.1";

    @Option(
            names = {"-p", "--port"},
            paramLabel = "N",
            defaultValue = "0",
            description = "Port to serve on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    int port;

    @Option(
            names = "--isolation",
            paramLabel = "POLICY",
            converter = Policies.class,
            description =
                    "What requests share: reuse (global state persists), frozen (globals are read-only)"
                            + " or fresh (a runtime per request). Default: reuse.")
    @Nullable IsolationPolicy isolation;

    @Option(
            names = "--pool",
            paramLabel = "N",
            description = "Runtimes. Default: one per core, at least two.")
    @Nullable Integer pool;

    @Option(
            names = "--prewarm",
            paramLabel = "N",
            description = "Runtimes opened before the first request. Default: all.")
    @Nullable Integer prewarm;

    @Option(
            names = "--pool-shards",
            paramLabel = "N",
            description =
                    "Parts of the pool that do not wait for each other. Default: one per core.")
    @Nullable Integer poolShards;

    @Option(
            names = "--recycle-after",
            paramLabel = "N",
            description =
                    "Requests that a runtime serves before it is replaced. Default: any number.")
    @Nullable Long recycleAfter;

    @Option(
            names = "--recycle-ttl",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Age at which a runtime is replaced. Default: none.")
    @Nullable Duration recycleTtl;

    @Option(
            names = "--recycle-above",
            paramLabel = "SIZE",
            converter = Sizes.class,
            description =
                    "What requests may allocate on a runtime in all before it is replaced."
                            + " Default: any amount.")
    @Nullable Long recycleAbove;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Threads that run handlers. Default: one per runtime.")
    @Nullable Integer workers;

    @Option(
            names = "--event-loops",
            paramLabel = "N",
            description = "Threads that read and write sockets. Default: one per core.")
    @Nullable Integer eventLoops;

    @Option(
            names = "--io",
            paramLabel = "MODE",
            converter = IoModes.class,
            description =
                    "How sockets are waited for: auto, epoll (Linux), kqueue (macOS), nio, or threads"
                            + " (a thread per connection). Default: auto.")
    @Nullable IoMode io;

    @Option(
            names = "--inline",
            paramLabel = "WHICH",
            converter = InlinePolicies.class,
            description =
                    "Handlers that run on event loops: auto (those that take less than 50 us), never"
                            + " or always. Default: auto.")
    @Nullable InlinePolicy inline;

    @Option(
            names = "--max-queued",
            paramLabel = "N",
            description = "Requests that wait for a runtime; then 503. Default: 10000.")
    @Nullable Integer maxQueued;

    @Option(
            names = "--wall-limit",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Longest run of a handler; then 504. Default: 10s.")
    @Nullable Duration wallLimit;

    @Option(
            names = "--load-limit",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Longest run of a file's top level. Default: 10s.")
    @Nullable Duration loadLimit;

    @Option(
            names = "--allocation-limit",
            paramLabel = "SIZE",
            converter = Sizes.class,
            description = "Most bytes one request may allocate; then 500. Default: 256m.")
    @Nullable Long allocationLimit;

    @Option(
            names = "--queue-wait",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Longest wait for a runtime; then 503. Default: 5s.")
    @Nullable Duration queueWait;

    @Option(
            names = "--max-request-line",
            paramLabel = "SIZE",
            converter = Sizes.class,
            description = "Then 414. Default: 4k.")
    @Nullable Long maxRequestLine;

    @Option(
            names = "--max-header-bytes",
            paramLabel = "SIZE",
            converter = Sizes.class,
            description = "Then 431. Default: 8k.")
    @Nullable Long maxHeaderBytes;

    @Option(
            names = "--max-header-fields",
            paramLabel = "N",
            description = "Then 431. Default: 100.")
    @Nullable Integer maxHeaderFields;

    @Option(
            names = "--max-body",
            paramLabel = "SIZE",
            converter = Sizes.class,
            description = "Then 413. Default: 1m.")
    @Nullable Long maxBody;

    @Option(
            names = "--header-deadline",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "For a whole request head; then 408. Default: 10s.")
    @Nullable Duration headerDeadline;

    @Option(
            names = "--body-idle",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Between two reads of a body; then 408. Default: 10s.")
    @Nullable Duration bodyIdle;

    @Option(
            names = "--min-body-rate",
            paramLabel = "SIZE",
            converter = Sizes.class,
            description = "Bytes a second of a slow body; then 408. Default: 1k.")
    @Nullable Long minBodyRate;

    @Option(
            names = "--keep-alive",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Idle time of a connection. Default: 15s.")
    @Nullable Duration keepAlive;

    @Option(
            names = "--write-stall",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "Without progress of a response; then the connection closes. Default: 10s.")
    @Nullable Duration writeStall;

    @Option(
            names = "--max-connections",
            paramLabel = "N",
            description = "Then 503. Default: 10000.")
    @Nullable Integer maxConnections;

    @Option(
            names = "--static-cache",
            paramLabel = "SIZE",
            converter = Sizes.class,
            description = "Memory for static files; 0 keeps none. Default: 64m.")
    @Nullable Long staticCache;

    @Option(
            names = "--static-cache-file",
            paramLabel = "SIZE",
            converter = Sizes.class,
            description = "Largest static file kept in memory. Default: 64k.")
    @Nullable Long staticCacheFile;

    @Option(
            names = "--gc-between-requests",
            paramLabel = "POLICY",
            converter = GcPolicies.class,
            description =
                    "off, or auto: ask for a collection while no request runs, at most every 5 s."
                            + " Default: off, as it makes nothing faster.")
    GcOptions.@Nullable Policy gcBetweenRequests;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private @Nullable BytecodeArgs bytecode;

    /** Where bytecode is kept, or that it is not. */
    static final class BytecodeArgs {
        @Option(
                names = "--bytecode-cache",
                paramLabel = "DIR",
                description =
                        "Folder in which zts keeps bytecode for the next start. Default:"
                                + " $ZTS_BYTECODE_CACHE, else in the user's cache folder.")
        @Nullable Path directory;

        @Option(
                names = "--no-bytecode-cache",
                description = "Keep bytecode in memory only, not on disk.")
        boolean none;
    }

    @Option(names = "--no-watch", description = "Do not follow changes of the folder.")
    boolean noWatch;

    @Option(
            names = "--no-developer",
            description = "Keep stacks and places out of error responses.")
    boolean noDeveloper;

    /**
     * {@return the options of a host} What the environment says of the compiler counts where the
     * command line says nothing.
     *
     * @throws ParameterException naming the value that is out of range
     */
    HostOptions toOptions() {
        return toOptions(System.getenv());
    }

    HostOptions toOptions(Map<String, String> environment) {
        try {
            return HostOptions.defaults()
                    .withEngineName(engine)
                    .withEngine(engineOptions(environment))
                    .withJit(jitSettings(environment))
                    .withPool(poolOptions())
                    .withServer(serverOptions())
                    .withGc(gcOptions())
                    .withWatch(!noWatch);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private JitSettings jitSettings(Map<String, String> environment) {
        JitSettings given = jit.settings();
        if (!given.equals(JitSettings.NONE) && !engine.equals("zts")) {
            commandLine()
                    .getErr()
                    .println(
                            "workbench: the JIT's options change nothing: "
                                    + engine
                                    + " has no tiers of ours");
        }
        return given.over(JitSettings.ofEnvironment(environment));
    }

    private EngineOptions engineOptions(Map<String, String> environment) {
        EngineOptions options = EngineOptions.defaults().withStacks(!noDeveloper);
        Boolean profiles = jit.profile;
        options = profiles == null ? options : options.withJit(options.jit().withProfile(profiles));
        options = options.withBytecodeCache(bytecodeCache(environment));
        options = isolation == null ? options : options.withIsolation(isolation);
        options = wallLimit == null ? options : options.withWallLimit(wallLimit);
        options = loadLimit == null ? options : options.withLoadLimit(loadLimit);
        return allocationLimit == null
                ? options
                : options.withAllocationLimitBytes(allocationLimit);
    }

    private GcOptions gcOptions() {
        GcOptions options = GcOptions.defaults();
        return gcBetweenRequests == null ? options : options.withPolicy(gcBetweenRequests);
    }

    /** {@return where bytecode is kept, null for nowhere} An empty variable counts as absent. */
    private @Nullable Path bytecodeCache(Map<String, String> environment) {
        if (bytecode != null) {
            return bytecode.directory;
        }
        String given = environment.get(BYTECODE_CACHE);
        if (given == null || given.isEmpty()) {
            return UserFiles.bytecodeCache();
        }
        return given.equals("none") ? null : Path.of(given);
    }

    private PoolOptions poolOptions() {
        PoolOptions options = PoolOptions.defaults();
        if (pool != null) {
            options = options.withCapacity(pool).withPrewarm(pool);
        }
        options = prewarm == null ? options : options.withPrewarm(prewarm);
        options = poolShards == null ? options : options.withShards(poolShards);
        options =
                options.withRecycle(
                        new RecyclePolicy(or(recycleAfter, 0L), recycleTtl, or(recycleAbove, 0L)));
        return queueWait == null ? options : options.withMaxWait(queueWait);
    }

    private ServerOptions serverOptions() {
        ServerOptions options = ServerOptions.defaults();
        return new ServerOptions(
                new InetSocketAddress(address(), port),
                or(io, options.io()),
                or(eventLoops, options.eventLoops()),
                or(inline, options.inline()),
                workers,
                bytes(maxRequestLine, options.maxRequestLineBytes()),
                bytes(maxHeaderBytes, options.maxHeaderBytes()),
                or(maxHeaderFields, options.maxHeaderFields()),
                bytes(maxBody, options.maxBodyBytes()),
                or(headerDeadline, options.headerDeadline()),
                or(bodyIdle, options.bodyIdle()),
                bytes(minBodyRate, options.minBodyBytesPerSecond()),
                or(keepAlive, options.keepAliveIdle()),
                or(writeStall, options.writeStall()),
                or(maxConnections, options.maxConnections()),
                or(maxQueued, options.maxQueued()),
                or(queueWait, options.queueWait()),
                options.drain(),
                or(staticCache, options.staticCacheBytes()),
                bytes(staticCacheFile, options.staticCacheFileBytes()),
                options.operations(),
                !noDeveloper);
    }

    private InetAddress address() {
        String literal =
                host.startsWith("[") && host.endsWith("]")
                        ? host.substring(1, host.length() - 1)
                        : host;
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new ParameterException(
                    commandLine(),
                    "Invalid value for option '--host': '"
                            + host
                            + "' is no address of this machine; write 127.0.0.1, ::1 or 0.0.0.0",
                    e);
        }
    }

    private picocli.CommandLine commandLine() {
        if (command == null) {
            throw new IllegalStateException("used outside of a command");
        }
        return command.commandLine();
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    private static int bytes(@Nullable Long given, int otherwise) {
        return given == null ? otherwise : Math.toIntExact(Math.min(given, Integer.MAX_VALUE));
    }

    /** The constants of an enum by their names in lower case. */
    abstract static class Names<E extends Enum<E>> implements ITypeConverter<E> {
        private final E[] all;
        private final String what;

        Names(E[] all, String what) {
            this.all = all;
            this.what = what;
        }

        @Override
        public E convert(String text) {
            for (E each : all) {
                if (name(each).equals(text)) {
                    return each;
                }
            }
            String others =
                    Arrays.stream(all)
                            .limit(all.length - 1L)
                            .map(Names::name)
                            .collect(Collectors.joining(", "));
            throw new TypeConversionException(
                    "'"
                            + text
                            + "' is no "
                            + what
                            + "; take "
                            + others
                            + " or "
                            + name(all[all.length - 1]));
        }

        private static String name(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Isolation policies. */
    static final class Policies extends Names<IsolationPolicy> {
        Policies() {
            super(IsolationPolicy.values(), "isolation policy");
        }
    }

    /** Who asks for collections between requests. */
    static final class GcPolicies extends Names<GcOptions.Policy> {
        GcPolicies() {
            super(GcOptions.Policy.values(), "policy of collections");
        }
    }

    /** Ways to wait for sockets. */
    static final class IoModes extends Names<IoMode> {
        IoModes() {
            super(IoMode.values(), "way to wait for sockets");
        }
    }

    /** Which handlers run on event loops. */
    static final class InlinePolicies extends Names<InlinePolicy> {
        InlinePolicies() {
            super(InlinePolicy.values(), "choice of handlers");
        }
    }
}
