package dev.zts.server;

import dev.zts.engine.EngineOptions;
import dev.zts.pool.PoolOptions;
import dev.zts.telemetry.Counter;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.Sampler;
import dev.zts.telemetry.Telemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A host on a {@link FakeEngine}, and its folder. */
final class HostFixture implements AutoCloseable {
    final Path folder;
    final Telemetry telemetry = new Telemetry();
    final List<FakeEngine> engines = new CopyOnWriteArrayList<>();
    final List<Frame> frames = new CopyOnWriteArrayList<>();
    final EngineHost host;

    private HostFixture(Path folder, HostOptions options) {
        this.folder = folder;
        this.host = EngineHost.start(folder, options, telemetry, this::newEngine);
    }

    private FakeEngine newEngine(EngineOptions options) {
        FakeEngine engine = new FakeEngine(options);
        engines.add(engine);
        return engine;
    }

    static HostFixture start(Path folder) {
        return start(folder, UnaryOperator.identity());
    }

    /** Two runtimes, two workers, a wall limit of 300 ms, a queue wait of 400 ms, no watch. */
    static HostFixture start(Path folder, UnaryOperator<ServerOptions> server) {
        return new HostFixture(folder, options(server));
    }

    static HostFixture start(Path folder, HostOptions options) {
        return new HostFixture(folder, options);
    }

    static HostOptions options(UnaryOperator<ServerOptions> server) {
        ServerOptions small =
                ServerOptions.defaults()
                        .withWorkers(2)
                        .withEventLoops(1)
                        .withQueueWait(Duration.ofMillis(400))
                        .withDrain(Duration.ofMillis(300));
        return HostOptions.defaults()
                .withEngine(EngineOptions.defaults().withWallLimit(Duration.ofMillis(300)))
                .withPool(PoolOptions.defaults().withCapacity(2))
                .withServer(server.apply(small))
                .withWatch(false);
    }

    static void write(Path folder, String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FakeEngine engine() {
        return engines.getLast();
    }

    InetSocketAddress address() {
        return host.address();
    }

    RawClient connect() {
        return RawClient.connect(address());
    }

    RawClient.Answer get(String target) {
        return RawClient.get(address(), target);
    }

    /** {@return one frame of everything so far} */
    Frame frame() {
        try (Sampler sampler = Sampler.start(telemetry, frames::add)) {
            sampler.flush();
        }
        return frames.getLast();
    }

    /** {@return what a counter has come to} */
    long total(Counter counter) {
        frame();
        return frames.stream().mapToLong(frame -> frame.count(counter)).sum();
    }

    /** {@return how many failures of a kind there were} */
    long failures(String kind) {
        frame();
        return frames.stream().mapToLong(frame -> frame.failures().getOrDefault(kind, 0L)).sum();
    }

    @Override
    public void close() {
        engines.forEach(engine -> engine.gate.countDown());
        host.close();
    }
}
