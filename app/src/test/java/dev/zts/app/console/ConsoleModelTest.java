package dev.zts.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zts.app.model.Background;
import dev.zts.app.model.FakeSession;
import dev.zts.app.model.RunModel;
import dev.zts.server.HostOptions;
import dev.zts.telemetry.ConsoleLog.Level;
import dev.zts.telemetry.ConsoleLog.Line;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleModelTest {
    private final FakeSession session = new FakeSession(Path.of("shop"));
    private final BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final Background background = Background.create(fx::add);
    private final RunModel run = new RunModel((_, _) -> session, background);
    private final ConsoleModel console = new ConsoleModel(run);

    @BeforeEach
    void open() {
        run.open(Path.of("shop"), HostOptions.defaults());
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

    @Test
    void refresh_appendsWhatIsNew() {
        session.console().append(Level.LOG, "a.js", "one");
        console.refresh();
        session.console().append(Level.LOG, "a.js", "two");
        console.refresh();

        assertThat(console.lines()).extracting(Line::text).containsExactly("one", "two");
    }

    @Test
    void level_hidesLessSeriousLines() {
        session.console().append(Level.LOG, "a.js", "chat");
        session.console().append(Level.ERROR, "a.js", "trouble");
        console.refresh();

        console.leastProperty().set(Level.WARN);

        assertThat(console.lines()).extracting(Line::text).containsExactly("trouble");
    }

    @Test
    void paused_takesNothingUntilItGoesOn() {
        console.pausedProperty().set(true);
        session.console().append(Level.LOG, "a.js", "later");
        console.refresh();
        assertThat(console.lines()).isEmpty();

        console.pausedProperty().set(false);
        console.refresh();

        assertThat(console.lines()).extracting(Line::text).containsExactly("later");
    }

    @Test
    void clear_forgetsLinesPrintedBefore() {
        session.console().append(Level.LOG, "a.js", "old");
        console.refresh();

        console.clear();
        console.refresh();

        assertThat(console.lines()).isEmpty();
    }

    @Test
    void aMillionLines_areBoundedAndTheLossIsCounted() {
        for (int i = 0; i < 1_000_000; i++) {
            session.console().append(Level.LOG, "a.js", "line " + i);
        }

        console.refresh();

        assertThat(console.lines()).hasSizeLessThanOrEqualTo(ConsoleModel.MAX_LINES);
        assertThat(console.lines().getLast().text()).isEqualTo("line 999999");
        assertThat(console.droppedProperty().get()).isGreaterThan(900_000);
    }
}
