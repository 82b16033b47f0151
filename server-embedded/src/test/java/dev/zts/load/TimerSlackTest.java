package dev.zts.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TimerSlackTest {

    @Test
    void slackOfTheThread_isANanosecondOnLinux_andLeftAloneElsewhere() throws IOException {
        boolean linux = System.getProperty("os.name").equals("Linux");
        assertThat(TimerSlack.class.getModule().isNativeAccessEnabled()).isTrue();
        assertThat(TimerSlack.minimize()).isEqualTo(linux);
        if (linux) {
            Path thread = Path.of("/proc/thread-self").toRealPath().getFileName();
            Path slack = Path.of("/proc").resolve(thread).resolve("timerslack_ns");
            assertThat(Files.readString(slack).strip()).isEqualTo("1");
        }
    }
}
