package dev.zts.server;

import dev.zts.http.HttpDate;
import dev.zts.memory.AllocationMeter;
import dev.zts.telemetry.Counter;
import dev.zts.telemetry.Meter;
import dev.zts.telemetry.Owner;
import dev.zts.telemetry.ServerLog;
import dev.zts.telemetry.Telemetry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What the connections of one event loop share. Used on its thread only. */
final class ServerLoop {
    private final Meter meter;
    private final ServerLog log;
    private final String prefix;
    private long requests;
    private long dateSecond = -1;
    private byte[] date = new byte[0];

    ServerLoop(Telemetry telemetry, String prefix) {
        this.meter = telemetry.newMeter();
        this.log = telemetry.newServerLog();
        this.prefix = prefix;
        AllocationMeter.claim(Thread.currentThread(), Owner.SERVER);
    }

    void count(Counter counter, long increase) {
        meter.add(counter, increase);
    }

    ServerLog log() {
        return log;
    }

    /** {@return a request id that no other request of this server has} */
    String nextId() {
        return prefix + Long.toString(++requests, 36);
    }

    /** {@return now, as HTTP writes it; made once a second, not to be changed} */
    byte[] date() {
        long second = System.currentTimeMillis() / 1000;
        if (second != dateSecond) {
            dateSecond = second;
            date =
                    HttpDate.format(Instant.ofEpochSecond(second))
                            .getBytes(StandardCharsets.US_ASCII);
        }
        return date;
    }
}
