package dev.zts.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zts.engine.EngineOptions;
import dev.zts.pool.PoolOptions;
import dev.zts.telemetry.ColdStart;
import dev.zts.telemetry.ConsoleLog;
import dev.zts.telemetry.Frame;
import dev.zts.telemetry.Sampler;
import dev.zts.telemetry.Telemetry;
import dev.zts.vm.ZtsEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cold start as a host measures it. */
class FirstAnswerTest {
    private static final long IDLE_NANOS = 60_000_000;

    @TempDir private Path parent;
    private Path folder;

    @BeforeEach
    void handlers() {
        folder = parent.resolve("handlers");
        HostFixture.write(folder, "index.js", "text:one");
        HostFixture.write(folder, "public/page.html", "<p>page</p>");
    }

    @Test
    void beforeAnAnswer_nothingIsKnown() {
        try (HostFixture host = HostFixture.start(folder)) {
            assertThat(host.frame().coldStart()).isEqualTo(ColdStart.NONE);
        }
    }

    @Test
    void answerWithoutAHandler_doesNotCount() {
        try (HostFixture host = HostFixture.start(folder)) {
            assertThat(host.get("/page.html").status()).isEqualTo(200);
            assertThat(host.get("/nothing").status()).isEqualTo(404);
            assertThat(host.frame().coldStart().isKnown()).isFalse();
        }
    }

    @Test
    void firstAnswer_isKept_whateverComesLater() {
        try (HostFixture host = HostFixture.start(folder)) {
            host.get("/");
            ColdStart first = host.frame().coldStart();
            host.get("/");

            assertThat(first.isKnown()).isTrue();
            assertThat(first.isolateNanos())
                    .isEqualTo(first.compileNanos() + first.openNanos() + first.runNanos())
                    .isLessThan(first.folderNanos());
            assertThat(host.frame().coldStart()).isEqualTo(first);
        }
    }

    @Test
    void timeInWhichNobodyAsked_isLeftOut() {
        long begin = System.nanoTime();
        try (HostFixture host = HostFixture.start(folder)) {
            long ready = System.nanoTime();
            while (System.nanoTime() - ready < IDLE_NANOS) {
                Thread.onSpinWait();
            }
            host.get("/");
            ColdStart start = host.frame().coldStart();
            long all = System.nanoTime() - begin;

            assertThat(start.idleNanos()).isGreaterThanOrEqualTo(IDLE_NANOS);
            assertThat(start.folderNanos()).isLessThanOrEqualTo(all - IDLE_NANOS);
        }
    }

    @Test
    void onlyTheFirstHostOfAProcess_countsFromItsStart() {
        try (HostFixture first = HostFixture.start(folder);
                HostFixture second = HostFixture.start(folder)) {
            first.get("/");
            second.get("/");

            assertThat(second.frame().coldStart().processNanos()).isZero();
            ColdStart start = first.frame().coldStart();
            if (start.processNanos() != 0) {
                assertThat(start.processNanos()).isGreaterThan(start.folderNanos());
            }
        }
    }

    @Test
    void scripts_areCountedByWhereTheirBytecodeCameFrom() {
        HostFixture.write(folder, "index.js", "export default () => new Response('one');");
        HostOptions options =
                HostOptions.defaults()
                        .withEngine(
                                EngineOptions.defaults().withBytecodeCache(parent.resolve("cache")))
                        .withPool(PoolOptions.defaults().withCapacity(1))
                        .withWatch(false);

        ColdStart cold = started(options);
        assertThat(cold.compiled()).isEqualTo(1);
        assertThat(cold.cached()).isZero();

        ColdStart warm = started(options);
        assertThat(warm.compiled()).isZero();
        assertThat(warm.cached()).isEqualTo(1);
    }

    private ColdStart started(HostOptions options) {
        Telemetry telemetry = new Telemetry();
        ConsoleLog console = new ConsoleLog(1 << 16);
        List<Frame> frames = new CopyOnWriteArrayList<>();
        try (EngineHost host =
                EngineHost.start(
                        folder,
                        options,
                        telemetry,
                        settings -> ZtsEngine.create(settings, telemetry, console))) {
            assertThat(RawClient.get(host.address(), "/").body()).isEqualTo("one");
            try (Sampler sampler = Sampler.start(telemetry, frames::add)) {
                sampler.flush();
            }
            return frames.getLast().coldStart();
        }
    }
}
