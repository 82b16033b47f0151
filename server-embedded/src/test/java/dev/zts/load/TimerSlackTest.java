package dev.zts.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimerSlackTest {

    @Test
    void slack_isSetOnLinux_whereNativeAccessIsEnabled_andLeftAloneElsewhere() {
        boolean linux = System.getProperty("os.name").equals("Linux");
        boolean enabled = TimerSlack.class.getModule().isNativeAccessEnabled();

        assertThat(TimerSlack.minimize()).isEqualTo(linux && enabled);
    }
}
