package dev.zts.app.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.app.folder.RouteRow.Status;
import dev.zts.app.model.Background;
import dev.zts.app.model.FakeSession;
import dev.zts.app.model.RunModel;
import dev.zts.engine.Problem;
import dev.zts.server.HostOptions;
import dev.zts.server.RouteStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderModelTest {
    private static final Path SHOP = Path.of("shop");
    private static final Problem BROKEN = new Problem("api/a.js", 1, 2, "No", "let");

    private final FakeSession session = new FakeSession(SHOP);
    private final BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final Background background = Background.create(fx::add);
    private final RunModel run = new RunModel((_, _) -> session, background);
    private final FolderModel folder = new FolderModel(run);

    @BeforeEach
    void open() {
        run.open(SHOP, HostOptions.defaults());
        await().until(() -> {
            Runnable next = fx.poll();
            if (next != null) {
                next.run();
            }
            return run.host() != null;
        });
    }

    @AfterEach
    void end() {
        background.close();
    }

    private void serve(RouteStatus... routes) {
        session.setHost(FakeSession.host(SHOP, 1, List.of(routes), List.of()));
        run.pulse();
    }

    @Test
    void row_showsPatternMethodsAndStatus() {
        assertThat(folder.rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.pattern()).isEqualTo("/items");
                    assertThat(row.methods()).isEqualTo("GET POST");
                    assertThat(row.status()).isEqualTo(Status.OK);
                });
    }

    @Test
    void brokenRoute_carriesItsCaretText() {
        serve(FakeSession.route("/a", BROKEN, null), FakeSession.route("/b", null, null));

        assertThat(folder.rows())
                .extracting(RouteRow::status)
                .containsExactly(Status.BROKEN, Status.OK);
        assertThat(folder.rows().getFirst().problem()).isEqualTo("api/a.js:1:2: No\nlet\n ^");
    }

    @Test
    void pendingChange_isToldApartFromABrokenRoute() {
        serve(FakeSession.route("/a", null, BROKEN));

        assertThat(folder.rows()).extracting(RouteRow::status).containsExactly(Status.PENDING);
    }

    @Test
    void figures_arriveWithTheFrames() {
        session.feed(20);
        run.pulse();
        folder.refresh();

        RouteRow row = folder.rows().getFirst();
        assertThat(row.count()).isEqualTo(2_000);
        assertThat(row.p99Nanos()).isBetween(9_000_000L, 11_000_000L);
    }

    @Test
    void taintedRoute_isMarked() {
        session.feed(40);
        run.pulse();
        folder.refresh();

        assertThat(folder.rows().getFirst().status()).isEqualTo(Status.TAINTED);
    }

    @ParameterizedTest
    @CsvSource({
        "/items, /items, true",
        "/items, /items/, false",
        "/users/:id, /users/7, true",
        "/users/:id, /users/, false",
        "/users/:id, /users/7/posts, false",
        "/files/*rest, /files/a/b, true",
        "/*, /anything/at/all, true",
        "/, /, true",
        "/a, /b, false"
    })
    void pattern_takesPath(String pattern, String path, boolean expected) {
        assertThat(RouteFigures.matches(pattern, path)).isEqualTo(expected);
    }
}
