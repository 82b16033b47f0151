package dev.zts.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.zts.telemetry.ConsoleLog.Level;
import dev.zts.telemetry.ConsoleLog.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ConsoleLogTest {

    private static List<String> texts(ConsoleLog log) {
        return log.since(0).stream().map(Line::text).toList();
    }

    @Test
    void default_keepsOneMebichar() {
        ConsoleLog log = new ConsoleLog();
        String line = "x".repeat(1 << 10);
        for (int i = 0; i < 1 << 11; i++) {
            log.append(Level.LOG, "a.js", line);
        }

        assertThat(log.since(0)).hasSize(1 << 10);
        assertThat(log.dropped()).isEqualTo(1 << 10);
    }

    @Test
    void full_dropsTheOldest() {
        ConsoleLog log = new ConsoleLog(10);
        log.append(Level.LOG, "a.js", "abcd");
        log.append(Level.WARN, "a.js", "efgh");
        log.append(Level.ERROR, "a.js", "ijk");

        assertThat(texts(log)).containsExactly("efgh", "ijk");
        assertThat(log.dropped()).isEqualTo(1);
        assertThat(log.shortened()).isZero();
    }

    @Test
    void since_givesWhatIsNew() {
        ConsoleLog log = new ConsoleLog(100);
        log.append(Level.LOG, "a.js", "one");
        log.append(Level.WARN, "b.js", "two");

        assertThat(log.since(1))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.sequence()).isEqualTo(1);
                    assertThat(line.level()).isEqualTo(Level.WARN);
                    assertThat(line.source()).isEqualTo("b.js");
                    assertThat(line.text()).isEqualTo("two");
                });
        assertThat(log.since(2)).isEmpty();
    }

    @Test
    void lineLongerThanTheRing_isCutAndCounted() {
        ConsoleLog log = new ConsoleLog(4);
        log.append(Level.LOG, "a.js", "ab");
        log.append(Level.LOG, "a.js", "cdefgh");

        assertThat(texts(log)).containsExactly("cdef");
        assertThat(log.shortened()).isEqualTo(1);
        assertThat(log.dropped()).isEqualTo(1);
    }

    @Test
    void controlCharacters_stayAsTheyAre() {
        ConsoleLog log = new ConsoleLog(100);
        log.append(Level.LOG, "a.js", "\u001b[31mred\u202e\n");

        assertThat(texts(log)).containsExactly("\u001b[31mred\u202e\n");
    }

    @Test
    void emptyLines_areBoundedToo() {
        ConsoleLog log = new ConsoleLog(1 << 20);
        for (int i = 0; i < 200_000; i++) {
            log.append(Level.LOG, "a.js", "");
        }

        assertThat(log.since(0)).hasSize(65_536);
        assertThat(log.dropped()).isEqualTo(200_000 - 65_536);
    }

    @Test
    @Timeout(60)
    void manyThreads_loseNothingUncounted() {
        ConsoleLog log = new ConsoleLog(1_000);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int t = 0; t < 4; t++) {
                threads.submit(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        log.append(Level.LOG, "a.js", "0123456789");
                    }
                });
            }
        }

        List<Line> kept = log.since(0);
        assertThat(kept).hasSize(100);
        assertThat(log.dropped()).isEqualTo(40_000 - 100);
        assertThat(kept.getLast().sequence()).isEqualTo(39_999);
    }

    @Test
    void frames_countTheDropped() {
        ConsoleLog log = new ConsoleLog(4);
        Telemetry telemetry = new Telemetry();
        telemetry.addSource(log);
        List<Frame> frames = new ArrayList<>();
        log.append(Level.LOG, "a.js", "abc");
        log.append(Level.LOG, "a.js", "def");
        Sampler.start(telemetry, frames::add).close();
        Sampler.start(telemetry, frames::add).close();

        assertThat(frames.stream().mapToLong(f -> f.count(Counter.CONSOLE_LINES_DROPPED)).sum())
                .isEqualTo(1);
    }

    @Test
    void noRoom_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConsoleLog(0))
                .withMessage("maxChars must be positive: 0");
    }
}
