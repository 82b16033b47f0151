package dev.zts.operations;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogTest {
    @TempDir private Path folder = Path.of("");

    private static AccessEntry entry(String method, String target) {
        return new AccessEntry(
                "a-1",
                1_767_225_600_123L,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711),
                method,
                target,
                200,
                153,
                5_000_000,
                5_000_000,
                3_000,
                97_999,
                false);
    }

    @Test
    void line_tellsEverything() {
        assertThat(entry("GET", "/users/7?x=1").writtenAt(5_412_000, true).line())
                .isEqualTo(
                        "2026-01-01T00:00:00.123Z a-1 127.0.0.1 \"GET /users/7?x=1\" 200 153"
                                + " latency=412us wait=3us run=97us");
    }

    @Test
    void lineOfABrokenRequest_hasDashes() {
        assertThat(entry("", "").writtenAt(5_000_000, false).line())
                .contains("\"- -\" 200")
                .endsWith(" aborted");
    }

    @Test
    void controlCharactersAndQuotes_cannotForgeALine() {
        String line =
                entry("GET", "/a\"\\\n2026 forged\r\u001b[2J\u00e9\u2028")
                        .writtenAt(0, true)
                        .line();

        assertThat(line).contains("/a\\\"\\\\\\x0a2026 forged\\x0d\\x1b[2J\\xe9\\u2028\"");
        assertThat(line.chars()).allMatch(c -> c >= ' ' && c <= '~');
    }

    @Test
    void fullQueue_dropsAndTellsHowMany() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AccessLog log = new AccessLog(out, 2);
        for (int i = 0; i < 5; i++) {
            log.add(entry("GET", "/" + i));
        }
        log.start();
        log.close();

        assertThat(log.dropped()).isEqualTo(3);
        assertThat(out.toString(US_ASCII))
                .contains("/0\"", "/1\"")
                .doesNotContain("/2\"")
                .contains("# 3 requests are not in this log\n");
    }

    @Test
    void fileThatCannotBeOpened_isNamed() {
        String file = folder.resolve("absent/log").toString();

        assertThatThrownBy(() -> AccessLog.open(file)).hasMessageContaining(file);
    }
}
