package dev.zts.server;

import dev.zts.memory.AllocationMeter;
import dev.zts.telemetry.Counter;
import dev.zts.telemetry.Meter;
import dev.zts.telemetry.Owner;
import dev.zts.telemetry.ServerLog;
import dev.zts.telemetry.Telemetry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the connections of one event loop share. Used on its thread only. */
final class ServerLoop {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Meter meter;
    private final ServerLog log;
    private final String prefix;
    private long requests;
    private long dateSecond = -1;
    private String date = "";

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

    /** {@return now, as HTTP writes it} */
    String date() {
        long second = System.currentTimeMillis() / 1000;
        if (second != dateSecond) {
            dateSecond = second;
            date = format(Instant.ofEpochSecond(second));
        }
        return date;
    }

    static String format(Instant instant) {
        return DATE.format(instant);
    }
}
