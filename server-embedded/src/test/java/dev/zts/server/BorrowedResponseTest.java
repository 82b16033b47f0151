package dev.zts.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.zts.engine.EngineOptions;
import dev.zts.engine.SourceTree;
import dev.zts.pool.Lease;
import dev.zts.pool.PoolOptions;
import dev.zts.pool.RuntimePool;
import dev.zts.telemetry.Counter;
import dev.zts.telemetry.Telemetry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Responses that still belong to a runtime while they go out. */
class BorrowedResponseTest extends EachIoTest {
    private static final int LARGE = 30_000_000;
    private static final String GET = "GET %s HTTP/1.1\r\nHost: test\r\n\r\n";

    @TempDir private Path folder;

    @BeforeEach
    void handlers() {
        HostFixture.write(folder, "index.js", "text:home");
        HostFixture.write(folder, "large.js", "bytes:" + LARGE);
        HostFixture.write(folder, "some.js", "bytes:100000");
        HostFixture.write(folder, "unreadable.js", "unreadable");
        HostFixture.write(folder, "unsettled.js", "unsettled");
    }

    /** A host whose handlers may be held up: it is not about their time. */
    @Override
    HostFixture start(Path where, HostOptions options) {
        return super.start(
                where, options.withEngine(options.engine().withWallLimit(Duration.ofSeconds(30))));
    }

    private static String text(int length) {
        return new String(FakeEngine.counting(length), StandardCharsets.US_ASCII);
    }

    @Test
    void slowReader_holdsNoRuntime_andGetsEveryByte() {
        try (HostFixture host = start(folder, o -> o.withWriteStall(Duration.ofSeconds(30)));
                RawClient client = host.connect()) {
            client.send(GET.formatted("/large"));

            // Nothing is read, and no socket's buffer holds that much.
            await().until(() -> host.engine().runs.get() == 1 && host.frame().pool().inUse() == 0);
            assertThat(host.get("/").body()).isEqualTo("home");
            assertThat(client.read().body().equals(text(LARGE))).isTrue();
        }
    }

    @Test
    void lentBytes_goOutBetweenOtherResponses_inOrder() {
        for (InlinePolicy inline : InlinePolicy.values()) {
            try (HostFixture host = start(folder, o -> o.withInline(inline));
                    RawClient client = host.connect()) {
                client.send(
                        (GET.formatted("/") + GET.formatted("/some") + GET.formatted("/"))
                                .repeat(3));
                for (int i = 0; i < 3; i++) {
                    assertThat(client.read().body()).isEqualTo("home");
                    assertThat(client.read().body()).isEqualTo(text(100_000));
                    assertThat(client.read().body()).isEqualTo("home");
                }
                await().until(() -> host.frame().pool().inUse() == 0);
                assertThat(host.frame().pool().discarded()).isZero();
            }
        }
    }

    @Test
    void clientThatResetsDuringAResponse_isCounted_andTheRuntimeComesBack() {
        try (HostFixture host = start(folder)) {
            RawClient client = host.connect();
            client.send(GET.formatted("/large"));
            await().until(() -> host.engine().runs.get() == 1);
            client.reset();

            await().until(() -> host.total(Counter.SERVER_CLIENT_ABORTED) == 1);
            await().until(() -> host.frame().pool().inUse() == 0);
            assertThat(host.get("/").body()).isEqualTo("home");
        }
    }

    @Test
    void responseThatCannotBeRead_isAWhole500_andItsRuntimeIsReplaced() {
        for (InlinePolicy inline : InlinePolicy.values()) {
            try (HostFixture host = start(folder, o -> o.withInline(inline));
                    RawClient client = host.connect()) {
                for (int i = 1; i <= 3; i++) {
                    RawClient.Answer answer = client.send(GET.formatted("/unreadable")).read();

                    assertThat(answer.status()).isEqualTo(500);
                    assertThat(answer.body()).contains("urn:zts:server.internal");
                    assertThat(client.send(GET.formatted("/")).read().body()).isEqualTo("home");
                    assertDiscarded(host, i);
                }
            }
        }
    }

    @Test
    void runtimeThatFailsAfterItsAnswer_isReplaced_andTheAnswerIsWhole() {
        for (InlinePolicy inline : InlinePolicy.values()) {
            try (HostFixture host = start(folder, o -> o.withInline(inline));
                    RawClient client = host.connect()) {
                for (int i = 1; i <= 3; i++) {
                    assertThat(client.send(GET.formatted("/unsettled")).read().body())
                            .isEqualTo("whole");
                    assertDiscarded(host, i);
                }
            }
        }
    }

    /** Each runtime was discarded once, none is in use, and there are not too many. */
    private static void assertDiscarded(HostFixture host, int count) {
        await().untilAsserted(() -> {
            assertThat(host.frame().pool().discarded()).isEqualTo(count);
            assertThat(host.frame().pool().inUse()).isZero();
            assertThat(host.engine().open.get()).isEqualTo(2);
        });
    }

    @Test
    void bytesThatWereGivenBack_cannotBeUsed_norGivenBackAgain() {
        try (RuntimePool pool = pool()) {
            Lease lease = requireNonNull(pool.tryAcquire());
            Loan loan = new Loan(lease, new byte[3]);
            assertThat(loan.bytes()).hasSize(3);
            loan.giveBack();

            assertThatThrownBy(loan::bytes).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(loan::giveBack).isInstanceOf(IllegalStateException.class);
            assertThat(pool.state().inUse()).isEqualTo(1);
            loan.end();
            assertThat(pool.state().inUse()).isZero();
            assertThatThrownBy(lease::isolate).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void runtimeWhoseBytesAreLent_mustNotRun() {
        try (RuntimePool pool = pool()) {
            Lease lease = requireNonNull(pool.tryAcquire());
            Loan loan = new Loan(lease, new byte[3]);

            assertThatThrownBy(() -> Loan.checkNotLent(lease.isolate()))
                    .isInstanceOf(IllegalStateException.class);
            loan.giveBack();
            Loan.checkNotLent(lease.isolate());
            loan.end();
        }
    }

    private RuntimePool pool() {
        FakeEngine engine = new FakeEngine(EngineOptions.defaults());
        return RuntimePool.open(
                PoolOptions.defaults().withCapacity(1),
                () -> engine.open(engine.compile(new SourceTree(1, List.of()))),
                new Telemetry());
    }
}
