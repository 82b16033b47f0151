package dev.zts.app.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.server.HostOptions;
import dev.zts.visualizers.report.SlowRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlowestModelTest {
    private final FakeSession session = new FakeSession(Path.of("shop"));
    private final BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final Background background = Background.create(fx::add);
    private final RunModel run = new RunModel((_, _) -> session, background);
    private final SlowestModel slowest = new SlowestModel(run, background);

    @BeforeEach
    void open() {
        run.open(Path.of("shop"), HostOptions.defaults());
        until(() -> run.host() != null);
        run.run(UnaryOperator.identity(), HostOptions.defaults());
        until(() -> run.activity() == Activity.MEASURING);
    }

    @AfterEach
    void end() {
        background.close();
    }

    private void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    Runnable next = fx.poll();
                    if (next != null) {
                        next.run();
                    }
                    return condition.call();
                });
    }

    private void feed() {
        session.feed(10);
        run.pulse();
    }

    private boolean foundAny() {
        slowest.refresh();
        return !slowest.requestsProperty().get().isEmpty();
    }

    @Test
    void nobodyLooks_nothingIsSearched() {
        feed();

        assertThat(session.searches()).isZero();
        assertThat(slowest.requestsProperty().get()).isEmpty();
    }

    @Test
    void refresh_findsRequestsAndRestsForASecond() {
        feed();
        until(this::foundAny);
        int searches = session.searches();

        feed();
        slowest.refresh();

        assertThat(slowest.requestsProperty().get())
                .extracting(SlowRequest::latencyNanos)
                .containsExactly(30_000_000L);
        assertThat(session.searches()).isEqualTo(searches);
    }

    @Test
    void refresh_searchesOnceMoreAfterTheEndAndThenNotAgain() {
        feed();
        until(this::foundAny);
        session.finish();
        run.pulse();
        int duringTheRun = session.searches();
        until(() -> {
            slowest.refresh();
            return session.searches() > duringTheRun;
        });

        feed();
        await().during(Duration.ofMillis(1_200))
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    Runnable next = fx.poll();
                    if (next != null) {
                        next.run();
                    }
                    slowest.refresh();
                    return session.searches() == duringTheRun + 1;
                });
    }

    @Test
    void closedFolder_hasNoRequests() {
        feed();
        until(this::foundAny);

        run.close();

        assertThat(slowest.requestsProperty().get()).isEmpty();
    }
}
