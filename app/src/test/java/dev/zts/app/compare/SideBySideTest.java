package dev.zts.app.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zts.folder.FolderException;
import dev.zts.load.LoadModel;
import dev.zts.load.LoadPlan;
import dev.zts.load.LoadRequest;
import dev.zts.server.HostOptions;
import dev.zts.visualizers.stats.Comparison.Subject;
import dev.zts.visualizers.stats.Gain;
import dev.zts.visualizers.stats.Metric;
import dev.zts.visualizers.stats.Verdict;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToDoubleFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SideBySideTest {
    private static final Path FOLDER = Path.of("/handlers/shop");
    private static final double MILLI = 1e6;
    private static final Schedule SCHEDULE =
            Schedule.of(FakeContestant.PLAN).withWarmupLimit(Duration.ofMinutes(1));

    private final List<String> journal = new ArrayList<>();
    private final List<FakeContestant> opened = new ArrayList<>();
    private final HostOptions a = HostOptions.defaults();

    private SideBySide open(IntToDoubleFunction nanosOfA, IntToDoubleFunction nanosOfB) {
        return SideBySide.open(
                FOLDER,
                a,
                Against.FULL,
                (_, options) -> {
                    boolean first = opened.isEmpty();
                    var side =
                            new FakeContestant(
                                    first ? "A" : "B",
                                    journal,
                                    options,
                                    first ? nanosOfA : nanosOfB);
                    opened.add(side);
                    return side;
                });
    }

    /** A little noise, the same on every run: no two blocks are equal. */
    private static IntToDoubleFunction about(double nanos) {
        return i -> nanos * (1 + 0.001 * (i * 7 % 5));
    }

    @Test
    void blocks_takeTurnsSoThatNoSideIsFirst() throws Exception {
        try (SideBySide sides = open(about(3 * MILLI), about(2 * MILLI))) {
            Outcome outcome = sides.run(FakeContestant.PLAN, SCHEDULE, _ -> {});

            assertThat(String.join("", journal)).endsWith("ABBAABBAABBAABBA");
            assertThat(outcome.comparison().blocks()).isEqualTo(8);
            assertThat(outcome.folder()).isEqualTo("shop");
            assertThat(outcome.a()).isEqualTo("coverage seed");
            assertThat(outcome.b()).isEqualTo("coverage full");
            assertThat(outcome.load())
                    .isEqualTo("open load, 100 requests/s, 8 blocks of 2 s a side in turns (ABBA)");
            Gain gain = outcome.comparison().headline();
            assertThat(gain.metric()).isEqualTo(Metric.HANDLER_TIME);
            assertThat(gain.verdict()).isEqualTo(Verdict.FASTER);
        }
        assertThat(opened).allMatch(FakeContestant::closed);
    }

    @Test
    void hosts_listenOnFreePortsAndFollowNoChange() {
        var fixed = new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080);
        HostOptions configured = a.withServer(a.server().withAddress(fixed));
        SideBySide.open(
                        FOLDER,
                        configured,
                        Against.FULL,
                        (_, options) -> {
                            var side = new FakeContestant("", journal, options, _ -> 1);
                            opened.add(side);
                            return side;
                        })
                .close();

        assertThat(opened).hasSize(2);
        for (FakeContestant side : opened) {
            assertThat(side.options().server().address().getPort()).isZero();
            assertThat(side.options().watch()).isFalse();
            assertThat(side.closed()).isTrue();
        }
    }

    @Test
    void warmUp_goesOnUntilBothSidesAreSteady() throws Exception {
        // B comes down to its 1 ms in six runs.
        try (SideBySide sides =
                open(
                        about(2 * MILLI),
                        i -> i < 6 ? MILLI * (7 - i) : about(MILLI).applyAsDouble(i))) {
            Outcome outcome = sides.run(FakeContestant.PLAN, SCHEDULE, _ -> {});

            // the seventh is the first like the one before it within a tenth
            assertThat(opened.getLast().runs()).isEqualTo(8 + 8);
            assertThat(outcome.notes()).noneMatch(note -> note.contains("still changing"));
        }
    }

    @Test
    void warmUp_hasALimitAndSaysSo() throws Exception {
        try (SideBySide sides = open(about(MILLI), about(MILLI))) {
            opened.getLast().compileInEachRun(1);

            Outcome outcome =
                    sides.run(
                            FakeContestant.PLAN,
                            SCHEDULE.withWarmupLimit(Duration.ofMillis(1)),
                            _ -> {});

            assertThat(outcome.notes())
                    .contains("After 1 ms of warm-up a side was still changing.");
        }
    }

    @Test
    void loadOfABlock_isThePlansWithTheBlocksTimes() throws Exception {
        try (SideBySide sides = open(about(MILLI), about(MILLI))) {
            sides.run(FakeContestant.PLAN, SCHEDULE, _ -> {});
        }
        LoadPlan block = opened.getFirst().plans().getLast();

        assertThat(block.mix()).isEqualTo(FakeContestant.PLAN.mix());
        assertThat(block.model()).isEqualTo(FakeContestant.PLAN.model());
        assertThat(block.duration()).isEqualTo(Duration.ofSeconds(2));
        assertThat(block.warmup()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void sideThatCannotBeOpened_leavesNoOtherOpen() {
        assertThatThrownBy(() ->
                        SideBySide.open(
                                FOLDER,
                                a,
                                Against.FULL,
                                (_, options) -> {
                                    if (!opened.isEmpty()) {
                                        throw new FolderException("gone");
                                    }
                                    var side = new FakeContestant("A", journal, options, _ -> 1);
                                    opened.add(side);
                                    return side;
                                }))
                .isInstanceOf(FolderException.class);
        assertThat(opened).singleElement().matches(FakeContestant::closed);
    }

    @Test
    void cancel_endsTheRunUnderWay() {
        SideBySide sides = open(about(MILLI), about(MILLI));
        opened.getFirst().hang();
        var outcome =
                CompletableFuture.supplyAsync(() -> {
                    try {
                        return sides.run(FakeContestant.PLAN, SCHEDULE, _ -> {});
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
        Awaitility.await().until(() -> opened.getFirst().runs() == 1);

        sides.cancel();

        assertThatThrownBy(() -> outcome.get(10, TimeUnit.SECONDS))
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown).isInstanceOf(CancellationException.class),
                        thrown ->
                                assertThat(thrown)
                                        .isInstanceOf(ExecutionException.class)
                                        .hasCauseInstanceOf(CancellationException.class));
        assertThat(opened.getLast().runs()).isZero();
        sides.close();
        assertThat(opened).allMatch(FakeContestant::closed);
    }

    @Test
    void cancel_betweenRuns_startsNoOther() {
        SideBySide sides = open(about(MILLI), about(MILLI));

        assertThatThrownBy(() ->
                        sides.run(
                                FakeContestant.PLAN,
                                SCHEDULE,
                                step -> {
                                    if (step.doing().startsWith("Block 3")) {
                                        sides.cancel();
                                    }
                                }))
                .isInstanceOf(CancellationException.class);
        assertThat(String.join("", journal)).endsWith("ABBA");
    }

    @Test
    void progress_growsFromNothingToTheLastBlock() throws Exception {
        List<Progress> told = new ArrayList<>();
        try (SideBySide sides = open(about(MILLI), about(MILLI))) {
            sides.run(FakeContestant.PLAN, SCHEDULE, told::add);
        }
        assertThat(told).extracting(Progress::share).isSorted();
        assertThat(told.getFirst().doing()).isEqualTo("Warming up A");
        assertThat(told.getLast().doing()).isEqualTo("Block 8 of 8, side A");
        assertThat(told.getLast().share()).isBetween(0.9, 1.0);
    }

    @Test
    void realHosts_areComparedAndClosed(@TempDir Path temp) throws Exception {
        Path folder = Files.createDirectories(temp.resolve("shop"));
        Files.writeString(
                folder.resolve("handler.js"),
                """
                function handler(request) {
                  let sum = 0;
                  for (let i = 0; i < 200; i++) sum += i;
                  return { status: request.url.endsWith('/no') ? 404 : 200, body: '' + sum };
                }
                """);
        LoadPlan plan =
                LoadPlan.of(
                        new LoadModel.Open(300),
                        List.of(LoadRequest.get("/yes"), LoadRequest.get("/no")));
        var schedule =
                new Schedule(
                        5,
                        Duration.ofMillis(250),
                        Duration.ofMillis(50),
                        Duration.ZERO,
                        Duration.ofMillis(1),
                        1);
        try (SideBySide sides = SideBySide.open(folder, a, Against.FULL)) {
            Outcome outcome = sides.run(plan, schedule, _ -> {});

            assertThat(outcome.comparison().handlers())
                    .extracting(Subject::name)
                    .containsExactly("GET /yes", "GET /no");
            for (Subject handler : outcome.comparison().handlers()) {
                Gain gain = handler.gain(Metric.HANDLER_TIME);
                // What a handler refuses on purpose is no failure.
                assertThat(gain.reason()).doesNotContain("failed").doesNotContain("requests;");
                assertThat(gain.timesAsFast()).isNotNull();
                assertThat(gain.a()).isBetween(1e3, 1e8);
                assertThat(gain.b()).isBetween(1e3, 1e8);
            }
        }
    }
}
