package dev.zts.app.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.app.model.Notice.Topic;
import dev.zts.app.run.RunState;
import dev.zts.engine.IsolationPolicy;
import dev.zts.engine.Problem;
import dev.zts.folder.FolderException;
import dev.zts.load.LoadModel;
import dev.zts.server.HostOptions;
import dev.zts.server.ServerStartException;
import dev.zts.telemetry.EngineEvent.Severity;
import dev.zts.visualizers.timeline.TimelineView;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model on one thread: what comes back from the background is run when the test says so. */
class RunModelTest {
    private static final Path SHOP = Path.of("shop");
    private static final HostOptions OPTIONS = HostOptions.defaults();

    private final BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final Background background = Background.create(fx::add);
    private final List<FakeSession> sessions = new ArrayList<>();

    @AfterEach
    void end() {
        background.close();
    }

    private RunModel model() {
        return new RunModel(
                (folder, _) -> {
                    var session = new FakeSession(folder);
                    sessions.add(session);
                    return session;
                },
                background);
    }

    private static void waitFor(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private RunModel opened() {
        RunModel model = model();
        model.open(SHOP, OPTIONS);
        settle(model, Activity.READY);
        return model;
    }

    private void settle(RunModel model, Activity wanted) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> {
                    drain();
                    return model.activity() == wanted;
                });
    }

    private void drain() {
        Runnable next = fx.poll();
        while (next != null) {
            next.run();
            next = fx.poll();
        }
    }

    @Test
    void open_showsTheFolderAndItsHost() {
        RunModel model = opened();

        assertThat(model.folder()).isEqualTo(SHOP);
        assertThat(model.host()).isEqualTo(sessions.getFirst().host());
        assertThat(model.notices()).isEmpty();
    }

    @Test
    void open_again_closesTheFirst() {
        RunModel model = opened();

        model.open(Path.of("other"), OPTIONS);
        settle(model, Activity.READY);

        assertThat(sessions.get(0).closed()).isTrue();
        assertThat(sessions.get(1).closed()).isFalse();
        assertThat(model.host()).isEqualTo(sessions.get(1).host());
    }

    @Test
    void open_twiceAtOnce_keepsTheSecondAndClosesTheFirst() {
        var gate = new CountDownLatch(1);
        RunModel model =
                new RunModel(
                        (folder, _) -> {
                            waitFor(gate);
                            var session = new FakeSession(folder);
                            sessions.add(session);
                            return session;
                        },
                        background);
        model.open(SHOP, OPTIONS);
        model.open(Path.of("other"), OPTIONS);
        gate.countDown();

        settle(model, Activity.READY);

        assertThat(model.folder()).isEqualTo(Path.of("other"));
        await().until(() -> {
            drain();
            return sessions.get(0).closed();
        });
        assertThat(sessions.get(1).closed()).isFalse();
    }

    @Test
    void open_failing_tellsWhyAndOffersToRetry() {
        RunModel model =
                new RunModel(
                        (_, _) -> {
                            throw new FolderException("shop holds no handler: add a handler.js");
                        },
                        background);

        model.open(SHOP, OPTIONS);
        settle(model, Activity.EMPTY);

        assertThat(model.notices())
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.text()).contains("shop holds no handler");
                    assertThat(notice.severity()).isEqualTo(Severity.ERROR);
                    assertThat(notice.action()).isEqualTo(Notice.Action.RETRY);
                    assertThat(notice.details()).contains("FolderException");
                });
    }

    @Test
    void open_portInUse_namesThePortAndOffersAFreeOne() {
        RunModel model =
                new RunModel(
                        (_, _) -> {
                            throw new ServerStartException(
                                    "Port 8080 of 127.0.0.1 is in use",
                                    new BindException("Address already in use"));
                        },
                        background);

        model.open(SHOP, OPTIONS);
        settle(model, Activity.EMPTY);

        assertThat(model.notices())
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.text()).isEqualTo("Port 8080 of 127.0.0.1 is in use");
                    assertThat(notice.action()).isEqualTo(Notice.Action.USE_FREE_PORT);
                });
    }

    @Test
    void run_startsThePlanAsEdited() {
        RunModel model = opened();

        model.run(plan -> plan.withModel(new LoadModel.Closed(3)), OPTIONS);
        settle(model, Activity.MEASURING);

        assertThat(sessions.getFirst().started())
                .isEqualTo(sessions.getFirst().defaultPlan().withModel(new LoadModel.Closed(3)));
    }

    @Test
    void run_withOtherOptions_opensTheFolderAgainFirst() {
        RunModel model = opened();
        HostOptions frozen =
                OPTIONS.withEngine(OPTIONS.engine().withIsolation(IsolationPolicy.FROZEN));

        model.run(plan -> plan, frozen);
        settle(model, Activity.MEASURING);

        assertThat(sessions).hasSize(2);
        assertThat(sessions.get(0).closed()).isTrue();
        assertThat(sessions.get(1).started()).isNotNull();
    }

    @Test
    void run_thatCannotStart_saysWhyAndIsReadyAgain() {
        RunModel model = opened();

        model.run(
                _ -> {
                    throw new IllegalArgumentException("rate must be above 0");
                },
                OPTIONS);
        await().until(() -> {
            drain();
            return !model.notices().isEmpty();
        });

        assertThat(model.activity()).isEqualTo(Activity.READY);
        assertThat(model.notices().getFirst().text()).contains("rate must be above 0");
    }

    @Test
    void pulse_takesFiguresProgressAndElapsedTime() {
        RunModel model = opened();
        model.run(plan -> plan, OPTIONS);
        settle(model, Activity.MEASURING);

        sessions.getFirst().feed(40);
        model.pulse();

        assertThat(model.view()).extracting(TimelineView::completed).isEqualTo(4_000L);
        assertThat(model.elapsedNanosProperty().get()).isEqualTo(2_000_000_000L);
        assertThat(model.progressProperty().get()).isBetween(0.1, 0.2);
    }

    @Test
    void stop_endsTheRun() {
        RunModel model = opened();
        model.run(plan -> plan, OPTIONS);
        settle(model, Activity.MEASURING);

        model.stop();
        settle(model, Activity.FINISHED);

        assertThat(sessions.getFirst().state()).isEqualTo(RunState.FINISHED);
    }

    @Test
    void failedRequests_areToldWhenTheRunEnds() {
        RunModel model = opened();
        model.run(plan -> plan, OPTIONS);
        settle(model, Activity.MEASURING);

        sessions.getFirst().finish();
        settle(model, Activity.FINISHED);

        assertThat(model.notices().getFirst().text()).startsWith("1 of 100 requests failed");
    }

    @Test
    void pendingChange_isToldWithCaretText() {
        RunModel model = opened();
        var problem = new Problem("api/items.js", 2, 5, "Unexpected token", "let x = ;");

        sessions.getFirst()
                .setHost(
                        FakeSession.host(
                                SHOP,
                                1,
                                List.of(FakeSession.route("/items", null, problem)),
                                List.of()));
        model.pulse();

        Notice notice = model.notices().getFirst();
        assertThat(notice.text()).contains("api/items.js").contains("keeps serving");
        assertThat(notice.details())
                .isEqualTo(
                        """
                        api/items.js:2:5: Unexpected token
                        let x = ;
                            ^\
                        """);
    }

    @Test
    void repairedFolder_replacesTheWarning() {
        RunModel model = opened();
        FakeSession session = sessions.getFirst();
        var problem = new Problem("api/items.js", 2, 5, "Unexpected token", "let x = ;");
        session.setHost(
                FakeSession.host(
                        SHOP, 1, List.of(FakeSession.route("/items", problem, null)), List.of()));
        model.pulse();

        session.setHost(
                FakeSession.host(
                        SHOP, 2, List.of(FakeSession.route("/items", null, null)), List.of()));
        model.pulse();

        assertThat(model.notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.severity()).isEqualTo(Severity.INFO));
    }

    @Test
    void export_unwritable_saysWhere(@TempDir Path directory) {
        RunModel model = opened();
        Path nowhere = directory.resolve("missing").resolve("report.json");

        model.export(Export.JSON, nowhere);
        await().until(() -> {
            drain();
            return !model.notices().isEmpty();
        });

        assertThat(model.notices().getFirst().topic()).isEqualTo(Topic.EXPORT);
        assertThat(model.notices().getFirst().text()).contains(nowhere.toString());
    }

    @Test
    void close_endsTheSession() throws InterruptedException {
        RunModel model = opened();

        model.close();

        assertThat(background.finish(Duration.ofSeconds(5))).isTrue();
        assertThat(sessions.getFirst().closed()).isTrue();
        assertThat(model.activity()).isEqualTo(Activity.EMPTY);
    }

    @Test
    void url_ofIpv6_hasBrackets() throws UnknownHostException {
        byte[] loopback = new byte[16];
        loopback[15] = 1;
        var address = new InetSocketAddress(InetAddress.getByAddress(loopback), 8080);

        assertThat(RunModel.url(address)).isEqualTo("http://[0:0:0:0:0:0:0:1]:8080");
    }
}
